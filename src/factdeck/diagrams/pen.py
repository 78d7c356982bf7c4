"""Lines, marks and labels in a look's colours, as shapes and texts of a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from factdeck.diagrams.look import Look
from factdeck.drawing import (
    Anchor,
    AnyShape,
    Cap,
    Ellipse,
    Group,
    Ink,
    Join,
    Joined,
    Line,
    Part,
    Polygon,
    PolyLine,
    Rect,
    Stroke,
    Text,
    shown_text,
)
from factdeck.drawing.affine import Point
from factdeck.language.signs import SOFT_HYPHEN


@lru_cache(maxsize=64)
def ink(colour: str) -> Ink | None:
    """A colour of the look, which on a slide changes with the theme; None for none."""
    return Ink(colour, themed=True) if colour else None


@lru_cache(maxsize=256)
def stroke(
    colour: str, width: float, dash: tuple[float, ...] = (), cap: Cap = "butt", join: Join = "mitre"
) -> Stroke | None:
    """A stroke so many points wide; None where no colour is given."""
    return Stroke(Ink(colour, themed=True), width, cap, join, dash) if colour else None


def keyed(key: str, *parts: Part, title: str = "") -> Group:
    """A group whose content belongs together and has a name."""
    return Group(parts, key, title=title)


def line(start: Point, end: Point, colour: str, width: float, dash: tuple[float, ...] = ()) -> Line:
    """A straight line of so many points' width."""
    return Line(start, end, stroke=stroke(colour, width, dash))


def label(
    look: Look,
    text: str,
    x: float,
    y: float,
    *,
    font: str = "",
    size: float = 0.0,
    colour: str = "",
    anchor: Anchor = "start",
    joined: Joined = "",
) -> Text:
    """One line of text with its baseline at y."""
    font, size = font or look.regular, size or look.size
    shown = Ink(colour or look.ink, themed=True)
    seen = shown_text(text)
    width, parts = look.width_of(seen, font, size), look.parts_of(seen, font)
    return Text(x, y, text, look.face_of(font), size, shown, width, anchor, parts, joined)


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str = "",
    border: str = "",
    weight: float = 0.5,
    dash: tuple[float, ...] = (),
) -> Rect:
    """A rectangle by its lower left corner and its size in points; neither filled nor outlined without a colour."""
    return Rect(x, y, width, height, fill=ink(fill), stroke=stroke(border, weight, dash))


def dot(x: float, y: float, radius: float, look: Look, *, approximate: bool, uncertain: bool) -> AnyShape:
    """A full circle for a sure date, an open one for about, an open diamond for a doubtful one, dashed for both."""
    if uncertain:
        points = ((x - radius, y), (x, y + radius), (x + radius, y), (x, y - radius))
        dash = (radius * 0.55, radius * 0.35) if approximate else ()
        return Polygon(points, fill=ink(look.paper), stroke=stroke(look.accent, radius * 0.5, dash))
    return circle(x, y, radius, look.paper if approximate else look.accent, look.accent, radius * 0.5)


def circle(
    x: float, y: float, radius: float, fill: str = "", border: str = "", weight: float = 0.5
) -> Ellipse:
    """A circle around its middle, in points."""
    return Ellipse(x, y, radius, radius, fill=ink(fill), stroke=stroke(border, weight))


def polyline(points: Sequence[Point], colour: str, width: float, dash: tuple[float, ...] = ()) -> PolyLine:
    """An open line through points, with round corners."""
    return PolyLine(tuple(points), stroke=stroke(colour, width, dash, join="round"))


def hyphened(look: Look, word: str, room: float, width_of: Callable[[str], float]) -> tuple[str, str] | None:
    """The most of a word that its language lets stand in a width, a soft hyphen behind it, and the rest; None for none."""
    for at in reversed(look.divide(word)):
        if width_of(f"{word[:at]}-") <= room:
            return f"{word[:at]}{SOFT_HYPHEN}", word[at:]
    return None


def part_within(look: Look, word: str, room: float, width_of: Callable[[str], float]) -> int:
    """How many characters of a word whose letters are shaped stand in a width, at the best place; 0 of any other."""
    ways = look.parts(word)
    for places in ways:
        fitting = [at for at in places if width_of(word[:at]) <= room]
        if fitting:
            return max(fitting)
    return min((at for places in ways for at in places), default=0)


def wrapped(look: Look, text: str, width: float, *, font: str = "", size: float = 0.0) -> list[str]:
    """Words on lines no wider than the width, and a word that is wider on several."""
    font, size = font or look.regular, size or look.size

    def width_of(wording: str) -> float:
        return look.width_of(wording, font, size)

    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [part for each in lines for part in _divided(look, each, width, width_of)]


def _divided(look: Look, line: str, width: float, width_of: Callable[[str], float]) -> Iterator[str]:
    """A line in pieces that fit: as its language divides it, else of a letter at least."""
    while len(line) > 1 and width_of(line) > width:
        at = part_within(look, line, width, width_of)
        parts = (line[:at], line[at:]) if at else hyphened(look, line, width, width_of)
        if parts is None:
            count = next((n for n in range(len(line) - 1, 1, -1) if width_of(line[:n]) <= width), 1)
            parts = line[:count], line[count:]
        yield parts[0]
        line = parts[1]
    yield line
