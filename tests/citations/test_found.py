"""The words of citations are in the article's language."""

from __future__ import annotations

import pytest

from factdeck.citations.found import find_locale, find_style
from factdeck.layout.loading import layout_files, own_layouts
from factdeck.messages.problems import Problems

WITHOUT = {"ur"}
"""Languages of the layouts that CSL has no locale for."""
LANGUAGES = sorted({path.stem for path in (own_layouts() / "words").glob("*.yaml")} - WITHOUT)


def locale_of(lang: str) -> str:
    files = layout_files()
    style = find_style("apa", files, Problems())
    assert style is not None
    return find_locale(style, lang, files).lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_of_the_layouts_has_a_locale(lang: str) -> None:
    assert locale_of(lang).split("-")[0] == lang.split("-")[0]


@pytest.mark.parametrize(
    ("lang", "locale"),
    [
        ("pt", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("pt-AO", "pt-BR"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("zh-Hans", "zh-CN"),
        ("no", "nb-NO"),
        ("sr-Latn", "sr-Latn-RS"),
        ("en-GB", "en-GB"),
        ("en-AU", "en-US"),
        ("eo", "en-US"),
    ],
)
def test_a_region_or_script_has_its_own(lang: str, locale: str) -> None:
    assert locale_of(lang) == locale
