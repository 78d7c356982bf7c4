"""A picture that no native shape can show is told at its line in the article, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.cli import main

GRADIENT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><defs>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
</defs><rect width="40" height="20" fill="url(#g)"/></svg>"""
ARTICLE = """title: A town
lead: It has a flag.
infobox:
  flag: {image: dusk.svg, alt: A dusk, credit: Nobody}
  rows: [{label: County, value: Kent}]
"""


def test_a_gradient_is_told_at_the_line_of_its_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dusk.svg").write_text(GRADIENT)
    (tmp_path / "town.yaml").write_text(ARTICLE)
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "town.yaml"), "--layout", "lecture", "-o", str(out)]) == 1
    told = capsys.readouterr().err
    assert "town.yaml:4:17" in told
    assert "the drawing 'dusk': " in told and "gradient" in told
    assert not out.exists()
