"""A page's footnotes: the marks in its text that lead to them, and the words of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from factdeck.importing.html.elements import classes, words_of
from factdeck.importing.html_names import HEADINGS

_MARK = re.compile(
    r"[\[(]?\s*(?:[^\W\d_]{1,12}\s)?(?:\d{1,4}|[*†‡§¶]{1,5}|[a-z]{1,2}|[ivxl]{1,7})\s*[\])]?", re.IGNORECASE
)
_CLASSES = frozenset(
    [
        "footnote-reference",
        "footnote-ref",
        "footnote",
        "noteref",
        "note-ref",
        "fn-ref",
        "MsoFootnoteReference",
        "MsoEndnoteReference",
    ]
)
_BACK = re.compile(
    r"[\s\[(]*(?:[↑^↩⏎↵⇧↖]\ufe0e?\ufe0f?|[\d*†‡§]{1,4}|[a-z]|back|return)*[\s\])]*", re.IGNORECASE
)
MOST_CHARACTERS_OF_NOTE = 6000
_MARK_ENDS = 20
_HOLDERS = ("li", "p", "div", "dd", "td", "aside", "section")


class Notes:
    """The notes of a page by the marks that lead to them."""

    def __init__(self, root: _Element, address: str):
        self._address = address
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        self._places = {element: number for number, element in enumerate(elements)}
        self._named = _names(elements)
        self._starts: dict[_Element, str | None] = {}
        self._of_marks = {
            link: body for link in elements if link.tag == "a" and (body := self._marked(link)) is not None
        }
        self.bodies = frozenset(self._of_marks.values())
        heads = (body.getprevious() for body in self.bodies if body.tag == "dd")
        self._heads = frozenset(head for head in heads if head is not None)

    def note_of(self, link: _Element) -> _Element | None:
        """The element that holds the note that a link is the mark of."""
        return self._of_marks.get(link)

    def is_note(self, element: _Element) -> bool:
        """Whether an element is a note, and no part of the text."""
        return element in self.bodies or element in self._heads

    def leads_inside(self, link: _Element) -> bool:
        """Whether a link leads to a place on the page itself."""
        return self._fragment(link) is not None

    def leads_back(self, link: _Element) -> bool:
        """Whether a link in a note only leads back to its mark."""
        said = link.get("role") == "doc-backlink" or any("back" in each for each in classes(link))
        return said or (self._fragment(link) is not None and bool(_BACK.fullmatch(words_of(link))))

    def _marked(self, link: _Element) -> _Element | None:
        """The note that a link is the mark of: one that comes later, and is no part of the story."""
        fragment = self._fragment(link)
        target = self._named.get(fragment) if fragment else None
        words = words_of(link)
        if target is None or not _MARK.fullmatch(words) or self._places[target] <= self._places[link]:
            return None
        body = _body_of(target)
        if body not in self._starts:
            self._starts[body] = _start_of(body)
        start = self._starts[body]
        if start is None or any(each is body for each in link.iterancestors()):
            return None
        return body if _is_mark(link) or start.startswith(words.strip("[]() ")) else None

    def _fragment(self, link: _Element) -> str | None:
        page, sign, fragment = str(link.get("href") or "").partition("#")
        here = page in ("", self._address) or not self._address
        return fragment if sign and here and (not page or fragment in self._named) else None


def _names(elements: Iterable[_Element]) -> dict[str, _Element]:
    """Elements by the names that links lead to them by; of two with one name the first counts."""
    found: dict[str, _Element] = {}
    for element in elements:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(str(name), element)
    return found


def _is_mark(link: _Element) -> bool:
    """Whether a link looks like the mark of a note."""
    near = [link, *_around(link)]
    said = link.get("role") == "doc-noteref" or any(
        each in _CLASSES for node in near for each in classes(node)
    )
    return said or any(node.tag == "sup" for node in near) or link.find(".//sup") is not None


def _start_of(body: _Element) -> str | None:
    """How a note begins, without the bracket; nothing where it has a heading, or is as long as a part of the story."""
    text, length = "", 0
    for part in map(str, body.itertext()):
        length += len(part)
        text += part if len(text) < _MARK_ENDS else ""
        if length > MOST_CHARACTERS_OF_NOTE:
            return None
    if any(node.tag in HEADINGS for node in body.iter()):
        return None
    return text.strip().strip("[]() ")


def _around(link: _Element) -> Iterator[_Element]:
    for number, node in enumerate(link.iterancestors()):
        if number > 2:
            return
        yield node


def _body_of(target: _Element) -> _Element:
    """The element that holds the note's words, of which a link leads to one inside, before, or around them."""
    if target.tag == "dt":
        following = target.getnext()
        return following if following is not None and following.tag == "dd" else target
    if target.tag in ("a", "span", "sup", "b", "strong"):
        return next((each for each in target.iterancestors() if each.tag in _HOLDERS), target)
    return target
