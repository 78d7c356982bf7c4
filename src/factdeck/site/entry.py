"""An article to what lists, the search, the timeline, the map and the feed know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import atan2, cos, degrees, hypot, radians, sin
from unicodedata import combining, normalize

from msgspec import Struct

from factdeck.article import Article, Date, Inline, Map, parse_date, plain
from factdeck.article.reading import models_in
from factdeck.article.sections import all_sections
from factdeck.article.wording import word_date
from factdeck.blocks.uncited import uncited, uncited_prose
from factdeck.days import civil
from factdeck.diagrams.map import spec as drawn
from factdeck.diagrams.map.view import area_places
from factdeck.files.source_date import source_date
from factdeck.language.plain_letters import in_plain_letters
from factdeck.language.scripts import is_leftward_language

Place = tuple[float, float]
"""Longitude and latitude in degrees."""
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")
_BEFORE_WORDS = re.compile(r"^[\W_]+")
LONGEST_NUMBER = 12
"""Digits of a number that stands in order."""
_DAY_BEFORE_1970 = 719_163
SECONDS_A_DAY = 86_400


class Download(Struct, frozen=True):
    """A file that can be taken home."""

    name: str
    """Its name in the folder of files."""
    label: str
    """The layout or export that it is."""
    size: int
    """In bytes."""


class Spot(Struct, frozen=True):
    """A place on the globe, and what is there."""

    place: Place
    name: str


class Entry(Struct, frozen=True, dict=True):
    """An article as lists know it, all of it plain text."""

    slug: str
    title: str
    subtitle: str
    lang: str
    lead: str
    keywords: tuple[str, ...]
    years: tuple[int, int] | None
    """The first and the last year that it tells of, counted as astronomers do: 0 is 1 BCE."""
    places: tuple[str, ...]
    at: Spot | None
    """Where it takes place, by its first map."""
    updated: int
    """When it was worked on last, as far as it says so itself, in seconds since 1970-01-01 UTC."""
    named: tuple[str, ...] = ()
    """People, headings and words to know, which the search finds it by, too."""

    @property
    def direction(self) -> str:
        return "rtl" if is_leftward_language(self.lang) else "ltr"

    @cached_property
    def order(self) -> tuple[str, str]:
        """Sorts by title as a reader would: by numbers as numbers; capitals, accents and signs before it do not count."""
        title = folded(self.title)
        from_word = _BEFORE_WORDS.sub("", title) or title
        return _NUMBER.sub(lambda found: found[0].zfill(LONGEST_NUMBER), from_word), self.slug


def folded(text: str) -> str:
    """Text without capitals and accents, in plain letters; the script that searches does the same."""
    bare = "".join(sign for sign in normalize("NFKD", text).casefold() if not combining(sign))
    return in_plain_letters(bare)


def entry_of(article: Article) -> Entry:
    """What lists know of an article; raises WrongDate where the variable SOURCE_DATE_EPOCH is no date."""
    return Entry(
        slug=article.slug,
        title=_one_line(plain(uncited(article.title))),
        subtitle=_one_line(plain(uncited(article.subtitle or ()))),
        lang=article.lang,
        lead=_one_line(" ".join(plain(block.spans) for block in uncited_prose(article.lead))),
        keywords=tuple(dict.fromkeys(_one_line(str(word)) for word in article.keywords)),
        years=_years(_dates(article)),
        places=tuple(dict.fromkeys(_one_line(name) for name in _place_names(article))),
        at=_middle(article),
        updated=_updated(article),
        named=tuple(dict.fromkeys(_one_line(plain(uncited(name))) for name in _named(article))),
    )


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _dates(article: Article) -> Iterator[Date]:
    yield from (event.date for event in article.timeline)
    yield from (section.dates for _, section in all_sections(article) if section.dates)


def _years(dates: Iterator[Date]) -> tuple[int, int] | None:
    known = list(dates)
    if not known:
        return None
    first, last = min(date.earliest for date in known), max(date.latest for date in known)
    return civil(first)[0], civil(last)[0]


def years_told(years: tuple[int, int], lang: str) -> str:
    """“1945–1946”, or the year where it is one, as a reader of the language writes it."""
    first, last = map(_edtf, years)
    return word_date(parse_date(first if first == last else f"{first}/{last}"), lang)


def _edtf(year: int) -> str:
    return f"{'-' * (year < 0)}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def _maps(article: Article) -> Iterator[Map]:
    return (part for part in models_in(article) if isinstance(part, Map))


def _place_names(article: Article) -> Iterator[str]:
    for each in _maps(article):
        yield from (plain(point.name) for point in each.points)
        yield from (plain(area.name) for area in each.areas)


def _named(article: Article) -> Iterator[Inline]:
    yield from (person.name for person in article.people)
    yield from (section.heading for _, section in all_sections(article))
    yield from (term.term for term in article.lesson.glossary)


def _middle(article: Article) -> Spot | None:
    """Of its first map the town in the midst of all, or the middle of what it shows; None where no map shows anything."""
    for each in _maps(article):
        if each.points:
            middle = _mean([point.at for point in each.points])
            town = min(each.points, key=lambda point: _apart(point.at, middle))
            return Spot(town.at, _one_line(plain(town.name)))
        if places := _places(each):
            name = next((_one_line(plain(name)) for name in each.names()), "")
            return Spot(_mean(places), name)
    return None


def _places(shown: Map) -> Sequence[Place]:
    """Its areas' corners; where it has none, the places of its routes, its frame's middle, or its names."""
    if shown.areas:
        areas = (
            drawn.MapArea("", tuple(area.polygon or ()), tuple(map(str, area.countries)))
            for area in shown.areas
        )
        return [place for area in areas for place in area_places(area)]
    if shown.routes:
        return [place for route in shown.routes for place in route.path]
    if shown.extent:
        west, south, east, north = shown.extent
        return [(west + (east - west) % 360.0 / 2, (south + north) / 2)]
    return [label.at for label in shown.labels]


def _mean(places: Sequence[Place]) -> Place:
    """The middle of places on the globe, to a hundredth of a degree."""
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lon, lat in places)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lon, lat in places)
    z = sum(sin(radians(lat)) for _, lat in places)
    return round(degrees(atan2(y, x)), 2), round(degrees(atan2(z, hypot(x, y))), 2)


def _apart(one: Place, other: Place) -> float:
    """Grows with the distance on the globe."""
    height, turn = radians(other[1] - one[1]), radians(other[0] - one[0])
    return sin(height / 2) ** 2 + cos(radians(one[1])) * cos(radians(other[1])) * sin(turn / 2) ** 2


def _updated(article: Article) -> int:
    """The last day on which a source was read; where none is given, the date that files are to have."""
    read = [parse_date(str(source.accessed)).latest for source in article.sources if source.accessed]
    day = max(read, default=0) - _DAY_BEFORE_1970
    return day * SECONDS_A_DAY if day > 0 else source_date()
