"""A paragraph's runs and style to measured lines, split between lines without widows or orphans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.layout.fonts import cover
from factdeck.layout.theme import ParagraphStyle
from factdeck.layout.values import PAPER_SIZES
from factdeck.messages.problems import Mark
from factdeck.place.box import ROUNDING, FlowBox, TooWideWord, gap, scaled_box
from factdeck.place.breakable import NO_TEXT, Breakable, breakable
from factdeck.place.lines import (
    BrokenLines,
    TooWide,
    break_lines,
    count_lines,
    narrowest,
    natural_width,
    runs_from_line,
    surely_taking,
)
from factdeck.scene import AnyItem, Element, Line, Paragraph, Piece, Run, TextItem, TextStyle
from factdeck.units import Box

FEWEST_LINES = 2
"""Lines that a paragraph leaves behind or takes along when it is split."""
HIGHEST_PAGE = max(max(size.width, size.height) for size in PAPER_SIZES.values())
TAKEN_AT_ONCE = 4
"""Heights of the highest page that are set at once of a paragraph which is longer."""
UNSETTLED_LINES = 12
"""Lines before the end of what is set at once that might end elsewhere if more of the text were known."""


RunMark = Mark | Callable[[], Mark]


class Halves(Struct, frozen=True):
    """A paragraph that is divided after a line: lines and runs of both halves."""

    head: SetLines
    head_runs: tuple[Run, ...]
    tail: SetLines
    tail_runs: tuple[Run, ...]
    dropped: int
    """How many of the paragraph's runs the tail has nothing of."""


class SetLines(Struct):
    """The lines of a paragraph from one to before another; they are lifted to its head only where they are drawn."""

    all_lines: BrokenLines
    too_wide: list[TooWideWord]
    start: int = 0
    count: int = -1
    """How many lines there are; -1 for all."""
    lift: float = 0.0
    goes_on: bool = False
    """Whether the paragraph has more lines, which are set when these are nearly used up."""
    _lifted: tuple[Line, ...] | None = None
    _halves: dict[int, Halves] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.count < 0:
            self.count = self.all_lines.count - self.start

    @property
    def lines(self) -> tuple[Line, ...]:
        if self._lifted is None:
            lines = self.all_lines.lines[self.start : self.start + self.count]
            if self.lift:
                lines = tuple(replace(line, baseline=line.baseline - self.lift) for line in lines)
            self._lifted = lines
        return self._lifted

    def ends_with(self, count: int, ending: str) -> bool:
        """Whether the last of the first so many lines does."""
        return self.all_lines.ending(self.start + count - 1) == ending

    def divided(self, count: int, runs: tuple[Run, ...], leading: float) -> Halves:
        """The first so many lines of the runs, with all words too wide, and the others.

        They are remembered: a page is tried at many heights.
        """
        found = self._halves.get(count)
        if found is None:
            found = self._halves[count] = self._divided(count, runs, leading)
        return found

    def _divided(self, count: int, runs: tuple[Run, ...], leading: float) -> Halves:
        middle = self.start + count
        shown = self.all_lines.lines[self.start : middle]
        dropped, rest = runs_from_line(runs, shown, count)
        head = SetLines(self.all_lines, self.too_wide, self.start, count, self.lift)
        lift = self.lift + count * leading
        tail = SetLines(self.all_lines, [], middle, self.count - count, lift, self.goes_on)
        return Halves(head, runs_of_lines(shown), tail, rest, dropped)


class TextBox(FlowBox, kw_only=True):
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
    run_marks: tuple[RunMark, ...] = ()
    """Where in the content each run begins, or what finds that out: it is asked for where a word is too wide."""
    is_inside_word: bool = False
    """Whether it may begin inside a word that was told of where that begins."""
    _set: dict[float, SetLines] = field(default_factory=dict)
    _text: Breakable | None = None
    """What its lines are broken of, once that is asked for; the same text in another size of type has the same."""

    @property
    def is_text(self) -> bool:
        return True

    def lines(self, width: float) -> tuple[Line, ...]:
        return self._all_lines(width).lines

    def _all_lines(self, width: float) -> SetLines:
        result = self._set.get(width)
        if result is None or result.goes_on:
            result = self._set[width] = self._set_lines(self.runs, width)
        return result

    def _lines(self, width: float) -> SetLines:
        """The lines, or of a paragraph that no page holds as many as are higher than any page."""
        result = self._set.get(width)
        if result is None or (result.goes_on and result.count * self.style.leading < HIGHEST_PAGE):
            count = _lines_at_once(self.style.leading)
            beginning = surely_taking(self.runs, width - self.style.indent, count)
            if beginning is None:
                return self._all_lines(width)
            result = self._set[width] = self._set_lines(beginning, width)
            result.count -= UNSETTLED_LINES
            result.goes_on = True
        return result

    def _breakable(self) -> Breakable:
        if self._text is None:
            self._text = breakable(self.runs, self.style.whole_addresses)
        return self._text

    def _set_lines(self, runs: tuple[Run, ...], width: float) -> SetLines:
        result: list[TooWideWord] = []
        style, indent = self.style, self.style.indent
        text = self._breakable() if runs is self.runs else breakable(runs, style.whole_addresses)
        lines = break_lines(
            runs,
            width - indent,
            leading=style.leading,
            align=style.align,
            hyphenate=style.hyphenate,
            first_indent=self.first_line,
            x=indent,
            balance=self.balance,
            text=text,
            too_wide=lambda word: result.append(self._marked(word)),
        )
        if self.is_inside_word:
            result = [word for word in result if word.offset or word.run is not self.runs[0]]
        return SetLines(lines, result)

    def height(self, width: float) -> float:
        found = self._set.get(width)
        if found is None or found.goes_on:
            found = self._lines(width)
        return found.count * self.style.leading

    def height_at(self, width: float, scale: float) -> float:
        style, text = self.style, self._breakable()
        leading, room = style.leading * scale, width - style.indent * max(1.0, scale)
        size = self.runs[text.main].style.size * scale if self.runs else 0.0
        if scale == 1.0 or self._may_go_on(text, room, size, leading):
            return self.resized(scale).height(width)
        count = count_lines(
            text,
            room,
            size,
            align=style.align,
            hyphenate=style.hyphenate,
            first_indent=self.first_line,
            balance=self.balance,
        )
        return count * leading

    def _may_go_on(self, text: Breakable, room: float, size: float, leading: float) -> bool:
        """Whether no more of it than its beginning may be set at once, in type of a size and in lines so wide."""
        natural = text.natural * size
        return natural >= UNSETTLED_LINES * room and natural >= _lines_at_once(leading) * room

    @property
    def pitch(self) -> float:
        return self.style.leading

    def least_height(self, width: float) -> float:
        result = self._lines(width)
        most = result.count - FEWEST_LINES
        kept = next(
            (n for n in range(FEWEST_LINES, most + 1) if not result.ends_with(n, "hyphen")), result.count
        )
        return self.style.leading * kept

    def split(self, width: float, available: float) -> tuple[TextBox, TextBox] | None:
        result = self._lines(width)
        if result.goes_on and available > result.count * self.style.leading:
            result = self._all_lines(width)
        fitting = int((available + ROUNDING) / self.style.leading)
        kept = min(fitting, result.count - FEWEST_LINES)
        while kept >= FEWEST_LINES and result.ends_with(kept, "hyphen"):
            kept -= 1
        if kept < FEWEST_LINES:
            return None
        halves = result.divided(kept, self.runs, self.style.leading)
        head = replace(
            self,
            runs=halves.head_runs,
            run_marks=(),
            space_after=0.0,
            keep_with_next=False,
            _set={width: halves.head},
            _text=None,
        )
        tail = replace(
            self,
            runs=halves.tail_runs,
            run_marks=self.run_marks[halves.dropped :],
            first_line=0.0,
            space_before=0.0,
            bullet="",
            label=None,
            anchor="",
            bookmark=None,
            is_inside_word=result.goes_on and result.ends_with(kept, "break"),
            _set={width: halves.tail},
            _text=None,
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

    def content_width(self, scale: float = 1.0) -> float:
        """In type so many times as large."""
        return self.style.indent * max(1.0, scale) + self.first_line + natural_width(self.runs, scale)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        known = self._set.get(width)
        if (known is None or known.goes_on) and self.holds_each_word(width):
            return iter(())
        return iter(self._all_lines(width).too_wide)

    def holds_each_word(self, width: float, scale: float = 1.0) -> bool:
        """Whether lines surely have room for what stands between two places where they may end, in type so many times as large."""
        text = self._breakable()
        room = width - self.style.indent * max(1.0, scale) - max(0.0, self.first_line)
        return text is NO_TEXT or text.narrowest * (self.runs[text.main].style.size * scale) <= room

    def _marked(self, found: TooWide) -> TooWideWord:
        marks = (mark for run, mark in zip(self.runs, self.run_marks, strict=False) if run is found.run)
        mark = next(marks, self.mark)
        mark = mark() if callable(mark) else mark
        return TooWideWord(found.word, found.run, found.offset, found.width, mark, found.divided)

    def words(self) -> int:
        return self._breakable().words

    @property
    def smallest_size(self) -> float:
        return self.style.size

    def changed(self, **values: object) -> TextBox:
        """The same with other values; what lines were set of it is forgotten."""
        return replace(self, **values, _set={}, _text=None)

    def resized(self, scale: float) -> TextBox:
        """The same text in a type and leading that are larger or smaller by a factor; room for its label grows with it."""
        if scale == 1.0:
            return self
        style = replace(
            self.style,
            size=self.style.size * scale,
            leading=self.style.leading * scale,
            indent=self.style.indent * max(1.0, scale),
        )
        runs = tuple(replace(run, style=replace(run.style, size=run.style.size * scale)) for run in self.runs)
        bullet = self.bullet_style
        return replace(
            self,
            style=style,
            runs=runs,
            bullet_style=replace(bullet, size=bullet.size * scale) if bullet else None,
            _set={},
            _text=self._breakable(),
        )


def _lines_at_once(leading: float) -> int:
    """Of a paragraph that is longer."""
    return int(TAKEN_AT_ONCE * HIGHEST_PAGE / leading) + UNSETTLED_LINES


def narrowest_width(box: TextBox, scale: float = 1.0) -> float:
    """The least width, in points, at which no word is divided but where it may be, in type so many times as large."""
    return box.style.indent * max(1.0, scale) + narrowest(box.runs, box.style.hyphenate, scale)


def smaller_text(text: TextBox, scale: float, least: float) -> TextBox:
    """The text and the room around it smaller by a factor, but no type below the least size in points."""
    return scaled_box(text, max(scale, min(1.0, least / text.style.size)))


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


def stacked_paragraphs(boxes: Sequence[TextBox], width: float, top: float = 0.0) -> list[Paragraph]:
    """The paragraphs of one text frame, below each other, the first one so many points below its upper edge."""
    paragraphs: list[Paragraph] = []
    above: TextBox | None = None
    for box in boxes:
        space = gap(above, box)
        paragraph = lowered_paragraph(box.paragraph(width), 0.0, top + space)
        paragraphs.append(replace(paragraph, space_before=space, space_after=0.0))
        top += space + box.height(width)
        above = box
    return paragraphs


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
