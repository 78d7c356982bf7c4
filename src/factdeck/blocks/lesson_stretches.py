"""A placed deck to the stretches of a lesson: opening, sections and what ends it, each with its slides and minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factdeck.blocks.clock import clock_of
from factdeck.blocks.context import Context
from factdeck.blocks.minutes import section_minutes, spoken_minutes
from factdeck.scene import Page

CLOSING = ("questions", "quiz", "summary", "answers", "sources")
"""The layouts' words that name the parts of a deck behind what it tells."""


class Stretch(Struct, frozen=True):
    """A stretch of a lesson."""

    name: str
    """Empty where a section of the article's names it."""
    minutes: float
    part: int = 0
    """Which of the article's sections it is, counted from 1; 0 for none of them."""
    slides: tuple[int, int] | None = None
    """The numbers of its first and its last slide."""
    opens: bool = False
    """Whether the lesson begins with it."""

    def slides_told(self, context: Context) -> str:
        """As in “Slides 3–5”; empty where it has none."""
        if self.slides is None:
            return ""
        first, last = self.slides
        if first == last:
            return context.words("slide number", number=first)
        return context.words("slide numbers", first=first, last=last)


def stretches_of(context: Context, whole: int, rate: int) -> list[Stretch]:
    """The stretches of a lesson of so many minutes by the clock of its slides, and at the end what time is left.

    What no slide shows takes as long as the text is spoken. ``rate`` is in words a minute.
    """
    article = context.article
    shown = [*_of_slides(context, whole, rate)]
    told = {each.part for each in shown}
    start = [each for each in shown if each.opens]
    if article.lead and not shown:
        start = [Stretch(context.words("lesson start"), spoken_minutes(article.lead, rate), opens=True)]
    end_name = context.words("lesson end")
    end = [each for each in shown if not each.opens and not each.part and each is shown[-1]]
    middle = [each for each in shown if each not in start and each not in end]
    for number, section in enumerate(article.sections, 1):
        if number not in told:
            at = max((at for at, each in enumerate(middle, 1) if 0 < each.part < number), default=0)
            middle.insert(at, Stretch("", section_minutes(section, rate), number))
    result = [*start, *middle, *end]
    left = whole - sum(each.minutes for each in result)
    if left > 0:
        result.append(Stretch(context.words("lesson spare") if end else end_name, left))
    return result


def _of_slides(context: Context, whole: int, rate: int) -> Iterator[Stretch]:
    if context.deck is None:
        return
    pages = context.deck.pages
    clock = clock_of(pages, context.own_notes, whole, rate)
    at = 0
    for (part, name), group in groupby(_kinds(context, pages)):
        count = len([*group])
        minutes = sum(clock.minutes[at : at + count])
        yield Stretch(name, minutes, part, (at + 1, at + count), opens=at == 0 and not part)
        at += count


def _kinds(context: Context, pages: Sequence[Page]) -> Iterator[tuple[int, str]]:
    """Of which section each slide is, by its number; of others a name: opening, what ends the lesson, or else the deck's."""
    closing = {context.words(word) for word in CLOSING}
    of_sections = [at for at, page in enumerate(pages) if page.part]
    first, last = (of_sections[0], of_sections[-1]) if of_sections else (_end_of_opening(pages, closing), -1)
    for at, page in enumerate(pages):
        if page.part:
            yield page.part, ""
        elif at < first:
            yield 0, context.words("lesson start")
        else:
            yield 0, context.words("lesson end") if at > last else page.section


def _end_of_opening(pages: Sequence[Page], closing: set[str]) -> int:
    """Of a deck without sections of the article's: the first slide of those that end it."""
    return next(
        (at for at, page in enumerate(pages) if page.section in closing and page.section != pages[0].section),
        len(pages),
    )
