"""An XML element to its name."""

from __future__ import annotations

from lxml import etree


def local(node: etree._Element) -> str:
    """An element's name without its namespace; empty for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
