"""An item of a scene to the same one so many times as large, and elsewhere on its page."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from factdeck.scene import (
    AnyItem,
    Cell,
    ChartItem,
    Insets,
    Line,
    Paragraph,
    Piece,
    Row,
    Run,
    ShapeItem,
    TableItem,
    TextItem,
    TextStyle,
)
from factdeck.units import Box

Scaled = TypeVar("Scaled", bound=AnyItem)


def scaled_item(item: Scaled, factor: float, dx: float, dy: float) -> Scaled:
    """The item with all its lengths multiplied by a factor, then moved right and down by points."""
    box = Box(
        item.box.x * factor + dx, item.box.y * factor + dy, item.box.width * factor, item.box.height * factor
    )
    if isinstance(item, TextItem):
        return replace(
            item,
            box=box,
            paragraphs=[_paragraph(each, factor) for each in item.paragraphs],
            inset=_insets(item.inset, factor),
            stroke_width=item.stroke_width * factor,
        )
    if isinstance(item, TableItem):
        columns = tuple(width * factor for width in item.columns)
        return replace(item, box=box, columns=columns, rows=[_row(row, factor) for row in item.rows])
    if isinstance(item, ShapeItem):
        dash = tuple(length * factor for length in item.dash)
        return replace(item, box=box, stroke_width=item.stroke_width * factor, dash=dash)
    if isinstance(item, ChartItem):
        return replace(item, box=box, style=_style(item.style, factor))
    return replace(item, box=box)


def _row(row: Row, factor: float) -> Row:
    return replace(
        row,
        height=row.height * factor,
        cells=[_cell(cell, factor) for cell in row.cells],
        rule_above=row.rule_above * factor,
        rule_below=row.rule_below * factor,
    )


def _cell(cell: Cell, factor: float) -> Cell:
    paragraphs = [_paragraph(each, factor) for each in cell.paragraphs]
    return replace(cell, paragraphs=paragraphs, padding=_insets(cell.padding, factor))


def _paragraph(paragraph: Paragraph, factor: float) -> Paragraph:
    return replace(
        paragraph,
        runs=tuple(_run(run, factor) for run in paragraph.runs),
        lines=tuple(_line(line, factor) for line in paragraph.lines),
        leading=paragraph.leading * factor,
        space_before=paragraph.space_before * factor,
        space_after=paragraph.space_after * factor,
        indent=paragraph.indent * factor,
        bullet_style=_style(paragraph.bullet_style, factor) if paragraph.bullet_style else None,
        bullet_x=paragraph.bullet_x * factor,
    )


def _line(line: Line, factor: float) -> Line:
    return replace(
        line, baseline=line.baseline * factor, pieces=tuple(_piece(piece, factor) for piece in line.pieces)
    )


def _piece(piece: Piece, factor: float) -> Piece:
    return replace(
        piece,
        x=piece.x * factor,
        run=_run(piece.run, factor),
        width=piece.width * factor,
        word_space=piece.word_space * factor,
    )


def _run(run: Run, factor: float) -> Run:
    return replace(run, style=_style(run.style, factor))


def _style(style: TextStyle, factor: float) -> TextStyle:
    return replace(style, size=style.size * factor, rise=style.rise * factor)


def _insets(inset: Insets, factor: float) -> Insets:
    left, top, right, bottom = inset
    return left * factor, top * factor, right * factor, bottom * factor
