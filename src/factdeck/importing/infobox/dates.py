"""Dates of infobox fields, of which the year often stands in a field of its own."""

from __future__ import annotations

import re

from factdeck.importing.prose_dates import date_of, stated_dates


def full_date(text: str, year: str) -> tuple[str, str]:
    """A date's words, the year added where they lack it and there is one, and its EDTF; that is empty where it is none."""
    text, year = text.strip(), year.strip()
    if not text:
        return year, date_of(year)
    found = edtf_of(text)
    if found or not re.fullmatch(r"\d{3,4}(?:\s?BCE?)?", year) or re.search(r"\d{3,4}", text):
        return text, found
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
