"""How many letters each element of a page has that may be an article's, and how many of them lead elsewhere."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from factdeck.importing.html.elements import SILENT, tag_of


class Weight(Struct):
    """``words`` leaves out what no reader sees and navigation; ``linked`` counts what stands in links."""

    words: int = 0
    linked: int = 0


def weights(root: _Element) -> dict[_Element, Weight]:
    """Of the root and each element inside, counted in one go."""
    found: dict[_Element, Weight] = {}
    open_elements = [Weight()]
    unread = linked = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = tag_of(element)
        step = 1 if event == "start" else -1
        unread += step * (tag in SILENT or tag == "nav")
        linked += step * (tag == "a")
        if event == "start":
            open_elements.append(Weight())
            text = element.text
        else:
            own = open_elements.pop()
            found[element] = own
            open_elements[-1].words += own.words
            open_elements[-1].linked += own.linked
            text = element.tail if element is not root else None
        if text and not unread:
            count = sum(map(len, text.split()))
            open_elements[-1].words += count
            open_elements[-1].linked += count if linked else 0
    return found
