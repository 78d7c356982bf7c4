"""A part of a document to one whose words mammoth keeps all of, each paragraph with its number and what it is.

What has no place in an article, or is no word of it, is told and taken out: deleted words, hidden ones, contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise

from lxml.etree import _Element
from msgspec import Struct

from factdeck.importing.html.reader import PLACE
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.word.formulas import in_a_line
from factdeck.importing.word.names import child, is_on, local, made, named, replaced, value_of, words_in
from factdeck.importing.word.styles import Styles, heading, level_of

OURS = "Factdeck"
"""Begins the ids that styles get by what they are."""
MOST_WORDS_OF_HEADING = 10
LEAST_HEADINGS = 2
_SETS_APART = ("fldSimple", "dir", "bdo")
"""Elements around words that mammoth leaves out with them."""
_REFERS = ("embed", "link", "id")
_DRAWN = {"chart": "chart", "diagram": "diagram"}


class Preparing(Struct):
    """Prepares parts of a document."""

    styles: Styles
    leftovers: Leftovers
    notes: frozenset[tuple[str, str]] = frozenset()
    """Each note's kind and id."""

    def prepare(self, root: _Element, relations: frozenset[str], *, counted: bool) -> None:
        """Change a part in place; ``relations`` are the ids by which it refers to others.

        ``counted`` says that it is the text itself, whose paragraphs have numbers.
        """
        _choose(root)
        paragraphs = filter(_is_word, root.iter("{*}p"))
        places = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
        told = places if counted else {}
        self._tell_deleted(root, told)
        self._take_out(root, told)
        self._take_out_lost(root, relations, told)
        _unwrap(root)
        self._formulas(root, told)
        roles = {paragraph: self._role(paragraph) for paragraph in places}
        if counted and not any(role.startswith("Heading") for role in roles.values()):
            roles |= _bold_headings(list(places), roles)
        for paragraph, number in places.items():
            self._mark(paragraph, roles[paragraph], number if counted else 0)

    def _role(self, paragraph: _Element) -> str:
        properties = child(paragraph, "pPr")
        level = level_of(properties)
        if level is not None:
            return heading(level + 1)
        return self.styles.role(value_of(child(properties, "pStyle"), "val"))

    def _mark(self, paragraph: _Element, role: str, number: int) -> None:
        """Give a paragraph the style of what it is, the list of its style, and a mark with its number."""
        properties = child(paragraph, "pPr")
        if role == "Contents":
            if words := words_in(paragraph):
                self.leftovers.add(number or 1, "table of contents", words)
            for each in list(paragraph):
                if each is not properties:
                    paragraph.remove(each)
        elif role:
            if properties is None:
                properties = made(paragraph, "pPr")
                paragraph.insert(0, properties)
            style = child(properties, "pStyle")
            if style is None:
                style = made(paragraph, "pStyle")
                properties.insert(0, style)
            named(style, "val", f"{OURS}{role}")
        elif properties is not None and child(properties, "numPr") is None:
            numbering = self.styles.numbering(value_of(child(properties, "pStyle"), "val"))
            if numbering is not None:
                properties.append(deepcopy(numbering))
        if number:
            mark = made(paragraph, "bookmarkStart")
            named(mark, "name", f"{PLACE}{number}")
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, mark)

    def _tell_deleted(self, root: _Element, places: dict[_Element, int]) -> None:
        for element in root.iter("{*}del", "{*}moveFrom"):
            if words := words_in(element, "delText", "t"):
                self.leftovers.add(_place(element, places), "words deleted with changes tracked", words)

    def _take_out(self, root: _Element, places: dict[_Element, int]) -> None:
        """What nobody sees, and what is drawn from numbers or words that the document keeps elsewhere."""
        for run in list(root.iter("{*}r")):
            if is_on(child(child(run, "rPr"), "vanish")):
                if words := words_in(run):
                    self.leftovers.add(_place(run, places), "hidden words", words)
                replaced(run, [])
        for data in root.iter("{*}graphicData"):
            what = next((word for sign, word in _DRAWN.items() if sign in str(data.get("uri", ""))), "")
            if what:
                frame = data.getparent()
                while frame is not None and local(frame) not in ("inline", "anchor", "drawing"):
                    frame = frame.getparent()
                said = child(frame, "docPr")
                words = value_of(said, "descr") or value_of(said, "title") or value_of(said, "name")
                self.leftovers.add(_place(data, places), what, words)
        for shape in root.iter("{*}textpath"):
            self.leftovers.add(_place(shape, places), "words set as a drawing", str(shape.get("string", "")))
        for part in root.iter("{*}altChunk"):
            self.leftovers.add(_place(part, places), "part of another document")

    def _take_out_lost(self, root: _Element, relations: frozenset[str], places: dict[_Element, int]) -> None:
        """What refers to something that the document hasn't, or says no number where one belongs."""
        for element in list(root.iter("{*}blip", "{*}imagedata", "{*}hyperlink", "{*}hlinkClick")):
            for key, value in element.items():
                if str(key).rpartition("}")[2] in _REFERS and "}" in str(key) and value not in relations:
                    del element.attrib[key]
                    if local(element) in ("blip", "imagedata"):
                        self.leftovers.add(
                            _place(element, places), "picture that the document lacks", _said_of(element)
                        )
        for mark in list(root.iter("{*}footnoteReference", "{*}endnoteReference")):
            if (local(mark).removesuffix("Reference"), value_of(mark, "id")) not in self.notes:
                self.leftovers.add(_place(mark, places), "mark of a note that the document lacks")
                replaced(mark, [])
        for span in list(root.iter("{*}gridSpan")):
            if not value_of(span, "val").isdecimal():
                replaced(span, [])
        for sign in list(root.iter("{*}sym")):
            if not re.fullmatch("[0-9A-Fa-f]{1,5}", value_of(sign, "char")):
                self.leftovers.add(_place(sign, places), "sign that is none", value_of(sign, "char"))
                replaced(sign, [])

    def _formulas(self, root: _Element, places: dict[_Element, int]) -> None:
        for formula in list(root.iter("{*}oMath")):
            paragraph = next((each for each in formula.iterancestors("{*}p") if _is_word(each)), None)
            if paragraph is None:
                continue
            words = in_a_line(formula)
            if not words:
                self.leftovers.add(_place(formula, places), "formula", words_in(formula))
            run = made(paragraph, "r")
            run.append(made(paragraph, "t", words or " "))
            outer = formula.getparent()
            if outer is not None and local(outer) == "oMathPara":
                outer.addprevious(run)
                outer.remove(formula)
            else:
                replaced(formula, [run])


def _is_word(paragraph: _Element) -> bool:
    """Whether it is a paragraph of the text, and not of a drawing's own language."""
    return "drawingml" not in str(paragraph.tag)


def _place(element: _Element, places: dict[_Element, int]) -> int:
    return next((places[each] for each in element.iterancestors("{*}p") if each in places), 1)


def _said_of(picture: _Element) -> str:
    """The words that stand for a picture."""
    for frame in picture.iterancestors():
        said = child(frame, "docPr")
        if said is not None:
            return value_of(said, "descr") or value_of(said, "title")
        if local(frame) == "p":
            break
    return value_of(picture, "title")


def _choose(root: _Element) -> None:
    """Of what is written for several releases of Word keep that for older ones, which mammoth reads; and text boxes' words."""
    for either in list(root.iter("{*}AlternateContent")):
        fallback, choice = child(either, "Fallback"), child(either, "Choice")
        kept = fallback if fallback is not None and len(fallback) else choice
        replaced(either, list(kept) if kept is not None else [])
    for drawing in list(root.iter("{*}drawing")):
        boxes = list(drawing.iter("{*}txbxContent"))
        if boxes:
            frame = made(drawing, "pict")
            for box in boxes:
                frame.append(box)
            drawing.addnext(frame)


def _unwrap(root: _Element) -> None:
    for wrapper in list(root.iter(*(f"{{*}}{name}" for name in _SETS_APART))):
        replaced(wrapper, list(wrapper))
    for ruby in list(root.iter("{*}ruby")):
        base, above = (child(ruby, name) for name in ("rubyBase", "rt"))
        words = words_in(base) if base is not None else ""
        words += f"({words_in(above)})" if above is not None and words_in(above) else ""
        replaced(ruby, [made(ruby, "t", words)])


def _bold_headings(paragraphs: Iterable[_Element], roles: dict[_Element, str]) -> dict[_Element, str]:
    """Short paragraphs in bold as headings, in a document whose author made them so and not by styles."""
    written = [each for each in paragraphs if words_in(each) and not roles[each].startswith("Contents")]
    found = [
        paragraph
        for paragraph, following in pairwise(written)
        if not roles[paragraph] and _looks_like_heading(paragraph) and not _is_bold(following)
    ]
    if len(found) < LEAST_HEADINGS:
        return {}
    named_already = any(role == "Title" for role in roles.values())
    titled = found[0] is written[0] and not named_already and len(found) > LEAST_HEADINGS
    headings = dict.fromkeys(found, "Heading2")
    return headings | ({found[0]: "Title"} if titled else {})


def _looks_like_heading(paragraph: _Element) -> bool:
    parent = paragraph.getparent()
    words = words_in(paragraph)
    if parent is None or local(parent) != "body" or child(child(paragraph, "pPr"), "numPr") is not None:
        return False
    return len(words.split()) <= MOST_WORDS_OF_HEADING and words[-1] not in ".,;:" and _is_bold(paragraph)


def _is_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter("{*}r") if words_in(run)]
    return bool(runs) and all(is_on(child(child(run, "rPr"), "b")) for run in runs)
