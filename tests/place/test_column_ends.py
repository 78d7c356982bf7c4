"""Columns are full to the foot: a picture that has not quite room there is made somewhat lower."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Picture
from factdeck.place.flow import flow, flow_columns
from factdeck.scene import ImageItem, paragraphs_of
from factdeck.units import Size
from place.support_boxes import Block, paragraph
from place.support_sheets import content, made

TEN = Path(__file__).parent / "ten_pictures.yaml"
SIZES = [(9, 6), (6, 9), (8, 8), (12, 5), (5, 9), (10, 7), (7, 10), (16, 9), (6, 5), (5, 6)]
FOOT = 17 * 72 / 25.4
"""Points, below what a sheet's pages hold."""


def picture(high: float, **options: object) -> Picture:
    return Picture(file=Path("a.png"), pixels=Size(100, high), **options)  # type: ignore[arg-type]


def heights(boxes: list[FlowBox], **options: float) -> list[float]:
    return [each.at.height for each in flow(boxes, 0, 0, 100, 200, **options).standing]


def test_a_picture_is_made_lower_to_fill_its_column_where_that_is_asked_for() -> None:
    boxes = [Block(high=120), picture(100), paragraph(3)]
    assert heights(boxes) == [120]
    assert heights(boxes, lowest=7.0) == [120, pytest.approx(80)]


def test_the_caption_of_a_lowered_picture_stays_with_it() -> None:
    boxes = [Block(high=120), picture(100, keep_with_next=True), paragraph(1), paragraph(3)]
    assert heights(boxes, lowest=7.0) == [120, pytest.approx(68), 12]


def test_no_picture_is_made_half_as_high() -> None:
    assert heights([Block(high=120), picture(160)], lowest=7.0) == [120]


def test_a_picture_is_as_high_as_it_would_be_where_hardly_any_room_is_left_over() -> None:
    assert heights([Block(high=185), picture(16)], lowest=7.0) == [185]


def test_each_column_is_filled() -> None:
    boxes = [Block(high=120), picture(100), Block(high=130), picture(100), paragraph(3)]
    placed = flow_columns(boxes, 0, 0, 210, 200, columns=2, gutter=10, lowest=7.0)
    assert [each.at.bottom for each in placed.standing] == pytest.approx([120, 200, 130, 200])
    assert not placed.is_hollow


def test_columns_of_a_sheet_with_many_pictures_end_at_its_foot(tmp_path: Path) -> None:
    for number, size in enumerate(SIZES, 1):
        Image.new("RGB", (size[0] * 60, size[1] * 60), "#88aacc").save(tmp_path / f"p{number}.png")
    scene, _ = made(TEN.read_text("utf-8"), theme="classic", folder=tmp_path)
    assert scene is not None
    for page in scene.pages[:-1]:
        foot, middle = page.size.height - FOOT, page.size.width / 2
        for is_left in (True, False):
            column = [item for item in content(page) if (item.box.x < middle) == is_left]
            lowest = max(item.box.bottom for item in column)
            assert lowest > foot - 0.13 * page.size.height, [
                paragraph.text for item in column for paragraph in paragraphs_of(item)
            ]
    shown = [item for page in scene.pages for item in page.items if isinstance(item, ImageItem)]
    assert len(shown) == len(SIZES)
    for item, (across, high) in zip(shown, SIZES, strict=True):
        assert item.box.width / item.box.height == pytest.approx(across / high, rel=0.01)
