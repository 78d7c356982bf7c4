"""CSL styles and sources in CSL's own fields to worded citations, notes and a bibliography (CSL 1.0.2)."""

from factdeck.citations.csl.citing import Cited, CiteItem
from factdeck.citations.csl.locale import Locale, read_locale
from factdeck.citations.csl.parts import Part, text_of
from factdeck.citations.csl.processor import Entry, Processor
from factdeck.citations.csl.style import Style, StyleError, read_style

__all__ = [
    "CiteItem",
    "Cited",
    "Entry",
    "Locale",
    "Part",
    "Processor",
    "Style",
    "StyleError",
    "read_locale",
    "read_style",
    "text_of",
]
