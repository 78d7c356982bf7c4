"""Entries to the page that shows when their stories begin: a bar for each stretch of time, and below it the articles."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.article import parse_date
from factdeck.article.wording import word_date
from factdeck.escaping import attribute, text
from factdeck.site.entry import Entry, years_told
from factdeck.site.frame import Page, Site, in_language
from factdeck.site.lists import count_told
from factdeck.site.metadata import page_address

MOST_BINS = 40
FEW_BINS, IN_BIN = 12, 3
"""Of few articles there are more stretches than the first only where each holds so many of them on average."""
FEW = 40
"""Articles that need no stretches to be found in."""
MOST_SPANS = 200
"""Articles of which each has a bar of its own beside its title."""
NEAR_END, NEARLY_ALL = 0.95, 0.75
"""Shares of all years, and of the articles."""
ACROSS, HIGH = 1000, 12
"""Of a bar's picture, in units of its own."""


class Bin(Struct, frozen=True):
    """A stretch of years, and the articles whose story begins in it."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Its place in the page."""
        return f"years-{'-' * (self.first < 0)}{abs(self.first)}"


def timeline_page(entries: Sequence[Entry], site: Site) -> Page:
    """The page of all articles that have a date."""
    words = site.words
    dated = sorted((entry for entry in entries if entry.years), key=lambda each: (each.years, each.order))
    content, told = f"<h1>{text(words('timeline'))}</h1>\n", ""
    if dated:
        told = words("timeline intro", count=count_told(len(dated), site))
        content += f'<p class="intro">{text(told)}</p>\n'
        content += _few(dated, site) if len(dated) <= FEW else _many(dated, site)
    else:
        content += f"<p>{text(words('timeline empty'))}</p>\n"
    title = f"{words('timeline')} – {site.title}"
    return Page(title, content, "timeline.html", site.lang, part="timeline", description=told)


def _few(dated: Sequence[Entry], site: Site) -> str:
    """One list, under the first and the last year of all."""
    span = _Span.of(dated)
    items = "".join(_item(entry, site, span if span.tells_apart(dated) else None) for entry in dated)
    if not span.tells_apart(dated):
        return f'<ul class="dated">\n{items}</ul>\n'
    ends = [years_told((year, year), site.lang) for year in (span.first, span.first + span.years - 1)]
    axis = "".join(f"<span>{text(each)}</span>" for each in ends)
    return f'<p class="axis" aria-hidden="true">{axis}</p>\n<ul class="dated">\n{items}</ul>\n'


def _many(dated: Sequence[Entry], site: Site) -> str:
    """How many there are in each stretch, then the articles of each."""
    bins = binned(dated)
    return _bars(bins, site) + _parts(bins, dated, site)


def binned(dated: Sequence[Entry]) -> list[Bin]:
    """The articles by years, decades, centuries…: the finest of which no more hold any than a page can show, and tell of many."""
    years, most = 1, min(MOST_BINS, max(FEW_BINS, len(dated) // IN_BIN))
    while len({_stretch(entry.years[0], years) for entry in dated if entry.years}) > most:
        years *= 10
    found: dict[tuple[int, int], list[Entry]] = {}
    for entry in dated:
        if entry.years:
            found.setdefault(_stretch(entry.years[0], years), []).append(entry)
    return [Bin(first, last, tuple(inside)) for (first, last), inside in found.items()]


def _stretch(year: int, years: int) -> tuple[int, int]:
    """The first and the last year of the decade, century… around a year: 1900 to 1999, 99 to 1 BCE, 199 to 100 BCE."""
    if year <= 0:
        first, last = _stretch(1 - year, years)
        return 1 - last, 1 - first
    first = year // years * years
    return max(1, first), first + years - 1


def bin_told(shown: Bin, lang: str) -> str:
    """“1945”, “1940s”, “1900–1999”."""
    if shown.last - shown.first == 9 and 0 < shown.first <= 9990:
        return word_date(parse_date(f"{shown.first // 10:03}X"), lang)
    return years_told((shown.first, shown.last), lang)


def _bars(bins: Sequence[Bin], site: Site) -> str:
    """A row for each stretch, as long as it has articles, and a mark where others lie between that have none."""
    if len(bins) < 2:
        return ""
    most = max(len(each.entries) for each in bins)
    rows = []
    for number, each in enumerate(bins):
        if number and each.first > bins[number - 1].last + 1:
            rows.append(f'<li class="gap"><span>{text(site.words("gap"))}</span></li>')
        count = len(each.entries)
        width = max(4, round(ACROSS * count / most))
        rows.append(
            f'<li><a href="#{each.name}">{text(bin_told(each, site.lang))}</a>'
            f"{_bar(0, width)}<span>{count}</span></li>"
        )
    inside = "\n".join(rows)
    label = attribute(site.words("timeline count"))
    return f'<ol class="bars" aria-label={label}>\n{inside}\n</ol>\n'


def _bar(start: int, width: int) -> str:
    return (
        f'<svg viewBox="0 0 {ACROSS} {HIGH}" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="{start}" width="{width}" height="{HIGH}"/></svg>'
    )


def _parts(bins: Sequence[Bin], dated: Sequence[Entry], site: Site) -> str:
    span = _Span.of(dated)
    shown = span if len(dated) <= MOST_SPANS and span.tells_apart(dated) else None
    return "".join(
        f'<section aria-labelledby="{each.name}">\n<h2 id="{each.name}">{text(bin_told(each, site.lang))}</h2>\n'
        f'<ul class="dated">\n{"".join(_item(entry, site, shown) for entry in each.entries)}</ul>\n</section>\n'
        for each in bins
    )


class _Span(Struct, frozen=True):
    """All years that articles tell of."""

    first: int
    years: int

    @classmethod
    def of(cls, dated: Sequence[Entry]) -> _Span:
        first = min(entry.years[0] for entry in dated if entry.years)
        last = max(entry.years[1] for entry in dated if entry.years)
        return cls(first, last - first + 1)

    def tells_apart(self, dated: Sequence[Entry]) -> bool:
        """Whether not nearly all stories begin near its one end, as where a single one goes back to the Ice Age."""
        late = sum(entry.years[0] - self.first > self.years * NEAR_END for entry in dated if entry.years)
        return late < len(dated) * NEARLY_ALL

    def bar(self, years: tuple[int, int]) -> str:
        """Where some years lie among all."""
        start = round(ACROSS * (years[0] - self.first) / self.years)
        width = max(4, round(ACROSS * (years[1] - years[0] + 1) / self.years))
        return _bar(min(start, ACROSS - width), width)


def _item(entry: Entry, site: Site, span: _Span | None) -> str:
    assert entry.years is not None
    own = "" if entry.lang == site.lang else in_language(entry.lang)
    link = f"<a href={attribute(page_address(entry.slug))}{own}>{text(entry.title)}</a>"
    bar = span.bar(entry.years) if span else ""
    return f"<li>{link}<span>{text(years_told(entry.years, site.lang))}</span>{bar}</li>\n"
