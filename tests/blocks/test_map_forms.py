"""A map as a slide's whole picture, as the part that a section names, and under its title on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import Group, leaves
from factdeck.drawing import Path as Outline
from factdeck.messages.problems import Problems, Source
from factdeck.scene import AnyItem, DrawingItem, Scene, TextItem

DECK = """\
output: pptx
layouts:
  Map:
    places:
      title: {kind: title, at: [0.6in, 0.4in, 6.2in, 1.42in], style: map title, over: figure}
      figure: {at: [0in, 0in, 13.333in, 7in]}
      foot: {kind: body, at: [0.6in, 7in, 12in, 0.45in], style: foot}
  Named:
    places:
      title: {kind: title, at: [0.6in, 0.74in, 5.1in, 1.8in], style: title}
      figure: {at: [6in, 0in, 7.333in, 6.6in]}
slides:
  - {layout: Map, title: map title, fill: {figure: {block: map, form: full}, foot: map caption}}
  - for each: sections
    slides:
      - {layout: Named, title: heading, fill: {figure: {block: map, form: named}}}
"""
SHEET = """\
output: pdf
pages: [{regions: {main: {}}}]
fit: free
blocks:
  - {block: title}
  - {block: map, form: full, height: 80mm, heading: yes}
"""
ARTICLE = """\
title: A war
lead: It was short.
infobox:
  map:
    caption: The army came by three ways. Arrows are schematic.
    credit: Natural Earth
    extent: [109, 35, 146, 54.5]
    areas:
      - {name: Mongolia, countries: [MN]}
      - {name: Northern Korea, countries: [KP]}
      - {name: Japan, countries: [JP]}
    points: [{name: Harbin, at: [126.6, 45.8]}, {name: Vladivostok, at: [131.9, 43.1]}]
    routes:
      - {name: The march, path: [[113.5, 47.6], [122.6, 44]]}
      - {name: The 38th parallel, kind: line, path: [[124, 38], [132, 38]]}
sections:
  - {heading: Two names, points: [Harbin lay far from northern Korea]}
  - {heading: One name, points: [Harbin fell]}
  - {heading: With its way, point: The march went to Harbin, points: [Nobody saw it]}
  - {heading: In the text, text: "They met at Harbin, not at Vladivostok. Then Japan gave up."}
  - heading: Its own
    text: A port.
    map: {points: [{name: Dalian, at: [121.6, 38.9]}], alt: The port of Dalian}
"""
FIRST = "    caption: The army came by three ways. Arrows are schematic.\n"


def made(tmp_path: Path, layout: str, article: str = ARTICLE, theme: str = "classic") -> Scene:
    file = tmp_path / "given.yaml"
    file.write_text(layout, encoding="utf-8")
    problems = Problems()
    read = read_article(Source("a.yaml", article), problems, slug="a", folder=Path())
    assert read is not None, "\n".join(map(str, problems))
    found = place_layout(read, str(file), problems, Options(theme=theme))
    assert found is not None, "\n".join(map(str, problems))
    return found.document


def maps(scene: Scene) -> dict[str, DrawingItem]:
    """What has the words of the map on each slide, by the slide's title."""
    return {page.title: item for page in scene.pages for item in page.items if isinstance(item, DrawingItem)}


def layers(scene: Scene, title: str) -> list[DrawingItem]:
    """The map under a title: its shapes, and over the title its words."""
    [page] = [page for page in scene.pages if page.title == title]
    return [item for item in page.items if isinstance(item, DrawingItem)]


def texts(scene: Scene, number: int = 0) -> list[str]:
    items: list[AnyItem] = scene.pages[number].items
    return [paragraph.text for item in items if isinstance(item, TextItem) for paragraph in item.paragraphs]


def group(item: DrawingItem, name: str) -> Group | None:
    [face] = [part for part in item.drawing.parts if isinstance(part, Group) and not part.key]
    return next((part for part in face.parts if isinstance(part, Group) and part.key == name), None)


def is_tinted(item: DrawingItem, name: str) -> bool:
    found = group(item, name)
    assert found is not None, name
    return any(isinstance(leaf.part, Outline) and leaf.part.fill is not None for leaf in leaves(found.parts))


def test_a_full_map_takes_its_place_from_edge_to_edge(tmp_path: Path) -> None:
    scene = made(tmp_path, DECK)
    item = maps(scene)["The army came by three ways"]
    assert (item.box.x, item.box.y) == (0, 0)
    assert (item.box.width, item.box.height) == pytest.approx((960, 504), abs=0.05)
    groups = [
        group(layer, name) for layer in layers(scene, scene.pages[0].title) for name in ("Frame", "Base map")
    ]
    assert sum(found is not None for found in groups) == 1 and groups[1] is not None


def test_the_caption_s_first_sentence_is_the_title_and_the_rest_stands_in_the_foot(tmp_path: Path) -> None:
    scene = made(tmp_path, DECK)
    assert scene.pages[0].title == "The army came by three ways"
    assert "Arrows are schematic. Natural Earth" in texts(scene)


def test_a_title_of_its_own_leaves_the_caption_whole(tmp_path: Path) -> None:
    scene = made(tmp_path, DECK, ARTICLE.replace(FIRST, "    title: Which way did they come?\n" + FIRST))
    assert scene.pages[0].title == "Which way did they come?"
    assert "The army came by three ways. Arrows are schematic. Natural Earth" in texts(scene)


def test_a_map_that_says_nothing_is_called_by_the_layout_s_word(tmp_path: Path) -> None:
    scene = made(tmp_path, DECK, ARTICLE.replace(FIRST, ""))
    assert scene.pages[0].title == "On the map"
    long = FIRST.replace("by three ways", "by three ways, " * 20 + "and so on")
    assert made(tmp_path, DECK, ARTICLE.replace(FIRST, long)).pages[0].title.startswith("On the map")


def test_a_section_has_the_part_of_the_map_that_it_names(tmp_path: Path) -> None:
    item = maps(made(tmp_path, DECK))["Two names"]
    assert (item.box.width, item.box.height) == pytest.approx((528, 475.2), abs=0.05)
    assert is_tinted(item, "Northern Korea") and group(item, "Harbin")
    assert not group(item, "Mongolia") or not is_tinted(item, "Mongolia")
    assert group(item, "The march") is None and group(item, "The 38th parallel") is None


def test_a_section_that_names_fewer_than_two_things_has_no_part_of_the_map(tmp_path: Path) -> None:
    assert "One name" not in maps(made(tmp_path, DECK))


def test_a_route_is_shown_where_its_name_is_said(tmp_path: Path) -> None:
    item = maps(made(tmp_path, DECK))["With its way"]
    assert group(item, "The march") and group(item, "The 38th parallel") is None
    assert not any(is_tinted(item, name) for name in ("Mongolia", "Northern Korea") if group(item, name))


def test_a_section_without_points_is_taken_at_its_first_sentences(tmp_path: Path) -> None:
    item = maps(made(tmp_path, DECK))["In the text"]
    assert group(item, "Harbin") and group(item, "Vladivostok")
    assert not group(item, "Japan") or not is_tinted(item, "Japan")


def test_a_section_s_own_map_comes_before_a_part_of_the_article_s(tmp_path: Path) -> None:
    assert maps(made(tmp_path, DECK))["Its own"].alt == "The port of Dalian"


def test_the_alternative_text_of_a_part_says_what_that_shows(tmp_path: Path) -> None:
    alt = maps(made(tmp_path, DECK))["Two names"].alt
    assert alt.startswith("A map. It shows Northern Korea, Harbin, Vladivostok")
    assert "three ways" not in alt and "The march" not in alt


def test_a_long_alternative_text_counts_what_it_does_not_list(tmp_path: Path) -> None:
    towns = ", ".join(f"{{name: Town number {n}, at: [{110 + n}, 40]}}" for n in range(30))
    article = ARTICLE.replace("    points: [{name: Harbin", f"    points: [{towns}, {{name: Harbin")
    alt = maps(made(tmp_path, DECK, article))["The army came by three ways"].alt
    assert len(alt) < 260 and alt.endswith(" more.") and "Town number 3," in alt


def test_areas_of_which_something_is_said_have_a_key_on_the_map(tmp_path: Path) -> None:
    article = ARTICLE.replace("countries: [MN]}", "countries: [MN], text: It kept out}")
    item = maps(made(tmp_path, DECK, article))["The army came by three ways"]
    key = group(item, "Key")
    assert key is not None
    assert [leaf.part.text for leaf in leaves(key.parts) if hasattr(leaf.part, "text")] == [  # type: ignore[union-attr]
        "Mongolia",
        "It kept out",
    ]


def test_a_map_of_which_too_much_is_said_leaves_its_slide_to_another_form(tmp_path: Path) -> None:
    areas = "".join(f"      - {{name: A{n}, countries: [MN], text: Said of it}}\n" for n in range(5))
    article = ARTICLE.replace("    areas:\n", "    areas:\n" + areas)
    assert "The army came by three ways" not in maps(made(tmp_path, DECK, article))
    numbered = DECK.replace("form: full", "form: plain, numbered: yes")
    assert "The army came by three ways" in maps(made(tmp_path, numbered, article))


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_on_paper_a_full_map_stands_under_its_title_and_over_its_caption(tmp_path: Path, theme: str) -> None:
    scene = made(tmp_path, SHEET, theme=theme)
    [(page, item)] = [
        (page, item) for page in scene.pages for item in page.items if isinstance(item, DrawingItem)
    ]
    told = [
        (item.box.y, paragraph.text)
        for item in page.items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
    ]
    [title] = [y for y, text in told if text == "The army came by three ways"]
    [caption] = [y for y, text in told if text == "Arrows are schematic. Natural Earth"]
    assert title < item.box.y < caption
    assert item.box.height >= 226.7 and group(item, "Frame") is not None and group(item, "Key") is None
    least = {"classic": 6.75, "photocopy": 6.75, "reading": 10.5, "large-print": 18}[theme]
    assert min(leaf.part.size for leaf in leaves(item.drawing.parts) if hasattr(leaf.part, "text")) >= least  # type: ignore[union-attr]


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_nothing_on_a_slide_s_map_is_smaller_than_twelve_points(tmp_path: Path, theme: str) -> None:
    for item in maps(made(tmp_path, DECK, theme=theme)).values():
        assert item.box.width == pytest.approx(item.drawing.width)
        sizes = [leaf.part.size for leaf in leaves(item.drawing.parts) if hasattr(leaf.part, "text")]  # type: ignore[union-attr]
        assert min(sizes) >= 12.0


def test_furniture_frame_and_caption_are_the_layout_s_choice(tmp_path: Path) -> None:
    bare = SHEET.replace("heading: yes", "furniture: no, frame: no, caption: no")
    scene = made(tmp_path, bare)
    [item] = [item for page in scene.pages for item in page.items if isinstance(item, DrawingItem)]
    assert group(item, "Frame") is None and group(item, "Globe") is None and group(item, "Degrees") is None
    assert texts(scene)[1:] == []
