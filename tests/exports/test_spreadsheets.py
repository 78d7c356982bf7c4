"""What Kahoot and Blooket import, read by openpyxl and the standard library; and their limits."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from exports.support_exports import TOWN, article_of, exported, refused, told
from factdeck.article import Article
from factdeck.exports.limits import length
from factdeck.files.tables import cell

LONG = "Who was the mayor of the town when the old bridge of stone, which had stood for three hundred years, was carried off in 1871?"


def quiz(question: str = "Who?", *options: str) -> Article:
    rows = "".join(f"        - {option!r}\n" for option in options or ("Anna", "Bert"))
    return article_of(
        f"teaching:\n  quiz:\n    - question: {question!r}\n      options:\n{rows}      answer: A\n"
    )


def sheet(made: Article, *what: str) -> Any:
    return load_workbook(BytesIO(exported(made, "kahoot", *what))).active


def test_kahoots_columns_begin_in_row_eight() -> None:
    found = sheet(TOWN)
    rows = [[field.value for field in row] for row in found.iter_rows(min_row=8, max_col=8)]
    assert rows[0][1] == "Question - max 120 characters"
    assert rows[1] == [1, "Who was mayor?", "Carl Dorn", "Anna Bauer", None, None, 20, 2]
    assert rows[2] == [2, "When did the town burn?", "1842", "1843", "1844", "1845", 20, 1]
    assert len(rows) == 3


def test_a_cell_of_a_workbook_is_never_a_formula() -> None:
    found = sheet(quiz("=1+1", "+2", "-cmd", "@SUM(A1)", "=HYPERLINK(1)"))
    assert [(field.value, field.data_type) for field in found[9][1:6]] == [
        ("=1+1", "s"),
        ("+2", "s"),
        ("-cmd", "s"),
        ("@SUM(A1)", "s"),
        ("=HYPERLINK(1)", "s"),
    ]


def test_a_question_that_is_too_long_for_kahoot_is_refused_at_its_place() -> None:
    assert length(LONG) == 125
    (problem,) = refused(quiz(LONG), "kahoot")
    assert problem.code == "FD902"
    assert problem.message == "teaching.quiz[1].question: 125 characters are more than Kahoot takes"
    assert (problem.mark.line, problem.mark.source.line(5)[problem.mark.column - 1 :]) == (5, "1871?'")
    assert told(quiz(LONG[:120]), "kahoot") == []
    assert told(quiz(LONG), "gift") == told(quiz(LONG), "blooket") == []


def test_an_answer_that_is_too_long_for_kahoot_is_refused_at_its_place() -> None:
    (problem,) = refused(quiz("Who?", "Anna", "B" * 76), "kahoot")
    assert problem.message == "teaching.quiz[1].options[2]: 76 characters are more than Kahoot takes"
    assert told(quiz("Who?", "Anna", "B" * 75), "kahoot") == []


def test_an_emoji_counts_as_two_characters() -> None:
    assert told(quiz("😀" * 60), "kahoot") == []
    (problem,) = refused(quiz("😀" * 61), "kahoot")
    assert problem.message.startswith("teaching.quiz[1].question: 122 characters")
    assert problem.mark.column == 18 + 60


@pytest.mark.parametrize("format", ["kahoot", "blooket"])
def test_a_fifth_option_is_refused_at_its_place(format: str) -> None:
    made = quiz("Who?", "Anna", "Bert", "Carl", "Dora", "Emil", "Franz")
    (problem,) = refused(made, format)
    assert problem.code == "FD903"
    assert problem.message == f"teaching.quiz[1].options: 6 options are more than {format.title()} takes"
    assert "Emil" in problem.mark.source.line(problem.mark.line)
    assert told(made, "qti") == []


def test_long_meanings_are_refused_too_where_they_are_asked() -> None:
    made = article_of(
        f"teaching:\n  glossary:\n    - {{term: Ford, meaning: {LONG!r}}}\n    - {{term: Weir, meaning: A dam}}\n"
    )
    (problem,) = refused(made, "kahoot", "words")
    assert (problem.code, problem.mark.line) == ("FD902", 5)
    assert problem.message == "teaching.glossary[1]: 125 characters are more than Kahoot takes"


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8"), newline="")))


def test_blookets_rows_have_eight_fields_under_two_of_headings() -> None:
    data = exported(TOWN, "blooket")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 4
    rows = rows_of(data)
    assert {len(row) for row in rows} == {8}
    assert rows[0][0] == "Blooket\nImport Template"
    assert rows[1][:3] == ["Question #", "Question Text", "Answer 1"]
    assert rows[2] == ["1", "Who was mayor?", "Carl Dorn", "Anna Bauer", "", "", "20", "2"]


def test_commas_and_quotation_marks_stay_in_their_field() -> None:
    rows = rows_of(exported(quiz('Who, "then"?', "Anna; Bert", "中文, 😀"), "blooket"))
    assert rows[2][1:4] == ["Who, “then”?", "Anna; Bert", "中文, 😀"]


def test_what_would_be_a_formula_has_an_apostrophe_and_is_told() -> None:
    made = quiz("Which?", "=1+1", "-5", "+49 km", "@home")
    assert rows_of(exported(made, "blooket"))[2][2:6] == ["'=1+1", "-5", "'+49 km", "'@home"]
    problems = told(made, "blooket")
    assert [problem.code for problem in problems] == ["FD909"] * 3
    assert problems[0].message.startswith("teaching.quiz[1].options[1]: ")


@pytest.mark.parametrize(
    "number", ["-5", "+12", "-1.5", "-43-03-15", "+10%", "-0043", "-1e-05", "1=1", "a@b", ""]
)
def test_numbers_and_what_begins_with_a_word_stay_as_they_are(number: str) -> None:
    assert cell(number) == number


def test_a_number_with_a_minus_sign_is_one_for_spreadsheets() -> None:
    assert (cell("\u22125.5"), cell("\u2212a")) == ("-5.5", "\u2212a")


@pytest.mark.parametrize("text", ["=A1", "+a", "-2+3", "@x", "\t=1", "-1|cmd", "+1 2"])
def test_formulas_are_seen(text: str) -> None:
    assert cell(text) == f"'{text}"
