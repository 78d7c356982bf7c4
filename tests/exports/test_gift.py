"""GIFT, read by a reader of its own that refuses what Moodle's importer would take for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.support_exports import ODD, TOWN, exported
from factdeck.article import Span
from factdeck.exports.gift import _question
from factdeck.exports.questions import Question
from factdeck.messages.problems import Mark, Source
from support.gift import read_gift


def test_questions_keep_their_words_and_the_order_of_their_options() -> None:
    found = read_gift(exported(TOWN, "gift"))
    assert found.category == "$course$/top/A town"
    first, second = found.questions
    assert first.name == "quiz 001"
    assert first.text == "Who was mayor?"
    assert [(option.text, option.right) for option in first.options] == [
        ("Carl Dorn", False),
        ("Anna Bauer", True),
    ]
    assert first.feedback == "She was the first."
    assert [option.text for option in second.options] == ["1842", "1843", "1844", "1845"]


def test_emphasis_and_languages_are_kept_as_html() -> None:
    data = exported(TOWN, "gift").decode()
    assert "[html]Who was mayor? {" in data
    assert "####She was the <em>first</em>." in data


def test_signs_of_gift_are_read_as_they_were_written() -> None:
    found = read_gift(exported(ODD, "gift"))
    assert found.category == "$course$/top/Odd // {1} ~ = # :: * 中文"
    first, second = found.questions
    assert first.text == "What is 50% of {2} = ~1 # :: \\ -> T? 中文"
    assert [option.text for option in first.options] == [
        "[html]x",
        "%50%y",
        "=1+1",
        "-> & < > “q”",
        "// comment",
        "😀 #### &&035;",
    ]
    assert [option.right for option in first.options] == [False, False, True, False, False, False]
    assert first.feedback == "[markdown] Because it is: {so} ~ = #"
    assert (second.id, second.name) == ("quiz-7", "quiz 007")
    assert [option.text for option in second.options] == ["TRUE", "FALSE"]


TEXTS = st.text("ab \\~=#{}:[]%/->&<;5nT\n😀中", min_size=1, max_size=12).map(lambda text: f"x{text}y")
ODD_FRONTS = st.text("[]%5~=#{}:\\/a", min_size=1, max_size=6).map(lambda text: f"{text}y")


@given(st.lists(TEXTS | ODD_FRONTS, min_size=2, max_size=6), TEXTS | ODD_FRONTS)
def test_whatever_is_written_is_read_again(options: list[str], why: str) -> None:
    asked = Question(
        "quiz-1",
        "quiz: 001",
        (Span(options[0]),),
        tuple((Span(option),) for option in options),
        1,
        (Span(why),),
        "teaching.quiz[1]",
        Mark(Source("", "")),
    )
    (found,) = read_gift(f"$CATEGORY: A\n\n{_question(asked)}\n".encode()).questions
    assert found.name == "quiz: 001"
    assert found.text == options[0]
    assert [option.text for option in found.options] == options
    assert [option.right for option in found.options].index(True) == 1
    assert found.feedback == why


def test_words_dates_and_people_are_asked_for_too() -> None:
    found = read_gift(exported(TOWN, "gift", "words", "people"))
    first = found.questions[0]
    assert (first.name, first.text) == ("word 001", "A shallow place to cross")
    assert [(option.text, option.right) for option in first.options] == [
        ("Ford", True),
        ("Mill race", False),
        ("Weir", False),
    ]
    person = found.questions[-1]
    assert (person.name, person.text) == ("person 002", "Miller")


@pytest.mark.parametrize("format", ["gift", "moodle-xml"])
def test_the_article_is_named_with_its_licence(format: str) -> None:
    line = "Jane Doe. CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)."
    assert line in exported(ODD, format).decode()
