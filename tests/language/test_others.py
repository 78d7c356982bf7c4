"""Headings that only say “More” are told in each language of the layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.language import others
from factdeck.language.others import is_of_others
from factdeck.layout.loading import own_layouts

LANGUAGES = sorted(path.stem for path in (own_layouts() / "words").glob("*.yaml"))


@pytest.mark.parametrize(
    ("heading", "lang"),
    [
        ("More", "en-GB"),
        ("Otros datos:", "es"),
        ("Pozostałe", "pl"),
        ("ΛΟΙΠΆ", "el"),
        ("DİĞER", "tr"),
        ("その他", "ja"),
        ("其他：", "zh-Hant"),
        ("Annet", "no"),
    ],
)
def test_a_heading_of_other_things_is_told(heading: str, lang: str) -> None:
    assert is_of_others(heading, lang)


@pytest.mark.parametrize(
    ("heading", "lang"), [("More", "hr"), ("Mais", "de"), ("Otros reinos", "es"), ("", "en")]
)
def test_others_are_not(heading: str, lang: str) -> None:
    assert not is_of_others(heading, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_of_the_layouts_has_some(lang: str) -> None:
    table = Path(others.__file__).with_name("others.txt").read_text(encoding="utf-8")
    words = next(line for line in table.splitlines() if line.split(":")[0] == lang.split("-")[0])
    assert is_of_others(words.split(": ")[1].split(", ")[0], lang)
