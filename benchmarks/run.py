"""Times builds as ratios to the bare floor, measured in turn in the same run, and prints a table.

usage: python benchmarks/run.py [REPEATS]
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
FIRST = "content/soviet-occupation-of-manchuria.yaml"
BARE = str(HERE / "bare.py")
WARM = str(HERE / "warm.py")


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": "src"
}
"""Bytecode is kept between runs, as Python does unless it is told otherwise."""


def wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def printed(command: list[str]) -> float:
    """The last number that a command prints."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return float(done.stdout.split()[-1])


def made(python: str, out: str) -> tuple[str, str]:
    """How many pages and slides the first article makes."""
    command = [python, "-m", "factdeck", "build", FIRST, "-o", out]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    told = done.stdout + done.stderr
    (pages,), (slides,) = (
        re.findall(rf": (\d+) {kind}s?$", told, re.MULTILINE) for kind in ("page", "slide")
    )
    return pages, slides


def ratio(name: str, ours, floor, repeats: int) -> None:  # type: ignore[no-untyped-def]
    """Median of the pairwise ratios, the two run in turn."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(repeats)]
    ratios = [first / second for first, second in pairs]
    first = statistics.median(pair[0] for pair in pairs)
    print(f"{name:<58} {statistics.median(ratios):6.2f}   ({first * 1000:7.0f} ms)", flush=True)


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        out = str(folder)
        pages, slides = made(python, out)
        print(f"{'what':<58} ratio   ours")
        ratio(
            "cold build of both / bare scripts one after the other",
            lambda: wall([python, "-m", "factdeck", "build", "--quiet", "--no-cache", FIRST, "-o", out]),
            lambda: (
                wall([python, BARE, "pdf", pages, "0", out]) + wall([python, BARE, "pptx", "0", slides, out])
            ),
            repeats,
        )
        alone = [python, "-m", "factdeck", "build", "--quiet", "--force", FIRST, "-o", out, "--layout"]
        ratio(
            "cold sheet alone, its map kept / bare sheet",
            lambda: wall([*alone, "fact-sheet"]),
            lambda: wall([python, BARE, "pdf", pages, "0", out]),
            repeats,
        )
        ratio(
            "cold deck alone, its maps kept / bare deck",
            lambda: wall([*alone, "lecture"]),
            lambda: wall([python, BARE, "pptx", "0", slides, out]),
            repeats,
        )
        for article in sorted(ROOT.glob("content/*.yaml")):
            ratio(
                f"warm set of a lesson / sheet and deck, {article.stem[:22]}",
                lambda article=article: printed([python, WARM, "lesson", str(article)]),  # type: ignore[misc]
                lambda article=article: printed([python, WARM, "new", str(article)]),  # type: ignore[misc]
                repeats,
            )
        ratio(
            "warm build of both / warm bare",
            lambda: printed([python, WARM, "both", FIRST]),
            lambda: printed([python, BARE, "both", pages, slides, out, "4"]),
            repeats,
        )
        ratio(
            "the first article's map drawn anew for a slide / painted",
            lambda: printed([python, WARM, "map", FIRST]),
            lambda: printed([python, WARM, "painting", FIRST]),
            repeats,
        )
        ratio(
            "factdeck check / import yaml, pydantic",
            lambda: wall([python, "-m", "factdeck", "check", FIRST]),
            lambda: wall([python, "-c", "import yaml, pydantic"]),
            repeats,
        )
        ratio(
            "a slide of 1,000 / a slide of 15",
            lambda: printed([python, WARM, "slides", "1000"]),
            lambda: printed([python, WARM, "slides", "15"]),
            max(2, repeats // 2),
        )
        ratio(
            "a page of a 300-section article / of a 6-section one",
            lambda: printed([python, WARM, "pages", "300"]),
            lambda: printed([python, WARM, "pages", "6"]),
            max(2, repeats // 2),
        )
        ratio(
            "a page of a Chinese paragraph of 200,000 / of 20,000",
            lambda: printed([python, WARM, "paragraph", "200000"]),
            lambda: printed([python, WARM, "paragraph", "20000"]),
            max(2, repeats // 2),
        )
        ratio(
            "an entry of a 400-entry timeline / of a 40-entry one",
            lambda: printed([python, WARM, "entries", "400"]),
            lambda: printed([python, WARM, "entries", "40"]),
            max(2, repeats // 2),
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of the largest of these processes':<58} {peak:6.0f} MiB")


if __name__ == "__main__":
    main()
