"""A new kind of output is one record in the list: here an article's outline as text, with its own layouts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from jsonschema import Draft202012Validator
from msgspec import Struct

import factdeck
from factdeck.article import Section, plain
from factdeck.building.options import Options
from factdeck.building.output import Materials, Output
from factdeck.building.outputs import OUTPUTS, PDF, PPTX, SVG, output_of, usual_layouts
from factdeck.building.placing import place_layout
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.layout.model import Layout
from factdeck.layout.values import Medium, WholeNumber
from factdeck.messages.problems import Problems
from factdeck.preview.session import Session
from factdeck.reading import Field
from factdeck.reading.loading import read_values
from support.samples import CASES


class OutlineLayout(Layout):
    """A layout that makes an outline."""

    medium: ClassVar[Medium] = "paper"

    indent: WholeNumber = Field(2, description="Spaces before each level of headings.", examples=[4])


class Outline(Struct, frozen=True):
    lines: tuple[str, ...]

    @property
    def pages(self) -> Sequence[object]:
        return (self.lines,)


def place(materials: Materials, problems: Problems) -> Outline | None:
    article, layout = materials.article, materials.layout
    assert isinstance(layout, OutlineLayout)
    if not article.sections:
        problems.error(article.title[0].mark_at(0), "an outline needs sections", code="FD999")
        return None

    def lines_of(section: Section, depth: int) -> list[str]:
        own = " " * (depth * layout.indent) + plain(section.heading)
        return [own, *(line for inner in section.sections for line in lines_of(inner, depth + 1))]

    sections = [line for section in article.sections for line in lines_of(section, 1)]
    return Outline((plain(article.title), *sections))


def render(outline: Outline, options: Options) -> bytes:
    return "\n".join([*outline.lines, ""]).encode("utf-8")


OUTLINE: Output[Outline] = Output(
    name="txt",
    suffix=".txt",
    unit="page",
    layout=OutlineLayout,
    usual_layout="outline",
    place=place,
    render=render,
    preload=lambda rendering: None,
)
TOWN = "title: A town\nsections:\n- {heading: The river, text: Wet., sections: [{heading: The bridge, text: Old.}]}\n"
LINES = "A town\n    The river\n        The bridge\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "layouts").mkdir()
    layout = "output: txt\ndescription: The headings as text\nindent: 4\n"
    (tmp_path / "layouts" / "outline.yaml").write_text(layout, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def outline(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(OUTPUTS, OUTLINE.name, OUTLINE)
    return project


def test_the_list_names_what_layouts_make_and_what_shows_it() -> None:
    assert list(OUTPUTS.values()) == [PDF, PPTX]
    assert [(each.suffix, each.layout.medium) for each in OUTPUTS.values()] == [
        (".pdf", "paper"),
        (".pptx", "slides"),
    ]
    assert SVG.name not in OUTPUTS


def test_a_new_output_is_built_from_the_command_line(
    outline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", "content/town.yaml", "--layout", "outline", "--depfile", "town.d"]) == BUILT
    assert capsys.readouterr().out == "build/town-outline.txt: 1 page\n"
    assert Path("build/town-outline.txt").read_text(encoding="utf-8") == LINES
    assert {"content/town.yaml", "layouts/outline.yaml"} <= set(Path("town.d").read_text().split())


def test_a_new_output_with_a_usual_layout_is_built_beside_the_others(outline: Path) -> None:
    assert usual_layouts() == ("fact-sheet", "lecture", "outline")
    files = factdeck.build("content/town.yaml")
    assert [file.name for file in files] == ["town-fact-sheet.pdf", "town-lecture.pptx", "town-outline.txt"]
    assert files.files[-1].data.decode() == LINES


def test_a_new_output_is_checked_with_its_own_mistakes(
    outline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("content/lone.yaml").write_text("title: Lone\nlead: No sections.\n", encoding="utf-8")
    assert cli.main(["check", "content/lone.yaml", "--layout", "outline"]) == WRONG_CONTENT
    assert "content/lone.yaml:1:8: an outline needs sections" in capsys.readouterr().err
    with pytest.raises(factdeck.FactdeckError, match="an outline needs sections"):
        factdeck.build("content/lone.yaml", ["outline"])


def test_a_mistake_in_its_layout_is_found_at_its_place(
    outline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("layouts/outline.yaml").write_text("output: txt\nident: 4\n", encoding="utf-8")
    assert cli.main(["build", "content/town.yaml", "--layout", "outline"]) == WRONG_CONTENT
    error = capsys.readouterr().err
    assert "layouts/outline.yaml:2:1: ident: there is no key 'ident' here" in error
    assert "did you mean 'indent'?" in error


def test_list_and_layouts_know_a_new_output(outline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["layouts"]) == BUILT
    listed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["outline", "txt", "The", "headings", "as", "text"] in listed
    assert cli.main(["list"]) == BUILT
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["article", "title", "words", "dates", "fact-sheet", "lecture", "outline"]
    assert row.split()[-3:] == ["-", "-", "-"]
    factdeck.build("content/town.yaml", ["outline"], folder="build")
    cli.main(["list"])
    assert capsys.readouterr().out.splitlines()[1].split()[-3:] == ["-", "-", "built"]


def test_the_schema_of_layouts_takes_its_keys(outline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "layout"]) == BUILT
    validator = Draft202012Validator(json.loads(capsys.readouterr().out))
    assert validator.is_valid({"output": "txt", "indent": 4})
    assert validator.is_valid({"extends": "outline", "indent": 4})
    assert not validator.is_valid({"output": "txt", "indents": "4"})
    assert not validator.is_valid({"output": "pdf", "indent": 4})


def test_two_layouts_of_one_name_are_refused_whatever_they_make(
    outline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("other").mkdir()
    shutil.copy("layouts/outline.yaml", "other/fact-sheet.yaml")
    layouts = ["--layout", "fact-sheet", "--layout", "other/fact-sheet.yaml"]
    assert cli.main(["build", "content/town.yaml", *layouts]) != BUILT
    assert "would both write 'town-fact-sheet'" in capsys.readouterr().err


def test_the_preview_says_that_it_shows_scenes_only(outline: Path) -> None:
    session = Session.begun(outline / "content" / "town.yaml", ("outline",))
    _, document = session.document("outline", "")
    assert [problem.message for problem in document.problems] == [
        "the layout 'outline' makes txt, of which there is no preview"
    ]
    _, sheet = session.document("fact-sheet", "")
    assert (sheet.output, sheet.unit, sheet.current) == ("pdf", "page", True)


def test_an_output_that_is_not_listed_is_unknown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "content/town.yaml", "--layout", "outline"]) == WRONG_CONTENT
    error = capsys.readouterr().err
    assert "layouts/outline.yaml:1:9: output: a layout makes pdf or pptx" in error
    assert "add a line 'output: pdf' or 'output: pptx'" in error


def test_placing_changes_neither_article_nor_layout(project: Path) -> None:
    article = factdeck.load(CASES / "town.yaml")
    before = repr(article)
    for layout, options in (("fact-sheet", Options(paper="A5")), ("lecture", Options())):
        placed = place_layout(article, layout, Problems(), options)
        assert placed is not None and placed.output is OUTPUTS["pdf" if options.paper else "pptx"]
    assert repr(article) == before
    with pytest.raises(AttributeError, match="can't be set"):
        article.lang = "de"
    with pytest.raises(AttributeError, match="can't be set"):
        read_values(OutlineLayout, {"output": "txt"}).indent = 4


def test_an_output_is_found_by_its_layout() -> None:
    assert output_of(Layout.made({"output": "pptx"})) is PPTX
