"""An article's outline to the words of each point that a learner fills in: terms, dates and names, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from factdeck.article import Article, Inline, Section, plain
from factdeck.article.kept import kept
from factdeck.article.language_words import month_names
from factdeck.blocks.first_sentence import parted
from factdeck.blocks.terms import forms_of
from factdeck.blocks.uncited import uncited
from factdeck.language.early_years import early_years, known_years
from factdeck.language.mentions import occurrences, puts_no_spaces

_WORD = re.compile(r"\w")
Gap = tuple[int, int]
"""First character and end, as offsets of a point's text."""
WORDS_A_GAP = 9
"""Words of a point, about a line, for each gap that is chosen in it."""
MOST_CHOSEN = 2
MOST_COVERED = 0.6
"""Of a point's characters, so that it still says what it is about."""
SHORTEST_NAME, SHORTEST_UNSPACED = 3, 2
"""Letters of a name; of one in a script such as Chinese, which puts no spaces between words."""
MOST_PARTICLE = 3
"""Letters of a word such as “De” or “von”, which belongs to the family name behind it."""
FIRST_LATE = 1000
"""The first year that is known as one by its four digits."""
MOST_SENTENCES = 6
"""First sentences of a section's paragraphs, where it has no points."""


class OutlinePoint(Struct, frozen=True):
    """A point of a section, without citations, and its gaps in order."""

    text: Inline
    gaps: tuple[Gap, ...]

    @property
    def words(self) -> list[str]:
        """What is to be filled in."""
        text = plain(self.text)
        return [text[start:end] for start, end in self.gaps]


class OutlineSection(Struct, frozen=True):
    """A section with its points and what lies in it."""

    section: Section
    points: tuple[OutlinePoint, ...]
    sections: tuple[OutlineSection, ...]

    def all_points(self) -> Iterator[OutlinePoint]:
        yield from self.points
        for below in self.sections:
            yield from below.all_points()


@kept
def outline_of(article: Article) -> tuple[OutlineSection, ...]:
    """The sections with their points and gaps; a word that was a gap once is chosen no second time."""
    chooser = _Chooser(article)
    return tuple(chooser.section(section) for section in article.sections)


def points_of(section: Section, lang: str) -> list[Inline]:
    """The section's points, or else the first sentences of its paragraphs and items; and those that its author put gaps in."""
    first = [] if section.points else [block for block in section.text if block.kind != "quote"]
    first = [block for block in first if plain(block.spans).strip()][:MOST_SENTENCES]
    chosen = [
        sentence
        for block in section.text
        for number, sentence in enumerate(_sentences(block.spans, lang))
        if marked_gaps(sentence) or (block in first and number == 0)
    ]
    return [*section.points, *chosen]


def _sentences(text: Inline, lang: str) -> Iterator[Inline]:
    while plain(text).strip():
        sentence, text = parted(text, lang)
        yield sentence


class _Chooser:
    """Goes through an article's points from the first to the last."""

    def __init__(self, article: Article):
        self.lang = article.lang
        self.names = [name for name in _names(article) if _is_long_enough(name)]
        self.years = _early_years_of(article)
        self.title = article.title
        self.taken: set[str] = set()
        self.told = ""
        """What stands above the points at hand: it would give away the answer."""

    def section(self, section: Section) -> OutlineSection:
        self.told = " \0 ".join(map(plain, (self.title, section.heading, section.point))).casefold()
        points = map(uncited, points_of(section, self.lang))
        made = tuple(OutlinePoint(point, self._gaps(point)) for point in points if point)
        return OutlineSection(section, made, tuple(self.section(below) for below in section.sections))

    def _gaps(self, point: Inline) -> tuple[Gap, ...]:
        """Those that the author marked; others up to what the point's length allows."""
        text = plain(point)
        gaps = marked_gaps(point)
        self.taken |= {text[start:end].casefold() for start, end in gaps}
        most = min(MOST_CHOSEN, 1 + len(text.split()) // WORDS_A_GAP)
        for start, end in self._offered(text):
            word = text[start:end].casefold()
            covered = sum(last - first for first, last in gaps) + end - start
            if len(gaps) >= most:
                break
            apart = all(_have_words_between((start, end), other, text) for other in gaps)
            if (
                apart
                and word not in self.taken
                and word not in self.told
                and covered <= MOST_COVERED * len(text)
            ):
                gaps.append((start, end))
                self.taken.add(word)
        return tuple(sorted(gaps))

    def _offered(self, text: str) -> Iterator[Gap]:
        """Terms and names by their place in the list of them, then dates."""
        found = sorted(occurrences(self.names, text, self.lang))
        yield from ((start, end) for _, start, end in found)
        dates = (match.span() for match in _dates(self.lang).finditer(text) if _is_date(match))
        yield from _joined([*dates, *early_years(text, self.lang, self.years)])


def marked_gaps(inline: Inline) -> list[Gap]:
    """The gaps that the author marked, in order; those that touch or overlap are one."""
    gaps: list[Gap] = []
    at = 0
    for span in inline:
        gaps += ((at + first, at + last) for first, last in span.gaps_in_text)
        at += len(span.text)
    return _joined(gaps)


def _have_words_between(one: Gap, other: Gap, text: str) -> bool:
    """Whether two gaps have so much between them that each can be told from the other."""
    (_, end), (start, _) = sorted((one, other))
    return end <= start and bool(_WORD.search(text[end:start]))


def _joined(gaps: Iterable[Gap]) -> list[Gap]:
    """In order, those that touch or overlap as one."""
    result: list[Gap] = []
    for start, end in sorted(gaps):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _early_years_of(article: Article) -> frozenset[int]:
    """The years of up to three digits that its events and people have."""
    points = (point for event in article.events for point in (event.date.start, event.date.end) if point)
    lives = (known_years(person.dates) for person in article.people if person.dates)
    return frozenset(point.year for point in points if 0 < point.year < FIRST_LATE).union(*lives)


def _names(article: Article) -> Iterator[str]:
    """Words to know, with a capital or without, people by their whole names and by the last word of these, and places of the map."""
    infobox = article.infobox
    for term in article.lesson.glossary:
        yield from forms_of(term)
    people = [plain(person.name) for person in article.people]
    yield from people
    yield from (_family_name(name) for name in people if " " in name)
    if infobox and infobox.map:
        yield from (plain(area.name) for area in infobox.map.areas)
        yield from (plain(point.name) for point in infobox.map.points)


def _is_long_enough(name: str) -> bool:
    return len(name) >= (SHORTEST_UNSPACED if puts_no_spaces(name) else SHORTEST_NAME)


def _family_name(name: str) -> str:
    """The last word, with a short one before it, as in “De Morgan”."""
    words = name.split()
    has_particle = len(words) > 2 and len(words[-2]) <= MOST_PARTICLE and words[-2].isalpha()
    return " ".join(words[-2:] if has_particle else words[-1:])


def _is_date(match: re.Match[str]) -> bool:
    """Whether it has a number, or is a month with a capital where none begins a sentence: “may” and “March!” are none."""
    if any(map(str.isdecimal, match[0])):
        return True
    begins = not match.string[: match.start()].strip() and match.string[match.end() :][:1] not in ":："
    return match[0][0].isupper() and not begins


@lru_cache(maxsize=32)
def _dates(lang: str) -> re.Pattern[str]:
    """A day, month and year, as much of it as is written, or a year alone."""
    months = "|".join(
        sorted((re.escape(name) for name in month_names(lang) if len(name) > 2), key=len, reverse=True)
    )
    day, of, year = r"\d{1,2}(?:\.|er|st|nd|rd|th)?", r"(?:\s(?:de|of))?", r"[12]\d{3}"
    named = (
        rf"{day}{of}\s(?:{months})\b\.?{of}\s\d{{3}}(?![.,]?\d)"
        rf"|(?:{day}{of}\s)?\b(?:{months})\b\.?(?:\s\d{{1,2}}(?!\d),?)?(?:{of}\s{year})?"
        if months
        else r"(?!)"
    )
    return re.compile(
        rf"(?<!\w)(?:{named}|(?<![\d.,]){year}(?![\d.,]\d)(?:[–-]\d{{2,4}})?)(?!\w)", re.IGNORECASE
    )
