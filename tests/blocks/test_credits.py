"""Whom the pictures are credited to stands in a line, or in a list where the layout asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from factdeck.scene import Scene, TextItem
from support.samples import scene

ARTICLE = """title: A town
lang: en-GB
lead: It burns.
infobox:
  flag: {image: a.png, alt: A red field, credit: "Jane Doe, *CC BY 4.0*"}
  map: {points: [{name: Leeds, at: [-1.5, 53.8]}], caption: Where it is, credit: Natural Earth}
  predecessors: [{name: The old town, flag: {image: c.png, alt: A church, credit: Jane Doe}}]
  successors: [{name: The new town, flag: {image: a.png, alt: A red field, credit: Somebody else}}]
  rows: [{label: County, value: Kent}]
sections:
  - heading: The fire
    text: It burned.
    image: {image: b.png, alt: A house, caption: The last house, credit: Jane Doe}
  - heading: Afterwards
    text: It was built again.
    image: {image: c.png, alt: A church, credit: Jane Doe}
"""
SHEET = """output: pdf
theme: classic
page: {{size: A4, margins: [16mm, 16mm, 18mm, 18mm]}}
pages: [{{regions: {{main: {{}}}}}}]
blocks:
  - {{block: title, in: main}}
  - {{block: picture credits, in: main{options}}}
"""
DECK = """extends: lecture
slides:
  - {{layout: Points, title: title, fill: {{body: {{block: picture credits{options}}}}}}}
"""


def credits_in(folder: Path, layout: str, options: str) -> list[str]:
    for number, name in enumerate("abc"):
        Image.new("RGB", (30, 20), (number, 0, 0)).save(folder / f"{name}.png")
    (folder / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "layout.yaml").write_text(layout.format(options=options), encoding="utf-8")
    return [
        told for told in texts(scene(folder / "town.yaml", str(folder / "layout.yaml"))) if told != "A town"
    ]


def texts(found: Scene) -> list[str]:
    return [
        part.text
        for page in found.pages
        for item in page.items
        if isinstance(item, TextItem)
        for part in item.paragraphs
    ]


def test_credits_stand_in_one_line_each_wording_once(tmp_path: Path) -> None:
    assert (
        credits_in(tmp_path, SHEET, "")[0]
        == "Pictures: Jane Doe, CC BY 4.0; Jane Doe; Somebody else; Natural Earth"
    )


@pytest.mark.parametrize("layout", [SHEET, DECK], ids=["sheet", "deck"])
def test_a_list_tells_of_each_picture_whose_it_is(layout: str, tmp_path: Path) -> None:
    assert credits_in(tmp_path, layout, ", form: list")[:5] == [
        "A red field: Jane Doe, CC BY 4.0",
        "The old town: Jane Doe",
        "The new town: Somebody else",
        "The last house: Jane Doe",
        "Where it is: Natural Earth",
    ]


def test_a_list_has_a_heading_where_the_layout_wishes_one(tmp_path: Path) -> None:
    assert credits_in(tmp_path, SHEET, ", form: list, heading: yes")[0] == "Pictures"
