"""People beside each other on slides: as few slides as can be, each portrait with what is said of its person."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.scene import ImageItem, Page, TextItem
from place.support_sheets import sheet

IMAGES = Path(__file__).parent.parent / "cases" / "every-field"
SAID = "She led the survey of the coast, and drew the first map of it that sailors trusted."


def slides(count: int, *, said: str = SAID, name: str = "Ann Jones") -> list[Page]:
    image = {"image": "portrait.png", "alt": "A woman", "credit": "Anon"}
    people = [
        {"name": f"{name} {number}", "dates": "1760–1822", "text": said, "image": image}
        for number in range(count)
    ]
    placed = sheet({"title": "A town", "lead": "It is.", "people": people}, layout="lecture", folder=IMAGES)
    return [page for page in placed.pages if page.title.startswith("People")]


@pytest.mark.parametrize(("count", "needed"), [(4, 1), (8, 2), (14, 4)])
def test_four_people_with_portraits_share_a_slide(count: int, needed: int) -> None:
    assert len(slides(count)) == needed


def test_what_is_said_stands_at_the_side_of_a_portrait_where_that_saves_slides() -> None:
    page = slides(8, said=f"{SAID} {SAID}")[0]
    pictures = [item.box for item in page.items if isinstance(item, ImageItem)]
    texts = [item.box for item in page.items if isinstance(item, TextItem) and item.name.startswith("Ann")]
    assert len(pictures) == len(texts) == 4
    for picture, text in zip(pictures, texts, strict=True):
        assert text.x > picture.right and text.y == pytest.approx(picture.y, abs=8)


def test_portraits_stand_above_where_all_people_have_room_beside_each_other() -> None:
    (page,) = slides(3, said="A mayor.")
    pictures = [item.box for item in page.items if isinstance(item, ImageItem)]
    texts = [item.box for item in page.items if isinstance(item, TextItem) and item.name.startswith("Ann")]
    assert all(text.y > picture.bottom for picture, text in zip(pictures, texts, strict=True))


def test_one_long_name_gives_no_person_a_slide_alone() -> None:
    assert len(slides(8, name="Johannes Schwarzenberghohenlohe")) <= 4
