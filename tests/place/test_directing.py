"""Lines are put into the order in which they are seen, and the pages of a leftward language are turned over."""

from __future__ import annotations

import pytest

from factdeck.layout.fonts import find_face, text_width
from factdeck.place.directing import directed_pages
from factdeck.place.lines import break_lines
from factdeck.scene import Element, Page, Paragraph, Run, ShapeItem, TextItem, TextStyle
from factdeck.units import Box, Size

STYLE = TextStyle(find_face("Open Sans"), 10.0)
WIDTH = 200.0


def paragraph(*runs: Run, width: float = WIDTH, align: str = "left", bullet: str = "") -> Paragraph:
    indent = 12.0 if bullet else 0.0
    lines = break_lines(runs, width - indent, leading=12.0, align=align, x=indent).lines  # type: ignore[arg-type]
    return Paragraph(
        runs,
        lines,
        12.0,
        align,  # type: ignore[arg-type]
        indent=indent,
        bullet=bullet,
        bullet_style=STYLE if bullet else None,
    )


def run(text: str, lang: str = "he", element: Element | None = None) -> Run:
    return Run(text, STYLE, lang, element=element)


def directed(*paragraphs: Paragraph, lang: str = "he", shapes: tuple[ShapeItem, ...] = ()) -> Page:
    item = TextItem(box=Box(50.0, 20.0, WIDTH, 100.0), paragraphs=list(paragraphs))
    [page] = directed_pages([Page(size=Size(400.0, 300.0), items=[item, *shapes])], lang)
    return page


def shown(page: Page) -> Paragraph:
    item = page.items[0]
    assert isinstance(item, TextItem)
    return item.paragraphs[0]


def seen(found: Paragraph) -> list[str]:
    return [piece.text for piece in sorted(found.lines[0].pieces, key=lambda piece: piece.x)]


def test_a_page_is_turned_over() -> None:
    assert directed(paragraph(run("שלום"))).items[0].box == Box(150.0, 20.0, WIDTH, 100.0)
    assert directed(paragraph(run("plain", "en")), lang="en").items[0].box == Box(50.0, 20.0, WIDTH, 100.0)


def test_pieces_stay_in_the_order_in_which_they_are_read_and_stand_where_they_are_seen() -> None:
    found = shown(directed(paragraph(run("בשנת 1948 קמה NATO."))))
    pieces = found.lines[0].pieces
    assert [piece.text for piece in pieces] == ["בשנת ", "1948", " קמה ", "NATO", "."]
    assert seen(found) == [".", "NATO", " קמה ", "1948", "בשנת "]
    assert [piece.leftward for piece in pieces] == [True, False, True, False, True]
    assert pieces[0].x + pieces[0].width == pytest.approx(WIDTH)


def test_a_sentence_that_begins_with_a_latin_name_runs_leftward_all_the_same() -> None:
    assert seen(shown(directed(paragraph(run("NATO הוקם."))))) == [" הוקם.", "NATO"]


def test_a_title_in_english_runs_rightward_and_stands_at_the_right() -> None:
    [piece] = shown(directed(paragraph(run("August Storm.", "en")))).lines[0].pieces
    assert not piece.leftward
    assert piece.x + piece.width == pytest.approx(WIDTH)


def test_justified_lines_fill_their_width() -> None:
    found = shown(directed(paragraph(run("שלום עולם גדול ויפה 1948 " * 6), align="justify")))
    for line in found.lines[:-1]:
        assert min(piece.x for piece in line.pieces) == pytest.approx(0.0, abs=0.2)
        assert max(piece.x + piece.width for piece in line.pieces) == pytest.approx(WIDTH, abs=0.2)


def test_a_label_stands_at_the_right_with_its_full_stop_left_of_its_number() -> None:
    found = shown(directed(paragraph(run("שלום"), bullet="1.")))
    number, stop = found.bullet_pieces
    assert (number.text, stop.text) == ("1", ".")
    assert number.x + number.width == pytest.approx(WIDTH)
    assert stop.x < number.x


def test_a_page_without_such_letters_is_as_it_was() -> None:
    page = Page(
        size=Size(400.0, 300.0),
        items=[TextItem(box=Box(0, 0, WIDTH, 9), paragraphs=[paragraph(run("a", "en"))])],
    )
    assert directed_pages([page], "en") == [page]


def test_a_hebrew_paragraph_of_an_english_page_stands_at_the_right() -> None:
    found = shown(directed(paragraph(run("כל ישראל.", "en")), lang="en"))
    [piece] = found.lines[0].pieces
    assert piece.leftward and piece.x + piece.width == pytest.approx(WIDTH)


def test_a_rule_to_write_on_stays_below_its_gap() -> None:
    gap = Element("Span")
    text = paragraph(run("ב-"), run("1948", element=gap), run(" קמה"))
    before = text.lines[0].pieces[1]
    rule = Box(50.0 + before.x, 20.0 + text.lines[0].baseline + 2.5, before.width, 0.0)
    page = directed(text, shapes=(ShapeItem(box=rule, kind="line", under=gap),))
    item, shape = page.items
    assert isinstance(item, TextItem)
    after = next(piece for piece in item.paragraphs[0].lines[0].pieces if piece.text == "1948")
    assert shape.box.x == pytest.approx(item.box.x + after.x)
    assert shape.box.width == pytest.approx(text_width("1948", STYLE.face, 10.0))


def test_a_number_behind_a_marked_name_stays_behind_it() -> None:
    found = shown(directed(paragraph(run("Yafo (", "en"), run("יפו"), run(", 1948) is", "en")), lang="en"))
    assert "".join(seen(found)) == "Yafo (יפו, 1948) is"
    unmarked = shown(directed(paragraph(run("Yafo (יפו, 1948) is", "en")), lang="en"))
    assert "".join(seen(unmarked)) == "Yafo (1948יפו, ) is"


def test_marks_over_two_lines_are_counted_once() -> None:
    words = run("word " * 30, "en")
    found = shown(directed(paragraph(run("שלום "), words, run("שלום"))))
    assert len(found.lines) > 2
    assert "".join(piece.text for line in found.lines for piece in line.pieces).count("word") == 30


def test_a_sentence_runs_as_its_article_however_long_what_it_quotes() -> None:
    quoted = run("a long quotation in English", "en")
    found = shown(directed(paragraph(run("כתב: "), quoted, run(" וכך."))))
    assert seen(found) == [" וכך.", "a long quotation in English", "כתב: "]


def test_a_space_at_the_end_of_a_marked_stretch_stands_between_the_words() -> None:
    found = shown(directed(paragraph(run("the word ", "en"), run("שלום "), run("means", "en")), lang="en"))
    assert seen(found) == ["the word ", "שלום", " ", "means"]


def test_a_paragraph_marked_as_of_another_language_runs_as_that_does() -> None:
    found = shown(directed(paragraph(run("The word שלום.", "en"))))
    assert seen(found) == ["The word ", "שלום", "."]


def test_a_text_of_several_lines_in_english_begins_at_the_left_of_a_leftward_sheet() -> None:
    found = shown(
        directed(paragraph(run("several words in English, which take some lines " * 2, "en"), bullet="1."))
    )
    assert len(found.lines) > 1
    assert all(line.pieces[0].x == pytest.approx(0.0) for line in found.lines)
    number = found.bullet_pieces[0]
    assert number.x + number.width == pytest.approx(WIDTH)
