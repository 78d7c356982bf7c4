"""Lines of Markdown as other programs write them, as rules that markdown-it reads with its own.

Boxes of MkDocs, Docusaurus, pandoc, MyST, GitHub and Obsidian become their titles and what stands in them. The plugins for
boxes take “!!! What a day” for one, end it at two empty lines, and close boxes of as many colons together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from factdeck.importing.markdown_marks import quoted_values

MOST_NESTING = 20
"""Blocks inside each other; what is deeper stands as it is written."""
_STEP = 4
"""Spaces by which MkDocs sets in what stands in a box."""
_MOST_LINES = 100
"""Lines of one formula, and of a paragraph that may have opened a comment."""

_SET_IN = re.compile(
    r"(?:(?:!!!|\?\?\?\+?) +[\w-]+(?:[ ,]+[\w-]+)*|===[!+]?(?= +\"))(?: +\"(?P<title>.*)\")?[ \t]*"
)
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
_COLONS = re.compile(
    r":{3,}[ \t]*(?:\{(?P<attributes>[^{}\n]*)\}|(?P<kind>[A-Za-z][\w-]*)"
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
_STEERING = re.compile(
    r"(?:\{:[^{}\n]*\}|\[\[?_?toc_?\]?\]|\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle|vspace\{[^}]*\})"
    r"|import\s.*\sfrom\s+['\"][^'\"]+['\"];?|\*\[[^\]\n]+\]:.*)\s*",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?=.*(?:/|\s#))(?:#[^\W\d][\w/-]*\s*)+")
"""Obsidian's tags: a line of several, or of one with a part of its own, is no heading that lacks its space."""
_FORMULA = re.compile(r"\$\$|\\\[|\\begin\{(?P<name>[a-zA-Z]+\*?)\}")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\b.*%\}\s*")
_HIGHLIGHT_ENDS = re.compile(r"\{%-?\s*endhighlight\b.*%\}\s*")
_HEADING_ATTRIBUTES = re.compile(r"\s*\{(?:[#.:][^{}]*|-)\}\s*$")
"""What pandoc and others write behind a heading, as {#intro .unnumbered}."""
CAPTION = re.compile(r"\A(?:[Tt]able)?:[ \t]+(?=\S)")
"""What a table's caption begins with, above it or below."""
_NAMED = re.compile(r"\s*\{#[^{}]*\}\s*$")
"""What pandoc writes behind a table's caption, to refer to it."""


def add_lines(parser: MarkdownIt) -> None:
    """Let the parser read them."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    first = parser.block.ruler.get_all_rules()[0]
    for rule in (_too_deep, _caption, _highlighted, _formula, _box, _colons, _alone):
        parser.block.ruler.before(first, rule.__name__, rule, ends)
    parser.block.ruler.after("list", "comment", _comment, ends)
    parser.core.ruler.after("block", "boxes", _unfold)


def text_of(state: StateBlock, line: int) -> str:
    """A line without what sets it in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def begins(state: StateBlock, line: int, *signs: str) -> bool:
    """Whether a line that is no code begins with one of the signs."""
    return state.src.startswith(signs, state.bMarks[line] + state.tShift[line]) and not state.is_code_block(
        line
    )


def add_paragraph(state: StateBlock, words: str, start: int, end: int, kind: str = "paragraph") -> None:
    """A paragraph that stands on the lines from ``start`` to before ``end``."""
    if words.strip():
        state.push(f"{kind}_open", "", 1).map = [start, end]
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = words.strip(), [], [start, end]
        state.push(f"{kind}_close", "", -1)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it itself drops what is deeper."""
    if silent or state.level < MOST_NESTING - 2:
        return False
    stop = next(_outside(state, start + 1, end, state.blkIndent), end)
    add_paragraph(state, state.getLines(start, stop, state.blkIndent, False), start, stop)
    state.line = stop
    return True


def _outside(state: StateBlock, start: int, end: int, indent: int) -> Iterator[int]:
    """The lines that are set in less."""
    return (n for n in range(start, end) if not state.isEmpty(n) and state.sCount[n] < indent)


def _caption(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A caption right below a table is none of its rows."""
    return silent and state.parentType == "table" and bool(CAPTION.match(text_of(state, start)))


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """What Obsidian hides between two signs, over empty lines as well; inside a paragraph it is a mark."""
    text = text_of(state, start)
    if not _opens_comment(text) or state.is_code_block(start):
        return False
    above = takewhile(lambda line: not state.isEmpty(line), range(start - 1, max(start - _MOST_LINES, 0), -1))
    if silent and sum(_opens_comment(text_of(state, line)) for line in above) % 2:
        return False
    stop = next((n for n in range(start + 1, end) if "%%" in text_of(state, n)), -1)
    before, _, first = text.rpartition("%%")
    if stop < 0 or (before.strip() and not any(map(state.isEmpty, range(start, stop)))):
        return False
    if silent:
        return True
    last, _, behind = text_of(state, stop).partition("%%")
    add_paragraph(state, before, start, start + 1)
    token = state.push("comment", "", 0)
    token.map = [start, stop + 1]
    token.meta = {"text": "\n".join((first, *(text_of(state, n) for n in range(start + 1, stop)), last))}
    add_paragraph(state, behind, stop, stop + 1)
    state.line = stop + 1
    return True


def _opens_comment(text: str) -> bool:
    """Or closes one."""
    return "%%" in text and _CODE.sub("", text).count("%%") % 2 == 1


def _highlighted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code as Jekyll has it."""
    if not begins(state, start, "{%") or not _HIGHLIGHT.fullmatch(text_of(state, start)):
        return False
    if not silent:
        stop = next((n for n in range(start + 1, end) if _HIGHLIGHT_ENDS.fullmatch(text_of(state, n))), end)
        token = state.push("fence", "code", 0)
        token.content, token.map = state.getLines(start + 1, stop, 0, True), [start, stop]
        state.line = min(stop + 1, end)
    return True


def _formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula on lines of its own; one of a single line is read inside it."""
    if not begins(state, start, "$$", "\\[", "\\begin{"):
        return False
    opened = _FORMULA.match(text_of(state, start))
    if not opened:
        return False
    closing = {"$$": "$$", "\\[": "\\]"}.get(opened[0], rf"\end{{{opened['name']}}}")
    if closing in text_of(state, start)[opened.end() :]:
        return False
    for line in range(start + 1, min(end, start + _MOST_LINES)):
        if state.isEmpty(line):
            return False
        if closing in text_of(state, line):
            if not silent:
                words = state.getLines(start, line + 1, 0, False)
                token = state.push("formula_lines", "", 0)
                token.content, token.map = words, [start, line + 1]
                state.line = line + 1
            return True
    return False


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box of MkDocs, whose content is set in; its tabs, too."""
    found = begins(state, start, "!!!", "???", "===") and _SET_IN.fullmatch(text_of(state, start))
    inside = state.sCount[start] + _STEP
    below = next((n for n in range(start + 1, min(start + _STEP, end)) if not state.isEmpty(n)), start)
    if not found or below == start or state.sCount[below] < inside:
        return False
    if not silent:
        stop = next(_outside(state, below, end, inside), end)
        add_paragraph(state, found["title"] or "", start, start + 1, "title")
        before = state.blkIndent, state.lineMax, state.parentType
        state.blkIndent, state.lineMax, state.parentType = inside, stop, "box"
        state.push("box_open", "", 1)
        state.md.block.tokenize(state, start + 1, stop)
        state.push("box_close", "", -1)
        state.blkIndent, state.lineMax, state.parentType = before
        state.line = stop
    return True


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Where a box of colons begins, or ends: what stands in it is read as if there were none."""
    if not begins(state, start, ":::"):
        return False
    found = _COLONS.fullmatch(text_of(state, start))
    if found and not silent:
        kind = found["kind"] or ""
        title = found["label"] or quoted_values(found["attributes"] or "").get("title", "")
        title = title or found["title"].strip().rstrip(":")
        title = title or (kind.capitalize() if kind.lower() in _TELLING else "")
        add_paragraph(state, title.strip().strip('"'), start, start + 1, "title")
        state.line = start + 1
        while found["attributes"] and state.line < end and _OPTION.fullmatch(text_of(state, state.line)):
            state.line += 1
    return found is not None


def _alone(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that steers a program, or is one of tags."""
    if not begins(state, start, "{:", "[", "\\", "import ", "*[", "#"):
        return False
    text = text_of(state, start)
    kind = "steering" if _STEERING.fullmatch(text) else "tags" if _TAGS.fullmatch(text) else ""
    if kind and not silent:
        token = state.push(kind, "", 0)
        token.content, token.map = text, [start, start + 1]
        state.line = start + 1
    return bool(kind)


def _unfold(state: StateCore) -> None:
    state.tokens = list(_unfolded(state, state.tokens, 0))


def _unfolded(state: StateCore, tokens: Sequence[Token], depth: int) -> Iterator[Token]:
    """Boxes that markdown-it has read as quotations and as code, and words around tables and in headings."""
    opened: list[bool] = []
    for at, token in enumerate(tokens):
        words = tokens[at + 2] if token.type == "blockquote_open" and at + 2 < len(tokens) else token
        if token.type == "blockquote_open":
            found = _CALLOUT.match(words.content) if words.type == "inline" else None
            opened.append(found is not None and found["kind"].lower() not in _QUOTES)
            if found and words.map:
                yield from _titled(found["title"], words.map[0])
                words.content = words.content[found.end() :]
                words.map = [words.map[0] + 1, words.map[1]]
            token.type = "box_open" if opened[-1] else token.type
        elif token.type == "blockquote_close":
            token.type = "box_close" if opened.pop() else token.type
        elif token.type == "inline" and at and tokens[at - 1].type == "heading_open":
            token.content = _HEADING_ATTRIBUTES.sub("", token.content)
        elif token.type == "inline" and _by_a_table(tokens, at):
            caption = CAPTION.sub("", token.content, count=1)
            token.content = _NAMED.sub("", caption) if caption != token.content else caption
        elif token.type == "fence" and (directive := _DIRECTIVE.fullmatch(token.info.strip())):
            yield from _directed(state, token, directive, depth)
            continue
        yield token


def _by_a_table(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph's words stand right below a table, or right above one."""
    above, below = tokens[max(at - 2, 0) : at - 1], tokens[at + 2 : at + 3]
    return any(each.type == "table_close" for each in above) or any(
        each.type == "table_open" for each in below
    )


def _titled(title: str, line: int) -> Iterator[Token]:
    words = title.strip().strip('"').strip()
    if words:
        place = [line, line + 1]
        yield Token("title_open", "", 1, map=place)
        yield Token("inline", "", 0, content=words, children=[], map=place)
        yield Token("title_close", "", -1)


def _directed(state: StateCore, fence: Token, found: re.Match[str], depth: int) -> Iterator[Token]:
    """A directive of MyST: a picture, or a box whose content is text."""
    lines = fence.content.split("\n")
    first = fence.map[0] if fence.map else 0
    options: dict[str, str] = {}
    while lines and (option := _OPTION.fullmatch(lines[0])):
        options[option["key"]] = option["value"]
        del lines[0]
    if found["name"] in _PICTURES:
        caption = " ".join(" ".join(lines).split())
        named = {"name": found["rest"], "caption": caption, "alt": options.get("alt", "")}
        yield Token("picture", "", 0, map=fence.map, meta=named)
    elif found["name"] in _BOXES and depth < MOST_NESTING:
        yield from _titled(found["rest"], first)
        inside: list[Token] = []
        state.md.block.parse("\n".join(lines), state.md, state.env, inside)
        for token in inside:
            if token.map:
                token.map = [line + first + 1 + len(options) for line in token.map]
        yield from _unfolded(state, inside, depth + 1)
    else:
        yield fence
