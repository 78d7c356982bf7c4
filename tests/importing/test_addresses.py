"""Addresses and languages of a text reach the article as it may hold them, or not at all."""

from __future__ import annotations

import pytest

from factdeck.importing import import_text
from factdeck.importing.addresses import address_in, is_language, page_address, whole_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a_(b)?c=d#e", "https://example.org/a_(b)?c=d#e"),
        (" https://example.org ", "https://example.org"),
        ("//example.org/a", "https://example.org/a"),
        ('https://example.org/a|b{c}"d"', "https://example.org/a%7Cb%7Bc%7D%22d%22"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_is_written_as_an_article_holds_it(text: str, address: str) -> None:
    assert whole_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["", "page", "#section", "example.org", "javascript:alert(1)", "file:///etc/passwd", "https://a.org/b c"],
)
def test_what_is_no_whole_address_is_none(text: str) -> None:
    assert whole_address(text) == ""
    assert page_address(text) == ""


def test_a_mailbox_is_no_page() -> None:
    assert page_address("mailto:a@example.org") == ""
    assert page_address("https://example.org/a|b") == "https://example.org/a%7Cb"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("A map, at https://example.org/a|b.", "https://example.org/a%7Cb"),
        ("(see http://example.org/a; then https://example.org/b)", "http://example.org/a"),
        ("A map", ""),
        ("A map, at https://", ""),
    ],
)
def test_the_first_address_of_the_words_is_found(words: str, address: str) -> None:
    assert address_in(words) == address


def test_a_language_is_a_tag_that_an_article_may_have() -> None:
    assert [tag for tag in ("en", "zh-Hant-TW", "en-abc", "English", "") if is_language(tag)] == [
        "en",
        "zh-Hant-TW",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A town\n\nSource: https://example.org/a|b\n\nIt stands.\n", "URL: https://example.org/a%7Cb"),
        ("---\ntitle: A town\nsource: https://example.org/a|b\n---\n\nIt stands.\n", "/a%7Cb"),
        ("A town\n\nSource: https://user:word@example.org/\n\nIt stands.\n", "user:word"),
        ("A town\n\nLanguage: en-abc\n\nIt stands.\n", "Language: en-abc"),
        ("'''A''' is {{lang|zh-min-nan|B}} and '''C'''.\n", "**A** is B and **C**."),
        ("== A ==\n'''B''' has a [https://example.org/{c} page].\n", "[page](https://example.org/%7Bc%7D)"),
        ("# A\n\nOf **a** [page](//example.org/c).\n", "[page](https://example.org/c)"),
    ],
)
def test_whatever_stands_for_an_address_or_a_language_an_article_is_made(text: str, kept: str) -> None:
    assert kept in import_text(text, "A town").text
