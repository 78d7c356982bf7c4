"""Where nobody names a layout, the sheet is left out of articles whose own script paper can't show yet."""

from __future__ import annotations

from pathlib import Path

import pytest

import factdeck
from factdeck.command_line import main as cli
from factdeck.messages import codes

CAIRO = """\
title: القاهرة
lang: ar
lead: القاهرة هي عاصمة مصر.
"""
NAMED = """\
title: Cairo
lang: en
lead: Cairo (القاهرة) is the capital of Egypt.
"""


def test_an_article_in_arabic_gets_its_deck_and_a_warning() -> None:
    outputs = factdeck.build(factdeck.loads(CAIRO))
    assert [file.layout for file in outputs] == ["lecture"]
    [warning] = outputs.warnings
    assert warning.code == codes.UNSHAPED_ARTICLE
    assert warning.message.endswith("; the fact-sheet is left out")


def test_a_sheet_that_is_asked_for_is_an_error() -> None:
    with pytest.raises(factdeck.FactdeckError, match="Arabic can't be set on paper yet"):
        factdeck.build(factdeck.loads(CAIRO), ["fact-sheet", "lecture"])


def test_a_word_in_arabic_keeps_its_error_so_that_no_sheet_gets_lost() -> None:
    with pytest.raises(factdeck.FactdeckError) as raised:
        factdeck.build(factdeck.loads(NAMED))
    assert [problem.code for problem in raised.value.problems if problem.severity == "error"] == [
        codes.UNSHAPED
    ]


def test_what_was_built_without_its_sheet_is_current_the_next_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "cairo.yaml"
    article.write_text(CAIRO, encoding="utf-8")
    to = ["-o", str(tmp_path / "build")]
    told = []
    for _ in range(2):
        assert cli.main(["build", str(article), *to, "--quiet", "--format", "json"]) == 0
        told.append(capsys.readouterr().out)
    assert ['"built"' in each for each in told] == [True, False]
    assert cli.main(["check", str(article)]) == 0
    assert cli.main(["build", str(article), *to, "--layout", "fact-sheet"]) == 1
    assert [path.name for path in sorted((tmp_path / "build").glob("*.p*"))] == ["cairo-lecture.pptx"]
