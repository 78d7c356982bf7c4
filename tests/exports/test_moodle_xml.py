"""Moodle XML, read by the standard library's parser: questions whose options stay in their order."""

from __future__ import annotations

from xml.etree import ElementTree

from exports.support_exports import ODD, TOWN, exported
from factdeck.article import Article
from support.gift import plain_html


def questions(made: Article, *what: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(exported(made, "moodle-xml", *what))
    assert root.tag == "quiz"
    category, *found = root
    assert category.get("type") == "category"
    assert {question.get("type") for question in found} == {"multichoice"}
    return found


def shown(element: ElementTree.Element, path: str) -> str:
    return plain_html(element.findtext(path) or "")


def test_a_question_has_its_options_in_order_with_one_right() -> None:
    first, second = questions(TOWN)
    assert shown(first, "questiontext/text") == "Who was mayor?"
    assert [(answer.get("fraction"), shown(answer, "text")) for answer in first.findall("answer")] == [
        ("0", "Carl Dorn"),
        ("100", "Anna Bauer"),
    ]
    assert [answer.get("fraction") for answer in second.findall("answer")] == ["100", "0", "0", "0"]
    assert (first.findtext("single"), first.findtext("shuffleanswers")) == ("true", "false")
    assert first.findtext("generalfeedback/text") == "She was the <em>first</em>."


def test_odd_signs_are_read_as_they_were_written() -> None:
    first, second = questions(ODD)
    assert shown(first, "questiontext/text") == "What is 50% of {2} = ~1 # :: \\ -> T? 中文"
    assert [shown(answer, "text") for answer in first.findall("answer")] == [
        "[html]x",
        "%50%y",
        "=1+1",
        "-> & < > “q”",
        "// comment",
        "😀 #### &&035;",
    ]
    assert second.findtext("idnumber") == "quiz-7"


def test_a_slash_in_the_title_makes_no_category_inside_another() -> None:
    root = ElementTree.fromstring(exported(ODD, "moodle-xml"))
    assert root.findtext("question/category/text") == "$course$/top/Odd // {1} ~ = # :: * 中文"
