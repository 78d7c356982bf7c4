"""HTML that stands in a text to its words, block by block: nothing of how a browser would set them."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from msgspec import Struct

from factdeck.article import Inline, Span
from factdeck.importing.html_names import HEADINGS, HTML_BLOCKS
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import tidy

_SKIPPED = frozenset(("script", "style", "template", "svg", "iframe", "math", "head", "noscript"))
_BOLD = frozenset(("b", "strong", "summary", "dt", "mark"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_BLOCKS = HTML_BLOCKS | frozenset(("dt", "html"))
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements whose words stand in a line, and that say nothing beyond them."""
KNOWN = INLINE | _BLOCKS | frozenset(HEADINGS) | {"hr", "img", "li", "td", "th"}


class HtmlBlock(Struct, frozen=True):
    """A block of words: a paragraph, an item, a quotation or a heading with its level, or the cells of a table's row."""

    kind: str
    spans: Inline = ()
    level: int = 0
    cells: tuple[Inline, ...] = ()


class HtmlPicture(Struct, frozen=True):
    """A picture that is shown between blocks."""

    name: str
    alt: str
    caption: Inline = ()


class _Reader(HTMLParser):
    def __init__(self, address: Callable[[str], str]):
        super().__init__(convert_charrefs=True)
        self.found: list[HtmlBlock | HtmlPicture] = []
        self.comments: list[str] = []
        self.unknown: list[str] = []
        self._address = address
        self._spans: list[Span] = []
        self._kind, self._level = "paragraph", 0
        self._open: dict[str, int] = {}
        self._lists: list[str] = []
        self._links: list[str] = []
        self._cells: list[Inline] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in HEADINGS or tag in _BLOCKS or tag in ("hr", "li"):
            self._end_block()
        if tag == "br":
            self._spans.append(Span(" " if self._cells is None else ", "))
        elif tag == "img":
            self._picture(values)
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._spans = []
        elif tag in HEADINGS:
            self._kind, self._level = "heading", HEADINGS[tag]
        elif tag == "li":
            self._kind = "number" if self._lists[-1:] == ["ol"] else "bullet"
        elif tag in ("ol", "ul"):
            self._lists.append(tag)
        elif tag == "a":
            self._links.append(self._address(values["href"]) if values.get("href") else "")
        elif tag not in KNOWN and tag not in _SKIPPED:
            self.unknown.append(self.get_starttag_text() or tag)
        if tag not in ("br", "hr", "img", "wbr"):
            self._open[tag] = self._open.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "hr", "img", "wbr"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._leave(tag)
        if self._open.get(tag):
            self._open[tag] -= 1

    def _leave(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(tidy(self._spans))
            self._spans = []
        elif tag == "tr":
            self._end_row()
        elif tag == "a" and self._links:
            self._links.pop()
        elif tag == "figcaption":
            self._caption()
        elif tag in HEADINGS or tag in _BLOCKS or tag == "li":
            self._end_block()
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if any(self._open.get(tag) for tag in _SKIPPED):
            return
        before = self._spans[-1].text if self._spans else ""
        if self._open.get("sup"):
            data = raised(data, before)
        elif self._open.get("sub"):
            data = lowered(data)
        bold = any(self._open.get(tag) for tag in _BOLD)
        italic = any(self._open.get(tag) for tag in _ITALIC)
        self._spans.append(Span(data, bold=bold, italic=italic, link=self._links[-1] if self._links else ""))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def _end_block(self) -> None:
        if self._cells is not None:
            return
        spans = tidy(self._spans)
        self._spans = []
        quoted = self._open.get("blockquote") and self._kind == "paragraph"
        if spans:
            self.found.append(HtmlBlock("quote" if quoted else self._kind, spans, self._level))
        self._kind, self._level = "paragraph", 0

    def _end_row(self) -> None:
        cells = self._cells or []
        self._cells, self._spans = None, []
        if any(cells):
            self.found.append(HtmlBlock("row", cells=tuple(cells), level=1 if self._open.get("thead") else 0))

    def _picture(self, values: dict[str, str]) -> None:
        if values.get("src"):
            self.found.append(
                HtmlPicture(values["src"], values.get("alt", ""), tidy([Span(values.get("title", ""))]))
            )

    def _caption(self) -> None:
        """The words are of the last picture; a paragraph where there is none."""
        last = self.found[-1] if self.found else None
        if isinstance(last, HtmlPicture):
            self.found[-1] = HtmlPicture(last.name, last.alt, tidy(self._spans))
            self._spans = []
        self._end_block()

    def close(self) -> None:
        super().close()
        if self._cells is not None:
            self._cells.append(tidy(self._spans))
            self._end_row()
        self._end_block()


def html_blocks(text: str, address: Callable[[str], str]) -> tuple[list[HtmlBlock | HtmlPicture], list[str]]:
    """The blocks in their order, and what was left out: comments, and elements that aren't HTML's."""
    reader = _Reader(address)
    reader.feed(text)
    reader.close()
    return reader.found, reader.comments + reader.unknown


def tag_values(tag: str) -> dict[str, str]:
    """The attributes of a single tag."""
    values: dict[str, str] = {}

    class _Tag(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values.update({key: value or "" for key, value in attrs})

    _Tag().feed(tag)
    return values
