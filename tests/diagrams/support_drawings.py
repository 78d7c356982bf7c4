"""A look without a theme, random entries, and what stands where in a finished drawing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import strategies as st
from msgspec import Struct
from reportlab.pdfbase.pdfmetrics import stringWidth

from factdeck.diagrams.look import Look
from factdeck.diagrams.timeline.entries import Entry
from factdeck.diagrams.timeline.legend import LEGEND
from factdeck.diagrams.timeline.numbered import AXIS, TIME
from factdeck.drawing import (
    Drawing,
    Ellipse,
    Group,
    Ink,
    Line,
    Part,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    Text,
    leaves,
)
from factdeck.drawing.affine import Point, applied
from factdeck.face import Face


def make_look(size: float = 8.0) -> Look:
    return Look(
        regular="Helvetica",
        bold="Helvetica-Bold",
        italic="Helvetica-Oblique",
        size=size,
        small=size * 0.875,
        leading=size * 1.2,
        ink="#101010",
        paper="#ffffff",
        accent="#8c1c13",
        second="#1f4e6b",
        tint="#f4f1ea",
        rule="#8d867b",
        faces=(),
        width_of=stringWidth,
        face_of=lambda name: Face(name, "Arial"),
        parts_of=lambda text, font: (),
    )


def tick(year: int, month: int, day: int, precision: str) -> str:
    month_and_year = f"{month:02d}/{year}"
    return {
        "year": str(year),
        "long month": month_and_year,
        "dated month": month_and_year,
        "month": f"{month:02d}",
        "dated day": f"{day}.{month}.{year}",
        "day": f"{day}.{month}.",
        "bare day": str(day),
    }[precision]


def entry(number: int, start: float, end: float | None = None, **more: object) -> Entry:
    given = {"date": f"Date {number}", "title": f"Title {number}", **more}
    return Entry(key=f"event {number}", start=start, end=start + 1 if end is None else end, **given)  # type: ignore[arg-type]


_WORDS = st.lists(st.text("abcdefghijkl-ÄЖ中", min_size=1, max_size=14), min_size=1, max_size=10).map(
    " ".join
)
_DAYS = st.one_of(
    st.just(700_000),
    st.integers(700_000, 700_030),
    st.integers(690_000, 710_000),
    st.integers(-400_000, 738_000),
    st.integers(-(10**9), 10**6),
)
_RARELY = st.sampled_from([False] * 9 + [True])
_SELDOM = st.sampled_from([False] * 3 + [True])
_LENGTHS = st.sampled_from([1, 1, 1, 30, 365, 3652, 36525])


@st.composite
def entries(draw: st.DrawFn, most: int = 24) -> list[Entry]:
    """Entries in the order of their dates, of any density, with or without lanes, texts and open ends."""
    lanes = draw(st.sampled_from([("",), ("War", "Peace"), ("", "A rather long name for a lane", "B", "C")]))
    around = draw(_DAYS)
    spread = draw(st.sampled_from([0, 3, 400, 40_000, 1_100_000]))
    least = draw(st.sampled_from([1, most // 2]))
    drafts = draw(st.lists(_drafts(spread, lanes), min_size=least, max_size=most))
    made = [
        entry(
            number,
            around + after,
            around + after + length,
            **{"date": f"{number + 1} May {1900 + number}", **more},
        )
        for number, (after, length, more) in enumerate(drafts)
    ]
    return sorted(made, key=lambda each: (each.start, each.end))


Draft = tuple[int, int, dict[str, object]]
"""Days from the first that may be, length in days, and what else an entry has."""


@st.composite
def _drafts(draw: st.DrawFn, spread: int, lanes: tuple[str, ...]) -> Draft:
    interval = draw(_SELDOM)
    more = {
        "title": draw(_WORDS),
        "text": draw(_WORDS) if draw(_RARELY) else "",
        "lane": draw(st.sampled_from(lanes)),
        "interval": interval,
        "open_end": interval and draw(st.booleans()),
        "open_start": interval and draw(st.booleans()),
        "approximate": draw(st.booleans()),
        "uncertain": draw(st.booleans()),
    }
    if draw(_RARELY):
        more["date"] = draw(_WORDS)
    return draw(st.integers(0, spread)), draw(_LENGTHS), more


class Area(Struct, frozen=True):
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Area, slack: float = 0.25) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.bottom < other.top - slack
            and other.bottom < self.top - slack
        )

    def within(self, width: float, height: float, slack: float = 0.6) -> bool:
        return (
            self.left >= -slack
            and self.bottom >= -slack
            and self.right <= width + slack
            and self.top <= height + slack
        )


class Label(Struct, frozen=True):
    text: str
    key: str
    area: Area
    font: str
    size: float


def shapes(found: Drawing | Group) -> Iterator[tuple[str, Part]]:
    """Every shape and text, in its own coordinates, with the key of the group that holds it."""
    return ((leaf.key, leaf.part) for leaf in leaves(found.parts))


def labels(found: Drawing | Group) -> list[Label]:
    """Texts with the area from their descent to their ascent."""
    made = []
    for leaf in leaves(found.parts):
        text = leaf.part
        if isinstance(text, Text):
            x, y = applied(leaf.matrix, (text.x, text.y))
            left = x - {"start": 0, "middle": text.width / 2, "end": text.width}[text.anchor]
            area = Area(left, y - text.size * 0.2, left + text.width, y + text.size * 0.72)
            made.append(Label(text.text, leaf.key, area, text.face.name, text.size))
    return made


def keys(found: Drawing | Group) -> list[str]:
    """Of the groups of entries, which a numbered timeline has between others."""
    named = [part.key for part in found.parts if isinstance(part, Group) and part.key]
    return [key for key in named if key not in (AXIS, LEGEND) and not key.endswith(f" {TIME}")]


def owner(key: str) -> str:
    """The entry that a part of a group belongs to."""
    return " ".join(key.split(" ")[:2])


def marks(drawing: Drawing) -> dict[str, Point]:
    """The centre of each entry's dot or diamond."""
    found = {}
    for key, shape in shapes(drawing):
        if isinstance(shape, Ellipse):
            found[key] = (shape.x, shape.y)
        elif isinstance(shape, Polygon) and key:
            found[key] = (sum(x for x, _ in shape.points) / 4, sum(y for _, y in shape.points) / 4)
    return found


def leaders(drawing: Drawing) -> list[list[Point]]:
    """The lines that belong to no entry and have corners."""
    return [list(shape.points) for key, shape in shapes(drawing) if isinstance(shape, PolyLine) and not key]


def inks(part: Part) -> list[Ink]:
    """What a part is painted with."""
    if isinstance(part, Text):
        return [part.ink]
    assert isinstance(part, Shape)
    return [ink for ink in (part.fill, part.stroke and part.stroke.ink) if ink]


def corners(shape: Shape) -> list[Point]:
    return [point for _, points in shape.outline for point in points]


def wide(shape: Shape) -> float:
    xs = [x for x, _ in corners(shape)]
    return max(xs) - min(xs)


def outline(shape: Part) -> Area | None:
    if not isinstance(shape, (Line, Rect, Ellipse, PolyLine, Polygon)):
        return None
    xs, ys = zip(*corners(shape), strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def crosses(path: list[tuple[float, float]], area: Area, inset: float = 0.4) -> bool:
    """Whether a path runs through an area, by clipping each of its lines (Liang and Barsky, 1984)."""
    sides = (area.left + inset, area.bottom + inset, area.right - inset, area.top - inset)
    return any(_clipped(*first, *second, *sides) for first, second in itertools.pairwise(path))


def _clipped(
    x1: float, y1: float, x2: float, y2: float, left: float, bottom: float, right: float, top: float
) -> bool:
    dx, dy, enter, leave = x2 - x1, y2 - y1, 0.0, 1.0
    for step, room in ((-dx, x1 - left), (dx, right - x1), (-dy, y1 - bottom), (dy, top - y1)):
        if abs(step) < 1e-9:
            if room <= 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter < leave


def letters(text: str) -> str:
    return "".join(text.split())
