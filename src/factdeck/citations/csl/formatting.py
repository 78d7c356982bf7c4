"""What an element's attributes say of its words: case, periods, quotation marks, type, what stands around them."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.citations.csl.nodes import Node
from factdeck.citations.csl.parts import Part, Parts
from factdeck.citations.csl.state import State
from factdeck.citations.csl.text_case import in_case

_TYPED = frozenset(("font-style", "font-weight", "font-variant", "vertical-align"))


def formatted(node: Node, parts: Parts, state: State) -> Parts:
    """Words in an element's format, with its prefix and suffix; nothing where there are none."""
    if not parts:
        return parts
    attributes = node.attributes
    case = attributes.get("text-case")
    if case:
        parts = in_case(parts, case, state.english)
    if attributes.get("strip-periods") == "true":
        parts = [replace(part, text=part.text.replace(".", "")) for part in parts]
    if attributes.get("quotes") == "true" and not state.sorting:
        parts = [Part("", kind="open"), *parts, Part("", kind="close")]
    return affixed(node, typed(node, parts))


def typed(node: Node, parts: Parts) -> Parts:
    """In an element's type."""
    attributes = node.attributes
    if not _TYPED.isdisjoint(attributes):
        style = attributes.get("font-style")
        if style:
            parts = [
                replace(part, italic=style != "normal") if part.italic is None else part for part in parts
            ]
        if attributes.get("font-weight") == "bold":
            parts = [replace(part, bold=True) for part in parts]
        if attributes.get("font-variant") == "small-caps":
            parts = [replace(part, small_caps=True) for part in parts]
        rise = {"sup": 1, "sub": -1}.get(attributes.get("vertical-align", ""), 0)
        if rise:
            parts = [replace(part, rise=rise) for part in parts]
    return parts


def affixed(node: Node, parts: Parts) -> Parts:
    """Between an element's prefix and suffix."""
    prefix, suffix = node.attributes.get("prefix"), node.attributes.get("suffix")
    if not prefix and not suffix:
        return parts
    return [*([Part(prefix)] if prefix else []), *parts, *([Part(suffix)] if suffix else [])]
