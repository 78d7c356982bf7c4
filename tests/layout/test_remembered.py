"""Layouts, themes and words are read once for as long as their files stay as they are."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from factdeck.building.outputs import layout_models
from factdeck.layout import loading
from factdeck.layout.loading import layout_files, read_layout, read_theme, read_words
from factdeck.layout.model import Layout
from factdeck.messages.problems import Problems


@pytest.fixture(autouse=True)
def layouts(here: Path) -> None:
    (here / "layouts" / "themes").mkdir(parents=True)


def layout(name: str = "mine") -> tuple[Layout | None, list[str], list[Path]]:
    """The layout, what was told, and which files it was read from."""
    files, problems = layout_files(), Problems()
    result = read_layout(name, layout_models(), files, problems)
    return result, [problem.message for problem in problems], files.read


def write(text: str, name: str = "layouts/mine.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_what_has_not_changed_is_not_read_again_and_its_files_are_known() -> None:
    write("extends: fact-sheet\n")
    first, _, read = layout()
    second, _, again = layout()
    assert second is first
    assert again == read
    assert [path.name for path in read] == ["mine.yaml", "fact-sheet.yaml"]


def test_a_file_that_changes_is_read_again() -> None:
    write("extends: fact-sheet\ntheme: reading\n")
    first, _, _ = layout()
    write("extends: fact-sheet\ntheme: classic\n")
    second, _, _ = layout()
    assert first is not None
    assert second is not None
    assert (first.theme, second.theme) == ("reading", "classic")


def test_a_file_that_it_extends_and_that_changes_is_read_again() -> None:
    write("extends: fact-sheet\ntheme: reading\n", "layouts/base.yaml")
    write("extends: base\n")
    layout()
    write("extends: fact-sheet\ntheme: photocopy\n", "layouts/base.yaml")
    result, _, _ = layout()
    assert result is not None
    assert result.theme == "photocopy"


def test_a_layout_that_comes_to_stand_before_another_is_taken() -> None:
    packaged, _, _ = layout("fact-sheet")
    write("extends: lecture\ndescription: Mine\n", "layouts/fact-sheet.yaml")
    own, _, _ = layout("fact-sheet")
    assert own is not packaged
    assert own is not None
    assert own.description == "Mine"


def test_what_is_wrong_is_told_each_time() -> None:
    write("extends: fact-sheet\nthem: reading\n")
    assert layout()[1] == layout()[1] != []


def test_a_theme_and_words_are_read_again_when_they_change() -> None:
    write("extends: classic\ncolours: {accent: '#000080'}\n", "layouts/themes/mine.yaml")
    write("languages: {en: {sources: Where from}}\n", "layouts/words.yaml")
    for colour, word in (("#000080", "Where from"), ("#800000", "Read in")):
        write(f"extends: classic\ncolours: {{accent: '{colour}'}}\n", "layouts/themes/mine.yaml")
        write(f"languages: {{en: {{sources: {word}}}}}\n", "layouts/words.yaml")
        theme = read_theme("mine", "paper", layout_files(), Problems())
        words = read_words("en", layout_files(), Problems())
        assert theme is not None
        assert words is not None
        assert (theme.colours["accent"], words("sources")) == (colour, word)


def test_a_theme_for_paper_and_for_slides_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    write("extends: classic\n", "layouts/themes/mine.yaml")
    reading = Mock(wraps=loading.load)
    monkeypatch.setattr(loading, "load", reading)
    files = layout_files()
    both = [read_theme("mine", medium, files, Problems()) for medium in ("paper", "slides")]
    assert [theme.medium for theme in both if theme] == ["paper", "slides"]
    assert reading.call_count == 2
    assert [path.name for path in files.read] == ["mine.yaml", "classic.yaml"]


def test_another_folder_has_layouts_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("extends: fact-sheet\ntheme: reading\n")
    layout()
    (tmp_path / "other" / "layouts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "other")
    assert layout()[1] == ["there is no layout 'mine'"]
