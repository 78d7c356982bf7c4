"""An article's citations and sources, worded in a style: what stands in the text, its notes, its bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Article, Cite, Span
from factdeck.article.reading import inlines_in
from factdeck.citations.csl import Cited, CiteItem, Entry, Locale, Part, Processor, Style
from factdeck.citations.items import csl_item
from factdeck.citations.locators import read_locator
from factdeck.language.places_in_sources import place_in

Place = tuple[int, int]
"""A text of the article and an offset in it."""


class Note(Struct, frozen=True):
    """What a note says, and its number, from 1."""

    number: int
    words: tuple[Cited, ...]
    place: Place
    """Where the text leads to it."""


class Citations(Struct, frozen=True):
    """All that a style says of an article's sources."""

    style: Style
    entries: tuple[Entry, ...]
    in_text: dict[Place, tuple[Cited, ...]]
    """What stands in brackets, or would stand in a note."""
    short: dict[Place, tuple[Cited, ...]]
    """The same as it is said when it was said in full before."""
    numbers: dict[Place, int]
    """Those of the notes; empty where the style has none."""
    again: Callable[[Sequence[Place]], Citations]
    """Words them anew for the places that a layout shows, in its order."""
    asked: list[Place]
    """The places that were asked for, in order."""

    @property
    def in_notes(self) -> bool:
        return self.style.in_notes

    @property
    def notes(self) -> list[Note]:
        """The notes in order; none where the style puts citations into the text."""
        return [Note(number, self.in_text[place], place) for place, number in self.numbers.items()]

    def words(self, span: Span, *, short: bool = False) -> tuple[Cited, ...]:
        """What stands in place of a span that cites."""
        return (self.short if short else self.in_text).get(place_of(span), ())

    def number(self, span: Span) -> int:
        """That of the note which a span leads to; 0 where it leads to none."""
        self.asked.append(place_of(span))
        return self.numbers.get(place_of(span), 0)


def place_of(span: Span) -> Place:
    """What tells a citation from all others of the article."""
    return id(span.source), span.cite[0].offset


def word_citations(
    article: Article, style: Style, locale: Locale, order: Sequence[Place] | None = None
) -> Citations:
    """The citations of an article, all in the order of its fields or some in another, and its bibliography."""
    found = _citing(article)
    spans = [found[place] for place in dict.fromkeys(order) if place in found] if order else [*found.values()]
    words = style.locale(locale)
    clusters = [[cite_item(cite, words) for cite in span.cite] for span in spans]
    items = {str(source.id): csl_item(source, article.lang) for source in article.sources}
    processor = Processor(style, locale, items, clusters)
    places = [place_of(span) for span in spans]
    in_text = {place: tuple(cited) for place, cited in zip(places, processor.citations(), strict=True)}
    short = in_text
    if style.in_notes:
        short = {
            place: _bracketed(cited) for place, cited in zip(places, processor.short_citations(), strict=True)
        }
    numbers = {place: number for number, place in enumerate(in_text, 1)} if style.in_notes else {}
    again = partial(word_citations, article, style, locale)
    entries = tuple(processor.entries(_listed_anyway(article, found.values())))
    return Citations(style, entries, in_text, short, numbers, again, [])


def _listed_anyway(article: Article, citing: Iterable[Span]) -> set[str]:
    """Sources of which a citation alone, as styles have it for letters and classics, would not tell all."""
    cited = {cite.key for span in citing for cite in span.cite}
    return {
        str(source.id)
        for source in article.sources
        if source.id not in cited or source.url or source.doi or source.note or source.licence
    }


def _citing(article: Article) -> dict[Place, Span]:
    """Each span that cites, once."""
    spans = (span for inline in inlines_in(article) for span in inline if span.cite)
    return {place_of(span): span for span in spans}


def cite_item(cite: Cite, locale: Locale) -> CiteItem:
    """A citation as it was written, in what CSL knows of it."""
    locator = read_locator(cite.locator, locale)
    behind = place_in(locator.behind, locale.lang)
    return CiteItem(cite.key, locator.number, locator.label, cite.prefix, behind, cite.without_names)


def _bracketed(cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """A note's words in brackets, without its full stop."""
    words = [each for each in cited if each.parts]
    if not words:
        return ()
    last = words[-1].parts[-1]
    ending = replace(last, text=last.text.removesuffix("."))
    words[-1] = Cited((*words[-1].parts[:-1], ending), words[-1].key)
    return (Cited((Part("("),)), *words, Cited((Part(")"),)))
