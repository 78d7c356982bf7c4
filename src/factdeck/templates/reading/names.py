"""An XML element to its name."""

from __future__ import annotations

from typing import Any

from lxml import etree


def local(node: Any) -> str:
    """An element's name without its namespace; empty for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
