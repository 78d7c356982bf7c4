"""The name of a citation style to its text, and a language to the locale that its words are taken from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.citations.csl import Locale, Style, StyleError, read_locale, read_style
from factdeck.citations.named import FOLDER, style_path
from factdeck.layout.loading import LayoutFiles
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems
from factdeck.reading import Text

FALLBACK = "en-US"
_COUNTRIES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "ru": "ru-RU"}
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
    language = lang.split("-")[0]
    wanted = (lang, _COUNTRIES.get(language, ""), language, style.default_locale, FALLBACK)
    for name in filter(None, wanted):
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
