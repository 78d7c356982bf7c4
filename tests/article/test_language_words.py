"""Lists are set with the signs of their language."""

from __future__ import annotations

import pytest

from factdeck.article.language_words import listed
from support.pieces import made, texts


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "A, B, C"), ("zh-TW", "A、B、C"), ("ja", "A、B、C"), ("xx", "A, B, C")]
)
def test_the_entries_of_a_list_stand_apart_as_in_the_language(lang: str, told: str) -> None:
    assert listed(["A", "B", "C"], lang) == told


def test_one_entry_and_none_are_lists_too() -> None:
    assert (listed(["A"], "ja"), listed([], "ja")) == ("A", "")


def test_authors_are_listed_so_on_paper_and_on_slides() -> None:
    article = "title: 書\nlang: ja\nlead: 本。\nauthors: [甲, 乙]\nlicence: {name: CC BY 4.0}\n"
    for layout in ("fact-sheet", "lecture"):
        assert any("甲、乙" in text for text in texts(made(article, layout)[0]))
