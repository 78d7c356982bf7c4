"""A layout wishes pages: what gives way for them, and what becomes of an article that is longer."""

from __future__ import annotations

from pathlib import Path

from factdeck.messages import codes
from factdeck.messages.problems import Problem
from factdeck.scene import Scene, paragraphs_of
from place.support_sheets import long_article, made, words

LINED = """extends: fact-sheet
fit: {{pages: 1, scale: [0.9, 1]{more}}}
single: {{regions: {{main: {{}}}}}}
pages: [{{regions: {{main: {{}}}}}}]
blocks:
  - {{block: title, in: main}}
  - {{block: section, for each: sections, in: main}}
  - {{block: questions, in: main, lines: 4, most lines: 4, gives way: 1}}
  - {{block: see also, in: main, gives way: 2}}
"""


def lined(folder: Path, count: int, more: str = "") -> tuple[Scene | None, list[Problem]]:
    """A sheet of one page with five questions of four lines each, under so many words."""
    layout = folder / "lined.yaml"
    layout.write_text(LINED.format(more=more), encoding="utf-8")
    article = long_article(count) | {
        "teaching": {"questions": ["Why?"] * 5},
        "see_also": [{"title": words(60)}],
    }
    return made(article, layout=str(layout))


def ruled_lines(scene: Scene) -> int:
    return sum(not item.box.height for page in scene.pages for item in page.items)


def test_ruled_lines_give_way_before_an_article_gets_more_pages(tmp_path: Path) -> None:
    roomy, full = lined(tmp_path, 40)[0], lined(tmp_path, 700)[0]
    assert roomy is not None and full is not None
    assert (len(roomy.pages), ruled_lines(roomy)) == (1, 20)
    assert len(full.pages) == 1 and ruled_lines(full) < 20


def test_a_block_that_gives_way_whole_is_told_at_its_line(tmp_path: Path) -> None:
    for count in range(600, 1_200, 20):
        scene, problems = lined(tmp_path, count)
        told = [problem for problem in problems if "is left out" in problem.message]
        if told:
            break
    assert scene is not None and len(scene.pages) == 1
    (problem,) = told
    assert problem.severity == "warning" and "'see also'" in problem.message
    assert problem.mark is not None and problem.mark.line == 9


def test_an_article_gets_more_pages_with_all_its_blocks_where_giving_way_does_not_help(
    tmp_path: Path,
) -> None:
    scene, problems = lined(tmp_path, 3_000)
    assert scene is not None and len(scene.pages) > 2 and ruled_lines(scene) >= 20
    (problem,) = [problem for problem in problems if problem.code == codes.TOO_LONG]
    assert problem.severity == "warning" and f"fills {len(scene.pages)} pages, not 1" in problem.message


def test_an_article_too_long_is_refused_only_where_the_layout_asks_for_it(tmp_path: Path) -> None:
    scene, problems = lined(tmp_path, 3_000, ", else: error")
    assert scene is None
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert problem.code == codes.TOO_LONG


def test_a_layout_may_wish_nothing(tmp_path: Path) -> None:
    layout = tmp_path / "free.yaml"
    layout.write_text("extends: fact-sheet\nfit: free\n", encoding="utf-8")
    for count, pages in ((40, 1), (700, 1), (1_700, 2), (4_000, 5)):
        scene, problems = made(long_article(count), layout=str(layout))
        assert scene is not None and len(scene.pages) == pages
        assert not [problem for problem in problems if problem.code in (codes.TOO_LONG, codes.TOO_SHORT)]
        assert {
            run.style.size
            for item in scene.pages[0].items
            for each in paragraphs_of(item)
            for run in each.runs
        } >= {9.75}


def test_the_words_of_a_long_timeline_are_words_over() -> None:
    timeline = [{"date": str(1000 + number), "title": f"Event {number} came"} for number in range(900)]
    _, problems = made({"title": "A", "lead": "B.", "timeline": timeline})
    told = next(problem.message for problem in problems if problem.code == codes.TOO_LONG)
    over = int(told.split(" words more")[0].split()[-1].replace(",", ""))
    assert 1500 < over < 2700
