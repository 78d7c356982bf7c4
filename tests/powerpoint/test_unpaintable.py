"""A picture that no native shape can show is reported at its line in the article, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api, powerpoint
from factdeck.building.output import CannotRender
from factdeck.command_line.main import main
from factdeck.scene import Scene

CUT_TEXT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">
<defs><clipPath id="half"><rect width="20" height="20"/></clipPath></defs>
<g clip-path="url(#half)"><text x="2" y="15" font-size="12">Harbour</text></g></svg>"""
ARTICLE = """title: A town
lead: It has a flag.
infobox:
  flag: {image: dusk.svg, alt: A dusk, credit: Nobody}
  rows: [{label: County, value: Kent}]
"""


def test_text_cut_in_half_is_reported_at_the_line_of_its_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dusk.svg").write_text(CUT_TEXT)
    (tmp_path / "town.yaml").write_text(ARTICLE)
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "town.yaml"), "--layout", "lecture", "-o", str(out)]) == 1
    message = capsys.readouterr().err
    assert "town.yaml:4:17" in message
    assert "the drawing 'dusk': " in message and "cut by a clipping path" in message
    assert not out.exists()


def test_a_drawing_of_ours_that_cannot_be_painted_is_never_left_out_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(scene: Scene) -> bytes:
        raise powerpoint.CannotPaint("the drawing 'Timeline': it is slanted", "Timeline")

    monkeypatch.setattr(powerpoint, "render", render)
    (tmp_path / "town.yaml").write_text("title: A town\nlead: It lies by a river.\n")
    with pytest.raises(CannotRender, match="Timeline"):
        api.build(tmp_path / "town.yaml", ["lecture"])
