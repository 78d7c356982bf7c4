"""An XML element to its name, and the way to what makes a shape a placeholder."""

from __future__ import annotations

from lxml import etree

PLACEHOLDER = "{*}nvSpPr/{*}nvPr/{*}ph"
"""From a shape to the mark of a placeholder (ISO/IEC 29500-1, 19.3.1.36)."""


def local(node: etree._Element) -> str:
    """An element's name without its namespace; empty for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
