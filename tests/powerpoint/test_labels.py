"""A label of a drawing is one text box on a slide, however many lines it has, and an event is one group."""

from __future__ import annotations

import pytest
from lxml import etree

from factdeck.diagrams.timeline.labels import joints
from factdeck.drawing import Drawing, Group, Ink, Joined, Part, Text
from factdeck.layout.fonts import find_face
from factdeck.powerpoint.label_blocks import SPARE_SHARE
from factdeck.scene import DrawingItem
from powerpoint.support_decks import drawn, scene_of, select, slide_xml
from support.samples import CONTENT, scene

FACE, BOLD = find_face("Calibri"), find_face("Calibri", bold=True)
BLACK = Ink("#000000")


def line(
    text: str, y: float, joined: Joined = "", *, width: float = 100.0, x: float = 10.0, bold: bool = False
) -> Text:
    return Text(x, y, text, BOLD if bold else FACE, 16.0, BLACK, width, joined=joined)


def boxes(*parts: Part) -> list[etree._Element]:
    item: DrawingItem = drawn(Drawing(300.0, 200.0, parts))
    return select(slide_xml(scene_of([item])), "//p:sp[p:nvSpPr/p:cNvSpPr/@txBox]")


def paragraphs(box: etree._Element) -> list[str]:
    """Their text, with a bar for a break."""
    return [
        "".join(
            node.text or "" if node.tag.endswith("}t") else "|" for node in select(each, ".//a:t | .//a:br")
        )
        for each in select(box, ".//a:p")
    ]


def test_a_date_and_a_title_of_two_lines_are_one_box_of_two_paragraphs() -> None:
    [box] = boxes(
        line("4 March 1493", 100, bold=True, width=80.0),
        line("Columbus, on his way", 80, "line", width=140.0),
        line("home, puts in at Lisbon", 60, "space", width=150.0),
    )
    assert paragraphs(box) == ["4 March 1493", "Columbus, on his way home, puts in at Lisbon"]
    assert select(box, ".//a:bodyPr/@wrap") == ["square"]


def test_a_box_is_as_wide_as_its_longest_line_and_as_high_as_all() -> None:
    [box] = boxes(line("One", 100, width=80.0), line("Two", 80, "line", width=140.0))
    [extent] = select(box, ".//a:xfrm/a:ext")
    assert int(extent.get("cx")) == (140 + 2) * 12700
    high = 20 + 16 * (FACE.natural_leading + SPARE_SHARE)
    assert int(extent.get("cy")) == pytest.approx(high * 12700, rel=0.001)


def test_a_line_that_would_hold_the_next_word_ends_with_a_break() -> None:
    [box] = boxes(line("Portugal’s", 100, width=60.0), line("to claim", 80, "space", width=60.0))
    assert paragraphs(box) == ["Portugal’s to claim"]
    [box] = boxes(line("To", 100, width=12.0), line("a claim", 80, "space", width=60.0))
    assert paragraphs(box) == ["To|a claim"]


def test_a_word_that_is_divided_keeps_its_division() -> None:
    [box] = boxes(line("Donaudampf", 100), line("schiff", 80, "nothing"))
    assert paragraphs(box) == ["Donaudampf|schiff"]


def test_letters_of_other_fonts_are_not_wrapped_anew() -> None:
    [box] = boxes(line("満洲国は", 100), line("日本の", 80, "space"))
    assert paragraphs(box) == ["満洲国は|日本の"]
    assert select(box, ".//a:bodyPr/@wrap") == ["none"]


def test_texts_of_different_labels_stay_apart() -> None:
    assert len(boxes(line("One", 100), line("Two", 80))) == 2
    assert len(boxes(line("One", 100), line("Two", 80, "space", x=50.0))) == 2
    assert len(boxes(line("One", 100), line("Two", 120, "space"))) == 2


def test_a_turned_label_has_one_box_for_each_line() -> None:
    turned = Group((line("One", 100), line("Two", 80, "space")), transform=(0.0, 1.0, -1.0, 0.0, 200.0, 0.0))
    assert len(boxes(turned)) == 2


def test_each_event_is_one_group_named_by_its_date_and_title() -> None:
    deck = scene(CONTENT / "treaty-of-tordesillas.yaml", "lecture")
    [number] = [number for number, page in enumerate(deck.pages, 1) if page.layout == "Timeline"]
    slide = slide_xml(deck, number)
    names = select(slide, "//p:grpSp/p:grpSp/p:nvGrpSpPr/p:cNvPr/@name")
    assert "4 March 1493 Columbus, on his way home, puts in at Lisbon" in names
    assert len([name for name in names if name[0].isdigit()]) == 8
    assert select(slide, "//p:grpSp/p:grpSp[p:nvGrpSpPr/p:cNvPr[contains(@name, '1493')]]//p:grpSp") == []


def test_a_timeline_has_a_box_for_each_number_and_label() -> None:
    deck = scene(CONTENT / "treaty-of-tordesillas.yaml", "lecture")
    [number] = [number for number, page in enumerate(deck.pages, 1) if page.layout == "Timeline"]
    [event] = select(
        slide_xml(deck, number), "//p:grpSp[starts-with(p:nvGrpSpPr/p:cNvPr/@name, '4 March 1493')]"
    )
    texts = ["/".join(paragraphs(box)).replace("\u00a0", " ") for box in select(event, ".//p:sp[p:txBody]")]
    assert sorted(texts) == ["2", "2", "4 March 1493/Columbus, on his way home, puts in at Lisbon"]


@pytest.mark.parametrize(
    ("words", "lines", "expected"),
    [
        ("one two three", ["one two", "three"], ["line", "space"]),
        ("one  two", ["one", "two"], ["line", "space"]),
        ("north-west passage", ["north-", "west", "passage"], ["line", "nothing", "space"]),
        ("1 May\u00a01493", ["1 May", "1493"], ["line", "space"]),
        ("", [], []),
    ],
)
def test_a_line_says_how_it_goes_on(words: str, lines: list[str], expected: list[str]) -> None:
    assert list(joints(words, lines)) == expected
