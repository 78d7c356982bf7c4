"""Markdown, with or without front matter, to a draft of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import zip_longest
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Cite, Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import Blocks, Draft, DraftPicture, DraftSection
from factdeck.importing.front_matter import read_front_matter
from factdeck.importing.html_words import KNOWN, HtmlBlock, HtmlPicture, html_blocks, tag_values
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.markdown_marks import SHORTCODE, formulas_of, quoted_values, without_signs
from factdeck.importing.markdown_parsing import GENERATED, parse_line, parse_markdown
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import joined, text_inline, tidy, without_cites
from factdeck.importing.structure import LEAST_WORDS_BESIDE, add_source, heads_article, nested
from factdeck.importing.tex import read_formula

_MARK = re.compile(r"\[(?P<cites>(?:[^\[\]@]{0,80}\s)?-?@[^\[\]]{1,300})\]")
_CITE = re.compile(
    r"(?:(?P<prefix>[^@]+?)\s+)?(?P<minus>-?)@(?P<key>[\w:.#$%&+?<>~/-]*\w)(?:\s*,\s*(?P<locator>.+))?"
)
_HTML = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)\b[^>]*>", re.IGNORECASE)
_SIZE = re.compile(r"\|\d+(?:x\d+)?$")
"""What Obsidian writes behind a picture's words."""
LINE_END = "\x1d"
"""Stands for the end of a line that is forced, until the paragraph is parted there."""
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_LINK = re.compile(r"</?a\b", re.IGNORECASE)
_SCRIPTS: dict[str, Callable[[str, str], str]] = {"sup": raised, "sub": lambda text, before: lowered(text)}
_PICTURE_FILE = re.compile(r"\.(?:apng|avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:\?.*)?$", re.IGNORECASE)
_NAMES = ("src", "file", "filename", "image", "path", "url")
_CAPTIONS = ("caption", "title")
_ONLY_SIZE = re.compile(r"\d+(?:x\d+)?")
_CONTENTS = re.compile(r"\{:\s*toc\b")
_MOST_HTML = 200_000
"""Characters of one block of it; Python's own reader takes long over some that never end."""


def read_markdown(text: str, leftovers: Leftovers) -> Draft:
    """Markdown (CommonMark, with tables and footnotes) as a draft; what finds no place in it goes to leftovers."""
    draft = Draft()
    body, begins = read_front_matter(text, draft, leftovers)
    parsed = parse_markdown(body, begins, leftovers)
    reader = _Reader(draft, leftovers, begins, parsed.notes)
    reader.read(parsed.tokens)
    reader.tell_unread_notes()
    draft.sections = nested(reader.sections)
    return draft


class _Reader(Struct):
    draft: Draft
    leftovers: Leftovers
    begins: int
    """How many lines stand before what was parsed."""
    notes: Mapping[str, Sequence[Token]]
    """The tokens of each footnote: of its blocks, or of its line where it stands in the text."""
    sections: list[DraftSection] = field(default_factory=list)
    line: int = 1
    _lists: list[str] = field(default_factory=list)
    _quotes: int = 0
    _item_begins: bool = False
    _break: str = " "
    """What a line's end that is forced becomes: in a table a comma."""
    _noted: dict[str, tuple[Cite, ...]] = field(default_factory=dict)
    """What footnotes have become, by their keys."""
    _in_note: bool = False
    _is_title: bool = False
    _is_term: bool = False
    _term: Inline = ()
    _defines: Inline = ()
    """The term that the next words define."""

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
        return self.begins + token.map[0] + 1 if token.map else self.line

    def _block(self, token: Token, following: Token) -> None:
        act = _BLOCKS.get(token.type)
        if act:
            act(self, token)
        elif token.type == "heading_open":
            self._heading(int(token.tag[1:]), following)
        elif token.type == "html_block":
            self._html_block(token.content)
        elif token.type in _LEFT_OUT:
            self.leftovers.add(self.line, _LEFT_OUT[token.type], token.content or token.meta.get("text", ""))

    def _heading(self, level: int, inline: Token) -> None:
        self._headed(level, without_cites(self._spans(inline.children or [])))

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

    def _open_title(self, token: Token) -> None:
        self._is_title = True

    def _open_term(self, token: Token) -> None:
        self._is_term = True

    def _open_definition(self, token: Token) -> None:
        self._lists.append("bullet")
        self._item_begins, self._defines = True, self._term

    def _close_definition(self, token: Token) -> None:
        if self._defines:
            self._add(ProseBlock("bullet", self._defines))
        self._lists.pop()
        self._defines = ()

    def _inline(self, token: Token) -> None:
        if self._is_term:
            self._term, self._is_term = tidy(_bold(self._spans(token.children or []))), False
            return
        kind: Kind = "paragraph"
        if self._lists and self._item_begins:
            kind = "bullet" if self._lists[-1] == "bullet" else "number"
        elif self._quotes:
            kind = "quote"
        self._item_begins = False
        title, self._is_title = self._is_title, False
        if kind == "paragraph" and not self._lists and not title:
            self._paragraphs(token.children or [])
            return
        self._break = " / " if kind == "quote" else " "
        spans = tidy(self._spans(token.children or []))
        self._break = " "
        if spans and self._defines:
            spans, self._defines = tidy([*self._defines, Span(": "), *spans]), ()
        if spans:
            self._add(ProseBlock(kind, tidy(_bold(spans)) if title else spans))

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

    @property
    def _blocks(self) -> Blocks:
        return self.sections[-1].blocks if self.sections else self.draft.lead

    def _add(self, block: ProseBlock) -> None:
        self._blocks.append(block)

    def _steer(self, token: Token) -> None:
        """A line that makes a table of contents makes it of the item above it."""
        self.leftovers.add(self.line, "line that steers a program", token.content)
        if _CONTENTS.match(token.content) and self._blocks and self._blocks[-1].kind == "bullet":
            self._blocks.pop()

    def _tag(self, token: Token) -> None:
        tags = (tag.removeprefix("#") for tag in token.content.split())
        self.draft.keywords += [tag for tag in dict.fromkeys(tags) if tag not in self.draft.keywords]

    def _formula_lines(self, token: Token) -> None:
        self._add(ProseBlock("paragraph", text_inline(self._formula(token.content))))

    def _formula(self, text: str) -> str:
        """A formula in characters, or as it is written."""
        inside = without_signs(text)
        shown = read_formula(" ".join(inside.split()))
        if inside and not shown:
            self.leftovers.add(self.line, "formula, kept as it is written", text)
        return shown or " ".join(text.split())

    def _given_picture(self, token: Token) -> None:
        self._add_picture(token.meta["name"], self._read(token.meta["caption"]), token.meta["alt"])

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        """The table's rows as items of a list; returns where it ends."""
        rows: list[list[list[Inline]]] = []
        deep = 0
        first = self.line
        self._break = ", "
        for end in range(at, len(tokens)):
            token = tokens[end]
            self.line = self._line_of(token)
            deep += {"table_open": 1, "table_close": -1}.get(token.type, 0)
            if not deep:
                break
            if token.type == "tr_open" and deep == 1:
                rows.append([])
            elif token.type in ("th_open", "td_open") and deep == 1:
                rows[-1].append([])
            elif token.type == "inline":
                rows[-1][-1].append(tidy(self._spans(token.children or [])))
            elif token.type in _IN_CELLS:
                self._block(token, token)
        self._break, self.line = " ", first
        self._add_rows([[joined([part for part in cell if part], ", ") for cell in row] for row in rows])
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
        text = SHORTCODE.sub(self._left_out_of_html, text)
        found, others = html_blocks(formulas_of(text, self._formula), self._address)
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

    def _left_out_of_html(self, found: re.Match[str]) -> str:
        self.leftovers.add(self.line + found.string.count("\n", 0, found.start()), GENERATED, found[0])
        return ""

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
                self.line += 1
                yield replace(style, text=" " if token.type == "softbreak" else self._break)
            elif token.type in ("sup_open", "sub_open"):
                script = token.type[:3]
            elif token.type in ("sup_close", "sub_close"):
                script = ""
            elif token.type == "footnote_ref":
                yield Span("", cite=self._note(token.meta.get("label") or f"^{token.meta['id']}"))
            elif token.type == "formula":
                yield replace(style, text=self._formula(token.content))
                self.line += token.content.count("\n")
            elif token.type in _INSIDE:
                _INSIDE[token.type](self, token)
                self.line += token.content.count("\n")
            elif token.type == "image":
                self._picture(token)
            elif token.type == "html_inline" and "{" in token.content and SHORTCODE.search(token.content):
                token.content = SHORTCODE.sub(self._left_out_of_html, token.content)
                script = self._html(token, script)
            elif token.type == "html_inline" and _BREAK.match(token.content):
                yield replace(style, text=self._break)
            elif token.type == "html_inline" and _LINK.match(token.content):
                links = self._html_links(token.content, links)
            elif token.type == "html_inline":
                script = self._html(token, script)
                self.line += token.content.count("\n")
            elif token.content:
                text = _SCRIPTS[script](token.content, before) if script else token.content
                yield from self._cited(text, style) if token.type == "text" else [replace(style, text=text)]
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
        """Its title is the caption, or else its words are: then only attributes say what it shows."""
        name = unquote(unescape(str(token.attrGet("src") or "")))
        title, words = str(token.attrGet("title") or ""), tidy(self._spans(token.children or []))
        shown = plain(words)
        alt = token.meta.get("fig-alt") or token.meta.get("alt", "")
        if title or _SIZE.search(shown):
            words, shown = text_inline(title or _SIZE.sub("", shown)), _SIZE.sub("", shown)
        self._add_picture(name, words, alt or (shown if title else ""))

    def _read(self, words: str) -> Inline:
        return tidy(self._spans(parse_line(words)))

    def _shortcode(self, token: Token) -> None:
        values = quoted_values("".join(token.meta.values()))
        name = next((values[key] for key in _NAMES if _PICTURE_FILE.search(values.get(key, ""))), "")
        if name:
            caption = next((values[key] for key in _CAPTIONS if values.get(key)), "")
            self._add_picture(name, self._read(caption), values.get("alt", ""))
        else:
            self.leftovers.add(self.line, GENERATED, token.content)

    def _comment(self, token: Token) -> None:
        self.leftovers.add(self.line, "comment", token.meta["text"])

    def _embedded(self, token: Token) -> None:
        """A picture as Obsidian embeds it, or another note, which has no place here."""
        name, words = token.meta["target"].strip(), token.meta["words"]
        if _PICTURE_FILE.search(name):
            self._add_picture(name, self._read("" if _ONLY_SIZE.fullmatch(words) else words), "")
        else:
            self.leftovers.add(self.line, "note that is embedded", token.content)

    def _add_picture(self, name: str, caption: Inline, alt: str) -> None:
        picture = DraftPicture(name, caption, self.line, alt)
        (self.sections[-1].pictures if self.sections else self.draft.lead_pictures).append(picture)

    def _cited(self, text: str, style: Span) -> Iterator[Span]:
        """The text's citations as citations of the draft's sources."""
        start = 0
        for result in _MARK.finditer(text):
            cites = self._keys(result["cites"])
            if not cites and result["cites"].strip():
                self.leftovers.add(self.line, "citation of a source that the text doesn't name", result[0])
            if cites:
                yield replace(style, text=text[start : result.start()])
                yield Span("", cite=cites)
                start = result.end()
        yield replace(style, text=text[start:])

    def _note(self, key: str) -> tuple[Cite, ...]:
        """What a footnote cites, and the source that its own words are."""
        if key not in self._noted:
            self._noted[key] = ()
            words, line = self._words_of_note(key), self.line
            before = len(self.draft.sources)
            cites = tuple(cite for span in words for cite in span.cite)
            if self._in_note:
                begins = next(map(self._line_of, self.notes[key]), line)
                self.leftovers.add(begins, "footnote in a footnote", plain(words))
            elif not cites or len(plain(words).split()) >= LEAST_WORDS_BESIDE:
                add_source(self.draft, without_cites(words))
            elif re.search(r"\w", plain(words)):
                self.leftovers.add(line, "words beside a source", plain(words))
            own = tuple(Cite(source.key) for source in self.draft.sources[before:])
            self._noted[key] = () if self._in_note else (*own, *cites)
        return self._noted[key]

    def _words_of_note(self, key: str) -> Inline:
        line, in_note = self.line, self._in_note
        self._in_note = True
        tokens = self.notes[key]
        parts: list[Inline] = [] if not key.startswith("^") else [tidy(self._spans(tokens))]
        for token in tokens if not parts else ():
            self.line = self._line_of(token)
            if token.type == "inline":
                parts.append(tidy(self._spans(token.children or [])))
            elif token.type in _LEFT_OUT:
                self._block(token, token)
        self.line, self._in_note = line, in_note
        return joined([part for part in parts if part], " ")

    def tell_unread_notes(self) -> None:
        """List the footnotes that nothing in the text refers to."""
        for key, tokens in self.notes.items():
            if key not in self._noted:
                self.line = next((self._line_of(token) for token in tokens), self.line)
                line = self.line
                self.leftovers.add(line, "footnote that nothing refers to", plain(self._words_of_note(key)))

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


def _bold(spans: Iterable[Span]) -> list[Span]:
    """In bold where nothing of them is."""
    words = list(spans)
    bold = any(span.bold for span in words)
    return words if bold else [span if span.cite else replace(span, bold=True) for span in words]


_BLOCKS: dict[str, Callable[[_Reader, Token], None]] = {
    "bullet_list_open": _Reader._open_list,
    "ordered_list_open": _Reader._open_list,
    "bullet_list_close": _Reader._close_list,
    "ordered_list_close": _Reader._close_list,
    "list_item_open": _Reader._open_item,
    "blockquote_open": _Reader._open_quote,
    "blockquote_close": _Reader._close_quote,
    "title_open": _Reader._open_title,
    "dt_open": _Reader._open_term,
    "dd_open": _Reader._open_definition,
    "dd_close": _Reader._close_definition,
    "inline": _Reader._inline,
    "steering": _Reader._steer,
    "tags": _Reader._tag,
    "formula_lines": _Reader._formula_lines,
    "picture": _Reader._given_picture,
}
_INSIDE: dict[str, Callable[[_Reader, Token], None]] = {
    "shortcode": _Reader._shortcode,
    "comment": _Reader._comment,
    "embedded": _Reader._embedded,
}
_LEFT_OUT = {"fence": "code block", "code_block": "code block", "comment": "comment"}
_IN_CELLS = frozenset(("html_block", "picture", "formula_lines", *_LEFT_OUT))
_KINDS: dict[str, Kind] = {"paragraph": "paragraph", "bullet": "bullet", "number": "number", "quote": "quote"}
