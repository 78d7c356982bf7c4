"""A parsed page to sections of paragraphs, lists and quotations, with its pictures and its infobox."""

from __future__ import annotations

import re
from html import unescape

from msgspec.structs import replace
from mwparserfromhell import nodes as wiki
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import Draft, DraftPicture, DraftSection
from factdeck.importing.gaps import GAP, without_gaps
from factdeck.importing.infobox import Field
from factdeck.importing.infobox.items import whole_items
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import enumerated, joined, tidy, without_cites
from factdeck.importing.tex import read_formula
from factdeck.importing.wikitext.cites import Sources, address_of
from factdeck.importing.wikitext.links import Links, kind_of_link
from factdeck.importing.wikitext.pictures import gallery, picture_of
from factdeck.importing.wikitext.tables import table_blocks
from factdeck.importing.wikitext.taming import readable
from factdeck.importing.wikitext.walk_templates import read_template
from factdeck.importing.wikitext.words import bare

_LISTS: dict[str, Kind] = {"*": "bullet", "#": "number", ";": "paragraph", ":": "paragraph"}
_BOLD = frozenset(("b", "strong", "dt"))
_ITALIC = frozenset(("i", "em", "cite", "var", "dfn"))
_QUOTED = frozenset(("blockquote", "poem"))
_BLOCKS = frozenset(("div", "p", "center", "section", "ul", "ol", "dl", "onlyinclude", "includeonly"))
_UNSHOWN = frozenset(
    [
        "math",
        "chem",
        "score",
        "timeline",
        "imagemap",
        "syntaxhighlight",
        "source",
        "graph",
        "mapframe",
        "maplink",
        "templatedata",
        "indicator",
    ]
)
_SIMPLE_FORMULA = re.compile(r"[\w\s.,()+=<>/*·×–−-]{1,60}")
_MEDIA = re.compile(
    r"\.(?:og[gagvx]|wav|mp[34]|mpe?g|midi?|webm|flac|opus|aac|avi|mov|pdf|djvu|stl|tab|json)$", re.IGNORECASE
)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


class Walk:
    """Reads nodes in their order; ``value`` reads an infobox's value, in which a line's end ends an item."""

    def __init__(
        self, draft: Draft, sources: Sources, links: Links, leftovers: Leftovers, *, value: bool = False
    ):
        self.draft, self.sources, self.links, self.leftovers = draft, sources, links, leftovers
        self.sections: list[DraftSection] = []
        self.infobox: tuple[str, list[Field]] | None = None
        self.line = 1
        self.lang = draft.lang
        self.pictures: Walk = self
        """Who takes the pictures that are found here."""
        self.in_value = value
        self.found: list[ProseBlock] = []
        self._kind: Kind = "paragraph"
        self._quoting = False
        self.spans: list[Span] = []

    def page(self, code: Wikicode) -> None:
        """Every node of the page, with the number of its line."""
        self.sources.words = self.words
        self.sources.tell = lambda words: self.leftovers.add(self.line, "words beside a source", words)
        for node in code.nodes:
            text = str(node)
            self.line += len(text) - len(text.lstrip("\n")) if not isinstance(node, wiki.Text) else 0
            start = self.line
            self._node(node, Span(""))
            self.line = start + text.count("\n")
        self.end()
        self._settle_blocks()

    def items(self, code: Wikicode) -> list[Inline]:
        """A value's items: its lines, its list's entries, or the one that it is."""
        self.nodes(code, Span(""))
        self.end()
        return [block.spans for block in self.found]

    def blocks(self, code: Wikicode) -> list[ProseBlock]:
        """A stretch's paragraphs, items and quotations."""
        self.nodes(code, Span(""))
        self.end()
        return self.found

    def _settle_blocks(self) -> None:
        target = self.sections[-1].blocks if self.sections else self.draft.lead
        target += self.found
        self.found = []

    def end(self) -> None:
        """The paragraph or item at hand is complete."""
        inline = tidy(without_gaps(self.spans))
        if inline and (plain(inline).strip() or any(span.cite for span in inline)):
            kind: Kind = "quote" if self._quoting and self._kind == "paragraph" else self._kind
            self.found.append(ProseBlock(kind, inline))
        self.spans = []
        self._kind = "paragraph"

    def nodes(self, code: Wikicode | None, style: Span) -> None:
        for node in code.nodes if code is not None else []:
            self._node(node, style)

    def _node(self, node: wiki.Node, style: Span) -> None:
        """Comments and a template's own arguments show nothing."""
        match node:
            case wiki.Text():
                self._text(node, style)
            case wiki.HTMLEntity():
                self._entity(node, style)
            case wiki.Heading():
                self._heading(node)
            case wiki.Wikilink():
                self._link(node, style)
            case wiki.ExternalLink():
                self._address(node, style)
            case wiki.Tag():
                self._tag(node, style)
            case wiki.Template():
                read_template(self, node, style)

    def say(self, text: str, style: Span) -> None:
        """Adds words in a style to the paragraph at hand."""
        if text:
            self.spans.append(replace(style, text=text))

    def say_all(self, spans: Inline, *, bold: bool = False) -> None:
        """Adds spans to the paragraph at hand."""
        self.spans += [replace(span, bold=span.bold or bold) for span in spans]

    def begin_item(self, kind: Kind) -> None:
        """Ends the paragraph at hand and begins an item of a list."""
        self.end()
        self._kind = kind

    def _text(self, node: wiki.Text, style: Span) -> None:
        parts = _PARAGRAPH_END.split(readable(str(node.value)))
        for number, part in enumerate(parts):
            if number:
                self.end()
            if self._kind != "paragraph" or self.in_value:
                first, ends, rest = part.partition("\n")
                self.say(first, style)
                if ends:
                    self.end()
                    self._text_lines(rest, style)
            else:
                self.say(part.replace("\n", " "), style)

    def _text_lines(self, text: str, style: Span) -> None:
        for number, line in enumerate(text.split("\n") if self.in_value else [text.replace("\n", " ")]):
            if number:
                self.end()
            self.say(line, style)

    def _entity(self, node: wiki.HTMLEntity, style: Span) -> None:
        self.say(str(node.normalize()), style)

    def _heading(self, node: wiki.Heading) -> None:
        self.end()
        self._settle_blocks()
        title = self.inline(node.title)
        self.sections.append(DraftSection(title, int(node.level), line=self.line))

    def inline(self, code: Wikicode) -> Inline:
        """A stretch of its own as one inline text, its citations left out."""
        parts = [block.spans for block in self.inner().blocks(code)]
        return without_cites(joined(parts, " "))

    def words(self, code: Wikicode) -> str:
        """The plain words of a template's argument."""
        return plain(self.inline(code)) if re.search(r"[\[{<]", str(code)) else bare(code)

    def _link(self, node: wiki.Wikilink, style: Span) -> None:
        kind, target = kind_of_link(readable(str(node.title)))
        if kind == "picture":
            self.picture(picture_of(target, node.text, self.inline, self.line))
        elif kind in ("category", "language"):
            text = "category" if kind == "category" else "link to the page in another language"
            self.leftovers.add(self.line, text, target)
        else:
            self._linked(node, target, style)

    def _linked(self, node: wiki.Wikilink, target: str, style: Span) -> None:
        address = self.links.to(target)
        inside = replace(style, link=address) if address and not style.link else style
        if node.text is None or not str(node.text).strip():
            self.say(unescape(target.lstrip(":").replace("_", " ")), inside)
        else:
            self.nodes(node.text, inside)

    def _address(self, node: wiki.ExternalLink, style: Span) -> None:
        written = readable(address_of(node))
        address = whole_address(written)
        inside = replace(style, link=address) if address and not style.link else style
        if node.title is not None and str(node.title).strip():
            self.nodes(node.title, inside)
        else:
            self.say(written, inside)

    def picture(self, picture: DraftPicture) -> None:
        if _MEDIA.search(picture.name):
            self.leftovers.add(self.line, "sound or film", picture.name)
        elif self.pictures is not self:
            self.pictures.picture(picture)
        elif self.in_value:
            self.say(f"File:{picture.name}", Span(""))
        elif self.sections:
            self.sections[-1].pictures.append(picture)
        else:
            self.draft.lead_pictures.append(picture)

    def _tag(self, node: wiki.Tag, style: Span) -> None:
        name = str(node.tag).strip().lower()
        markup = str(node.wiki_markup or "")
        if markup in _LISTS:
            self._item(markup)
        elif name == "ref":
            self.spans += self.sources.reference(node)
        elif name == "br":
            self.end() if self.in_value else self.say(" ", style)
        elif name in _BOLD:
            self.nodes(node.contents, replace(style, bold=True))
        elif name in _ITALIC:
            self.nodes(node.contents, replace(style, italic=True))
        elif name in ("sup", "sub"):
            self._script(name, node.contents, style)
        elif name in _QUOTED:
            self.quote(node.contents)
        elif name == "table":
            self._table(node)
        elif name == "gallery":
            for picture in gallery(node.contents, self.inline, self.line):
                self.picture(picture)
        elif name in _UNSHOWN:
            self._unshown(name, str(node.contents or ""), style)
        elif name in ("li", "dd") or name in _BLOCKS:
            self._block(name, node.contents, style)
        elif name in ("references", "hr", "noinclude", "section"):
            self.end()
        else:
            self.nodes(node.contents, style)

    def _script(self, name: str, contents: Wikicode, style: Span) -> None:
        written = str(contents or "")
        if re.search(r"[\[{<]", written):
            self.nodes(contents, style)
            return
        words = bare(contents) if contents is not None else ""
        before = self.spans[-1].text if self.spans else ""
        self.say(raised(words, before) if name == "sup" else lowered(words), style)

    def _unshown(self, name: str, contents: str, style: Span) -> None:
        if name == "math" and _SIMPLE_FORMULA.fullmatch(contents):
            self.say(contents, replace(style, italic=True))
        elif name == "math" and (shown := read_formula(contents)):
            self.say(shown, style)
        else:
            self.gap(f"<{name}>", contents)

    def _item(self, markup: str) -> None:
        """The sign of a list; of several the last says what the item is."""
        self.begin_item(_LISTS[markup])

    def _block(self, name: str, contents: Wikicode, style: Span) -> None:
        self.end()
        if name == "li":
            self._kind = "bullet"
        self.nodes(contents, style)
        self.end()

    def quote(self, contents: Wikicode) -> None:
        """Adds a stretch as a quotation."""
        self.end()
        outer, self._quoting = self._quoting, True
        self.nodes(contents, Span(""))
        self.end()
        self._quoting = outer

    def _cell(self, code: Wikicode) -> Inline:
        """A table's cell: its lines are parted by commas, its pictures are the section's."""
        walk = self.inner(value=True)
        walk.pictures = self
        return enumerated(whole_items(walk.items(code)))

    def _table(self, node: wiki.Tag) -> None:
        """A table as a list of its rows, its caption above them."""
        self.end()
        blocks = table_blocks(node, self._cell)
        text = bare(node.contents) if node.contents and not blocks else ""
        self.leftovers.add(self.line, "table, written as a list of its rows" if blocks else "table", text)
        self.found += blocks

    def gap(self, what: str, words: str = "") -> None:
        """Tell what is left out, and close up the text around it."""
        self.leftovers.add(self.line, what, words)
        self.spans.append(Span(GAP))

    def inner(self, *, value: bool = False) -> Walk:
        """A walk over a stretch of its own."""
        walk = Walk(self.draft, self.sources, self.links, self.leftovers, value=value)
        walk.line = self.line
        return walk
