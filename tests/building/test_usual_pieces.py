"""Where nobody names a layout, the sheet is left out of articles whose own script no font at hand draws."""

from __future__ import annotations

from pathlib import Path

import pytest

import factdeck
from factdeck.command_line import main as cli
from factdeck.messages import codes

DHAKA = """\
title: ঢাকা
lang: bn
lead: ঢাকা বাংলাদেশের রাজধানী।
"""
NAMED = """\
title: Dhaka
lang: en
lead: Dhaka (ঢাকা) is the capital of Bangladesh.
"""


def test_an_article_in_bengali_gets_its_deck_and_a_warning() -> None:
    outputs = factdeck.build(factdeck.loads(DHAKA))
    assert [file.layout for file in outputs] == ["lecture"]
    [warning] = [each for each in outputs.warnings if each.code == codes.UNSHAPED_ARTICLE]
    assert warning.message.endswith("; the fact-sheet is left out")


def test_a_sheet_that_is_asked_for_is_an_error() -> None:
    with pytest.raises(factdeck.FactdeckError, match="no font at hand draws Bengali letters"):
        factdeck.build(factdeck.loads(DHAKA), ["fact-sheet", "lecture"])


def test_a_word_in_bengali_keeps_its_error_so_that_no_sheet_gets_lost() -> None:
    with pytest.raises(factdeck.FactdeckError) as raised:
        factdeck.build(factdeck.loads(NAMED))
    assert [problem.code for problem in raised.value.problems if problem.severity == "error"] == [
        codes.UNSHAPED
    ]


def test_what_was_built_without_its_sheet_is_current_the_next_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "dhaka.yaml"
    article.write_text(DHAKA, encoding="utf-8")
    to = ["-o", str(tmp_path / "build")]
    told = []
    for _ in range(2):
        assert cli.main(["build", str(article), *to, "--quiet", "--format", "json"]) == 0
        told.append(capsys.readouterr().out)
    assert ['"built"' in each for each in told] == [True, False]
    assert cli.main(["check", str(article)]) == 0
    assert cli.main(["build", str(article), *to, "--layout", "fact-sheet"]) == 1
    assert [path.name for path in sorted((tmp_path / "build").glob("*.p*"))] == ["dhaka-lecture.pptx"]
