"""A parsed page to sections of paragraphs, lists and quotations, with its pictures and its infobox."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mwparserfromhell import nodes as wiki

from factdeck.article import Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import is_language, whole_address
from factdeck.importing.draft import Draft, DraftPicture, DraftSection
from factdeck.importing.infobox import Field, field_name
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.spans import tidy, without_cites
from factdeck.importing.wikitext.cites import Sources
from factdeck.importing.wikitext.links import Links, kind_of_link
from factdeck.importing.wikitext.pictures import gallery, picture_of
from factdeck.importing.wikitext.shown import DROPPED, shown
from factdeck.importing.wikitext.tables import rows_of
from factdeck.importing.wikitext.taming import readable
from factdeck.importing.wikitext.words import arguments, bare, in_order, numbered, template_name
from factdeck.records import replace

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
_QUOTES = frozenset(
    (
        "quote",
        "blockquote",
        "cquote",
        "quotation",
        "quote box",
        "quotebox",
        "bquote",
        "zitat",
        "citation bloc",
    )
)
_LISTING = frozenset(
    (
        "plainlist", "plain list", "ubl", "ublist", "unbulleted list", "flatlist", "hlist", "bulleted list", "blist",
        "collapsible list", "ordered list", "nblist", "endplainlist", "endflatlist", "startplainlist", "startflatlist",
    )
)  # fmt: skip
_IN_LANGUAGE = re.compile(r"lang-(?P<tag>[a-z]{2,3}(?:-[A-Za-z]{2,8})?)|lang")
_SHORT = frozenset(("short description", "short_description", "kurzbeschreibung"))
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
        self._value = value
        self._blocks: list[ProseBlock] = []
        self._kind: Kind = "paragraph"
        self._quoting = False
        self._spans: list[Span] = []

    def page(self, code: Any) -> None:
        """Every node of the page, with the number of its line."""
        for node in code.nodes:
            text = str(node)
            self.line += len(text) - len(text.lstrip("\n")) if not isinstance(node, wiki.Text) else 0
            start = self.line
            self._node(node, Span(""))
            self.line = start + text.count("\n")
        self._end()
        self._settle_blocks()

    def items(self, code: Any) -> list[Inline]:
        """A value's items: its lines, its list's entries, or the one that it is."""
        self._nodes(code, Span(""))
        self._end()
        return [block.spans for block in self._blocks]

    def blocks(self, code: Any) -> list[ProseBlock]:
        self._nodes(code, Span(""))
        self._end()
        return self._blocks

    def _settle_blocks(self) -> None:
        target = self.sections[-1].blocks if self.sections else self.draft.lead
        target += self._blocks
        self._blocks = []

    def _end(self) -> None:
        """The paragraph or item at hand is complete."""
        inline = tidy(self._spans)
        if inline and (plain(inline).strip() or any(span.cite for span in inline)):
            kind: Kind = "quote" if self._quoting and self._kind == "paragraph" else self._kind
            self._blocks.append(ProseBlock(kind, inline))
        self._spans = []
        self._kind = "paragraph"

    def _nodes(self, code: Any, style: Span) -> None:
        for node in code.nodes if code is not None else ():
            self._node(node, style)

    def _node(self, node: Any, style: Span) -> None:
        reader = _READERS.get(type(node))
        if reader is not None:
            reader(self, node, style)

    def _say(self, text: str, style: Span) -> None:
        if text:
            self._spans.append(replace(style, text=text))

    def _text(self, node: Any, style: Span) -> None:
        parts = _PARAGRAPH_END.split(readable(str(node.value)))
        for number, part in enumerate(parts):
            if number:
                self._end()
            if self._kind != "paragraph" or self._value:
                first, ends, rest = part.partition("\n")
                self._say(first, style)
                if ends:
                    self._end()
                    self._text_lines(rest, style)
            else:
                self._say(part.replace("\n", " "), style)

    def _text_lines(self, text: str, style: Span) -> None:
        for number, line in enumerate(text.split("\n") if self._value else [text.replace("\n", " ")]):
            if number:
                self._end()
            self._say(line, style)

    def _entity(self, node: Any, style: Span) -> None:
        self._say(str(node.normalize()), style)

    def _heading(self, node: Any, style: Span) -> None:
        self._end()
        self._settle_blocks()
        title = self._inline(node.title)
        self.sections.append(DraftSection(title, int(node.level), line=self.line))

    def _inline(self, code: Any) -> Inline:
        """A stretch of its own as one inline text, its citations left out."""
        walk = Walk(self.draft, self.sources, self.links, self.leftovers)
        walk.line = self.line
        return without_cites(span for block in walk.blocks(code) for span in block.spans)

    def _link(self, node: Any, style: Span) -> None:
        kind, target = kind_of_link(readable(str(node.title)))
        if kind == "picture":
            self._picture(picture_of(target, node.text, self._inline, self.line))
        elif kind in ("category", "language"):
            told = "category" if kind == "category" else "link to the page in another language"
            self.leftovers.add(self.line, told, target)
        else:
            self._linked(node, target, style)

    def _linked(self, node: Any, target: str, style: Span) -> None:
        address = self.links.to(target, self.line)
        inside = replace(style, link=address) if address and not style.link else style
        if node.text is None or not str(node.text).strip():
            self._say(target.lstrip(":").replace("_", " "), inside)
        else:
            self._nodes(node.text, inside)

    def _address(self, node: Any, style: Span) -> None:
        address = whole_address(readable(str(node.url)))
        inside = replace(style, link=address) if address and not style.link else style
        if node.title is not None and str(node.title).strip():
            self._nodes(node.title, inside)
        else:
            self._say(readable(str(node.url)), inside)

    def _picture(self, picture: DraftPicture) -> None:
        if self._value:
            self._say(f"File:{picture.name}", Span(""))
        elif self.sections:
            self.sections[-1].pictures.append(picture)
        else:
            self.draft.lead_pictures.append(picture)

    def _tag(self, node: Any, style: Span) -> None:
        name = str(node.tag).strip().lower()
        markup = str(node.wiki_markup or "")
        if markup in _LISTS:
            self._item(markup, style)
        elif name == "ref":
            self._spans += self.sources.reference(node)
        elif name == "br":
            self._end() if self._value else self._say(" ", style)
        elif name in _BOLD:
            self._nodes(node.contents, replace(style, bold=True))
        elif name in _ITALIC:
            self._nodes(node.contents, replace(style, italic=True))
        elif name in _QUOTED:
            self._quote(node.contents)
        elif name == "table":
            self._table(node)
        elif name == "gallery":
            for picture in gallery(node.contents, self._inline, self.line):
                self._picture(picture)
        elif name in _UNSHOWN:
            self.leftovers.add(self.line, f"<{name}>", str(node.contents or ""))
        elif name in ("li", "dd") or name in _BLOCKS:
            self._block(name, node.contents, style)
        elif name in ("references", "hr", "noinclude", "section"):
            self._end()
        else:
            self._nodes(node.contents, style)

    def _item(self, markup: str, style: Span) -> None:
        """The sign of a list; of several the last says what the item is."""
        self._end()
        self._kind = _LISTS[markup]

    def _block(self, name: str, contents: Any, style: Span) -> None:
        self._end()
        if name == "li":
            self._kind = "bullet"
        self._nodes(contents, style)
        self._end()

    def _quote(self, contents: Any) -> None:
        self._end()
        outer, self._quoting = self._quoting, True
        self._nodes(contents, Span(""))
        self._end()
        self._quoting = outer

    def _table(self, node: Any) -> None:
        """A small table as a list of its rows; a larger one is told and left out."""
        rows = rows_of(node, self._inline)
        if not rows:
            self.leftovers.add(self.line, "table", bare(node.contents) if node.contents else "")
            return
        self.leftovers.add(self.line, "table, written as a list of its rows")
        self._end()
        self._blocks += [ProseBlock("bullet", row) for row in rows]

    def _template(self, node: Any, style: Span) -> None:
        name = template_name(node)
        if "infobox" in name and not self._value:
            self._box(name, node)
        elif cite := self.sources.template(node):
            self._spans.append(Span("", cite=(cite,)))
        elif name in ("r", "rp", "refname"):
            self._spans += self.sources.named([bare(value) for value in numbered(node)])
        elif found := _IN_LANGUAGE.fullmatch(name):
            self._foreign(node, found["tag"] or "", style)
        elif name in _QUOTES:
            self._quoted(node)
        elif name in _LISTING:
            self._listed(node, style)
        elif name in _SHORT:
            given = numbered(node)
            self.draft.subtitle = self._inline(given[0]) if given else ()
        else:
            self._words(name, node, style)

    def _words(self, name: str, node: Any, style: Span) -> None:
        """A template that stands for words, else one that is told and left out."""
        abbreviation = numbered(node) if name in ("abbr", "abbrlink", "tooltip") else []
        if len(abbreviation) > 1:
            self._say(bare(abbreviation[0]), replace(style, expansion=bare(abbreviation[1])))
            return
        given = {key: self._argument(value) for key, value in arguments(node).items()}
        words = in_order(given)
        function, colon, argument = name.partition(":")
        if colon and function in ("formatnum", "lc", "uc", "lcfirst", "ucfirst"):
            words, name = [argument], function
        told = None if name in DROPPED else shown(name, words, given)
        if told is not None:
            self._say(told, style)
        else:
            self.leftovers.add(self.line, f"template {name!r}", " | ".join(filter(None, words)))

    def _argument(self, value: Any) -> str:
        return plain(self._inline(value)) if "{" in str(value) or "[" in str(value) else bare(value)

    def _foreign(self, node: Any, tag: str, style: Span) -> None:
        """``{{lang|zh|满洲国}}`` and ``{{lang-zh|满洲国}}``."""
        given = numbered(node)
        if not tag and given:
            tag, given = bare(given[0]), given[1:]
        if given:
            lang = tag if is_language(tag) else ""
            self._nodes(given[0], replace(style, lang=lang))

    def _quoted(self, node: Any) -> None:
        given = arguments(node)
        text = given.get("text") or given.get("quote") or given.get("1")
        if text is None:
            return
        self._quote(text)
        names = ("author", "by", "2", "source", "title", "3")
        said_by = [self._inline(given[name]) for name in names if name in given and str(given[name]).strip()]
        for words in said_by[:2]:
            self._blocks.append(ProseBlock("quote", tidy([Span("— "), *words])))

    def _listed(self, node: Any, style: Span) -> None:
        self._end()
        for value in numbered(node):
            self._nodes(value, style)
            self._end()

    def _box(self, name: str, node: Any) -> None:
        if self.infobox is not None:
            self.leftovers.add(self.line, f"another infobox ({name})")
            return
        fields: list[Field] = []
        line = self.line + str(node.name).count("\n")
        for each in node.params:
            told = str(each.name)
            here = line + len(told) - len(told.lstrip("\n"))
            if not str(each.name).strip().isdigit():
                fields.append(Field(field_name(told), tuple(self._value_items(each.value, here)), here))
            line += str(each).count("\n")
        self.infobox = name, fields

    def _value_items(self, value: Any, line: int) -> Sequence[Inline]:
        """A field's items without their citations, since facts stand in rows."""
        walk = Walk(self.draft, self.sources, self.links, self.leftovers, value=True)
        walk.line = line
        items = map(without_cites, walk.items(value))
        return [item for item in items if item]


_READERS = {
    wiki.Text: Walk._text,
    wiki.HTMLEntity: Walk._entity,
    wiki.Heading: Walk._heading,
    wiki.Wikilink: Walk._link,
    wiki.ExternalLink: Walk._address,
    wiki.Tag: Walk._tag,
    wiki.Template: Walk._template,
}
"""Comments and a template's own arguments show nothing."""
