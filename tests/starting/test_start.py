"""What new and init write builds as it is, without a warning, and nothing that was there is touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from factdeck.starting import Refused, new_article, new_project
from support.samples import ROOT


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_article_builds_both_outputs_without_a_warning(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "our-town"]) == BUILT
    assert "next: change it, then: factdeck check our-town.yaml" in capsys.readouterr().out
    layouts = ["--layout", "fact-sheet", "--layout", "lecture"]
    assert cli.main(["check", "--strict", "our-town.yaml", *layouts]) == BUILT
    assert cli.main(["build", "--quiet", "our-town.yaml"]) == BUILT
    assert capsys.readouterr().err == ""
    assert sorted(path.name for path in (here / "build").iterdir() if path.name != ".factdeck") == [
        "our-town-fact-sheet.pdf",
        "our-town-lecture.pptx",
    ]


def test_a_new_article_goes_into_the_content_folder_beside_its_schema(here: Path) -> None:
    (here / "content").mkdir()
    assert cli.main(["new", "our-town"]) == BUILT
    assert sorted(path.name for path in (here / "content").iterdir()) == [
        "article.schema.json",
        "our-town.yaml",
    ]
    assert "\ntitle: Our town\n" in (here / "content" / "our-town.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("My Town", ": write my-town"), ("../etc", ": write etc"), ("", ""), ("城", ""), ("a/b", ": write a-b")],
)
def test_a_name_that_is_no_slug_is_refused(name: str, meant: str, here: Path) -> None:
    with pytest.raises(Refused, match="is not a name of small letters") as refused:
        new_article(name, here)
    assert str(refused.value).endswith(f"hyphens{meant}")


def test_what_is_there_is_not_written_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "our-town.yaml").write_text("mine", encoding="utf-8")
    assert cli.main(["new", "our-town"]) == WRONG_USAGE
    assert "is there already; nothing was written" in capsys.readouterr().err
    (here / "Makefile").write_text("mine", encoding="utf-8")
    assert cli.main(["init", "."]) == WRONG_USAGE
    assert sorted(path.name for path in here.iterdir()) == ["Makefile", "our-town.yaml"]


def test_a_project_has_what_its_next_step_needs(here: Path) -> None:
    names = {path.relative_to(here).as_posix() for path, _ in new_project(here)}
    assert {
        "Makefile",
        ".gitignore",
        ".github/workflows/build.yml",
        "requirements.txt",
        "content/my-first-article.yaml",
        "content/article.schema.json",
        "layouts/handout.yaml",
        "layouts/layout.schema.json",
    } == names


NOTHING_TO_DO = re.compile("Nothing to be done|is up to date")


def made(here: Path, *arguments: str, program: str = "-m factdeck") -> str:
    """What make says in the project."""
    (here / "factdeck").write_text(f'#!/bin/sh\nexec "{sys.executable}" {program} "$@"\n', encoding="utf-8")
    (here / "factdeck").chmod(0o755)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = ["make", f"FACTDECK={here / 'factdeck'}", *arguments]
    done = subprocess.run(command, cwd=here / "school", env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
@pytest.mark.parametrize(
    "name",
    [
        "our town.yaml",
        "war: a story.yaml",
        "war:a-story.yaml",
        "a;b.yaml",
        "a=b.yaml",
        "a#b%c.yaml",
        "town.yml",
    ],
)
def test_an_article_of_a_project_may_have_any_name(name: str, here: Path) -> None:
    assert cli.main(["init", "school"]) == BUILT
    made(here)
    time.sleep(0.02)  # to make, what is of one moment is current
    article = here / "school" / "content" / name
    article.write_text("title: A town\nlead: It is.\n", encoding="utf-8")
    made(here)
    sheet = here / "school" / "build" / f"{Path(name).stem}-fact-sheet.pdf"
    before = sheet.read_bytes()
    assert "Nothing to be done" in made(here)
    time.sleep(0.02)
    article.write_text("title: Another town\nlead: It is.\n", encoding="utf-8")
    made(here)
    assert sheet.read_bytes() != before


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_a_project_is_built_by_make_and_then_has_nothing_to_do(here: Path) -> None:
    assert cli.main(["init", "school"]) == BUILT
    make = partial(made, here)
    make("check")
    make("-j2")
    assert "Nothing to be done" in make()
    article = here / "school" / "content" / "my-first-article.yaml"
    sheet = here / "school" / "build" / "my-first-article-fact-sheet.pdf"
    before = sheet.read_bytes()
    article.write_text(article.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    make()
    assert sheet.read_bytes() != before
    assert "Nothing to be done" in make()


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
@pytest.mark.parametrize("target", ["all", "build/my-first-article-fact-sheet.pdf"])
def test_an_article_that_is_saved_while_make_builds_it_is_made_again(target: str, here: Path) -> None:
    assert cli.main(["init", "school"]) == BUILT
    article = here / "school" / "content" / "my-first-article.yaml"
    text = article.read_text(encoding="utf-8")
    made(here, target, program=str(Path(__file__).parent / "saving.py"))
    assert article.read_text(encoding="utf-8") != text
    assert NOTHING_TO_DO.search(made(here, target)) is None
    assert NOTHING_TO_DO.search(made(here, target))


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_a_project_needs_no_layouts_of_its_own(here: Path) -> None:
    assert cli.main(["init", "school"]) == BUILT
    shutil.rmtree(here / "school" / "layouts")
    made(here)
    assert NOTHING_TO_DO.search(made(here))


def test_the_layout_of_a_project_extends_ours(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["init", "."]) == BUILT
    article = "content/my-first-article.yaml"
    assert cli.main(["build", "--quiet", article, "--layout", "handout"]) == BUILT
    assert capsys.readouterr().err == ""
    assert (here / "build" / "my-first-article-handout.pdf").is_file()


@pytest.mark.parametrize("name", ["con", "NUL", "aux.yaml", "com1", "x" * 201])
def test_a_name_that_some_system_refuses_is_no_article_s(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", name.lower()]) == WRONG_USAGE
    assert "choose another name" in capsys.readouterr().err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("", "the folder's name is empty"),
        (" ", "the folder's name is empty"),
        ("school/AUX", "'AUX' is the name of a device on Windows"),
        ("nul.d/school", "'nul.d' is the name of a device on Windows"),
        ("a:b", "has ':' in it"),
        ("school.", "ends with a dot"),
        ("x" * 300, "has more than 200 characters"),
    ],
)
def test_a_folder_that_some_system_refuses_is_no_project_s(
    folder: str, told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["init", folder]) == WRONG_USAGE
    assert told in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_a_folder_that_is_there_may_have_any_name(here: Path) -> None:
    (here / "a b.").mkdir()
    assert cli.main(["init", "a b."]) == BUILT


@pytest.mark.parametrize("in_the_way", ["layouts", ".github", "school"])
def test_a_project_that_can_not_be_finished_changes_nothing(
    in_the_way: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = here / "school"
    if in_the_way != "school":
        project.mkdir()
    (project if in_the_way == "school" else project / in_the_way).write_text("mine", encoding="utf-8")
    before = sorted(here.rglob("*"))
    assert cli.main(["init", "school"]) == WRONG_CONTENT
    assert "a file stands where the folder should be" in capsys.readouterr().err
    assert sorted(here.rglob("*")) == before


def test_a_link_that_leads_nowhere_is_not_replaced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "our-town.yaml").symlink_to("nowhere")
    assert cli.main(["new", "our-town"]) == WRONG_USAGE
    assert "is there already" in capsys.readouterr().err
    assert (here / "our-town.yaml").is_symlink()


def test_the_next_step_can_be_pasted_whatever_the_folder_s_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["init", "our school"]) == BUILT
    assert "next: cd 'our school' && make" in capsys.readouterr().out
