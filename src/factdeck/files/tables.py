"""Rows to comma-separated values that no spreadsheet takes for formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO

MINUS = "\u2212"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([-.,:/][0-9]+)*(e[+-]?[0-9]+)?%?")


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula; a number is none, whatever its sign."""
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def cell(text: str) -> str:
    """A text that stays one: an apostrophe stands before a sign that would begin a formula (OWASP, “CSV Injection”).

    A number below zero has the hyphen that spreadsheets read, not the minus sign that is printed.
    """
    typed = text.replace(MINUS, "-", 1) if text.startswith(MINUS) else text
    if _NUMBER.fullmatch(typed):
        return typed
    return f"'{text}" if is_like_a_formula(text) else text


def comma_separated(rows: Iterable[Sequence[str]]) -> str:
    """Rows as RFC 4180 has them, each line ended by CRLF."""
    import csv

    text = StringIO(newline="")
    csv.writer(text).writerows([cell(each) for each in row] for row in rows)
    return text.getvalue()


def for_excel(rows: Iterable[Sequence[str]]) -> bytes:
    """The same in UTF-8 with a byte order mark, without which Excel takes it for something else."""
    return comma_separated(rows).encode("utf-8-sig")
