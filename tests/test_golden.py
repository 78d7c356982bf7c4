"""Whole scenes as text: what stands where, for each layout and article. `make golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.samples import CASES, CONTENT, scene
from support.scene_text import scene_text

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = sorted(CONTENT.glob("*.yaml")) + sorted(CASES.glob("*.yaml"))
LAYOUTS = ("fact-sheet", "lecture")


def test_there_are_articles_to_compare() -> None:
    assert len(ARTICLES) >= 3


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_scene_is_the_golden_one(path: Path, layout: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{path.stem}-{layout}.txt"
    text = scene_text(scene(path, layout))
    if request.config.getoption("--write-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.is_file(), "no golden file yet: run make golden and look at what it writes"
    assert text == golden.read_text(encoding="utf-8")
