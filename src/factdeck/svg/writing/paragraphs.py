"""Measured lines to SVG text: one element a paragraph, so that it is selected, found and read as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factdeck.scene import DIRECTIONS, JOINERS, UNSEEN, Line, Paragraph, Piece, Run, TextStyle
from factdeck.svg.writing.kerning import kerned
from factdeck.svg.writing.painter import Painter, origin
from factdeck.svg.writing.xml import Attribute, group, tag, text

_UNSEEN = dict.fromkeys(map(ord, set(UNSEEN) - set(JOINERS) - set(DIRECTIONS)))
"""A browser shapes text itself, and heeds what steers it."""
_OUTSIDE = ("http://", "https://", "mailto:")


class _Place(Struct, frozen=True):
    """Where a paragraph stands: its lines are measured from (x, y), or from as far at the other side."""

    x: float
    y: float
    width: float
    leftward: bool
    """Whether it runs from right to left."""
    moved: bool
    """Whether lines that run rightward stand at the other side all the same."""

    def start(self, at: float) -> float:
        """Where something begins that is measured from the left edge."""
        return self.x + (self.width - at if self.leftward else at)

    def of(self, line: Line) -> _Place:
        """The place of a line's pieces."""
        first, last = line.pieces[0], line.pieces[-1]
        away = self.width - first.x - last.x - last.width if self.moved else 0.0
        return _Place(self.x + away, self.y, self.width, self.leftward, self.moved)


def _place(painter: Painter, paragraph: Paragraph, x: float, y: float, width: float) -> _Place:
    if paragraph.directed:
        return _Place(x, y, width, False, False)
    leftward = paragraph.runs_leftward(painter.lang)
    return _Place(x, y, width, leftward, paragraph.turns_over(painter.lang) and not leftward)


def paragraphs_svg(
    painter: Painter, paragraphs: Sequence[Paragraph], x: float, y: float, width: float
) -> str:
    """Paragraphs whose lines are measured from (x, y), in an item or cell so wide."""
    return "".join(
        _paragraph(painter, paragraph, _place(painter, paragraph, x, y, width))
        for paragraph in paragraphs
        if paragraph.lines
    )


def _paragraph(painter: Painter, paragraph: Paragraph, place: _Place) -> str:
    element = paragraph.element
    about: dict[str, Attribute] = {
        "id": painter.anchor_id(paragraph.anchor) if paragraph.anchor else None,
        "lang": painter.lang_of(element),
        **painter.role(element),
        **origin(paragraph.origin),
    }
    if paragraph.directed:
        return group(_directed(painter, paragraph, place), about)
    way: dict[str, Attribute] = {"direction": "rtl" if place.leftward else None}
    lines = "".join(_line(painter, line, place) for line in paragraph.lines)
    hyphens = "".join(_hyphen(painter, line, place) for line in paragraph.lines if line.ending == "hyphen")
    return group(_bullet(painter, paragraph, place, way) + tag("text", way, lines) + hyphens, about)


def _directed(painter: Painter, paragraph: Paragraph, place: _Place) -> str:
    """Each piece where it is seen: a browser would put those of a line into an order of its own."""
    first = paragraph.lines[0].baseline if paragraph.lines else 0.0
    pieces = [(piece, first, " ") for piece in paragraph.bullet_pieces]
    for line in paragraph.lines:
        last = len(line.pieces) - 1
        ending = " " if line.ending == "space" else ""
        pieces += [(piece, line.baseline, ending * (at == last)) for at, piece in enumerate(line.pieces)]
    hyphens = "".join(_hyphen(painter, line, place) for line in paragraph.lines if line.ending == "hyphen")
    bullet = "" if paragraph.bullet_pieces else _bullet(painter, paragraph, place, {})
    return bullet + "".join(_directed_piece(painter, place, *each) for each in pieces) + hyphens


def _directed_piece(painter: Painter, place: _Place, piece: Piece, baseline: float, ending: str) -> str:
    if not piece.leftward:
        return tag("text", {}, _piece(painter, piece, place, baseline, ending))
    from_right = replace(piece, x=piece.x + piece.width)
    return tag("text", {"direction": "rtl"}, _piece(painter, from_right, place, baseline, ending))


def _bullet(painter: Painter, paragraph: Paragraph, at: _Place, way: dict[str, Attribute]) -> str:
    style = paragraph.bullet_style
    if not paragraph.bullet or style is None:
        return ""
    place: dict[str, Attribute] = {
        "x": at.start(paragraph.bullet_x),
        "y": at.y + paragraph.lines[0].baseline - style.rise,
    }
    about = {
        **way,
        **place,
        **style_of(painter, style),
        **kerned(((paragraph.bullet, style.face),), style.size),
    }
    return tag("text", about, text(f"{paragraph.bullet} "))


def _line(painter: Painter, line: Line, paragraph: _Place) -> str:
    wording, place = "", paragraph.of(line) if line.pieces else paragraph
    for number, piece in enumerate(line.pieces):
        ends = number == len(line.pieces) - 1 and line.ending == "space"
        wording += _piece(painter, piece, place, line.baseline, " " if ends else "")
    return wording


def _piece(painter: Painter, piece: Piece, at: _Place, baseline: float, ending: str) -> str:
    style, run = piece.run.style, piece.run
    shown = piece.text.translate(_UNSEEN)
    if not shown:
        return ""
    place: dict[str, Attribute] = {
        "x": at.start(piece.x),
        "y": at.y + baseline - style.rise,
        **style_of(painter, style),
        "word-spacing": piece.word_space or None,
        "lang": run.lang if run.lang and run.lang != painter.lang else None,
        **kerned(((shown, style.face),), style.size),
        **_fitted(style, shown, piece.width),
    }
    return _linked(painter, run, tag("tspan", place, text(shown))) + ending


def _fitted(style: TextStyle, shown: str, width: float) -> dict[str, Attribute]:
    """A face without a file may be drawn by another one, which is then made as wide."""
    if style.face.file is not None or len(shown.strip()) < 2 or width <= 0:
        return {}
    return {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}


def _linked(painter: Painter, run: Run, content: str) -> str:
    target = link_target(painter, run.link)
    return tag("a", target, content) if target else content


def link_target(painter: Painter, link: str) -> dict[str, Attribute]:
    """The attributes of a link; none where it leads nowhere that a web page may lead."""
    if link.startswith("#"):
        return {"href": f"#{painter.anchor_id(link[1:])}"} if link[1:] in painter.anchors else {}
    if not link.lower().startswith(_OUTSIDE):
        return {}
    return {"href": link, "target": "_blank", "rel": "noopener noreferrer"}


def _hyphen(painter: Painter, line: Line, paragraph: _Place) -> str:
    """A hyphen that is not in the text: seen, and neither found nor read."""
    last, at = line.pieces[-1], paragraph.of(line)
    place: dict[str, Attribute] = {
        "class": "hyphen",
        "aria-hidden": "true",
        "x": at.start(last.x + last.width),
        "y": at.y + line.baseline - last.run.style.rise,
    }
    return tag("text", {**place, **style_of(painter, last.run.style)}, "-")


def style_of(painter: Painter, style: TextStyle) -> dict[str, Attribute]:
    """The attributes of a text's font, size and colour."""
    return {**painter.font(style.face), "font-size": style.size, "fill": style.colour}
