"""An article's maps on the sheet and in the deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import texts
from factdeck.messages.problems import Problems, Source
from factdeck.scene import DrawingItem, Page, Scene, TextItem

HEAD = "title: A town\nlang: {lang}\nlead: It stands on a river.\n"
INFOBOX = """\
infobox:
  map:
    caption: The town and its neighbours
    credit: Natural Earth
    areas:
      - {name: France, countries: [FR], text: It lay to the west}
      - {name: The Rhineland, polygon: [[6, 49], [8, 49], [8, 52], [6, 52]]}
    points: [{name: Trier, at: [6.64, 49.76]}]
    routes: [{name: The way, path: [[2.3, 48.9], [6.6, 49.7]]}]
"""
SECTION = """\
sections:
  - heading: The islands
    text: They lie far off.
    map:
      alt: Two islands in the ocean
      points: [{name: Suva, at: [178.4, -18.1]}]
"""


def made(text: str, layout: str, lang: str = "en", problems: Problems | None = None) -> Scene:
    problems = problems if problems is not None else Problems()
    article = read_article(Source("a.yaml", HEAD.format(lang=lang) + text), problems, slug="a", folder=Path())
    assert article is not None, "\n".join(map(str, problems))
    found = place_layout(article, layout, problems, Options())
    assert found is not None, "\n".join(map(str, problems))
    return found.document


def maps(scene: Scene) -> list[tuple[Page, DrawingItem]]:
    return [
        (page, item)
        for page in scene.pages
        for item in page.items
        if isinstance(item, DrawingItem) and item.alt and item.name in ("Map", "Karte", "Carte")
    ]


def told(page: Page) -> list[str]:
    return [
        paragraph.text for item in page.items if isinstance(item, TextItem) for paragraph in item.paragraphs
    ]


def test_the_infobox_map_stands_on_the_sheet_with_its_caption_and_its_credit() -> None:
    [(page, item)] = maps(made(INFOBOX, "fact-sheet"))
    assert item.element is not None and item.element.role == "Figure" and item.element.alt == item.alt
    assert "The town and its neighbours" in told(page)
    assert any("Natural Earth" in text for text in told(page))


MUCH_TO_SAY = "It lay to the west" + " of another river" * 16


def test_the_infobox_map_fills_the_cover_beside_the_title_and_a_slide_to_the_edges() -> None:
    (cover, beside), (page, item) = maps(made(INFOBOX, "lecture"))
    assert cover.layout == "Cover and map" and beside.box.right == pytest.approx(960, abs=0.1)
    assert page.layout == "Map" and page.title == "The town and its neighbours" and page.notes
    assert (item.box.x, item.box.width) == pytest.approx((0, 960), abs=0.1)
    assert any("Natural Earth" in text for text in told(page))


def test_a_map_of_which_much_is_said_has_numbers_and_a_list_of_what_they_mean() -> None:
    [(page, item)] = maps(made(INFOBOX.replace("It lay to the west", MUCH_TO_SAY), "lecture"))[-1:]
    assert page.layout == "Map with key" and page.notes
    body = next(each for each in page.items if isinstance(each, TextItem) and each.placeholder == "body")
    assert [(paragraph.bullet, paragraph.text) for paragraph in body.paragraphs] == [
        ("1.", f"France: {MUCH_TO_SAY}"),
        ("2.", "The Rhineland"),
        ("3.", "The way"),
    ]
    assert any("Natural Earth" in text for text in told(page))
    assert item.box.width > 400


def test_a_section_s_map_is_a_figure_on_paper_and_stands_beside_the_section_s_claim_in_the_deck() -> None:
    [(_, item)] = maps(made(SECTION, "fact-sheet"))
    assert item.alt == "Two islands in the ocean" and item.box.height <= 200 + 1e-9
    [(page, _)] = maps(made(SECTION, "lecture"))
    assert page.layout == "Claim and map" and page.title == "The islands"


def test_a_section_s_map_has_a_slide_of_its_own_where_the_section_shows_something_else() -> None:
    [(page, _)] = maps(made(SECTION.replace("text:", "show: points\n    text:"), "lecture"))
    assert page.layout == "Map" and page.title.startswith("The islands")


def test_a_map_without_alternative_text_gets_one_that_lists_what_it_shows() -> None:
    [(_, item)] = maps(made(INFOBOX, "fact-sheet"))
    assert item.alt == "The town and its neighbours. A map. It shows France, The Rhineland, Trier, The way."


@pytest.mark.parametrize(("lang", "word"), [("de", "Karte"), ("fr", "Carte"), ("eo", "Map")])
def test_a_map_is_named_in_the_article_s_language(lang: str, word: str) -> None:
    [(_, item)] = maps(made(INFOBOX, "fact-sheet", lang))
    assert item.name == word


def test_a_place_s_name_may_have_letters_that_only_a_stand_in_draws() -> None:
    page = "infobox:\n  map:\n    points: [{name: Mukden 奉天, at: [123.4, 41.8]}]\n"
    [(_, item)] = maps(made(page, "fact-sheet"))
    [found] = [text for text, _ in texts(item.drawing) if "奉" in text.text]
    assert [(part, face.family) for part, face in found.parts] == [
        ("Mukden ", "Source Sans 3"),
        ("奉天", "Noto Sans SC"),
    ]


def test_letters_that_no_font_draws_are_told_at_their_place() -> None:
    problems = Problems()
    text = "infobox:\n  map:\n    points: [{name: Mukden ა, at: [123.4, 41.8]}]\n"
    article = read_article(Source("a.yaml", HEAD.format(lang="en") + text), problems, slug="a", folder=Path())
    assert article is not None
    place_layout(article, "fact-sheet", problems, Options())
    [problem] = problems.errors
    assert str(problem.mark) == "a.yaml:6:28" and "'ა'" in problem.message


def test_labels_are_large_enough_on_paper_and_on_slides() -> None:
    for layout, least in (("fact-sheet", 6.5), ("lecture", 12.0)):
        for _, item in maps(made(INFOBOX, layout)):
            scale = item.box.width / item.drawing.width
            assert min(size for _, size in texts(item.drawing)) * scale >= least
