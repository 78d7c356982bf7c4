"""Words to know are found in a text as whole words, in any form that the language commonly gives them."""

from __future__ import annotations

import pytest

from factdeck.article.markup import parse_inline, plain
from factdeck.article.teaching import Term
from factdeck.blocks.terms import terms_said
from factdeck.reading import Text


def said(words: list[str], texts: list[str], lang: str = "en") -> list[str]:
    terms = [Term.made({"term": parse_inline(Text(word)), "meaning": (), "number": None}) for word in words]
    return [plain(term.term) for term in terms_said(terms, texts, lang)]


@pytest.mark.parametrize(
    ("word", "text", "lang"),
    [
        ("Armistice", "an armistice", "en"),
        ("Armistice", "two armistices", "en"),
        ("Waffenstillstand", "des Waffenstillstands", "de"),
        ("赤壁", "联军在赤壁取胜", "zh"),
    ],
)
def test_a_word_is_found_in_its_forms_and_where_no_space_stands_beside_it(
    word: str, text: str, lang: str
) -> None:
    assert said([word], [text], lang) == [word]


def test_words_are_found_at_the_ends_of_texts_and_not_across_them() -> None:
    assert said(["end", "begin", "end begin"], ["the end", "begin it"]) == ["end", "begin"]


def test_a_part_of_another_word_is_none() -> None:
    assert said(["Arm"], ["an army"]) == []
