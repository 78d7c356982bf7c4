"""Paragraphs cut between sentences."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.place.boxes.text_box import TextBox
from factdeck.place.sentences import divided, first_sentence
from factdeck.scene import Run
from place.support_boxes import STYLE, words

MANY = 10**6


def text(box: TextBox) -> str:
    return "".join(run.text for run in box.runs)


def told(*runs: tuple[str, float]) -> TextBox:
    """A paragraph of texts, each with how far it stands above the line."""
    style = STYLE.text_style()
    return TextBox(runs=tuple(Run(each, replace(style, rise=rise), "en") for each, rise in runs), style=STYLE)


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("One thing. Another thing.", "One thing."),
        ("Is it? It is.", "Is it?"),
        ("He said “no.” Then he left.", "He said “no.”"),
        ("About 3.5 km away. There.", "About 3.5 km away."),
        ("No end at all", "No end at all"),
        ("Привет, мир. Ещё раз.", "Привет, мир."),
        ("Dr. Who and Brig. Lethbridge met. They talked.", "Dr. Who and Brig. Lethbridge met."),
    ],
)
def test_the_first_sentence_is_found(paragraph: str, first: str) -> None:
    assert text(first_sentence(words(paragraph))) == first


def test_a_citation_belongs_to_the_sentence_before_it() -> None:
    box = told(("It had a price.", 0.0), ("[1, p. 3]", 3.0), (" Nobody paid. So it stayed.", 0.0))
    assert text(first_sentence(box)) == "It had a price.[1, p. 3]"
    assert [text(part) for part in divided(box, 400.0, 100.0, 8)] == [
        "It had a price.[1, p. 3] Nobody paid.",
        "So it stayed.",
    ]


def test_a_paragraph_is_cut_behind_the_last_sentence_that_fits() -> None:
    box = words("First one here. Second one here. Third one here.", bullet="•")
    width = 90.0
    assert box.height(width) == 3 * 12
    parts = divided(box, width, 2 * 12, 6)
    assert [text(part) for part in parts] == ["First one here. Second one here.", "Third one here."]
    assert [part.bullet for part in parts] == ["•", ""]


def test_sentences_that_are_too_high_together_are_parted() -> None:
    parts = divided(words("First one here. Second one here. Third one here."), 90.0, 12.0, MANY)
    assert [text(part) for part in parts] == ["First one here.", "Second one here.", "Third one here."]


def test_what_fits_stays_as_it_is() -> None:
    box = words("First one here. Second one here.")
    assert divided(box, 400.0, 100.0, MANY) == [box]


def test_a_single_sentence_is_cut_between_its_lines_and_loses_no_word() -> None:
    sentence = " ".join(f"word{number}" for number in range(500)) + "."
    parts = divided(words(sentence), 200.0, 5 * 12, 40)
    assert all(part.height(200.0) <= 5 * 12 for part in parts)
    assert " ".join(text(part).strip() for part in parts).split() == sentence.split()


def test_runs_keep_their_own_style_when_a_paragraph_is_cut() -> None:
    bold = replace(STYLE.text_style(), face=STYLE.text_style(bold=True).face)
    box = TextBox(
        runs=(
            Run("One. Tw", STYLE.text_style(), "en"),
            Run("o is bold. ", bold, "en"),
            Run("Three.", STYLE.text_style(), "en"),
        ),
        style=STYLE,
    )
    parts = divided(box, 400.0, 100.0, 3)
    assert [[run.text for run in part.runs] for part in parts] == [["One."], ["Tw", "o is bold."], ["Three."]]
