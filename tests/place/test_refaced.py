"""Text in another face keeps its lines and its place, has room there, and is measured in that face."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from factdeck.drawing import Drawing, Group, Ink, Text
from factdeck.layout.fonts import drawn_width, find_face, text_width
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.refaced import Refacing
from factdeck.scene import Align, DrawingItem, Face, Run, ShapeItem, TextItem, TextStyle
from factdeck.units import Box
from place.support_boxes import STYLE

CALIBRI, SOURCE_SANS = find_face("Calibri"), find_face("Source Sans 3")
NOTO = find_face("Noto Sans SC")
WIDTH = 150.0
TEXT = "A sentence in bold type that is long enough to be set in several lines of a slide"


def face_for(face: Face) -> Face:
    return find_face("Source Sans 3", face.bold, face.italic)


def fallback_for(lang: str) -> Sequence[Face]:
    return (NOTO,)


REFACING = Refacing(face_for, fallback_for)


def placed(text: str, align: Align = "left", bold: bool = True) -> TextItem:

    style = replace(STYLE, align=align)
    run = Run(text, TextStyle(find_face("Calibri", bold), 12.0), "en")
    item = TextBox(runs=(run,), style=style).place(0, 0, WIDTH)[0]
    assert isinstance(item, TextItem)
    return item


def lines(item: TextItem) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in item.paragraphs[0].lines]


def refaced(item: TextItem) -> TextItem:
    result = REFACING.item(item, "en")
    assert isinstance(result, TextItem)
    return result


def test_lines_end_where_they_did_and_none_outgrows_its_place() -> None:
    before, after = placed(TEXT), refaced(placed(TEXT))
    assert len(lines(before)) > 2 and lines(after) == lines(before)
    for old, new in zip(before.paragraphs[0].lines, after.paragraphs[0].lines, strict=True):
        assert new.baseline == old.baseline
        assert new.pieces[-1].x + new.pieces[-1].width <= WIDTH + 0.01


def test_text_that_has_room_keeps_its_size() -> None:
    assert refaced(placed("Short")).paragraphs[0].runs[0].style.size == 12.0
    assert refaced(placed(TEXT)).paragraphs[0].runs[0].style.size <= 12.0


def test_every_piece_is_as_wide_as_its_new_face_says() -> None:
    for line in refaced(placed(TEXT)).paragraphs[0].lines:
        for piece in line.pieces:
            style = piece.run.style
            assert style.face == find_face("Source Sans 3", bold=True) and 11.0 < style.size <= 12.0
            assert piece.width == pytest.approx(text_width(piece.text, style.face, style.size))


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_stays_where_it_is_aligned(align: Align, share: float) -> None:
    item = placed(TEXT, align)
    for old, new in zip(item.paragraphs[0].lines, refaced(item).paragraphs[0].lines, strict=True):
        spots = [
            line.pieces[0].x + share * (line.pieces[-1].x + line.pieces[-1].width - line.pieces[0].x)
            for line in (old, new)
        ]
        assert spots[0] == pytest.approx(spots[1], abs=0.01)


def test_letters_that_the_face_lacks_stand_in_another() -> None:
    [line] = refaced(placed("Lüshun 旅順 port", bold=False)).paragraphs[0].lines
    faces = [piece.run.style.face.family for piece in line.pieces]
    assert faces == ["Source Sans 3", "Noto Sans SC", "Source Sans 3"]
    assert all(
        one.x + one.width == pytest.approx(other.x)
        for one, other in zip(line.pieces, line.pieces[1:], strict=False)
    )


def test_labels_of_one_kind_in_a_drawing_stay_of_one_size() -> None:
    bold = find_face("Calibri", bold=True)
    labels = [
        Text(0, 0, word, bold, 10.0, Ink("#000000"), text_width(word, bold, 10.0))
        for word in ("Manchuria", "Xi", "Northern Korea")
    ]
    drawing = Drawing(100, 50, (labels[0], Group((labels[1], labels[2]), "names")))
    item = REFACING.item(DrawingItem(box=Box(0, 0, 100, 50), drawing=drawing, faces=(bold,)), "en")
    assert isinstance(item, DrawingItem) and item.faces == (find_face("Source Sans 3", bold=True),)
    first, group = item.drawing.parts
    assert isinstance(first, Text) and isinstance(group, Group)
    found = [first, *(part for part in group.parts if isinstance(part, Text))]
    assert len({text.size for text in found}) == 1
    for old, new in zip(labels, found, strict=True):
        assert new.width <= old.width + 0.01
        assert new.width == pytest.approx(drawn_width(new.text, new.face, new.size, (NOTO,)))


def test_what_has_no_text_stays_as_it_is() -> None:
    shape = ShapeItem(box=Box(0, 0, 1, 1), fill="#000000")
    assert REFACING.item(shape, "en") is shape


def test_the_hyphen_at_the_end_of_a_divided_label_is_seen_in_its_parts_too() -> None:
    label = Text(0.0, 0.0, "河 Donaudampf\u00ad", CALIBRI, 10.0, Ink("#000000"), 60.0)
    item = DrawingItem(box=Box(0.0, 0.0, 90.0, 20.0), name="", drawing=Drawing(90.0, 20.0, (label,)))
    after = REFACING.item(item, "en")
    assert isinstance(after, DrawingItem)
    [shown] = after.drawing.parts
    assert isinstance(shown, Text) and len(shown.drawn) > 1
    assert shown.drawn[-1][0].endswith("-")
