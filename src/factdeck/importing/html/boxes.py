"""A table of facts beside a page's text to an infobox: the rows under the headings that the page gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml.etree import _Element
from msgspec import Struct, field

from factdeck.article import Inline, plain
from factdeck.importing.draft import DraftEvent, DraftInfobox, DraftPicture
from factdeck.importing.html.elements import classes, is_bold, tag_of, words_of
from factdeck.importing.html.tables import cells_of, rows_of
from factdeck.importing.infobox.field import Field, field_name
from factdeck.importing.infobox.items import whole_items
from factdeck.importing.infobox.shown import ShownGroup, shown_infobox
from factdeck.importing.leftovers import LONGEST, Leftovers
from factdeck.importing.spans import joined

MOST_WORDS_OF_LABEL = 6
LEAST_ROWS = 3
_ENDS = ":："

_FLAG = re.compile(r"(?<![a-z])(?:flag|flagge|drapeau|bandera|bandiera|vlag|flaga)(?![a-z])", re.IGNORECASE)
_MAP = re.compile(r"(?<![a-z])(?:map|location|locator|orthographic|karte|carte|mapa)(?![a-z])", re.IGNORECASE)
_BULLETS = "•·–- \u00a0"

ReadCell = Callable[[_Element], list[Inline]]


def is_box(table: _Element, *, first: bool) -> bool:
    """Whether a table says so itself, or stands before the first heading and has a label and a value in each row."""
    if any(each.lower().startswith(("infobox", "infotable")) for each in classes(table)):
        return True
    if not first:
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < LEAST_ROWS or len(pairs) < len(rows):
        return False
    labels = [words_of(label) for label, _ in pairs]
    if len(set(labels)) < len(labels) or any(
        not label or len(label.split()) > MOST_WORDS_OF_LABEL for label in labels
    ):
        return False
    if all(value.tag == "th" for _, value in pairs[:1]) or any(label[:1].isdigit() for label in labels):
        return False
    return all(_is_label(label) and not _is_label(value) for label, value in pairs)


def _is_label(cell: _Element) -> bool:
    """Whether a cell is a row's head, by its name or by all its words being bold."""
    if cell.tag == "th":
        return True
    bold = sum(
        len(words_of(each)) for each in cell.iter() if isinstance(each.tag, str) and _opens_bold(each, cell)
    )
    return 0 < len(words_of(cell)) <= bold + 1


def _opens_bold(element: _Element, cell: _Element) -> bool:
    parent = element.getparent()
    nested = element is not cell and parent is not None and is_bold(parent, tag_of(parent))
    return is_bold(element, tag_of(element)) and not nested


class _Box(Struct):
    caption: Inline = ()
    groups: list[ShownGroup] = field(default_factory=lambda: [ShownGroup("")])
    others: list[Inline] = field(default_factory=list)
    """Words without a label that are too long to be only told."""
    bulleted: bool = False
    """Whether the last row was one of several under the row or heading above them."""


def box_of(
    table: _Element,
    read: ReadCell,
    take_pictures: Callable[[], Sequence[DraftPicture]],
    leftovers: Leftovers,
    line: int,
    title: Inline,
) -> tuple[DraftInfobox, list[DraftEvent], list[Inline]]:
    """The infobox, the entries for the timeline that its dates make, and what of it is text.

    ``take_pictures`` gives the pictures that were read; ``title`` is the subject's name where the table has none.
    """
    box = _Box()
    for caption in table.iterchildren("caption"):
        box.caption = whole(read(caption))
    for row in rows_of(table):
        _read_row(cells_of(row), row.sourceline or line, read, box, leftovers)
    infobox, events = shown_infobox(box.caption, box.groups, title)
    for group in box.groups:
        if group.heading and not group.fields:
            leftovers.add(line, "heading of the infobox without facts", group.heading)
    for picture in take_pictures():
        _place(picture, infobox, leftovers)
    return infobox, events, box.others


def _place(picture: DraftPicture, box: DraftInfobox, leftovers: Leftovers) -> None:
    """A picture where an infobox has its kind, and the first of them each."""
    words = f"{picture.name.rpartition('/')[2]} {picture.alt} {plain(picture.caption)}"
    if _FLAG.search(words) and not box.flag:
        box.flag = picture
    elif _MAP.search(words) and not box.map:
        box.map = picture
    elif not box.image:
        box.image = picture
    else:
        words = " – ".join(filter(None, (picture.alt, plain(picture.caption))))
        leftovers.add(picture.line, "picture of the infobox", words or picture.name)


def whole(items: Sequence[Inline]) -> Inline:
    """Several lines as one."""
    return joined(list(items), " ")


def _read_row(cells: Sequence[_Element], line: int, read: ReadCell, box: _Box, leftovers: Leftovers) -> None:
    text = [(cell, whole_items(read(cell))) for cell in cells]
    filled = [(cell, items) for cell, items in text if items]
    if len(filled) == 1:
        cell, items = filled[0]
        words = whole(items)
        is_heading = cell.tag == "th" or (
            _is_label(cell) and len(plain(words).split()) <= MOST_WORDS_OF_LABEL
        )
        if is_heading and not box.caption and len(box.groups) == 1 and not box.groups[0].fields:
            box.caption = words
        elif is_heading:
            box.groups.append(ShownGroup(plain(words)))
            box.bulleted = False
        elif len(plain(words)) > LONGEST:
            box.others.append(words)
        else:
            leftovers.add(line, "words of the infobox without a label", plain(words))
    elif len(filled) > 1:
        written = plain(whole(filled[0][1])).strip()
        values = [item for _, items in filled[1:] for item in items]
        label = written.rstrip(_ENDS).strip(_BULLETS)
        _add_row(Field(field_name(label), tuple(values), line, label), box, bulleted=written.startswith("•"))


def _add_row(row: Field, box: _Box, *, bulleted: bool) -> None:
    """A row with a bullet belongs to the heading or the row above it, which then is their heading."""
    last = box.groups[-1]
    if bulleted and not box.bulleted and last.fields:
        above = last.fields.pop()
        box.groups.append(ShownGroup(f"{above.label} ({above.text})"))
    elif box.bulleted and not bulleted:
        box.groups.append(ShownGroup(""))
    box.bulleted = bulleted
    box.groups[-1].fields.append(row)
