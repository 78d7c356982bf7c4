"""A date as EDTF to the same, or to nothing where the calendar has no such day."""

from __future__ import annotations

from factdeck.article import DateError, parse_date


def valid_date(edtf: str) -> str:
    """The date; empty where it is none."""
    try:
        parse_date(edtf)
    except DateError:
        return ""
    return edtf
