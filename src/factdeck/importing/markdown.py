"""Markdown, with or without front matter, to a draft of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import zip_longest
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Cite, Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import Draft, DraftPicture, DraftSection
from factdeck.importing.front_matter import read_front_matter
from factdeck.importing.html_words import KNOWN, HtmlBlock, HtmlPicture, html_blocks, tag_values
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.lines import Line, numbered_lines
from factdeck.importing.markdown_lines import common_lines
from factdeck.importing.markdown_marks import Marks
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import joined, text_inline, tidy, without_cites
from factdeck.importing.structure import add_source, heads_article, nested

_FOOTNOTE = re.compile(
    r"^\[\^(?P<key>[^\]\s]{1,80})\]:[ \t]*(?P<text>[^\n]*(?:\n(?:[ \t]+[^\n]+|[ \t]*(?=\n[ \t]+\S)))*)",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^(?P<note>[^\]\s]{1,80})\]|\[(?P<cites>(?:[^\[\]@]{0,80}\s)?-?@[^\[\]]{1,300})\]")
_CITE = re.compile(
    r"(?:(?P<prefix>[^@]+?)\s+)?(?P<minus>-?)@(?P<key>[\w:.#$%&+?<>~/-]*\w)(?:\s*,\s*(?P<locator>.+))?"
)
_ATTRIBUTES = re.compile(r"\s*\{(?:[#.:][^{}]*|-)\}\s*$")
"""What pandoc and others write behind a heading, as {#intro .unnumbered}."""
_HTML = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)\b[^>]*>", re.IGNORECASE)
_SIZE = re.compile(r"\|\d+(?:x\d+)?$")
"""What Obsidian writes behind a picture's words."""
LINE_END = "\x1d"
"""Stands for the end of a line that is forced, until the paragraph is parted there."""
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_LINK = re.compile(r"</?a\b", re.IGNORECASE)
_SCRIPTS: dict[str, Callable[[str, str], str]] = {"sup": raised, "sub": lambda text, before: lowered(text)}
_MOST_NESTING = 20
_MOST_HTML = 200_000
"""Characters of one block of it; Python's own reader takes long over some that never end."""


def read_markdown(text: str, leftovers: Leftovers) -> Draft:
    """Markdown (CommonMark, with tables and footnotes) as a draft; what finds no place in it goes to leftovers."""
    draft = Draft()
    body, begins = read_front_matter(text, draft, leftovers)
    notes = {found["key"]: " ".join(found["text"].split()) for found in _FOOTNOTE.finditer(body)}
    body = _FOOTNOTE.sub(lambda found: "\n" * found[0].count("\n"), body)
    marks = Marks(leftovers, notes)
    for key, note in list(notes.items()):
        notes[key] = marks.common(note, begins + 1)
    lines = common_lines(
        [Line(line.number + begins, line.text) for line in numbered_lines(body)],
        leftovers,
        notes,
        draft.keywords,
    )
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTING}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    reader = _Reader(draft, leftovers, notes, [line.number for line in lines])
    reader.read(parser.parse("\n".join(line.text for line in lines)))
    draft.sections = nested(reader.sections)
    return draft


class _Reader(Struct):
    draft: Draft
    leftovers: Leftovers
    notes: dict[str, str]
    numbers: Sequence[int]
    """The text's line that each line of what is parsed comes from."""
    sections: list[DraftSection] = field(default_factory=list)
    line: int = 1
    _lists: list[str] = field(default_factory=list)
    _quotes: int = 0
    _item_begins: bool = False
    _break: str = " "
    """What a line's end that is forced becomes: in a table a comma."""
    _noted: dict[str, str] = field(default_factory=dict)
    """The keys of the sources that footnotes have become."""

    def read(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            self.line = self._line_of(token)
            if token.type == "table_open":
                at = self._table(tokens, at)
            else:
                self._block(token, tokens[at + 1] if at + 1 < len(tokens) else token)
            at += 2 if token.type == "heading_open" else 1

    def _line_of(self, token: Token) -> int:
        if not token.map or token.map[0] >= len(self.numbers):
            return self.line
        return self.numbers[token.map[0]]

    def _block(self, token: Token, following: Token) -> None:
        act = _BLOCKS.get(token.type)
        if act:
            act(self, token)
        elif token.type == "heading_open":
            self._heading(int(token.tag[1:]), following)
        elif token.type == "html_block":
            self._html_block(token.content)
        elif token.type in _LEFT_OUT:
            self.leftovers.add(self.line, _LEFT_OUT[token.type], token.content)

    def _heading(self, level: int, inline: Token) -> None:
        self._headed(level, _without_attributes(without_cites(self._spans(inline.children or []))))

    def _headed(self, level: int, heading: Inline) -> None:
        if heads_article(self.draft, heading, level, first=not self.sections):
            self.draft.title = self.draft.title or heading
        else:
            self.sections.append(DraftSection(heading, level, line=self.line))

    def _open_list(self, token: Token) -> None:
        self._lists.append("bullet" if token.type.startswith("bullet") else "number")

    def _close_list(self, token: Token) -> None:
        self._lists.pop()

    def _open_item(self, token: Token) -> None:
        self._item_begins = True

    def _open_quote(self, token: Token) -> None:
        self._quotes += 1

    def _close_quote(self, token: Token) -> None:
        self._quotes -= 1

    def _inline(self, token: Token) -> None:
        kind: Kind = "paragraph"
        if self._lists and self._item_begins:
            kind = "bullet" if self._lists[-1] == "bullet" else "number"
        elif self._quotes:
            kind = "quote"
        self._item_begins = False
        if kind == "paragraph" and not self._lists:
            self._paragraphs(token.children or [])
            return
        self._break = " / " if kind == "quote" else " "
        if spans := tidy(self._spans(token.children or [])):
            self._add(ProseBlock(kind, spans))
        self._break = " "

    def _paragraphs(self, tokens: Sequence[Token]) -> None:
        """A paragraph for each line whose end is forced."""
        self._break = LINE_END
        line: list[Span] = []
        for span in [*self._spans(tokens), Span(LINE_END)]:
            first, *others = span.text.split(LINE_END)
            line.append(replace(span, text=first))
            for text in others:
                if spans := tidy(line):
                    self._add(ProseBlock("paragraph", spans))
                line = [replace(span, text=text)]
        self._break = " "

    def _add(self, block: ProseBlock) -> None:
        (self.sections[-1].blocks if self.sections else self.draft.lead).append(block)

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        """The table's rows as items of a list; returns where it ends."""
        end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
        rows: list[list[Inline]] = []
        self._break = ", "
        for token in tokens[at:end]:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(tidy(self._spans(token.children or [])))
        self._break = " "
        self._add_rows(rows)
        return end

    def _add_rows(self, rows: Sequence[Sequence[Inline]]) -> None:
        """Each row below the first as an item, its cells behind the words of the first."""
        self.leftovers.add(self.line, "table, written as a list of its rows")
        for row in rows[1:]:
            text = [
                tidy([*head, Span(": "), *cell]) if head else cell
                for head, cell in zip_longest(rows[0], row, fillvalue=())
                if cell
            ]
            if text:
                self._add(ProseBlock("bullet", joined(text, "; ")))

    def _html_block(self, text: str) -> None:
        """The words of HTML between blocks, and its pictures."""
        if len(text) > _MOST_HTML:
            self.leftovers.add(self.line, "HTML", text[:_MOST_HTML])
            return
        found, others = html_blocks(text, self._address)
        for words in others:
            self.leftovers.add(self.line, "HTML", words)
        rows: list[tuple[Inline, ...]] = []
        for each in [*found, None]:
            if isinstance(each, HtmlBlock) and each.kind == "row":
                rows.append(each.cells)
                continue
            if rows:
                self._add_rows(rows if len(rows) > 1 else [(), *rows])
                rows = []
            if isinstance(each, HtmlPicture):
                self._add_picture(each.name, each.caption, each.alt)
            elif each and each.kind == "heading":
                self._headed(each.level, each.spans)
            elif each:
                self._add(ProseBlock(_KINDS[each.kind], each.spans))

    def _spans(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """The spans of an inline token's children."""
        bold = italic = 0
        links: list[str] = []
        script, before = "", ""
        for token in tokens:
            style = Span("", bold=bold > 0, italic=italic > 0, link=links[-1] if links else "")
            if token.type == "strong_open":
                bold += 1
            elif token.type == "strong_close":
                bold -= 1
            elif token.type == "em_open":
                italic += 1
            elif token.type == "em_close":
                italic -= 1
            elif token.type == "link_open":
                links.append(self._address(str(token.attrGet("href") or "")))
            elif token.type == "link_close":
                links.pop()
            elif token.type == "softbreak":
                yield replace(style, text=" ")
            elif token.type == "hardbreak":
                yield replace(style, text=self._break)
            elif token.type == "image":
                self._picture(token)
            elif token.type == "html_inline" and _BREAK.match(token.content):
                yield replace(style, text=self._break)
            elif token.type == "html_inline" and _LINK.match(token.content):
                links = self._html_links(token.content, links)
            elif token.type == "html_inline":
                script = self._html(token, script)
            elif token.content:
                text = _SCRIPTS[script](token.content, before) if script else token.content
                yield from self._cited(text, style)
                before = token.content

    def _address(self, address: str) -> str:
        whole = whole_address(address)
        if not whole:
            self.leftovers.add(self.line, "link that leads nowhere on paper, its words kept", address)
        return whole

    def _html(self, token: Token, script: str) -> str:
        """Whether the text behind a tag is raised or lowered: ``sup``, ``sub`` or nothing."""
        result = _HTML.fullmatch(token.content)
        name = result["name"].lower() if result else ""
        if name == "img":
            values = tag_values(token.content)
            self._add_picture(
                values.get("src", ""), text_inline(values.get("title", "")), values.get("alt", "")
            )
        elif not result or name not in KNOWN:
            self.leftovers.add(self.line, "HTML", token.content)
        if not result or name not in _SCRIPTS:
            return script
        return "" if result["close"] else name

    def _html_links(self, tag: str, links: list[str]) -> list[str]:
        """The links that are open behind a tag of one."""
        if tag.startswith("</"):
            return links[:-1]
        address = tag_values(tag).get("href", "")
        return [*links, self._address(address) if address else ""]

    def _picture(self, token: Token) -> None:
        shown = "".join(child.content for child in token.children or [])
        title, words = str(token.attrGet("title") or ""), _SIZE.sub("", shown)
        name = unquote(unescape(str(token.attrGet("src") or "")))
        self._add_picture(name, text_inline(title or words), words if title else "")

    def _add_picture(self, name: str, caption: Inline, alt: str) -> None:
        picture = DraftPicture(name, caption, self.line, alt)
        (self.sections[-1].pictures if self.sections else self.draft.lead_pictures).append(picture)

    def _cited(self, text: str, style: Span) -> Iterator[Span]:
        """The text's footnotes and citations as citations of the draft's sources."""
        start = 0
        for result in _MARK.finditer(text):
            cites = self._note(result["note"]) if result["note"] else self._keys(result["cites"])
            if not cites and (result["cites"] or "").strip():
                self.leftovers.add(self.line, "citation of a source that the text doesn't name", result[0])
            if cites:
                yield replace(style, text=text[start : result.start()])
                yield Span("", cite=cites)
                start = result.end()
        yield replace(style, text=text[start:])

    def _note(self, key: str) -> tuple[Cite, ...]:
        if key not in self.notes:
            return ()
        if key not in self._noted:
            before = len(self.draft.sources)
            words = MarkdownIt("commonmark").parseInline(self.notes[key])[0].children or []
            add_source(
                self.draft, tidy(_Reader(self.draft, self.leftovers, {}, (), line=self.line)._spans(words))
            )
            if len(self.draft.sources) == before:
                return ()
            self._noted[key] = self.draft.sources[-1].key
        return (Cite(self._noted[key]),)

    def _keys(self, text: str) -> tuple[Cite, ...]:
        known = {source.key: source.key for source in self.draft.sources}
        known |= {source.written: source.key for source in self.draft.sources if source.written}
        result = [_CITE.fullmatch(part.strip()) for part in text.split(";")]
        cites = [
            Cite(
                known[each["key"]],
                each["locator"] or "",
                prefix=each["prefix"] or "",
                without_names=bool(each["minus"]),
            )
            for each in result
            if each and each["key"] in known
        ]
        return tuple(cites) if len(cites) == len(result) else ()


def _without_attributes(heading: Inline) -> Inline:
    words = plain(heading)
    return text_inline(_ATTRIBUTES.sub("", words)) if _ATTRIBUTES.search(words) else heading


_BLOCKS: dict[str, Callable[[_Reader, Token], None]] = {
    "bullet_list_open": _Reader._open_list,
    "ordered_list_open": _Reader._open_list,
    "bullet_list_close": _Reader._close_list,
    "ordered_list_close": _Reader._close_list,
    "list_item_open": _Reader._open_item,
    "blockquote_open": _Reader._open_quote,
    "blockquote_close": _Reader._close_quote,
    "inline": _Reader._inline,
}
_LEFT_OUT = {"fence": "code block", "code_block": "code block"}
_KINDS: dict[str, Kind] = {"paragraph": "paragraph", "bullet": "bullet", "number": "number", "quote": "quote"}
