"""A layout that asks only for slides of another size has all of the places of the one that it extends, on the slide."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.outputs import layout_models
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.loading import layout_files, read_layout
from factdeck.layout.values import SLIDE_SIZES
from factdeck.messages.problems import Problems
from factdeck.reading import Text
from factdeck.units import Box
from place.support_sheets import long_article, sheet
from support.samples import CONTENT, scene

OWN = "layouts: {Cover: {places: {title: {kind: ctrTitle, at: [1in, 1in, 8in, 3in], style: cover title}}}}\n"


def read(folder: Path, text: str, name: str = "deck.yaml") -> DeckLayout:
    (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    found = read_layout(str(folder / name), layout_models(), layout_files(), problems)
    assert isinstance(found, DeckLayout), list(problems)
    return found


@pytest.mark.parametrize("size", SLIDE_SIZES)
def test_all_places_and_shapes_are_on_the_slide(size: str, tmp_path: Path) -> None:
    wide = read(tmp_path, "extends: lecture\n", "wide.yaml")
    deck = read(tmp_path, f'extends: lecture\nslide: {{size: "{size}"}}\n')
    by = deck.slide.size.width / wide.slide.size.width
    for name, spec in deck.layouts.items():
        boxes = [(str(key), place.at) for key, place in spec.places.items()]
        for key, box in boxes:
            whole = wide.layouts[name].places[Text(key)].at
            wanted = (whole.x * by, whole.y, whole.width * by, whole.height)
            assert (box.x, box.y, box.width, box.height) == pytest.approx(wanted, abs=0.01), key
        assert all(box.right <= deck.slide.size.width + 0.1 for _, box in boxes)
        assert all(shape.at.right <= deck.slide.size.width + 0.1 for shape in spec.shapes)


def test_places_of_its_own_stay_as_they_are(tmp_path: Path) -> None:
    deck = read(tmp_path, f'extends: lecture\nslide: {{size: "4:3"}}\n{OWN}')
    assert deck.layouts[Text("Cover")].places[Text("title")].at == Box(72.0, 72.0, 576.0, 216.0)
    again = read(tmp_path, f'extends: {tmp_path / "deck.yaml"}\nslide: {{size: "4:3"}}\n', "again.yaml")
    assert again.layouts == deck.layouts


def test_a_deck_of_4_to_3_shows_nothing_beside_its_slides(tmp_path: Path) -> None:
    layout = tmp_path / "narrow.yaml"
    layout.write_text('extends: lecture\nslide: {size: "4:3"}\n', encoding="utf-8")
    rows = [{"label": f"Bridge {number}", "value": "It was built of stone, and fell"} for number in range(9)]
    events = [{"date": str(1800 + number), "title": "A bridge falls"} for number in range(9)]
    made = sheet(long_article(400) | {"infobox": {"rows": rows}, "timeline": events}, layout=str(layout))
    for page in made.pages:
        assert page.size.width == 720.0
        assert all(item.box.right <= 720.5 for item in page.items), page.title


def test_a_map_whose_caption_needs_two_lines_has_one_slide(tmp_path: Path) -> None:
    layout = tmp_path / "narrow.yaml"
    layout.write_text('extends: lecture\nslide: {size: "4:3"}\n', encoding="utf-8")
    made = scene(CONTENT / "treaty-of-tordesillas.yaml", str(layout))
    assert [page.layout for page in made.pages].count("Map") == 1
