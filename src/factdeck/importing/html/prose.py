"""A part of a page to its prose: the letters of whole sentences, and in which of its elements they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from factdeck.importing.html.elements import BLOCKS, CONTROLS, MEDIA, SILENT, tag_of
from factdeck.importing.html.weights import Weight
from factdeck.importing.html_names import HEADINGS

LEAST = 80
"""Letters of a stretch of text that is prose, and no label or title."""
_LEAST_IN_ALL = 400
"""A page with less has no prose to go by: a poem, a list; all letters outside of links count then."""
_MOST_LINKED = 0.5
_WIDE = 2.5
"""Letters of an alphabet that a Chinese, Japanese or Korean sign is worth."""
_FIRST_WIDE = "\u2e80"


class Prose(Struct):
    """The prose of each element, and what of it stands before the element begins."""

    total: float = 0.0
    leaves: set[_Element] = field(default_factory=set)
    """The blocks in which it stands directly."""
    _of: dict[_Element, float] = field(default_factory=dict)
    _before: dict[_Element, float] = field(default_factory=dict)

    def of(self, element: _Element) -> float:
        return self._of.get(element, 0.0)

    def before(self, element: _Element) -> float:
        return self._before.get(element, 0.0)

    def after(self, element: _Element) -> float:
        return self.total - self.before(element) - self.of(element)


def prose_of(main: _Element, weighed: Mapping[_Element, Weight], without: Collection[_Element] = ()) -> Prose:
    """Counted in one go; elements in ``without`` are passed over."""
    weight = weighed.get(main)
    prose = _counted(main, without, LEAST)
    if prose.total < _LEAST_IN_ALL and weight and weight.words:
        prose = _counted(main, without, 1)
    return prose


def _counted(main: _Element, without: Collection[_Element], least: int) -> Prose:
    prose = Prose()
    blocks = [main]
    linked, silent = 0, 0
    text, in_links = 0.0, 0.0

    def end(block: _Element) -> None:
        nonlocal text, in_links
        if text >= least and in_links < _MOST_LINKED * text:
            prose.total += text
            prose.leaves.add(block)
        text = in_links = 0.0

    for event, element in etree.iterwalk(main, events=("start", "end")):
        tag = tag_of(element)
        step = 1 if event == "start" else -1
        unread = tag in SILENT or tag in MEDIA or tag in CONTROLS or tag == "nav" or element in without
        linked += step * (tag == "a")
        block = element is not main and (tag in BLOCKS or tag in HEADINGS)
        if event == "start":
            if block:
                end(blocks[-1])
                blocks.append(element)
            silent += unread
            prose._before[element] = prose.total
            words = element.text
        else:
            if block or element is main:
                end(blocks[-1])
            if block:
                blocks.pop()
            silent -= unread
            prose._of[element] = prose.total - prose._before[element]
            words = element.tail if element is not main else None
        if words and not silent:
            count = _letters(words)
            text += count
            in_links += count if linked else 0.0
    return prose


def _letters(text: str) -> float:
    words = "".join(text.split())
    wide = sum(sign >= _FIRST_WIDE for sign in words) if not words.isascii() else 0
    return len(words) + (_WIDE - 1) * wide
