"""Dated sentences of a text to timeline entries: the words are the text's own, and so is the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factdeck.article import ProseBlock, parse_date, plain
from factdeck.importing.draft import DraftEvent, DraftSection
from factdeck.importing.prose_dates import StatedDate, stated_dates
from factdeck.importing.sentences import sentences

MOST_OFFERED = 12
"""Entries that a timeline on paper shows well; the others are written below them, as comments."""
MOST_WORDS = 14
_LEAST_WORDS = 4
_JOINTS = "and|but|while|although|though|which|who|where|when"
_STRONG = re.compile(rf";\s|:\s|\s[–—]\s|,\s(?={_JOINTS}\s)")
"""Where another clause begins."""
_ANY = re.compile(r"[,;:]\s|\s[–—]\s|\s(?:and|but|while|although|when|after|before)\s|\.$")
_WEAK = re.compile(r",\s|;\s|\s(?=(?:and|but)\s)")
_EDGE = " ,;:–—-"
_JOINT = re.compile(rf"(?:{_JOINTS}|then)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def offered(blocks: Iterable[ProseBlock], line: int = 0) -> Iterator[DraftEvent]:
    """An entry for each date that the paragraphs' and lists' sentences state."""
    for block in blocks:
        if block.kind != "quote":
            for sentence in sentences(" ".join(plain(block.spans).split())):
                yield from _of_sentence(sentence, line)


def offered_in(sections: Iterable[DraftSection]) -> Iterator[DraftEvent]:
    for section in sections:
        yield from offered(section.blocks, section.line)
        yield from offered_in(section.sections)


def _of_sentence(sentence: str, line: int) -> Iterator[DraftEvent]:
    dates = stated_dates(sentence)
    seen: set[str] = set()
    for number, date in enumerate(dates):
        before = dates[number - 1].end if number else 0
        after = dates[number + 1].start if number + 1 < len(dates) else len(sentence)
        title = _title(sentence, date, before, after)
        if title and title not in seen:
            seen.add(title)
            yield DraftEvent(date.edtf, title, sentence, line)


def _title(sentence: str, date: StatedDate, before: int, after: int) -> str:
    """The clause that the date stands in without the date's words; empty where too little is left of it."""
    masked = _BRACKETS.sub(lambda found: "x" * len(found[0]), sentence)
    start = _clause_start(masked, date.start, before)
    head = sentence[start : date.start].strip(_EDGE)
    goes_on = masked[date.end : after]
    if head and (goes_on[:1] in ",;:." or len(_JOINT.sub("", head).split()) >= _LEAST_WORDS):
        end = _first(_ANY, goes_on)
    else:
        goes_on = goes_on if after == len(sentence) else goes_on[: _last(_WEAK, goes_on)]
        end = _first(_STRONG, goes_on, _LEAST_WORDS)
    tail = sentence[date.end : date.end + end].strip(_EDGE)
    return _trimmed(f"{head} {tail}")


def _clause_start(masked: str, date: int, before: int) -> int:
    """Behind the last joint that leads to the date's clause; behind the date before it where there is none."""
    joints = [found.end() for found in _STRONG.finditer(masked, before, date)]
    commas = [found.end() for found in re.finditer(r",\s", masked[:date]) if found.end() > before]
    directly = [at for at in commas if at == date]
    if joints or directly:
        return max(joints + directly)
    weak = [found.end() for found in _WEAK.finditer(masked, before, date)] if before else []
    return max(weak, default=before)


def _first(pattern: re.Pattern[str], text: str, least_words: int = 0) -> int:
    """Where a joint begins that has enough words before it."""
    for found in pattern.finditer(text):
        if len(text[: found.start()].split()) >= least_words:
            return found.start()
    return len(text)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=len(text))


def _trimmed(words: str) -> str:
    """A title of at most a line or two, with a capital and without a full stop."""
    text = " ".join(words.split()).strip(_EDGE)
    joint = _JOINT.match(text)
    text = text[joint.end() :] if joint else text
    text = text if re.search(r"\b[A-Z]\.[A-Z]\.$", text) else text.rstrip(_EDGE + ".")
    found = text.split()
    if len(found) > MOST_WORDS:
        text = re.sub(r"\s*\([^)]*$", "", _shortened(found))
    return text[:1].upper() + text[1:] if len(text.split()) >= 2 else ""


def _shortened(words: list[str]) -> str:
    for count in range(MOST_WORDS, MOST_WORDS // 2, -1):
        if words[count - 1].endswith((",", ";")):
            return " ".join(words[:count]).rstrip(_EDGE)
    return " ".join(words[:MOST_WORDS]).rstrip(_EDGE) + "…"


def chosen(events: list[DraftEvent]) -> tuple[list[DraftEvent], list[DraftEvent]]:
    """Those to show and the others, each in the order of the dates.

    Those of the infobox come first, then the most exact ones, then the earliest told.
    """
    single: dict[tuple[str, str], DraftEvent] = {}
    for event in events:
        single.setdefault((event.date, event.title.casefold()), event)
    found = list(single.values())
    ranked = sorted(range(len(found)), key=lambda at: (bool(found[at].sentence), -_exact(found[at]), at))
    kept = set(ranked[:MOST_OFFERED])
    shown = [event for at, event in enumerate(found) if at in kept]
    others = [event for at, event in enumerate(found) if at not in kept]
    return _by_date(shown), _by_date(others)


def _exact(event: DraftEvent) -> int:
    return StatedDate(event.date, 0, 0).precision


def _by_date(events: list[DraftEvent]) -> list[DraftEvent]:
    return sorted(events, key=lambda event: parse_date(event.date).order)
