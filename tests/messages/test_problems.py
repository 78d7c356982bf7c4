"""How problems are told."""

from __future__ import annotations

import pickle

import pytest

from factdeck.messages.problems import (
    MOST_QUOTED,
    MOST_TOLD,
    WIDEST_EXCERPT,
    FactdeckError,
    Mark,
    Problem,
    Problems,
    Source,
    shortened,
)

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
    with pytest.raises(FactdeckError) as raised:
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
    found = FactdeckError([Problem(Mark(Source("a.yaml", "a: b")), "wrong", "mend it")])
    assert pickle.loads(pickle.dumps(found)).problems == found.problems
    assert str(pickle.loads(pickle.dumps(found))) == str(found)


@pytest.mark.parametrize(
    "told",
    [
        f"sections[1].date: {'x' * 5000!r} is not a date",
        f"there is no file {'a b ' * 2000!r}, and it can't be made",
        f"it isn't {chr(34)}{'it is said ' * 900}{chr(34)}",
        f"the word “{'ja und nein ' * 500}” is long",
        f"the word {'x' * 100_000} is wider than its column",
        f"{'both ' * 300 + chr(39) + chr(34)!r} can't be read",
    ],
)
def test_what_a_message_quotes_is_shortened_and_what_it_says_stays(told: str) -> None:
    message = Problem.of(None, told).message
    own = " ".join(told[-10:].split())
    assert message.endswith(own) and message.startswith(told[:10])
    assert "…" in message and len(message) < MOST_QUOTED + 60


def test_a_message_of_our_own_words_stays_whole() -> None:
    told = "known here: " + ", ".join(f"a-long-name-{number}" for number in range(20)) + "; it can't be 'x'"
    assert len(told) > MOST_QUOTED
    assert Problem.of(None, "no", told).hint == shortened(told) == told


def test_what_was_shortened_arrives_from_another_process_as_it_was() -> None:
    problem = Problem.of(None, '"“' + "x" * 250 + " ”")
    assert len(shortened(problem.message)) < len(problem.message)
    assert pickle.loads(pickle.dumps(problem)) == problem


def test_no_message_is_endless() -> None:
    assert len(Problem.of(None, "many words " * 100_000).message) == MOST_TOLD
    assert len(shortened("“" * 1_000_000)) <= MOST_QUOTED


def test_a_long_path_keeps_its_end_and_its_place() -> None:
    told = str(Problem(Mark(Source(f"/{'folder/' * 200}town.yaml", ""), 3, 4), "wrong"))
    assert told.endswith("/town.yaml:3:4: wrong") and len(told) < MOST_QUOTED + 10


def test_the_same_problem_is_kept_once_however_many_there_are() -> None:
    problems = Problems()
    for _ in range(2):
        for line in range(20_000):
            problems.error(Mark(SOURCE, line, 1), "wrong")
    assert len(problems) == 20_000
