"""Marks of a timeline whose form says how sure a date is to a legend above the axis, each beside what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.diagrams.look import Look
from factdeck.diagrams.pen import keyed, label
from factdeck.diagrams.sizes import Sizes
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.forms import Form, mark
from factdeck.diagrams.timeline.frame import Frame
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.diagrams.timeline.marks import mark_shapes
from factdeck.diagrams.timeline.tracks import Band, Extent
from factdeck.drawing import Drawing, Group, Part

MEANINGS = ("approximate", "uncertain", "approximate and uncertain", "within", "open")
"""What a mark's form may mean, in the order of the legend."""
LEGEND = "legend"
"""Key of the legend's group."""
LEADING = 1.35
"""Of the legend's words, by their size."""
GAP = 0.5
"""Below the legend, by the leading."""

Sign = tuple[str, str]
"""What a mark means, and its kind: mark, bar or within."""


class Plan(Protocol):
    """A timeline that is arranged but not drawn."""

    @property
    def height(self) -> float: ...

    @property
    def band(self) -> Band: ...

    def draw(self) -> Drawing: ...


class Item(Struct, frozen=True):
    """One meaning and its marks; ``left`` and ``top`` are counted from the legend's upper left corner."""

    signs: Sequence[Sign]
    lines: Sequence[str]
    left: float
    top: float


class Legend(Struct):
    """What the marks of a timeline mean, in rows below it."""

    look: Look
    numbered: bool = False
    """Whether marks look as those with numbers do."""
    items: list[Item] = field(default_factory=list)
    height: float = 0.0

    def groups(self, top: float) -> Iterator[Group]:
        look, sizes = self.look, Sizes.of(self.look)
        for item in self.items:
            middle = top - item.top - look.small * LEADING / 2
            result: list[Part] = []
            x = item.left
            for sign in item.signs:
                result += _swatch(sign, x, middle, look, sizes, self.numbered)
                x += _width(sign, sizes) + sizes.mark
            for number, text in enumerate(item.lines):
                y = middle - number * look.small * LEADING - look.small * 0.34
                result.append(label(look, text, x, y, size=look.small))
            yield keyed(" ".join(item.lines), *result)


class Explained(Struct, frozen=True):
    """A timeline under its legend."""

    plan: Plan
    legend: Legend

    @property
    def height(self) -> float:
        return self.plan.height + self.legend.height

    @property
    def band(self) -> Band:
        return self.plan.band

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(meaning for item in self.legend.items for meaning, _ in item.signs)

    def draw(self) -> Drawing:
        drawing = self.plan.draw()
        legend = keyed(LEGEND, *self.legend.groups(self.height))
        return replace(drawing, height=self.height, parts=(legend, *drawing.parts))


def make_legend(
    entries: Sequence[Entry],
    band: Band,
    maker: LabelMaker,
    width: float,
    words: Mapping[str, str],
    *,
    numbered: bool = False,
) -> Legend:
    """Lines as wide as the timeline, with a mark of each form that stands in it and the word for its meaning."""
    look, sizes = maker.look, Sizes.of(maker.look)
    legend, x, top, high = Legend(look, numbered), 0.0, 0.0, 0.0
    result = set(_signs(entries, band))
    for meaning in MEANINGS:
        signs = sorted((sign for sign in result if sign[0] == meaning), reverse=True)
        if not signs or meaning not in words:
            continue
        before = sum(_width(sign, sizes) + sizes.mark for sign in signs)
        lines = maker.wrap(words[meaning], look.regular, look.small, max(width - before, look.small))
        wide = before + max(each for _, each in lines)
        if x and x + wide > width:
            x, top, high = 0.0, top + high, 0.0
        legend.items.append(Item(signs, [text for text, _ in lines], x, top))
        high = max(high, len(lines) * look.small * LEADING)
        x += wide + look.small * 1.2
    legend.height = top + high + look.leading * GAP if legend.items else 0.0
    return legend


def _signs(entries: Sequence[Entry], band: Band) -> Iterator[Sign]:
    for entry in entries:
        kind = band.extents[entry.key].kind
        if entry.approximate or entry.uncertain:
            names = [name for name in ("approximate", "uncertain") if getattr(entry, name)]
            yield " and ".join(names), "bar" if kind == "bar" else "mark"
        if kind == "within":
            yield "within", kind
        if kind == "bar" and (entry.open_start or entry.open_end):
            yield "open", kind


def _width(sign: Sign, sizes: Sizes) -> float:
    if sign[0] == "open":
        return sizes.bar + sizes.fade
    return {"mark": sizes.mark * 2.5, "bar": sizes.bar * 3, "within": sizes.mark * 5}[sign[1]]


def _swatch(sign: Sign, x: float, middle: float, look: Look, sizes: Sizes, numbered: bool) -> list[Part]:
    """The mark that stands in the timeline, on a track of its own."""
    meaning, kind = sign
    entry = Entry(
        key=meaning,
        start=0.0,
        end=1.0,
        date="",
        title="",
        interval=kind == "bar",
        approximate="approximate" in meaning,
        uncertain="uncertain" in meaning,
        open_end=meaning == "open",
    )
    inset = 0.0 if kind == "bar" else sizes.mark * 1.25
    if numbered and kind == "mark":
        return [mark(Form("disc", look.accent), x + inset, middle, sizes.mark * 2.5, entry, look)]
    length = _width(sign, sizes) - inset
    extent = Extent(0.0, sizes.bar if meaning == "open" else length - sizes.hairline * 2, kind)
    track = sizes.bar
    band = Band(extents={meaning: extent}, marks={meaning: track}, bars={meaning: track / 2}, bar=sizes.bar)
    frame = Frame(True, x + inset, middle - track)
    return mark_shapes(entry, band, frame, look, sizes, length)
