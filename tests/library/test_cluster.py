"""Builds on a cluster: a scheduler and workers of Dask on this machine's own loopback, and the same bytes as without them."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pptx
import pytest
from distributed import KilledWorker

from factdeck.api import Asked, Options
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.library.cache.building import Cache
from factdeck.library.cluster import connecting, running, worker
from factdeck.library.cluster.child import Builder, Made
from factdeck.library.cluster.connecting import connected
from factdeck.library.cluster.parcels import Lacking, Parcel
from factdeck.library.cluster.project import Origin, Project, origin, project_of
from factdeck.library.one_article import Report, Request, build_and_write
from factdeck.library.workers import Failed
from factdeck.messages.problems import FactdeckError

ROOT = Path(__file__).parents[2]
EVERY_FIELD = ROOT / "tests" / "cases" / "every-field"
BOTH = Asked(("fact-sheet", "lecture"))
WITH_FILES = """\
title: A queen
lead: She ruled by a river.[@qlibrary, p. 3]
bibliography: sources.bib
infobox:
  flag: {image: flag.svg, alt: A flag, credit: Somebody}
  image: {image: portrait.png, alt: A queen, credit: Somebody}
"""
SECONDS = 60.0
"""To start a process on a machine that has much to do."""


class OwnCluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._file = folder / "scheduler.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--port", "0", "--scheduler-file", str(self._file))
        ends = time.monotonic() + SECONDS
        while not self._file.exists() or not self._file.read_text(encoding="utf-8"):
            assert time.monotonic() < ends, "the scheduler does not start"
            time.sleep(0.05)
        self.address = json.loads(self._file.read_text(encoding="utf-8"))["address"]

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1"]
        command += ["--dashboard-address", "127.0.0.1:0", "--no-dashboard"]
        path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        with (self.folder / f"{kind}.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, *arguments],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": path},
                stderr=log,
                stdout=log,
            )
        self._processes.append(process)
        return process

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A worker that nobody starts again."""
        own = ["--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder / "work")]
        return self._start("worker", "--scheduler-file", str(self._file), *own)

    def end(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnCluster]:
    started = OwnCluster(tmp_path_factory.mktemp("cluster"))
    started.start_worker()
    yield started
    started.end()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A project with a layout of its own: small articles, and one with pictures and a file of sources."""
    monkeypatch.chdir(tmp_path)
    Path("content/pictures").mkdir(parents=True)
    for name in ("flag.svg", "portrait.png", "sources.bib"):
        shutil.copy(EVERY_FIELD / name, "content/pictures")
    names = ["content/pictures/article.yaml"]
    Path(names[0]).write_text(WITH_FILES, encoding="utf-8")
    for number in range(20):
        name = f"content/town-{number:02}.yaml"
        Path(name).write_text(f"title: Town {number}\nlead: It lies by a river.\n", encoding="utf-8")
        names.append(name)
    Path("layouts").mkdir()
    Path("layouts/house.yaml").write_text(
        "extends: fact-sheet\ndescription: Ours\npage: {size: A5}\n", encoding="utf-8"
    )
    return names


def built_here(asked: Asked, names: list[str], folder: str) -> dict[str, bytes]:
    for name in names:
        report = build_and_write(Request(asked=asked, folder=Path(folder)), name)
        assert report.outcome == "built", report
    return files(folder)


def files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


def test_a_worker_that_is_killed_in_mid_run_costs_nothing_and_changes_no_byte(
    cluster: OwnCluster, library: list[str]
) -> None:
    asked = Asked(("house", "lecture"))
    with connected(cluster.address, 1) as client:
        victim = cluster.start_worker()
        client.wait_for_workers(2, timeout=SECONDS)
        reports: dict[int, Report | Failed] = {}
        request = Request(asked=asked, folder=Path("far"))
        for number, report in running.each_done(client, request, None, library, 0.0):
            reports[number] = report
            if len(reports) == 3:
                assert len(client.nthreads()) == 2
                victim.send_signal(signal.SIGKILL)
                victim.wait()
        assert len(client.nthreads()) == 1
    assert sorted(reports) == list(range(len(library)))
    assert {getattr(report, "outcome", report) for report in reports.values()} == {"built"}
    assert files("far") == built_here(asked, library, "here")


def test_workers_read_and_write_addresses_themselves(cluster: OwnCluster, library: list[str]) -> None:
    source, target = Path("content").absolute().as_uri(), Path("far").absolute().as_uri()
    arguments = ["--cluster", cluster.address, "-o", target, "--layout", "fact-sheet"]
    assert cli.main(["build", f"{source}/", f"{source}/pictures/article.yaml", *arguments]) == BUILT
    assert files("far") == built_here(Asked(("fact-sheet",)), library, "here")


def test_template_theme_and_date_go_along_from_wherever_they_are(
    cluster: OwnCluster, library: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = tmp_path / "school"
    school.mkdir()
    shutil.copy(Path(pptx.__file__).parent / "templates" / "default.pptx", school / "master.pptx")
    (school / "own.yaml").write_text("extends: large-print\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    options = Options(template=str(school / "master.pptx"), theme=str(school / "own.yaml"))
    asked = Asked(("fact-sheet", "lecture"), options=options)
    names = library[:2]
    with connected(cluster.address, 1) as client:
        request = Request(asked=asked, folder=Path("far"))
        reports = [report for _, report in running.each_done(client, request, None, names, 0.0)]
    here = [build_and_write(Request(asked=asked, folder=Path("here")), name) for name in names]
    assert files("far") == files("here")
    assert len(files("far")) == 4
    assert {told(report) for report in reports} == {told(report) for report in here}


def told(report: Report | Failed) -> tuple[str, ...]:
    """What a report says of an article, and what its files rest on."""
    assert isinstance(report, Report)
    depends = [str(path) for file in report.files for path in file.depends]
    return (report.article, report.outcome, *map(str, report.problems), *depends)


def test_mistakes_are_told_as_they_are_here(
    cluster: OwnCluster, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    picture = "infobox:\n  image: {image: ../no.png, alt: No, credit: Nobody}\n"
    missing = "infobox:\n  image: {image: pictures/portrat.png, alt: No, credit: Nobody}\n"
    for name, rest in (("outside", picture), ("missing", missing), ("unknown", "tilte: T\n")):
        Path(f"content/{name}.yaml").write_text(f"title: T\nlead: It lies.\n{rest}", encoding="utf-8")
    names = [f"content/{name}.yaml" for name in ("outside", "missing", "unknown", "nowhere")]
    lines = []
    for more in (["--jobs", "1"], ["--cluster", cluster.address]):
        assert cli.main(["build", *names, "--format", "json", "-o", "made", *more]) == WRONG_CONTENT
        found = map(json.loads, capsys.readouterr().out.splitlines())
        lines.append(
            sorted((each["article"], each["outcome"], json.dumps(each["problems"])) for each in found)
        )
    assert lines[0] == lines[1]
    [(_, _, problems)] = [line for line in lines[1] if line[0] == "content/missing.yaml"]
    assert "did you mean 'pictures/portrait.png'?" in problems
    assert not Path("made").exists() or not list(Path("made").glob("*.p*"))


def test_what_comes_back_is_kept_and_current_the_next_time(
    cluster: OwnCluster, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["build", *library[:3], "--format", "json", "-o", "made", "--layout", "fact-sheet"]
    outcomes = []
    for more in (["--cluster", cluster.address], ["--jobs", "1"], ["--cluster", cluster.address]):
        assert cli.main([*command, *more]) == BUILT
        outcomes.append([json.loads(line)["outcome"] for line in capsys.readouterr().out.splitlines()])
    assert outcomes == [["built"] * 3, ["current"] * 3, ["current"] * 3]


@pytest.mark.parametrize("far", [True, False])
def test_what_workers_write_to_an_address_is_current_the_next_time(
    cluster: OwnCluster, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], *, far: bool
) -> None:
    articles = [(tmp_path / name).as_uri() if far else name for name in library[:3]]
    there = ["-o", (tmp_path / "made").as_uri(), "--cache", "kept", "--format", "json"]
    on_cluster, here = ("--cluster", cluster.address), ("--jobs", "1")

    def outcomes(*where: str) -> list[str]:
        capsys.readouterr()
        assert cli.main(["build", *articles, "--layout", "fact-sheet", *there, *where]) == BUILT
        lines = map(json.loads, capsys.readouterr().out.splitlines())
        return [line["outcome"] for line in sorted(lines, key=lambda line: str(line["article"]))]

    assert outcomes(*on_cluster) == ["built"] * 3
    assert outcomes(*here) == ["current"] * 3
    assert files("made") == built_here(Asked(("fact-sheet",)), library[:3], "here")
    Path("made/town-01-fact-sheet.pdf").unlink()
    Path("content/town-00.yaml").write_text("title: A new town\nlead: By a sea.\n", encoding="utf-8")
    assert outcomes(*on_cluster) == ["current", "built", "built"]
    assert outcomes(*on_cluster) == ["current"] * 3


def test_articles_at_addresses_whose_outputs_come_back_are_current_the_next_time(
    cluster: OwnCluster, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = [(tmp_path / name).as_uri() for name in library[:2]]
    command = ["build", *there, "--layout", "fact-sheet", "-o", "made", "--cluster", cluster.address]
    for outcome in ("built", "current"):
        assert cli.main([*command, "--format", "json"]) == BUILT
        lines = capsys.readouterr().out.splitlines()
        assert [json.loads(line)["outcome"] for line in lines] == [outcome] * 2
    flag = Path("content/pictures/flag.svg")
    flag.write_bytes(flag.read_bytes() + b" ")
    assert cli.main([*command[:-2], "--dry-run"]) == BUILT
    assert capsys.readouterr().out.splitlines() == [
        f"would build  {there[0]}: {there[0].rpartition('/')[0]}/flag.svg has changed",
        f"current  {there[1]}",
    ]


def test_only_the_pieces_that_are_not_current_are_asked_for(cluster: OwnCluster, library: list[str]) -> None:
    asked = Asked(("house", "second"))
    request = Request(asked=asked, folder=Path("made"))
    for paper in ("A5", "A4"):
        Path("layouts/second.yaml").write_text(
            f"extends: fact-sheet\npage: {{size: {paper}}}\n", encoding="utf-8"
        )
        cache = Cache.of(Path("kept"), request)
        with connected(cluster.address, 1) as client:
            [(_, report)] = running.each_done(client, request, cache, library[1:2], 0.0)
        assert isinstance(report, Report)
        assert [file.path.name for file in report.files] == ["town-00-house.pdf", "town-00-second.pdf"]
    assert files("made") == built_here(asked, library[1:2], "here")


def test_an_article_that_takes_too_long_is_given_up(cluster: OwnCluster, library: list[str]) -> None:
    with connected(cluster.address, 1) as client:
        request = Request(asked=BOTH, folder=Path("far"))
        reports = dict(running.each_done(client, request, None, library[1:2], 0.001))
    assert isinstance(reports[0], Failed)
    assert reports[0].too_slow


def test_workers_with_another_factdeck_are_refused(
    cluster: OwnCluster,
    library: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(connecting, "origin", lambda: Origin("0", "factdeck 0 on Python 2.7"))
    assert cli.main(["build", library[0], "--cluster", cluster.address]) == WRONG_CONTENT
    told = capsys.readouterr().err
    assert "the worker at tcp://127.0.0.1:" in told
    assert f"has {origin().told}, and here is factdeck 0 on Python 2.7" in told
    assert not Path("build").exists()


def test_a_scheduler_without_factdeck_is_told(many: list[str]) -> None:
    class Ignorant(StandIn):
        def run_on_scheduler(self, function: Any, *arguments: Any) -> str:
            raise ModuleNotFoundError("No module named 'factdeck'")

    client: Any = Ignorant("")
    with pytest.raises(FactdeckError, match="the scheduler doesn't know factdeck: No module"):
        dict(running.each_done(client, Request(asked=BOTH), None, many, 0.0))


def test_a_cluster_of_this_run_builds_the_same_bytes(library: list[str]) -> None:
    command = [
        "build",
        *library[:3],
        "--cluster",
        "local",
        "--jobs",
        "1",
        "--no-cache",
        "--quiet",
        "-o",
        "far",
    ]
    assert cli.main(command) == BUILT
    assert files("far") == built_here(BOTH, library[:3], "here")


def test_an_address_where_nobody_answers_is_told(
    library: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(connecting, "SECONDS_TO_ANSWER", 0.5)
    assert cli.main(["build", library[0], "--cluster", "tcp://127.0.0.1:9"]) == WRONG_CONTENT
    assert "no scheduler of Dask answers at 'tcp://127.0.0.1:9' within 0.5 s" in capsys.readouterr().err
    assert cli.main(["build", library[0], "--cluster", "nothing://127.0.0.1:9"]) == WRONG_CONTENT
    assert "is no address of a scheduler" in capsys.readouterr().err


def test_without_dask_what_to_install_is_told(
    library: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    assert cli.main(["build", library[0], "--cluster", "local"]) == WRONG_CONTENT
    assert "pip install 'factdeck[cluster]'" in capsys.readouterr().err


class StandIn:
    """A client of a cluster on which one article ends every worker; it notes how large each batch was."""

    def __init__(self, poison: str, threads: int = 1):
        self.poison, self.threads = poison, threads
        self.batches: list[int] = []
        self.waiting = self.most_waiting = 0

    def run(self, function: Any, *arguments: Any, on_error: str) -> dict[str, str]:
        return {"worker": function(*arguments)}

    def register_plugin(self, plugin: Any) -> None:
        self.project = plugin.project

    def unregister_worker_plugin(self, name: str) -> None:
        pass

    def cancel(self, futures: list[Any]) -> None:
        pass

    def nthreads(self) -> dict[str, int]:
        return {"worker": self.threads} if self.threads else {}

    def run_on_scheduler(self, function: Any, *arguments: Any) -> str:
        return str(function(*arguments))

    def submit(self, function: Any, name: str, parcels: bytes, **how: Any) -> StandInFuture:
        batch: list[Parcel] = pickle.loads(parcels)
        self.batches.append(len(batch))
        self.waiting += 1
        self.most_waiting = max(self.most_waiting, self.waiting)
        return StandInFuture(self, batch)


class StandInFuture:
    def __init__(self, client: StandIn, parcels: list[Parcel]):
        self.client, self.parcels = client, parcels

    def add_done_callback(self, callback: Any) -> None:
        callback(self)

    def cancelled(self) -> bool:
        return False

    def exception(self) -> Exception | None:
        self.client.waiting -= 1
        if self.client.poison in [parcel.article for parcel in self.parcels]:
            return KilledWorker("task", SimpleNamespace(address="tcp://nowhere"), 3)
        return None

    def result(self) -> list[bytes]:
        return [pickle.dumps(Report(parcel.article, "built")) for parcel in self.parcels]


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}.yaml" for number in range(500)]
    for name in names:
        Path(name).write_text("title: T\n", encoding="utf-8")
    return names


def test_an_article_that_ends_its_workers_costs_only_itself(many: list[str]) -> None:
    client: Any = StandIn("321.yaml")
    reports = dict(running.each_done(client, Request(asked=BOTH), None, many, 0.0))
    failed = reports.pop(321)
    assert isinstance(failed, Failed)
    assert not failed.too_slow
    assert {report.outcome for report in reports.values() if isinstance(report, Report)} == {"built"}
    assert len(reports) == 499


def test_batches_begin_small_and_few_of_them_wait(many: list[str]) -> None:
    client: Any = StandIn("", threads=2)
    assert len(dict(running.each_done(client, Request(asked=BOTH), None, many, 0.0))) == 500
    assert client.batches[:2] == [1, 1]
    assert max(client.batches) == running.MOST_IN_BATCH
    assert client.batches[-1] == 1
    assert client.most_waiting <= 4


def test_large_articles_make_small_batches(many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MOST_BYTES", 2 * len("title: T\n"))
    client: Any = StandIn("")
    assert len(dict(running.each_done(client, Request(asked=BOTH), None, many, 0.0))) == 500
    assert max(client.batches) == 2


def test_a_cluster_without_workers_is_given_up(many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS_WITHOUT_WORKERS", -1.0)
    client: Any = StandIn("", threads=0)
    with pytest.raises(FactdeckError, match="has had no workers"):
        dict(running.each_done(client, Request(asked=BOTH), None, many, 0.0))


@pytest.fixture
def builders(library: list[str], tmp_path: Path) -> Iterator[worker.Builders]:
    made = worker.Builders("run", project_of(Asked(("fact-sheet",)), 0.0, ""))
    made.setup(SimpleNamespace(local_directory=str(tmp_path)))
    yield made
    made.teardown(None)


def parcel(name: str) -> Parcel:
    return Parcel(name, (0,), {Path(name).name: Path(name).read_bytes()})


def test_a_crash_costs_only_the_article_that_was_built(
    builders: worker.Builders, library: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = (
        "import os; from factdeck.library.cluster import child; answer = child.Builder.answer;"
        "child.Builder.answer = lambda self, parcel:"
        " os._exit(1) if '05' in parcel.article else answer(self, parcel); child.serve()"
    )
    monkeypatch.setattr(worker, "_START", dies)
    answers = [pickle.loads(data) for data in builders.build([parcel(name) for name in library[5:8]])]
    assert [type(answer) for answer in answers] == [Made, Failed, Made]


def test_a_process_that_does_not_start_is_told(
    builders: worker.Builders, library: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_START", "import sys; sys.exit(1)")
    with pytest.raises(worker.NotStarted, match="does not start"):
        builders.build([parcel(library[1])])


def test_processes_live_on(builders: worker.Builders, library: list[str]) -> None:
    builders.build([parcel(library[1])])
    [first] = builders._idle
    builders.build([parcel(library[2])])
    assert builders._idle == [first]


def test_files_that_were_not_sent_along_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    builder = Builder.of(project_of(Asked(("fact-sheet",)), 0.0, ""))
    answer = builder.answer(parcel(str(EVERY_FIELD / "article.yaml")))
    assert isinstance(answer, Lacking)
    assert {"sources.bib", "flag.svg", "portrait.png"} <= set(answer.names)


def test_a_project_holds_what_its_files_name(library: list[str]) -> None:
    Path("own").mkdir()
    Path("own/sheet.yaml").write_text("extends: own/base.yaml\ntheme: ../theme.yaml\n", encoding="utf-8")
    Path("own/base.yaml").write_text("extends: fact-sheet\n", encoding="utf-8")
    project: Project = project_of(Asked(("own/sheet.yaml", "lecture")), 0.0, "")
    assert sorted(name for name, _ in project.files) == [
        "layouts/house.yaml",
        "own/base.yaml",
        "own/sheet.yaml",
    ]
