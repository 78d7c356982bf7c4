"""Articles as scenes of a fact sheet in a theme; one of them has everything that tags tell apart."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.scene import Scene
from support.samples import article

EVERYTHING = Path(__file__).parents[1] / "pdf" / "cases" / "everything.yaml"


@lru_cache(maxsize=4)
def scene_of(path: Path, theme: str = "") -> Scene:
    problems = Problems()
    made = place_layout(article(path), "fact-sheet", problems, Options(theme=theme))
    assert made is not None, "\n".join(str(problem) for problem in problems)
    return made.document
