"""A look to the fills and lines of series: each has a colour, and a pattern that a photocopy keeps."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.diagrams.look import Look
from factdeck.diagrams.map.region import hatch
from factdeck.diagrams.map.style import mixed
from factdeck.diagrams.pen import box, hyphened, ink, label, line, stroke, wrapped
from factdeck.drawing import Anchor, Group, Polygon, Text

Outline = Sequence[tuple[float, float]]


class SeriesStyle(Struct, frozen=True):
    """How one row of numbers is told from the others, in colour and without."""

    ink: str
    """Of the line, the outline and the hatching."""
    fill: str
    angles: tuple[float, ...] = ()
    """Directions of the hatching, in degrees."""
    pattern: str = ""
    """The same as a preset pattern of DrawingML (ECMA-376 part 1, 20.1.10.51); solid where empty."""
    dash: tuple[float, ...] = ()
    """Of a line, by its width."""
    marker: str = "circle"


def series_styles(look: Look) -> tuple[SeriesStyle, ...]:
    """The styles of the first, second and further rows, as many as can be told apart."""
    grey = mixed(look.ink, look.paper, 0.35)
    return (
        SeriesStyle(look.second, look.second),
        SeriesStyle(look.accent, look.paper, (45.0,), "wdUpDiag", (4.0, 2.0), "square"),
        SeriesStyle(look.ink, grey, marker="triangle", dash=(1.0, 1.6)),
        SeriesStyle(look.second, look.paper, (-45.0,), "wdDnDiag", (6.0, 2.0, 1.0, 2.0), "diamond"),
        SeriesStyle(look.ink, look.paper, marker="x", dash=(8.0, 2.0)),
        SeriesStyle(look.accent, look.paper, (45.0, -45.0), "openDmnd", (2.0, 1.0), "plus"),
        SeriesStyle(look.ink, look.paper, (0.0,), "narHorz"),
        SeriesStyle(look.accent, mixed(look.accent, look.paper, 0.4)),
    )


def filled(outline: Outline, style: SeriesStyle, look: Look) -> Group:
    """A polygon with the fill of a series, hatched within its outline."""
    shape = Polygon(tuple(outline), fill=ink(style.fill), stroke=stroke(style.ink, 0.6))
    edges = [edge for angle in style.angles for edge in hatch([list(outline)], angle, look.size * 0.4)]
    return Group((shape, *(line(start, end, style.ink, 0.6) for start, end in edges)))


def filled_box(x: float, y: float, width: float, height: float, style: SeriesStyle, look: Look) -> Group:
    """A bar in a row's style, its lower left corner and its size in points; a line where it has no size."""
    if width <= 0 or height <= 0:
        return Group((box(x, y, max(width, 0.0), max(height, 0.0), style.ink),))
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return filled(corners, style, look)


def lines_of(look: Look, text: str, width: float, font: str = "", size: float = 0.0) -> list[str]:
    """Words on lines, and a word that is wider than the room on several."""
    font, size = font or look.regular, size or look.size
    lines = []
    for wording in wrapped(look, text, width, font, size):
        while wording and look.width_of(wording, font, size) > width and len(wording) > 1:
            if parts := hyphened(look, wording, width, lambda part: look.width_of(part, font, size)):
                lines.append(parts[0])
                wording = parts[1]
                continue
            count = next(
                (
                    n
                    for n in range(len(wording) - 1, 0, -1)
                    if look.width_of(wording[:n], font, size) <= width
                ),
                1,
            )
            lines.append(wording[:count])
            wording = wording[count:]
        lines.append(wording)
    return lines


def text_lines(
    look: Look,
    lines: Sequence[str],
    x: float,
    top: float,
    *,
    anchor: Anchor = "start",
    font: str = "",
    size: float = 0.0,
) -> list[Text]:
    """Lines of text from the top downwards."""
    size = size or look.size
    leading = size * look.leading / look.size
    return [
        label(look, text, x, top - number * leading - size * 0.82, anchor=anchor, font=font, size=size)
        for number, text in enumerate(lines)
    ]
