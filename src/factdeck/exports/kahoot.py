"""Questions to the workbook that Kahoot imports: its template's columns, from row 9 on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from factdeck.exports.limits import check_length, check_options
from factdeck.exports.made import Made, Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.exports.texts import plain_text
from factdeck.messages.problems import Problems

MOST_IN_QUESTION, MOST_IN_ANSWER, MOST_ANSWERS = 120, 75, 4
SECONDS = 20
"""One of 5, 10, 20, 30, 60, 90, 120 and 240; it can be changed in Kahoot."""
HEAD_ROW = 7
"""The template's row of headings, counted from 0."""
HEADINGS = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter takes dates without a time zone
"""A workbook says when it was written; it is the same for the same questions."""


def write(wanted: Wanted) -> Made:
    """A sheet with a row a question; what is longer than Kahoot takes is an error."""
    article, problems = wanted.article, wanted.problems
    questions = questions_of(wanted)
    for asked in questions:
        _check(asked, problems)
    return Made(b"" if problems.errors else _workbook(plain_text(article.title), questions), len(questions))


def _check(asked: Question, problems: Problems) -> None:
    (where, text), *options = asked.places()
    check_length(text, MOST_IN_QUESTION, where, asked.mark, "Kahoot", problems)
    check_options(asked.options, MOST_ANSWERS, f"{asked.where}.options", asked.mark, "Kahoot", problems)
    for where, option in options[:MOST_ANSWERS]:
        check_length(option, MOST_IN_ANSWER, where, asked.mark, "Kahoot", problems)


def _workbook(title: str, questions: Sequence[Question]) -> bytes:
    from xlsxwriter import Workbook

    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": title, "created": WRITTEN})
    sheet = workbook.add_worksheet("Questions")
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 7, 24)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 1, title)
    for column, heading in enumerate(HEADINGS, 1):
        sheet.write_string(HEAD_ROW, column, heading, wrapped)
    for number, asked in enumerate(questions, 1):
        row = HEAD_ROW + number
        sheet.write_number(row, 0, number)
        # strings, never formulas: a text may begin with an equals sign
        for column, text in enumerate([asked.text, *asked.options], 1):
            sheet.write_string(row, column, plain_text(text), wrapped)
        sheet.write_number(row, MOST_ANSWERS + 2, SECONDS)
        sheet.write_number(row, MOST_ANSWERS + 3, asked.right + 1)
    workbook.close()
    return buffer.getvalue()
