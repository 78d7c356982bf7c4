"""Quotations in a title get the signs of the bibliography's language, whatever signs they were written in."""

from __future__ import annotations

import pytest

from factdeck.citations.csl import Processor, read_locale, read_style, text_of
from support.samples import ROOT

FOLDER = ROOT / "layouts" / "citation-styles"


def entry(title: str, lang: str = "en-US", **fields: object) -> str:
    style = read_style((FOLDER / "chicago-author-date.csl").read_text(encoding="utf-8"))
    locale = read_locale((FOLDER / f"locales-{lang}.xml").read_text(encoding="utf-8"))
    items = {
        "a": {"id": "a", "type": "webpage", "title": title, "issued": {"date-parts": [[2004]]}, **fields}
    }
    (found,) = Processor(style, locale, items, []).entries()
    return text_of(found.parts)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('Why "storms" end', "“Why ‘Storms’ End.” 2004."),
        ("Why 'storms' end", "“Why ‘Storms’ End.” 2004."),
        ("Why „storms“ end", "“Why ‘Storms’ End.” 2004."),
        ("Why « storms » end", "“Why ‘Storms’ End.” 2004."),
        ('"A "storm" at sea"', "“‘A “Storm” at Sea.’” 2004."),
        ("The sailors' 'storm'", "“The Sailors’ ‘Storm.’” 2004."),
        ("Rock 'n' roll at sea", "“Rock ‘n’ Roll at Sea.” 2004."),
        ("Stop 'em", "“Stop ’Em.” 2004."),
        ('A 12" gun', '“A 12" Gun.” 2004.'),
        ("Who won?", "“Who Won?” 2004."),
        ("Who won.", "“Who Won.” 2004."),
        ("Found on example.org, e.g. here", "“Found on example.org, e.g. Here.” 2004."),
    ],
)
def test_signs_are_those_of_the_language(written: str, told: str) -> None:
    assert entry(written) == told


def test_a_full_stop_stands_once_where_it_stands_outside() -> None:
    assert entry("Who won?", "de-DE").startswith("„Who won?“ 2004")
    assert entry("Who won.", "de-DE").startswith("„Who won.“ 2004")
    assert entry("Who 'won'", "de-DE").startswith("„Who ‚won‘“. 2004")


def test_an_edition_agrees_with_its_word() -> None:
    told = {lang: entry("A", lang, type="book", edition="1") for lang in ("fr-FR", "it-IT", "en-US")}
    assert "1ʳᵉ éd." in told["fr-FR"]
    assert "1ª ed." in told["it-IT"]
    assert "1st ed." in told["en-US"]


@pytest.mark.parametrize(
    ("given", "short"),
    [("C.-W.", "C.-W."), ("Th.", "Th."), ("Jean-Paul", "J.-P."), ("H .E.", "H. E."), ("AB", "A.")],
)
def test_given_names_are_shortened_to_their_initials(given: str, short: str) -> None:
    style = read_style((FOLDER / "apa.csl").read_text(encoding="utf-8"))
    locale = read_locale((FOLDER / "locales-en-US.xml").read_text(encoding="utf-8"))
    item = {"id": "a", "type": "book", "title": "A", "author": [{"family": "Lee", "given": given}]}
    (found,) = Processor(style, locale, {"a": item}, []).entries()
    assert text_of(found.parts).startswith(f"Lee, {short} (n.d.)")
