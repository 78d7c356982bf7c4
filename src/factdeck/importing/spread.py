"""Offered timeline entries to those that stand in the article and those that wait below them as comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factdeck.article import parse_date
from factdeck.importing.draft import DraftEvent
from factdeck.importing.offers import Offer
from factdeck.importing.prose_dates import StatedDate

MOST_STANDING = 12
"""Entries that a timeline on paper shows well."""
MOST_WAITING = 400
"""Entries that wait as comments: more of them nobody reads."""
_MOST_OF_BOX = 6
"""Entries of the infobox that stand while the text has others."""
_MOST_ALIKE = 0.5
_MOST_OF_DATE = 20
"""More entries of one date are not compared with each other, and wait."""
_MONTH, _YEAR = len("1945-08"), len("1945")


class Timeline(Struct, frozen=True):
    """Entries in the order of their dates: ``standing`` as they are, ``waiting`` for a person; ``left`` counts the rest."""

    standing: list[DraftEvent]
    waiting: list[DraftEvent]
    left: int = 0


def timeline_of(box: Sequence[DraftEvent], offers: Sequence[Offer]) -> Timeline:
    """The infobox's entries first, whole days before the rest, then the text's, spread evenly over its length.

    What is told twice stands once. Of those that wait, the ones that could stand come before the others.
    """
    able = [offer for offer in offers if offer.stands]
    text = _told_in_text(_each_once(box), able)
    ranked = sorted(text, key=lambda event: -StatedDate(event.date, 0, 0).precision)
    able = _different(able, ranked)
    from_box = min(len(ranked), max(_MOST_OF_BOX, MOST_STANDING - len(able)), MOST_STANDING)
    standing = ranked[:from_box] + [offer.event for offer in _spread(able, offers, MOST_STANDING - from_box)]
    shown = {_key(event) for event in (*standing, *(event for event in box if event not in text))}
    waiting = [offer.event for offer in sorted(offers, key=lambda offer: not offer.stands)]
    others = [event for event in _each_once((*box, *waiting)) if _key(event) not in shown]
    left = max(0, len(others) - MOST_WAITING)
    return Timeline(_by_date(standing), _by_date(others[:MOST_WAITING]), left)


def _told_in_text(box: Sequence[DraftEvent], offers: Sequence[Offer]) -> list[DraftEvent]:
    """The infobox's entries, replaced by the text's clause where one of the same date has their last word.

    That is the verb in “Rudolf died” and in “annexed”.
    """
    by_date: dict[str, list[DraftEvent]] = {}
    for offer in offers:
        by_date.setdefault(offer.event.date, []).append(offer.event)
    text = []
    for event in box:
        what = event.title.split()[-1].casefold()
        same = (each for each in by_date.get(event.date, ())[:_MOST_OF_DATE] if what in _words(each.title))
        text.append(next(same, event))
    return text


def _spread(standing: Sequence[Offer], offers: Sequence[Offer], count: int) -> list[Offer]:
    """The best of each of ``count`` stretches of the text; then the second best, until there are ``count``."""
    if count <= 0:
        return []
    length = max((offer.place for offer in offers), default=0) + 1
    stretches: dict[int, list[Offer]] = {}
    for offer in standing:
        stretches.setdefault(offer.place * count // length, []).append(offer)
    ranked: list[tuple[int, int, int, Offer]] = []
    for stretch in stretches.values():
        best = sorted(stretch, key=lambda offer: -offer.worth)
        ranked += [(rank, -offer.worth, offer.place, offer) for rank, offer in enumerate(best)]
    return [result[3] for result in sorted(ranked, key=lambda each: each[:3])[:count]]


def _each_once(events: Iterable[DraftEvent]) -> list[DraftEvent]:
    single: dict[tuple[str, str], DraftEvent] = {}
    for event in events:
        single.setdefault(_key(event), event)
    return list(single.values())


def _different(offers: Sequence[Offer], box: Sequence[DraftEvent]) -> list[Offer]:
    """Those that tell what no other of the same date tells, and nothing that the infobox dates as exactly."""
    kept: dict[str, list[set[str]]] = {}
    for event in box:
        for date in {event.date, event.date[:_MONTH], event.date[:_YEAR]}:
            kept.setdefault(date, []).append(_words(event.title))
    result = []
    for offer in offers:
        words, others = _words(offer.event.title), kept.setdefault(offer.event.date, [])
        if len(others) < _MOST_OF_DATE and not any(_alike(words, other) for other in others):
            others.append(words)
            result.append(offer)
    return result


def _words(title: str) -> set[str]:
    return set(re.findall(r"\w+", title.casefold()))


def _key(event: DraftEvent) -> tuple[str, str]:
    return event.date, event.title.casefold()


def _alike(words: set[str], others: set[str]) -> bool:
    return len(words & others) > _MOST_ALIKE * min(len(words), len(others))


def _by_date(events: Sequence[DraftEvent]) -> list[DraftEvent]:
    return sorted(events, key=lambda event: parse_date(event.date).order)
