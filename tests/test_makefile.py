"""make builds what changed and nothing else, and can be tried where nothing is set up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.samples import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not here")

COPIED = ("content", "layouts", "src", "Makefile", "pyproject.toml", "README.md", "LICENSE", ".requirements")
COMMENTS = {".yaml": "# a comment\n", ".svg": "<!-- a comment -->\n", ".py": "# a comment\n"}
ARTICLE = "soviet-occupation-of-manchuria"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose environment is this one."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        (
            shutil.copytree(source, folder / name, ignore=ignored)
            if source.is_dir()
            else shutil.copy2(source, folder / name)
        )
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    wrapper = f'#!/bin/sh\nPYTHONPATH="{folder}/src" exec "{sys.executable}" -m factdeck "$@"\n'
    (binaries / "factdeck").write_text(wrapper)
    (binaries / "factdeck").chmod(0o755)
    later = time.time() + 5
    for stamp in (".run", ".test"):
        (folder / ".venv" / stamp).touch()
        os.utime(folder / ".venv" / stamp, (later, later))
    make(folder)
    return folder


def make(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(folder: Path) -> dict[str, float]:
    return {path.name: path.stat().st_mtime for path in (folder / "build").glob("*.p*")}


def rebuilt_after_changing(folder: Path, name: str) -> set[str]:
    """The outputs that make builds again after a comment was added to a file."""
    make(folder)
    old = time.time() - 100
    for path in (folder / "build").iterdir():
        if path.is_file():
            os.utime(path, (old, old))
    for path in folder.rglob("*"):
        if path.is_file() and "build" not in path.parts and ".venv" not in path.parts:
            os.utime(path, (old - 100, old - 100))
    before = built(folder)
    assert "Nothing to be done" in make(folder)
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text + COMMENTS[Path(name).suffix], encoding="utf-8")
    make(folder, "-j2")
    return {name for name, changed in built(folder).items() if changed > before[name]}


def test_both_outputs_of_each_article_are_built(checkout: Path) -> None:
    assert {f"{ARTICLE}-fact-sheet.pdf", f"{ARTICLE}-lecture.pptx"} <= set(built(checkout))
    assert len(built(checkout)) == 2 * len(list((checkout / "content").glob("*.yaml")))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (f"content/{ARTICLE}.yaml", {f"{ARTICLE}-fact-sheet.pdf", f"{ARTICLE}-lecture.pptx"}),
        (
            "content/images/flag-soviet-union-1936.svg",
            {f"{ARTICLE}-fact-sheet.pdf", f"{ARTICLE}-lecture.pptx"},
        ),
    ],
)
def test_only_what_depends_on_a_file_is_built_again(checkout: Path, changed: str, expected: set[str]) -> None:
    assert rebuilt_after_changing(checkout, changed) == expected


def test_a_layout_makes_just_its_own_outputs_again(checkout: Path) -> None:
    again = rebuilt_after_changing(checkout, "layouts/lecture.yaml")
    assert again == {name for name in built(checkout) if name.endswith("-lecture.pptx")}


def test_a_file_that_is_saved_as_it_was_makes_nothing_again(checkout: Path) -> None:
    before = {name: (checkout / "build" / name).read_bytes() for name in built(checkout)}
    (checkout / "content" / f"{ARTICLE}.yaml").touch()
    make(checkout)
    assert "Nothing to be done" in make(checkout)
    assert {name: (checkout / "build" / name).read_bytes() for name in built(checkout)} == before


def test_an_output_that_was_deleted_comes_back_alone(checkout: Path) -> None:
    (checkout / "build" / f"{ARTICLE}-lecture.pptx").unlink()
    before = built(checkout)
    make(checkout)
    after = built(checkout)
    others = {name: time for name, time in before.items() if not name.startswith(ARTICLE)}
    assert others.items() <= after.items()
    assert f"{ARTICLE}-lecture.pptx" in after


@pytest.mark.parametrize("name", ["my town", "my; town", "my: town"])
def test_an_article_with_a_name_that_make_would_part_is_built(name: str, checkout: Path) -> None:
    spaced = checkout / "content" / f"{name}.yaml"
    time.sleep(0.02)  # to make, what is of one moment is current
    spaced.write_text("title: A town\nlead: It is.\n", encoding="utf-8")
    try:
        make(checkout)
        (sheet,) = (checkout / "build").glob("my*town-fact-sheet.pdf")
        assert "Nothing to be done" in make(checkout)
        time.sleep(0.02)
        spaced.write_text("title: Another town\nlead: It is.\n", encoding="utf-8")
        before = sheet.read_bytes()
        make(checkout)
        assert sheet.read_bytes() != before
    finally:
        spaced.unlink()
        for output in (checkout / "build").glob("my*town-*"):
            output.unlink()


def test_one_output_can_be_made_by_its_name(checkout: Path) -> None:
    make(checkout, "clean")
    make(checkout, f"build/{ARTICLE}-lecture.pptx")
    assert set(built(checkout)) == {f"{ARTICLE}-lecture.pptx"}
    make(checkout)
    assert len(built(checkout)) == 2 * len(list((checkout / "content").glob("*.yaml")))


@pytest.mark.parametrize("changed", ["layouts/themes/classic.yaml", "src/factdeck/building/paper.py"])
def test_the_theme_and_the_code_make_everything_again(checkout: Path, changed: str) -> None:
    assert rebuilt_after_changing(checkout, changed) == set(built(checkout))


def test_help_describes_every_target(checkout: Path) -> None:
    told = make(checkout, "help")
    for target in ("all", "test", "check", "lint", "types", "format", "clean", "help"):
        assert f"  make {target} " in told


def test_check_tells_that_nothing_is_wrong(checkout: Path) -> None:
    assert "nothing wrong" in make(checkout, "check")


def test_clean_deletes_what_was_built(checkout: Path) -> None:
    make(checkout, "clean")
    assert not (checkout / "build").exists()
    make(checkout)
