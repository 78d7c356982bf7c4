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
    """The date that a value is, begins with, or states as its only one."""
    whole = date_of(re.sub(r"\s*\([^)]*\)", "", text))
    if whole:
        return whole
    stated = stated_dates(text)
    told = stated and (stated[0].start == 0 or len(stated) == 1) and stated[0].hold != "doubtful"
    return stated[0].edtf if told else ""
