"""Folders and disks that can't be written to: found out before anything is built where that can be, and told once."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.files import plain

ARTICLES = ["one.yaml", "two.yaml", "three.yaml"]
SHEET = ["--layout", "fact-sheet"]
BUILD = ["build", *ARTICLES, *SHEET, "--jobs", "1"]


@pytest.fixture(autouse=True)
def articles(here: Path) -> None:
    for name in ARTICLES:
        Path(name).write_text(
            f"title: About {name}\nlead: It lies by a river.\ntimeline:\n  - {{date: 1845-05-02, title: A bridge}}\n",
            encoding="utf-8",
        )
    Path("a-file").write_text("mine", encoding="utf-8")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each article that was built, whatever became of its files."""
    from factdeck import api

    names: list[str] = []
    build = api.build_article

    def noted(article, *arguments, **how):  # type: ignore[no-untyped-def]
        names.append(Path(article.source.name).name)
        return build(article, *arguments, **how)

    monkeypatch.setattr(api, "build_article", noted)
    return names


COMMANDS = {
    "build": BUILD,
    "build one": ["build", "one.yaml", *SHEET],
    "build without a cache": [*BUILD, "--no-cache"],
    "site": ["site", *ARTICLES, *SHEET, "--jobs", "1", "--cache", "kept"],
    "export": ["export", "ical", *ARTICLES],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("folder", ["a-file", "a-file/below"])
def test_a_file_in_place_of_the_folder_is_told_once_and_nothing_is_built(
    command: list[str], folder: str, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command, "-o", folder]) == WRONG_CONTENT
    said = capsys.readouterr()
    assert (said.out + said.err).count(
        "a-file can't be written: a file stands where the folder should be"
    ) == 1
    assert [name for name in built if name in ARTICLES] == []
    assert Path("a-file").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_folder_that_may_not_be_written_to_is_told_once_and_nothing_is_built(
    command: list[str], built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("locked").mkdir(mode=0o555)
    assert cli.main([*command, "-o", "locked/made"]) == WRONG_CONTENT
    said = capsys.readouterr()
    assert (said.out + said.err).count("locked can't be written: permission denied") == 1
    assert [name for name in built if name in ARTICLES] == []


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has no room for another file of an article."""
    write = plain._written_beside

    def refused(target: Path, data: bytes, wait: bool) -> Path:
        if "two" in target.name:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return write(target, data, wait)

    monkeypatch.setattr(plain, "_written_beside", refused)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_disk_that_becomes_full_is_told_once_and_ends_the_run(
    command: list[str], built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    if command == COMMANDS["build one"]:
        command = ["build", "two.yaml", *SHEET]
    assert cli.main([*command, "-o", "made"]) == WRONG_CONTENT
    said = capsys.readouterr()
    assert (said.out + said.err).count("can't be written: no space left on device") == 1
    assert "three.yaml" not in built
    if len(command) > 4:
        assert "stopped; 2 articles are not written" in said.err


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--time-limit", "100"]])
@pytest.mark.usefixtures("full")
def test_programs_are_told_of_each_article_that_is_not_written(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*BUILD, *more, "--format", "json", "--report", "report.xml"]) == WRONG_CONTENT
    lines = {line["article"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert sorted(lines) == sorted(ARTICLES)
    assert lines["two.yaml"]["outcome"] == "not written"
    cases = {case.attrib["name"]: case for case in ElementTree.parse("report.xml").iter("testcase")}
    assert sorted(cases) == sorted(ARTICLES)


def test_what_is_current_needs_no_folder_that_can_be_written_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(BUILD) == BUILT
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert cli.main(BUILD) == BUILT
    Path("two.yaml").write_text("title: Anew\nlead: It lies by a lake.\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main([*BUILD, "--dry-run"]) == WRONG_CONTENT
    assert "build can't be written: permission denied" in capsys.readouterr().err
    assert cli.main(BUILD) == WRONG_CONTENT
    said = capsys.readouterr()
    told, hint = said.err.splitlines()
    assert told == "factdeck: build can't be written: permission denied; stopped; 1 article is not written"
    assert hint.startswith("  hint: name another folder with -o")
    assert "current  one.yaml" in said.out


def test_one_file_that_can_not_be_written_costs_only_its_article(capsys: pytest.CaptureFixture[str]) -> None:
    Path("build/two-fact-sheet.pdf").mkdir(parents=True)
    assert cli.main(BUILD) == WRONG_CONTENT
    said = capsys.readouterr()
    assert "two-fact-sheet.pdf can't be written" in said.err
    assert Path("build/three-fact-sheet.pdf").exists()
