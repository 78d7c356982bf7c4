"""The elements of an OpenDocument text to HTML, each paragraph with its number; what is no word of the article is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.importing.html.parsing import HELD
from factdeck.importing.html.reader import PLACE
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.opendocument.styles import Look, Styles
from factdeck.importing.word.names import child, local, value_of
from factdeck.importing.word.styles import MOST_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = "factdeck-note-"
MOST_REPEATED = 100
"""Cells, rows and spaces that one element may stand for."""
_CLASSES = {"Title": "MsoTitle", "Subtitle": "MsoSubtitle", "Caption": "MsoCaption"}
_WORDS = ("p", "h")
_CONTENTS = frozenset(
    (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
_SILENT = frozenset(
    [
        "tracked-changes",
        "variable-decls",
        "sequence-decls",
        "user-field-decls",
        "dde-connection-decls",
        "alphabetical-index-auto-mark-file",
        "forms",
        "event-listeners",
        "soft-page-break",
        "annotation-end",
        "change-start",
        "change-end",
        "bookmark",
        "bookmark-start",
        "bookmark-end",
        "reference-mark",
        "reference-mark-start",
        "reference-mark-end",
        "table-column",
        "table-columns",
        "table-column-group",
        "table-header-columns",
        "covered-table-cell",
        "desc",
        "title",
        "glue-point",
        "index-title-template",
        "table-of-content-source",
        "bibliography-source",
        "section-source",
        "toc-mark",
        "toc-mark-start",
        "toc-mark-end",
        "alphabetical-index-mark",
        "alphabetical-index-mark-start",
        "alphabetical-index-mark-end",
        "user-index-mark",
        "user-index-mark-start",
        "user-index-mark-end",
        "shapes",
        "script",
        "image-map",
        "contour-polygon",
        "contour-path",
        "control",
    ]
)
"""What has no words of the text."""


class Held(Struct):
    """What the document holds beside its text."""

    picture: Callable[[str], bytes | None]
    object: Callable[[str], _Element | None]
    pictures: dict[str, str | bytes] = field(default_factory=dict)
    """Pictures by the names that the HTML has for them."""


class Flow:
    """Makes HTML of a text; ``deleted`` are the words of each tracked deletion."""

    def __init__(self, styles: Styles, leftovers: Leftovers, held: Held, deleted: Mapping[str, str]):
        self.body = etree.Element("body")
        self.paragraphs = 0
        self._styles, self._leftovers, self._held, self._deleted = styles, leftovers, held, deleted
        self._at = self.body
        self._looks = [Look()]
        self._lists: list[str] = []
        self._boxes: list[_Element] = []
        self._notes: list[tuple[int, _Element]] = []
        self._note_count = 0
        self._in_note = 0

    def read(self, text: _Element) -> None:
        """All of the text, and its notes behind it."""
        self._all(text)
        while self._notes:
            waiting, self._notes = self._notes, []
            for number, note in waiting:
                with self._inside("div", id=f"{NOTE}{number}"):
                    self._in_note += 1
                    self._all(note)
                    self._in_note -= 1

    @contextmanager
    def _inside(self, tag: str, **attributes: str) -> Iterator[_Element]:
        outer = self._at
        self._at = etree.SubElement(outer, tag, attrib=attributes)
        try:
            yield self._at
        finally:
            self._at = outer

    def _tell(self, what: str, words: str) -> None:
        if words.strip():
            self._leftovers.add(max(self.paragraphs, 1), what, words)

    def _all(self, element: _Element) -> None:
        self._say(element.text)
        for each in element:
            self._one(each)
            self._say(each.tail)

    def _say(self, text: str | None) -> None:
        if not text or (not text.strip() and self._at is self.body):
            return
        look = self._looks[-1]
        if look.hidden:
            self._tell("hidden words", text)
            return
        outer = self._at
        for tag, is_so in (
            ("b", look.bold),
            ("i", look.italic),
            ("s", look.struck),
            (look.script, look.script),
        ):
            if is_so and text.strip():
                outer = etree.SubElement(outer, tag)
        if outer is not self._at:
            outer.text = text
        elif len(outer):
            outer[-1].tail = (outer[-1].tail or "") + text
        else:
            outer.text = (outer.text or "") + text

    def _one(self, element: _Element) -> None:
        name = local(element)
        if name in _SILENT:
            return
        act = _ACTS.get(name)
        if act:
            act(self, element)
        elif name in _CONTENTS:
            body = child(element, "index-body")
            self._tell("table of contents", all_words(element if body is None else body))
            self._count(element)
        else:
            self._all(element)

    def _count(self, element: _Element) -> None:
        """Paragraphs that are left out have numbers, too."""
        self.paragraphs += 0 if self._in_note else sum(1 for _ in element.iter("{*}p", "{*}h"))

    def _paragraph(self, element: _Element) -> None:
        self.paragraphs += not self._in_note
        style = value_of(element, "style-name")
        role = self._styles.role(style)
        level = value_of(element, "outline-level")
        if local(element) == "h" and not role.startswith(("Heading", "Title", "Subtitle")):
            role = f"Heading{min(int(level), MOST_LEVELS) if level.isdecimal() and int(level) else 1}"
        if role == "Contents":
            self._tell("table of contents", all_words(element))
            return
        look = (
            Look() if role.startswith(("Heading", "Title", "Subtitle")) else self._styles.of_paragraph(style)
        )
        self._looks.append(replace(look, hidden=look.hidden or self._looks[-1].hidden))
        boxes, self._boxes = self._boxes, []
        tag = f"h{role[len('Heading') :]}" if role.startswith("Heading") else "p"
        attributes = {"class": _CLASSES[role]} if role in _CLASSES else {}
        if role == "Quote":
            with self._inside("blockquote"), self._inside(tag):
                self._words_of(element)
        else:
            with self._inside(tag, **attributes):
                self._words_of(element)
        self._looks.pop()
        outer = self._at
        for box in self._boxes:
            outer.append(box)
        self._boxes = boxes

    def _words_of(self, element: _Element) -> None:
        if not self._in_note:
            etree.SubElement(self._at, "a", id=f"{PLACE}{self.paragraphs}")
        self._all(element)

    def _span(self, element: _Element) -> None:
        self._looks.append(self._styles.of_words(value_of(element, "style-name"), self._looks[-1]))
        self._all(element)
        self._looks.pop()

    def _link(self, element: _Element) -> None:
        with self._inside("a", href=value_of(element, "href")):
            self._all(element)

    def _spaces(self, element: _Element) -> None:
        self._say(" ")

    def _line_end(self, element: _Element) -> None:
        etree.SubElement(self._at, "br")

    def _list(self, element: _Element) -> None:
        self._lists.append(value_of(element, "style-name") or (self._lists[-1] if self._lists else ""))
        numbered = self._styles.is_numbered(self._lists[-1], len(self._lists))
        items = list(element.iterchildren("{*}list-item", "{*}list-header"))
        if any(child(item, "h") is not None for item in items):
            for item in items:
                self._all(item)
        else:
            with self._inside("ol" if numbered else "ul"):
                for item in items:
                    self._item(item)
        self._lists.pop()

    def _item(self, element: _Element) -> None:
        with self._inside("li") as item:
            self._all(element)
        words = [each for each in item if each.tag == "p"]
        if len(words) == 1 and item[0] is words[0]:
            words[0].tag = "span"

    def _note(self, element: _Element) -> None:
        body = child(element, "note-body")
        if body is None or not all_words(body):
            return
        self._note_count += 1
        with self._inside("sup"), self._inside("a", href=f"#{NOTE}{self._note_count}") as mark:
            mark.text = str(self._note_count)
        self._notes.append((self._note_count, body))

    def _annotation(self, element: _Element) -> None:
        words = " ".join(all_words(each) for each in element if local(each) in (*_WORDS, "list"))
        self._tell("comment", words)

    def _change(self, element: _Element) -> None:
        self._tell(
            "words deleted with changes tracked", self._deleted.get(value_of(element, "change-id"), "")
        )

    def _hidden(self, element: _Element) -> None:
        self._tell("hidden words", value_of(element, "string-value") or all_words(element))

    def _ruby(self, element: _Element) -> None:
        with self._inside("ruby"):
            for each in element:
                with self._inside("rt" if local(each) == "ruby-text" else "span"):
                    self._all(each)

    def _table(self, element: _Element) -> None:
        with self._inside("table"):
            self._rows(element, "td")

    def _rows(self, element: _Element, cell: str) -> None:
        for each in element:
            if local(each) == "table-row":
                with self._inside("tr"):
                    for one in each.iterchildren("{*}table-cell"):
                        for _ in range(_repeated(one, "number-columns-repeated")):
                            self._table_cell(one, cell)
            elif local(each) not in _SILENT:
                self._rows(each, "th" if local(each) == "table-header-rows" else cell)

    def _table_cell(self, element: _Element, tag: str) -> None:
        reach = {
            name: value_of(element, f"number-{kind}-spanned")
            for name, kind in (("colspan", "columns"), ("rowspan", "rows"))
        }
        lists, self._lists = self._lists, []
        with self._inside(tag, **{name: value for name, value in reach.items() if value}):
            self._all(element)
        self._lists = lists

    def _frame(self, element: _Element) -> None:
        """A picture stands in its line; words in a box behind their paragraph."""
        said = " ".join(all_words(each) for each in element if local(each) in ("title", "desc"))
        inside = child(element, "object")
        if inside is not None and self._object(inside, said):
            return
        image = child(element, "image")
        if image is not None:
            self._image(image, said)
        for each in element:
            if local(each) == "text-box":
                self._box(each)
            elif local(each) in ("plugin", "applet", "floating-frame", "object-ole"):
                self._tell("sound, film or another document inside this one", said or value_of(each, "href"))

    def _object(self, element: _Element, said: str) -> bool:
        """Whether an object is a formula; others are told."""
        root = self._held.object(value_of(element, "href")) if value_of(element, "href") else None
        if root is None:
            root = next(iter(element), None)
        if root is not None and local(root) == "math":
            self._at.append(_without_spaces(root))
            return True
        self._tell("chart or another document inside this one", said or value_of(element, "href"))
        return False

    def _image(self, element: _Element, said: str) -> None:
        address = value_of(element, "href")
        inside = child(element, "binary-data")
        data = self._held.picture(address) if inside is None else None
        if inside is None and data is None and "ObjectReplacements" in address:
            return
        name = address
        if data is not None or inside is not None:
            name = f"{HELD}{len(self._held.pictures)}"
            self._held.pictures[name] = data if data is not None else "".join((inside.text or "").split())  # type: ignore[union-attr]
        etree.SubElement(self._at, "img", src=name, alt=said)

    def _box(self, element: _Element) -> None:
        outer, self._at = self._at, etree.Element("div")
        if next(element.iter("{*}image"), None) is not None:
            self._at.tag = "figure"
        box = self._at
        looks, self._looks = self._looks, [Look()]
        lists, self._lists = self._lists, []
        self._all(element)
        self._lists, self._looks, self._at = lists, looks, outer
        (self._boxes.append if outer is not self.body else outer.append)(box)

    def _shape(self, element: _Element) -> None:
        said = " ".join(all_words(each) for each in element if local(each) in ("title", "desc"))
        written = any(all_words(each) for each in element if local(each) in (*_WORDS, "list"))
        if written or next(element.iter("{*}image", "{*}object"), None) is not None:
            self._box(element)
        elif said:
            self._tell("drawing", said)


def all_words(element: _Element) -> str:
    """All words of an element, the paragraphs inside apart."""
    parts = (
        f"{' ' if local(each) in (*_WORDS, 'tab', 's', 'line-break', 'list-item') else ''}{each.text or ''}"
        + ("" if each is element else f"{'' if local(each) not in _WORDS else ' '}{each.tail or ''}")
        for each in element.iter("*")
    )
    return " ".join("".join(parts).split())


def _repeated(element: _Element, name: str) -> int:
    written = value_of(element, name)
    return min(int(written), MOST_REPEATED) if written.isdecimal() and all_words(element) else 1


def _without_spaces(root: _Element) -> _Element:
    """A formula's tree without namespaces, as pages have it."""
    made = etree.Element(local(root))
    made.text, made.tail = root.text, None
    for each in root:
        if isinstance(each.tag, str) and local(each) != "annotation":
            made.append(_without_spaces(each))
            made[-1].tail = each.tail
    return made


_ACTS: dict[str, Callable[[Flow, _Element], None]] = {
    "a": Flow._link,
    "annotation": Flow._annotation,
    "change": Flow._change,
    "conditional-text": Flow._all,
    "custom-shape": Flow._shape,
    "ellipse": Flow._shape,
    "circle": Flow._shape,
    "frame": Flow._frame,
    "h": Flow._paragraph,
    "hidden-paragraph": Flow._hidden,
    "hidden-text": Flow._hidden,
    "line": Flow._shape,
    "line-break": Flow._line_end,
    "list": Flow._list,
    "note": Flow._note,
    "p": Flow._paragraph,
    "path": Flow._shape,
    "polygon": Flow._shape,
    "rect": Flow._shape,
    "ruby": Flow._ruby,
    "s": Flow._spaces,
    "span": Flow._span,
    "tab": Flow._spaces,
    "table": Flow._table,
}
