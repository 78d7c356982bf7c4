"""A drawing of each kind of shape that ReportLab knows, and of what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, radians, sin

from reportlab.graphics.shapes import (
    FILL_NON_ZERO,
    Circle,
    Drawing,
    Ellipse,
    Group,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
    Wedge,
    rotate,
    scale,
    skewX,
    translate,
)
from reportlab.lib.colors import Color, HexColor

RED, BLUE, INK = HexColor("#8c1c13"), HexColor("#1f4e6b"), HexColor("#1d1b19")
SIZE = 240.0


def sheet(*shapes: object) -> Drawing:
    return Drawing(SIZE, SIZE, *shapes)


def path(steps: str, **options: object) -> Path:
    """A path from the letters M, L, C and Z with their coordinates between spaces."""
    made = Path(**options)
    words = steps.split()
    while words:
        letter = words.pop(0)
        count = {"M": 2, "L": 2, "C": 6, "Z": 0}[letter]
        values = [float(word) for word in words[:count]]
        del words[:count]
        {"M": made.moveTo, "L": made.lineTo, "C": made.curveTo, "Z": made.closePath}[letter](*values)
    return made


def square(x: float, y: float, side: float, *, left: bool = True) -> str:
    corners = [(x + side, y), (x + side, y + side), (x, y + side)]
    told = " ".join(f"L {a} {b}" for a, b in (corners if left else reversed(corners)))
    return f"M {x} {y} {told} Z"


def star(centre: float = 120.0, radius: float = 100.0) -> str:
    points = [
        (centre + radius * sin(number * 4 * pi / 5), centre + radius * cos(number * 4 * pi / 5))
        for number in range(5)
    ]
    return "M {} {} ".format(*points[0]) + " ".join(f"L {x} {y}" for x, y in points[1:]) + " Z"


LEAF = "M 30 30 C 30 150 90 210 210 210 C 210 90 150 30 30 30 Z"
FILLED = {"fillColor": BLUE, "strokeColor": None}
BOTH = {"fillColor": HexColor("#7fa3b8"), "strokeColor": RED, "strokeWidth": 6}
STROKED = {"fillColor": None, "strokeColor": INK, "strokeWidth": 10}


def clipped(clip: Path, *shapes: object) -> Drawing:
    clip.isClipPath, clip.fillColor, clip.strokeColor, clip.autoclose = 1, None, None, "svg"
    return sheet(Group(clip, *shapes))


def joined(join: int) -> Drawing:
    points = [30, 40, 120, 200, 160, 60, 210, 90]
    return sheet(PolyLine(points, strokeColor=INK, strokeWidth=18, strokeLineJoin=join))


def capped(cap: int) -> Drawing:
    return sheet(Line(50, 60, 190, 180, strokeColor=INK, strokeWidth=30, strokeLineCap=cap))


def anchored() -> Drawing:
    texts = [
        String(120, 180 - 50 * number, f"{anchor} 12,5", fontName="Helvetica", fontSize=24, textAnchor=anchor)
        for number, anchor in enumerate(("start", "middle", "end"))
    ]
    return sheet(*texts, Line(120, 20, 120, 220, strokeColor=RED, strokeWidth=1))


def turned_text() -> Drawing:
    texts = [
        Group(
            String(20, -8, "turned", fontName="Times-Bold", fontSize=28, fillColor=BLUE),
            transform=_turn(120, 120, angle),
        )
        for angle in (0, 60, 135, 270)
    ]
    return sheet(*texts)


def _turn(x: float, y: float, angle: float) -> tuple[float, ...]:
    a, b = cos(radians(angle)), sin(radians(angle))
    return (a, b, -b, a, x, y)


def transformed(matrix: tuple[float, ...], **ink: object) -> Drawing:
    return sheet(Group(Rect(0, 0, 60, 60, **ink), Circle(30, 30, 20, **ink), transform=matrix))


KINDS: dict[str, Callable[[], Drawing]] = {
    "line": lambda: sheet(Line(20, 30, 220, 200, strokeColor=INK, strokeWidth=8)),
    "level line": lambda: sheet(Line(20, 120, 220, 120, strokeColor=INK, strokeWidth=8)),
    "line upwards from the right": lambda: sheet(Line(220, 30, 20, 200, strokeColor=INK, strokeWidth=8)),
    "polyline": lambda: sheet(PolyLine([20, 20, 80, 200, 140, 40, 220, 220], strokeColor=INK, strokeWidth=6)),
    "polygon": lambda: sheet(Polygon([30, 30, 210, 60, 180, 210, 60, 180], **BOTH)),
    "polygon that crosses itself": lambda: sheet(Polygon([30, 30, 210, 210, 210, 30, 30, 210], **BOTH)),
    "rectangle": lambda: sheet(Rect(30, 50, 180, 120, **BOTH)),
    "rounded rectangle": lambda: sheet(Rect(30, 50, 180, 120, rx=40, ry=40, **BOTH)),
    "circle": lambda: sheet(Circle(120, 120, 90, **BOTH)),
    "ellipse": lambda: sheet(Ellipse(120, 120, 100, 50, **BOTH)),
    "wedge": lambda: sheet(Wedge(120, 120, 100, 20, 130, **BOTH)),
    "wide wedge": lambda: sheet(Wedge(120, 120, 100, 45, 315, yradius=60, **BOTH)),
    "wedge of a ring": lambda: sheet(Wedge(120, 120, 100, 30, 200, radius1=50, **BOTH)),
    "ring": lambda: sheet(Wedge(120, 120, 100, 0, 360, radius1=50, annular=True, **FILLED)),
    "path of lines": lambda: sheet(path("M 30 30 L 210 60 L 120 210 Z", **BOTH)),
    "path of curves": lambda: sheet(path(LEAF, **BOTH)),
    "open path, not filled": lambda: sheet(path("M 30 30 L 210 60 L 120 210", **BOTH)),
    "open path, filled as in SVG": lambda: sheet(path("M 30 30 L 210 60 L 120 210", autoclose="svg", **BOTH)),
    "open path, closed as in PDF": lambda: sheet(path("M 30 30 L 210 60 L 120 210", autoclose="pdf", **BOTH)),
    "hole by parity": lambda: sheet(path(f"{square(30, 30, 180)} {square(80, 80, 80)}", **BOTH)),
    "hole by winding": lambda: sheet(
        path(f"{square(30, 30, 180)} {square(80, 80, 80, left=False)}", fillMode=FILL_NON_ZERO, **BOTH)
    ),
    "no hole by winding": lambda: sheet(
        path(f"{square(30, 30, 180)} {square(80, 80, 80)}", fillMode=FILL_NON_ZERO, **BOTH)
    ),
    "overlap by winding": lambda: sheet(
        path(f"{square(30, 30, 120)} {square(90, 90, 120)}", fillMode=FILL_NON_ZERO, **FILLED)
    ),
    "star by parity": lambda: sheet(path(star(), **BOTH)),
    "star by winding": lambda: sheet(path(star(), fillMode=FILL_NON_ZERO, **BOTH)),
    "shift": lambda: transformed(translate(100, 60), **BOTH),
    "turn": lambda: transformed(_turn(120, 60, 30), **BOTH),
    "turn and shrink": lambda: transformed((1.2, 1.2, -1.2, 1.2, 120, 20), **BOTH),
    "uneven stretch": lambda: transformed((3, 0, 0, 1, 30, 60), **BOTH),
    "slant": lambda: transformed(_times(translate(40, 40), skewX(40)), **BOTH),
    "mirror": lambda: sheet(
        Group(path("M 0 0 L 100 0 L 0 160 Z", **BOTH), transform=_times(translate(200, 40), scale(-1, 1)))
    ),
    "groups in groups": lambda: sheet(
        Group(
            Group(Rect(0, 0, 40, 40, **FILLED), transform=rotate(45)),
            transform=_times(translate(120, 60), scale(2, 2)),
        )
    ),
    "butt cap": lambda: capped(0),
    "round cap": lambda: capped(1),
    "square cap": lambda: capped(2),
    "mitre join": lambda: joined(0),
    "round join": lambda: joined(1),
    "bevel join": lambda: joined(2),
    "dashes": lambda: sheet(
        Line(20, 120, 220, 120, strokeColor=INK, strokeWidth=10, strokeDashArray=[30, 20])
    ),
    "odd dashes": lambda: sheet(
        Line(20, 120, 220, 120, strokeColor=INK, strokeWidth=10, strokeDashArray=[25])
    ),
    "dashes from the middle": lambda: sheet(
        Line(20, 120, 220, 120, strokeColor=INK, strokeWidth=10, strokeDashArray=[25, [40, 20]])
    ),
    "dashed rectangle from the middle": lambda: sheet(
        Rect(40, 40, 160, 160, fillColor=HexColor("#7fa3b8"), strokeWidth=8, strokeDashArray=[20, [40, 20]])
    ),
    "opacity": lambda: sheet(
        Rect(30, 30, 120, 120, fillColor=RED, strokeColor=None),
        Rect(
            90,
            90,
            120,
            120,
            fillColor=BLUE,
            fillOpacity=0.4,
            strokeColor=INK,
            strokeWidth=12,
            strokeOpacity=0.5,
        ),
        Circle(80, 180, 40, fillColor=Color(0, 0.4, 0, alpha=0.5), strokeColor=None),
    ),
    "clipped fill": lambda: clipped(path(square(60, 60, 120)), Circle(60, 60, 80, **FILLED)),
    "clipped stroke": lambda: clipped(path(square(60, 60, 120)), Circle(120, 120, 62, **STROKED)),
    "clipped by a curve": lambda: clipped(
        path(LEAF), Rect(0, 0, 240, 120, **FILLED), Rect(0, 120, 240, 120, fillColor=RED, strokeColor=None)
    ),
    "clipped by a star of windings": lambda: clipped(
        path(star(), fillMode=FILL_NON_ZERO), Rect(0, 0, 240, 160, **FILLED)
    ),
    "clipped and dashed": lambda: clipped(
        path(square(60, 60, 120)),
        Line(0, 0, 240, 240, strokeColor=INK, strokeWidth=14, strokeDashArray=[25, 15]),
    ),
    "clip in a clip": lambda: clipped(
        path(square(60, 60, 120)),
        Group(_clip(path(LEAF)), Rect(0, 0, 240, 240, **FILLED)),
        Circle(170, 70, 30, fillColor=RED, strokeColor=None),
    ),
    "text": lambda: anchored(),
    "turned text": lambda: turned_text(),
}


def _clip(made: Path) -> Path:
    made.isClipPath, made.fillColor, made.strokeColor, made.autoclose = 1, None, None, "svg"
    return made


def _times(outer: tuple[float, ...], inner: tuple[float, ...]) -> tuple[float, ...]:
    from reportlab.graphics.transform import mmult

    return tuple(mmult(outer, inner))
