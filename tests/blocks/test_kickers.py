"""The small line above a title says where one is in the lecture, and nothing that the title says."""

from __future__ import annotations

from pathlib import Path

from factdeck.scene import TextItem
from support.samples import CASES, CONTENT, scene

ARTICLE = """
title: A town
lead: A town on a river.
sections:
  - {heading: The mill, point: The mill made the town, points: [It ground corn, It ground colours]}
  - {heading: The bridge, points: [It was of wood, Ice took it]}
  - {heading: The ferry, dates: 1850/1911, points: [It crossed all day, A bell called it]}
"""


def kickers(path: Path) -> dict[str, str]:
    """The line above each title; empty where there is none."""
    told = {}
    for page in scene(path, "lecture").pages:
        lines = [item for item in page.items if isinstance(item, TextItem) and item.name == "kicker"]
        told[page.title] = "".join(paragraph.text for item in lines for paragraph in item.paragraphs)
    return told


def of_text(folder: Path, text: str = ARTICLE) -> dict[str, str]:
    path = folder / "town.yaml"
    path.write_text(text, encoding="utf-8")
    return kickers(path)


def test_a_title_that_says_something_else_stands_below_number_and_heading(tmp_path: Path) -> None:
    assert of_text(tmp_path)["The mill made the town"] == "1\u2002The mill"


def test_nothing_stands_above_a_heading_that_is_the_title(tmp_path: Path) -> None:
    assert of_text(tmp_path)["The bridge"] == ""


def test_the_dates_stand_above_a_heading_that_is_the_title(tmp_path: Path) -> None:
    assert of_text(tmp_path)["The ferry"] == "3 · 1850–1911"


def test_a_chart_of_a_section_without_a_point_stands_below_its_heading() -> None:
    told = kickers(CASES / "charts.yaml")
    assert told["Die Stadt wuchs, das Land kaum"] == "1\u2002Einwohner"
    assert "Einwohner" not in told, "its one sentence stands beside the chart"


def test_a_subsection_stands_below_the_heading_above_it() -> None:
    told = kickers(CONTENT / "treaty-of-tordesillas.yaml")
    assert told["The pope drew a first line, 100 leagues out"].startswith("1\u2002Two crowns and one sea")


def test_no_kicker_of_a_section_is_its_number_alone() -> None:
    for path in (*CONTENT.glob("*.yaml"), *CASES.glob("*.yaml")):
        assert not any(kicker.isdigit() for kicker in kickers(path).values()), path.name
