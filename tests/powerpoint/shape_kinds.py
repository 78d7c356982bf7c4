"""A drawing of each kind of shape, and of what can be done to it."""

from __future__ import annotations

from math import cos, pi, radians, sin, tan

from factdeck.drawing import (
    Drawing,
    Ellipse,
    Group,
    Ink,
    Line,
    Part,
    Path,
    Polygon,
    PolyLine,
    Rect,
    Stroke,
    Text,
)
from factdeck.drawing.affine import Affine, combined
from factdeck.drawing.outlines import Step
from factdeck.face import Face
from factdeck.layout.fonts import text_width

RED, BLUE, INK, PALE = Ink("#8c1c13"), Ink("#1f4e6b"), Ink("#1d1b19"), Ink("#7fa3b8")
SIZE = 240.0


def sheet(*parts: Part) -> Drawing:
    return Drawing(SIZE, SIZE, parts)


def path(steps: str, **ink: object) -> Path:
    """A path from the letters M, L, C and Z with their coordinates between spaces."""
    parts: list[Step] = []
    words = steps.split()
    while words:
        letter = words.pop(0)
        count = {"M": 2, "L": 2, "C": 6, "Z": 0}[letter]
        values = [float(word) for word in words[:count]]
        del words[:count]
        parts.append((letter, tuple(zip(values[::2], values[1::2], strict=True))))  # type: ignore[arg-type]
    return Path(tuple(parts), **ink)  # type: ignore[arg-type]


def square(x: float, y: float, side: float, *, left: bool = True) -> str:
    corners = [(x + side, y), (x + side, y + side), (x, y + side)]
    lines = " ".join(f"L {a} {b}" for a, b in (corners if left else reversed(corners)))
    return f"M {x} {y} {lines} Z"


def star(centre: float = 120.0, radius: float = 100.0) -> str:
    points = [
        (centre + radius * sin(number * 4 * pi / 5), centre + radius * cos(number * 4 * pi / 5))
        for number in range(5)
    ]
    return "M {} {} ".format(*points[0]) + " ".join(f"L {x} {y}" for x, y in points[1:]) + " Z"


LEAF = "M 30 30 C 30 150 90 210 210 210 C 210 90 150 30 30 30 Z"
FILLED = {"fill": BLUE}
BOTH = {"fill": PALE, "stroke": Stroke(RED, 6)}


def clipped(clip: Path, *parts: Part) -> Drawing:
    return sheet(Group(parts, clip=clip))


def joined(join: str) -> Drawing:
    points = ((30, 40), (120, 200), (160, 60), (210, 90))
    return sheet(PolyLine(points, stroke=Stroke(INK, 18, join=join)))  # type: ignore[arg-type]


def level(**stroke: object) -> Drawing:
    return sheet(Line((20, 120), (220, 120), stroke=Stroke(INK, **({"width": 10} | stroke))))  # type: ignore[arg-type]


def capped(cap: str) -> Drawing:
    return sheet(Line((50, 60), (190, 180), stroke=Stroke(INK, 30, cap=cap)))  # type: ignore[arg-type]


def word(
    text: str, x: float, y: float, face: Face, size: float, ink: Ink = INK, anchor: str = "start"
) -> Text:
    return Text(x, y, text, face, size, ink, text_width(text, face, size), anchor)  # type: ignore[arg-type]


def anchored(face: Face) -> Drawing:
    texts = [
        word(f"{anchor} 12,5", 120, 180 - 50 * number, face, 24, anchor=anchor)
        for number, anchor in enumerate(("start", "middle", "end"))
    ]
    return sheet(*texts, Line((120, 20), (120, 220), stroke=Stroke(RED)))


def turned_text(face: Face) -> Drawing:
    turned = word("turned", 20, -8, face, 28, BLUE)
    return sheet(*(Group((turned,), transform=turn(120, 120, angle)) for angle in (0, 60, 135, 270)))


def turn(x: float, y: float, angle: float) -> Affine:
    a, b = cos(radians(angle)), sin(radians(angle))
    return (a, b, -b, a, x, y)


def shift(x: float, y: float) -> Affine:
    return (1, 0, 0, 1, x, y)


def transformed(matrix: Affine) -> Drawing:
    shapes = Rect(0, 0, 60, 60, **BOTH), Ellipse(30, 30, 20, 20, **BOTH)  # type: ignore[arg-type]
    return sheet(Group(shapes, transform=matrix))


SHAPES: dict[str, Drawing] = {
    "line": sheet(Line((20, 30), (220, 200), stroke=Stroke(INK, 8))),
    "level line": level(width=8),
    "line upwards from the right": sheet(Line((220, 30), (20, 200), stroke=Stroke(INK, 8))),
    "polyline": sheet(PolyLine(((20, 20), (80, 200), (140, 40), (220, 220)), stroke=Stroke(INK, 6))),
    "polygon": sheet(Polygon(((30, 30), (210, 60), (180, 210), (60, 180)), **BOTH)),
    "polygon that crosses itself": sheet(Polygon(((30, 30), (210, 210), (210, 30), (30, 210)), **BOTH)),
    "rectangle": sheet(Rect(30, 50, 180, 120, **BOTH)),
    "rounded rectangle": sheet(Rect(30, 50, 180, 120, 40, 40, **BOTH)),
    "rectangle with oval corners": sheet(Rect(30, 50, 180, 120, 60, 20, **BOTH)),
    "circle": sheet(Ellipse(120, 120, 90, 90, **BOTH)),
    "ellipse": sheet(Ellipse(120, 120, 100, 50, **BOTH)),
    "path of lines": sheet(path("M 30 30 L 210 60 L 120 210 Z", **BOTH)),
    "path of curves": sheet(path(LEAF, **BOTH)),
    "open path, not filled": sheet(path("M 30 30 L 210 60 L 120 210", stroke=Stroke(RED, 6))),
    "open path, filled": sheet(path("M 30 30 L 210 60 L 120 210", **BOTH)),
    "hole by parity": sheet(path(f"{square(30, 30, 180)} {square(80, 80, 80)}", **BOTH)),
    "hole by winding": sheet(
        path(f"{square(30, 30, 180)} {square(80, 80, 80, left=False)}", by_winding=True, **BOTH)
    ),
    "no hole by winding": sheet(path(f"{square(30, 30, 180)} {square(80, 80, 80)}", by_winding=True, **BOTH)),
    "overlap by winding": sheet(
        path(f"{square(30, 30, 120)} {square(90, 90, 120)}", by_winding=True, **FILLED)
    ),
    "star by parity": sheet(path(star(), **BOTH)),
    "star by winding": sheet(path(star(), by_winding=True, **BOTH)),
    "shift": transformed(shift(100, 60)),
    "turn": transformed(turn(120, 60, 30)),
    "turn and shrink": transformed((1.2, 1.2, -1.2, 1.2, 120, 20)),
    "uneven stretch": transformed((3, 0, 0, 1, 30, 60)),
    "slant": transformed((1, 0, tan(radians(40)), 1, 40, 40)),
    "mirror": sheet(Group((path("M 0 0 L 100 0 L 0 160 Z", **BOTH),), transform=(-1, 0, 0, 1, 200, 40))),
    "groups in groups": sheet(
        Group(
            (Group((Rect(0, 0, 40, 40, **FILLED),), transform=turn(0, 0, 45)),),
            transform=combined(shift(120, 60), (2, 0, 0, 2, 0, 0)),
        )
    ),
    "butt cap": capped("butt"),
    "round cap": capped("round"),
    "square cap": capped("square"),
    "mitre join": joined("mitre"),
    "round join": joined("round"),
    "bevel join": joined("bevel"),
    "dashes": level(dash=(30, 20)),
    "odd dashes": level(dash=(25,)),
    "dashes from the middle": level(dash=(40, 20), phase=25),
    "dashed rectangle from the middle": sheet(
        Rect(40, 40, 160, 160, fill=PALE, stroke=Stroke(INK, 8, dash=(40, 20), phase=20))
    ),
    "opacity": sheet(
        Rect(30, 30, 120, 120, fill=RED),
        Rect(
            90,
            90,
            120,
            120,
            fill=Ink("#1f4e6b", opacity=0.4),
            stroke=Stroke(Ink("#1d1b19", opacity=0.5), 12),
        ),
        Ellipse(80, 180, 40, 40, fill=Ink("#006600", opacity=0.5)),
    ),
    "clipped fill": clipped(path(square(60, 60, 120)), Ellipse(60, 60, 80, 80, **FILLED)),
    "clipped stroke": clipped(path(square(60, 60, 120)), Ellipse(120, 120, 62, 62, stroke=Stroke(INK, 10))),
    "clipped by a curve": clipped(
        path(LEAF), Rect(0, 0, 240, 120, **FILLED), Rect(0, 120, 240, 120, fill=RED)
    ),
    "clipped by a star of windings": clipped(path(star(), by_winding=True), Rect(0, 0, 240, 160, **FILLED)),
    "clipped and dashed": clipped(
        path(square(60, 60, 120)), Line((0, 0), (240, 240), stroke=Stroke(INK, 14, dash=(25, 15)))
    ),
    "clip in a clip": clipped(
        path(square(60, 60, 120)),
        Group((Rect(0, 0, 240, 240, **FILLED),), clip=path(LEAF)),
        Ellipse(170, 70, 30, 30, fill=RED),
    ),
}
WORDS = {"text": anchored, "turned text": turned_text}
KINDS = (*SHAPES, *WORDS)


def kinds(face: Face) -> dict[str, Drawing]:
    """Each kind's drawing, its words in a face."""
    return {**SHAPES, **{name: make(face) for name, make in WORDS.items()}}
