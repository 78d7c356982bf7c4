"""How problems are told."""

from __future__ import annotations

import pickle

import pytest

from factdeck.problems import WIDEST_EXCERPT, Mark, Problem, Problems, ProblemsFound, Source

SOURCE = Source("content/a.yaml", "title: x\ntimeline:\n  - date: 1945-02-30\n")


def test_a_problem_tells_place_message_line_caret_and_hint() -> None:
    problem = Problem(Mark(SOURCE, 3, 11, 10), "timeline[1].date: no such day", "write 1945-02")
    assert str(problem).splitlines() == [
        "content/a.yaml:3:11: timeline[1].date: no such day",
        "    3 |   - date: 1945-02-30",
        "      |           ^^^^^^^^^^",
        "  hint: write 1945-02",
    ]


def test_a_warning_says_that_it_is_one() -> None:
    assert "warning: too short" in str(Problem(Mark(SOURCE), "too short", severity="warning"))


def test_a_long_line_is_cut_around_the_mark() -> None:
    source = Source("a.yaml", "x" * 300 + "BAD" + "y" * 300)
    lines = str(Problem(Mark(source, 1, 301, 3), "bad")).splitlines()
    text, caret = lines[1], lines[2]
    assert len(text) < WIDEST_EXCERPT + 12
    assert text[caret.index("^") : caret.index("^") + 3] == "BAD"


def test_problems_are_told_in_the_files_order_and_once() -> None:
    problems = Problems()
    problems.error(Mark(SOURCE, 3, 1), "second")
    problems.error(Mark(SOURCE, 1, 1), "first")
    problems.error(Mark(SOURCE, 3, 1), "second")
    assert [problem.message for problem in problems] == ["first", "second"]


def test_only_errors_are_raised() -> None:
    problems = Problems()
    problems.warning(Mark(SOURCE), "a warning")
    problems.raise_errors()
    problems.error(Mark(SOURCE), "an error")
    with pytest.raises(ProblemsFound) as raised:
        problems.raise_errors()
    assert len(raised.value.problems) == 2


def test_a_problem_sends_no_control_sign_of_a_file_to_the_terminal() -> None:
    source = Source("a.yaml", "a\x1b[31m\x9b2J\u202eb")
    told = str(Problem(Mark(source, 1, 2), "what is \x07 here"))
    assert told.splitlines() == [
        "a.yaml:1:2: what is � here",
        "    1 | a�[31m�2J�b",
        "      |  ^",
    ]


def test_problems_found_in_another_process_arrive_whole() -> None:
    found = ProblemsFound([Problem(Mark(Source("a.yaml", "a: b")), "wrong", "mend it")])
    assert pickle.loads(pickle.dumps(found)).problems == found.problems
    assert str(pickle.loads(pickle.dumps(found))) == str(found)
