"""The slide master and its layouts, as someone meets them who edits the deck in PowerPoint."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from pptx.presentation import Presentation

from factdeck import powerpoint
from factdeck.layout.fonts import find_face
from factdeck.layout.loading import layout_files, read_words
from factdeck.messages.problems import Problems
from factdeck.place.levels import levels_of
from factdeck.scene import LevelStyle, Scene, TextStyle
from powerpoint.support_decks import parts, reopened, select
from support.samples import CONTENT, ROOT, scene

ARTICLE = CONTENT / "treaty-of-tordesillas.yaml"
NUMBERED = {"obj": [1], "twoObj": [1, 2], "picTx": [1]}


@pytest.fixture(scope="module")
def deck_scene() -> Scene:
    return scene(ARTICLE, "lecture")


@pytest.fixture(scope="module")
def data(deck_scene: Scene) -> bytes:
    return powerpoint.render(deck_scene)


@pytest.fixture(scope="module")
def deck(data: bytes) -> Presentation:
    return reopened(data)


@pytest.fixture(scope="module")
def master(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["ppt/slideMasters/slideMaster1.xml"])


def types(deck: Presentation) -> dict[str, str]:
    return {layout.name: layout._element.get("type", "") for layout in deck.slide_layouts}


def test_every_layout_has_a_type(deck: Presentation) -> None:
    kinds = types(deck)
    assert set(kinds.values()) == {"title", "obj", "twoObj", "secHead", "titleOnly", "picTx"}
    assert (kinds["Title slide"], kinds["Title and points"], kinds["Section"]) == ("title", "obj", "secHead")
    assert (kinds["Comparison"], kinds["Claim and map"], kinds["Map"]) == ("twoObj", "picTx", "titleOnly")


def test_content_stands_where_powerpoint_counts_it_in_its_own_layouts(deck: Presentation) -> None:
    for layout in deck.slide_layouts:
        kind = layout._element.get("type")
        objects = [
            each.placeholder_format for each in list(layout.placeholders) if "idx" in each._element.ph.attrib
        ]
        content = sorted(each.idx for each in objects if each.type.name == "OBJECT")
        assert content == NUMBERED.get(kind, []), layout.name


def test_a_running_head_is_a_footer_and_is_read_after_the_title(deck: Presentation) -> None:
    for slide in deck.slides:
        kinds = [each.placeholder_format.type.name for each in slide.shapes if each.is_placeholder]
        if "FOOTER" in kinds:
            assert kinds[:2] == ["TITLE", "FOOTER"]
            [head] = [each for each in slide.placeholders if each.placeholder_format.idx == 11]
            assert head.top + head.height <= slide.shapes.title.top


def test_the_master_has_the_title_and_the_list_of_the_layout_for_points(master: etree._Element) -> None:
    [title] = select(master, "//p:titleStyle/a:lvl1pPr/a:defRPr")
    assert title.get("sz") == "3200"
    assert select(title, "./a:solidFill/a:schemeClr/@val") == ["tx1"]
    sizes = select(master, "//p:bodyStyle/*[position() <= 5]/a:defRPr/@sz")
    assert sizes == ["2400", "2200", "2000", "2000", "2000"]
    assert select(master, "//p:bodyStyle/*[position() <= 5]/a:buChar/@char") == ["•", "–", "•", "–", "•"]


def test_text_outside_title_and_list_has_no_bullet(master: etree._Element) -> None:
    assert select(master, "//p:otherStyle//a:buChar") == []
    assert set(select(master, "//p:otherStyle/*/@marL")) == {"0"}


def test_levels_go_further_in_and_get_no_larger() -> None:
    first = LevelStyle(TextStyle(find_face("Calibri"), 28.8), 36.0, indent=22.0, bullet="•")
    levels = levels_of(first)
    assert [level.style.size for level in levels] == [28.8, 26.4, 24.0, 24.0, 24.0]
    assert [level.indent for level in levels] == [22.0, 44.0, 66.0, 88.0, 110.0]
    assert all(level.indent - level.bullet_x == 22.0 for level in levels)
    assert levels_of(LevelStyle(first.style, 36.0)) == (LevelStyle(first.style, 36.0),)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("de", ["Titelfolie", "Titel und Punkte", "Vergleich"]),
        ("fr", ["Diapositive de titre", "Titre et points", "Comparaison"]),
        ("cy", ["Title slide", "Title and points", "Comparison"]),
    ],
)
def test_layouts_and_prompts_are_named_in_the_language_of_the_deck(
    lang: str, names: list[str], tmp_path: Path
) -> None:
    article = tmp_path / "article.yaml"
    article.write_text(
        f"title: Short\nlang: {lang}\nsections: [{{heading: One, points: [Two]}}]\n", encoding="utf-8"
    )
    deck = reopened(powerpoint.render(scene(article, "lecture")))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    assert set(names) < set(layouts)
    prompt = next(iter(layouts[names[1]].placeholders)).text_frame.text
    assert prompt == {"de": "Kopfzeile", "fr": "En-tête", "cy": "Kicker"}[lang]


def test_every_language_has_a_word_of_its_own_for_each_layout_and_prompt() -> None:
    import yaml

    languages = [path.stem for path in (ROOT / "layouts" / "words").glob("*.yaml")]
    words = {lang: read_words(lang, layout_files(), Problems()) for lang in languages}
    layouts = yaml.safe_load((ROOT / "layouts" / "lecture.yaml").read_text(encoding="utf-8"))["layouts"]
    prompts = {
        place["prompt"] for spec in layouts.values() for place in spec["places"].values() if "prompt" in place
    }
    for language, table in words.items():
        assert table is not None
        names = [table(f"layout {name}") for name in layouts]
        assert len(set(names)) == len(names), language
        assert all(f"prompt {prompt}" in table for prompt in prompts), language
