"""Marks inside a line of Markdown as other programs write them to those of CommonMark.

Wikilinks become their words, embedded pictures pictures, notes in the text footnotes; attributes go; formulas stay as
they are written, with nothing in them taken for emphasis.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from factdeck.importing.leftovers import Leftovers
from factdeck.importing.tex import read_formula

_APART = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`))|(?P<address>https?://[^\s<>(){}\[\]\"']+)"
    r"|(?P<formula>\$\$[^\n]{1,2000}?\$\$|\\\([^\n]{1,400}?\\\)|\\\[[^\n]{1,400}?\\\]"
    r"|(?<![\w$\\])\$(?![\s$])[^$\n]{1,400}?(?<![\s\\])\$(?![\d$]))"
)
"""What nothing inside is a mark of: it is set aside under a number while the rest of the line is read."""
_ASIDE = re.compile("\x1e(\\d+)\x1e")
_AROUND = re.compile(r"^(?:\$\$?|\\[(\[])\s*|\s*(?:\$\$?|\\[)\]])$")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_TEX = re.compile(r"[\\^_{}=<>+*/]|^[^\W\d_]$")
"""What tells a formula from two sums of dollars."""
_SHORTCODE = re.compile(
    r"\{\{[<%](?P<hugo>[^{}\n]*?)[>%]\}\}|\{%-?(?P<liquid>[^{}\n]*?)-?%\}|\{\{(?P<value>[^{}\n]*?)\}\}"
)
_COMMENT = re.compile(r"%%(?P<text>[^%\n]+)%%")
_WIKI = re.compile(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{1,200}))?"
    r"(?:\\?\|(?P<words>[^\[\]\n]{0,200}))?\]\]"
)
_PICTURE_FILE = re.compile(r"\.(?:apng|avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:\?.*)?$", re.IGNORECASE)
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,300}?)(?<=[^\s=])==(?![=\w])")
_NOTE = re.compile(r"\^\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\n]*\))?){1,2000})\]")
_SPAN = re.compile(r"(?<!\])\[(?P<words>[^\[\]\n]{1,500})\]\{[.#][^{}\n]*\}")
_PICTURE = re.compile(
    r"(?P<mark>!\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))\{(?P<with>[^{}\n]*)\}"
)
_ATTRIBUTES = re.compile(r"(?<=[)\]>*_\x1e])\{:?\s*(?:[#.][^{}\n]*|[\w-]+=[^{}\n]*)\}")
_LOWERED = re.compile(r"(?<!~)~([^\s~\[\]]{1,20})~(?!~)")
_RAISED = re.compile(r"(?<!\^)\^([^\s^\[\]]{1,20})\^(?!\^)")
_TASK = re.compile(r"^(?P<item>\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[ xX]\]\s+")
_VALUE = re.compile(
    r"(?<![\w-])(?P<key>[\w-]{1,40})\s*=\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'{}]+))"
)
_NAMES = ("src", "file", "filename", "image", "path", "url")
_CAPTIONS = ("caption", "title")
_INLINE_NOTE = "note-in-the-text-"


class Marks(Struct):
    """``notes`` gets what stands in the text as a note, by the key of the footnote that it becomes."""

    leftovers: Leftovers
    notes: dict[str, str]
    _aside: list[str] = field(default_factory=list)

    def common(self, text: str, line: int) -> str:
        """A line's text with marks of CommonMark alone; code is as it was."""
        self._aside = []
        text = _APART.sub(lambda found: self._set_aside(found, line), text.replace("\x1e", ""))
        return self._back(self._plain(text, line))

    def _set_aside(self, found: re.Match[str], line: int) -> str:
        if found["formula"] and not _TEX.search(found[0].strip("$")):
            return found[0]
        self._aside.append(self.formula(found[0], line) if found["formula"] else found[0])
        return f"\x1e{len(self._aside) - 1}\x1e"

    def _back(self, text: str) -> str:
        """The text with what was set aside."""
        return _ASIDE.sub(lambda found: self._aside[int(found[1])], text)

    def formula(self, text: str, line: int) -> str:
        """A formula in characters, or as it is written."""
        inside = _AROUND.sub("", text.strip())
        shown = read_formula(inside)
        if inside and not shown:
            self.leftovers.add(line, "formula, kept as it is written", text)
        return _SIGNS.sub(r"\\\g<0>", shown or text)

    def _plain(self, text: str, line: int) -> str:
        if "{" in text:
            text = _SHORTCODE.sub(lambda found: self._shortcode(found, line), text)
            text = _SPAN.sub(lambda found: found["words"], text)
            text = _PICTURE.sub(_with_alt, text)
            text = _ATTRIBUTES.sub("", text)
        if "%%" in text:
            text = _COMMENT.sub(lambda found: self._left(line, "comment", found["text"]), text)
        if "[[" in text:
            text = _WIKI.sub(lambda found: self._wiki(found, line), text)
        if "^[" in text:
            text = _NOTE.sub(self._note, text)
        if "==" in text:
            text = _HIGHLIGHT.sub(r"**\1**", text)
        text = _LOWERED.sub(r"<sub>\1</sub>", text)
        text = _RAISED.sub(r"<sup>\1</sup>", text)
        return _TASK.sub(r"\g<item>", text)

    def _left(self, line: int, kind: str, words: str) -> str:
        self.leftovers.add(line, kind, self._back(words))
        return ""

    def _shortcode(self, found: re.Match[str], line: int) -> str:
        inside = self._back(found["hugo"] or found["liquid"] or found["value"] or "")
        values = quoted_values(inside)
        name = next((values[key] for key in _NAMES if _PICTURE_FILE.search(values.get(key, ""))), "")
        if name:
            caption = next((values[key] for key in _CAPTIONS if values.get(key)), "")
            return picture_mark(name, caption, values.get("alt", ""))
        return self._left(line, "command of a site's generator", found[0])

    def _wiki(self, found: re.Match[str], line: int) -> str:
        target, part = found["target"].strip(), (found["part"] or "").strip().lstrip("^")
        if not found["embed"]:
            return (found["words"] or "").strip() or target.rpartition("/")[2].removesuffix(".md") or part
        if _PICTURE_FILE.search(target):
            words = "" if re.fullmatch(r"\d+(?:x\d+)?", found["words"] or "") else found["words"] or ""
            return picture_mark(target, words, "")
        return self._left(line, "note that is embedded", found[0])

    def _note(self, found: re.Match[str]) -> str:
        key = f"{_INLINE_NOTE}{len(self.notes) + 1}"
        self.notes[key] = self._back(found["text"])
        return f"[^{key}]"


def quoted_values(text: str) -> dict[str, str]:
    """The values that attributes have, by their keys."""
    return {
        found["key"]: found["double"] or found["single"] or found["bare"] or ""
        for found in _VALUE.finditer(text)
    }


def picture_mark(name: str, caption: str, alt: str) -> str:
    """A picture as CommonMark has it: its title is the caption, where it has both a caption and an alternative text."""
    shown, title = (alt, caption) if alt else (caption, "")
    behind = f' "{_escaped(title, chr(34))}"' if title else ""
    return f"![{_escaped(shown, '[]')}](<{re.sub(r'[<>]', '', name.strip())}>{behind})"


def bold(words: str) -> str:
    """Words in bold where nothing of them is."""
    return words if "**" in words or "__" in words else f"**{words}**"


def _escaped(text: str, signs: str) -> str:
    return re.sub(f"[{re.escape(signs)}]", r"\\\g<0>", text)


def _with_alt(found: re.Match[str]) -> str:
    """A picture with its attributes: of these an alternative text counts, and what stood in brackets is the caption."""
    values = quoted_values(found["with"])
    alt = values.get("fig-alt") or values.get("alt", "")
    result = re.fullmatch(
        r"!\[(?P<words>.*)\]\((?P<name><[^<>]*>|\S*)(?:\s+\"(?P<title>.*)\")?\)", found["mark"]
    )
    if not alt or not result:
        return found["mark"]
    return picture_mark(result["name"].strip("<>"), result["title"] or result["words"], alt)
