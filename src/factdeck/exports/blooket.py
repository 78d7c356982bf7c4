"""Questions to the comma-separated values that Blooket imports: its template's eight columns."""

from __future__ import annotations

from factdeck.exports.limits import check_options
from factdeck.exports.made import Made, Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.exports.texts import plain_text
from factdeck.files.tables import comma_separated, is_like_a_formula
from factdeck.messages import codes
from factdeck.messages.problems import Problems

MOST_ANSWERS = 4
SECONDS = 20
"""At most 300; it can be changed in Blooket."""
HEADINGS = (
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)
TITLE = ("Blooket\nImport Template", *[""] * (len(HEADINGS) - 1))


def write(wanted: Wanted) -> Made:
    """A line a question under the template's two, in UTF-8 without a byte order mark."""
    problems = wanted.problems
    questions = questions_of(wanted)
    for asked in questions:
        check_options(asked.options, MOST_ANSWERS, f"{asked.where}.options", asked.mark, "Blooket", problems)
        _tell_apostrophes(asked, problems)
    rows = [TITLE, HEADINGS, *(_row(number, asked) for number, asked in enumerate(questions, 1))]
    return Made(comma_separated(rows).encode("utf-8"), len(questions))


def _row(number: int, asked: Question) -> tuple[str, ...]:
    answers = [plain_text(option) for option in asked.options]
    answers += [""] * (MOST_ANSWERS - len(answers))
    return str(number), plain_text(asked.text), *answers, str(SECONDS), str(asked.right + 1)


def _tell_apostrophes(asked: Question, problems: Problems) -> None:
    for where, text in asked.places():
        if is_like_a_formula(plain_text(text)):
            sign = plain_text(text)[0]
            problems.warning(
                asked.mark,
                f"{where}: spreadsheets take what begins with {sign} for a formula: an apostrophe stands before it",
                "begin it with a word, or export for Kahoot, whose workbook tells texts from formulas",
                code=codes.EXPORT_APOSTROPHE,
            )
