"""English prose to the dates that it states outright, each as EDTF with its place and with how surely it is one.

Only what is written is read: a day without its year, “the 15th” or “two years later” is no date here. The patterns
are our own, since a library that guesses dates finds some where none are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from factdeck.days import MONTH_NAMES
from factdeck.importing.valid_dates import valid_date

Hold = Literal["said", "bare", "doubtful"]
"""``said`` with a word such as “in” or “on”; ``bare`` without one; ``doubtful`` where it bounds something (“until
1945”) or the words around it leave open what the number is."""

_MONTH = "|".join(MONTH_NAMES) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_BEFORE = r"(?:BCE?|B\.C\.(?:E\.)?)"
_COMMON = r"(?:CE|C\.E\.|AD|A\.D\.)"
_NUMBER = r"(?<![\d.,])(?:\d{1,2},\d{3}|\d{1,4})"
_ENDS = r"(?!\w)(?![–-]?\d|,\d{3}|\.\d)"
_WITH_ERA = rf"(?:AD\s\d{{1,4}}|{_NUMBER}\s?{_BEFORE}|{_NUMBER}\s?{_COMMON}){_ENDS}"
_YEAR = rf"(?:{_WITH_ERA}|(?:1\d{{3}}|20\d\d){_ENDS})"
"""A number of three digits or fewer, and one that lies ahead, is a year only where its era is named."""
_FIELD_YEAR = rf"(?:{_WITH_ERA}|\d{{3,4}}{_ENDS})"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_TO = r"\s?[–—-]\s?|\s(?:to|until|till|through)\s"
_PART = r"(?:(?:early|mid|late)[\s-])?"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

_FUNCTION_WORDS = (
    "the|a|an|and|but|or|when|with|by|to|in|on|at|for|from|as|that|which|who|he|she|it|they|we|his|her|its|their|was|"
    "were|is|had|has|after|before|until|under|over|because|while|where|there|this|these|those|both|all|some|many|most|"
    "only|also|during|following|against|between|into|through|near|off|upon|within|without|despite|though|although|"
    "among|amid|along|across|around|behind|beside|beyond|inside|outside|toward|towards|upon|via|then|again|when|"
    "several|one|two|three|four|five|six|no|every|each|another"
)
_STREET = "Street|Avenue|Road|Lane|Drive|Square"
_AFTER_YEAR = re.compile(
    rf"\s*(?:$|[.,;:!?()\[\]”\"’–—])(?!\d)|\s(?:{_FUNCTION_WORDS})\b|\s[A-Z“\"‘'](?!\S*\s(?:{_STREET})\b)"
)
"""What may follow a year; a number of things has the things behind it."""
_THINGS = re.compile(
    r"\s?[%°‰]|\s(?:men|people|children|women|percent|per|million|billion|thousand|hundred|dozen|km|m|ft|kg|mm|cm|mi|"
    r"hp|rpm|hours?|feet|seats?|of|season|hectares|square|cubic|or|[a-z]+s)\b"
    rf"|\s[A-Z]\S*\s(?:{_STREET})\b"
)
_SCORE = re.compile(r"\sto\s\d")
_END = re.compile(r"\s?(?:[.,;:)]|$)")
_LIST_AFTER = re.compile(
    r"(?:,?\s(?:and|or|as\swell\sas)\s|,\s|\s?[/&]\s?)(?:again\s)?"
    r"(?:(?:\d{4}s?|\d\ds)\b|in\s\d{4}s?(?=[.,;:)]|$|\sand\b))"
)
_LIST_BEFORE = re.compile(r"\d{2,4}s?(?:,|,?\s(?:and|or|&))\s(?:again\s)?$")
_SHADED = re.compile(
    r"\b(?:not|only|except|even|than|of|for|to|about|dated|before|after|until|till|since|by|pre|post|if|as|between|like|"
    r"the|a|an|this|that|its|his|her|their|our|your|my|at|with|into|per|[Nn]o\.|page|pages|pp?\.)[\s-]$|[\d$£€#№]\s?$|[-/]$"
)
"""Words that, before a date, give it another sense, or show that something has been lost."""


class StatedDate(Struct, frozen=True):
    """An EDTF date with the place of its words, the preposition before it included."""

    edtf: str
    start: int
    end: int
    hold: Hold = "said"

    @property
    def precision(self) -> int:
        """3 for a day, 2 for a month or a season, 1 for a year, 0 for more years."""
        first = self.edtf.split("/")[0].rstrip("~").lstrip("-")
        return 0 if "X" in first else min(3, first.count("-") + 1)


_Read = Callable[["re.Match[str]"], str]


def stated_dates(text: str) -> list[StatedDate]:
    """The dates of a text in its order, the longest where several begin at one place; those in brackets left out."""
    if not _YEAR_LIKE.search(text):
        return []
    months, seasons = bool(_MONTH_NAME.search(text)), bool(_SEASON_NAME.search(text))
    taken = _hidden(text)
    dates: list[StatedDate] = []
    for pattern, read in _PATTERNS:
        if not (seasons if read is _season else months or read not in _WITH_MONTH):
            continue
        for result in pattern.finditer(text):
            start, end = result.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            edtf, hold = valid_date(read(result)), _hold(text, result)
            if edtf and hold:
                dates.append(StatedDate(edtf, start, end, hold))
    return sorted(dates, key=lambda each: each.start)


def date_of(text: str) -> str:
    """The one date that a value such as “9 August 1945” or “1945–1946” is, as EDTF; empty where it is none."""
    bare = text.strip()
    if _ISO.fullmatch(bare):
        return valid_date(bare)
    for pattern, read in _VALUES:
        result = pattern.fullmatch(bare)
        if result:
            return valid_date(read(result))
    return ""


def _hidden(text: str) -> bytearray:
    """A sign for each character that stands in brackets or in double quotation marks."""
    hidden, depth, quoted = bytearray(len(text)), 0, False
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        quoted = sign == "“" or (quoted and sign != "”") if sign in "“”" else quoted != (sign == '"')
        hidden[at] = depth > 0 or quoted
    return hidden


def _hold(text: str, found: re.Match[str]) -> Hold | None:
    """How surely the words around it say that this is a date; None where it is a number of things."""
    groups = found.groupdict()
    before, end = text[max(0, found.start() - 12) : found.start()], found.end()
    followed = bool(_AFTER_YEAR.match(text, end))
    if "day" not in groups and (_SCORE.match(text, end) or (not followed and _THINGS.match(text, end))):
        return None
    last = not groups.get("on") or _END.match(text, end)
    listed = _LIST_AFTER.match(text, end) or (last and _LIST_BEFORE.search(before))
    both = groups.get("and") and "between" not in found[0].lower()
    vague = groups.get("about") and not groups.get("on") and "c" not in groups["about"].lower()
    winter = groups.get("season", "").lower() == "winter" and "next" not in groups
    bound = groups.get("bound") or _SHADED.search(before)
    if not followed or listed or both or vague or winter or bound:
        return "doubtful"
    return "said" if groups.get("on") else "bare"


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
    first = _point(found["year1"] or found["year"], found["month1"])
    return f"{first}/{_point(found['year'], found['month'])}"


def _years(found: re.Match[str]) -> str:
    """Two years; “1912–49” shortens the second."""
    first, last = found["year1"], found["year"]
    if re.fullmatch(r"\d{2}", last) and re.fullmatch(r"\d{4}", first):
        last = first[:2] + last
    if re.search(r"B\.?C", last) and not re.search(r"B\.?C", first):
        first += " BC"
    return f"{_year(first)}/{_year(last)}"


def _decade(found: re.Match[str]) -> str:
    """“1800s” may be ten years or a hundred: it is read as what holds both."""
    decade = found["decade"]
    return f"{decade[:2]}XX" if decade.endswith("0") else f"{decade}X"


def _century(found: re.Match[str]) -> str:
    sign = "-" if found.groupdict().get("before") else ""
    return f"{sign}{int(found['century']) - 1:02}XX"


def _season(found: re.Match[str]) -> str:
    return f"{_year(found['year'])}-{_SEASONS[found['season'].lower()]}"


_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?)?"
_TIME = r"(?:at\s(?:dawn|dusk|noon|midnight|daybreak|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)\s)?"
_DAYTIME = r"(?:early\s)?(?:hours|morning|noon|afternoon|evening|night|day|weekend|week)"
_STRETCH = rf"(?:{_DAYTIME}|end|start|beginning|middle|close)"
_BOUND = (
    r"by|since|until|till|up\sto|before|after|prior\sto|as\sof|following|from|around|about|towards?|between|throughout|"
    r"not\suntil"
)
_ON = rf"(?:(?:early|late|(?-i:Later)|sometime)\s)?{_TIME}(?:on|in|during)|at(?=\sthe\s{_STRETCH})"
_FROM = r"(?P<on>(?i:from|between|on|in|during))"
_AT = rf"(?:\b(?:(?P<on>(?i:{_ON}))|(?P<bound>(?i:{_BOUND})))\s(?:the\s)?(?:{_STRETCH}\sof\s(?:the\s)?)?)?{_WEEKDAY}"
_BETWEEN = (
    rf"(?:\b(?:{_FROM}|(?P<bound>(?i:{_BOUND})))\s(?:the\s)?(?:{_STRETCH}\sof\s(?:the\s)?)?)?{_WEEKDAY}"
)
_IN = rf"(?:\b(?:(?P<on>(?i:{_ON}))|(?P<bound>(?i:{_BOUND})))\s(?:the\s)?(?:year\s|{_STRETCH}\sof\s(?:the\s)?)?)"
_ABOUT = r"(?P<about>(?:\b(?:[Cc]irca|[Aa]round|[Aa]bout)\s|\b[Cc]a?\.\s?))"
_AND = rf"(?:{_TO}|\s(?P<and>and)\s)"
_MD = rf"(?P<month>{_MONTH})\s(?P<day>{_DAY})"
_DM = rf"(?P<day>{_DAY})\s(?:of\s)?(?P<month>{_MONTH})"


def _forms(year: str) -> tuple[tuple[str, _Read], ...]:
    """What is a date wherever it stands; the longer forms come before those that they contain."""
    last, first = rf"(?P<year>{year})", rf"(?P<year1>{year})"
    return (
        (
            rf"{_BETWEEN}\b(?P<day1>{_DAY})(?:\s(?P<month1>{_MONTH}))?(?:\s{first})?{_AND}{_DM},?\s{last}",
            _days,
        ),
        (rf"{_BETWEEN}\b(?P<month1>{_MONTH})\s(?P<day1>{_DAY})(?:,\s{first})?{_AND}{_MD},\s{last}", _days),
        (
            rf"{_BETWEEN}\b(?P<month>{_MONTH})(?P<month1>)\s(?P<day1>{_DAY})(?P<year1>){_AND}(?P<day>{_DAY}),\s{last}",
            _days,
        ),
        (rf"{_BETWEEN}\b(?P<month1>{_MONTH})(?:\s{first})?{_AND}(?P<month>{_MONTH})\s{last}", _months),
        (rf"{_AT}(?:{_ABOUT})?\b{_DM},?\s{last}", _day),
        (rf"{_AT}(?:{_ABOUT})?\b{_MD},?\s{last}", _day),
        (rf"{_AT}(?:{_ABOUT})?{_PART}\b(?P<month>{_MONTH})(?:\sof)?,?\s{last}", _month_only),
        (
            rf"{_AT}\b(?P<season>winter)(?:\sof)?\s(?P<year>1\d{{3}}|20\d\d)(?P<next>[–/-]\d\d(?:\d\d)?)\b",
            _season,
        ),
        (rf"{_AT}{_PART}\b(?P<season>{'|'.join(_SEASONS)})(?:\sof)?\s{last}", _season),
    )


_SUBJECTS = "he|she|it|they|the|his|her|its|was|were|and|in|at|by"
_ON_DAY_OF_EARLY_YEAR = rf"{_AT}\b{_DM}\s(?P<year>\d{{3}}){_ENDS}(?=[.,;]|$|\s(?:{_SUBJECTS})\b)"
_PROSE: tuple[tuple[str, _Read], ...] = (
    (rf"\b{_FROM}\s(?:the\syears\s)?(?P<year1>{_YEAR})(?:{_TO})(?P<year>{_YEAR})", _years),
    (
        rf"\b(?P<on>(?:[Ii]n\sthe\s(?:period|years)\s)?[Bb]etween)\s(?P<year1>{_YEAR})\sand\s(?P<year>{_YEAR})",
        _years,
    ),
    (
        r"\b(?P<on>[Ii]n|[Dd]uring|[Ff]rom)\s(?P<year1>1\d{3}|20\d\d)[–-](?P<year>\d\d)(?!\d|[–-]\d|,\d)",
        _years,
    ),
    (rf"\b(?P<on>[Ii]n|[Dd]uring)\s(?:the\s)?{_PART}(?P<decade>\d{{3}})0s\b", _decade),
    (
        (
            rf"\b(?P<on>[Ii]n|[Dd]uring)\s(?:the\s)?{_PART}(?P<century>\d\d?)(?:st|nd|rd|th)\s[Cc]entury\b"
            rf"(?:\s(?P<before>{_BEFORE}))?"
        ),
        _century,
    ),
    (rf"(?:{_IN})?{_ABOUT}(?P<year>{_YEAR})", _year_only),
    (rf"{_IN}{_PART}(?P<year>{_YEAR})", _year_only),
)
"""What is a date only behind certain words."""

_FIELDS: tuple[tuple[str, _Read], ...] = (
    (rf"(?P<year1>{_FIELD_YEAR}|\d{{3,4}})(?:{_TO})(?P<year>{_FIELD_YEAR}|\d\d)", _years),
    (r"(?P<decade>\d{3})0s", _decade),
    (rf"(?:{_ABOUT})?(?P<year>{_FIELD_YEAR})", _year_only),
)
"""What is a date where nothing else stands beside it."""


def _compiled(forms: tuple[tuple[str, _Read], ...]) -> Iterator[tuple[re.Pattern[str], _Read]]:
    for pattern, read in forms:
        yield re.compile(pattern), read


_YEAR_LIKE = re.compile(rf"\d{{3}}|\d(?:st|nd|rd|th)\s[Cc]entury|\d\s?(?:{_BEFORE}|{_COMMON})|AD\s\d")
_MONTH_NAME = re.compile(_MONTH)
_SEASON_NAME = re.compile("|".join(_SEASONS))
_WITH_MONTH = (_days, _months, _day, _month_only)
"""What only a sentence that names a month can hold: the others need not be searched for it."""

_PATTERNS = tuple(_compiled((*_forms(_YEAR), (_ON_DAY_OF_EARLY_YEAR, _day), *_PROSE)))
_VALUES = tuple(_compiled(_forms(_FIELD_YEAR) + _FIELDS))
