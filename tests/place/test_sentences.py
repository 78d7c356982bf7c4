"""Paragraphs cut between sentences."""

from __future__ import annotations

import pytest

from factdeck.place.sentences import first_sentence, split_at_sentence
from place.support_boxes import words


def text(box) -> str:  # type: ignore[no-untyped-def]
    return "".join(run.text for run in box.runs)


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("One thing. Another thing.", "One thing."),
        ("Is it? It is.", "Is it?"),
        ("He said “no.” Then he left.", "He said “no.”"),
        ("About 3.5 km away. There.", "About 3.5 km away."),
        ("No end at all", "No end at all"),
        ("Привет, мир. Ещё раз.", "Привет, мир."),
    ],
)
def test_the_first_sentence_is_found(paragraph: str, first: str) -> None:
    assert text(first_sentence(words(paragraph))) == first


def test_a_paragraph_is_cut_at_the_last_sentence_that_fits() -> None:
    box = words("First one here. Second one here. Third one here.")
    width = 90.0
    assert box.height(width) == 3 * 12
    parts = split_at_sentence(box, width, 2 * 12)
    assert parts is not None
    assert [text(part) for part in parts] == ["First one here. Second one here.", "Third one here."]


def test_nothing_is_cut_where_not_even_one_sentence_fits() -> None:
    assert split_at_sentence(words("A first sentence of some length. More."), 60.0, 12.0) is None
