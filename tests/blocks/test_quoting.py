"""A quotation stands between the marks of its language, once, and what it quotes itself between the inner ones."""

from __future__ import annotations

import pytest

from factdeck.article.markup import parse_inline, plain
from factdeck.article.typography import typeset
from factdeck.blocks.quoting import in_quotation_marks
from factdeck.reading import Text
from support.pieces import made, texts


def quoted(typed: str, lang: str) -> str:
    text = in_quotation_marks(typeset(parse_inline(Text(typed)), lang), lang)
    return "".join("[1]" if span.cite else span.text for span in text)


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("en", "I came", "“I came”"),
        ("en", '"I came"', "“I came”"),
        ("en", '"I came".', "“I came”."),
        ("en", '"Yes" and "no"', "“‘Yes’ and ‘no’”"),
        ("en", 'He said "no"', "“He said ‘no’”"),
        ("en", "'Tis the town's", "“’Tis the town’s”"),
        ("en", "'It's here'", "‘It’s here’"),
        ("en", "*I* **came** [@a, p. 3]", "“I came” [1]"),
        ("en", "I came [@a].", "“I came [1].”"),
        ("de", '"Ja" und "nein"', "„‚Ja‘ und ‚nein‘“"),
        ("fr", '"Oui" et "non"', "«\u00a0«\u00a0Oui\u00a0» et «\u00a0non\u00a0»\u00a0»"),
        ("sv", '"Ja"', "”Ja”"),
        ("ru", 'Он сказал "нет"', "«Он сказал „нет“»"),
        ("zh-TW", '他說"不"', "「他說『不』」"),
        ("nl", '\'t Is het "huis"', "‘’t Is het ‘huis’’"),
        ("en", "[@a]", "[1]"),
    ],
)
def test_marks_stand_around_the_words_and_inner_ones_inside(lang: str, typed: str, expected: str) -> None:
    assert quoted(typed, lang) == expected


def test_each_letter_keeps_its_place_in_the_source() -> None:
    typed = Text('He said "no" to it')
    (span,) = in_quotation_marks(typeset(parse_inline(typed), "en"), "en")
    assert plain((span,)) == "“He said ‘no’ to it”"
    assert span.mark_at(0).column == 1


@pytest.mark.parametrize("layout", ["fact-sheet", "source-card"])
def test_marks_that_another_face_draws_are_set_in_it(layout: str) -> None:
    article = 'title: 長城\nlang: zh-TW\nsections: [{heading: 一, quotation: {text: 他說"不"}}]\n'
    assert "「他說『不』」" in texts(made(article, layout)[0])
