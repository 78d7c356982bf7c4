"""A page's tree to the element that holds its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element

from factdeck.importing.html.elements import SILENT, tag_of
from factdeck.importing.html.weights import Weight

_LEAST_SHARE = 0.25
"""Of the page's letters: what calls itself its main part and has less is a teaser."""
_SAYS_SO: tuple[Callable[[_Element], bool], ...] = (
    lambda each: each.get("id") == "mw-content-text",
    lambda each: tag_of(each) == "main" or each.get("role") == "main",
    lambda each: tag_of(each) == "article" or each.get("role") == "article",
    lambda each: each.get("id") in ("content", "main", "main-content"),
)


def main_part(root: _Element, weighed: Mapping[_Element, Weight]) -> _Element:
    """The page's body where nothing in it says that it is the article."""
    body = next(root.iter("body"), root)
    least = max(1.0, _LEAST_SHARE * weighed[body].words)
    elements = [each for each in body.iter() if isinstance(each.tag, str)]
    for says_so in _SAYS_SO:
        best = max(filter(says_so, elements), key=lambda each: weighed[each].words, default=None)
        if best is not None and weighed[best].words >= least:
            return best
    return body


def around(root: _Element, main: _Element) -> Iterator[_Element]:
    """What stands on the page beside its main part, the largest elements of it."""
    inside = main
    while inside is not root and (parent := inside.getparent()) is not None:
        for each in parent:
            if each is not inside and isinstance(each.tag, str) and tag_of(each) not in SILENT:
                yield each
        inside = parent
