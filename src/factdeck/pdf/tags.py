"""Structure elements to a tagged PDF's structure tree.

ReportLab has no interface for tagging (ISO 32000-1, 14.7 and 14.8). What is used of its insides: the
catalog's and a page's ``__NoDefault__`` lists, ``doc.addPage``, ``doc.Reference``, ``canvas._code``,
``canvas._addAnnotation`` and ``canvas._bookmarkReference``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from msgspec import Struct, field
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObjectReference, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

from factdeck.pdf.objects import Array, Dictionary, name
from factdeck.scene import Element
from factdeck.units import Box

Kid: TypeAlias = int | Dictionary | PDFObjectReference
"""Marked content of the element's own page or of another, a reference to an object, or an element."""


class Node(Struct):
    """A structure element while its children are collected."""

    element: Element | None
    dictionary: Dictionary
    reference: PDFObjectReference
    kids: list[Kid] = field(default_factory=list)
    page: int | None = None
    """The key of its own page, the first that shows content of it."""
    place: tuple[int, ...] = ()
    """Where it stands in the tree, to be compared: its ancestors' numbers and its own, by first appearance."""


class Tagger:
    """Writes marked content on a canvas and the tree that it belongs to.

    ``leftward`` says that all of it runs from right to left (ISO 32000-1, 14.8.5.4).
    """

    def __init__(self, canvas: Canvas, *, leftward: bool = False):
        self.canvas = canvas
        self.doc = canvas._doc
        self._nodes: dict[int, Node] = {}
        self._elements: list[Element] = []
        self._parents: list[tuple[int, Array | PDFObjectReference]] = []
        self._next_key = 0
        self._pages = 0
        self._identified: list[tuple[str, PDFObjectReference]] = []
        self._tree = Dictionary({"Type": name("StructTreeRoot")})
        self._root = self._document_node()
        if leftward:
            self._root.dictionary["A"] = Dictionary({"O": name("Layout"), "WritingMode": name("RlTb")})
        self._install()
        self._start_page()

    def _document_node(self) -> Node:
        node = self._new_node(None, "Document", self.doc.Reference(self._tree))
        self._tree["K"] = Array([node.reference])
        return node

    def _new_node(self, element: Element | None, role: str, parent: PDFObjectReference) -> Node:
        kids: list[Kid] = []
        dictionary = Dictionary({"Type": name("StructElem"), "S": name(role), "P": parent, "K": Array(kids)})
        return Node(element, dictionary, self.doc.Reference(dictionary), kids)

    def _install(self) -> None:
        catalog = self.doc.Catalog
        catalog.StructTreeRoot = self._tree
        catalog.MarkInfo = Dictionary({"Marked": "true"})
        add_page = self.doc.addPage

        def add_tagged_page(page: PDFPage) -> None:
            page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = self._page_key, name("S")
            self._parents.append((self._page_key, Array(self._marked)))
            add_page(page)
            self._pages += 1
            reference = self.doc.Reference(page)
            for dictionary in self._on_page:
                dictionary["Pg"] = reference
            self._start_page()

        self.doc.addPage = add_tagged_page

    def _start_page(self) -> None:
        self._page_key = self._next_key
        self._next_key += 1
        self._marked: list[PDFObjectReference] = []
        self._on_page: list[Dictionary] = []

    def node(self, element: Element) -> Node:
        """The element's node, made on its first appearance, after its parent's."""
        result = self._nodes.get(id(element))
        if result is None:
            parent = self.node(element.parent) if element.parent else self._root
            result = self._new_node(element, element.role, parent.reference)
            parent.kids.append(result.reference)
            result.place = (*parent.place, len(self._nodes))
            _describe(element, result.dictionary)
            if element.role == "Note":
                self._identify(result)
            self._nodes[id(element)] = result
            self._elements.append(element)
        return result

    def place(self, element: Element | None) -> tuple[int, ...]:
        """Where an element stands in the tree: of two, the one that is read first has the lesser place.

        Nothing where it has not appeared.
        """
        node = self._nodes.get(id(element))
        return node.place if node else ()

    def _identify(self, node: Node) -> None:
        """Give a note the identifier that it must have (ISO 14289-1, 7.9)."""
        name = f"note-{len(self._identified) + 1:06}"
        node.dictionary["ID"] = PDFString(name)
        self._identified.append((name, node.reference))

    def open(self, element: Element) -> str:
        """The operator that begins content of an element; ``EMC`` ends it."""
        node = self.node(element)
        number = len(self._marked)
        self._marked.append(node.reference)
        node.kids.append(number if self._is_own_page_of(node) else self._elsewhere(number))
        return f"/{element.role} <</MCID {number}>> BDC"

    def _is_own_page_of(self, node: Node) -> bool:
        if node.page is None:
            node.page = self._page_key
            self._on_page.append(node.dictionary)
        return node.page == self._page_key

    def _elsewhere(self, number: int) -> Dictionary:
        """Marked content of another page than its element's own (ISO 32000-1, 14.7.4.2)."""
        content = Dictionary({"Type": name("MCR"), "MCID": number})
        self._on_page.append(content)
        return content

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """Paint as content of an element, or as an artifact where there is none."""
        if element is not None:
            self.canvas._code.append(self.open(element))
        else:
            self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    def box(self, element: Element, box: tuple[float, float, float, float]) -> None:
        """Give a figure its bounding box, in the page's own coordinates (ISO 14289-1, 7.3)."""
        self.node(element).dictionary["A"] = Dictionary(
            {
                "O": name("Layout"),
                "BBox": Array([round(value, 3) for value in box]),
                "Placement": name("Block"),
            }
        )

    def link(
        self, target: str, contents: str, rect: tuple[float, float, float, float], element: Element
    ) -> None:
        """A link annotation that its element refers to; ``target`` is a URI or ``#`` and a destination's name."""
        key = self._next_key
        self._next_key += 1
        annotation = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": Array([round(value, 3) for value in rect]),
            "Border": Array([0, 0, 0]),
            "F": 4,
            "Contents": PDFString(contents),
            "StructParent": key,
        }
        if target.startswith("#"):
            annotation["Dest"] = self.canvas._bookmarkReference(target[1:])
        else:
            action = {"Type": name("Action"), "S": name("URI"), "URI": PDFString(target)}
            annotation["A"] = Dictionary(action)
        self.canvas._addAnnotation(Dictionary(annotation))
        reference = self.doc.refAnnotation(f"NUMBER{self.canvas._annotationCount}")
        content = Dictionary({"Type": name("OBJR"), "Obj": reference})
        self._on_page.append(content)
        node = self.node(element)
        node.kids.append(content)
        self._parents.append((key, node.reference))

    def finish(self) -> None:
        """Write the parent tree; call after the last page.

        Raises RuntimeError where ReportLab showed pages without handing them over.
        """
        if self._pages != self.canvas.getPageNumber() - 1:
            raise RuntimeError("pages went by untagged: ReportLab no longer calls doc.addPage for each")
        del self.doc.addPage
        numbers: list[int | PDFObjectReference] = []
        for key, value in sorted(self._parents, key=lambda entry: entry[0]):
            numbers += [key, self.doc.Reference(value) if isinstance(value, Array) else value]
        self._tree["ParentTree"] = self.doc.Reference(Dictionary({"Nums": Array(numbers)}))
        self._tree["ParentTreeNextKey"] = self._next_key
        if self._identified:
            pairs = [part for name, node in self._identified for part in (PDFString(name), node)]
            self._tree["IDTree"] = self.doc.Reference(Dictionary({"Names": Array(pairs)}))


def _describe(element: Element, dictionary: Dictionary) -> None:
    """An element's own properties (ISO 32000-1, 14.7.2) and attributes (14.8.5)."""
    texts = {"Lang": element.lang, "Alt": element.alt, "E": element.expansion, "ActualText": element.read_as}
    for key, value in texts.items():
        if value:
            dictionary[key] = PDFString(value)
    table: dict[str, str | int] = {}
    if element.scope:
        table["Scope"] = name(element.scope)
    if element.column_span > 1:
        table["ColSpan"] = element.column_span
    if element.row_span > 1:
        table["RowSpan"] = element.row_span
    if table:
        dictionary["A"] = Dictionary({"O": name("Table"), **table})
    if element.numbering:
        dictionary["A"] = Dictionary({"O": name("List"), "ListNumbering": name(element.numbering)})


def page_box(box: Box, page_height: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in PDF's coordinates, whose y grows upwards."""
    return box.x, page_height - box.bottom, box.right, page_height - box.y
