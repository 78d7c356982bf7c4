"""What a slide shows on a click, as PowerPoint itself says it."""

from __future__ import annotations

from lxml import etree

from factdeck.drawing import Drawing, Ink, Line, Stroke
from factdeck.scene import AnyItem, DrawingItem, ShapeItem, TextItem
from factdeck.units import Box
from powerpoint.support_decks import drawn, paragraph, scene_of, select, slide_xml
from support.samples import CONTENT, scene

QUIZ = CONTENT / "treaty-of-tordesillas.yaml"
TICK = Drawing(20.0, 20.0, (Line((0.0, 0.0), (20.0, 20.0), stroke=Stroke(Ink("#000000"), 2.0)),))


def text_on_click(text: str, **options: object) -> TextItem:
    return TextItem(
        box=Box(40, 400, 300, 40), name="why", paragraphs=[paragraph(text)], on_click=True, **options
    )  # type: ignore[arg-type]


def three_on_click() -> list[AnyItem]:
    frame = ShapeItem(
        box=Box(40, 200, 200, 80), name="Right", stroke="#8c1c13", stroke_width=4.0, on_click=True
    )
    tick: DrawingItem = drawn(TICK, name="Tick", alt="", on_click=True)
    return [frame, tick, text_on_click("Because")]


def names_of_shapes(slide: etree._Element) -> dict[str, str]:
    return {each.get("id"): each.get("name") for each in select(slide, "//p:cNvPr")}


def shown_on_click(slide: etree._Element) -> list[str]:
    names = names_of_shapes(slide)
    return [names[target] for target in select(slide, "//p:timing//p:spTgt/@spid")]


def test_a_slide_without_such_items_has_no_timing() -> None:
    assert select(slide_xml(scene_of([text_on_click("There")])), "/p:sld/p:timing")
    plain = TextItem(box=Box(40, 400, 300, 40), paragraphs=[paragraph("There")])
    assert select(slide_xml(scene_of([plain])), "/p:sld/p:timing") == []


def test_all_items_appear_with_one_click() -> None:
    slide = slide_xml(scene_of(three_on_click()))
    assert shown_on_click(slide) == ["Right", "Tick", "why"]
    effects = select(slide, "//p:cTn[@presetID]")
    assert [each.get("nodeType") for each in effects] == ["clickEffect", "withEffect", "withEffect"]
    assert {(each.get("presetID"), each.get("presetClass")) for each in effects} == {("1", "entr")}
    assert len(select(slide, "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")) == 1
    [start] = select(slide, "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par/p:cTn/p:stCondLst/p:cond/@delay")
    assert start == "indefinite"


def test_every_time_node_has_an_id_of_its_own() -> None:
    ids = select(slide_xml(scene_of(three_on_click())), "//p:cTn/@id")
    assert ids == [str(number) for number in range(1, len(ids) + 1)]


def test_shapes_that_hold_text_are_listed_as_built_with_their_ground() -> None:
    slide = slide_xml(scene_of([*three_on_click(), text_on_click("Filled", fill="#ffffff")]))
    names = names_of_shapes(slide)
    builds = {names[each.get("spid")]: each.get("animBg") for each in select(slide, "//p:bldLst/p:bldP")}
    assert builds == {"Right": "1", "why": None, "why 2": "1"}
    grouped = [names[each] for each in select(slide, "//p:cTn[@grpId]//p:spTgt/@spid")]
    assert grouped == list(builds)


def test_timing_stands_last_on_the_slide() -> None:
    children = [etree.QName(each).localname for each in slide_xml(scene_of(three_on_click()))]
    assert children == ["cSld", "clrMapOvr", "timing"]


def test_the_answer_of_each_quiz_slide_waits_for_a_click() -> None:
    deck = scene(QUIZ, "lecture")
    quiz = [number for number, page in enumerate(deck.pages, 1) if page.layout == "Quiz"]
    assert len(quiz) == 5
    for number in quiz:
        slide = slide_xml(deck, number)
        shown = shown_on_click(slide)
        assert len(shown) == 3 and shown[-1] == "why"
        assert len(select(slide, "//p:bldP")) == 2


def test_only_quiz_slides_wait_for_a_click() -> None:
    deck = scene(QUIZ, "lecture")
    waiting = {page.layout for page in deck.pages if any(item.on_click for item in page.items)}
    assert waiting == {"Quiz"}
