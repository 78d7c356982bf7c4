"""An area's region on a map to a tint, hatching and an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factdeck.diagrams.hatching import hatch
from factdeck.diagrams.map.furniture import path_of
from factdeck.diagrams.map.region import Frame, Outline
from factdeck.diagrams.map.style import TINT, AreaStyle
from factdeck.drawing import Ink, Part


def area_parts(
    region: list[Outline],
    lines: Sequence[Outline],
    style: AreaStyle,
    fine: float,
    holes: Sequence[Frame] = (),
) -> Iterator[Part]:
    """A region whose outline is seen along the lines; what lies below shows through.

    The hatching stays off the holes, where names stand.
    """
    yield replace(path_of(region), fill=Ink(style.line, themed=True, opacity=TINT))
    for angle in style.angles:
        hatching = [list(edge) for edge in hatch(region, angle, style.spacing, holes)]
        if hatching:
            yield path_of(hatching, border=style.line, weight=fine * 0.9, closed=False)
    yield from outline_parts(lines, style, fine * 2)


def outline_parts(lines: Sequence[Outline], style: AreaStyle, weight: float) -> Iterator[Part]:
    """An area's open outlines as one path, its line ``weight`` points wide; nothing where there are none."""
    if lines:
        yield path_of(list(lines), border=style.line, weight=weight, closed=False)
