"""The elements of a page's article to sections of paragraphs, lists and quotations, with its pictures and its infobox."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote, urljoin

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import Cite, Inline, ProseBlock, Span, plain
from factdeck.article.prose import Kind
from factdeck.importing.addresses import language_tag, whole_address
from factdeck.importing.draft import Draft, DraftPicture, DraftSection
from factdeck.importing.gaps import GAP, without_gaps
from factdeck.importing.held import Pictures
from factdeck.importing.html.boxes import box_of, is_box
from factdeck.importing.html.elements import (
    BLOCKS,
    SILENT,
    classes,
    is_bold,
    is_furniture,
    is_italic,
    left_out,
    parted_words_of,
    tag_of,
    words_of,
)
from factdeck.importing.html.mathml import in_a_line
from factdeck.importing.html.notes import Notes
from factdeck.importing.html.parsing import HELD
from factdeck.importing.html.tables import cells_of, is_laid_out, rows_of, with_heads
from factdeck.importing.html.weights import Weight
from factdeck.importing.html_names import HEADINGS
from factdeck.importing.infobox.items import whole_items
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.scripts import lowered, raised
from factdeck.importing.spans import cut, enumerated, joined, text_inline, tidy, without_cites
from factdeck.importing.structure import add_source, heads_article, says_again
from factdeck.importing.tables import Cell, grid, reach, row_blocks, unsaid_heads
from factdeck.importing.tex import read_formula

MOST_INSIDE = 12
"""Tables, notes and captions inside each other; deeper ones are read as if they stood in the text."""
PLACE = "factdeck-paragraph-"
"""Begins the name of a mark that says which paragraph of a document follows."""
LINE_END = "\x1d"
"""Stands for the end of a line that is forced, until the paragraph is parted there."""
_FORMULAS = frozenset(("mwe-math-element", "katex", "MathJax", "mathjax"))
_NESTED = frozenset(("dt", "figcaption", "subtitle", "table"))
"""Elements whose words are read apart from those around them."""
_SMALL = 40
"""Pixels: a picture smaller than that both ways is a sign or an icon."""
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_NOT_SHOWN_YET = re.compile(r"data:image/(?:gif|svg)|(?:blank|spacer|placeholder|transparent)\.\w{3,4}$")


class Page(Struct):
    """What is read, and what readers of its parts share."""

    draft: Draft
    leftovers: Leftovers
    notes: Notes
    weighed: Mapping[_Element, Weight]
    pictures: Pictures
    beside: Mapping[_Element, str] = field(default_factory=dict)
    """Elements that are no part of the article, and what each of them is."""
    base: str = ""
    lang: str = ""
    titled: bool = True
    """Whether the first heading of the highest level is the title."""
    counted: bool = False
    """Whether places are paragraphs, which marks in the text number, and not lines."""
    line: int = 1
    noted: dict[_Element, str] = field(default_factory=dict)
    """The keys of the sources that notes have become; an empty one while a note is read, or where it says nothing."""


class Reader:
    """Reads an element; ``above`` is the reader of what it stands in."""

    def __init__(self, page: Page, above: Reader | None = None, *, cell: bool = False, note: bool = False):
        self.page, self.above = page, above
        self.depth: int = above.depth + 1 if above else 0
        self.sections: list[DraftSection] = []
        self.found: list[ProseBlock] = []
        self.inside: list[ProseBlock] = []
        """What tables inside a cell say."""
        self.own_pictures: list[DraftPicture] | None = None
        """Where pictures go that are no section's."""
        self._cell = cell
        self._note: bool = note or (above is not None and above._note)
        self._spans: list[Span] = []
        self._before: list[Span] = []
        """Stands before the words of the next block: the term of a definition."""
        self._kind: Kind = "paragraph"
        self._styles: list[Span] = [Span("")]
        self._scripts: list[str] = [""]
        self._lists: list[Kind] = []
        self._quotes = 0
        self._kept_lines = 0
        self._term: Inline = ()
        self._told_term = True
        self._figures: list[tuple[int, Inline]] = []
        self._last_picture: DraftPicture | None = None

    def read(self, root: _Element) -> None:
        """Read all inside an element, but not what follows it."""
        entered: list[bool] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                inside = element is root or self._enter(element, tag_of(element))
                entered.append(inside)
                if inside:
                    self._say(element.text)
                else:
                    walker.skip_subtree()
            else:
                if entered.pop() and element is not root:
                    self._leave(tag_of(element))
                if element is not root:
                    self._say(element.tail)
        self._end()
        self._end_terms()

    def blocks(self, element: _Element, *, cell: bool = False, note: bool = False) -> Reader:
        """A reader that has read a part of its own."""
        reader = Reader(self.page, self, cell=cell, note=note)
        reader.read(element)
        return reader

    def _inline(self, element: _Element, *, note: bool = False) -> Inline:
        """A part of its own as one stretch of text."""
        return joined([block.spans for block in self.blocks(element, note=note).found], " ")

    def _enter(self, element: _Element, tag: str) -> bool:
        """Begin an element; whether what is inside is to be read."""
        page = self.page
        if not page.counted:
            page.line = element.sourceline or page.line
        if tag in SILENT or is_furniture(element) or page.notes.is_note(element):
            return False
        if tag in BLOCKS or tag in HEADINGS:
            self._end()
        if any(each in _FORMULAS for each in classes(element)) or tag == "math":
            return self._formula(element)
        if what := page.beside.get(element) or left_out(element, tag, self._linked(element)):
            return self._leave_out(element, tag, what)
        act = _ACTS.get(tag) if self.depth < MOST_INSIDE or tag not in _NESTED else None
        if act and not act(self, element):
            return False
        if tag in HEADINGS or tag == "doc-title":
            self._heading(element, HEADINGS.get(tag, 1), is_title=tag == "doc-title")
            return False
        self._styles.append(self._styled(element, tag))
        self._scripts.append(tag if tag in ("sup", "sub") else self._scripts[-1])
        return True

    def _leave(self, tag: str) -> None:
        self._styles.pop()
        self._scripts.pop()
        if tag in BLOCKS:
            self._end()
        if tag == "dl":
            self._end_terms()
        if tag in ("ul", "ol", "menu", "dir"):
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._kept_lines -= 1
        elif tag == "figure":
            self._end_figure()
        elif tag == "q":
            self._spans.append(Span("”"))
        elif tag in ("li", "dd"):
            self._kind, self._before = "paragraph", []

    def _linked(self, element: _Element) -> float:
        weight = self.page.weighed.get(element)
        return weight.linked / weight.words if weight and weight.words else 0.0

    def _leave_out(self, element: _Element, tag: str, what: str) -> bool:
        if tag == "input" and element.get("type") == "checkbox":
            self._say("☑ " if element.get("checked") is not None else "☐ ")
            return False
        words = parted_words_of(element) or str(element.get("src") or element.get("data") or "")
        if words:
            self.page.leftovers.add(self.page.line, what, words)
        return False

    def _styled(self, element: _Element, tag: str) -> Span:
        style = self._styles[-1]
        if is_bold(element, tag):
            style = replace(style, bold=True)
        if is_italic(element, tag):
            style = replace(style, italic=True)
        if tag == "a":
            style = replace(style, link=self._address(element))
        if lang := language_tag(str(element.get("lang") or element.get("xml:lang") or "")):
            other = lang.split("-")[0] != self.page.lang.split("-")[0].lower()
            style = replace(style, lang=lang if other and self.page.lang else "")
        if tag in ("abbr", "acronym"):
            meaning = " ".join(str(element.get("title") or "").split())
            if meaning and '"' not in meaning and meaning.casefold() != words_of(element).casefold():
                style = replace(style, expansion=meaning)
        return style

    def _address(self, link: _Element) -> str:
        written = str(link.get("href") or "").strip()
        if not written or self.page.notes.leads_inside(link):
            return ""
        written = _behind(written)
        try:
            whole = whole_address(urljoin(self.page.base, written) if self.page.base else written)
        except ValueError:
            whole = ""
        if not whole and words_of(link):
            self.page.leftovers.add(
                self.page.line, "link that leads nowhere on paper, its words kept", written
            )
        return whole

    def _link(self, element: _Element) -> bool:
        """Whether a link is one to read: not the mark of a note, nor what leads back from one."""
        page = self.page
        name = str(element.get("id") or "")
        if page.counted and name.startswith(PLACE) and name[len(PLACE) :].isdigit():
            page.line = int(name[len(PLACE) :])
        if (body := page.notes.note_of(element)) is not None:
            if key := self._noted(body, words_of(element)):
                self._spans.append(Span("", cite=(Cite(key),)))
            return False
        if _is_button(element):
            return self._leave_out(element, "a", "button")
        return not (self._note and page.notes.leads_back(element))

    def _noted(self, body: _Element, mark: str) -> str:
        """The key of the source that a note is; ``mark`` stands for it in the text, and maybe before its words."""
        page = self.page
        if body not in page.noted:
            page.noted[body] = ""
            line, count = page.line, len(page.draft.sources)
            words = without_cites(self._inline(body, note=True)) if self.depth < MOST_INSIDE else ()
            page.line = line
            if words:
                count = len(page.draft.sources)
                add_source(page.draft, _without_label(words, mark))
            if len(page.draft.sources) > count:
                page.noted[body] = page.draft.sources[-1].key
        return page.noted[body]

    def _formula(self, element: _Element) -> bool:
        tex = str(element.get("alttext") or "")
        for each in element.iter("math", "annotation", "img", "script"):
            tex = (
                tex
                or str(each.get("alttext") or "")
                or (
                    (each.text or "")
                    if "tex" in str(each.get("encoding") or each.get("type") or "")
                    else str(each.get("alt") or "")
                )
            )
        math = next(element.iter("math"), element)
        words = (
            read_formula(re.sub(r"^\{\\displaystyle\s*(.*)\}$", r"\1", tex.strip(), flags=re.DOTALL))
            if tex
            else ""
        )
        words = words or (in_a_line(math) if math.tag == "math" else "")
        if words:
            self._say(f" {words} " if element.get("display") == "block" else words)
        else:
            self.page.leftovers.add(self.page.line, "formula", tex or words_of(math))
            self._spans.append(Span(GAP))
        return False

    def _say(self, text: str | None) -> None:
        if not text:
            return
        style = self._styles[-1]
        if self._kept_lines:
            text = text.replace("\n", LINE_END)
        if text.strip():
            before = self._spans[-1].text if self._spans else ""
            script = self._scripts[-1]
            text = raised(text, before) if script == "sup" else lowered(text) if script == "sub" else text
        self._spans.append(replace(style, text=text))

    def _break(self, _element: _Element) -> bool:
        if self._cell:
            kind = self._kind
            self._end()
            self._kind = kind
        else:
            self._spans.append(Span(LINE_END))
        return False

    def _end(self) -> None:
        """The paragraph or item at hand is complete."""
        spans, self._spans = self._spans, []
        if not spans:
            return
        kind = self._kind
        if kind == "paragraph" and self._quotes:
            kind = "quote"
        for part in (
            _lines(spans) if kind == "paragraph" else [_one_line(spans, " / " if kind == "quote" else " ")]
        ):
            inline = tidy(without_gaps(part))
            if inline and (re.search(r"\S", plain(inline)) or any(span.cite for span in inline)):
                self._add(ProseBlock(kind, tidy([*self._before, *inline])))
                self._told_term = self._told_term or bool(self._before)
                self._before, self._kind = [], "paragraph"

    def _add(self, block: ProseBlock) -> None:
        self._last_picture = None
        if self.above is not None:
            self.found.append(block)
        else:
            (self.sections[-1].blocks if self.sections else self.page.draft.lead).append(block)

    def _heading(self, element: _Element, level: int, *, is_title: bool) -> None:
        words = (
            without_cites(self._inline(element))
            if self.depth < MOST_INSIDE
            else text_inline(words_of(element))
        )
        if not re.search(r"\w", plain(words)):
            return
        if all(span.bold or not span.text.strip() for span in words):
            words = tuple(replace(span, bold=False) for span in words)
        draft = self.page.draft
        if self.above is not None:
            self._add(ProseBlock("paragraph", tidy(replace(span, bold=True) for span in words)))
        elif (self.page.titled or is_title) and self._heads_all(words, level):
            draft.title = draft.title or words
        else:
            self.sections.append(DraftSection(words, level, line=self.page.line))
        self._last_picture = None

    def _heads_all(self, words: Inline, level: int) -> bool:
        """Whether a heading is the title, or says it again; headings above it without any text are none of the article then."""
        title = self.page.draft.title
        again = bool(title) and says_again(title, words)
        if level > 1 and not again:
            return False
        told = any(section.blocks or section.pictures for section in self.sections)
        if told or not (again or heads_article(self.page.draft, words, level, first=True)):
            return False
        for section in self.sections:
            self.page.leftovers.add(section.line, "heading above the title", plain(section.heading))
        self.sections.clear()
        return True

    def _subtitle(self, element: _Element) -> bool:
        words = without_cites(self._inline(element))
        if words and not self.page.draft.subtitle and self.above is None and not self.sections:
            self.page.draft.subtitle = words
        elif words:
            self._add(ProseBlock("paragraph", words))
        return False

    def _list(self, element: _Element) -> bool:
        self._lists.append("number" if element.tag == "ol" else "bullet")
        return True

    def _item(self, _element: _Element) -> bool:
        self._kind = self._lists[-1] if self._lists else "bullet"
        return True

    def _quote(self, _element: _Element) -> bool:
        self._quotes += 1
        return True

    def _quoted(self, _element: _Element) -> bool:
        self._say("“")
        return True

    def _defined(self, element: _Element) -> bool:
        """A term waits for what it means."""
        words = tidy(replace(span, bold=not span.cite) for span in self._inline(element))
        self._term = joined([self._term, words], ", ") if self._term and not self._told_term else words
        self._told_term = False
        return False

    def _definition(self, _element: _Element) -> bool:
        if self._term:
            self._kind, self._before = "bullet", [*self._term, Span(": ")]
        return True

    def _end_terms(self) -> None:
        """A term that nothing explains is a paragraph."""
        if self._term and not self._told_term:
            self._add(ProseBlock("paragraph", self._term))
        self._term, self._told_term = (), True

    def _preformatted(self, element: _Element) -> bool:
        is_code = element.find(".//code") is not None or any("highlight" in each for each in classes(element))
        parent = element.getparent()
        if is_code or (parent is not None and any("highlight" in each for each in classes(parent))):
            self.page.leftovers.add(self.page.line, "code block", words_of(element))
            return False
        self._kept_lines += 1
        return True

    def _struck(self, element: _Element) -> bool:
        self.page.leftovers.add(self.page.line, "words that are struck out", words_of(element))
        self._spans.append(Span(GAP))
        return False

    def _reading(self, element: _Element) -> bool:
        """How a sign is read, in brackets behind it."""
        if words := words_of(element):
            self._say(f"({words})")
        return False

    def _all_pictures(self) -> list[DraftPicture]:
        if self.own_pictures is not None:
            return self.own_pictures
        if self.above is not None:
            return self.above._all_pictures()
        return self.sections[-1].pictures if self.sections else self.page.draft.lead_pictures

    def _picture(self, element: _Element) -> bool:
        page = self.page
        name, alt = _source_of(element), " ".join(str(element.get("alt") or "").split())
        if not name:
            return False
        if _is_small(element):
            if alt:
                page.leftovers.add(page.line, "small picture", alt)
            return False
        known = _name_of(name, page.base)
        held = page.pictures.find(name)
        if held.wrong:
            page.leftovers.add(page.line, f"picture that can't be shown, for {held.wrong}", alt or known)
        picture = DraftPicture(
            known, text_inline(str(element.get("title") or "")), page.line, alt, held.data, held.ending
        )
        everywhere = self._all_pictures()
        if any(_is_same(each, picture) for each in everywhere):
            return False
        everywhere.append(picture)
        reader: Reader | None = self
        while reader is not None:
            reader._last_picture = picture
            reader = reader.above
        return False

    def _figure(self, _element: _Element) -> bool:
        self._figures.append((len(self._all_pictures()), ()))
        return True

    def _caption(self, element: _Element) -> bool:
        """The words are of the picture above them, or of that below them in the same figure, or else a paragraph."""
        start = self._figures[-1][0] if self._figures else None
        pictures = self._all_pictures()
        last = pictures[-1] if start is not None and len(pictures) > start else self._last_picture
        reader = self.blocks(element)
        words = joined([block.spans for block in reader.found], " ")
        if last is None and start is not None and not self._figures[-1][1]:
            self._figures[-1] = (start, words)
        elif last is not None and words:
            last.caption = (
                words
                if not last.caption or plain(last.caption) in plain(words)
                else joined([last.caption, words], " ")
            )
        elif words:
            self._add(ProseBlock("paragraph", words))
        return False

    def _end_figure(self) -> None:
        start, words = self._figures.pop()
        pictures = self._all_pictures()
        if words and len(pictures) > start:
            pictures[-1].caption = pictures[-1].caption or words
        elif words:
            self._add(ProseBlock("paragraph", words))

    def _table(self, element: _Element) -> bool:
        """Whether a table only lays out a page, so that what is in it is text."""
        page = self.page
        if is_laid_out(element):
            return True
        if self.above is None and page.draft.infobox is None and is_box(element, first=not self.sections):
            self._box(element)
            return False
        line = page.line
        blocks: list[ProseBlock] = []
        for caption in element.iterchildren("caption"):
            words = self._inline(caption)
            blocks += [ProseBlock("paragraph", words)] if words else []
        rows = with_heads(
            list(grid([self._cell_of(cell) for cell in cells_of(row)] for row in rows_of(element)))
        )
        blocks += row_blocks(rows)
        page.leftovers.add(line, "table, written as a list of its rows" if blocks else "table", "")
        for head in unsaid_heads(rows, blocks):
            page.leftovers.add(line, "head of a table's column", head)
        if self._cell:
            self.inside += blocks
        else:
            for block in blocks:
                self._add(block)
        return False

    def _box(self, element: _Element) -> None:
        page = self.page
        reader = Reader(page, self, cell=True)
        reader.own_pictures = []
        page.draft.infobox, page.draft.events, others = box_of(
            element,
            reader.cell_items,
            lambda: reader.own_pictures or (),
            page.leftovers,
            page.line,
            page.draft.title,
        )
        self._last_picture = None
        for words in others:
            self._add(ProseBlock("paragraph", words))

    def _cell_of(self, element: _Element) -> Cell:
        reader = self.blocks(element, cell=True)
        words = enumerated(whole_items([block.spans for block in reader.found]))
        return Cell(
            words,
            element.tag == "th",
            reach(str(element.get("colspan") or "")),
            reach(str(element.get("rowspan") or "")),
            tuple(reader.inside),
        )

    def cell_items(self, element: _Element) -> list[Inline]:
        """A cell's lines and items."""
        reader = self.blocks(element, cell=True)
        return [block.spans for block in (*reader.found, *reader.inside)]


def _behind(address: str) -> str:
    """The page that Google Docs leads to by way of Google."""
    found = re.match(r"https?://www\.google\.com/url\?(?:[^#]*&)?q=([^&#]+)", address)
    return unquote(found[1]) if found and unquote(found[1]).startswith(("http://", "https://")) else address


def _is_button(link: _Element) -> bool:
    """Whether a link starts something on the page, and is all that its item says."""
    starts = str(link.get("href") or "").lower().startswith("javascript:") or link.get("role") == "button"
    parent = link.getparent()
    return starts and parent is not None and parent.tag == "li" and words_of(parent) == words_of(link)


def _lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans of each line whose end is forced."""
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split(LINE_END)
        line.append(replace(span, text=first) if others else span)
        for text in others:
            yield line
            line = [replace(span, text=text)]
    yield line


def _one_line(spans: Sequence[Span], between: str) -> list[Span]:
    """The same with words in place of the ends."""
    lines = [line for line in _lines(spans) if any(span.text.strip() or span.cite for span in line)]
    return [span for number, line in enumerate(lines) for span in ([Span(between)] if number else []) + line]


def _without_label(words: Inline, mark: str) -> Inline:
    """A note without the number that stands before it: the sign of its mark, or what is no word."""
    label = re.match(
        r"\s*(?:\[\s*(\w{0,4})\s*\]|\((\w{1,4})\)|(\d{1,4})\.?(?=\s)|[*†‡§]{1,3})\s*(?=\S)", plain(words)
    )
    said = next(filter(None, label.groups()), "") if label else ""
    if label is None or (said and said.casefold() != mark.strip("[]() .").casefold()):
        return words
    return tidy(cut(words, label.end()))


def _is_same(first: DraftPicture, again: DraftPicture) -> bool:
    """Whether a picture says nothing more than one that is there."""
    known = bool(again.name or again.data) and (first.name, first.data) == (again.name, again.data)
    return known and again.alt in ("", first.alt) and not again.caption


def _source_of(element: _Element) -> str:
    """Where a picture is; pages that load it late name it elsewhere."""
    found = [str(element.get(name) or "").strip() for name in _SOURCES]
    listed = str(element.get("srcset") or element.get("data-srcset") or "").split()
    found += listed[:1]
    return next((name for name in found if name and not _NOT_SHOWN_YET.search(name)), found[3])


def _name_of(source: str, base: str) -> str:
    """A picture's name for people; empty of one that the document itself holds."""
    if source.startswith(HELD):
        return ""
    try:
        return unquote(urljoin(base, source) if base else source)
    except ValueError:
        return source


def _is_small(element: _Element) -> bool:
    sizes = []
    for name in ("width", "height"):
        value = str(element.get(name) or "").removesuffix("px")
        if value.isascii() and value.isdigit():
            sizes.append(int(value))
    return bool(sizes) and max(sizes) < _SMALL


_ACTS: dict[str, Callable[[Reader, _Element], bool]] = {
    "a": Reader._link,
    "blockquote": Reader._quote,
    "br": Reader._break,
    "dd": Reader._definition,
    "del": Reader._struck,
    "dir": Reader._list,
    "dt": Reader._defined,
    "figcaption": Reader._caption,
    "figure": Reader._figure,
    "img": Reader._picture,
    "li": Reader._item,
    "menu": Reader._list,
    "ol": Reader._list,
    "pre": Reader._preformatted,
    "q": Reader._quoted,
    "rp": lambda reader, element: False,
    "rt": Reader._reading,
    "s": Reader._struck,
    "strike": Reader._struck,
    "subtitle": Reader._subtitle,
    "table": Reader._table,
    "ul": Reader._list,
}
