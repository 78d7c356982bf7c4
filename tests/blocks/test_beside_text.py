"""A number, a quotation, a picture and two sides in the printed text, as on slides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factdeck.building.outputs import layout_models
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.loading import layout_files, read_layout, read_theme
from factdeck.messages.problems import Problems
from factdeck.reading import Text
from factdeck.scene import ImageItem, Page, ShapeItem, paragraphs_of
from place.support_sheets import content, sheet


def pages(layout: str = "fact-sheet", lang: str = "en-GB", **section: Any) -> list[Page]:
    parts = [{"heading": "The bridge", **section}]
    return sheet(
        {"title": "A town", "lang": lang, "lead": "It lies on a river.", "sections": parts}, layout=layout
    ).pages


def said(found: list[Page]) -> list[str]:
    return [each.text for page in found for item in content(page) for each in paragraphs_of(item)]


def test_a_unit_stands_behind_its_value_or_below_it_where_a_column_is_too_narrow() -> None:
    assert "270\u00a0leagues" in said(pages(figure={"value": "270", "unit": "leagues"}))
    long = said(pages(figure={"value": "1,250,000", "unit": "cubic metres of stone"}))
    assert {"1,250,000", "cubic metres of stone"} <= set(long)


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
@pytest.mark.parametrize(
    ("lang", "told"), [("ja", "「橋は残る」"), ("ru", "«橋は残る»"), ("de", "„橋は残る“")]
)
def test_quotation_marks_are_those_of_the_language(layout: str, lang: str, told: str) -> None:
    assert told in said(pages(layout, lang, quotation={"text": "橋は残る"}))


def test_the_two_sides_of_a_comparison_have_the_same_colours_on_paper_and_on_slides() -> None:
    sides = {"a": {"name": "Left", "points": ["Rich"]}, "b": {"name": "Right", "points": ["Poor"]}}

    [page] = pages(compare=sides)
    bars = {bar.fill: bar.box.x for bar in page.items if isinstance(bar, ShapeItem)}
    layout = read_layout("lecture", layout_models(), layout_files(), Problems())
    theme = read_theme("classic", "paper", layout_files(), Problems())
    assert isinstance(layout, DeckLayout) and theme is not None
    spec = layout.layouts[Text("Comparison")]
    on_slides = {str(shape.fill): shape.at.x for shape in spec.shapes}
    assert bars[theme.colours["accent"]] < bars[theme.colours["second"]]
    assert on_slides["accent"] == spec.places[Text("a")].at.x
    assert on_slides["second"] == spec.places[Text("b")].at.x


def test_sides_below_each_other_stand_apart() -> None:
    sides = {"a": {"name": "Left", "points": ["Rich"]}, "b": {"name": "Right", "points": ["Poor"]}}
    parts = [{"heading": "The bridge", "compare": sides}]
    made = sheet(
        {"title": "A town", "lead": "It lies.", "sections": parts}, layout="fact-sheet", theme="reading"
    )
    items = [item for page in made.pages for item in content(page)]
    named = {each.text: item for item in items for each in paragraphs_of(item)}
    second = [
        item for item in items if isinstance(item, ShapeItem) and item.box.bottom <= named["Right"].box.y
    ]
    assert max(bar.box.y for bar in second) - named["Rich"].box.bottom > 12.0


def test_a_high_picture_leaves_room_for_text_in_its_column(tmp_path: Path) -> None:
    Image.new("RGB", (200, 600)).save(tmp_path / "tower.png")
    picture = {"image": "tower.png", "alt": "A tower", "credit": "Ann"}
    article = {
        "title": "A town",
        "lead": "B.",
        "sections": [{"heading": "C", "text": "It leans.", "image": picture}],
    }
    [image] = [
        i for page in sheet(article, folder=tmp_path).pages for i in page.items if isinstance(i, ImageItem)
    ]
    assert 200 < image.box.height < 0.4 * 842
    assert image.box.height / image.box.width == pytest.approx(3)
