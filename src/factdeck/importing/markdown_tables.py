"""Tables as pandoc draws them, and lines of verse, to what markdown-it makes of a table and of forced line ends.

Grids are read by docutils. Tables whose columns are ruled with dashes are pandoc's alone, and no library in Python reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from msgspec import Struct

from factdeck.importing.markdown_lines import CAPTION, add_paragraph, begins, text_of

_MOST_LINES = 2_000
"""Lines of a grid; a longer one stands as it is written."""
_MOST_HEAD = 12
"""Lines that the head of a ruled table may have."""
_GRID_RULE = re.compile(r"\+[-=:+]+\+")
_RULE = re.compile(r" {0,3}-{3,} *")
_COLUMNS = re.compile(r" {0,3}--+(?: +--+)+ *")
_PADDING = "\x00"
"""Stands behind a sign that is two columns wide."""


class _Row(Struct, frozen=True):
    cells: Sequence[str]
    line: int


def add_tables(parser: MarkdownIt) -> None:
    """Let the parser read them."""
    for rule in (_grid, _ruled, _verse):
        parser.block.ruler.after("table", rule.__name__, rule)


def _push(state: StateBlock, rows: Sequence[_Row], end: int, *, blocks: bool = False) -> None:
    """A table on the lines to before ``end``, the first row its head; ``blocks`` says that cells hold more than a line."""
    state.push("table_open", "table", 1).map = [state.line, end]
    for row in rows:
        state.push("tr_open", "tr", 1).map = [row.line, row.line + 1]
        for cell in row.cells:
            state.push("td_open", "td", 1)
            if blocks:
                first = len(state.tokens)
                state.md.block.parse(cell, state.md, state.env, state.tokens)
                for token in state.tokens[first:]:
                    token.map = [line + row.line for line in token.map] if token.map else None
            else:
                inline = state.push("inline", "", 0)
                inline.content, inline.children, inline.map = cell, [], [row.line, row.line + 1]
            state.push("td_close", "td", -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = end


def _grid(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or not begins(state, start, "+-", "+=", "+:"):
        return False
    last = start
    while last < end and begins(state, last, "+", "|") and last - start < _MOST_LINES:
        last += 1
    lines = [text_of(state, line).rstrip() for line in range(start, last)]
    if len(lines) < 3 or not _GRID_RULE.fullmatch(lines[0]) or not _GRID_RULE.fullmatch(lines[-1]):
        return False
    if rows := _grid_rows(lines, start):
        _push(state, rows, last, blocks=True)
    return bool(rows)


def _grid_rows(lines: Sequence[str], start: int) -> list[_Row]:
    """Rows in which each cell stands wherever it reaches; none where the grid is broken."""
    from docutils.parsers.rst.tableparser import GridTableParser, TableMarkupError
    from docutils.statemachine import StringList

    drawn = StringList(_one_head(lines if len({*map(len, lines)}) == 1 else list(map(_padded, lines))))
    try:
        _, head, body = GridTableParser().parse(drawn)
    except (TableMarkupError, AssertionError, IndexError):
        return []
    above = list(zip(*_spread(head, start), strict=True)) or [()] * len(body[0])
    words = ["\n\n".join(dict.fromkeys(text for text, _ in column)) for column in above]
    rows = [_Row([text for text, _ in row], min(line for _, line in row)) for row in _spread(body, start)]
    return [_Row(words, start + 1), *rows]


def _one_head(lines: Sequence[str]) -> list[str]:
    """The lines with a single rule of = signs, below the head: pandoc has them above and below a foot, too."""
    width = max(map(len, lines))
    rules = [number for number, line in enumerate(lines) if _GRID_RULE.fullmatch(line)]
    below_head = next((n for n in rules[1:-1] if "=" in lines[n]), -1)
    drawn = [line.ljust(width) for line in lines]
    for number in rules:
        drawn[number] = re.sub("[-=:]", "=" if number == below_head else "-", drawn[number])
    return drawn


def _spread(
    rows: Sequence[Sequence[tuple[int, int, int, Sequence[str]] | None]], start: int
) -> list[list[tuple[str, int]]]:
    """Each place's text and line."""
    places = [[("", start)] * len(row) for row in rows]
    for down, row in enumerate(rows):
        for right, cell in enumerate(row):
            if cell:
                more_rows, more_columns, offset, lines = cell
                text = "\n".join(lines).replace(_PADDING, "").strip("\n")
                for line in places[down : down + more_rows + 1]:
                    line[right : right + more_columns + 1] = [(text, start + offset)] * (more_columns + 1)
    return places


def _ruled(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A simple table, whose rows are a line each, or one of rows between empty lines."""
    if silent or state.is_code_block(start):
        return False
    lines = _Lines(state)
    framed = _RULE.fullmatch(lines[start]) is not None
    head = start + 1 if framed else start
    rule = next(
        (
            n
            for n in range(head, min(end, head + _MOST_HEAD))
            if state.isEmpty(n) or _COLUMNS.fullmatch(lines[n])
        ),
        end,
    )
    if rule == end or state.isEmpty(rule) or (not framed and rule > head + 1):
        return False
    starts = [found.start() for found in re.finditer("-+", lines[rule])]
    heads = _cells([lines[n] for n in range(head, rule)], starts)
    closed = framed or rule == head
    if not all(_fits(lines[n], starts) for n in range(head, rule)) or (
        not closed and sum(map(bool, heads)) < 2
    ):
        return False
    if closed:
        last = next((n for n in range(rule + 1, end) if "--" in lines[n] and _dashes(lines[n])), end)
    else:
        rows_end = (n for n in range(rule + 1, end) if state.isEmpty(n) or not _is_row(lines[n], starts))
        last = next(rows_end, end)
    if last == rule + 1 or (closed and (last == end or (last + 1 < end and not state.isEmpty(last + 1)))):
        return False
    if closed and not all(_fits(lines[n], starts) for n in range(rule + 1, last)):
        return False
    bodies = _parted(state, rule + 1, last, framed)
    rows = [_Row(_cells([lines[n] for n in numbers], starts), numbers[0]) for numbers in bodies]
    _push(state, [_Row(heads, head), *rows], last + 1 if closed else last)
    return True


class _Lines:
    """The text's lines as they are drawn, by their numbers."""

    def __init__(self, state: StateBlock):
        self._state = state

    def __getitem__(self, number: int) -> str:
        return _padded(self._state.getLines(number, number + 1, self._state.blkIndent, False).expandtabs(4))


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether no word goes over the place where a column begins."""
    return not any(
        line[start - 1 : start].strip() and line[start : start + 1].strip() for start in starts[1:]
    )


def _is_row(line: str, starts: Sequence[int]) -> bool:
    return _fits(line, starts) and not CAPTION.match(line.lstrip())


def _dashes(line: str) -> bool:
    return bool(_RULE.fullmatch(line) or _COLUMNS.fullmatch(line))


def _parted(state: StateBlock, start: int, end: int, framed: bool) -> list[list[int]]:
    """The numbers of each row's lines: empty ones part rows where there are any."""
    numbers = range(start, end)
    if not framed and not any(state.isEmpty(number) for number in numbers):
        return [[number] for number in numbers]
    rows: list[list[int]] = [[]]
    for number in numbers:
        if not state.isEmpty(number):
            rows[-1].append(number)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The words in each column, which begins where its dashes do."""
    edges = [0, *starts[1:], None]
    columns = ([line[edges[n] : edges[n + 1]] for line in lines] for n in range(len(starts)))
    return ["\n".join(part.replace(_PADDING, "").strip() for part in column).strip() for column in columns]


def _padded(line: str) -> str:
    """The line with a sign for each column that it takes."""
    return line if line.isascii() else re.sub(r"[^\x00-\x7f]", _with_padding, line)


def _with_padding(found: re.Match[str]) -> str:
    return found[0] + _PADDING if east_asian_width(found[0]) in ("W", "F") else found[0]


def _verse(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line block: each line behind a bar is one, an empty one parts stanzas, and one that is set in goes on."""
    if silent or not _is_verse(state, start):
        return False
    stanzas: list[list[str]] = [[]]
    line, first = start, start
    broken_table = True
    while line < end and (_is_verse(state, line) or (line > start and _goes_on(state, line))):
        words = text_of(state, line)
        broken_table = broken_table and words.endswith("|") and words.count("|") > 2
        if not words.startswith("|"):
            stanzas[-1][-1] += f" {words.strip()}"
        elif words[1:].strip():
            stanzas[-1].append(words[1:].strip())
        elif stanzas[-1]:
            stanzas.append([])
        line += 1
    if broken_table:
        return False
    for stanza in stanzas:
        add_paragraph(state, "  \n".join(stanza), first, line)
    state.line = line
    return True


def _is_verse(state: StateBlock, line: int) -> bool:
    return begins(state, line, "| ") or (begins(state, line, "|") and not text_of(state, line)[1:].strip())


def _goes_on(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] > state.blkIndent
