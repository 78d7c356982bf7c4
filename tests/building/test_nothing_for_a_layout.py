"""A layout that an article has nothing for is an error where it is asked for, and left out of a set with a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api
from factdeck.messages.problems import FactdeckError, Problem

ARTICLE = "title: A town\nlead: It lies by a river.\n"
LAYOUT = """\
output: pdf
fit: free
pages: [{{regions: {{main: {{}}}}}}]
needs: [{needs}]
blocks:
  - title
  - timeline
  - {{block: quiz, name: the quiz}}
"""
ONE_EVENT = "timeline: [{date: 1901, title: Founded}]\n"


@pytest.fixture(autouse=True)
def layouts(here: Path) -> None:
    (here / "layouts" / "sets").mkdir(parents=True)
    (here / "layouts" / "sets" / "mine.yaml").write_text("pieces: [fact-sheet, work]\n", encoding="utf-8")
    write("timeline, the quiz")


def write(needs: str, article: str = ARTICLE) -> None:
    Path("layouts/work.yaml").write_text(LAYOUT.format(needs=needs), encoding="utf-8")
    Path("town.yaml").write_text(article, encoding="utf-8")


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(each.severity, each.code) for each in problems]


def test_it_is_an_error_at_the_articles_title_that_says_what_is_needed() -> None:
    with pytest.raises(FactdeckError) as error:
        api.build("town.yaml", "work")
    assert "town.yaml:1:8: title: the article has nothing for the layout 'work' [FD720]" in str(error.value)
    assert "hint: it needs a timeline or a quiz" in str(error.value)


def test_a_set_leaves_it_out_with_a_warning_and_makes_all_else() -> None:
    outputs = api.build("town.yaml", sets="mine")
    assert [file.name for file in outputs] == ["town-fact-sheet.pdf"]
    [warning] = [each for each in outputs.warnings if each.code == "FD720"]
    assert warning.severity == "warning"
    assert warning.message == "title: the article has nothing for the layout 'work'; the set leaves it out"


def test_what_is_asked_for_beside_a_set_is_an_error_all_the_same() -> None:
    with pytest.raises(FactdeckError):
        api.build("town.yaml", "work", sets="mine")


def test_check_tells_both_as_building_does() -> None:
    assert ("error", "FD720") in codes(api.check("town.yaml", "work"))
    assert ("warning", "FD720") in codes(api.check("town.yaml", sets="mine"))
    assert not [each for each in api.check("town.yaml", sets="mine") if each.severity == "error"]


def test_a_set_of_which_nothing_is_left_makes_nothing() -> None:
    Path("layouts/sets/mine.yaml").write_text("pieces: [work]\n", encoding="utf-8")
    assert len(api.build("town.yaml", sets="mine")) == 0


def test_a_layout_is_made_as_soon_as_one_of_its_blocks_shows_something() -> None:
    write("timeline, the quiz", ARTICLE + ONE_EVENT)
    assert len(api.build("town.yaml", "work")) == 1
    assert len(api.build("town.yaml", sets="mine")) == 2


def test_a_layout_that_needs_nothing_is_made_of_every_article() -> None:
    write("")
    assert len(api.build("town.yaml", "work")) == 1


def test_other_errors_of_a_set_stay_errors() -> None:
    Path("layouts/sets/mine.yaml").write_text("pieces: [work, no-such]\n", encoding="utf-8")
    with pytest.raises(FactdeckError, match="there is no layout 'no-such'"):
        api.build("town.yaml", sets="mine")


def test_a_need_that_is_no_block_of_the_layout_is_refused_at_its_place() -> None:
    write("timelin")
    with pytest.raises(FactdeckError) as error:
        api.build("town.yaml", "work")
    assert "layouts/work.yaml:4:9: needs: the layout has no block 'timelin'" in str(error.value)
