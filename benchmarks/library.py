"""A library of made-up articles, and how fast it is built: `python benchmarks/library.py [COUNT]`.

The articles are the same for the same count: leads as long as an encyclopedia's (46 to 2,134 characters, median 459), some
long ones, some with maps and timelines. Each row is one command in one run; compare rows, not machines.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

SEED = 1945
LEAST, MEDIAN, MOST = 46, 459, 2134
"""Characters of a lead."""
SPREAD = 0.75
"""Of the logarithm of its length."""
WITH_TIMELINE, WITH_MAP, LONG = 0.15, 0.05, 0.02
WORDS = [
    "river",
    "town",
    "bridge",
    "treaty",
    "army",
    "harbour",
    "winter",
    "market",
    "council",
    "road",
    "border",
    "village",
    "mine",
    "school",
    "church",
    "king",
    "queen",
    "peace",
    "war",
    "grain",
    "ship",
    "railway",
    "law",
    "city",
    "valley",
    "mountain",
    "people",
    "trade",
    "year",
    "north",
    "south",
    "east",
    "west",
    "old",
    "new",
    "long",
    "small",
    "great",
    "first",
    "last",
]
CHANGED = 100
"""One article in so many is changed for the last row."""


class Writer:
    """Writes articles by a seed."""

    def __init__(self, seed: int):
        self.dice = random.Random(seed)

    def sentence(self) -> str:
        words = [self.dice.choice(WORDS) for _ in range(self.dice.randint(6, 16))]
        return " ".join(words).capitalize() + "."

    def text(self, characters: int) -> str:
        said = ""
        while len(said) < characters:
            said += self.sentence() + " "
        return said[:characters].rsplit(" ", 1)[0].rstrip(".") + "."

    def lead(self) -> str:
        length = MEDIAN * 2.718281828 ** self.dice.gauss(0.0, SPREAD)
        return self.text(int(min(max(length, LEAST), MOST)))

    def article(self, number: int) -> str:
        lines = [f"title: Place {number}", "lang: en", "lead: |", f"  {self.lead()}"]
        if self.dice.random() < WITH_MAP:
            lines += [
                "infobox:",
                "  map:",
                "    alt: A map",
                "    caption: Where it lies",
                "    credit: Natural Earth",
            ]
            lines += [
                "    points:",
                f"      - {{name: Place, at: [{self.dice.randint(-120, 140)}, {self.dice.randint(-50, 60)}]}}",
            ]
        if self.dice.random() < WITH_TIMELINE:
            lines.append("timeline:")
            for year in sorted(self.dice.sample(range(1000, 2000), self.dice.randint(4, 12))):
                lines.append(f"  - {{date: '{year}', title: {self.sentence().rstrip('.')[:60]}}}")
        sections = 20 if self.dice.random() < LONG else self.dice.choice((0, 0, 1, 2, 3))
        if sections:
            lines.append("sections:")
        for section in range(sections):
            lines += [
                f"  - heading: Part {section + 1}",
                f"    text: {self.text(self.dice.randint(200, 900))}",
            ]
        return "\n".join(lines) + "\n"


def write_library(folder: Path, count: int) -> list[Path]:
    """So many articles, the same ones for each run."""
    paths = []
    writer = Writer(SEED)
    for number in range(count):
        path = folder / f"place-{number:05}.yaml"
        path.write_text(writer.article(number), encoding="utf-8")
        paths.append(path)
    return paths


def timed(arguments: Sequence[str], folder: Path) -> tuple[float, int]:
    """Seconds that a command takes, and the most MiB that it and all processes below it take together."""
    command = [sys.executable, "-m", "factdeck", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0]
    watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watcher.start()
    process.wait()
    watcher.join()
    return time.perf_counter() - began, most[0]


def _watch(process: subprocess.Popen[bytes], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_memory, _family(process.pid))))
        time.sleep(0.1)


def _family(process: int) -> list[int]:
    """A process and all below it."""
    family = [process]
    for member in family:
        family += _children(member)
    return family


def _children(process: int) -> list[int]:
    """Those that any thread of it has started."""
    try:
        threads = Path(f"/proc/{process}/task").glob("*/children")
        return [int(each) for thread in threads for each in thread.read_text().split()]
    except OSError:
        return []


def _memory(process: int) -> int:
    """MiB of its own, not shared with others, where the system tells; else 0."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return 0


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [path.name for path in write_library(folder, count)]
        rows = [("one core", ["--jobs", "1", "-o", "one"]), ("two cores", ["--jobs", "2", "-o", "two"])]
        rows.append(("a second run", ["--jobs", "2", "-o", "two"]))
        if find_spec("distributed"):
            rows.append(("a cluster here", ["--cluster", "local", "--jobs", "2", "-o", "cluster"]))
        print(f"{count:,} articles, both files of each")
        for row, options in rows:
            _print(row, count, *timed(["build", *articles, "--quiet", *options], folder))
        for path in articles[::CHANGED]:
            with (folder / path).open("a", encoding="utf-8") as stream:
                stream.write("subtitle: Changed\n")
        _print("1 % changed", count, *timed(["build", *articles, "--quiet", *rows[2][1]], folder))


def _print(row: str, count: int, seconds: float, memory: int) -> None:
    print(f"{row:<16}{seconds:8.1f} s {count / seconds:8.0f} a second {memory:6} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_000)
