"""A place of a slide that lies over another names one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.outputs import layout_models
from factdeck.layout.loading import layout_files, read_layout
from factdeck.layout.model import DeckLayout
from factdeck.messages import codes
from factdeck.messages.problems import Problems

DECK = """\
output: pptx
layouts:
  Map:
    places:
      title: {{kind: title, at: [0in, 0in, 5in, 1in], style: title, over: {over}}}
      figure: {{at: [0in, 0in, 13in, 7in]}}
slides: [{{layout: Map, title: title, fill: {{figure: map}}}}]
"""


def read(tmp_path: Path, over: str) -> tuple[DeckLayout | None, Problems]:
    file = tmp_path / "deck.yaml"
    file.write_text(DECK.format(over=over), encoding="utf-8")
    problems = Problems()
    found = read_layout(str(file), layout_models(), layout_files(), problems)
    assert found is None or isinstance(found, DeckLayout)
    return found, problems


def test_a_place_may_lie_over_another(tmp_path: Path) -> None:
    layout, problems = read(tmp_path, "figure")
    assert layout is not None and not list(problems)
    assert layout.layouts["Map"].places["title"].over == "figure"  # type: ignore[index]


@pytest.mark.parametrize("over", ["figures", "title"])
def test_a_place_that_lies_over_none_or_itself_is_told(tmp_path: Path, over: str) -> None:
    layout, problems = read(tmp_path, over)
    [problem] = problems.errors
    assert layout is None and problem.code == codes.UNKNOWN_BLOCK
    assert (problem.mark is not None and problem.mark.line == 4) or problem.mark.line == 5  # type: ignore[union-attr]
    assert repr(over) in problem.message and "figure" in (problem.hint or "")
