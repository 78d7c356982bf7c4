"""Of very many problems so many are told in full, errors first, and the others are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.messages.floods import MOST_TOLD, Telling, tell
from factdeck.messages.problems import MOST_QUOTED, Mark, Problem, Source

SOURCE = Source("a.yaml", "line\n" * 500)


def problems(count: int, severity: str = "error", first: int = 1) -> list[Problem]:
    lines = range(first, first + count)
    return [Problem(Mark(SOURCE, line), f"problem {line}", severity=severity) for line in lines]  # type: ignore[arg-type]


def told_of(found: list[Problem]) -> list[str]:
    lines: list[str] = []
    tell(found, lines.append)
    return lines


def test_as_many_as_may_be_are_all_told() -> None:
    told = told_of(problems(MOST_TOLD))
    assert len(told) == MOST_TOLD and told[-1].startswith("a.yaml:50:1: problem 50")


def test_the_others_are_counted() -> None:
    told = told_of(problems(MOST_TOLD + 1100) + problems(1, "warning", 2000))
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "and 1,100 errors and 1 warning more: factdeck check --format json tells all"


def test_errors_come_before_warnings_where_not_all_are_told_and_all_stand_in_the_file_s_order() -> None:
    told = told_of(problems(60, "warning") + problems(2, first=30) + problems(1, first=300))
    lines = [int(line.split(":")[1]) for line in told[:-1]]
    assert lines == sorted(lines)
    assert {30, 31, 300} <= set(lines) and len(lines) == MOST_TOLD
    assert told[-1].startswith("and 13 warnings more")


def test_a_run_of_many_articles_has_one_limit() -> None:
    lines: list[str] = []
    telling = Telling(lines.append)
    for number in range(3):
        telling.tell(problems(30, first=1 + 30 * number))
    telling.end()
    assert len(lines) == MOST_TOLD + 1 and lines[-1].startswith("and 40 errors more")


def test_what_is_the_same_of_several_articles_is_told_once() -> None:
    lines: list[str] = []
    telling = Telling(lines.append)
    for number in range(300):
        telling.tell([Problem(None, "there is no layout 'mine'"), *problems(1, first=1 + number % 2)])
    telling.end()
    assert [line.partition("\n")[0] for line in lines] == [
        "there is no layout 'mine'",
        "a.yaml:1:1: problem 1",
        "a.yaml:2:1: problem 2",
        "and 597 times more what is told above, of other articles",
    ]


def test_errors_are_told_where_warnings_of_other_articles_came_before() -> None:
    lines: list[str] = []
    telling = Telling(lines.append)
    telling.tell(problems(MOST_TOLD + 10, "warning"))
    telling.tell(problems(MOST_TOLD + 20))
    telling.tell(problems(1, "warning", first=300))
    telling.end()
    assert [line.startswith("a.yaml") and "warning" not in line for line in lines].count(True) == MOST_TOLD
    assert lines[-1].startswith("and 20 errors and 11 warnings more") and len(lines) == 2 * MOST_TOLD + 1


@pytest.fixture
def flooded(tmp_path: Path) -> list[str]:
    names = []
    for number in range(2):
        path = tmp_path / f"flooded{number}.yaml"
        keys = "".join(f"key{each}: {'x' * 1000}\n" for each in range(40))
        path.write_text(f"title: A\nlead: B\n{keys}", encoding="utf-8")
        names.append(str(path))
    return names


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_tells_so_many_in_full_and_json_tells_all(
    command: str, flooded: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ["-o", str(tmp_path), "--quiet"] if command == "build" else []
    assert cli.main([command, *flooded, *options]) == WRONG_CONTENT
    told = capsys.readouterr().err.splitlines()
    assert sum("there is no key" in line for line in told) == MOST_TOLD
    assert told[-1] == "and 30 errors more: factdeck check --format json tells all"
    assert cli.main(["check", "--format", "json", *flooded]) == WRONG_CONTENT
    assert len(json.loads(capsys.readouterr().out)) == 80


def test_nothing_that_is_told_of_an_article_quotes_it_at_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    long = "word " * 2000
    path = Path("long.yaml")
    path.write_text(
        f"title: A\nlead: '[a]({'y' * 3000})'\nlang: {'z' * 5000}\n{long[:900]}x: 1\n"
        f"timeline:\n  - {{date: '{long}', title: x}}\nsections: [{{heading: a, text: '[@{'k' * 4000}]'}}]\n",
        encoding="utf-8",
    )
    assert cli.main(["check", str(path)]) == WRONG_CONTENT
    told = capsys.readouterr().err.splitlines()
    assert len(told) > 10
    assert max(map(len, told)) < MOST_QUOTED + 200
    assert cli.main(["explain", "q" * 5000]) != BUILT
    assert cli.main(["check", "--layout", "q" * 5000, str(path)]) != BUILT
    assert cli.main(["check", "--lay" + "q" * 5000, str(path)]) != BUILT
    assert max(map(len, capsys.readouterr().err.splitlines())) < MOST_QUOTED + 200
