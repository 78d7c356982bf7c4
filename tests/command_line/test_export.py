"""`factdeck export`: what it writes and says, and the statuses it ends with."""

from __future__ import annotations

from pathlib import Path

import pytest

import factdeck
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from factdeck.exports import EXPORTS
from support.samples import ROOT

TOWN, ODD = (str(ROOT / "tests" / "exports" / f"{name}.yaml") for name in ("town", "odd"))


def run(*arguments: str) -> int:
    return cli.main(["export", *arguments])


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_file_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gift", TOWN, "-o", str(tmp_path)) == BUILT
    assert files_in(tmp_path) == ["town-gift.txt"]
    assert capsys.readouterr().out == f"{tmp_path / 'town-gift.txt'}: 2 questions\n"


def test_several_articles_are_exported(tmp_path: Path) -> None:
    assert run("anki", TOWN, ODD, TOWN, "-o", str(tmp_path), "--quiet") == BUILT
    assert files_in(tmp_path) == ["odd-anki.apkg", "town-anki.apkg"]


def test_an_article_that_is_wrong_writes_nothing_and_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("kahoot", ODD, TOWN, "-o", str(tmp_path)) == WRONG_CONTENT
    assert files_in(tmp_path) == ["town-kahoot.xlsx"]
    told = capsys.readouterr().err
    assert "odd.yaml:19:64: teaching.quiz[1].options: 6 options are more than Kahoot takes [FD903]" in told
    assert '"// comment"' in told
    assert "^^^^^^^^^^" in told


def test_an_old_file_stays_where_the_new_one_is_wrong(tmp_path: Path) -> None:
    old = tmp_path / "odd-ical.ics"
    old.write_text("old", encoding="utf-8")
    assert run("ical", ODD, "-o", str(tmp_path)) == WRONG_CONTENT
    assert old.read_text(encoding="utf-8") == "old"


def test_kinds_are_asked_for_with_commas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("quizlet", TOWN, "-o", str(tmp_path), "--what", "words, quiz") == BUILT
    assert capsys.readouterr().out.endswith(": 5 cards\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["kahot", TOWN], "there is no format 'kahot': did you mean 'kahoot'?"),
        (["anki", TOWN, "--what", "word"], "there is no 'word' to export: did you mean 'words'?"),
        (["ical", TOWN, "--what", "quiz"], "ical can't hold quiz: it takes dates"),
        (["gift"], "the following arguments are required: ARTICLE"),
    ],
)
def test_what_can_not_be_is_wrong_usage(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, "-o", str(tmp_path)) == WRONG_USAGE
    assert told in capsys.readouterr().err
    assert files_in(tmp_path) == []


def test_two_articles_of_one_name_are_not_written_over_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "town.yaml"
    other.write_bytes(Path(TOWN).read_bytes())
    assert run("gift", TOWN, str(other), "-o", str(tmp_path / "out")) == WRONG_USAGE
    assert "would both write 'town-gift.txt'" in capsys.readouterr().err


def test_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == BUILT
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[: len(EXPORTS)]] == list(EXPORTS)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_shells_complete_the_formats(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell]) == BUILT
    script = capsys.readouterr().out
    assert "moodle-xml" in script
    assert "timelinejs" in script


def test_programs_export_several_formats_and_write_them_together(tmp_path: Path) -> None:
    outputs = factdeck.export(TOWN, ["gift", "anki", "gift"], folder=tmp_path)
    assert [(file.name, file.layout, file.pages, file.unit) for file in outputs] == [
        ("town-gift.txt", "gift", 2, "question"),
        ("town-anki.apkg", "anki", 13, "card"),
    ]
    assert [file.depends for file in outputs] == [(Path(TOWN),)] * 2
    assert files_in(tmp_path) == ["town-anki.apkg", "town-gift.txt"]


def test_programs_are_told_all_that_a_format_can_not_hold() -> None:
    with pytest.raises(factdeck.FactdeckError) as error:
        factdeck.export(ODD, ["kahoot", "gift", "ical"])
    assert [problem.code for problem in error.value.problems if problem.severity == "error"] == [
        "FD904",
        "FD903",
    ]
    with pytest.raises(ValueError, match="did you mean 'anki'"):
        factdeck.export(TOWN, "ankii")


def test_a_moment_that_is_none_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert run("ical", TOWN, "-o", str(tmp_path)) == WRONG_USAGE
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
