"""What a run on a cluster costs where: `python benchmarks/cluster.py [COUNT]`; `a-million-articles.md` reckons with it.

Times are of processors, not of clocks, so that what else a machine does changes them little.
"""

from __future__ import annotations

import os
import resource
import runpy
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from factdeck.api import Asked
from factdeck.library.cluster import running, worker
from factdeck.library.cluster.connecting import LOCAL, connected
from factdeck.library.one_article import Report, Request, build_and_write
from factdeck.library.workers import MIB, memory

write_library = runpy.run_path(str(Path(__file__).with_name("library.py")))["write_library"]
BOTH = Asked(("fact-sheet", "lecture"))
OFTEN = 10
"""For each article that is built so many are passed through the cluster."""
REMEMBERED = 1_000_000
"""Reports whose room is measured."""


def main(count: int) -> None:
    print(f"{count:,} articles, both files of each")
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        articles = [path.name for path in write_library(Path(), count * OFTEN)]
        one_core(articles[:count])
        sizes()
        request = Request(asked=BOTH, folder=Path("far"))
        pass_through("sent, and outputs come back", request, articles, returns_outputs)
        source, target = Path().absolute().as_uri(), Path("shared").absolute().as_uri()
        request = Request(asked=BOTH, folder=Path(), address=target)
        pass_through("addresses", request, [f"{source}/{each}" for each in articles], returns_reports)
        os.chdir(os.path.sep)
    room_of_reports()


def one_core(articles: list[str]) -> None:
    request = Request(asked=BOTH, folder=Path("here"))
    build_and_write(request, articles[0])
    began = time.process_time()
    for article in articles:
        build_and_write(request, article)
    _print("building", (time.process_time() - began) / len(articles) * 1000, "ms of a core an article")


def sizes() -> None:
    _print("an article", _mean(Path().glob("*.yaml")) / 1000, "kB")
    for ending in ("pdf", "pptx"):
        _print(f"its {ending}", _mean(Path("here").glob(f"*.{ending}")) / 1000, "kB")


def _mean(paths: Iterable[Path]) -> float:
    found = [path.stat().st_size for path in paths]
    return sum(found) / len(found)


def pass_through(row: str, request: Request, articles: list[str], instead: object) -> None:
    """What client and scheduler, both in this process, take for articles that cost workers next to nothing."""
    worker.build_batch = instead  # type: ignore[assignment]
    with connected(LOCAL, 1) as client:
        before, began, clock = memory(), time.process_time(), time.perf_counter()
        for _ in running.each_done(client, request, None, articles, 0.0):
            pass
        spent, passed = time.process_time() - began, time.perf_counter() - clock
    _print(row, spent / len(articles) * 1000, "ms of client and scheduler an article")
    _print("", len(articles) / passed, "articles a second")
    _print("", memory() - before, f"MiB more after {len(articles):,}")


def returns_outputs(_name: str, parcels: bytes) -> list[bytes]:
    """On a worker, in place of building: files of the usual size."""
    import os
    import pickle

    from factdeck.api import Options, OutputFile, Outputs, Piece, PieceResult
    from factdeck.library.cluster.parcels import Made

    made = []
    for parcel in pickle.loads(parcels):
        name = parcel.article.removesuffix(".yaml")
        files = tuple(
            OutputFile(f"{name}{ending}", os.urandom(75_000), ending, 2, "page", ())
            for ending in ("-fact-sheet.pdf", "-lecture.pptx")
        )
        results = tuple(PieceResult(Piece(file.layout, Options()), file, ()) for file in files)
        made.append(pickle.dumps(Made(Outputs(files, (), results), 0.0)))
    return made


def returns_reports(_name: str, parcels: bytes) -> list[bytes]:
    """On a worker, in place of building and writing: what a report of two files takes."""
    import pickle
    from pathlib import Path

    from factdeck.library.one_article import Report, WrittenFile

    return [
        pickle.dumps(
            Report(
                parcel.article,
                "built",
                tuple(
                    WrittenFile(Path(name), 2, "page", 75_000, (), "0" * 64, f"s3://bucket/handouts/{name}")
                    for name in ("place-00000-fact-sheet.pdf", "place-00000-lecture.pptx")
                ),
            )
        )
        for parcel in pickle.loads(parcels)
    ]


def room_of_reports() -> None:
    """What a run remembers of each article until its end."""
    before = memory()
    reports = {
        number: Report(f"s3://bucket/articles/place-{number:07}.yaml", "built", seconds=number / 1e6)
        for number in range(REMEMBERED)
    }
    _print("a report", (memory() - before) * MIB / len(reports), "bytes")
    _print("most memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def _print(row: str, value: float, unit: str) -> None:
    print(f"{row:<30}{value:9.2f} {unit}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
