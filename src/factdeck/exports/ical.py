"""The timeline to a calendar of whole days (iCalendar, RFC 5545).

The writer is our own: it takes 40 lines, and the library 65 ms to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timezone
from hashlib import sha256

from factdeck.article import Article, Date
from factdeck.days import civil
from factdeck.exports.credit import credit_of
from factdeck.exports.events import Dated, events_of, is_of_days
from factdeck.exports.made import Made, Wanted
from factdeck.exports.texts import plain_prose, plain_text
from factdeck.files.source_date import source_date
from factdeck.messages import codes
from factdeck.messages.problems import Problems

FIRST_YEAR, LAST_YEAR = 1, 9999
"""A date has four digits and no sign (RFC 5545, 3.3.4)."""
MOST_OCTETS = 75
"""In a line, without its end (3.1)."""
LINE_END = "\n"
_SPECIAL = re.compile(r"[\\;,]")


def write(wanted: Wanted) -> Made:
    """Each event from its first day to its last; what is not known to the day says so in its name."""
    article, problems = wanted.article, wanted.problems
    events = list(events_of(article))
    for dated in events:
        _check(dated, problems)
    title = plain_text(article.title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//factdeck//factdeck//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(title)}",
        f"X-WR-CALDESC:{_escaped(credit_of(article))}",
    ]
    if not problems.errors:
        lines += [line for dated in events for line in _event(article, dated)]
    lines.append("END:VCALENDAR")
    return Made("".join(_folded(line) for line in lines).encode("utf-8"), len(events))


def _check(dated: Dated, problems: Problems) -> None:
    date = dated.event.date
    first, last = civil(date.earliest)[0], civil(date.latest)[0]
    if first < FIRST_YEAR or last >= LAST_YEAR:
        problems.error(
            dated.event.mark,
            f"{dated.where}: a calendar holds no day of {dated.words}",
            "its years are 1 to 9998: export the timeline as timeline-csv or timelinejs, or leave the event out",
            code=codes.EXPORT_DATE,
        )
    elif date.open_start or date.open_end:
        day = "the last day that is known" if date.open_start else "the first day that is known"
        problems.warning(
            dated.event.mark,
            f"{dated.where}: a calendar can't hold an open end: {dated.words!r} stands at {day}",
            "its name says what is meant; give it both ends if they are known",
            code=codes.EXPORT_OPEN_DATE,
        )


def _event(article: Article, dated: Dated) -> Iterator[str]:
    event, first, last = dated.event, *_days(dated.event.date)
    title = plain_text(event.title)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(article.slug, dated.id)}"
    yield f"DTSTAMP:{datetime.fromtimestamp(source_date(), timezone.utc):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{first}"
    yield f"DTEND;VALUE=DATE:{last}"
    yield f"SUMMARY:{_escaped(title if is_of_days(event.date) else f'{title} ({dated.words})')}"
    told = [dated.words, *([plain_prose(event.text)] if event.text else [])]
    yield f"DESCRIPTION:{_escaped(LINE_END.join(told))}"
    if event.lane:
        yield f"CATEGORIES:{_escaped(str(event.lane))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(date: Date) -> tuple[str, str]:
    """The first day, and the one behind the last, which is where an event of whole days ends (3.6.1)."""
    return _day(date.earliest), _day(date.latest + 1)


def _day(ordinal: int) -> str:
    year, month, day = civil(ordinal)
    return f"{year:04}{month:02}{day:02}"


def _uid(slug: str, own: str) -> str:
    return sha256(f"{slug}\0{own}".encode("utf-8", "surrogatepass")).hexdigest()[:32] + "@factdeck"


def _escaped(text: str) -> str:
    """A text as its value (3.3.11)."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text).replace("\r", "").replace(LINE_END, "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which parts a character."""
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode("utf-8", "surrogatepass"))
        if size + width > MOST_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"
