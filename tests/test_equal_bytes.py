"""Equal input gives equal bytes: in other processes, hash seeds, time zones, locales, folders and by other paths."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pptx
import pytest

from factdeck import api
from support.samples import ROOT

TOWN = ROOT / "tests" / "cases" / "articles" / "town.yaml"
LAYOUTS = (("fact-sheet", "classic"), ("fact-sheet", "reading"), ("lecture", "classic"))

SURROUNDINGS = {
    "a fixed hash seed": {"PYTHONHASHSEED": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4294967295"},
    "a time zone ahead": {"TZ": "Pacific/Kiritimati"},
    "a time zone behind": {"TZ": "America/Lima"},
    "the locale of C": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "a locale with a decimal comma": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    "a Turkish locale": {"LC_ALL": "tr_TR.UTF-8"},
    "a run without optimisations of its own": {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
}


def built(article: Path | str, target: Path, folder: Path, **surroundings: str) -> dict[str, str]:
    """Names of the outputs with the hashes of their bytes, made by a process of its own."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "LC_ALL", "TZ")
    }
    environment |= {"PYTHONPATH": str(ROOT / "src"), **surroundings}
    for layout, theme in LAYOUTS:
        command = [
            sys.executable,
            "-m",
            "factdeck",
            "build",
            "--no-cache",
            str(article),
            "-o",
            str(target / theme),
            "--quiet",
        ]
        command += ["--layout", layout, "--theme", theme]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return {
        f"{path.parent.name}/{path.name}": sha256(path.read_bytes()).hexdigest()
        for path in sorted(target.glob("*/*"))
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    found = built(TOWN, tmp_path_factory.mktemp("first"), ROOT)
    assert sorted(found) == [
        "classic/town-fact-sheet.pdf",
        "classic/town-lecture.pptx",
        "reading/town-fact-sheet.pdf",
    ]
    return found


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings_change_nothing(name: str, expected: dict[str, str], tmp_path: Path) -> None:
    assert built(TOWN, tmp_path / "out", ROOT, **SURROUNDINGS[name]) == expected


def test_another_folder_and_another_path_change_nothing(expected: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(TOWN.parent, tmp_path / "some where else")
    moved = Path("some where else") / TOWN.name
    assert built(moved, tmp_path / "out", tmp_path) == expected


def test_the_dates_of_files_change_nothing(expected: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(TOWN.parent, tmp_path / "old")
    for path in (tmp_path / "old").rglob("*"):
        os.utime(path, (0, 0))
    assert built(tmp_path / "old" / TOWN.name, tmp_path / "out", tmp_path) == expected


def test_the_date_that_is_given_changes_both(expected: dict[str, str], tmp_path: Path) -> None:
    later = built(TOWN, tmp_path / "out", ROOT, SOURCE_DATE_EPOCH="1000000000")
    assert all(later[name] != expected[name] for name in expected)


def test_one_process_builds_the_same_article_twice_alike() -> None:
    from factdeck import pdf
    from support.pdf_cases import EVERYTHING, scene_of

    first = pdf.render(scene_of(TOWN))
    pdf.render(scene_of(EVERYTHING))
    assert pdf.render(scene_of(TOWN)) == first


def test_where_a_theme_or_a_template_lies_goes_into_no_output(tmp_path: Path) -> None:
    found = []
    for folder in (tmp_path / "one", tmp_path / "another"):
        folder.mkdir()
        theme, template = folder / "own.yaml", folder / "school.pptx"
        theme.write_text("extends: reading\n", encoding="utf-8")
        shutil.copy(Path(pptx.__file__).parent / "templates" / "default.pptx", template)
        made = [
            *api.build(TOWN, ["fact-sheet", "lecture"], theme=theme),
            *api.build(TOWN, "lecture", template=template),
        ]
        found.append([file.data for file in made])
    assert len(found[0]) == 3
    assert found[0] == found[1]
