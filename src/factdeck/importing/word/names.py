"""Elements and attributes of WordprocessingML by their names alone: its two dialects differ in the rest."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element


def local(element: _Element) -> str:
    """The element's name."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of a name."""
    return next(element.iterchildren(f"{{*}}{name}"), None) if element is not None else None


def value_of(element: _Element | None, name: str) -> str:
    """An attribute's value, in whatever namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def is_on(element: _Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and value_of(element, "val") not in ("0", "false", "off", "none")


def made(near: _Element, name: str, text: str = "") -> _Element:
    """A new element in the namespace of another, with text that keeps its spaces."""
    namespace = etree.QName(near).namespace
    element = etree.Element(f"{{{namespace}}}{name}")
    if text:
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def named(element: _Element, name: str, value: str) -> None:
    """Give an element an attribute of its own namespace."""
    element.set(f"{{{etree.QName(element).namespace}}}{name}", value)


def words_in(element: _Element, *names: str) -> str:
    """The words of the text elements inside, one line."""
    wanted = names or ("t",)
    parts = (
        each.text or "" if local(each) in wanted else " "
        for each in element.iter()
        if local(each) in (*wanted, "p", "tab", "br")
    )
    return " ".join("".join(parts).split())


def replaced(element: _Element, others: list[_Element]) -> None:
    """Put others in the place of an element."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for number, other in enumerate(others):
        parent.insert(at + number, other)
