"""Sets of pieces: a list of layouts with options that one command makes of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api
from factdeck.messages import codes
from factdeck.messages.problems import FactdeckError

ARTICLE = "title: A town\nlead: It lies by a river.\n"
LAYOUT = "output: pdf\nfit: free\npages: [{regions: {main: {}}}]\nblocks:\n  - {block: text, text: 'Version {version}, {seed}'}\n"


@pytest.fixture(autouse=True)
def article_and_layout(here: Path) -> None:
    (here / "layouts" / "sets").mkdir(parents=True)
    (here / "layouts" / "work.yaml").write_text(LAYOUT, encoding="utf-8")
    (here / "town.yaml").write_text(ARTICLE, encoding="utf-8")


def write_set(text: str) -> None:
    Path("layouts/sets/mine.yaml").write_text(text, encoding="utf-8")


def names(**options: str) -> list[str]:
    return [file.name for file in api.build("town.yaml", sets="mine", **options)]  # type: ignore[arg-type]


def test_each_piece_is_made_in_the_order_of_the_list() -> None:
    write_set(
        "pieces:\n  - work\n  - {layout: work, version: A}\n  - {layout: work, version: B}\n  - lecture\n"
    )
    assert names() == ["town-work.pdf", "town-work-A.pdf", "town-work-B.pdf", "town-lecture.pptx"]


def test_a_version_that_is_asked_for_takes_the_place_of_the_sets() -> None:
    write_set("pieces: [fact-sheet, {layout: work, version: A}]\n")
    assert names(version="C") == ["town-fact-sheet.pdf", "town-work-C.pdf"]


def test_layouts_and_sets_are_made_together_and_each_piece_once() -> None:
    write_set("pieces: [work, work]\n")
    files = api.build("town.yaml", "fact-sheet", sets="mine")
    assert [file.name for file in files] == ["town-fact-sheet.pdf", "town-work.pdf"]


def test_the_sets_file_is_among_what_its_pieces_rest_on() -> None:
    write_set("pieces: [work]\n")
    [file] = api.build("town.yaml", sets="mine")
    assert Path("layouts/sets/mine.yaml") in file.depends


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pieces: []\n", "pieces"),
        ("pieces: [{version: A}]\n", "a layout or an export is wanted here"),
        ("pieces: [{layout: work, export: gift}]\n", "a layout is named beside it"),
        ("pieces: [{layout: work, version: AB}]\n", "'AB' is no version: it is a letter from A to Z"),
        ("pieces: [{layuot: work}]\n", "did you mean 'layout'?"),
    ],
)
def test_what_is_wrong_with_a_set_is_told_at_its_place(text: str, told: str) -> None:
    write_set(text)
    with pytest.raises(FactdeckError) as error:
        names()
    assert told in str(error.value)
    assert "layouts/sets/mine.yaml:1:" in str(error.value)


def test_a_set_that_there_is_not_is_told_with_those_that_there_are() -> None:
    write_set("pieces: [work]\n")
    with pytest.raises(FactdeckError, match="there is no set 'mien'"):
        api.build("town.yaml", sets="mien")


QUIZ = "teaching: {quiz: [{question: 'Where?', options: [Here, There], answer: A}]}\n"


def test_exports_stand_among_the_pieces() -> None:
    Path("town.yaml").write_text(ARTICLE + QUIZ, encoding="utf-8")
    write_set("pieces: [work, {export: gift}, {export: anki-text, what: [quiz]}]\n")
    assert names() == ["town-work.pdf", "town-gift.txt", "town-anki-text.txt"]


def test_an_export_for_which_the_article_has_nothing_is_left_out_with_a_warning() -> None:
    write_set("pieces: [work, {export: gift}]\n")
    outputs = api.build("town.yaml", sets="mine")
    assert [file.name for file in outputs] == ["town-work.pdf"]
    assert "the set leaves it out" in outputs.warnings[0].message


def test_several_pieces_that_the_article_has_nothing_for_are_one_warning() -> None:
    write_set("pieces: [work, {export: gift}, bingo, {layout: worksheet, version: A}]\n")
    outputs = api.build("town.yaml", sets="mine")
    assert [file.name for file in outputs] == ["town-work.pdf"]
    [warning] = outputs.warnings
    assert "the set leaves out 3 pieces" in warning.message
    assert warning.message.endswith("nothing for: gift, bingo, worksheet A")
    assert warning.mark is not None
    assert (warning.mark.line, warning.mark.column) == (1, 8)


def test_what_paper_can_not_set_is_left_out_and_the_deck_and_the_exports_are_made() -> None:
    text = "title: যুদ্ধ\nlang: bn\nlead: এটি 1187 সালে হয়।\ntimeline: [{date: 1187, title: বিজয়}]\n"
    Path("town.yaml").write_text(text, encoding="utf-8")
    write_set("pieces: [fact-sheet, lecture, {export: ical}]\n")
    outputs = api.build("town.yaml", sets="mine")
    assert [file.name for file in outputs] == ["town-lecture.pptx", "town-ical.ics"]
    told = [each for each in outputs.warnings if each.code != codes.ENGLISH_WORDS]
    assert all("the set leaves out what it stands in" in each.message for each in told)
    assert len(outputs.warnings) == len(told) + 1
    with pytest.raises(FactdeckError, match="no font at hand draws Bengali"):
        api.build("town.yaml", "fact-sheet")


def test_kinds_that_an_article_lacks_are_no_warning_of_a_set() -> None:
    Path("town.yaml").write_text(ARTICLE + QUIZ, encoding="utf-8")
    write_set("pieces: [{export: anki-text, what: [words, dates, quiz]}]\n")
    assert api.build("town.yaml", sets="mine").warnings == ()


def test_an_export_that_can_not_hold_a_question_is_left_out_with_its_place() -> None:
    Path("town.yaml").write_text(ARTICLE + QUIZ.replace("Where?", "Where " * 30), encoding="utf-8")
    write_set("pieces: [{export: gift}, {export: kahoot}]\n")
    outputs = api.build("town.yaml", sets="mine")
    assert [file.name for file in outputs] == ["town-gift.txt"]
    [warning] = [each for each in outputs.warnings if "the set leaves it out" in each.message]
    assert warning.mark is not None
    assert warning.mark.line == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pieces: [{export: gfit}]\n", "there is no export 'gfit'"),
        ("pieces: [{export: ical, what: [quiz]}]\n", "ical can't hold quiz"),
    ],
)
def test_an_export_that_there_is_not_is_told_at_its_place(text: str, told: str) -> None:
    write_set(text)
    with pytest.raises(FactdeckError, match=told):
        names()


def test_what_pupils_get_holds_no_article_and_what_teachers_get_does() -> None:
    Path("town.yaml").write_text(ARTICLE + QUIZ, encoding="utf-8")
    sheet, handout = api.build("town.yaml", ["answer-key", "worksheet"])
    assert b"/EmbeddedFile" in sheet.data
    assert b"/EmbeddedFile" not in handout.data


def test_check_tells_what_building_a_set_would_tell() -> None:
    write_set("pieces: [no-such-layout]\n")
    [problem] = [each for each in api.check("town.yaml", sets="mine") if each.severity == "error"]
    assert "there is no layout 'no-such-layout'" in str(problem)


def test_the_set_for_a_lesson_builds() -> None:
    assert len(api.build("town.yaml", sets="lesson")) > 1
