"""A text to the kind of text it is, told by what stands in it and never by its file's name."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

Kind = Literal["dump", "wikitext", "markdown", "page", "word", "opendocument"]


class NotImportable(Exception):
    """A text that no article can be made of; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "", line: int = 1, column: int = 1):
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column


_WIKITEXT = (
    (re.compile(r"\{\{\s*[^{}|\n]{1,80}"), 3),
    (re.compile(r"\[\[[^\[\]\n]{1,200}\]\]"), 3),
    (re.compile(r"'''?[^'\n]{1,200}'''?"), 2),
    (re.compile(r"<ref[\s>/]", re.IGNORECASE), 3),
    (re.compile(r"^\{\|", re.MULTILINE), 3),
    (re.compile(r"^={2,6}[^=\n]{1,200}={2,6}\s*$", re.MULTILINE), 1),
    (re.compile(r"^[*#:;]+\s?\S", re.MULTILINE), 1),
)
_MARKDOWN = (
    (re.compile(r"\A---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"), 20),
    (re.compile(r"\A\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?:\n|\Z)"), 20),
    (re.compile(r"^[^\S\n]*(?:!!!|\?\?\?\+?) \w", re.MULTILINE), 3),
    (re.compile(r"^[^\S\n]*(?::{3,}\s*\w|> ?\[!\w)", re.MULTILINE), 3),
    (re.compile(r"^(?:```|~~~)", re.MULTILINE), 3),
    (re.compile(r"\{\{[<%]|\{%"), 6),
    (re.compile(r"^#{1,6} \S", re.MULTILINE), 3),
    (re.compile(r"^[^\n]{1,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), 3),
    (re.compile(r"(?<!\[)\[[^\[\]\n]{1,200}\]\([^()\n]{1,500}\)"), 3),
    (re.compile(r"\*\*[^*\n]{1,200}\*\*"), 2),
    (re.compile(r"^(?:[-*+] |\d{1,9}\. |> )\S", re.MULTILINE), 1),
    (re.compile(r"^\[\^?[^\]\n]{1,80}\]:", re.MULTILINE), 3),
    (re.compile(r"^\|.+\|[ \t]*\n\|[ :|-]+\|[ \t]*$", re.MULTILINE), 3),
    (re.compile(r"^\+[-=:+]{3,}\+[ \t]*$", re.MULTILINE), 3),
)
_WIKITEXT_ALONE = tuple(
    (re.compile(pattern, re.MULTILINE | re.IGNORECASE), 1)
    for pattern in (
        r"\{\{\s*[^{}|\n<%]{1,80}(?:\||\}\})",
        r"'''?[^'\n]{1,200}'''?",
        r"<ref[\s>/]",
        r"^\{\|",
        r"^={2,6}[^=\n]{1,200}={2,6}\s*$",
        r"(?<!!)\[\[:?[^\W\d_]+:[^\[\]\s][^\[\]\n]{0,200}\]\]",
    )
)
_MARKDOWN_ALONE = tuple(
    (re.compile(pattern, re.MULTILINE), 1)
    for pattern in (
        r"\A---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
        r"^#{1,6} \S[^\n]*\n\s*\n",
        r"(?<!\[)\[[^\[\]\n]{1,200}\]\([^()\n]{1,500}\)",
        r"\*\*[^*\n]{1,200}\*\*",
        r"(?:\A|\n[ \t]*\n)#{2,6} \S",
        r"^- \S",
        r"!\[\[",
        r"%%[^%\n]+%%",
        r"^[\w-]+::(?: |$)",
    )
)
"""Links in double brackets are of both: a wiki's page has something else of wikitext, too, and notes have not."""
_DUMP = (
    (re.compile(r"\A\s*= [^=\n]{1,300} =[ \t]*$", re.MULTILINE), 4),
    (re.compile(r"^Infobox[\w -]*\n- [^:\n]{1,60}:", re.MULTILINE), 8),
    (re.compile(r"^={2,6}[^=\n]{1,200}={2,6}\s*$", re.MULTILINE), 1),
)
_ELEMENT = re.compile(r"<(?:br|b|div|p|font|table)\b", re.IGNORECASE)
"""Before a page stands what its server said of a fault."""
_FENCE = "```"
_WHOLE_PAGE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_WEB_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*){0,5}(?:<!doctype html|<html|<head|<body)",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = (
    (
        re.compile(r"\A(?:\s*%[^\n]*\n)*\s*\\documentclass\b|^\\begin\{document\}", re.MULTILINE),
        "LaTeX",
        "latex",
    ),
    (
        re.compile(
            r"^\.\. (?:image|figure|note|warning|contents|toctree|code-block|rubric|epigraph|math|list-table|table)::"
            r"|^\.\. (?:\[[#\w*]+\]|_[\w -]+:) ",
            re.MULTILINE,
        ),
        "reStructuredText",
        "rst",
    ),
    (re.compile(r"\A(?:#[^\n]*\n)*#\+(?:title|author|options|startup):", re.IGNORECASE), "Org", "org"),
    (re.compile(r"\A\s*<\?xml\s"), "XML", "docbook"),
)
"""Kinds of text that say so themselves; read as plain text, their marks would be printed."""
_MOST_COUNTED = 10
_LOOKED_AT = 2000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.01
"""Of a text's characters: more of them make it no text."""


def kind_of(text: str) -> Kind:
    """Raises NotImportable where it is no text at all, or one of another kind that says so itself."""
    if is_web_page(text):
        return "page"
    _refuse_others(text)
    score: dict[Kind, int] = {
        "wikitext": _score(text, _WIKITEXT),
        "markdown": _score(text, _MARKDOWN),
        "dump": _score(text, _DUMP),
    }
    if _score(text, _MARKDOWN_ALONE) and not _score(text, _WIKITEXT_ALONE):
        score["wikitext"] = 0
    strong = max(score, key=lambda kind: score[kind])
    return strong if score[strong] else "dump"


def is_web_page(text: str) -> bool:
    """Whether a text begins as pages of the web do, or with an element and, soon behind it, as such a page."""
    start = text.lstrip("\ufeff \t\n\r\f")[:_LOOKED_AT]
    return bool(
        _WEB_PAGE.match(start)
        or (_ELEMENT.match(start) and _WHOLE_PAGE.search(start) and _FENCE not in start)
    )


def looks_packed(data: bytes) -> bool:
    """Whether bytes begin as those of a package do, or of what Word wrote before it had packages."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def looks_like_opendocument(data: bytes) -> bool:
    """Whether a package's bytes are those of an OpenDocument file, which says so at its beginning."""
    names = data[:_LOOKED_AT] + data[-50 * _LOOKED_AT :]
    return b"[Content_Types].xml" not in names and b"content.xml" in names and b"mimetype" in names


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as pages of the web do, in any encoding that has ASCII's letters."""
    start = data[: 4 * _LOOKED_AT]
    marked = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_web_page(start.decode("utf-16" if marked else "latin-1", "replace").removeprefix("ï»¿"))


def _score(text: str, signs: tuple[tuple[re.Pattern[str], int], ...]) -> int:
    total = 0
    for pattern, weight in signs:
        result = pattern.finditer(text)
        total += weight * sum(1 for _ in islice(result, _MOST_COUNTED))
    return total


def _refuse_others(text: str) -> None:
    start = text.lstrip()[:_LOOKED_AT]
    if not start:
        raise NotImportable("there is no text in this file")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text) or "\x00" in text:
        raise NotImportable("this is not a text file", "save the text itself, as UTF-8")
    if start.startswith(("{\\rtf", "%PDF", "%!PS")):
        raise NotImportable(
            "this is a document of another program", "save its words as Markdown or plain text"
        )
    for sign, name, reader in _OTHERS:
        if sign.search(text):
            hint = f"make Markdown of it, as pandoc does: pandoc -f {reader} -t gfm"
            raise NotImportable(f"this is {name}, which is not read", hint)
    if re.search(r"^# yaml-language-server: \$schema=\S*article", start, re.MULTILINE):
        raise NotImportable("this is an article already", "check it: factdeck check")
