"""The name of a citation style to its text, and a language to the locale that its words are taken from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.citations.csl import Locale, Style, StyleError, read_locale, read_style
from factdeck.citations.named import FOLDER, style_path
from factdeck.language.tags import tags_of
from factdeck.layout.loading import LayoutFiles
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text

FALLBACK = "en-US"
_WITH_COUNTRY = (
    "bg-BG ca-AD cs-CZ da-DK de-DE el-GR en-US es-ES et-EE fa-IR fi-FI fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP "
    "ko-KR lt-LT lv-LV nb-NO nl-NL nn-NO pl-PL pt-BR ro-RO ru-RU sk-SK sl-SI sv-SE th-TH tr-TR uk-UA vi-VN zh-CN"
)
_COUNTRIES = {
    **{name.split("-")[0]: name for name in _WITH_COUNTRY.split()},
    "sr": "sr-Cyrl-RS",
    "sr-Cyrl": "sr-Cyrl-RS",
    "sr-Latn": "sr-Latn-RS",
    "zh-Hant": "zh-TW",
}
"""The locale of a language that is written without a country."""


def find_style(name: Text | str, files: LayoutFiles, problems: Problems) -> Style | None:
    """A style by its name, or by its file where that has the ending; None where it is wrong, and problems says why."""
    path = style_path(name, files, problems)
    source = files.source(path, problems) if path else None
    if source is None:
        return None
    try:
        return read_style(source.text)
    except StyleError as error:
        hint = "take one of https://www.zotero.org/styles that is no dependent style"
        problems.error(
            Mark(source, error.line), f"this is no citation style: {error}", hint, code=codes.CITATION_STYLE
        )
        return None


def find_locale(style: Style, lang: str, files: LayoutFiles) -> Locale:
    """The locale of an article's language, else of the style's own, else American English."""
    tags = [each for tag in reversed(tags_of(lang)) for each in (tag, _COUNTRIES.get(tag, ""))]
    for name in filter(None, (*tags, style.default_locale, FALLBACK)):
        for folder in files.folders:
            path = folder / FOLDER / f"locales-{name}.xml"
            if files.seen.is_there(path):
                files.source(path, Problems())
                return _locale(path)
    raise FileNotFoundError(f"locales-{FALLBACK}.xml")


def _locale(path: Path) -> Locale:
    return _kept_locale(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _kept_locale(path: Path, _changed: int) -> Locale:
    return read_locale(path.read_text(encoding="utf-8"))
