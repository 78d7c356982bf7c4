"""Markdown as other programs write it keeps its words, and each thing in it has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.importing.leftovers import Leftovers
from factdeck.importing.markdown import read_markdown
from support.outlines import outline

DIALECTS = Path(__file__).parent / "dialects"
ALL = sorted(DIALECTS.glob("*.md"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_dialect_is_read_as_its_program_shows_it(path: Path) -> None:
    leftovers = Leftovers()
    draft = read_markdown(path.read_text(encoding="utf-8"), leftovers)
    wanted = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "\n".join(outline(draft, leftovers)) + "\n" == wanted
