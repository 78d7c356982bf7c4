"""Addresses of the web and of mailboxes are links; nothing else is."""

from __future__ import annotations

import pytest

from factdeck.article.fields import read_lang, read_link
from factdeck.article.language import check_language
from factdeck.article.links import check_link
from factdeck.reading import Complaint, Text


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://example.org/a?b=c&d#e",
        "https://example.org:8080/a_(b)",
        "https://en.wikipedia.org/wiki/Soviet–Japanese_War",
        "https://例え.jp/é",
        "mailto:somebody@example.org",
        "mailto:a@b.org?subject=c",
    ],
)
def test_whole_addresses_are_taken(address: str) -> None:
    assert read_link(Text(address)) == address


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("", "the address is missing", "write it, as in https://example.org"),
        ("example.org/a", "'example.org/a' is not a whole web address", "write https://example.org/a"),
        ("www.x.museum", "'www.x.museum' is not a whole web address", "write https://www.x.museum"),
        ("a@b.org", "'a@b.org' is not a web address", "begin it with https:// (or mailto:)"),
        ("page", "'page' is not a web address", "begin it with https:// (or mailto:)"),
        ("#section", "'#section' is not a web address", "begin it with https:// (or mailto:)"),
        (
            "javascript:alert(1)",
            "links to javascript: are not made",
            "link to the web (https://…) or to a mailbox (mailto:…)",
        ),
        (
            "JavaScript:alert(1)",
            "links to JavaScript: are not made",
            "link to the web (https://…) or to a mailbox (mailto:…)",
        ),
        (
            "file:///etc/passwd",
            "links to file: are not made",
            "link to the web (https://…) or to a mailbox (mailto:…)",
        ),
        (
            "data:text/html,x",
            "links to data: are not made",
            "link to the web (https://…) or to a mailbox (mailto:…)",
        ),
        (
            "https:/example.org",
            "'https:/example.org' is not a whole address",
            "as in https://example.org/page",
        ),
        ("https://", "'https://' is not a whole address", "as in https://example.org/page"),
        ("https:///a", "'https:///a' is not a whole address", "as in https://example.org/page"),
        (
            "https://a.org/b c",
            "'https://a.org/b c' is not a whole address",
            "a space in an address is written %20",
        ),
        (
            'https://a.org/"b',
            "'https://a.org/\"b' is not a whole address",
            'a " in an address'.replace('a "', '"') + " is written %22",
        ),
        (
            "https://user:word@a.org",
            "'https://user:word@a.org' is not a whole address",
            "as in https://example.org/page",
        ),
        ("mailto:nobody", "'mailto:nobody' is not a whole address", "as in https://example.org/page"),
    ],
)
def test_other_addresses_are_told(address: str, message: str, hint: str) -> None:
    with pytest.raises(Complaint) as raised:
        check_link(address, 7)
    assert (raised.value.message, raised.value.hint) == (message, hint)
    assert (raised.value.offset, raised.value.length) == (7, max(1, len(address)))


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "en-GB",
        "zh-Hant",
        "zh-Hant-TW",
        "sr-Latn",
        "es-419",
        "de-1996",
        "sl-rozaj",
        "en-x-private",
        "de-DE-u-co-phonebk",
        "yue",
    ],
)
def test_well_formed_language_tags_are_taken(tag: str) -> None:
    assert read_lang(Text(tag)) == tag


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("en_GB", "write en-GB"),
        ("English", "write en"),
        ("Klingon", "as in en-GB, de, zh-Hant or ru"),
        ("e", "as in en-GB, de, zh-Hant or ru"),
        ("en-", "as in en-GB, de, zh-Hant or ru"),
        ("en GB", "as in en-GB, de, zh-Hant or ru"),
        ("", "as in en-GB, de, zh-Hant or ru"),
    ],
)
def test_other_language_tags_are_told(tag: str, hint: str) -> None:
    with pytest.raises(Complaint) as raised:
        check_language(tag)
    assert raised.value.hint == hint
