"""EDTF text to dates with their earliest and latest day.

EDTF is the Library of Congress specification of February 2019, a profile of ISO 8601-2:2019: level 0 without
times of day, level 1, and of level 2 exponential years and seasons 21 to 41. The reader is our own since a
message must point at the character, and checking an article must not wait for a parser generator.
"""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import decimal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.days import MONTH_NAMES, civil, days_in_month, ordinal

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium"]
LONG_SPANS: tuple[Precision, ...] = ("decade", "century", "millennium")
"""By how many digits of a year are unknown: the first is one."""
MOST_YEAR = 20_000_000_000
FOREVER = 10**13
"""Days that no date reaches."""


class DateError(ValueError):
    """A text that is no date: what is wrong, what to write, and where in the text."""

    def __init__(self, message: str, hint: str = "", offset: int = 0, length: int | None = None):
        super().__init__(message)
        self.message, self.hint, self.offset, self.length = message, hint, offset, length


class Point(Struct, frozen=True):
    """One date without an interval: a day, a month, a season, a year or more years.

    ``earliest`` and ``latest`` are its first and last day as proleptic Gregorian ordinals.
    """

    precision: Precision
    year: int
    earliest: int
    latest: int
    month: int = 0
    season: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False


class Date(Struct, frozen=True):
    """A point or an interval. An end that is None is open (``..``) or, where ``unknown``, not known."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool = False
    unknown: bool = False

    @property
    def open_start(self) -> bool:
        return self.start is None

    @property
    def open_end(self) -> bool:
        return self.end is None

    @property
    def earliest(self) -> int:
        """The first day; an open start's is the end's."""
        point = self.start or self.end
        assert point is not None
        return point.earliest

    @property
    def latest(self) -> int:
        """The last day; an open end's is the start's."""
        point = self.end or self.start
        assert point is not None
        return point.latest

    @property
    def approximate(self) -> bool:
        return any(point.approximate for point in (self.start, self.end) if point)

    @property
    def uncertain(self) -> bool:
        return any(point.uncertain for point in (self.start, self.end) if point)

    @property
    def names_years(self) -> bool:
        """Whether it begins and ends in years that are told, and in no decade or century of which any may be meant."""
        return not any(point.precision in LONG_SPANS for point in (self.start, self.end) if point)

    @property
    def order(self) -> tuple[int, int]:
        """Sorts dates by their first day, then by their last."""
        return self.earliest, self.latest

    @property
    def widest(self) -> tuple[int, int]:
        """The first and the last day that it may mean: an open end has none, and about a year is beside it, too."""
        first, last = self.earliest, self.latest
        beside = last - first + 1 if self.approximate or self.uncertain else 0
        return (-FOREVER if self.open_start else first - beside, FOREVER if self.open_end else last + beside)

    def is_surely_apart_from(self, other: Date) -> bool:
        """Whether no day can belong to both."""
        (first, last), (other_first, other_last) = self.widest, other.widest
        return last < other_first or other_last < first


def years_between(first: Date, last: Date) -> int:
    """Whole years from the first day of one to the last day of the other; of bare years, how much one is more."""
    year, *day = civil(first.earliest)
    last_year, *last_day = civil(last.latest)
    bare = any(point.precision in ("year", *LONG_SPANS) for point in (first.start, last.end) if point)
    return last_year - year - (not bare and last_day < day)


_POINT = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[?~%]?)"
)
_LONG_YEAR = re.compile(r"Y(?P<year>-?[0-9]{1,11})(?:E(?P<power>[0-9]{1,2}))?(?:S[0-9]+)?(?P<mark>[?~%]?)")
_GROUP_MARK = re.compile(r"(?<=[0-9X])[?~%](?=-)|(?<![0-9X])[?~%](?=[0-9X])")
_SEASON_MONTHS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)}
_SOUTHERN = {1: 3, 2: 4, 3: 1, 4: 2}


def parse_date(text: str) -> Date:
    """Read an EDTF date or interval; raises DateError."""
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    if not stripped:
        raise DateError("a date is missing here", "write one as 1945-08-09, 1945-08 or 1945")
    if "/" in stripped:
        return _interval(stripped, lead)
    point = _point(stripped, lead)
    return Date(stripped, point, point)


def _interval(text: str, lead: int) -> Date:
    parts = text.split("/")
    if len(parts) != 2:
        _refuse_slashes(text, lead)
    first, second = parts
    if _SHORT_END.fullmatch(second) and _ENDS_IN_TWO_DIGITS.fullmatch(first):
        raise DateError(
            f"{text!r} is not an interval",
            f"write its end whole: {first}/{_whole(first, second)}",
            lead,
            len(text),
        )
    start = None if first in ("", "..") else _point(first, lead)
    end = None if second in ("", "..") else _point(second, lead + len(first) + 1)
    if start is None and end is None:
        raise DateError(
            f"{text!r} has neither a start nor an end", "write at least one, as in ../1946", lead, len(text)
        )
    if start and end and end.latest < start.earliest:
        raise DateError(
            f"{text!r} ends before it begins", f"turn it round: {second}/{first}", lead, len(text)
        )
    return Date(text, start, end, interval=True, unknown="" in (first, second))


def _before_christ(year: int) -> str:
    """As EDTF counts: 1 BCE is its year 0."""
    return f"-{year - 1:04}" if year > 1 else "0000"


def _whole(first: str, second: str) -> str:
    """The end of an interval that was shortened to two digits, as in 1939/40."""
    return first[:-2] + second


def _refuse_slashes(text: str, lead: int) -> None:
    day_first = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if day_first:
        first, second, year = (int(part) for part in day_first.groups())
        meant = [
            f"{year}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)) if month <= 12
        ]
        raise DateError(
            f"{text!r} is not a date", f"write {' or '.join(dict.fromkeys(meant))}", lead, len(text)
        )
    raise DateError(
        f"{text!r} is not an interval", "an interval has one slash, as in 1945-09/1945-11", lead, len(text)
    )


def _point(text: str, offset: int) -> Point:
    if text.startswith("Y"):
        return _long_year(text, offset)
    bare, approximate, uncertain = _without_group_marks(text)
    result = _POINT.fullmatch(bare)
    if result is None:
        _refuse(text, offset)
        raise AssertionError
    mark = result["mark"]
    point = _dated(result, text, offset)
    return replace(
        point,
        approximate=approximate or mark in ("~", "%"),
        uncertain=uncertain or mark in ("?", "%"),
    )


def _without_group_marks(text: str) -> tuple[str, bool, bool]:
    """Marks on single parts (level 2) hold, for a timeline, of the whole."""
    marks = "".join(_GROUP_MARK.findall(text))
    bare = _GROUP_MARK.sub("", text)
    return bare, any(mark in "~%" for mark in marks), any(mark in "?%" for mark in marks)


def _long_year(text: str, offset: int) -> Point:
    result = _LONG_YEAR.fullmatch(text)
    if result is None:
        raise DateError(
            f"{text!r} is not a year",
            _year_hint(text),
            offset,
            len(text),
        )
    year = int(result["year"]) * 10 ** int(result["power"] or 0)
    if abs(year) > MOST_YEAR:
        hint = "nothing is known to be as old: count the zeros, or write it into a text"
        raise DateError(f"{text!r} is more than {MOST_YEAR:,} years away", hint, offset, len(text))
    mark = result["mark"]
    return Point(
        "year",
        year,
        ordinal(year, 1, 1),
        ordinal(year, 12, 31),
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _year_hint(text: str) -> str:
    return _by_powers(text) or "a year beyond four digits is written Y17000 or Y-17000"


def _by_powers(text: str) -> str:
    """How to write a year that stands there as a number with a power of ten; empty where it is none."""
    result = re.fullmatch(r"Y?([-\u2212]?)(\d+(?:\.\d+)?)[eE]\+?(\d{1,2})", text)
    if result and (years := float(f"{result[2]}e{result[3]}")) <= MOST_YEAR and years.is_integer():
        return f"a year beyond four digits is written Y{'-' if result[1] else ''}{int(years)}"
    return ""


def _dated(found: re.Match[str], text: str, offset: int) -> Point:
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        return _years(year, text, offset, month)
    number = int(year)
    if month is None or month == "XX":
        return Point("year", number, ordinal(number, 1, 1), ordinal(number, 12, 31))
    if "X" in month:
        raise DateError(f"{text!r}: a month has both digits or XX", f"write {year}", offset + 5, 2)
    if int(month) >= 21:
        return _season(number, int(month), text, offset, day)
    return _month_or_day(number, int(month), day, text, offset, found)


def _month_or_day(
    year: int, month: int, day: str | None, text: str, offset: int, found: re.Match[str]
) -> Point:
    if not 1 <= month <= 12:
        hint = ""
        if day and day.isdigit() and 1 <= int(day) <= 12:
            hint = f"the month stands before the day: {found['year']}-{day}-{month:02}"
        raise DateError(
            f"{text!r} is not a date: there is no month {month}",
            hint or _ends_in(year, month, day) or "months are 01 to 12",
            offset + found.start("month"),
            2,
        )
    last = days_in_month(year, month)
    if day is None or day == "XX":
        return Point("month", year, ordinal(year, month, 1), ordinal(year, month, last), month)
    if "X" in day:
        raise DateError(
            f"{text!r}: a day has both digits or XX",
            f"write {found['year']}-{month:02}",
            offset + found.start("day"),
            2,
        )
    if not 1 <= int(day) <= last:
        raise DateError(
            f"{text!r} is not a date: {MONTH_NAMES[month - 1]} {year} has {last} days",
            f"write the day the source gives, or {found['year']}-{month:02} for the month alone",
            offset,
            len(text),
        )
    at = ordinal(year, month, int(day))
    return Point("day", year, at, at, month, day=int(day))


def _ends_in(year: int, month: int, day: str | None) -> str:
    """What 1914-18 means, where its end is later than its beginning."""
    century, beginning = divmod(year, 100)
    if day is not None or year < 0 or month <= beginning:
        return ""
    return f"months are 01 to 12; an interval has a slash: {year:04}/{century:02}{month:02}"


def _years(year: str, text: str, offset: int, month: str | None) -> Point:
    """A decade (194X), a century (19XX) or a millennium (1XXX)."""
    sign, digits = (-1, year[1:]) if year.startswith("-") else (1, year)
    known = digits.rstrip("X")
    if "X" in known or not known or (month and month != "XX"):
        raise DateError(
            f"{text!r} is not a date", "unknown digits stand at the end: 194X, 19XX", offset, len(text)
        )
    unknown = len(digits) - len(known)
    low, high = int(known + "0" * unknown), int(known + "9" * unknown)
    first, last = (low, high) if sign > 0 else (-high, -low)
    precision = LONG_SPANS[unknown - 1]
    return Point(precision, first, ordinal(first, 1, 1), ordinal(last, 12, 31))


def _season(year: int, code: int, text: str, offset: int, day: str | None) -> Point:
    """Seasons 21–24, by hemisphere 25–32, quarters 33–36, quadrimesters 37–39 and halves 40–41."""
    if code > 41 or day:
        raise DateError(
            f"{text!r} is not a date: there is no month {code}", "seasons are 21 to 24", offset + 5, 2
        )
    first, last = _season_months(code)
    start = ordinal(year, first, 1)
    end_year = year + (last < first)
    return Point("season", year, start, ordinal(end_year, last, days_in_month(end_year, last)), season=code)


def _season_months(code: int) -> tuple[int, int]:
    if code <= 32:
        season = (code - 21) % 4 + 1
        return _SEASON_MONTHS[_SOUTHERN[season] if code >= 29 else season]
    if code <= 36:
        return 3 * (code - 33) + 1, 3 * (code - 33) + 3
    if code <= 39:
        return 4 * (code - 37) + 1, 4 * (code - 37) + 4
    return 6 * (code - 40) + 1, 6 * (code - 40) + 6


_SHORT_END = re.compile(r"[0-9]{2}")
_ENDS_IN_TWO_DIGITS = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}")
_MONTH_WORDS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}


def _refuse(text: str, offset: int) -> None:
    """Raise DateError with the date that was probably meant."""
    raise DateError(f"{text!r} is not a date", _meant(text), offset, len(text))


_NUMBER_BEHIND = r"(\d{1,4})(?:st|nd|rd|th|\.)? ?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_STRETCH = r"-?\d{4}(?:-\d\d){0,2}"


def _meant(text: str) -> str:
    bare = text.strip("\u201c\u201d\u201e\u201a\u2018\u2019\u00ab\u00bb\"' ")
    if bare and bare != text:
        return f"leave out the quotation marks: {bare}"
    return _meant_in_words(text.removeprefix("the ")) or _meant_in_digits(text)


def _meant_in_words(text: str) -> str:
    """What dates in words of English, and some of German, mean; empty where they are not known."""
    result = re.fullmatch(
        r"(?:circa|c\.|c|ca\.|ca|about|around|approx\.|approximately|um|etwa|vers|hacia|verso) ?(\d{3,4})",
        text,
        re.IGNORECASE,
    )
    if result:
        return f"about that time is written {int(result[1]):04}~"
    result = re.fullmatch(rf"{_NUMBER_BEHIND}(?:century|cent\.|c\.|jahrhundert|jh\.?)", text, re.IGNORECASE)
    if result and 0 < int(result[1]) <= 99:
        return f"a century is written {int(result[1]) - 1:02}XX"
    result = re.fullmatch(r"(\d{3})0(?:'?s|’s|er)", text)
    if result:
        return f"a decade is written {result[1]}X"
    result = re.fullmatch(rf"(?:from )?({_STRETCH}) (?:to|until|till|bis) ({_STRETCH})", text, re.IGNORECASE)
    result = result or re.fullmatch(r"(\d{4}) ?- ?(\d{4})", text)
    if result:
        return f"an interval has a slash: {result[1]}/{result[2]}"
    result = re.fullmatch(rf"(?:since|from|seit|ab) ({_STRETCH})", text, re.IGNORECASE)
    result = result or re.fullmatch(
        rf"({_STRETCH})\s*[–—-]\s*(?:today|now|present|heute)", text, re.IGNORECASE
    )
    if result:
        return f"an interval without an end is written {result[1]}/.."
    result = re.fullmatch(rf"(?:until|till|bis|before) ({_STRETCH})", text, re.IGNORECASE)
    if result:
        return f"an interval without a beginning is written ../{result[1]}"
    result = re.fullmatch(r"(spring|summer|autumn|fall|winter),? (?:of )?(\d{4})", text, re.IGNORECASE)
    if result:
        return f"write {result[2]}-{_SEASONS[result[1].lower()]}"
    result = re.fullmatch(r"(?:(AD|CE) )?(\d{1,4}) ?(BC|BCE|AD|CE|[vn]\. ?Chr\.)?", text, re.IGNORECASE)
    if result and (result[1] or result[3]):
        before = (result[3] or "").upper()[:1] in ("B", "V")
        return f"write {_before_christ(int(result[2]))}" if before else f"write {int(result[2]):04}"
    return ""


def _meant_in_digits(text: str) -> str:
    in_ascii = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)
    if in_ascii != text:
        return f"write it in the digits 0 to 9: {in_ascii}"
    result = re.fullmatch(r"(\d{1,2})[. ]\s?(\d{1,2})[. ]\s?(\d{4})", text)
    if result:
        return f"write the year first: {result[3]}-{int(result[2]):02}-{int(result[1]):02}"
    result = re.fullmatch(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (?:(\d{1,2}),? )?(-?\d{4})", text)
    if result and result[2][:3].lower() in _MONTH_WORDS:
        day = result[1] or result[3]
        month = f"{result[4]}-{_MONTH_WORDS[result[2][:3].lower()]:02}"
        return f"write {month}-{int(day):02}" if day else f"write {month}"
    result = re.fullmatch(r"(-?\d{4}(?:-\d\d){0,2})\s*[–—]\s*(-?\d{4}(?:-\d\d){0,2})", text)
    if result:
        return f"an interval has a slash: {result[1]}/{result[2]}"
    result = re.fullmatch(r"(-?\d{4}(?:-\d\d){0,2})\s*[–—]\s*(\d\d)", text)
    if result:
        return f"an interval has a slash: {result[1]}/{_whole(result[1], result[2])}"
    result = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if result:
        return f"write hyphens: {'-'.join(result.groups())}"
    if re.fullmatch(r"-?[0-9]{5,9}", text):
        return f"a year beyond four digits is written Y{text}"
    if re.fullmatch(r"[\[{].*[\]}]", text):
        return "sets of dates are not read: write one date, or an interval as in 1945/1947"
    result = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if result:
        day = f"-{int(result[3]):02}" if result[3] else ""
        return f"months and days have two digits: {result[1]}-{int(result[2]):02}{day}"
    result = re.fullmatch(r"(-?\d{4}(?:-\d\d)?)-", text)
    if result:
        return f"the date ends too early: write {result[1]}, or add what is missing"
    result = re.fullmatch(r"(\d{1,3})((?:-\d\d){1,2})", text)
    if result:
        return f"a year has four digits: {int(result[1]):04}{result[2]}"
    result = re.fullmatch(r"[-\u2212] ?([1-9][0-9]{0,3})", text)
    if result:
        year = int(result[1])
        return f"{year} BCE is written {_before_christ(year)}, since no year 0 was counted"
    if years := _by_powers(text):
        return years
    if re.fullmatch(r"\d{1,3}", text):
        return f"a year has four digits: {int(text):04}"
    if "T" in text and re.match(r"\d{4}-\d\d-\d\dT", text):
        return f"times of day are not read: write {text.split('T')[0]}"
    return "write 1945-08-09, 1945-08, 1945, 194X, 1945~ (about) or 1945-09/1945-11 (from, to)"
