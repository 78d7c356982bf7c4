"""A word that is wider than its line is told at the place where it is written."""

from __future__ import annotations

import pytest

from factdeck.messages.problems import Mark, Problems, Source
from factdeck.place.box import TooWideWord
from factdeck.place.wide_words import report_wide_words
from factdeck.scene import Run
from place.support_boxes import STYLE

WORD = "supercalifragilisticexpialidocious"
RUN = Run(f"They said {WORD} to all", STYLE.text_style(), "en")


def told_at(text: str, line: int, column: int) -> tuple[int, int, int]:
    problems = Problems()
    begin = Mark(Source("a.yaml", text), line, column)
    word = TooWideWord(WORD, RUN, 10, 200.0, begin)
    report_wide_words([word], "column", None, problems)
    (problem,) = problems
    assert problem.mark is not None and problem.code == "FD607"
    return problem.mark.line, problem.mark.column, problem.mark.length


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"lead: They said {WORD} to all", 1, 17),
        (f"lead: |\n  They said\n  {WORD} to all", 3, 3),
        (f"lead: They *said* {WORD} to all", 1, 19),
    ],
)
def test_the_caret_stands_at_the_word(text: str, line: int, column: int) -> None:
    first = (2, 3) if "|" in text else (1, 7)
    assert told_at(text, *first) == (line, column, len(WORD))


def test_a_word_that_is_written_otherwise_is_told_where_its_text_begins() -> None:
    assert told_at("lead: They said s&shy;upercal to all", 1, 7) == (1, 7, 1)


def test_nobody_is_asked_to_shorten_an_address() -> None:
    problems = Problems()
    words = [TooWideWord(word, RUN, 0, 200.0, None) for word in ("https://example.org/a/long/one", WORD)]
    report_wide_words(words, "place", None, problems)
    assert [WORD in problem.message for problem in problems] == [True]
