"""Maps and drawings are kept in the cache: a later build, in a process of its own, neither plans nor reads them again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="#a00000"/></svg>'
ARTICLE = """\
title: A town
lead: It lies by a river.
infobox:
  image: {image: flag.svg, alt: A red flag, caption: The flag, credit: The town}
  map:
    alt: A map
    points:
      - {name: Town, at: [10, 50]}
sections:
  - heading: The river
    text: It is deep.
"""
HEAVY = ("svglib", "factdeck.diagrams.map.planning")


@pytest.fixture(autouse=True)
def article(here: Path) -> None:
    Path("flag.svg").write_text(SVG, encoding="utf-8")
    Path("town.yaml").write_text(ARTICLE, encoding="utf-8")


def loaded(folder: str, *options: str) -> set[str]:
    """Which heavy modules a build of the article loads, its layouts one after the other in one process."""
    code = (
        "import sys; from factdeck.command_line import main; "
        f"status = main.main(['build', 'town.yaml', '--quiet', '-o', {folder!r}, *{options!r}]); "
        f"print(*(name for name in {HEAVY!r} if name in sys.modules)); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("layout", ["fact-sheet", "lecture"])
def test_maps_and_drawings_are_worked_out_once(layout: str) -> None:
    assert loaded("kept", "--layout", layout, "--force") == set(HEAVY)
    assert loaded("kept", "--layout", layout, "--force") == set()
    loaded("anew", "--layout", layout, "--no-cache")
    (kept,), (anew,) = ([*Path(folder).glob("town*.p*")] for folder in ("kept", "anew"))
    assert kept.read_bytes() == anew.read_bytes()


def test_a_drawing_that_has_changed_is_read_again() -> None:
    loaded("kept", "--layout", "fact-sheet")
    Path("flag.svg").write_text(SVG.replace("#a00000", "#00a000"), encoding="utf-8")
    assert loaded("kept", "--layout", "fact-sheet") == {"svglib"}
