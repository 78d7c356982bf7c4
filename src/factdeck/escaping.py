"""Text to what stands for it in XML: between tags, and as an attribute's value."""

from __future__ import annotations


def text(value: str) -> str:
    """Text between tags (XML 1.0, 2.4)."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """A value in its quotation marks; a line's end or a tab is still one when it is read (XML 1.0, 3.3.3)."""
    inside = (
        text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    )
    return f'"{inside}"'
