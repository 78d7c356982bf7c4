"""A layout and an article to a placed document: what is read for it, and that nothing it is placed from is changed."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

import factdeck
from factdeck.building.options import Options
from factdeck.building.output import Materials
from factdeck.building.outputs import layout_models, output_of
from factdeck.building.placing import place_layout, sheet_theme
from factdeck.layout.loading import layout_files, read_layout, read_theme, read_words
from factdeck.layout.model import Layout
from factdeck.messages.problems import Problems
from factdeck.scene import Scene
from support.samples import CASES

TOWN = CASES / "town.yaml"
SCHOOL = Path(pptx.__file__).parent / "templates" / "default.pptx"


def layout_of(name: str) -> Layout:
    layout = read_layout(name, layout_models(), layout_files(), Problems())
    assert layout is not None
    return layout


def materials_of(name: str, options: Options) -> Materials:
    layout, files, problems = layout_of(name), layout_files(), Problems()
    theme = read_theme(layout.theme, layout.medium, files, problems)
    words = read_words("en", files, problems)
    template = output_of(layout).find_template(layout, options.template, problems)
    assert theme is not None and words is not None and not problems.errors
    return Materials(factdeck.load(TOWN), layout, theme, words, template, options)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("fact-sheet", Options(paper="A5")),
        ("lecture", Options()),
        ("lecture", Options(template=str(SCHOOL))),
    ],
)
def test_nothing_that_a_document_is_placed_from_is_changed(name: str, options: Options) -> None:
    materials = materials_of(name, options)
    before = repr((materials.article, materials.layout, materials.theme))
    scene = output_of(materials.layout).place(materials, Problems())
    assert isinstance(scene, Scene) and scene.pages
    assert repr((materials.article, materials.layout, materials.theme)) == before
    assert materials.layout == layout_of(name)


def test_the_same_materials_make_the_same_document_again() -> None:
    materials = materials_of("lecture", Options(template=str(SCHOOL)))
    place = output_of(materials.layout).place
    first, again = place(materials, Problems()), place(materials, Problems())
    assert repr(first.pages) == repr(again.pages)


def test_a_document_rests_on_its_article_pictures_layouts_theme_words_and_template() -> None:
    placed = place_layout(factdeck.load(TOWN), "lecture", Problems(), Options(template=str(SCHOOL)))
    assert placed is not None and placed.on_template
    names = [path.name for path in placed.depends]
    assert names[0] == "town.yaml" and names[-1] == "default.pptx"
    assert {"lecture.yaml", "classic.yaml", "en.yaml"} < set(names)


def test_each_slide_is_in_the_section_of_the_slide_before_it_or_in_one_of_its_own() -> None:
    placed = place_layout(factdeck.load(TOWN), "lecture", Problems(), Options())
    assert placed is not None
    sections = [page.section for page in placed.document.pages]
    assert all(sections) and sections[0] == "Nether Wallop"
    assert len(set(sections)) < len(sections)
    runs = [one for one, next_one in zip(sections, [*sections[1:], ""], strict=True) if one != next_one]
    assert len(runs) == len(set(runs))


def test_the_theme_of_the_usual_sheet_is_for_paper() -> None:
    theme = sheet_theme()
    assert theme is not None and (theme.name, theme.medium) == ("classic", "paper")
