"""Citations and bibliographies are set as pandoc's citeproc sets them, but for differences that have their reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from factdeck.article.markup import parse_inline
from factdeck.citations.csl import Part, Processor, read_locale, read_style
from factdeck.citations.worded import cite_item
from factdeck.reading import Text
from support.samples import ROOT

ORACLE = Path(__file__).parent / "oracle"
STYLES = ROOT / "layouts" / "citation-styles"
RECORDED = sorted((ORACLE / "recorded").glob("*.txt"))
WITHOUT_NAMES_FIRST = ("din-1505-2",)
"""Styles in whose lists pandoc puts what has no name to sort by first."""


def named(path: Path) -> tuple[str, str]:
    style, _, language = path.stem.rpartition(".")
    return style, language


def recorded(path: Path) -> tuple[list[str], dict[str, str]]:
    """The citations, and the entries by key, as we are to set them."""
    lines = [mended(line, *named(path)) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    end = lines.index("")
    pairs = [line.partition(" ") for line in lines[end + 1 :]]
    return lines[:end], {key: text for key, _, text in pairs}


@lru_cache(maxsize=1)
def differences() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ORACLE / "differences.yaml").read_text(encoding="utf-8"))
    return found


def mended(line: str, style: str, language: str) -> str:
    for difference in differences():
        applies = style in difference.get("styles", [style]) and language in difference.get(
            "languages", [language]
        )
        if applies:
            ours = difference["ours"]
            ours = ours[language] if isinstance(ours, dict) else ours
            if ours == "lowercase":
                line = re.sub(difference["theirs"], lambda found: found[0].lower(), line)
            else:
                line = re.sub(difference["theirs"], ours, line)
    return line


@lru_cache(maxsize=128)
def set_by_us(style: str, language: str) -> Processor:
    text = (ORACLE / "citations.txt").read_text(encoding="utf-8")
    places = json.loads((ORACLE / "places.json").read_text(encoding="utf-8"))
    for written, meant in places.get(language, {}).items():
        text = text.replace(written, meant)
    found = read_style((STYLES / f"{style}.csl").read_text(encoding="utf-8"))
    locale = read_locale((STYLES / f"locales-{language}.xml").read_text(encoding="utf-8"))
    cited = [next(span.cite for span in parse_inline(Text(line)) if span.cite) for line in text.splitlines()]
    clusters = [[cite_item(cite, found.locale(locale)) for cite in cites] for cites in cited]
    items = {item["id"]: item for item in json.loads((ORACLE / "sources.json").read_text(encoding="utf-8"))}
    return Processor(found, locale, items, clusters)


def shown(parts: Iterator[Part] | tuple[Part, ...]) -> str:
    text = ""
    for part in parts:
        word = part.text
        for mark, is_so in (
            ("i", part.italic),
            ("b", part.bold),
            ("sc", part.small_caps),
            ("sup", part.rise > 0),
        ):
            word = f"<{mark}>{word}</{mark}>" if is_so else word
        text += word
    return plain(re.sub(r"</(i|b|sc|sup)><\1>", "", text))


def plain(text: str) -> str:
    """Without what only the two programs' ways of marking make different."""
    text = re.sub(r"</(i|b|sc)>( & )?<\1>", r"\2", text)
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_citations_are_set_as_pandoc_sets_them(path: Path) -> None:
    ours = [
        shown(part for each in cited for part in each.parts) for cited in set_by_us(*named(path)).citations()
    ]
    assert ours == [plain(line) for line in recorded(path)[0]]


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_entries_are_set_as_pandoc_sets_them(path: Path) -> None:
    entries = set_by_us(*named(path)).entries()
    ours = {entry.key: " ".join(filter(None, (shown(entry.label), shown(entry.parts)))) for entry in entries}
    assert ours == {key: plain(text) for key, text in recorded(path)[1].items()}


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_entries_stand_in_pandocs_order(path: Path) -> None:
    style, language = named(path)
    ours, theirs = [entry.key for entry in set_by_us(style, language).entries()], [*recorded(path)[1]]
    if style in WITHOUT_NAMES_FIRST:
        unnamed = {"treaty1945", "case1952", "film1956", "edited2011", "undated"} & set(theirs[:5])
        assert set(ours[-len(unnamed) :]) == unnamed
        ours, theirs = ([key for key in order if key not in unnamed] for order in (ours, theirs))
    assert ours == theirs


def test_each_difference_is_one() -> None:
    lines = [
        (line, *named(path)) for path in RECORDED for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for difference in differences():
        assert any(
            re.search(difference["theirs"], line)
            for line, style, language in lines
            if style in difference.get("styles", [style])
            and language in difference.get("languages", [language])
        ), difference
