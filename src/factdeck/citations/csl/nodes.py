"""The XML of a CSL style or locale to nodes: names without their namespace, attributes, children."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from msgspec import Struct

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Node(Struct, frozen=True, eq=False, dict=True):
    """An element of a style."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Node, ...]
    text: str = ""
    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a condition, what it asks."""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def child(self, tag: str) -> Node | None:
        return next((child for child in self.children if child.tag == tag), None)

    def below(self, tag: str) -> Iterator[Node]:
        """Every node of a name at any depth, in order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.below(tag)


DEEPEST = 60
"""Elements inside each other; the deepest style of the repository has 20."""
TESTS = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate")


class NotXML(ValueError):
    """A text that is no XML, or declares entities; ``line`` is where, counted from 1."""

    def __init__(self, message: str, line: int = 1):
        super().__init__(message)
        self.line = line


def read_nodes(text: str) -> Node:
    """Raises NotXML."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotXML("it declares a document type, which no style needs")
    try:
        return _node(ElementTree.fromstring(text), 0)  # noqa: S314 - without entities there is nothing to blow up
    except ElementTree.ParseError as error:
        raise NotXML(str(error).partition(":")[0], error.position[0]) from None


def _node(element: ElementTree.Element, depth: int) -> Node:
    if depth > DEEPEST:
        raise NotXML(f"its elements stand more than {DEEPEST} deep inside each other")
    attributes = {"lang" if name == LANG else name: value for name, value in element.attrib.items()}
    children = tuple(_node(child, depth + 1) for child in element if isinstance(child.tag, str))
    tests = tuple((name, tuple(attributes[name].split())) for name in TESTS if name in attributes)
    return Node(
        element.tag.removeprefix(NAMESPACE), attributes, children, (element.text or "").strip("\n"), tests
    )
