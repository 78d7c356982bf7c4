"""Times builds inside one process that has everything loaded.

usage: warm.py both ARTICLE | slides SECTIONS | pages SECTIONS
prints seconds: for both, of the last build; for slides and pages, of one slide or page.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from factdeck import build
from factdeck.problems import Problems
from factdeck.reading import Source, read_source

SECTION = """\
  - heading: Section {number}
    text: |
      Stalin ordered the attack for 9 August 1945, citing what had been agreed at the Tehran Conference. It opened one
      of the largest campaigns of the Second World War. Resistance was scattered and was swept aside.

      The army did not stop there. It took more and more ground, and the force on the other side, number {number}, was
      beaten in short order.
    points: [A first point about {number}, A second point, A third point, A fourth point]
    notes: Say what happened in part {number}, and ask why.
"""


def made(source: Source, layouts: list[str]) -> list[build.Output]:
    problems = Problems()
    outputs = build.build_article(source, problems, slug="benchmark", folder=Path("content"), layouts=layouts)
    if not outputs:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    return outputs


def both(path: Path) -> float:
    source = read_source(path, Problems())
    assert source is not None
    for _ in range(4):
        start = time.perf_counter()
        made(source, list(build.OWN_LAYOUTS))
    return time.perf_counter() - start


def each(kind: str, sections: int) -> float:
    """Seconds a slide or page, in the second build."""
    text = "title: A long one\nlead: Long.\nsections:\n" + "".join(
        SECTION.format(number=number) for number in range(1, sections + 1)
    )
    source = Source("benchmark.yaml", text)
    layout = "lecture" if kind == "slides" else str(Path(__file__).parent / "long.yaml")
    made(source, [layout])
    start = time.perf_counter()
    output = made(source, [layout])[0]
    return (time.perf_counter() - start) / output.pages


def main() -> None:
    what, value = sys.argv[1:3]
    if what == "both":
        print(f"{both(Path(value)):.5f}")
    else:
        sections = int(value) // 2 if what == "slides" else int(value)
        print(f"{each(what, sections):.6f}")


if __name__ == "__main__":
    main()
