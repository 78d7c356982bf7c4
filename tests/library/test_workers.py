"""Items on workers that live: each result comes with its number, and what goes wrong with one costs only itself."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from factdeck.api import preload
from factdeck.library import workers
from factdeck.library.workers import MIB, Failed, Limits, each_done


def tenfold(number: int) -> int:
    return number * 10


def hears_of_stops(_number: int) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def sleeps(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def as_many_letters(number: int) -> bytes:
    return b"x" * number


def process_of(_number: int) -> int:
    return os.getpid()


def dies_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), 9)
    return number


def dies_at_sixty_or_tells_its_process(number: int) -> int:
    if number == 60:
        os.kill(os.getpid(), 9)
    return os.getpid()


def hangs_at_three(number: int) -> int:
    while number == 3:
        time.sleep(0.01)
    return number


def fails_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("no")
    return number


def is_noted_at_its_end(folder: str) -> None:
    name = f"{os.getpid()}-{time.monotonic_ns()}"
    Path(folder, f"{name}.begun").touch()
    time.sleep(0.3)
    Path(folder, f"{name}.ended").touch()


def takes_memory(number: int) -> int:
    _kept.append(b"x" * (8 * MIB))
    return os.getpid()


_kept: list[bytes] = []


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_each_result_comes_with_its_items_number(workers: int) -> None:
    assert dict(each_done(tenfold, range(50), Limits(workers))) == {n: n * 10 for n in range(50)}


def test_a_quick_item_does_not_wait_for_a_slow_one() -> None:
    assert [result for _, result in each_done(sleeps, [0.5, 0.0], Limits(2))] == [0.0, 0.5]


def test_a_large_result_comes_whole() -> None:
    assert dict(each_done(as_many_letters, [5_000_000, 1], Limits(2))) == {0: b"x" * 5_000_000, 1: b"x"}


def test_workers_live_on() -> None:
    processes = {process for _, process in each_done(process_of, range(60), Limits(2))}
    assert len(processes) <= 2
    assert os.getpid() not in processes


def test_one_worker_is_this_process() -> None:
    assert {process for _, process in each_done(process_of, range(3), Limits(1))} == {os.getpid()}


def test_a_worker_that_is_killed_costs_only_the_item_that_it_had() -> None:
    results = dict(each_done(dies_at_three, range(40), Limits(2)))
    failed = results.pop(3)
    assert isinstance(failed, Failed)
    assert not failed.too_slow
    assert results == {number: number for number in range(40) if number != 3}


def test_no_item_is_lost_where_a_worker_ends_while_results_are_told() -> None:
    results = {}
    for number, result in each_done(dies_at_three, range(60), Limits(2)):
        time.sleep(0.1 if number < 3 else 0.0)
        results[number] = result
    assert isinstance(results.pop(3), Failed)
    assert results == {number: number for number in range(60) if number != 3}


def test_what_was_in_work_when_a_worker_ended_is_tried_by_workers_that_live_on() -> None:
    results = dict(each_done(dies_at_sixty_or_tells_its_process, range(150), Limits(2)))
    assert isinstance(results.pop(60), Failed)
    assert len(results) == 149
    assert len({*results.values()}) <= 6


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_takes_longer_than_the_limit_costs_only_itself(workers: int) -> None:
    results = dict(each_done(hangs_at_three, range(12), Limits(workers, seconds=0.3)))
    failed = results.pop(3)
    assert isinstance(failed, Failed)
    assert failed.too_slow
    assert failed.seconds >= 0.3
    assert results == {number: number for number in range(12) if number != 3}


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_task_raises_is_raised_here(workers: int) -> None:
    with pytest.raises(ValueError, match="no"):
        list(each_done(fails_at_three, range(9), Limits(workers)))


def test_new_workers_stand_in_for_those_that_take_too_much_memory() -> None:
    started = dict(each_done(takes_memory, range(40), Limits(2, memory=1)))
    assert len(started) == 40
    assert len(set(started.values())) > 2


@pytest.mark.skipif(not workers.can_fork(), reason="others begin with nothing of this process")
def test_what_this_process_holds_counts_for_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    held = bytearray(40 * workers.MIB)
    monkeypatch.setattr(workers, "ITEMS_A_WORKER", 1000)
    assert workers.memory() > 40
    processes = {process for _, process in each_done(process_of, range(60), Limits(2, memory=20))}
    assert len(held) and len(processes) <= 2


@pytest.mark.skipif(not workers.can_fork(), reason="workers live on where starting one takes long")
def test_new_workers_stand_in_after_so_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ITEMS_A_WORKER", 5)
    processes = dict(each_done(process_of, range(24), Limits(2)))
    assert sorted(processes) == [*range(24)]
    assert 2 < len(set(processes.values())) <= 6


def test_objects_are_looked_through_for_garbage_as_before_when_a_run_ends() -> None:
    before = gc.get_freeze_count()
    run = each_done(tenfold, range(20), Limits(2))
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert list(each_done(tenfold, range(3), Limits(2)))
    assert gc.get_freeze_count() == before


def test_there_may_be_nothing_to_do() -> None:
    assert list(each_done(tenfold, [], Limits(2))) == []


def test_who_stops_early_waits_for_what_is_in_work_and_no_longer(tmp_path: Path) -> None:
    run = each_done(is_noted_at_its_end, [str(tmp_path)] * 60, Limits(2))
    assert len(list(islice(run, 7))) == 7
    before = len(list(tmp_path.glob("*.ended")))
    run.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.glob("*.begun"))) == len(list(tmp_path.glob("*.ended"))) <= before + 3


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system has no such masks")
@pytest.mark.parametrize("forked", [True, False])
def test_workers_never_hear_of_a_stop_from_the_keyboard(
    forked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: forked and sys.platform.startswith("linux"))
    assert dict(each_done(hears_of_stops, range(2), Limits(2))) == {0: False, 1: False}
    assert hears_of_stops(0)


def test_workers_that_are_not_forked_give_the_same_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    results = each_done(tenfold, range(5), Limits(2, seconds=60), preload)
    assert dict(results) == {n: n * 10 for n in range(5)}
