"""A caption parted behind its first sentence, its marks kept."""

from __future__ import annotations

import pytest

from factdeck.article import plain
from factdeck.article.markup import parse_inline
from factdeck.blocks.first_sentence import parted, without_full_stop
from factdeck.reading import Text


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("One. Two. Three.", "One.", "Two. Three."),
        ("Only one", "Only one", ""),
        ("By *St. John* in **May**. Then *more*", "By St. John in May.", "Then more"),
        ("Where? There.", "Where?", "There."),
    ],
)
def test_a_text_is_parted_behind_its_first_sentence(text: str, first: str, rest: str) -> None:
    head, tail = parted(parse_inline(Text(text)), "en")
    assert (plain(head), plain(tail)) == (first, rest)


def test_emphasis_stays_on_its_words() -> None:
    head, tail = parted(parse_inline(Text("The *Red* Army. *Then* more")), "en")
    assert [(span.text, span.italic) for span in head] == [("The ", False), ("Red", True), (" Army.", False)]
    assert [(span.text, span.italic) for span in tail] == [("Then", True), (" more", False)]


@pytest.mark.parametrize(
    ("text", "title"),
    [("One.", "One"), ("One?", "One?"), ("And so on…", "And so on…"), ("終わり。", "終わり")],
)
def test_a_title_has_no_full_stop(text: str, title: str) -> None:
    assert plain(without_full_stop(parse_inline(Text(text)))) == title
