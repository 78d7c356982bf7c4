"""A source of an article to the fields that a CSL style asks for."""

from __future__ import annotations

from typing import Any

from factdeck.article import Date, Name, SourceEntry, parse_date
from factdeck.article.dates import Point
from factdeck.article.identifiers import bare_doi
from factdeck.article.wording import word_date
from factdeck.citations.csl.names import OTHERS
from factdeck.reading.strict import fields_of

DATES = ("issued", "accessed", "original-date")
_ELSEWHERE = {"licence": "license"}
"""Fields that have another name in CSL."""
_AS_NUMBERS = ("year", "month", "day")
_SEASONS = range(21, 25)


def csl_item(source: SourceEntry, lang: str) -> dict[str, Any]:
    """A source in CSL-JSON; dates that CSL can't say in numbers are worded in a language."""
    item: dict[str, Any] = {}
    for name, field in fields_of(source).items():
        value = getattr(source, name)
        if value:
            key = _ELSEWHERE.get(field.key, field.key)
            item[key] = _value(key, value, lang)
    item.setdefault("type", "document")
    if "DOI" in item:
        item["DOI"] = bare_doi(item["DOI"])
    return item


def _value(key: str, value: object, lang: str) -> object:
    if key in DATES:
        return csl_date(parse_date(str(value)), lang)
    if isinstance(value, list):
        return [_name(name) for name in value]
    return str(value)


def _name(name: Name) -> dict[str, str]:
    if name.is_others:
        return {"literal": OTHERS}
    parts = {field.key: getattr(name, own) for own, field in fields_of(name).items()}
    return {key: str(part) for key, part in parts.items() if part}


def csl_date(date: Date, lang: str) -> dict[str, Any]:
    """A date in CSL-JSON; a decade, a century, or one that is open at an end, in words."""
    points = [point for point in (date.start, date.end) if point is not None]
    ends = points if date.interval else points[:1]
    numbers = [_numbers(point) for point in ends]
    worded = date.start is None or date.end is None or any(not _has_numbers(point) for point in ends)
    if worded:
        return {"literal": word_date(date, lang), "date-parts": numbers}
    unsure = any(point.approximate or point.uncertain for point in ends)
    return {"date-parts": numbers, **({"circa": True} if unsure else {})}


def _has_numbers(point: Point) -> bool:
    return point.precision in _AS_NUMBERS or (point.precision == "season" and point.season in _SEASONS)


def _numbers(point: Point) -> list[int]:
    """CSL's years before the common era are negative, without a year 0."""
    year = point.year if point.year > 0 else point.year - 1
    if point.precision == "season" and point.season in _SEASONS:
        return [year, point.season]
    return [year, *(part for part in (point.month, point.day) if part)]
