"""An article's events to those that an overview draws where they are too many, and those that it leaves to the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factdeck.article import Event, Inline, Section, plain
from factdeck.article.sections import all_sections
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context

FEWEST = 2
"""Events of which a timeline is made: the first and the last one always are."""


ENGLISH = ("en-GB", "en-US")
"""Which name days before months and behind them; an article in English may do either."""


class Overview(Struct, frozen=True):
    """Both in the order of their dates."""

    drawn: list[Event]
    left: list[Event]


def overview(context: Context, most: int) -> Overview:
    """At most so many events as are drawn, half as many in a theme that shows one thing on a slide; all where 0.

    These are the first and the last, then those whose dates a section says, then others, evenly in their order.
    """
    events = context.article.events
    if not most or len(events) <= most:
        return Overview(events, [])
    count = max(most // 2 if context.theme.one_thing else most, FEWEST)
    ends = [0, len(events) - 1]
    said = [number for number in _said(context, events) if number not in ends]
    chosen = {*ends, *_evenly(said, count - len(ends))}
    others = [number for number in range(len(events)) if number not in chosen]
    chosen |= set(_evenly(others, count - len(chosen)))
    return Overview(
        [event for number, event in enumerate(events) if number in chosen],
        [event for number, event in enumerate(events) if number not in chosen],
    )


def _evenly(numbers: Sequence[int], count: int) -> Sequence[int]:
    """So many of the numbers, as even as can be in their order; all where they are no more."""
    if count >= len(numbers):
        return numbers
    return [numbers[(2 * place + 1) * len(numbers) // (2 * count)] for place in range(count)]


def _said(context: Context, events: Sequence[Event]) -> list[int]:
    """The events whose dates the sections say in words, as in “9 August 1945”."""
    texts = _spaced(
        "\n".join(plain(each) for _, section in all_sections(context.article) for each in _texts(section))
    )
    ways = ENGLISH if context.lang.lower().startswith("en") else (context.lang,)
    return [
        number
        for number, event in enumerate(events)
        if any(_has_words(texts, _spaced(word_date(event.date, way))) for way in ways)
    ]


def _spaced(text: str) -> str:
    """The text with plain spaces, wherever a date may not be broken."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _has_words(text: str, words: str) -> bool:
    """Whether the words stand there by themselves, not as the end or the beginning of others."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _texts(section: Section) -> Iterator[Inline]:
    yield from ([section.point] if section.point else [])
    yield from section.points
    yield from (block.spans for block in section.text)
