"""Articles to their reports, on a cluster of Dask: batches are sent in waves, so that it holds few at any time."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.files.remote import is_address
from factdeck.library.cache.building import Begun, Cache
from factdeck.library.cache.looks import Looks
from factdeck.library.cluster.connecting import check_workers, cluster_error
from factdeck.library.cluster.parcels import Lacking, Made, Parcel
from factdeck.library.cluster.project import project_of
from factdeck.library.elsewhere import files_here
from factdeck.library.one_article import Report, Request, build_and_write, without_fail, written
from factdeck.library.workers import WAITING, Failed, batch_size

if TYPE_CHECKING:
    from distributed import Client, Future

    Batch: TypeAlias = "Future[list[bytes]]"

MOST_IN_BATCH = 40
"""Articles: what a batch costs the scheduler, some milliseconds, is little beside them."""
MOST_BYTES = 16 << 20
"""Of the articles in a batch and of the files that go with them, unless there is just one."""
SECONDS_WITHOUT_WORKERS = 300.0
"""How long a run waits for a cluster that has none, which may be growing."""
SECONDS_BETWEEN_LOOKS = 2.0
"""At how many workers there are."""
RETRIES = 2
"""Of a batch that a worker can't build. One that is lost with its worker is built on another without being counted."""


def each_done(
    client: Client, request: Request, cache: Cache | None, articles: Sequence[str], seconds: float
) -> Iterator[tuple[int, Report | Failed]]:
    """Number and report of each article, as they are done; ``seconds`` is the time limit for each.

    Raises FactdeckError where the cluster can't go on: what was done by then is written.
    """
    from factdeck.library.cluster.worker import Builders

    check_workers(client)
    name = f"factdeck-{os.urandom(8).hex()}"
    project = project_of(request.asked, seconds, request.address, noted=cache is not None)
    client.register_plugin(Builders(name, project))
    every = tuple(range(len(request.asked.pieces())))
    looks = cache.looks(len(articles)) if cache else None
    run = _Run(client, name, request, cache, looks, articles, every, [*range(len(articles))][::-1])
    try:
        yield from run.results()
    finally:
        with suppress(Exception):
            client.cancel(list(run.running))
            client.unregister_worker_plugin(name)


class _Job(Struct, frozen=True):
    """An article that is to be built, and what goes with it."""

    number: int
    begun: Begun | None
    """The pieces that a cache asks for."""
    parcel: Parcel


class _Run(Struct):
    """The state of a run: what waits, and what is on the cluster."""

    client: Client
    name: str
    request: Request
    cache: Cache | None
    looks: Looks | None
    articles: Sequence[str]
    every: tuple[int, ...]
    """The numbers of all pieces."""
    waiting: list[int]
    again: list[list[_Job]] = field(default_factory=list)
    """What goes out once more: with the files that it lacked, or alone where its batch has ended its workers."""
    here: list[int] = field(default_factory=list)
    """What can't be sent, and is built on this machine."""
    running: dict[Batch, list[_Job]] = field(default_factory=dict)
    done: SimpleQueue[Batch] = field(default_factory=SimpleQueue)
    threads: int = 1
    """Of all workers."""
    looked: float = -SECONDS_BETWEEN_LOOKS
    """When they were counted …"""
    alive: float = field(default_factory=monotonic)
    """… and when there were some."""

    def results(self) -> Iterator[tuple[int, Report | Failed]]:
        while self.waiting or self.again or self.running or self.here:
            self._send()
            while self.here:
                number = self.here.pop()
                yield number, self._built_here(number)
            if self.running:
                yield from self._received()

    def _send(self) -> None:
        """Batches, as long as few of them wait for each worker."""
        from factdeck.library.cluster.worker import build_batch

        self._look()
        while (self.again or self.waiting) and len(self.running) < self.threads * WAITING:
            jobs = self.again.pop() if self.again else self._next_batch()
            if not jobs:
                return
            parcels = pickle.dumps([job.parcel for job in jobs])
            future = self.client.submit(build_batch, self.name, parcels, pure=False, retries=RETRIES)
            self.running[future] = jobs
            future.add_done_callback(self.done.put)

    def _look(self) -> None:
        """Count the workers now and then: some may have come, or gone."""
        now = monotonic()
        if now - self.looked < SECONDS_BETWEEN_LOOKS:
            return
        try:
            found = self.client.nthreads()
        except (OSError, RuntimeError) as error:
            raise cluster_error(f"the cluster is lost: {error}") from None
        self.looked = now
        self.alive = now if found else self.alive
        self.threads = max(1, sum(found.values()))
        if now - self.alive > SECONDS_WITHOUT_WORKERS:
            raise cluster_error(f"the cluster has had no workers for {SECONDS_WITHOUT_WORKERS:g} s")

    def _next_batch(self) -> list[_Job]:
        jobs: list[_Job] = []
        size = batch_size(len(self.articles), len(self.waiting), self.threads, MOST_IN_BATCH)
        room = MOST_BYTES
        while self.waiting and len(jobs) < size and room > 0:
            job = self._job(number := self.waiting.pop(), ())
            if job is None:
                self.here.append(number)
            else:
                jobs.append(job)
                room -= job.parcel.size
        return jobs

    def _job(self, number: int, names: Sequence[str]) -> _Job | None:
        """An article with the files of these names; None where it can't be sent."""
        article = self.articles[number]
        if article == "-":
            return None
        files = {} if is_address(article) else files_here(article, names)
        if files is None:
            return None
        begun = self.cache.begin(article, self.looks.anew()) if self.cache and self.looks else None
        return _Job(number, begun, Parcel(article, tuple(begun.waiting) if begun else self.every, files))

    def _received(self) -> Iterator[tuple[int, Report | Failed]]:
        try:
            future = self.done.get(timeout=SECONDS_BETWEEN_LOOKS)
        except Empty:
            return
        jobs = self.running.pop(future)
        lacking: list[tuple[_Job, Lacking]] = []
        for job, data in zip(jobs, self._answers(future, jobs), strict=True):
            # the cluster's workers are trusted as this machine is: they run what it sends them
            answer = pickle.loads(data)  # noqa: S301
            if isinstance(answer, Lacking):
                lacking.append((job, answer))
            elif isinstance(answer, Failed):
                yield job.number, answer
            else:
                yield job.number, self._ended(job, answer)
        self._send_again(lacking)

    def _answers(self, future: Batch, jobs: list[_Job]) -> list[bytes]:
        """The answers of a batch. One that has ended several workers goes out again, each article alone, and then no more."""
        from distributed import KilledWorker

        if future.cancelled():
            raise cluster_error("the cluster is lost: its scheduler has gone, or was started anew")
        error = future.exception()
        if error is None:
            return list(future.result())
        if not isinstance(error, KilledWorker):
            raise cluster_error(f"the cluster can't build: {error}")
        if len(jobs) == 1:
            return [pickle.dumps(Failed(False, 0.0))]
        self.again += [[job] for job in jobs]
        jobs.clear()
        return []

    def _send_again(self, lacking: Sequence[tuple[_Job, Lacking]]) -> None:
        """With the files that they name; those with one that can't be read as it is are built here, and told of."""
        batch, size = list[_Job](), 0
        for job, answer in lacking:
            _, *known = job.parcel.files
            new = self._job(job.number, [*known, *answer.names])
            if new is None:
                self.here.append(job.number)
                continue
            if batch and size + new.parcel.size > MOST_BYTES:
                self.again.append(batch)
                batch, size = [], 0
            batch.append(new)
            size += new.parcel.size
        self.again += [batch] if batch else []

    def _ended(self, job: _Job, answer: Made | Report) -> Report:
        """The report of outputs that have come back and are written here, or that a worker has written."""
        began = perf_counter() - answer.seconds

        def end(article: str) -> Report:
            request = job.begun.request if job.begun else self.request
            report = (
                written(request, article, answer.outputs, began, answer.read)
                if isinstance(answer, Made)
                else answer
            )
            if self.cache and job.begun:
                return self.cache.end(job.begun, report) or replace(self.cache, force=True).build(article)
            return report

        return replace(without_fail(end, job.parcel.article), seconds=answer.seconds)

    def _built_here(self, number: int) -> Report:
        build = self.cache.build if self.cache else partial(build_and_write, self.request)
        return without_fail(build, self.articles[number])
