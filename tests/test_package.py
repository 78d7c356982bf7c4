"""The wheel holds all that a build needs, and its metadata says what the project says."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from factdeck import __version__
from support.samples import CASES, ROOT

TOP = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"}
FOLDERS = {"benchmarks", "content", "layouts", "src", "tests"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_layouts_themes_and_data_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("fact-sheet.yaml", "lecture.yaml", "words/en.yaml", "words/fr.yaml", "themes/classic.yaml"):
        assert f"factdeck/layouts/{name}" in names
    for path in (ROOT / "src" / "factdeck").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT / "src").as_posix() in names


def test_type_checkers_are_told_that_it_has_type_hints(wheel: Path) -> None:
    assert "factdeck/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_command_and_the_licence_are_named(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel)
    told = f"factdeck-{__version__}.dist-info"
    assert "factdeck = factdeck.command_line.main:run" in inside.read(f"{told}/entry_points.txt").decode()
    assert "License-Expression: MIT" in inside.read(f"{told}/METADATA").decode()


def test_an_installed_package_builds_away_from_the_project(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "factdeck",
            "build",
            str(CASES / "tiny.yaml"),
            "-o",
            "out",
            "--quiet",
            "--no-cache",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "tiny-fact-sheet.pdf",
        "tiny-lecture.pptx",
    ]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git knows what is kept")
def test_nothing_but_the_project_s_own_is_kept_at_its_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} == TOP | FOLDERS
