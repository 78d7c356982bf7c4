"""A placed slide to the same slide in faces that can be embedded: lines end where they did, and are measured anew.

Text is set smaller where its new face is so much wider that a line would outgrow its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.drawing import Group, Part, Text, texts
from factdeck.layout.fonts import cover, drawn_width, parts_of, text_width
from factdeck.scene import (
    Align,
    AnyItem,
    Cell,
    DrawingItem,
    Face,
    Line,
    Paragraph,
    Piece,
    Row,
    Run,
    TableItem,
    TextItem,
    TextStyle,
)

BEFORE = {"left": 0.0, "justify": 0.0, "center": 0.5, "right": 1.0}
"""How much of the room that a line gets stands before it."""
Sizes = dict[tuple[Face, float], float]
"""For labels of a face and size, the share of that size at which the widest of them keeps its width."""


class Refacing(Struct, frozen=True):
    """Sets items in other faces."""

    face_for: Callable[[Face], Face]
    fallback_for: Callable[[str], Sequence[Face]]
    """The faces asked for letters of a text in a language that its own face lacks."""

    def item(self, item: AnyItem, lang: str) -> AnyItem:
        """The item in other faces; ``lang`` is the language of drawings."""
        if isinstance(item, TextItem):
            share = self._share(item)
            return replace(item, paragraphs=[self._paragraph(each, share) for each in item.paragraphs])
        if isinstance(item, TableItem):
            share = self._share(item)
            return replace(item, rows=[self._row(row, share) for row in item.rows])
        if isinstance(item, DrawingItem):
            return self._drawing_item(item, self.fallback_for(lang))
        return item

    def _share(self, item: TextItem | TableItem) -> float:
        """Of its type's size, that at which each line of the item has room; at most all of it."""
        shares = (
            self._share_of(line, _slack(line, paragraph.align, right))
            for paragraph, right in _in_rooms(item)
            for line in paragraph.lines
        )
        return min(shares, default=1.0)

    def _share_of(self, line: Line, slack: float) -> float:
        """``slack`` is how many points wider the line may get."""
        before = sum(piece.width for piece in line.pieces) + slack
        now = sum(_width(part) for piece in line.pieces for part in self._parts(piece))
        return min(1.0, before / now) if before > 0 and now > 0 else 1.0

    def _parts(self, piece: Piece) -> list[Run]:
        """The text of a piece in faces that draw it, at its own size."""
        run = replace(piece.run, text=piece.text, style=self._style(piece.run.style, 1.0))
        return cover(run, self.fallback_for(run.lang))

    def _style(self, style: TextStyle, share: float) -> TextStyle:
        return replace(
            style, face=self.face_for(style.face), size=style.size * share, rise=style.rise * share
        )

    def _run(self, run: Run, share: float) -> Run:
        return replace(run, style=self._style(run.style, share))

    def _paragraph(self, paragraph: Paragraph, share: float) -> Paragraph:
        bullet = paragraph.bullet_style
        if bullet is not None and paragraph.bullet:
            label = Run(paragraph.bullet, self._style(bullet, share), "")
            bullet = cover(label, self.fallback_for(""))[0].style
        return replace(
            paragraph,
            runs=tuple(self._run(run, share) for run in paragraph.runs),
            lines=tuple(self._line(line, BEFORE[paragraph.align], share) for line in paragraph.lines),
            bullet_style=bullet,
        )

    def _line(self, line: Line, before: float, share: float) -> Line:
        """The line's parts one behind the other, from where it began, or around its middle, or up to its end."""
        pieces = [*self._pieces(line, share)]
        if not pieces:
            return line
        room = _end(line.pieces) - _end(pieces)
        moved = tuple(replace(piece, x=piece.x + before * room) for piece in pieces)
        return replace(line, pieces=moved)

    def _pieces(self, line: Line, share: float) -> Iterator[Piece]:
        x = last = line.pieces[0].x if line.pieces else 0.0
        for piece in line.pieces:
            x += (piece.x - last) * share
            last = piece.x + piece.width
            for part in self._parts(piece):
                style = replace(part.style, size=part.style.size * share, rise=part.style.rise * share)
                run = replace(piece.run, style=style)
                width = _width(part) * share
                spaces = part.text.count(" ") * piece.word_space
                yield replace(piece, x=x, text=part.text, run=run, width=width + spaces)
                x += width + spaces

    def _row(self, row: Row, share: float) -> Row:
        return replace(row, cells=[self._cell(cell, share) for cell in row.cells])

    def _cell(self, cell: Cell, share: float) -> Cell:
        return replace(cell, paragraphs=[self._paragraph(each, share) for each in cell.paragraphs])

    def _drawing_item(self, item: DrawingItem, others: Sequence[Face]) -> DrawingItem:
        sizes: Sizes = {}
        for text, _ in texts(item.drawing):
            width = drawn_width(text.shown, self.face_for(text.face), text.size, others)
            if text.width > 0 and width > 0:
                kind = (text.face, text.size)
                sizes[kind] = min(sizes.get(kind, 1.0), text.width / width)
        parts = tuple(self._part(part, others, sizes) for part in item.drawing.parts)
        drawing = replace(item.drawing, parts=parts)
        return replace(item, drawing=drawing, faces=tuple(map(self.face_for, item.faces)))

    def _part(self, part: Part, others: Sequence[Face], sizes: Sizes) -> Part:
        if isinstance(part, Group):
            return replace(part, parts=tuple(self._part(each, others, sizes) for each in part.parts))
        if not isinstance(part, Text):
            return part
        face, size = self.face_for(part.face), part.size * sizes.get((part.face, part.size), 1.0)
        return replace(
            part,
            face=face,
            size=size,
            width=drawn_width(part.shown, face, size, others),
            parts=parts_of(part.shown, face, others),
        )


def _in_rooms(item: TextItem | TableItem) -> Iterator[tuple[Paragraph, float]]:
    """Each paragraph, with how far its lines may reach, in points from where they are measured."""
    if isinstance(item, TextItem):
        yield from ((each, item.box.width - item.inset[2]) for each in item.paragraphs)
        return
    for row in item.rows:
        column = 0
        for cell in row.cells:
            width = sum(item.columns[column : column + cell.column_span])
            yield from ((each, width - cell.padding[2]) for each in cell.paragraphs)
            column += cell.column_span


def _slack(line: Line, align: Align, right: float) -> float:
    """How many points wider the line may get where it stands."""
    if not line.pieces:
        return 0.0
    start, end = line.pieces[0].x, _end(line.pieces)
    before, behind = max(0.0, start), max(0.0, right - end)
    return {"right": before, "center": 2 * min(before, behind)}.get(align, behind)


def _width(run: Run) -> float:
    return text_width(run.text, run.style.face, run.style.size)


def _end(pieces: Sequence[Piece]) -> float:
    return pieces[-1].x + pieces[-1].width
