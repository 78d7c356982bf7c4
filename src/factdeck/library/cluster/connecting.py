"""The address of a scheduler to a client of it, and to what keeps its workers from building the same bytes as this machine."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from logging import CRITICAL
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from factdeck.library.cluster.project import difference, origin
from factdeck.messages.counted import counted
from factdeck.messages.problems import FactdeckError, Problem

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""In place of an address: a cluster on this machine, for this run."""
SECONDS_TO_ANSWER = 10
"""For the scheduler."""
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1GB"}
"""Dask warns of batches with pictures, which are much smaller than what it could hold."""


def cluster_error(message: str, hint: str = "") -> FactdeckError:
    """An error of the cluster, which stands at no place in a file."""
    return FactdeckError([Problem.of(None, message, hint)])


@contextmanager
def connected(address: str, jobs: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of a cluster of so many workers that lives as long as this does.

    Raises FactdeckError where Dask is not installed, or nobody answers.
    """
    try:
        import dask
        import distributed  # noqa: F401
    except ImportError:
        hint = "pip install 'factdeck[cluster]'"
        raise cluster_error("--cluster needs Dask, which is not installed", hint) from None
    with dask.config.set(_SETTINGS), ExitStack() as ended:
        yield _of_this_machine(jobs, ended) if address == LOCAL else _at(address, ended)


def _of_this_machine(jobs: int, ended: ExitStack) -> Client:
    """On the loopback interface alone, without the pages in which Dask shows itself. Raises FactdeckError."""
    from distributed import Client, LocalCluster

    try:
        with _stops_kept_from_children():
            cluster = LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                silence_logs=CRITICAL,
            )
    except (OSError, RuntimeError) as error:
        raise cluster_error(f"no cluster can be started on this machine: {error}") from None
    client: Client = Client(ended.enter_context(cluster), set_as_default=False)
    ended.enter_context(client)
    return client


@contextmanager
def _stops_kept_from_children() -> Iterator[None]:
    """A stop from the keyboard is for this process, which ends those that it starts meanwhile."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _at(address: str, ended: ExitStack) -> Client:
    from distributed import Client

    hint = "start one with 'dask scheduler', and 'dask worker ADDRESS' on each machine"
    try:
        client: Client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except OSError:
        told = f"no scheduler of Dask answers at {address!r} within {SECONDS_TO_ANSWER} s"
        raise cluster_error(told, hint) from None
    except (ValueError, RuntimeError, TypeError) as error:
        raise cluster_error(f"{address!r} is no address of a scheduler of Dask: {error}", hint) from None
    ended.enter_context(client)
    return client


def check_workers(client: Client) -> None:
    """Raises FactdeckError where a worker would build other bytes than this machine, or none.

    The scheduler builds nothing: it needs factdeck, of whatever version.
    """
    try:
        client.run_on_scheduler(difference, origin())
        answers = client.run(difference, origin(), on_error="return")
    except Exception as error:  # noqa: BLE001 - what a process without factdeck raises is of any kind
        hint = "install factdeck where it runs, too: it reads what it hands on"
        raise cluster_error(f"the scheduler doesn't know factdeck: {error}", hint) from None
    wrong = {
        worker: f"can't build: {answer}" if isinstance(answer, BaseException) else answer
        for worker, answer in sorted(answers.items())
    }
    told = [f"{worker} {reason}" for worker, reason in wrong.items() if reason]
    if told:
        more = f", and {counted(len(told) - 1, 'more worker')}" if told[1:] else ""
        hint = "install the same versions of factdeck, of its libraries and of Python there"
        raise cluster_error(f"the worker at {told[0]}{more}", hint)
