"""Names of files that would break a line of output, or steer a terminal: they are shown as a program would write them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factdeck.command_line import main as cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no name there holds such signs")
ODD = "a\n!b\x1b[2Jc\u2028.yaml"
SHOWN = r"a\n!b\x1b[2Jc\u2028.yaml"
SHEET = ["--layout", "fact-sheet"]


@pytest.fixture(autouse=True)
def articles(here: Path) -> None:
    for name in (ODD, "plain.yaml"):
        Path(name).write_text("title: A town\nlead: It lies by a river.\n", encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ["build", ODD, *SHEET, "--dry-run"],
        ["build", ODD, *SHEET],
        ["build", ODD, "plain.yaml", *SHEET],
        ["build", ODD, *SHEET, "--time-limit", "100"],
        ["build", *(f"{number}.yaml" for number in range(30)), ODD, *SHEET],
        ["build", ODD, "missing\n!.yaml", *SHEET],
        ["build", ODD, *SHEET, "-o", "below\n!x"],
        ["build", ODD, *SHEET, "-o", "plain.yaml"],
        ["build", ODD, *SHEET, "--report", ODD],
        ["export", "geojson", ODD],
        ["export", "ical", ODD],
        ["check", "missing\n!.yaml"],
        ["list", ODD],
        ["site", ODD, *SHEET, "-o", "a\n!site"],
        ["watch", "missing\n!.yaml"],
    ],
)
def test_each_line_of_output_is_one(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(command)
    said = capsys.readouterr()
    lines = (said.out + said.err).split("\n")
    assert [line for line in lines if line.startswith("!")] == []
    assert "\x1b" not in said.out + said.err and "\u2028" not in said.out + said.err


def test_a_name_is_shown_with_what_stands_for_its_signs(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["build", ODD, *SHEET, "--dry-run"])
    assert capsys.readouterr().out == f"would build  {SHOWN}: it was not built before\n"
    Path(ODD).write_text("titel: A\n", encoding="utf-8")
    cli.main(["check", ODD])
    assert capsys.readouterr().err.startswith(f"{SHOWN}:1:1: ")
