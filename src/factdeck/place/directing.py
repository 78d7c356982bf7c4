"""Placed pages of paper to the same with each word where it is seen: what runs leftward, and the sheet where its language does.

Everything is placed from the side where lines begin. Lines are broken in the order in which they are read, and put into
the order in which they are seen here, at the end (Unicode Standard Annex 9, 3.4). Timelines run as their language does;
maps and charts stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from factdeck.language.bidi import levels, levels_of_line, may_run_leftward, runs_of, seen_order, text_level
from factdeck.language.scripts import is_leftward_language
from factdeck.layout.fonts import text_width
from factdeck.place.mirror import mirrored_pages
from factdeck.scene import (
    AnyItem,
    Line,
    Page,
    Paragraph,
    Piece,
    Run,
    ShapeItem,
    TableItem,
    TextItem,
)

_SPACES = " \u00a0"
_ISOLATES = "\u2066\u2067"
"""What begins a stretch that runs rightward, or leftward, and is kept from what is around it."""
_END_OF_ISOLATE = "\u2069"
_MARKS = (*_ISOLATES, _END_OF_ISOLATE)


def directed_pages(pages: Sequence[Page], lang: str) -> list[Page]:
    """Pages in the language of their article; those of one that runs leftward are turned over."""
    leftward = is_leftward_language(lang)
    result = [replace(page, items=_items(page.items, lang, leftward)) for page in pages]
    return mirrored_pages(result) if leftward else result


def _items(items: Sequence[AnyItem], lang: str, leftward: bool) -> list[AnyItem]:
    directed = [_item(item, lang, leftward) for item in items]
    if not any(isinstance(item, ShapeItem) and item.under for item in directed):
        return directed
    texts = [item for item in directed if isinstance(item, TextItem)]
    return [
        _under(item, texts, leftward) if isinstance(item, ShapeItem) and item.under else item
        for item in directed
    ]


def _under(rule: ShapeItem, texts: Sequence[TextItem], leftward: bool) -> ShapeItem:
    """A rule where the words are seen that it stands below."""
    for item in texts:
        for paragraph in item.paragraphs:
            for line in paragraph.lines if paragraph.directed else ():
                away = rule.box.y - item.box.y - line.baseline
                pieces = [piece for piece in line.pieces if piece.run.element is rule.under]
                if pieces and 0 <= away < paragraph.leading / 2:
                    left = min(piece.x for piece in pieces)
                    right = max(piece.x + piece.width for piece in pieces)
                    x = item.box.right - right if leftward else item.box.x + left
                    return replace(rule, box=replace(rule.box, x=x, width=right - left))
    return rule


def _item(item: AnyItem, lang: str, leftward: bool) -> AnyItem:
    if isinstance(item, TextItem):
        width = item.box.width
        return replace(item, paragraphs=[_paragraph(each, width, lang, leftward) for each in item.paragraphs])
    if isinstance(item, TableItem):
        return _table(item, lang, leftward)
    return item


def _table(item: TableItem, lang: str, leftward: bool) -> TableItem:
    rows = []
    for row in item.rows:
        cells, column = [], 0
        for cell in row.cells:
            width = sum(item.columns[column : column + cell.column_span])
            paragraphs = [_paragraph(each, width, lang, leftward) for each in cell.paragraphs]
            cells.append(replace(cell, paragraphs=paragraphs))
            column += cell.column_span
        rows.append(replace(row, cells=cells))
    return replace(item, rows=rows)


def _paragraph(paragraph: Paragraph, width: float, lang: str, leftward: bool) -> Paragraph:
    """A paragraph of an item or cell so wide."""
    text = "".join(_text(line) for line in paragraph.lines)
    if not leftward and not may_run_leftward(text):
        return paragraph
    base = text_level(text, _language(paragraph, lang))
    found = _levels(paragraph.lines, base)
    lines, at = [], 0
    for line in paragraph.lines:
        end = at + len(_text(line))
        shown = levels_of_line(text[at:end], found[at:end], base)
        lines.append(_line(paragraph, line, shown, width, base, leftward))
        at = end
    return replace(
        paragraph,
        lines=tuple(lines),
        bullet_pieces=_bullet(paragraph, width) if leftward else (),
        directed=True,
    )


def _levels(lines: Sequence[Line], base: int) -> list[int]:
    """The level of each character; a stretch marked as of a language that runs the other way is kept from what is around it.

    So a number behind a marked Hebrew name stays behind it in an English sentence (UAX 9, 2.7). Spaces at the ends of such
    a stretch belong to the sentence.
    """
    text: list[str] = []
    foreign: list[bool] = []
    for line in lines:
        for piece in line.pieces:
            text += piece.text
            foreign += [_is_foreign(piece, base)] * len(piece.text)
        if line.ending == "space":
            text.append(" ")
            foreign.append(bool(foreign) and foreign[-1])
    marked: list[str] = []
    kept: list[int] = []
    for is_foreign, stretch in groupby(zip(text, foreign, strict=True), key=itemgetter(1)):
        words = "".join(character for character, _ in stretch)
        parts: tuple[str, ...] = (words,)
        if is_foreign:
            inner = words.strip()
            before = len(words) - len(words.lstrip())
            behind = words[before + len(inner) :]
            parts = (words[:before], _ISOLATES[1 - base], inner, _END_OF_ISOLATE, behind)
        for part in parts:
            if part not in _MARKS:
                kept += range(len(marked), len(marked) + len(part))
            marked += part
    found = levels("".join(marked), base)
    return [found[at] for at in kept]


def _is_foreign(piece: Piece, base: int) -> bool:
    """Whether a piece is marked as of a language that runs the other way, and has letters that do."""
    lang = piece.run.lang
    if not lang or is_leftward_language(lang) == bool(base) or not piece.text.strip():
        return False
    return text_level(piece.text, lang) != base


def _text(line: Line) -> str:
    """What is read of a line, with the space that ends it."""
    return "".join(piece.text for piece in line.pieces) + (" " if line.ending == "space" else "")


def _language(paragraph: Paragraph, lang: str) -> str:
    """The scene's, but where all letters are marked as of one that runs the other way."""
    own = {run.lang or lang for run in paragraph.runs if any(map(str.isalpha, run.text))}
    leftward = is_leftward_language(lang)
    others = [each for each in sorted(own) if is_leftward_language(each) != leftward]
    return others[0] if others and len(others) == len(own) else lang


class _Part(NamedTuple):
    piece: Piece
    level: int


def _line(
    paragraph: Paragraph, line: Line, found: Sequence[int], width: float, base: int, leftward: bool
) -> Line:
    """A line where it is seen. In a leftward sheet a title in English stands at the right, and a whole text keeps its left."""
    if not line.pieces:
        return line
    parts = list(_parts(line.pieces, found))
    tail = _hyphen(line)
    total = sum(part.piece.width for part in parts) + tail
    start = line.pieces[0].x
    if leftward and (base or len(paragraph.lines) == 1):
        left = width - start - total
    elif leftward:
        left = start - paragraph.indent
    elif base and not paragraph.bullet and paragraph.align in ("left", "justify"):
        left = width - total - (start - paragraph.indent)
    else:
        left = start
    return replace(line, pieces=_seen(parts, left, tail))


def _hyphen(line: Line) -> float:
    """The width of the hyphen that stands behind the line's last piece, where there is one."""
    style = line.pieces[-1].run.style
    return text_width("-", style.face, style.size) if line.ending == "hyphen" else 0.0


def _seen(parts: Sequence[_Part], left: float, tail: float = 0.0) -> tuple[Piece, ...]:
    """The pieces where they are seen, from the left edge of their line, in the order in which they are read.

    ``tail`` is kept free behind the last that is read.
    """
    pieces = [part.piece for part in parts]
    for number in seen_order([part.level for part in parts]):
        pieces[number] = replace(pieces[number], x=left, leftward=parts[number].level % 2 == 1)
        left += pieces[number].width + (tail if number == len(pieces) - 1 else 0.0)
    return tuple(pieces)


def _parts(pieces: Sequence[Piece], found: Sequence[int]) -> Iterator[_Part]:
    """Pieces, divided where what is in them turns."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        for start, stop in runs_of(found, at, end):
            text = piece.text[start - at : stop - at]
            yield _Part(replace(piece, text=text, width=_width(piece, text)), found[start])
        at = end


def _width(piece: Piece, text: str) -> float:
    style = piece.run.style
    spaces = sum(map(text.count, _SPACES))
    return text_width(text, style.face, style.size) + spaces * piece.word_space


def _bullet(paragraph: Paragraph, width: float) -> tuple[Piece, ...]:
    """A label that begins as far from the right as it did from the left."""
    style = paragraph.bullet_style
    if not paragraph.bullet or style is None:
        return ()
    whole = Piece(0.0, paragraph.bullet, Run(paragraph.bullet, style, ""), 0.0)
    parts = list(_parts([whole], levels(paragraph.bullet, 1)))
    return _seen(parts, width - paragraph.bullet_x - sum(part.piece.width for part in parts))
