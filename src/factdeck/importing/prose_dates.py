"""English prose to the dates that it states outright, each as EDTF with its place in the text.

Only what is written is read: a day without its year, “the 15th” or “two years later” is no date here. The patterns
are our own, since a library that guesses dates finds some where none are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factdeck.article import DateError, parse_date
from factdeck.days import MONTH_NAMES
from factdeck.records import dataclass

_MONTH = "|".join(MONTH_NAMES) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ERA = r"(?:\s?(?:BCE?|B\.C\.(?:E\.)?))"
_COMMON = r"(?:\s?(?:CE|C\.E\.|AD|A\.D\.))?"
_YEAR = rf"(?:AD\s)?\d{{3,4}}(?:{_ERA}|{_COMMON})(?![\d–-]?\d)|\d{{1,4}}{_ERA}"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_TO = r"\s?[–—-]\s?|\s(?:to|until|till|through)\s"
_PART = r"(?:(?:early|mid|late)[\s-])?"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_AFTER_YEAR = (
    r"(?=\s*(?:$|[.,;:!?)\]”\"–—]))|(?=\s(?:the|a|an|and|but|or|when|with|by|to|in|on|at|of|for|from|as|that|which|who|"
    r"he|she|it|they|his|her|its|their|was|were|is|had|has|after|before|until|under|over|because|while|where|there|"
    r"this|these|those|both|all|some|many|most|only|also|[A-Z]))"
)
"""What may follow a bare year; a number of things has the things behind it."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """An EDTF date with the place of its words, the preposition before it included."""

    edtf: str
    start: int
    end: int

    @property
    def precision(self) -> int:
        """3 for a day, 2 for a month or a season, 1 for a year, 0 for more years."""
        first = self.edtf.split("/")[0].rstrip("~").lstrip("-")
        return 0 if "X" in first else min(3, first.count("-") + 1)


_Read = Callable[["re.Match[str]"], str]


def stated_dates(text: str) -> list[StatedDate]:
    """The dates of a text in its order, the longest where several begin at one place; those in brackets left out."""
    taken: list[StatedDate] = []
    hidden = _in_brackets(text)
    for pattern, read in _PATTERNS:
        for found in pattern.finditer(text):
            clash = any(found.start() < each.end and each.start < found.end() for each in taken)
            if not clash and not hidden[found.start()]:
                taken.append(StatedDate(_valid(read(found)), found.start(), found.end()))
    return sorted((each for each in taken if each.edtf), key=lambda each: each.start)


def date_of(text: str) -> str:
    """The one date that a value such as “9 August 1945” or “1945–1946” is, as EDTF; empty where it is none."""
    bare = text.strip()
    if _ISO.fullmatch(bare):
        return _valid(bare)
    for pattern, read in _VALUES:
        found = pattern.fullmatch(bare)
        if found:
            return _valid(read(found))
    return ""


def _valid(edtf: str) -> str:
    """The date, or nothing where the calendar has no such day."""
    try:
        parse_date(edtf)
    except DateError:
        return ""
    return edtf


def _in_brackets(text: str) -> list[bool]:
    depth, hidden = 0, []
    for sign in text:
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        hidden.append(depth > 0)
    return hidden


def _number(year: str) -> int:
    digits = int("".join(re.findall(r"\d", year)))
    return 1 - digits if re.search(r"B\.?C", year) else digits


def _year(year: str) -> str:
    number = _number(year)
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def _month(name: str) -> int:
    return [month[:3] for month in MONTH_NAMES].index(name[:3]) + 1


def _point(year: str, month: str | None = None, day: str | None = None) -> str:
    parts = [_year(year)]
    parts += [f"{_month(month):02}"] if month else []
    parts += [f"{int(re.sub(r'[a-z]+', '', day)):02}"] if month and day else []
    return "-".join(parts)


def _approximate(found: re.Match[str], edtf: str) -> str:
    return f"{edtf}~" if found.groupdict().get("about") else edtf


def _day(found: re.Match[str]) -> str:
    return _approximate(found, _point(found["year"], found["month"], found["day"]))


def _month_only(found: re.Match[str]) -> str:
    return _approximate(found, _point(found["year"], found["month"]))


def _year_only(found: re.Match[str]) -> str:
    return _approximate(found, _point(found["year"]))


def _days(found: re.Match[str]) -> str:
    """Two days; the first has the month and the year of the second where it says none."""
    month, year = found["month"], found["year"]
    first = _point(found["year1"] or year, found["month1"] or month, found["day1"])
    return f"{first}/{_point(year, month, found['day'])}"


def _months(found: re.Match[str]) -> str:
    return (
        f"{_point(found['year1'] or found['year'], found['month1'])}/{_point(found['year'], found['month'])}"
    )


def _years(found: re.Match[str]) -> str:
    """Two years; “1912–49” shortens the second."""
    first, last = found["year1"], found["year"]
    if re.fullmatch(r"\d{2}", last) and re.fullmatch(r"\d{4}", first):
        last = first[:2] + last
    if re.search(r"B\.?C", last) and not re.search(r"B\.?C", first):
        first += " BC"
    return f"{_year(first)}/{_year(last)}"


def _decade(found: re.Match[str]) -> str:
    return f"{found['decade']}X"


def _century(found: re.Match[str]) -> str:
    number = int(found["century"])
    return f"{number - 1:02}XX"


def _season(found: re.Match[str]) -> str:
    return f"{_year(found['year'])}-{_SEASONS[found['season'].lower()]}"


_IN = r"(?:\b(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Aa]t the (?:start|end) of)\s(?:the\s)?)?"
_ABOUT = r"(?P<about>(?:\b(?:[Cc]irca|[Aa]round|[Aa]bout)\s|\b[Cc]a?\.\s?))"
_BETWEEN = r"(?:\b(?:[Bb]etween|[Ff]rom|[Oo]n|[Ii]n)\s)?"
_AND = rf"(?:{_TO}|\sand\s)"
_MD = rf"(?P<month>{_MONTH})\s(?P<day>{_DAY})"
_DM = rf"(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})"
_Y = rf"(?P<year>{_YEAR})"
_Y1 = rf"(?P<year1>{_YEAR})"

_FORMS: tuple[tuple[str, _Read], ...] = (
    (
        rf"{_BETWEEN}\b(?P<day1>{_DAY})(?:\s(?P<month1>{_MONTH}))?(?:\s(?P<year1>{_YEAR}))?{_AND}{_DM},?\s{_Y}",
        _days,
    ),
    (
        rf"{_BETWEEN}\b(?P<month1>{_MONTH})\s(?P<day1>{_DAY})(?:,\s(?P<year1>{_YEAR}))?{_AND}{_MD},\s{_Y}",
        _days,
    ),
    (rf"{_BETWEEN}\b(?P<month1>{_MONTH})(?:\s(?P<year1>{_YEAR}))?{_AND}(?P<month>{_MONTH})\s{_Y}", _months),
    (rf"{_IN}(?:{_ABOUT})?\b{_DM},?\s{_Y}", _day),
    (rf"{_IN}(?:{_ABOUT})?\b{_MD},?\s{_Y}", _day),
    (rf"{_IN}(?:{_ABOUT})?{_PART}\b(?P<month>{_MONTH})(?:\sof)?,?\s{_Y}", _month_only),
    (rf"{_IN}{_PART}\b(?P<season>{'|'.join(_SEASONS)})(?:\sof)?\s{_Y}", _season),
)
"""What is a date wherever it stands; the longer forms come before those that they contain."""

_PROSE: tuple[tuple[str, _Read], ...] = (
    (rf"\b[Bb]etween\s{_Y1}\sand\s{_Y}", _years),
    (rf"\b[Ff]rom\s{_Y1}(?:{_TO}){_Y}", _years),
    (rf"\b(?:[Ii]n|[Dd]uring)\s(?:the\s)?{_PART}(?P<decade>\d{{3}})0s\b", _decade),
    (rf"\b[Ii]n\s(?:the\s)?{_PART}(?P<century>\d\d?)(?:st|nd|rd|th)\s[Cc]entury\b(?!{_ERA})", _century),
    (rf"(?:\b[Ii]n\s)?{_ABOUT}{_Y}(?:{_AFTER_YEAR})", _year_only),
    (rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil)\s{_PART}(?P<year>\d{{1,4}}{_ERA}|AD\s\d{{1,4}})\b", _year_only),
    (
        rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Aa]t the (?:start|end) of)\s{_PART}"
        rf"(?P<year>1\d{{3}}|20\d\d)(?![\d,.]\d|\s?[–-]\s?\d|s\b)(?:{_AFTER_YEAR})",
        _year_only,
    ),
)
"""What is a date only behind certain words."""

_FIELDS: tuple[tuple[str, _Read], ...] = (
    (rf"{_Y1}(?:{_TO})(?P<year>{_YEAR}|\d\d)", _years),
    (r"(?P<decade>\d{3})0s", _decade),
    (rf"(?:{_ABOUT})?{_Y}", _year_only),
)
"""What is a date where nothing else stands beside it."""


def _compiled(forms: tuple[tuple[str, _Read], ...]) -> Iterator[tuple[re.Pattern[str], _Read]]:
    for pattern, read in forms:
        yield re.compile(pattern), read


_PATTERNS = tuple(_compiled(_FORMS + _PROSE))
_VALUES = tuple(_compiled(_FORMS + _FIELDS))
