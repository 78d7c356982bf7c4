"""Decks in languages that run from right to left, and in scripts that PowerPoint shapes."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from factdeck import powerpoint
from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.drawing import texts
from factdeck.messages.problems import Problems, Source
from factdeck.scene import DrawingItem, Paragraph, Run, Scene, TextStyle

ARABIC = "كانت مانشوكو دولة في شرق آسيا."
THAI = "แมนจูกัวเป็นรัฐหนึ่งในเอเชียตะวันออกเฉียงเหนือซึ่งญี่ปุ่นก่อตั้งขึ้นและปกครองจนถึงปีหนึ่งเก้าสี่ห้า"
HINDI = "मंचूकुओ एक राज्य था"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def article(lang: str, words: str) -> str:
    """With more facts than stand beside each other as cards, so that they are a table."""
    facts = ", ".join(f"{{label: '{words[:8]} {number}', value: Mukden}}" for number in range(1, 8))
    return (
        f"title: '{words}'\nlang: {lang}\nlead: '{words}'\n"
        f"infobox: {{rows: [{facts}]}}\n"
        f"timeline: [{{date: 1932-03-01, title: '{words[:20]}'}}, {{date: 1945, title: End}}]\n"
        f"sections: [{{heading: '{words[:12]}', text: '{words}', points: ['{words}', 'Mukden', '{words[:9]}'], notes: '{words}'}}]\n"
    )


QUIZ = "teaching: {quiz: [{question: 'Where?', options: [Mukden, Harbin], answer: A}]}\n"


@lru_cache(maxsize=8)
def scene(lang: str, words: str, more: str = "") -> Scene:
    problems = Problems()
    found = read_article(Source("a.yaml", article(lang, words) + more), problems, slug="a", folder=Path())
    made = place_layout(found, "lecture", problems, Options()) if found else None
    assert made, "\n".join(map(str, problems))
    return made.document


@lru_cache(maxsize=8)
def deck(lang: str, words: str) -> Any:
    return Presentation(io.BytesIO(powerpoint.render(scene(lang, words))))


def paragraphs(lang: str, words: str) -> list[Any]:
    """Every paragraph of every slide that shows something."""
    return [
        each
        for slide in deck(lang, words).slides
        for each in slide._element.iter(f"{{{A}}}p")
        if said(each).strip()
    ]


def properties(paragraph: Any) -> dict[str, str]:
    properties = paragraph.find(f"{{{A}}}pPr")
    return dict(properties.attrib) if properties is not None else {}


def said(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{{{A}}}t"))


def test_paragraphs_of_a_deck_in_arabic_run_leftwards_and_stand_at_the_right() -> None:
    arabic = [each for each in paragraphs("ar", ARABIC) if said(each)[:1] in "كم"]
    assert len(arabic) > 8
    assert {properties(each).get("rtl") for each in arabic} == {"1"}
    assert {properties(each)["algn"] for each in arabic} <= {"r", "l"}
    boxed = [each for each in arabic if each.getparent().getparent().find(".//{*}ph") is not None]
    assert boxed and {properties(each)["algn"] for each in boxed} == {"r"}


def test_a_heading_of_another_language_keeps_its_way_but_stands_at_the_right() -> None:
    english = [each for each in paragraphs("ps", ARABIC) if said(each) in ("Timeline", "Key facts")]
    assert len(english) == 2
    assert [(properties(each)["rtl"], properties(each)["algn"]) for each in english] == [("0", "r")] * 2


def test_speaker_notes_run_as_their_words_do() -> None:
    notes = [
        each
        for slide in deck("ps", ARABIC).slides
        if slide.has_notes_slide
        for each in slide.notes_slide._element.iter(f"{{{A}}}p")
        if said(each).strip()
    ]
    ways = {
        (said(each).isascii(), properties(each).get("rtl"), properties(each).get("algn")) for each in notes
    }
    assert (False, "1", "r") in ways and (True, "0", "l") in ways
    assert not [way for way in ways if way[0] == (way[1] == "1")]


def test_an_arabic_quotation_in_an_english_deck_runs_leftwards_alone() -> None:
    english = f"title: A\nlead: B\nsections: [{{heading: C, points: ['{ARABIC}', D, '1932 D']}}]\n"
    problems = Problems()
    found = read_article(Source("a.yaml", english), problems, slug="a", folder=Path())
    made = place_layout(found, "lecture", problems, Options()) if found else None
    assert made
    data = Presentation(io.BytesIO(powerpoint.render(made.document)))
    ways = {
        said(each): properties(each).get("rtl")
        for slide in data.slides
        for each in slide._element.iter(f"{{{A}}}p")
    }
    assert ways[ARABIC] == "1"
    assert {way for text, way in ways.items() if text != ARABIC} == {None}


def test_a_deck_that_runs_leftwards_is_laid_out_from_the_right() -> None:
    rightward, leftward = scene("hi", HINDI), scene("ar", ARABIC)
    assert rightward.master and leftward.master
    width = leftward.master.size.width
    for one, other in zip(rightward.master.layouts, leftward.master.layouts, strict=True):
        for place, mirrored in zip(one.placeholders, other.placeholders, strict=True):
            assert mirrored.box.x == pytest.approx(width - place.box.right)
            assert (mirrored.box.y, mirrored.box.width) == (place.box.y, place.box.width)
    places = [place for layout in leftward.master.layouts for place in layout.placeholders]
    numbers = [place for place in places if place.kind == "sldNum"]
    assert numbers and all(number.box.x < width / 4 for number in numbers)


def test_a_table_of_such_a_deck_has_its_first_column_at_the_right() -> None:
    tables = [table for slide in deck("ar", ARABIC).slides for table in slide._element.iter(f"{{{A}}}tblPr")]
    assert tables and all(table.get("rtl") == "1" for table in tables)
    others = [table for slide in deck("hi", HINDI).slides for table in slide._element.iter(f"{{{A}}}tblPr")]
    assert others and all(table.get("rtl") is None for table in others)


def test_each_run_names_its_language() -> None:
    runs = [
        run
        for each in paragraphs("hi", HINDI)
        for run in each.iter(f"{{{A}}}rPr")
        if run.getparent().tag.endswith("}r")
    ]
    assert {run.get("lang") for run in runs if said(run.getparent()) == HINDI} == {"hi"}


def test_the_theme_names_a_font_for_each_script_that_its_own_may_lack() -> None:
    [part] = [
        part
        for part in deck("hi", HINDI).part.package.iter_parts()
        if part.partname == "/ppt/theme/theme1.xml"
    ]
    text = part.blob.decode("utf-8")
    for script in ("Jpan", "Hang", "Hans", "Hant", "Arab", "Hebr", "Deva", "Thai", "Taml"):
        assert text.count(f'<a:font script="{script}" typeface="') == 2
    assert text.index("<a:cs ") < text.index("<a:font ")


def test_a_continued_title_keeps_its_number_in_order() -> None:
    from factdeck.language.scripts import LEFT_TO_RIGHT_MARK

    points = ", ".join(f"'{ARABIC} {number}'" for number in range(60))
    text = f"title: '{ARABIC}'\nlang: ps\nlead: '{ARABIC}'\nsections: [{{heading: '{ARABIC[:12]}', points: [{points}]}}]\n"
    problems = Problems()
    found = read_article(Source("a.yaml", text), problems, slug="a", folder=Path())
    made = place_layout(found, "lecture", problems, Options()) if found else None
    assert made
    titles = [page.title for page in made.document.pages if "(" in page.title]
    assert len(titles) > 2 and all(f"({LEFT_TO_RIGHT_MARK}" in title for title in titles)


def test_thai_goes_on_to_the_next_line_between_syllables() -> None:
    lead = [
        paragraph
        for page in scene("th", THAI).pages
        for item in page.items
        for paragraph in getattr(item, "paragraphs", [])
        if paragraph.text.startswith(THAI[:20]) and len(paragraph.lines) > 1
    ]
    assert lead
    for line in (line for paragraph in lead for line in paragraph.lines):
        first = line.pieces[0].text[0]
        assert (
            first not in "ะาำๅฯๆ" and not "\u0e31" <= first <= "\u0e3a" and not "\u0e47" <= first <= "\u0e4e"
        )
        assert line.pieces[-1].text[-1] not in "เแโใไ"


@pytest.mark.parametrize(
    ("text", "lang", "deck_lang", "leftward"),
    [("A", "ar", "ar", True), ("A", "en", "ar", False), ("שלום", "en", "en", True), ("1945", "", "fa", True)],
)
def test_a_paragraph_runs_by_its_language_then_its_letters_then_the_deck_s(
    text: str, lang: str, deck_lang: str, leftward: bool
) -> None:
    from factdeck.layout.fonts import find_face

    run = Run(text, TextStyle(find_face("Calibri"), 12.0), lang)
    assert Paragraph((run,), (), 14.0).runs_leftward(deck_lang) is leftward


@pytest.mark.parametrize(
    ("text", "width"), [("Łódź – ½", 102.0), ("Маньчжурия", 102.0), ("मुकदेन", 132.0), ("A → B", 132.0)]
)
def test_a_label_in_letters_of_another_font_has_room_for_them(text: str, width: float) -> None:
    from factdeck.drawing import Ink, Text
    from factdeck.layout.fonts import find_face
    from factdeck.powerpoint.labels import label_of
    from factdeck.powerpoint.xml import Writer

    master, face = scene("hi", HINDI).master, find_face("Calibri")
    assert master
    drawn = Text(10, 10, text, face, 12, Ink("#000000"), 100.0)
    label = label_of(Writer(None, master, "hi"), drawn, (1, 0, 0, -1, 0, 0))  # type: ignore[arg-type]
    assert label and label.box.width == pytest.approx(width)


def test_an_option_stands_as_far_from_its_letter_as_in_other_languages() -> None:
    def margins(lang: str, words: str) -> list[tuple[str, str]]:
        slides = Presentation(io.BytesIO(powerpoint.render(scene(lang, words, QUIZ)))).slides
        found = [
            each for slide in slides for each in slide._element.iter(f"{{{A}}}p") if said(each) == "Harbin"
        ]
        return [(each.pPr.get("marL"), each.pPr.get("indent")) for each in found]

    assert margins("ar", ARABIC) == margins("en", "A state in the east") != []


def test_timelines_run_as_their_language_does() -> None:
    def years(lang: str, words: str) -> list[str]:
        """As they stand along the strip at the foot of a slide, from the left."""
        [*_, strip] = [item for item in scene(lang, words).pages[3].items if isinstance(item, DrawingItem)]
        return [text.text for text, _ in sorted(texts(strip.drawing), key=lambda told: told[0].x)]

    rightward = years("en", "A state in the east")
    assert rightward == sorted(rightward) and len(rightward) > 1
    assert years("ar", ARABIC) == rightward[::-1]
