"""One article that has everything, built once for all tests of its PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import build, pdf
from factdeck.scene import Scene
from support.samples import article
from support.tagged import Tagged, read_tagged

EVERYTHING = Path(__file__).parent / "cases" / "everything.yaml"


def scene_of(path: Path, theme: str = "") -> Scene:
    from factdeck.problems import Problems

    problems = Problems()
    made = build.make_scene(article(path), "fact-sheet", problems, build.Wishes(theme=theme))
    assert made is not None, "\n".join(str(problem) for problem in problems)
    return made[0]


@pytest.fixture(scope="session")
def scene() -> Scene:
    return scene_of(EVERYTHING)


@pytest.fixture(scope="session")
def data(scene: Scene) -> bytes:
    return pdf.render(scene)


@pytest.fixture(scope="session")
def tagged(data: bytes) -> Tagged:
    return read_tagged(data)
