"""Measured lines to text operators, each stretch inside the marked content of its element."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.language.scripts import is_shaped_on_paper
from factdeck.language.signs import SOFT_HYPHEN
from factdeck.pdf.fonts import ShownText, drawn_text, drawn_width, font_of, has_glyph, text_matrix
from factdeck.pdf.numbers import rgb
from factdeck.pdf.painter import Painter
from factdeck.scene import Element, Line, Paragraph, Piece, Run, TextStyle

_READ_AS_SOFT_HYPHEN = "/Span <</ActualText <FEFF00AD>>> BDC"


MOST_TOLD = 120
"""Characters of a text that are told of where a link leads."""


class TextWriter:
    """One text object; font, colour and word space are written only where they change."""

    def __init__(self, painter: Painter, artifact: str = ""):
        self.painter = painter
        self._text = ShownText(painter.canvas)
        self._code = ["BT"]
        self.artifact = artifact
        self._style: TextStyle | None = None
        self._word_space = 0.0
        self._open: Element | None = None
        self._is_open = False
        self._foreign: Element | None = None
        """The Span of the stretch at hand that is in another language than the element around it."""

    def write(self, text: str, style: TextStyle, x: float, y: float, word_space: float = 0.0) -> None:
        """Text with its baseline at y, counted from the page's top."""
        code = self._code
        self._take_colour(style)
        font = font_of(style.face)
        if word_space != self._word_space:
            code.append(f"{word_space:.4f} Tw")
            self._word_space = word_space
        self._at(x, y, style)
        code.append(self._text.operators(drawn_text(text, font), font, style.size))

    def _take_colour(self, style: TextStyle) -> None:
        if self._style is None or style.colour != self._style.colour:
            self._code.append("{:.4g} {:.4g} {:.4g} rg".format(*rgb(style.colour)))
        self._style = style

    def write_piece(self, piece: Piece, x: float, y: float, ending: str = "") -> None:
        """A piece with what ends it, its left edge at x: one that runs leftward ends there."""
        style, text = piece.run.style, piece.text + ending
        if not piece.leftward and not is_shaped_on_paper(piece.text):
            self.write(text, style, x, y, piece.word_space)
            return
        from factdeck.pdf.shaped_text import glyph_operators

        if ending and piece.leftward:
            x -= drawn_width(ending, font_of(style.face), style.size) + piece.word_space
        self._take_colour(style)
        self._at(x, y, style)
        self._code.append(
            glyph_operators(
                self.painter.canvas,
                font_of(style.face),
                text,
                style.size,
                leftward=piece.leftward,
                word_space=piece.word_space,
                language=style.face.language,
            )
        )
        self._text.forget()

    def _at(self, x: float, y: float, style: TextStyle) -> None:
        self._code.append(f"{text_matrix(style.face)} {x:.3f} {self.painter.height - y + style.rise:.3f} Tm")

    def begin(self, element: Element | None, lang: str = "") -> None:
        """Go on inside an element; ``lang`` where the text is in another language than it."""
        inside = self._foreign_span(element, lang) if element is not None and lang else element
        if self._is_open and self._open is inside:
            return
        self.end()
        code = self._code
        if inside is not None:
            code.append(self.painter.tags.open(inside))
        elif self.artifact:
            code.append(f"/Artifact <</Type /Pagination /Subtype /{self.artifact}>> BDC")
        else:
            code.append("/Artifact BMC")
        self._open, self._is_open = inside, True

    def _foreign_span(self, element: Element, lang: str) -> Element:
        """The Span that is open where it is the same stretch, else a new one (ISO 32000-1, 14.9.2)."""
        span = self._open if self._is_open else None
        if span is None or span is not self._foreign or span.parent is not element or span.lang != lang:
            span = self._foreign = Element("Span", element, lang=lang)
        return span

    def end(self) -> None:
        if self._is_open:
            self._code.append("EMC")
        self._is_open = False

    def hyphen(self, style: TextStyle, x: float, y: float) -> None:
        """A hyphen that is not in the text: a soft one, so that the word stays whole (ISO 32000-1, 14.8.2.2.3)."""
        font = font_of(style.face)
        if has_glyph(font, SOFT_HYPHEN):
            self._at(x, y, style)
            self._code.append(self._text.operators(SOFT_HYPHEN, font, style.size))
            return
        self._code.append(_READ_AS_SOFT_HYPHEN)
        self.write("-", style, x, y)
        self._code.append("EMC")

    def finish(self) -> None:
        self.end()
        if self._word_space:
            self._code.append("0 Tw")
        self._code.append("ET")
        self.painter.canvas._code.extend(self._code)


def draw_paragraphs(
    painter: Painter, paragraphs: Sequence[Paragraph], x: float, y: float, artifact: str = ""
) -> None:
    """Draw paragraphs whose lines are measured from (x, y)."""
    for paragraph in paragraphs:
        if not paragraph.lines:
            continue
        if paragraph.anchor:
            painter.canvas.bookmarkHorizontal(paragraph.anchor, 0, painter.height - y)
        writer = TextWriter(painter, artifact)
        _write_bullet(writer, paragraph, x, y)
        for line in paragraph.lines:
            _write_line(writer, paragraph, line, x, y)
        writer.finish()
        _add_links(painter, paragraph, x, y)


def _write_bullet(writer: TextWriter, paragraph: Paragraph, x: float, y: float) -> None:
    if paragraph.bullet_pieces:
        writer.begin(paragraph.label)
        for piece in paragraph.bullet_pieces:
            writer.write_piece(piece, x + piece.x, y + paragraph.lines[0].baseline)
    elif paragraph.bullet and paragraph.bullet_style:
        writer.begin(paragraph.label)
        writer.write(
            paragraph.bullet, paragraph.bullet_style, x + paragraph.bullet_x, y + paragraph.lines[0].baseline
        )


def _write_line(writer: TextWriter, paragraph: Paragraph, line: Line, x: float, y: float) -> None:
    """A line with the space that ends it, also where its paragraph goes on in another column."""
    for number, piece in enumerate(line.pieces):
        element = writer.painter.element_of(piece.run) or paragraph.element
        writer.begin(element, _foreign(writer, piece.run, element))
        ends_line = number == len(line.pieces) - 1
        ending = " " if ends_line and line.ending == "space" else ""
        if ending and _ends_at_left(line):
            writer.write_piece(piece, x + piece.x, y + line.baseline)
            space = replace(piece, text="", leftward=True)
            writer.write_piece(space, x + piece.x, y + line.baseline, ending)
        else:
            writer.write_piece(piece, x + piece.x, y + line.baseline, ending)
        if ends_line and line.ending == "hyphen":
            writer.hyphen(piece.run.style, x + piece.x + piece.width, y + line.baseline)


def _ends_at_left(line: Line) -> bool:
    """Whether the line runs leftward and ends with words that run rightward: the space behind them is left of them."""
    last = line.pieces[-1]
    return not last.leftward and any(piece.x > last.x for piece in line.pieces[:-1])


def _foreign(writer: TextWriter, run: Run, element: Element | None) -> str:
    """The run's language where neither the document nor its element says it."""
    known = (element.lang if element else "") or writer.painter.lang
    return run.lang if run.lang and run.lang != known and element is not None else ""


def _add_links(painter: Painter, paragraph: Paragraph, x: float, y: float) -> None:
    for line in paragraph.lines:
        for piece in line.pieces:
            run = piece.run
            element = painter.cross_link(run) if run.leads_inside else run.element
            if run.link and element:
                rect = _rect(painter, piece, x, y + line.baseline)
                painter.tags.link(run.link, _contents(painter, run), rect, element)


def _contents(painter: Painter, run: Run) -> str:
    """What a link leads to, for those who can't see it."""
    if run.leads_inside:
        text = " ".join(painter.anchors[run.link[1:]].split())
        return text if len(text) <= MOST_TOLD else f"{text[: MOST_TOLD - 1].rstrip()}…"
    return f"{run.text.strip()} ({run.link})" if run.text.strip() else run.link


def _rect(painter: Painter, piece: Piece, x: float, baseline: float) -> tuple[float, float, float, float]:
    size = piece.run.style.size
    bottom = painter.height - baseline - 0.25 * size
    return x + piece.x, bottom, x + piece.x + piece.width, bottom + 1.1 * size
