"""Layouts, themes and tables of words with anything in them: a scene, or what is wrong and where."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdeck.article import Article, read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problem, Problems, Source
from support.samples import CASES, ROOT

LAYOUTS = ROOT / "layouts"
SHIPPED = {
    "fact-sheet": LAYOUTS / "fact-sheet.yaml",
    "lecture": LAYOUTS / "lecture.yaml",
    "classic": LAYOUTS / "themes" / "classic.yaml",
    "large-print": LAYOUTS / "themes" / "large-print.yaml",
}
VALUES: list[Any] = [
    *(
        "",
        "0",
        "-1",
        "1e9",
        "nan",
        "inf",
        "0pt",
        "-5pt",
        "99999mm",
        "0.001pt",
        "1000",
        "5mm",
        "red",
        "x" * 500,
    ),
    *([], {}, ["5mm"], [["a"]], {"a": "b"}),
]


def tiny() -> Article:
    text = "title: A\nlead: B.\nsections:\n  - {heading: C, text: D., points: [E]}\n"
    article = read_article(Source("a.yaml", text), Problems(), slug="a")
    assert article is not None
    return article


def placed(layout: str, options: Options | None = None) -> tuple[bool, list[Problem]]:
    """Whether there is a scene, and what was told."""
    problems = Problems()
    scene = place_layout(tiny(), layout, problems, options or Options())
    assert (scene is None) == bool(problems.errors)
    return scene is not None, list(problems)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project's own layouts, in a project that is the current folder."""
    (tmp_path / "layouts" / "themes").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "layouts"


def told(found: list[Problem]) -> list[str]:
    return [f"{problem.mark}: {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fit: {pages: 0}", "2:14: fit.pages: '0' is too few: it is 1 at least"),
        ("fit: {pages: 2, scale: []}", "2:24: fit.scale: this list needs at least 2 entries, not 0"),
        ("fit: {pages: 2, scale: [nan, 1]}", "2:25: fit.scale[1]: 'nan' is not a number: write it as in 0.85"),
        ("fit: {pages: 2, scale: [0, 1]}", "2:25: fit.scale[1]: '0' is no scale: it is between 0.1 and 10"),
        ("fit: {pages: 2, scale: [2, 1]}", "2:24: fit.scale: the least scale is greater than the greatest"),
        ("page: {margins: [5mm]}", "2:17: page.margins: this list needs at least 4 entries, not 1"),
        ("page: {margins: [1mm, 1mm, 1mm, 1mm, 1mm]}", "2:17: page.margins: this list has at most 4 entries, not 5"),
        ("page: {margins: [-5mm, 1mm, 1mm, 1mm]}", "2:18: page.margins[1]: '-5mm' is less than nothing"),
        ("page: {margins: [9mm, 99mm, 9mm, 105mm]}", "2:7: page.margins: they leave 17pt by 791pt of the page"),
        ("pages: []", "2:8: pages: this list needs at least 1 entry, not 0"),
        ("pages: [{regions: {}}]", "2:19: pages[1].regions: a page needs a region"),
        ("pages: [{regions: {main: {columns: 0}}}]", "2:36: pages[1].regions.main.columns: '0' is too few: it is 1 at least"),
        ("single: {regions: {main: {columns: 12, gutter: 40pt}}}", "2:26: main: its columns are 0pt wide"),
        ("single: {regions: {side: {at: left, width: 190mm}}}", "2:26: side: it leaves 0pt beside it"),
        ("pages: [{regions: {main: {gutter: 99999mm}}}]", "2:35: pages[1].regions.main.gutter: '99999mm' is longer than 14,400pt, the most that is laid out"),
        ("page: {copies: 100000}", "2:16: page.copies: '100000' is too many: 12 is the most"),
        ("blocks: [{block: bingo, boards: 100000}]", "2:33: bingo.boards: '100000' is too many: 300 is the most"),
        ("blocks: [{block: lines, count: 100000}]", "2:32: lines.count: '100000' is too many: 200 is the most"),
        ("blocks: [{block: lines, most: 201}]", "2:31: lines.most: '201' is too many: 200 is the most"),
        ("blocks: [{block: questions, most lines: 201}]", "2:41: questions.most lines: '201' is too many: 200 is the most"),
        ("blocks: [{block: slide thumbnails, rows: 100001}]", "2:42: slide thumbnails.rows: '100001' is too many: 100,000 is the most"),
        ("blocks: [{block: title, kicker: shout}]", "2:33: there is no word 'shout'"),
        ("blocks: [{block: title, kicker: quiz question}]", "2:33: the word 'quiz question' needs 'number', which the block 'title' doesn't know"),
        ("extends: [fact-sheet]", "2:10: extends: the name of a layout is wanted here"),
        ("fit: {pages: -3}", "2:14: fit.pages: '-3' is no whole number from 0 on: write digits, as in 7"),
    ],
)  # fmt: skip
def test_a_value_that_no_page_can_have_is_told_at_its_place(text: str, expected: str, project: Path) -> None:
    first = "output: pdf" if text.startswith("extends") else "extends: fact-sheet"
    (project / "mine.yaml").write_text(f"{first}\n{text}\n", encoding="utf-8")
    scene, found = placed("mine")
    assert not scene
    assert f"layouts/mine.yaml:{expected}" in told(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paper: {smallest: 0pt}", "2:19: paper.smallest: '0pt' is no size of type: it is between 1pt and 400pt"),
        ("paper: {margins: [5mm]}", "2:18: paper.margins: this list needs at least 4 entries, not 1"),
        ("paper: {spaces: {answer line: 0pt}}", "1:1: paper.spaces.answer line: lines nearer than 6pt can't be written on"),
        ("slides: {styles: {body: {size: 9999pt}}}", "2:32: slides.styles.body.size: '9999pt' is no size of type: it is between 1pt and 400pt"),
        ("slides: {styles: {body: {leading: 0pt}}}", "2:35: slides.styles.body.leading: '0pt' is no size of type: it is between 1pt and 400pt"),
        ("colours: {ink: [black]}", "2:16: colours.ink: a colour is wanted here, not a list or keys with values"),
    ],
)  # fmt: skip
def test_a_value_that_no_type_can_have_is_told_at_its_place(text: str, expected: str, project: Path) -> None:
    (project / "themes" / "mine.yaml").write_text(f"extends: classic\n{text}\n", encoding="utf-8")
    scene, found = placed("fact-sheet", Options(theme="mine"))
    assert not scene
    assert f"layouts/themes/mine.yaml:{expected}" in told(found)


def test_a_paper_too_small_for_a_layouts_margins_is_told(project: Path) -> None:
    margins = "page: {margins: [20mm, 70mm, 20mm, 70mm]}"
    rest = "pages: [{regions: {main: {}}}]\nblocks: [title, lead]"
    (project / "mine.yaml").write_text(f"output: pdf\n{margins}\n{rest}\n", encoding="utf-8")
    assert placed("mine")[0]
    scene, found = placed("mine", Options(paper="A5"))
    assert not scene
    assert told(found) == ["layouts/mine.yaml:2:7: page.margins: they leave 23pt by 482pt of the page"]


@pytest.mark.parametrize("data", [b"output: pdf # caf\xe9\n", "output: pdf\n".encode("utf-16")])
@pytest.mark.parametrize(
    ("file", "layout", "theme"),
    [
        ("mine.yaml", "mine", ""),
        ("base.yaml", "on-base", ""),
        ("themes/mine.yaml", "fact-sheet", "mine"),
        ("words.yaml", "fact-sheet", ""),
    ],
)
def test_a_file_that_is_not_utf_8_is_told(
    data: bytes, file: str, layout: str, theme: str, project: Path
) -> None:
    (project / "on-base.yaml").write_text("extends: base\n", encoding="utf-8")
    (project / file).write_bytes(data)
    scene, found = placed(layout, Options(theme=theme))
    assert not scene
    [problem] = found
    assert problem.code == "FD002" and str(problem.mark).startswith(f"layouts/{file}:1:")


@pytest.mark.parametrize("text", ["just words\n", "- a list\n", "12\n"])
def test_a_file_that_holds_no_keys_is_no_layout(text: str, project: Path) -> None:
    (project / "mine.yaml").write_text(text, encoding="utf-8")
    scene, found = placed("mine")
    assert not scene
    assert told(found) == ["layouts/mine.yaml:1:1: this is no layout: keys with values are wanted here"]
    assert [problem.hint for problem in found] == ["write each as 'key: value' on a line of its own"]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b.yaml", "../" * 3000 + "a.yaml"])
def test_a_name_that_no_file_can_have_is_no_layout(name: str, project: Path) -> None:
    scene, found = placed(name)
    assert not scene
    assert found[0].message.startswith("there is no layout")


def test_a_projects_words_stand_in_place_of_ours_word_by_word(project: Path) -> None:
    (project / "words.yaml").write_text("languages: {en: {fact sheet: Handout}}\n", encoding="utf-8")
    assert placed("fact-sheet")[0]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("quiz question: '{count}'", "1:33: languages.en.quiz question: {count} is not filled in here; {number} is"),
        ("quiz question: '{number.__class__}'", "1:33: languages.en.quiz question: {number.__class__} is not filled in here; {number} is"),
        ("quiz question: '{number:>999999999}'", "1:33: languages.en.quiz question: {number:>999999999} is not filled in here; {number} is"),
        ("quiz question: '{number'", "1:33: languages.en.quiz question: a { or } stands alone: write {{ or }} for the sign itself"),
        ("fact sheet: '{}'", "1:30: languages.en.fact sheet: {} is not filled in here; nothing is"),
        ("compass: N S", "1:27: languages.en.compass: four directions are wanted, as in N E S W"),
    ],
)  # fmt: skip
def test_a_word_that_cannot_be_filled_in_is_told_at_its_place(
    word: str, expected: str, project: Path
) -> None:
    (project / "words.yaml").write_text(f"languages: {{en: {{{word}}}}}\n", encoding="utf-8")
    scene, found = placed("fact-sheet")
    assert not scene
    assert told(found) == [f"layouts/words.yaml:{expected}"]


def paths(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [at, *(found for key, value in inner for found in paths(value, (*at, key)))]


TREES = {name: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for name, path in SHIPPED.items()}


@st.composite
def changed_files(draw: st.DrawFn) -> tuple[str, Any]:
    """One of our layouts or themes with another value somewhere in it."""
    name = draw(st.sampled_from(sorted(TREES)))
    tree, path = deepcopy(TREES[name]), draw(st.sampled_from(paths(TREES[name])[1:]))
    inner = tree
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = draw(st.sampled_from(VALUES))
    return name, tree


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=changed_files())
def test_our_layouts_and_themes_with_any_value_anywhere_are_placed_or_told(
    file: tuple[str, Any], project: Path
) -> None:
    name, tree = file
    text = yaml.safe_dump(tree, allow_unicode=True)
    is_theme = SHIPPED[name].parent.name == "themes"
    (project / ("themes/mine.yaml" if is_theme else "mine.yaml")).write_text(text, encoding="utf-8")
    for layout in ["fact-sheet", "lecture"] if is_theme else ["mine"]:
        _, found = placed(layout, Options(theme="mine" if is_theme else ""))
        assert all(problem.code for problem in found)


def test_the_small_article_of_these_tests_is_placed_by_what_ships() -> None:
    assert (CASES / "tiny.yaml").is_file()
    assert placed("fact-sheet")[0] and placed("lecture")[0]
