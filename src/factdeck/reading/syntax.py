"""What a YAML parser stumbles over to words for people who write articles, at the place they can mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml
from msgspec import Struct

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading.pasted import pasted
from factdeck.seldom import seldom


class Stumble(Struct, frozen=True):
    """Where the parser stopped, and where the value began that it was in; lines and columns count from 0."""

    told: str
    line: int
    column: int
    begun_line: int
    begun_column: int
    lines: Sequence[str]

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def at_end(self) -> bool:
        return all(not line.strip() for line in (self.text[self.column :], *self.lines[self.line + 1 :]))


Told = tuple[int, int, str, str]
"""Line and column from 0, what is wrong, what to do."""


def report(error: yaml.MarkedYAMLError, source: Source, lines: Sequence[str], problems: Problems) -> None:
    """Tell the parser's error; libyaml's and PyYAML's own parser are told alike."""
    stumble = _stumble(error, lines)
    odd = _pasted(stumble)
    if odd:
        line, column, message, hint = odd
        problems.error(Mark(source, line + 1, column + 1), message, hint, code=codes.BROKEN_YAML)
        return
    for sign, word in _WORDED:
        if re.search(sign, stumble.told):
            line, column, message, hint = word(stumble)
            break
    else:
        line, column, message, hint = _at(stumble, "YAML can't be read on from here", _COMPARE)
    problems.error(Mark(source, line + 1, column + 1), message, hint, code=codes.BROKEN_YAML)


def _stumble(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Stumble:
    at = error.problem_mark or error.context_mark
    begun = error.context_mark or at
    text = f"{error.context or ''}: {error.problem or ''}"
    line, column = (at.line, at.column) if at else (0, 0)
    begun_line, begun_column = (begun.line, begun.column) if begun else (0, 0)
    return Stumble(text, line, column, begun_line, begun_column, lines)


def _pasted(stumble: Stumble) -> Told | None:
    """What a word processor left in the line that can't be read, in that where its value begins or in that above it."""
    last = min(stumble.line, len(stumble.lines) - 1)
    above = next((number for number in range(last - 1, -1, -1) if stumble.lines[number].strip()), last)
    for number in sorted({above, min(stumble.begun_line, last), last}):
        found = pasted(stumble.lines[number])
        if found and (number != above or _indent(stumble.text) >= _indent(stumble.lines[above])):
            return number, *found
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_COMPARE = "compare the spaces before this line with those of the lines around it"
_QUOTE = "put the whole text in quotes"


def _at(stumble: Stumble, message: str, hint: str) -> Told:
    return stumble.line, stumble.column, message, hint


def _begun(stumble: Stumble, message: str, hint: str) -> Told:
    return stumble.begun_line, stumble.begun_column, message, hint


def _colon(stumble: Stumble) -> Told:
    """A colon and a space in a text without quotes, or a key under a text."""
    before = stumble.text[: stumble.column]
    result = re.match(r"( *(?:- +)*)([^\s:][^:]*): +(.*)$", before)
    if result is None:
        return _at(stumble, "this line has a key, but the line above it is a text", _COMPARE)
    key, rest = result[2], stumble.text[result.start(3) :].strip()
    quoted = "'" + rest.replace("'", "''") + "'"
    return _at(
        stumble,
        "a colon and a space stand inside a text without quotes",
        f"put the text in quotes: {key}: {quoted}",
    )


def _no_colon(stumble: Stumble) -> Told:
    return _begun(
        stumble,
        "this line is neither a key with a colon nor part of the text above it",
        "write it as 'key: text', or indent it further than the key above",
    )


def _unended_quotation(stumble: Stumble) -> Told:
    sign = stumble.lines[stumble.begun_line][stumble.begun_column : stumble.begun_column + 1]
    return _begun(
        stumble,
        "the quotation that begins here never ends",
        f"close it with {sign}, and write {sign} inside it twice"
        if sign == "'"
        else f"close it with {sign}, and write {sign} inside it as \\{sign}",
    )


_OPENED = seldom(r""" *(?:- +|\? +)*(?:(?:[^\s:'"\[{][^:]*|"[^"]*"|'[^']*'): +)?(["'\[{])""")


_INSIDE = {
    "'": "an apostrophe inside single quotes is written twice: ''",
    '"': 'put the whole text in single quotes, or write \\" for each quotation mark inside',
}


def _unexpected(stumble: Stumble) -> Told:
    """Text behind a closing sign, or a line that is indented unlike its neighbours."""
    before = stumble.text[: stumble.column]
    result = _OPENED.match(before)
    if result and before.rstrip()[-1:] in "\"']}" and before.strip() not in ("", "-"):
        if result[1] in "\"'":
            return _at(stumble, "text goes on behind the closing quotation mark", _INSIDE[result[1]])
        return stumble.line, result.start(1), *_starts_with(result[1])
    if stumble.character == ":":
        return _at(
            stumble, "a key is missing before this colon", "write 'key: text', or put the text in quotes"
        )
    if stumble.character in ("]", "}"):
        return _at(
            stumble, f"this {stumble.character} closes nothing", "delete it, or put the text in quotes"
        )
    return _at(
        stumble,
        f"this line begins in column {stumble.column + 1}, its neighbours above in column {stumble.begun_column + 1}",
        "indent it like them, or further where it belongs to the line above",
    )


def _not_an_item(stumble: Stumble) -> Told:
    if stumble.text[: stumble.column].strip() in ("", "-") and stumble.character != "-":
        return _at(
            stumble,
            "this line is not part of the list above it",
            "begin it with '- ', or indent it as the keys are",
        )
    return _unexpected(stumble)


def _starts_with(sign: str) -> tuple[str, str]:
    reasons = {
        "[": "a list",
        "{": "keys with values",
        "*": "an alias",
        "&": "an anchor",
        "!": "a tag",
        "%": "a directive",
        "|": "a text on the lines below",
        ">": "a text on the lines below",
    }
    reason = f": YAML takes it for {reasons[sign]}" if sign in reasons else ""
    return f"a text without quotes can't begin with {sign}{reason}", _QUOTE


def _sign(stumble: Stumble) -> Told:
    return _at(stumble, *_starts_with(stumble.character))


def _begun_sign(stumble: Stumble) -> Told:
    line = stumble.lines[stumble.begun_line] if stumble.begun_line < len(stumble.lines) else ""
    return _begun(stumble, *_starts_with(line[stumble.begun_column : stumble.begun_column + 1]))


def _unclosed(stumble: Stumble) -> Told:
    sign, closing = ("{", "}") if "mapping" in stumble.told else ("[", "]")
    line = stumble.lines[stumble.begun_line]
    markdown = sign == "[" and re.match(r"\[[^\]]*\]\(", line[stumble.begun_column :])
    if markdown or line[stumble.begun_column : stumble.begun_column + 2] == "[@":
        return _begun(stumble, *_starts_with(sign))
    if stumble.at_end:
        return _begun(stumble, f"the {sign} here is never closed", f"close it with {closing}")
    return _at(
        stumble,
        f"a comma or the {closing} that closes the {sign} of line {stumble.begun_line + 1} is missing before this",
        f"part the entries by commas; a text with a comma, {sign} or {closing} in it stands in quotes",
    )


def _no_value(stumble: Stumble) -> Told:
    if stumble.at_end:
        return _begun(stumble, "a value is missing at the end", "write it, or delete the key")
    return _sign(stumble)


def _list_here(stumble: Stumble) -> Told:
    return _at(
        stumble,
        "a list can't begin on the line of its key",
        "begin it on the next line, each entry behind '- '",
    )


def _escape(stumble: Stumble) -> Told:
    """libyaml marks the backslash, PyYAML the character behind it."""
    column = stumble.column if stumble.character == "\\" else stumble.column - 1
    escape = stumble.text[column : column + 2]
    return (
        stumble.line,
        column,
        f"{escape} means nothing in double quotes",
        "use single quotes, or write \\\\",
    )


_BACKSLASH = "write the character itself; a backslash that is meant as such is written \\\\"


def _bad_escape(stumble: Stumble) -> Told:
    column = stumble.text.rfind("\\", 0, stumble.column + 1)
    return stumble.line, max(0, column), "this escape names no character", _BACKSLASH


def _block_header(stumble: Stumble) -> Told:
    sign = stumble.lines[stumble.begun_line][stumble.begun_column : stumble.begun_column + 1]
    return _at(
        stumble,
        f"behind {sign} the line must end",
        "begin the text on the next line, indented; or put it in quotes on this one",
    )


def _directive(stumble: Stumble) -> Told:
    return _begun(stumble, "lines that begin with % are not read", "delete the line")


_WORDED: tuple[tuple[str, Callable[[Stumble], Told]], ...] = (
    ("mapping values are not allowed", _colon),
    ("sequence entries are not allowed", _list_here),
    ("scanning a simple key", _no_colon),
    ("quoted scalar: found unexpected (end of stream|document)", _unended_quotation),
    ("quoted scalar: found unknown escape", _escape),
    ("quoted scalar: ", _bad_escape),
    ("scanning a block scalar", _block_header),
    ("scanning an (anchor|alias)", _begun_sign),
    ("scanning a tag|tag handle|scanning a %?TAG", _begun_sign),
    ("directive|incompatible YAML document", _directive),
    ("parsing a block (mapping|collection|sequence): .*'-' indicator", _not_an_item),
    ("parsing a block (collection|sequence)", _not_an_item),
    ("parsing a block mapping", _unexpected),
    ("parsing a flow (mapping|sequence): ", _unclosed),
    ("node content", _no_value),
    ("cannot start any token", _sign),
)
"""A pattern of the parser's context and problem, and what words it; the first that is found holds."""
