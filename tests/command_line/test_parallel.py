"""Jobs side by side."""

from __future__ import annotations

import os

import pytest

from factdeck.command_line.parallel import side_by_side


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
