"""Jobs side by side."""

from __future__ import annotations

import os
import time

import pytest

from factdeck.command_line.parallel import as_done, side_by_side


def test_results_stand_in_the_jobs_order() -> None:
    assert side_by_side([lambda: 1, lambda: 2, lambda: 3]) == [1, 2, 3]


def test_jobs_run_in_processes_of_their_own_but_for_the_last() -> None:
    first, last = side_by_side([os.getpid, os.getpid])
    assert last == os.getpid()
    assert first != last or not hasattr(os, "fork")


def test_what_a_job_raises_is_raised_here() -> None:
    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        side_by_side([fails, lambda: 1])
    with pytest.raises(ValueError, match="no"):
        side_by_side([lambda: 1, fails])


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(RuntimeError, match="ended without an answer"):
        side_by_side([lambda: os._exit(9), lambda: 1])


@pytest.mark.parametrize("at_most", [1, 2, 7])
def test_each_result_comes_with_its_jobs_number(at_most: int) -> None:
    jobs = [lambda number=number: number * 10 for number in range(5)]  # type: ignore[misc]
    assert dict(as_done(jobs, at_most)) == {0: 0, 1: 10, 2: 20, 3: 30, 4: 40}


def test_a_quick_job_does_not_wait_for_a_slow_one() -> None:
    def slow() -> str:
        time.sleep(0.5)
        return "slow"

    assert [told for _, told in as_done([slow, lambda: "quick"], 2)] == ["quick", "slow"]


def test_a_large_result_comes_whole() -> None:
    assert dict(as_done([lambda: b"x" * 5_000_000, lambda: b"y"], 2))[0] == b"x" * 5_000_000


def test_what_one_of_many_raises_is_raised_here() -> None:
    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        list(as_done([fails, lambda: 1], 2))
