"""A source's characters to those that YAML, XML and a font can hold, each other one told with its place."""

from __future__ import annotations

import re

from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading.limits import MOST_CHARACTERS, MOST_PROBLEMS

_REFUSED = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
"""What XML 1.0 (section 2.2) cannot hold or advises against, and what YAML takes for a line's end or for no text."""

_REFUSED_VALUE = re.compile(_REFUSED.pattern.replace(r"\r(?!\n)", r"\r"))

_NAMED = {
    "\t": ("a tab stands here", "write spaces instead"),
    "\r": (
        "a line ends here in a way that is not read",
        "save the file with the line ends of Unix or Windows",
    ),
    "\x85": (
        "an invisible line separator (U+0085) stands here",
        "delete it, and press Enter where a line ends",
    ),
    "\u2028": (
        "an invisible line separator (U+2028) stands here",
        "delete it, and press Enter where a line ends",
    ),
    "\u2029": (
        "an invisible line separator (U+2029) stands here",
        "delete it, and press Enter where a line ends",
    ),
    "\ufeff": ("an invisible byte order mark (U+FEFF) stands here", "delete it"),
}


def checked_text(source: Source, problems: Problems) -> str | None:
    """The text to parse, refused characters replaced by spaces; None where parsing it would mislead."""
    if len(source.text) > MOST_CHARACTERS:
        count = f"the file has {len(source.text):,} characters; {MOST_CHARACTERS:,} is the most that is read"
        problems.error(Mark(source), count, "make several articles of it", code=codes.TOO_LARGE)
        return None
    misleading = False
    for number, result in enumerate(_REFUSED.finditer(source.text), 1):
        if number > MOST_PROBLEMS:
            return None
        mark = mark_of(source, result.start())
        problems.error(mark, *refusal(result[0]), code=codes.REFUSED_CHARACTER)
        misleading = misleading or not source.line(mark.line)[: mark.column - 1].strip()
    return None if misleading else _REFUSED.sub(" ", source.text)


def refused_in(value: str) -> re.Match[str] | None:
    """The first character of a value that no document holds: an escape can write what the file must not."""
    return _REFUSED_VALUE.search(value)


def refusal(character: str) -> tuple[str, str]:
    """What is wrong with a character, and what to do."""
    if character in _NAMED:
        return _NAMED[character]
    text = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"half of a character ({text}) stands here", "write the character itself"
    kind = "character" if character > "\x9f" else "control character"
    return f"the {kind} {text} can't stand in a document", "delete it: it came along with pasted text"


def mark_of(source: Source, index: int) -> Mark:
    """The place of a character of the source's text, counted from 0."""
    line = source.text.count("\n", 0, index) + 1
    return Mark(source, line, index - source.text.rfind("\n", 0, index))
