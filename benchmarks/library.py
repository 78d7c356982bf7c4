"""How fast libraries of made-up articles are built, and how much memory that takes: `python benchmarks/library.py [COUNT]`.

The articles are the same for the same count: leads as long as an encyclopedia's (46 to 2,134 characters, median 459), some
long ones, some with maps and timelines. Each row is one command; compare rows of one run, not machines.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

SEED = 1945
LEAST, MEDIAN, MOST = 46, 459, 2134
"""Characters of a lead."""
SPREAD = 0.75
"""Of the logarithm of its length."""
WITH_TIMELINE, WITH_MAP, LONG = 0.15, 0.05, 0.02
WORDS = """
river town bridge treaty army harbour winter market council road border village mine school church
king queen peace war grain ship railway law city valley mountain people trade year north south east
west old new long small great first last
"""
CHANGED = 100
"""One article in so many is changed for a row."""
BETWEEN_LOOKS = 0.1
"""Seconds between two looks at memory."""
SMALL, LIKE_THE_FIRST, FEW = 400, 50, 500
"""Articles of the parts that are not the whole library."""
FIRST = Path(__file__).parents[1] / "content" / "soviet-occupation-of-manchuria.yaml"
ONE, TWO = ("--jobs", "1"), ("--jobs", "2")
FACTDECK = (sys.executable, "-m", "factdeck")


class Writer:
    """Writes articles by a seed; small ones are short, and have neither maps nor timelines."""

    def __init__(self, seed: int, *, small: bool = False):
        self.dice = random.Random(seed)
        self.words = WORDS.split()
        self.small = small

    def sentence(self) -> str:
        words = [self.dice.choice(self.words) for _ in range(self.dice.randint(6, 16))]
        return " ".join(words).capitalize() + "."

    def text(self, characters: int) -> str:
        said = ""
        while len(said) < characters:
            said += self.sentence() + " "
        return said[:characters].rsplit(" ", 1)[0].rstrip(".") + "."

    def lead(self) -> str:
        length = MEDIAN * 2.718281828 ** self.dice.gauss(0.0, SPREAD)
        return self.text(int(min(max(length, LEAST), MOST)))

    def is_drawn(self, chance: float) -> bool:
        """Whether an article gets something that small ones never have."""
        return self.dice.random() < chance and not self.small

    def article(self, number: int) -> str:
        lines = [f"title: Place {number}", "lang: en", "lead: |", f"  {self.lead()}"]
        if self.is_drawn(WITH_MAP):
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
        if self.is_drawn(WITH_TIMELINE):
            lines.append("timeline:")
            for year in sorted(self.dice.sample(range(1000, 2000), self.dice.randint(4, 12))):
                lines.append(f"  - {{date: '{year}', title: {self.sentence().rstrip('.')[:60]}}}")
        sections = 20 if self.is_drawn(LONG) else self.dice.choice((0, 0, 1, 2, 3))
        if sections:
            lines.append("sections:")
        for section in range(sections):
            lines += [
                f"  - heading: Part {section + 1}",
                f"    text: {self.text(self.dice.randint(200, 900))}",
            ]
        return "\n".join(lines) + "\n"


def write_library(folder: Path, count: int, *, small: bool = False) -> list[Path]:
    """So many articles, the same ones for each run."""
    writer = Writer(SEED, small=small)
    return _write(folder, [writer.article(number) for number in range(count)])


def write_copies(folder: Path, count: int) -> list[Path]:
    """So many articles like the first one, each with a title of its own, and its pictures."""
    shutil.copytree(FIRST.parent / "images", folder / "images")
    text = FIRST.read_text(encoding="utf-8")
    title = "title: Soviet occupation of Manchuria\n"
    return _write(folder, [text.replace(title, f"{title[:-1]} {number}\n", 1) for number in range(count)])


def _write(folder: Path, texts: Sequence[str]) -> list[Path]:
    paths = [folder / f"place-{number:05}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


class Taken(NamedTuple):
    """What a command takes."""

    seconds: float
    processors: float
    """Seconds of all processors."""
    memory: int
    """The most MiB that it and all processes below it take together."""
    first: float
    """Seconds until the first output stands in a new folder; 0 where none does."""


def timed(command: Sequence[str], folder: Path, output: str = "build") -> Taken:
    """What a command takes in a folder that writes to ``output`` below it."""
    before, began = _processors(), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory, first = 0, 0.0
    is_new = not folder.joinpath(output).exists()
    with ThreadPoolExecutor(1) as thread:
        ended = thread.submit(process.wait)
        looked = began
        while not ended.done():
            now = time.perf_counter()
            if is_new and not first and next(folder.joinpath(output).glob("*.p*"), None):
                first = now - began
            if now - looked > BETWEEN_LOOKS:
                memory, looked = max(memory, sum(map(_memory, _family(process.pid)))), now
            time.sleep(BETWEEN_LOOKS if first else 0.005)
        seconds = time.perf_counter() - began
    return Taken(seconds, _processors() - before, memory, first)


def _processors() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def build(folder: Path, articles: Sequence[str], *options: str) -> Taken:
    """What building takes; the options end in the name of the folder for the outputs."""
    return timed(
        [*FACTDECK, "build", *articles, "--quiet", *options[:-1], "-o", options[-1]], folder, options[-1]
    )


def one_core_and_two(folder: Path, articles: Sequence[str]) -> Taken:
    """Prints a row for each, and how many times as fast two are; what two cores take."""
    one = build(folder, articles, *ONE, "one")
    show("one core", one, len(articles))
    two = build(folder, articles, *TWO, "two")
    show("two cores", two, len(articles), f"{one.seconds / two.seconds:.2f} times one core")
    return two


def small_articles(folder: Path, count: int) -> None:
    print(f"{count:,} small articles: no long ones, no maps, no timelines")
    one_core_and_two(folder, _names(write_library(folder, count, small=True)))


def articles_like_the_first(folder: Path, count: int) -> None:
    print(f"{count:,} articles like {FIRST.name}")
    one_core_and_two(folder, _names(write_copies(folder, count)))


def whole_library(folder: Path, count: int) -> None:
    print(f"{count:,} articles, some of them long, some with maps and timelines")
    articles = _names(write_library(folder, count))
    few = build(folder, articles[:FEW], *TWO, "few")
    show(f"{len(articles[:FEW])} of them", few, len(articles[:FEW]))
    most = one_core_and_two(folder, articles)
    print(
        f"  memory of two cores: {most.memory / few.memory:.2f} times that of {len(articles[:FEW])} articles"
    )
    show("a second run", build(folder, articles, *TWO, "two"), count)
    for name in articles[::CHANGED]:
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write("subtitle: Changed\n")
    show("1 % changed", build(folder, articles, *TWO, "two"), count)
    if find_spec("distributed"):
        show("a cluster here", build(folder, articles, "--cluster", "local", *TWO, "cluster"), count)


def made_by_make(folder: Path, count: int) -> None:
    """A project as `factdeck init` begins it, with so many articles in place of its own."""
    if not shutil.which("make"):
        return
    print(f"{count:,} articles by make, in a project of `factdeck init`")
    timed([*FACTDECK, "init", "."], folder)
    content = folder / "content"
    for path in content.glob("*.yaml"):
        path.unlink()
    articles = [f"content/{name}" for name in _names(write_library(content, count))]
    without = build(folder, articles, "without")
    show("factdeck build", without, count)
    command = ["make", f"FACTDECK={' '.join(FACTDECK)}"]
    with_make = timed(command, folder)
    show("make", with_make, count, f"{with_make.processors / without.processors:.2f} times as much work")
    show("nothing to do", timed(command, folder), count)


def _names(paths: Sequence[Path]) -> list[str]:
    return [path.name for path in paths]


def show(row: str, taken: Taken, count: int, said: str = "") -> None:
    """Prints what a command took."""
    first = f"{taken.first:6.2f} s" if taken.first else " " * 8
    print(
        f"  {row:<16}{taken.seconds:8.2f} s {count / taken.seconds:8.0f} a second {first} "
        f"{taken.processors:8.1f} s {taken.memory:6} MiB  {said}".rstrip(),
        flush=True,
    )


def main(count: int) -> None:
    print(
        f"  {'both files of each':<16}{'time':>8} {'articles':>19} {'first':>8} {'processors':>10} {'memory':>10}"
    )
    parts = (
        (small_articles, min(count, SMALL)),
        (articles_like_the_first, min(count, LIKE_THE_FIRST)),
        (made_by_make, min(count, FEW)),
        (whole_library, count),
    )
    for part, articles in parts:
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder), articles)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_000)
