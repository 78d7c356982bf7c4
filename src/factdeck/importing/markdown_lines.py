"""Lines of Markdown as other programs write it to lines of CommonMark, each with its number in the text.

Boxes of MkDocs, Docusaurus, pandoc, MyST, GitHub and Obsidian become their titles in bold and what stands in them;
definitions become items; what steers a program and says nothing is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from factdeck.importing.leftovers import Leftovers
from factdeck.importing.lines import Line
from factdeck.importing.markdown_marks import Marks, bold, picture_mark, quoted_values

MOST_BOXES = 20
"""Boxes inside each other; deeper ones stand as they are written."""
_INSIDE = 2
"""Spaces before a paragraph that belongs to the item above it."""
_STEP = 4
"""Spaces by which MkDocs sets in what stands in a box."""

_FENCE = re.compile(r"(?P<indent>\s*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
_SET_IN = re.compile(
    r"(?P<indent>\s*)(?:(?:!!!|\?\?\?\+?) +[\w-]+(?:[ ,]+[\w-]+)*|===[!+]?(?= +\"))(?: +\"(?P<title>.*)\")?"
)
_CALLOUT = re.compile(r"(?P<indent>\s*)>\s*\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*(?P<title>.*)")
_QUOTED = re.compile(r"\s*>[ ]?(?P<text>.*)")
_COLONS = re.compile(
    r"(?P<indent>\s*):{3,}[ \t]*(?:\{(?P<attributes>[^{}\n]*)\}|(?P<kind>[A-Za-z][\w-]*)"
    r"(?:\[(?P<label>[^\]\n]*)\])?(?:\{[^{}\n]*\})?)?(?P<title>.*)"
)
_TELLING = frozenset(
    [
        "challenge",
        "definition",
        "discussion",
        "example",
        "exercise",
        "hypothesis",
        "keypoints",
        "lemma",
        "objectives",
        "proof",
        "proposition",
        "questions",
        "remark",
        "solution",
        "theorem",
    ]
)
"""Kinds of boxes that are all that says what stands in one."""
_OPTION = re.compile(r"\s*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}[ \t]*(?P<rest>.*)")
_BOXES = frozenset(
    [
        "admonition",
        "attention",
        "caution",
        "danger",
        "dropdown",
        "error",
        "epigraph",
        "hint",
        "important",
        "margin",
        "note",
        "pull-quote",
        "seealso",
        "sidebar",
        "tip",
        "topic",
        "warning",
    ]
)
"""Directives of MyST whose content is text."""
_PICTURES = frozenset(("figure", "image"))
_QUOTES = frozenset(("quote", "cite"))
_DEFINITION = re.compile(r"\s{0,3}:[ \t]+(?P<text>\S.*)")
_NO_TERM = re.compile(r"\s*(?:[-*+>|#:]|\d{1,9}[.)] |={3}|```|~~~|<|$)")
_NAMED = re.compile(r"\s*\{#[^{}]*\}\s*$")
"""What pandoc writes behind a table's caption, to refer to it."""
_STEERING = re.compile(
    r"\s*(?:\{:[^{}\n]*\}|\[\[?_?toc_?\]?\]|\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle|vspace\{[^}]*\})"
    r"|import\s.*\sfrom\s+['\"][^'\"]+['\"];?|\*\[[^\]\n]+\]:.*)\s*",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\s*\{:\s*toc\b[^{}\n]*\}\s*")
"""Makes a table of contents of the item above it."""
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]) ")
_TAGS = re.compile(r"\s*(?:#[^\W\d][\w/-]*\s*)+")
_TAG = re.compile(r"#([^\s#]+)")
"""Obsidian's tags: a line of several, or of one with a part of its own, is no heading that lacks its space."""
_FORMULA = re.compile(r"\s*\$\$(?P<text>.*)")
_HIGHLIGHT = re.compile(r"\s*\{%-?\s*(?:end)?highlight\b.*%\}\s*")


def common_lines(
    lines: Sequence[Line], leftovers: Leftovers, notes: dict[str, str], keywords: list[str]
) -> list[Line]:
    """The lines as CommonMark. Notes that stand in the text are added to ``notes``, its tags to ``keywords``."""
    writer = _Writer(leftovers, Marks(leftovers, notes), keywords)
    writer.write(lines, 0)
    return writer.lines


class _Writer(Struct):
    leftovers: Leftovers
    marks: Marks
    keywords: list[str]
    lines: list[Line] = field(default_factory=list)
    _terms: dict[int, str] = field(default_factory=dict)
    """The term that each item of the output belongs to which was a definition, by its place there."""

    def write(self, lines: Sequence[Line], depth: int) -> None:
        at = 0
        while at < len(lines):
            at = self._one(lines, at, depth)

    def _one(self, lines: Sequence[Line], at: int, depth: int) -> int:
        """Write what begins at a line; returns where the next thing begins."""
        line = lines[at]
        fence = _FENCE.fullmatch(line.text)
        if fence:
            return self._fenced(lines, at, fence, depth)
        if _HIGHLIGHT.fullmatch(line.text):
            self._add(line.number, "```")
            return at + 1
        if line.text.count("%%") % 2:
            end = next((n for n in range(at + 1, len(lines)) if "%%" in lines[n].text), at)
            if end > at:
                return self._comment(lines, at, end)
        if _TAGS.fullmatch(line.text) and (line.text.count("#") > 1 or "/" in line.text):
            self.keywords += [tag for tag in _TAG.findall(line.text) if tag not in self.keywords]
            self._add(line.number, "")
            return at + 1
        if depth < MOST_BOXES:
            found = _SET_IN.fullmatch(line.text.rstrip())
            if found and _goes_on(lines, at, len(found["indent"]) + _STEP):
                return self._set_in(lines, at, found, depth)
            if found := _CALLOUT.fullmatch(line.text):
                return self._callout(lines, at, found, depth)
        if line.text.lstrip().startswith(":::") and (found := _COLONS.fullmatch(line.text)):
            return self._colons(lines, at, found)
        if _STEERING.fullmatch(line.text):
            self.leftovers.add(line.number, "line that steers a program", line.text)
            if self.lines and _CONTENTS.fullmatch(line.text) and _ITEM.match(self.lines[-1].text):
                self.lines.pop()
            self._add(line.number, "")
            return at + 1
        formula = _FORMULA.fullmatch(line.text)
        if formula and "$$" not in formula["text"]:
            return self._formula(lines, at)
        if not self._defined(line):
            self._add(line.number, self.marks.common(line.text, line.number))
        return at + 1

    def _add(self, number: int, text: str) -> None:
        self.lines.append(Line(number, text))

    def _title(self, number: int, indent: str, title: str) -> None:
        """A box's title, apart from what stands above and below it."""
        words = self.marks.common(title.strip().strip('"').strip(), number)
        self._add(number, "")
        if words:
            self._add(number, f"{indent}{bold(words)}")
            self._add(number, "")

    def _fenced(self, lines: Sequence[Line], at: int, fence: re.Match[str], depth: int) -> int:
        mark = fence["fence"]
        closing = re.compile(rf"\s*{re.escape(mark[0])}{{{len(mark)},}}\s*")
        end = next((n for n in range(at + 1, len(lines)) if closing.fullmatch(lines[n].text)), len(lines))
        directive = _DIRECTIVE.fullmatch(fence["info"].strip())
        name = directive["name"] if directive else ""
        if directive and name in _BOXES | _PICTURES and depth < MOST_BOXES:
            options, body = _options(lines[at + 1 : end])
            if name in _PICTURES:
                caption = " ".join(each.text.strip() for each in body if each.text.strip())
                self._title(lines[at].number, "", "")
                self._add(lines[at].number, picture_mark(directive["rest"], caption, options.get("alt", "")))
            else:
                self._title(lines[at].number, fence["indent"], directive["rest"])
                self.write(body, depth + 1)
            self._add(lines[min(end, len(lines) - 1)].number, "")
        else:
            self.lines += lines[at : end + 1]
        return end + 1

    def _set_in(self, lines: Sequence[Line], at: int, found: re.Match[str], depth: int) -> int:
        indent = len(found["indent"]) + _STEP
        end = at + 1
        while end < len(lines) and (not lines[end].text.strip() or _indent(lines[end].text) >= indent):
            end += 1
        self._title(lines[at].number, found["indent"], found["title"] or "")
        self.write([Line(each.number, _dedented(each.text)) for each in lines[at + 1 : end]], depth + 1)
        self._add(lines[end - 1].number, "")
        return end

    def _callout(self, lines: Sequence[Line], at: int, found: re.Match[str], depth: int) -> int:
        end = at + 1
        while end < len(lines) and _QUOTED.fullmatch(lines[end].text):
            end += 1
        self._title(lines[at].number, found["indent"], found["title"])
        inside = lines[at + 1 : end]
        if found["kind"].lower() not in _QUOTES:
            inside = [
                Line(each.number, found["indent"] + result["text"])
                for each in inside
                if (result := _QUOTED.fullmatch(each.text))
            ]
        self.write(inside, depth + 1)
        self._add(lines[end - 1].number, "")
        return end

    def _colons(self, lines: Sequence[Line], at: int, found: re.Match[str]) -> int:
        attributes = quoted_values(found["attributes"] or "")
        title = found["label"] or attributes.get("title", "") or found["title"].strip().rstrip(":")
        kind = found["kind"] or ""
        title = title or (kind.capitalize() if kind.lower() in _TELLING else "")
        self._title(lines[at].number, found["indent"], title)
        end = at + 1
        while found["attributes"] and end < len(lines) and _OPTION.fullmatch(lines[end].text):
            end += 1
        return end

    def _comment(self, lines: Sequence[Line], at: int, end: int) -> int:
        """Leave out what Obsidian hides between two signs, on several lines."""
        before, _, first = lines[at].text.rpartition("%%")
        last, _, behind = lines[end].text.partition("%%")
        words = " ".join([first, *(each.text for each in lines[at + 1 : end]), last])
        self.leftovers.add(lines[at].number, "comment", words)
        self._add(lines[at].number, self.marks.common(before, lines[at].number))
        self._add(lines[end].number, self.marks.common(behind.strip(), lines[end].number))
        return end + 1

    def _formula(self, lines: Sequence[Line], at: int) -> int:
        end = at + 1
        while end < len(lines) and "$$" not in lines[end].text and lines[end].text.strip():
            end += 1
        first = lines[at].number
        whole = " ".join(each.text.strip() for each in lines[at : end + 1])
        self._add(first, "")
        self._add(first, self.marks.formula(whole, first))
        self._add(first, "")
        return end + 1

    def _defined(self, line: Line) -> bool:
        """Whether the line is a definition, and stands below its term as an item, or is a table's caption."""
        result = _DEFINITION.fullmatch(line.text)
        last = self._words_above(len(self.lines)) if result else -1
        if not result or last < 0:
            return False
        text = self.marks.common(result["text"], line.number)
        if self.lines[last].text.lstrip().startswith("|"):
            self._add(line.number, "")
            self._add(line.number, _NAMED.sub("", text))
            return True
        item = last
        while item > 0 and item not in self._terms and _indent(self.lines[item].text) >= _INSIDE:
            item = self._words_above(item)
        term = self._terms.get(item, "") or self._term(last)
        if term:
            self._terms[len(self.lines)] = term
            self._add(line.number, f"- {bold(term)}: {text}")
        return bool(term)

    def _term(self, at: int) -> str:
        """The words of a line that stands alone, which is then taken back; nothing where it can't be a term."""
        words = self.lines[at].text
        alone = at == 0 or not self.lines[at - 1].text.strip()
        if not alone or _NO_TERM.match(words) or _indent(words) >= _STEP:
            return ""
        del self.lines[at:]
        if self._words_above(at) in self._terms:
            del self.lines[self._words_above(at) + 1 :]
        return words.strip()

    def _words_above(self, at: int) -> int:
        """The last line above a place that isn't empty; -1 where there is none."""
        return next((n for n in range(at - 1, -1, -1) if self.lines[n].text.strip()), -1)


def _goes_on(lines: Sequence[Line], at: int, indent: int) -> bool:
    """Whether the first words below a line are set in."""
    below = next((each for each in lines[at + 1 : at + 4] if each.text.strip()), None)
    return below is not None and _indent(below.text) >= indent


def _options(lines: Sequence[Line]) -> tuple[dict[str, str], Sequence[Line]]:
    """What a directive of MyST is told, and its content."""
    options: dict[str, str] = {}
    at = 0
    while at < len(lines) and (result := _OPTION.fullmatch(lines[at].text)):
        options[result["key"]] = result["value"]
        at += 1
    return options, lines[at:]


def _indent(text: str) -> int:
    return len(text.expandtabs(_STEP)) - len(text.expandtabs(_STEP).lstrip())


def _dedented(text: str) -> str:
    return text.expandtabs(_STEP)[_STEP:] if text.strip() else ""
