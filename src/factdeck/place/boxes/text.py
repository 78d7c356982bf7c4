"""A paragraph's runs and style to measured lines, split between lines without widows or orphans."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.layout.fonts import cover
from factdeck.layout.theme import ParagraphStyle
from factdeck.place.box import ROUNDING, FlowBox, TooWideWord
from factdeck.place.lines import TooWide, break_lines, runs_from_line
from factdeck.problems import Mark
from factdeck.records import dataclass, field, replace
from factdeck.scene import AnyItem, Element, Line, Paragraph, Piece, Run, TextItem, TextStyle
from factdeck.units import Box

FEWEST_LINES = 2
"""Lines that a paragraph leaves behind or takes along when it is split."""


@dataclass(slots=True, kw_only=True)
class TextBox(FlowBox):
    """One paragraph."""

    runs: tuple[Run, ...]
    style: ParagraphStyle
    element: Element | None = None
    label: Element | None = None
    bullet: str = ""
    bullet_style: TextStyle | None = None
    level: int = 0
    first_line: float = 0.0
    anchor: str = ""
    """The name by which links of the same document lead here."""
    name: str = ""
    artifact: str = ""
    balance: bool = False
    run_marks: tuple[Mark, ...] = ()
    """Where in the content each run begins."""
    _set: dict[float, tuple[tuple[Line, ...], list[TooWide]]] = field(default_factory=dict)

    def lines(self, width: float) -> tuple[Line, ...]:
        return self._lines(width)[0]

    def _lines(self, width: float) -> tuple[tuple[Line, ...], list[TooWide]]:
        if width not in self._set:
            found: list[TooWide] = []
            indent = self.style.indent
            lines = break_lines(
                self.runs,
                width - indent,
                leading=self.style.leading,
                align=self.style.align,
                hyphenate=self.style.hyphenate,
                first_indent=self.first_line,
                x=indent,
                balance=self.balance,
                too_wide=found.append,
            )
            self._set[width] = (lines, found)
        return self._set[width]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    @property
    def pitch(self) -> float:
        return self.style.leading

    def least_height(self, width: float) -> float:
        count = len(self.lines(width))
        return self.style.leading * (count if count < 2 * FEWEST_LINES else FEWEST_LINES)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        lines = self.lines(width)
        fitting = int((available + ROUNDING) / self.style.leading)
        kept = min(fitting, len(lines) - FEWEST_LINES)
        while kept > FEWEST_LINES and lines[kept - 1].ending == "hyphen":
            kept -= 1
        if kept < FEWEST_LINES:
            return None
        dropped, rest = runs_from_line(self.runs, lines, kept)
        head = replace(
            self,
            runs=runs_of_lines(lines[:kept]),
            run_marks=(),
            space_after=0.0,
            keep_with_next=False,
            _set={width: (lines[:kept], [])},
        )
        tail = replace(
            self,
            runs=rest,
            run_marks=self.run_marks[dropped:],
            first_line=0.0,
            space_before=0.0,
            bullet="",
            label=None,
            anchor="",
            bookmark=None,
            _set={width: (raised(lines[kept:], kept * self.style.leading), [])},
        )
        return head, tail

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        box = Box(x, y, width, self.height(width))
        artifact = self.artifact if self.artifact in ("Header", "Footer") else ""
        return [TextItem(box=box, name=self.name, paragraphs=[self.paragraph(width)], artifact=artifact)]  # type: ignore[arg-type]

    def paragraph(self, width: float) -> Paragraph:
        style = self.style
        return Paragraph(
            runs=self.runs,
            lines=self.lines(width),
            leading=style.leading,
            align=style.align,
            space_before=self.space_before,
            space_after=self.space_after,
            indent=style.indent,
            bullet=self.bullet,
            bullet_style=self._bullet_style(),
            bullet_x=0.0,
            level=self.level,
            element=self.element,
            label=self.label,
            anchor=self.anchor,
            origin=self.origin,
        )

    def _bullet_style(self) -> TextStyle:
        """The bullet's style in a face that draws it."""
        given = self.bullet_style or self.style.text_style()
        return cover(Run(self.bullet, given, ""), self.style.fallback)[0].style if self.bullet else given

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        for found in self._lines(width)[1]:
            yield TooWideWord(found.word, found.run, found.offset, found.width, self._mark_of(found))

    def _mark_of(self, found: TooWide) -> Mark | None:
        for run, mark in zip(self.runs, self.run_marks):
            if run is found.run:
                return mark
        return self.mark

    def words(self) -> int:
        return len("".join(run.text for run in self.runs).split())

    def resized(self, scale: float) -> TextBox:
        """The same text in a type and leading that are larger or smaller by a factor."""
        if scale == 1.0:
            return self
        style = replace(self.style, size=self.style.size * scale, leading=self.style.leading * scale)
        runs = tuple(replace(run, style=replace(run.style, size=run.style.size * scale)) for run in self.runs)
        bullet = self.bullet_style
        return replace(
            self,
            style=style,
            runs=runs,
            bullet_style=replace(bullet, size=bullet.size * scale) if bullet else None,
            _set={},
        )


def raised(lines: tuple[Line, ...], by: float) -> tuple[Line, ...]:
    return tuple(replace(line, baseline=line.baseline - by) for line in lines)


def lowered_paragraph(paragraph: Paragraph, dx: float, dy: float) -> Paragraph:
    """The paragraph with its lines and bullet moved right and down inside the item that holds it."""
    lines = tuple(
        replace(
            line,
            baseline=line.baseline + dy,
            pieces=tuple(replace(piece, x=piece.x + dx) for piece in line.pieces) if dx else line.pieces,
        )
        for line in paragraph.lines
    )
    return replace(paragraph, lines=lines, indent=paragraph.indent + dx, bullet_x=paragraph.bullet_x + dx)


_LOST_AT_LINE_END = {"space": " ", "hyphen": "", "break": ""}


def runs_of_lines(lines: tuple[Line, ...]) -> tuple[Run, ...]:
    """The text of lines as runs again, with the spaces that their ends took."""
    runs: list[Run] = []
    for number, line in enumerate(lines):
        for piece in line.pieces:
            _append(runs, piece)
        lost = _LOST_AT_LINE_END[line.ending] if number < len(lines) - 1 else ""
        if lost and runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text + lost)
    return tuple(runs)


def _append(runs: list[Run], piece: Piece) -> None:
    if runs and replace(runs[-1], text="") == replace(piece.run, text=""):
        runs[-1] = replace(runs[-1], text=runs[-1].text + piece.text)
    else:
        runs.append(replace(piece.run, text=piece.text))
