"""The outline's entries of boxes that hold boxes: what has one within them is in it, where it stands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.beside import Beside, Within
from factdeck.place.boxes.columns import Columns, KeepTogether, Panel
from factdeck.place.boxes.page_share import PageShare
from factdeck.place.flow import flow
from factdeck.scene import Bookmark
from place.support_boxes import paragraph

HEADING = paragraph(1, bookmark=Bookmark("A heading", 2), space_before=5.0)
ABOVE = paragraph(2)
HOLDING: dict[str, FlowBox] = {
    "panel": Panel(boxes=[ABOVE, HEADING]),
    "kept together": KeepTogether(boxes=[ABOVE, HEADING]),
    "columns": Columns(boxes=[ABOVE, HEADING], count=1, gutter=10.0),
    "abreast": Abreast(columns=[[ABOVE, HEADING], [paragraph(1)]], shares=[(1.0, 1.0)], gutter=10.0),
    "beside": Beside(columns=[[ABOVE, HEADING], [paragraph(1)]], gutter=10.0, per_row=2),
    "page share": PageShare(boxes=[ABOVE, HEADING], rows=0),
}


@pytest.mark.parametrize("box", HOLDING.values(), ids=HOLDING)
def test_a_heading_within_a_box_is_in_the_outline_where_it_stands(box: FlowBox) -> None:
    placed = flow([Spacer(), box], 0.0, 30.0, 400.0, 500.0)
    [entry] = placed.bookmarks()
    standing = [item.box.y for item in placed.items() if item.box.y > 30.0]
    assert (entry.title, entry.level) == ("A heading", 2)
    assert entry.y == pytest.approx(max(standing))
    assert entry.y == pytest.approx(30.0 + ABOVE.height(400.0) + HEADING.space_before)


def test_a_heading_at_the_foot_of_a_room_is_in_the_outline_at_the_foot() -> None:
    heading = replace(HEADING, space_before=0.0)
    box = Within(box=heading, room=100.0)
    [entry] = box.bookmarks(30.0, 400.0)
    assert entry.y == pytest.approx(130.0 - heading.height(400.0))
