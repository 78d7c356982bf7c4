"""Numbers of sources stand only where the same layout tells the sources; names keep the marks that they were given."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.scene import Run, Scene, paragraphs_of
from support.samples import scene

ARTICLE = """title: The flood
lead: It rained. [@jones]
people:
  - {name: "Ann *Jones* [@jones]", dates: 1760–1822, role: Mayor, text: "She moved the town. [@jones]"}
  - {name: Bo Li}
teaching:
  objectives: ["Explain the flood. [@jones]"]
  questions: ["Why did it rain? [@jones]"]
  quiz:
    - {question: What rose?, options: [A river, Bread], answer: A, number: 7}
    - {question: Who moved?, options: [The town, A hill], answer: A}
sources:
  - {id: jones, type: book, title: Floods}
"""


def made(folder: Path, blocks: str, output: str = "pdf") -> Scene:
    (folder / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "mine.yaml").write_text(
        f"output: {output}\npages: [{{regions: {{main: {{}}}}}}]\nblocks: [{blocks}]\n", encoding="utf-8"
    )
    return scene(folder / "town.yaml", str(folder / "mine.yaml"))


def runs(found: Scene) -> list[Run]:
    items = [item for page in found.pages for item in page.items]
    return [run for item in items for paragraph in paragraphs_of(item) for run in paragraph.runs]


def text(found: Scene) -> str:
    return "".join(run.text for run in runs(found))


@pytest.mark.parametrize("block", ["lead", "people", "{block: questions, lines: 2}", "objectives"])
def test_a_layout_that_tells_no_sources_has_no_numbers_of_them(block: str, tmp_path: Path) -> None:
    assert "[1]" not in text(made(tmp_path, block))
    assert "[1]" in text(made(tmp_path, f"{block}, sources"))
    assert "[1]" in text(made(tmp_path, f"{block}, closing"))


def test_a_lesson_plan_has_none(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    assert "[1]" not in text(scene(tmp_path / "town.yaml", "lesson-plan"))
    assert "[1]" in text(scene(tmp_path / "town.yaml", "lecture"))


def test_a_persons_name_keeps_its_citation_and_its_marks(tmp_path: Path) -> None:
    found = [run for run in runs(made(tmp_path, "people, sources")) if run.text.strip()]
    told = [(run.text, run.style.face.bold, run.style.face.italic) for run in found]
    start = told.index(("Ann ", True, False))
    assert told[start : start + 5] == [
        ("Ann ", True, False),
        ("Jones", True, True),
        ("[1]", False, False),
        (" (1760–1822): ", True, False),
        ("Mayor", False, False),
    ]
    assert ("Bo Li", True, False) in told


def test_quiz_questions_have_one_number_on_all_that_is_made(tmp_path: Path) -> None:
    found = made(tmp_path, "quiz, {block: answers, style: question}")
    items = [item for page in found.pages for item in page.items]
    bullets = [paragraph.bullet for item in items for paragraph in paragraphs_of(item)]
    assert [each for each in bullets if each.rstrip(".").isdecimal()] == ["7.", "1.", "7.", "1."]


def test_a_quiz_slide_has_that_number_too(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    told = text(scene(tmp_path / "town.yaml", "lecture"))
    assert "Check 7" in told
    assert "Check 1" in told
    assert "Check 2" not in told


def test_what_parts_two_links_belongs_to_neither(tmp_path: Path) -> None:
    links = "see_also: [{title: Dams}, {title: A map, link: 'https://example.org/map'}, {title: Rain, link: 'https://example.org/rain'}]"
    (tmp_path / "town.yaml").write_text(f"title: A town\n{links}\n", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(
        "output: pdf\npages: [{regions: {main: {}}}]\nblocks: [see also line]\n", encoding="utf-8"
    )
    found = runs(scene(tmp_path / "town.yaml", str(tmp_path / "mine.yaml")))
    assert [run.text for run in found if run.link] == ["A map", "Rain"]
    assert "".join(run.text for run in found) == "See also: Dams; A map; Rain"
