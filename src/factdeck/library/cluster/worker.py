"""A batch of articles to answers, on a worker of Dask: each in a process of factdeck's own, which lives on."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any

from distributed import WorkerPlugin, get_worker

from factdeck.library.cluster.child import READY
from factdeck.library.cluster.parcels import Parcel
from factdeck.library.cluster.project import Project, difference
from factdeck.library.workers import Failed

_START = "from factdeck.library.cluster.child import serve; serve()"
SECONDS_TO_END = 5.0
"""For a process that is no longer wanted."""


class NotStarted(RuntimeError):
    """Why no article can be built on this worker."""


class Builders(WorkerPlugin):
    """The processes of one run on one worker, as many as it has threads."""

    def __init__(self, name: str, project: Project):
        self.name = name
        self.project = project

    def setup(self, worker: Any) -> None:
        """Called by Dask, on each worker of the run."""
        self._folder = worker.local_directory
        self._idle: list[_Child] = []
        self._lock = Lock()
        self._ended = False

    def teardown(self, worker: Any) -> None:
        """Called by Dask when the run or the worker ends."""
        with self._lock:
            self._ended = True
            children, self._idle = self._idle, []
        for child in children:
            child.end()

    def build(self, parcels: Sequence[Parcel]) -> list[bytes]:
        """A pickled answer to each; ``Failed`` where the process ended, past the time limit or of itself."""
        child, answers = self._take(), list[bytes]()
        try:
            for parcel in parcels:
                began = monotonic()
                answer = child.ask(parcel)
                if answer is None:
                    seconds = monotonic() - began
                    answer = pickle.dumps(Failed(0.0 < self.project.seconds <= seconds, seconds))
                answers.append(answer)
                if child.is_spent:
                    child.end()
                    child = self._take()
        except BaseException:
            child.end()
            raise
        self._give_back(child)
        return answers

    def _take(self) -> _Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Child(self.project, self._folder)

    def _give_back(self, child: _Child) -> None:
        with self._lock:
            if not self._ended:
                self._idle.append(child)
                return
        child.end()


def build_batch(name: str, parcels: bytes) -> list[bytes]:
    """What Dask runs: pickled parcels to pickled answers, which the scheduler hands on as they are."""
    builders = get_worker().plugins[name]
    assert isinstance(builders, Builders)
    if told := difference(builders.project.origin):
        raise NotStarted(f"{get_worker().address} {told}")
    return builders.build(pickle.loads(parcels))  # noqa: S301 - whoever sends this can run what they like here


class _Child:
    """A process that answers one parcel after the other."""

    def __init__(self, project: Project, folder: str):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": folder}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self.is_spent = False
        """Whether it has ended, or should."""
        if self._exchanged(project) != READY:
            self.end()
            raise NotStarted("factdeck does not start on this worker; its log says why")

    def ask(self, parcel: Parcel) -> bytes | None:
        """The answer; None where the process has ended before."""
        answer = self._exchanged(parcel)
        if answer is None:
            self.is_spent = True
            return None
        data, self.is_spent = answer
        return bytes(data)

    def _exchanged(self, question: object) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            pickle.dump(question, self._process.stdin)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)  # noqa: S301 - our own process wrote it
        except (OSError, EOFError, pickle.UnpicklingError):
            return None

    def end(self) -> None:
        """It ends by itself when nothing more can come; one that does not is killed."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):
            pickle.dump(None, self._process.stdin)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                stream.close()
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
