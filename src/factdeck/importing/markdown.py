"""Markdown, with or without front matter, to a draft of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Cite, Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import Draft, DraftPicture, DraftSection
from factdeck.importing.front_matter import read_front_matter
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import joined, text_inline, tidy, without_cites
from factdeck.importing.structure import add_source, nested

_FOOTNOTE = re.compile(
    r"^\[\^(?P<key>[^\]\s]{1,80})\]:[ \t]*(?P<text>[^\n]*(?:\n(?:[ \t]+[^\n]+|[ \t]*(?=\n[ \t]+\S)))*)",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^(?P<note>[^\]\s]{1,80})\]|\[(?P<cites>(?:[^\[\]@]{0,80}\s)?-?@[^\[\]]{1,300})\]")
_CITE = re.compile(
    r"(?:(?P<prefix>[^@]+?)\s+)?(?P<minus>-?)@(?P<key>[\w:.#$%&+?<>~/-]*\w)(?:\s*,\s*(?P<locator>.+))?"
)
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
"""What pandoc and others write behind a heading, as {#intro .unnumbered}."""
_HTML = re.compile(r"<(?P<close>/?)(?P<name>br|sub|sup|small|span|u|b|i|em|strong)\b[^>]*>")
_SCRIPTS: dict[str, Callable[[str, str], str]] = {"sup": raised, "sub": lambda text, before: lowered(text)}
_MOST_NESTING = 20


def read_markdown(text: str, leftovers: Leftovers) -> Draft:
    """Markdown (CommonMark, with tables and footnotes) as a draft; what finds no place in it goes to leftovers."""
    draft = Draft()
    body, begins = read_front_matter(text, draft, leftovers)
    notes = {found["key"]: " ".join(found["text"].split()) for found in _FOOTNOTE.finditer(body)}
    body = _FOOTNOTE.sub(lambda found: "\n" * found[0].count("\n"), body)
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTING}).enable(["table", "strikethrough"])
    reader = _Reader(draft, leftovers, notes, begins)
    reader.read(parser.parse(body))
    draft.sections = nested(reader.sections)
    return draft


class _Reader(Struct):
    draft: Draft
    leftovers: Leftovers
    notes: dict[str, str]
    begins: int
    """Lines of the front matter before the body's first line."""
    sections: list[DraftSection] = field(default_factory=list)
    line: int = 1
    _lists: list[str] = field(default_factory=list)
    _quotes: int = 0
    _item_begins: bool = False
    _noted: dict[str, str] = field(default_factory=dict)
    """The keys of the sources that footnotes have become."""

    def read(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            self.line = token.map[0] + 1 + self.begins if token.map else self.line
            if token.type == "table_open":
                at = self._table(tokens, at)
            else:
                self._block(token, tokens[at + 1] if at + 1 < len(tokens) else token)
            at += 2 if token.type == "heading_open" else 1

    def _block(self, token: Token, following: Token) -> None:
        act = _BLOCKS.get(token.type)
        if act:
            act(self, token)
        elif token.type == "heading_open":
            self._heading(int(token.tag[1:]), following)
        elif token.type in _LEFT_OUT:
            self.leftovers.add(self.line, _LEFT_OUT[token.type], token.content)

    def _heading(self, level: int, inline: Token) -> None:
        heading = _without_attributes(without_cites(self._spans(inline.children or [])))
        if level == 1 and not self.draft.title and not self.sections:
            self.draft.title = heading
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
        spans = tidy(self._spans(token.children or []))
        if not spans:
            return
        kind: Kind = "paragraph"
        if self._lists and self._item_begins:
            kind = "bullet" if self._lists[-1] == "bullet" else "number"
        elif self._quotes:
            kind = "quote"
        self._item_begins = False
        self._add(ProseBlock(kind, spans))

    def _add(self, block: ProseBlock) -> None:
        (self.sections[-1].blocks if self.sections else self.draft.lead).append(block)

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        """The table's rows as items of a list; returns where it ends."""
        end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
        rows: list[list[Inline]] = []
        for token in tokens[at:end]:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(tidy(self._spans(token.children or [])))
        self.leftovers.add(self.line, "table, written as a list of its rows")
        for row in rows[1:]:
            text = [
                tidy([*head, Span(": "), *cell]) if head else cell
                for head, cell in zip(rows[0], row, strict=False)
                if cell
            ]
            if text:
                self._add(ProseBlock("bullet", joined(text, "; ")))
        return end

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
            elif token.type in ("softbreak", "hardbreak"):
                yield replace(style, text=" ")
            elif token.type == "image":
                self._picture(token)
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
        if result is None:
            self.leftovers.add(self.line, "HTML", token.content)
            return script
        if result["name"] not in _SCRIPTS:
            return script
        return "" if result["close"] else result["name"]

    def _picture(self, token: Token) -> None:
        caption = str(token.attrGet("title") or "") or token.content
        picture = DraftPicture(unescape(str(token.attrGet("src") or "")), text_inline(caption), self.line)
        (self.sections[-1].pictures if self.sections else self.draft.lead_pictures).append(picture)

    def _cited(self, text: str, style: Span) -> Iterator[Span]:
        """The text's footnotes and citations as citations of the draft's sources."""
        start = 0
        for result in _MARK.finditer(text):
            cites = self._note(result["note"]) if result["note"] else self._keys(result["cites"])
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
                self.draft, tidy(_Reader(self.draft, self.leftovers, {}, 0, line=self.line)._spans(words))
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
_LEFT_OUT = {"fence": "code block", "code_block": "code block", "html_block": "HTML"}
