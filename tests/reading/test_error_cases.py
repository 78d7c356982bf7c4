"""Each file in cases/ holds YAML that can't be read, and beside the bad line what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.messages.problems import Problems
from factdeck.reading.nodes import parse
from support.error_cases import case_source, read_case, told_of, write_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def test_there_are_cases() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_at_its_place(path: Path, request: pytest.FixtureRequest) -> None:
    text, expected = read_case(path)
    problems = Problems()
    parse(case_source(path, text), problems)
    found = [told_of(problem) for problem in problems]
    if request.config.getoption("--write-golden"):
        write_case(path, text, found)
    else:
        assert found == expected
        assert found, "the file is a case of something wrong"
