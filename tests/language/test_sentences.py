"""Texts of many languages to their sentences, never cut at an abbreviation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.language.sentences import CITATION, full_stop, has_end, sentence_ends, sentences

CASES = [
    tuple(line.split(": ", 1))
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "parted"), CASES)
def test_a_text_is_parted_into_its_sentences(lang: str, parted: str) -> None:
    expected = [each.strip() for each in parted.split(" | ")]
    text = ("" if lang in ("zh", "ja") else " ").join(expected)
    assert sentences(text, lang) == expected


def test_a_citation_belongs_to_the_sentence_before_it() -> None:
    mark = CITATION * 3
    assert sentence_ends(f"It was so.{mark} Then it was not.") == [13, 30]


@given(st.text(alphabet="aA.!?…。 \n”)«9é\ufffc"), st.sampled_from(["en", "de", "el", "zh"]))
def test_no_character_is_lost_and_each_sentence_has_one(text: str, lang: str) -> None:
    found = sentences(text, lang)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(found)
    ends = sentence_ends(text, lang)
    assert ends == sorted(set(ends))


@pytest.mark.parametrize(
    "text", ["Mr. " * 16_000, "'" * 500_000 + ".", ". " * 200_000, "J. R. " * 50_000, "a" * 10**6]
)
def test_a_text_that_never_ends_takes_no_longer_than_it_is_long(text: str) -> None:
    assert sentence_ends(text)[-1] == len(text.rstrip())


@pytest.mark.parametrize(
    "text", ["It was so.", "Was it?", "He said “so.”", "Oui, « ah ! »", "是。", "(It was.) "]
)
def test_a_text_that_ends_as_a_sentence_does_has_an_end(text: str) -> None:
    assert has_end(text)


@pytest.mark.parametrize("text", ["", "A town", "The “Iron Lady”", "A town (here)", "A town:"])
def test_a_text_without_a_stop_has_no_end(text: str) -> None:
    assert not has_end(text)


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("The end", "."),
        ("हज़ारों में", "।"),
        ("में 12", "।"),
        ("ที่พบ", ""),
        ("Fin 5", "."),
        ("كانت", "."),
        ("", "."),
    ],
)
def test_a_full_stop_is_that_of_the_script(text: str, stop: str) -> None:
    assert full_stop(text) == stop
