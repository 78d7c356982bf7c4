"""Dates of infobox fields, of which the year often stands in a field of its own, or all parts between commas."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factdeck.article import parse_date
from factdeck.article.wording import word_date
from factdeck.days import MONTH_NAMES
from factdeck.importing.infobox.field import Field
from factdeck.importing.prose_dates import date_of, stated_dates
from factdeck.importing.spans import text_inline

_OPTION = r"(?:(?:df|mf|yes|y|no|n)(?:\s*=\s*\w+)?)"
_PARTS = re.compile(
    rf"(?:{_OPTION}\s*,\s*)*(?P<year>\d{{3,4}})\s*,\s*(?P<month>\d{{1,2}})(?:\s*,\s*(?P<day>\d{{1,2}}))?"
    rf"(?P<rest>(?:\s*,\s*(?:\d{{1,4}}|{_OPTION}))*)(?P<behind>\s*\(.*\)|\s*[;,]?\s*[^\W\d].*)?",
    re.DOTALL,
)
_DATED = re.compile(
    r".*(?:date|born|died|birth|death|founded|established|opened|released|start|end|formed|built)\w*"
)
_MEASURE = re.compile(
    r"(?P<number>[\d.,]*\d)\s*,\s*(?P<unit>km2|sqmi|sqkm|km|mi|m|ft|in|cm|mm|kg|lb|t|ha|acre|acres|nmi|kW|hp)"
    r"(?:\s*,\s*(?:[a-z]{1,5}2?|\d|abbr\s*=\s*\w+))*"
)
_SQUARE = {"km2": "km²", "sqkm": "km²", "sqmi": "square miles", "mi": "miles", "acre": "acres"}


def in_words(field: Field, lang: str) -> Field:
    """The field with what a template's bare arguments, as “1803, 2, 2” and “5, km, mi”, stand for."""
    if len(field.items) != 1:
        return field
    text = field.text
    measure = _MEASURE.fullmatch(text)
    if measure:
        unit = _SQUARE.get(measure["unit"], measure["unit"])
        return replace(field, items=(text_inline(f"{measure['number']} {unit}"),))
    wording = _date_of_parts(text, lang, only_months=bool(_DATED.fullmatch(field.name)))
    return replace(field, items=(text_inline(wording),)) if wording else field


def _date_of_parts(text: str, lang: str, *, only_months: bool) -> str:
    """“2 February 1803” of “1803, 2, 2”; of two dates, as of a death and a birth, the first."""
    result = _PARTS.fullmatch(text)
    if result is None or not (result["day"] or only_months) or not 1 <= int(result["month"]) <= 12:
        return ""
    edtf = f"{int(result['year']):04}-{int(result['month']):02}" + (
        f"-{int(result['day']):02}" if result["day"] else ""
    )
    try:
        date = parse_date(edtf)
    except ValueError:
        return ""
    behind = (result["behind"] or "").strip()
    behind = f" {behind}" if behind.startswith("(") else f", {behind.lstrip(';, ')}" if behind else ""
    if lang.split("-")[0].lower() != "en":
        return word_date(date, lang) + behind
    day = f"{int(result['day'])} " if result["day"] else ""
    return f"{day}{MONTH_NAMES[int(result['month']) - 1]} {int(result['year'])}{behind}"


def full_date(text: str, year: str) -> tuple[str, str]:
    """A date's words, the year added where they lack it and there is one, and its EDTF; that is empty where it is none."""
    text, year = text.strip(), year.strip()
    if not text:
        return year, date_of(year)
    result = edtf_of(text)
    if result or not re.fullmatch(r"\d{3,4}(?:\s?BCE?)?", year) or re.search(r"\d{3,4}", text):
        return text, result
    completed = f"{text} {year}"
    edtf = date_of(completed)
    return (completed, edtf) if edtf else (text, "")


def edtf_of(text: str) -> str:
    """The date that a value is, or the first that it states where no other number stands before it."""
    whole = date_of(re.sub(r"\s*\([^)]*\)", "", text))
    if whole:
        return whole
    stated = stated_dates(text)
    if not stated or stated[0].hold == "doubtful" or re.search(r"\d", text[: stated[0].start]):
        return ""
    return stated[0].edtf
