"""What a block is made from: the article, the part of it that is being repeated, the theme and the words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Article, Event, Person, QuizQuestion, Section, Term, numbered
from factdeck.article.dates import parse_date
from factdeck.article.wording import word_date
from factdeck.blocks.shuffling import seed_for
from factdeck.layout.fonts import draws_on_paper
from factdeck.layout.glyphs import EVERYDAY
from factdeck.layout.theme import ParagraphStyle, Theme
from factdeck.layout.variant import Variant
from factdeck.layout.words import Words
from factdeck.messages.problems import Problems
from factdeck.scene import Element, Scene

if TYPE_CHECKING:
    from factdeck.citations.worded import Citations


BETWEEN = " · "
"""What parts short things that share a line."""


class Context(Struct, frozen=True, dict=True):
    """What every block is made from: the article, its look, its words, and which part of the article is at hand."""

    article: Article
    theme: Theme
    words: Words
    problems: Problems
    scope: object = None
    """The section, question or person that a slide or block is repeated for; None for the whole article."""
    number: int = 0
    """Which one it is, counted from 1."""
    parents: tuple[Section, ...] = ()
    """Of a subsection at hand, the sections that it lies in, the outermost first."""
    behind: str = ""
    """The colour of the slide at hand behind what is made; that of paper where empty."""
    elements: Mapping[str, Element] = field(default_factory=dict)
    title: str = ""
    """Of the slide at hand."""
    titles: tuple[str, ...] = ()
    """Of slides of the section at hand so far."""
    variant: Variant = Variant()
    citations: Citations | None = None
    """What a citation style says of the sources; without one they have numbers."""
    quiz_slides: int = 0
    """How many quiz questions have slides; all of them where 0."""
    lists_sources: bool = True
    """Whether the layout tells the sources anywhere; without them a text has no numbers that would lead to them."""
    deck: Scene | None = None
    """The placed deck whose slides are printed; None where the layout names none."""

    @property
    def lang(self) -> str:
        return self.article.lang

    @property
    def on_paper(self) -> bool:
        return self.theme.medium == "paper"

    @property
    def seed(self) -> str:
        """What shuffles entries: what was asked for, or else a number that the name of the article's file makes."""
        return seed_for(self.article, self.variant.seed)

    @property
    def own_notes(self) -> frozenset[str]:
        """Speaker notes that layouts write themselves."""
        return frozenset(self.words.table.values())

    @property
    def colon(self) -> str:
        """What stands between a word and what is said of it, with its spaces."""
        return self.words.before_more("colon")

    @property
    def semicolon(self) -> str:
        """A semicolon with the spaces around it."""
        return self.words.before_more("semicolon")

    @property
    def comma(self) -> str:
        """What stands between parts of a phrase, such as who said something and when, with its spaces."""
        return self.words.before_more("comma")

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Those of options and of events that are matched, in order: the language's, and Latin ones behind them."""
        from string import ascii_uppercase

        own = tuple(self.words("letters").split())
        return (*own, *(letter for letter in ascii_uppercase if letter not in own))

    @cached_property
    def lang_of_dates(self) -> str:
        """The article's language, or the words' where paper can't show the names of its months."""
        return self.words.lang if self.on_paper and self._lacks_months() else self.lang

    def _lacks_months(self) -> bool:
        draws, letters = self.theme.draws, set(word_date(parse_date("1945-08-09"), self.lang)) - EVERYDAY
        return any(not draws_on_paper(letter) or not draws(letter) for letter in letters)

    @cached_property
    def citation_numbers(self) -> dict[str, int]:
        """The sources' numbers in the list, from 1, by their keys."""
        return {source.id: number for number, source in enumerate(self.article.sources, 1)}

    @property
    def number_at_hand(self) -> int:
        """The number of the part at hand: an entry's own where it has one on all handouts, else which one it is."""
        if isinstance(self.scope, Event | Person | QuizQuestion | Term):
            return numbered(self.article).of(self.scope)
        return self.number

    def style(self, name: str) -> ParagraphStyle:
        """A paragraph style of the theme; raises NoStyle where it has none of the name."""
        return self.theme.style(name)

    def within(self, scope: object, number: int) -> Context:
        """The same context for one of the parts that a slide or block is repeated for."""
        return replace(self, scope=scope, number=number)

    def below(self, section: Section, number: int) -> Context:
        """The context of a subsection of the section at hand."""
        assert isinstance(self.scope, Section)
        return replace(self, scope=section, number=number, parents=(*self.parents, self.scope))
