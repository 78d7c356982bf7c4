"""An item that is scaled and moved keeps its proportions: every length of it is multiplied, nothing else is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from factdeck.drawing import Drawing, Rect
from factdeck.place.scaled import scaled_item
from factdeck.scene import (
    AnyItem,
    Cell,
    ChartItem,
    DrawingItem,
    Face,
    ImageItem,
    Line,
    Paragraph,
    Piece,
    Row,
    Run,
    ShapeItem,
    TableItem,
    TextItem,
    TextStyle,
    paragraphs_of,
)
from factdeck.units import Box

STYLE = TextStyle(Face("A-Regular", "A"), 20.0, rise=4.0)
RUN = Run("two words", STYLE, "en")
PARAGRAPH = Paragraph(
    runs=(RUN,),
    lines=(Line(18.0, (Piece(6.0, "two words", RUN, 80.0, 2.0),)),),
    leading=24.0,
    space_before=8.0,
    space_after=10.0,
    indent=6.0,
    bullet="•",
    bullet_style=STYLE,
    bullet_x=2.0,
)
BOX = Box(100.0, 40.0, 200.0, 60.0)
DRAWING = Drawing(50.0, 15.0, (Rect(0, 0, 50, 15),))
ITEMS: list[AnyItem] = [
    TextItem(box=BOX, paragraphs=[PARAGRAPH], inset=(2.0, 4.0, 6.0, 8.0), stroke="#000000", stroke_width=3.0),
    TableItem(
        box=BOX,
        columns=(80.0, 120.0),
        rows=[
            Row(
                height=60.0,
                cells=[Cell(paragraphs=[PARAGRAPH], padding=(2.0, 4.0, 6.0, 8.0))],
                rule_above=1.0,
                rule_below=2.0,
            )
        ],
    ),
    ImageItem(box=BOX, file=Path("a.png")),
    DrawingItem(box=BOX, drawing=DRAWING),
    ChartItem(box=BOX, drawing=DRAWING, kind="bar", categories=("a",), series=(), style=STYLE),
    ShapeItem(box=BOX, stroke="#000000", stroke_width=3.0, dash=(4.0, 2.0)),
]
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: type(item).__name__)


def lengths(value: object, path: str = "") -> dict[str, float]:
    """Every number in a value, by where it is."""
    if isinstance(value, float):
        return {path: value}
    found: dict[str, float] = {}
    if isinstance(value, Struct) and not isinstance(value, Face | Drawing):
        for name in (field.name for field in fields(value)):
            found |= lengths(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            found |= lengths(part, f"{path}[{number}]")
    return found


@each_item
def test_every_length_is_multiplied(item: AnyItem) -> None:
    before, after = lengths(item), lengths(scaled_item(item, 0.25, 0.0, 0.0))
    assert len(before) >= 4
    assert after == pytest.approx({path: length * 0.25 for path, length in before.items()})


@each_item
def test_only_the_box_is_moved(item: AnyItem) -> None:
    moved = scaled_item(item, 1.0, 30.0, 7.0)
    assert moved.box == Box(130.0, 47.0, 200.0, 60.0)
    assert replace(moved, box=BOX) == item


def test_the_same_text_is_told() -> None:
    item = scaled_item(ITEMS[0], 0.5, 0.0, 0.0)
    assert [each.text for each in paragraphs_of(item)] == ["two words"]
