"""Markdown to markdown-it's tokens, with what other programs add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from factdeck.importing.leftovers import Leftovers
from factdeck.importing.markdown_lines import MOST_NESTING, add_lines
from factdeck.importing.markdown_marks import add_marks
from factdeck.importing.markdown_tables import add_tables

GENERATED = "command of a site's generator"
_BEFORE_ADDRESS = re.compile(r"(?<=\]\()\{\{[^{}\n]*\}\}")


class Parsed(Struct, frozen=True):
    """The text's tokens, and those of each footnote: of its blocks, or of its line where it stands in the text."""

    tokens: Sequence[Token]
    notes: Mapping[str, Sequence[Token]]


def parse_markdown(text: str, begins: int, leftovers: Leftovers) -> Parsed:
    """A text before which ``begins`` lines stand; a note inside a line has its number behind ^ as its key."""
    env: dict[str, Any] = {}
    tokens, notes = _without_notes(_parser().parse(_known_addresses(text, begins, leftovers), env))
    listed: Mapping[int, Any] = env.get("footnotes", {}).get("list", {})
    return Parsed(
        tokens, notes | {f"^{key}": each["tokens"] for key, each in listed.items() if "tokens" in each}
    )


def parse_line(text: str) -> Sequence[Token]:
    """The tokens of a line of words, with no notes in it."""
    return _parser(notes=False).parseInline(text)[0].children or []


@lru_cache(maxsize=2)
def _parser(*, notes: bool = True) -> MarkdownIt:
    options = {"maxNesting": MOST_NESTING, "tasklists": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    if notes:
        parser.use(footnote_plugin, move_to_end=False)
    parser.use(deflist_plugin)
    add_lines(parser)
    add_tables(parser)
    add_marks(parser)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _known_addresses(text: str, begins: int, leftovers: Leftovers) -> str:
    """The text without what a site's generator puts before an address: with it, it would be none."""
    lines = text.split("\n") if "]({{" in text else []
    for number, line in enumerate(lines, begins + 1):
        for command in _BEFORE_ADDRESS.findall(line):
            leftovers.add(number, GENERATED, command)
    return _BEFORE_ADDRESS.sub("", text)


def _without_notes(tokens: Iterable[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The text's tokens, and those of each footnote by its key."""
    text: list[Token] = []
    notes: dict[str, list[Token]] = {}
    open_notes: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append(notes.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        else:
            (open_notes[-1] if open_notes else text).append(token)
    return text, notes
