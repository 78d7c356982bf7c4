"""What all articles are built with is loaded before workers are forked, and nothing that is wrong with it stops a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.options import Options
from factdeck.building.pieces import Asked
from factdeck.layout import remembered
from factdeck.library.one_article import load_for_all


def test_the_layouts_that_are_asked_for_are_read_before_any_article() -> None:
    remembered._KEPT.clear()
    load_for_all(Asked(("fact-sheet",)))
    names = [key for key in map(repr, remembered._KEPT) if "frame" in key]
    assert len(names) == 1 and "fact-sheet" in names[0]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(("no such layout",)),
        Asked((), sets=("no such set",)),
        Asked(("fact-sheet",), options=Options(theme="no such theme")),
    ],
)
def test_what_is_wrong_with_them_is_left_to_the_articles(
    asked: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    load_for_all(asked)
    assert capsys.readouterr() == ("", "")


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    load_for_all(Asked(("fact-sheet", "lecture")))
    assert list(tmp_path.iterdir()) == []
