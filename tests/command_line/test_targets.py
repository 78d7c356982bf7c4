"""No output takes the place of another, or of a file that is read; what is asked for twice is made once."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import factdeck
from factdeck.api import Options, pieces_of
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT, WRONG_USAGE
from factdeck.command_line.targets import each_once, layouts_once, left_out_below, two_of_one_name
from factdeck.files.names import slug_of
from factdeck.files.targets import in_the_way
from support.samples import CASES

TINY = CASES / "tiny.yaml"
LAYOUT = "extends: fact-sheet\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("p", "q"):
        (tmp_path / folder).mkdir()
        shutil.copy(TINY, tmp_path / folder / "town.yaml")
        (tmp_path / folder / "fact-sheet.yaml").write_text(LAYOUT, encoding="utf-8")
    shutil.copy(TINY, tmp_path / "town.yaml")
    return tmp_path


def files_below(folder: Path) -> set[str]:
    """All files in a folder but for those of a cache."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return {path.as_posix() for path in paths if ".factdeck" not in path.parts}


def refused(
    capsys: pytest.CaptureFixture[str], here: Path, *arguments: str, status: int = WRONG_USAGE
) -> str:
    """What is told of a command that changes nothing."""
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert cli.main(arguments) == status
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
    told = capsys.readouterr()
    assert not told.out
    return told.err


def test_two_articles_of_one_name_are_refused_before_anything_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, here, "build", "p/town.yaml", "q/town.yaml", "-o", "both")
    assert "'p/town.yaml' and 'q/town.yaml' would both write 'town-fact-sheet'" in told
    assert "folders of their own (-o)" in told
    assert not (here / "both").exists()


@pytest.mark.parametrize(
    ("articles", "layouts"),
    [
        (["a/Town.yaml", "b/town.yaml"], ["lecture"]),
        (["a/Zo\u00eb.yaml", "b/Zoe\u0308.yaml"], ["lecture"]),
        (["-", "article.yaml"], ["lecture"]),
        (["a.yaml", "a-b.yaml"], ["b-c.yaml", "c.yaml"]),
        (["a.yaml"], ["x/hand.yaml", "hand"]),
        (["a.yaml"], ["x/Hand.yaml", "y/hand.yaml"]),
    ],
)
def test_names_that_some_system_takes_for_one_are_refused(articles: list[str], layouts: list[str]) -> None:
    assert "would both write" in two_of_one_name(articles, pieces_of(layouts, [], Options()))


def test_names_that_differ_are_not() -> None:
    pieces = pieces_of(["fact-sheet", "lecture"], [], Options())
    assert two_of_one_name(["a/town.yaml", "a/city.yaml"], pieces) == ""


def test_two_layouts_of_one_name_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layouts = ["--layout", "p/fact-sheet.yaml", "--layout", "fact-sheet"]
    told = refused(capsys, here, "build", "town.yaml", *layouts)
    assert "the layouts 'p/fact-sheet.yaml' and 'fact-sheet' would both write 'town-fact-sheet'" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{export: bibtex}", "{export: bibtex}"),
        ("{export: anki}", "{export: anki, what: [words, dates, people]}"),
        ("lecture", "{layout: lecture}"),
    ],
)
def test_what_two_entries_of_a_set_ask_for_in_the_same_way_is_made_once(
    one: str, other: str, here: Path
) -> None:
    (here / "twice.yaml").write_text(f"pieces: [{one}, {other}, lecture]\n", encoding="utf-8")
    assert two_of_one_name(["town.yaml"], pieces_of(["lecture"], ["twice.yaml"], Options())) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{export: anki, what: [words]}", "{export: anki, what: [quiz]}"),
        ("{layout: lecture, theme: photocopy}", "lecture"),
    ],
)
def test_what_two_entries_of_a_set_ask_for_in_two_ways_is_refused(
    one: str, other: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "twice.yaml").write_text(f"pieces: [{one}, {other}]\n", encoding="utf-8")
    told = refused(capsys, here, "build", "town.yaml", "--set", "twice.yaml")
    assert "is asked for twice, and not in the same way: both would write 'town-" in told


def test_programs_are_refused_the_same(here: Path) -> None:
    set_file = here / "twice.yaml"
    set_file.write_text("pieces: [{layout: lecture, theme: photocopy}, lecture]\n", encoding="utf-8")
    with pytest.raises(factdeck.FactdeckError, match="is asked for twice"):
        factdeck.build("town.yaml", sets=["twice.yaml"]).write(here / "made")
    assert not (here / "made").exists()


def test_what_is_asked_for_twice_is_built_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layouts = ["--layout", "lecture", "--layout", "lecture"]
    assert cli.main(["build", "town.yaml", "./town.yaml", str(here / "town.yaml"), *layouts]) == BUILT
    assert capsys.readouterr().out == "build/town-lecture.pptx: 2 slides\n"


def test_a_link_in_another_folder_is_another_article() -> None:
    assert each_once(["a.yaml", "./a.yaml", "b/../a.yaml", "b/a.yaml", "-", "-"]) == [
        "a.yaml",
        "b/a.yaml",
        "-",
    ]


def test_a_layout_and_its_file_are_one(here: Path) -> None:
    (here / "layouts").mkdir()
    (here / "layouts" / "hand.yaml").write_text(LAYOUT, encoding="utf-8")
    assert layouts_once(["hand", "layouts/hand.yaml", "lecture", "no-such"]) == ["hand", "lecture", "no-such"]


@pytest.mark.parametrize("depfile", ["town.yaml", "./p/../town.yaml", "p/fact-sheet.yaml"])
def test_a_depfile_replaces_nothing_that_is_read(
    depfile: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--layout", "p/fact-sheet.yaml", "--depfile", depfile]
    assert "is read, and would be replaced" in refused(capsys, here, "build", "town.yaml", *options)


def test_a_depfile_replaces_no_picture(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0H3V2H0Z"/></svg>'
    (here / "flag.svg").write_text(svg, encoding="utf-8")
    picture = "image: {image: flag.svg, alt: A flag, credit: Me}"
    (here / "town.yaml").write_text(f"title: A\nsections: [{{heading: B, {picture}}}]\n", encoding="utf-8")
    options = ["--layout", "fact-sheet", "--quiet", "--depfile", "flag.svg"]
    assert "'flag.svg' is read" in refused(capsys, here, "build", "town.yaml", *options, status=WRONG_CONTENT)


@pytest.mark.parametrize("several", [[], ["--jobs", "1", "--format", "json"]])
def test_a_depfile_replaces_no_picture_of_an_article_that_is_current(several: list[str], here: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0H3V2H0Z"/></svg>'
    (here / "flag.svg").write_text(svg, encoding="utf-8")
    picture = "image: {image: flag.svg, alt: A flag, credit: Me}"
    (here / "town.yaml").write_text(f"title: A\nsections: [{{heading: B, {picture}}}]\n", encoding="utf-8")
    command = ["build", "town.yaml", "--layout", "fact-sheet", "--quiet", *several]
    assert cli.main(command) == BUILT
    assert cli.main([*command, "--depfile", "flag.svg"]) == WRONG_CONTENT
    assert (here / "flag.svg").read_text(encoding="utf-8") == svg


@pytest.mark.parametrize(
    ("option", "name", "told"),
    [
        ("--times", "town.yaml", "'town.yaml' does not end in .csv"),
        ("--times", "build/town-blooket.csv", "is the name of an output"),
        ("--times", "p", "a folder stands where the file should be"),
        ("--report", "build/town-moodle-xml.xml", "is the name of an output"),
        ("--report", "folder.xml", "a folder stands where the file should be"),
    ],
)
def test_reports_replace_nothing_that_is_read_or_made(
    option: str, name: str, told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "folder.xml").mkdir()
    (here / "layouts/sets").mkdir(parents=True)
    pieces = "pieces: [{export: moodle-xml}, {export: blooket}]\n"
    (here / "layouts/sets/mine.yaml").write_text(pieces, encoding="utf-8")
    assert told in refused(capsys, here, "build", "town.yaml", "--set", "mine", option, name)


@pytest.mark.parametrize("depfile", ["build/town-lecture.pptx", "BUILD/../build/Town-Lecture.pptx", "p"])
def test_a_depfile_replaces_no_output_and_no_folder(
    depfile: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "BUILD").mkdir(exist_ok=True)
    told = refused(capsys, here, "build", "town.yaml", "--layout", "lecture", "--depfile", depfile)
    assert "--depfile: " in told


@pytest.mark.parametrize("folder", [".", ""])
def test_an_output_does_not_replace_its_template(
    folder: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", "town.yaml", "--layout", "lecture", "--quiet", "-o", "."]) == BUILT
    options = ["--layout", "lecture", "--template", "town-lecture.pptx", "-o", folder]
    assert "'town-lecture.pptx' is read, and would be replaced" in refused(
        capsys, here, "build", "town.yaml", *options
    )


def test_an_import_and_an_extract_do_not_replace_what_they_read(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "notes.yaml").write_text("# A bridge\n\nIt stands.\n", encoding="utf-8")
    arguments = ["import", "notes.yaml", "-o", "notes.yaml", "--force"]
    assert "would be replaced" in refused(capsys, here, *arguments, status=WRONG_CONTENT)
    assert cli.main(["build", "town.yaml", "--layout", "fact-sheet", "--quiet"]) == BUILT
    sheet = "build/town-fact-sheet.pdf"
    assert "would be replaced" in refused(
        capsys, here, "extract", sheet, "-o", sheet, "--force", status=WRONG_CONTENT
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device"])
def test_nothing_is_written_over_a_pipe_or_a_device(
    kind: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = here / "odd.yaml"
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to("/dev/null")
    commands = [
        ["build", "town.yaml", "--quiet", "--depfile", "odd.yaml"],
        ["import", "notes.md", "-o", "odd.yaml", "--force"],
    ]
    (here / "notes.md").write_text("# A bridge\n\nIt stands.\n", encoding="utf-8")
    for command in commands:
        assert cli.main(command) != BUILT
        assert f"a {kind.split()[-1]} stands where the file should be" in capsys.readouterr().err
    assert target.is_symlink() or target.is_fifo()


def test_in_the_way_is_what_is_the_same_file_by_any_name(here: Path) -> None:
    os.link(here / "town.yaml", here / "again.yaml")
    assert in_the_way([here / "again.yaml"], [here / "town.yaml"])
    assert not in_the_way([here / "new.yaml", here / "p" / "town.yaml"], [here / "town.yaml", Path("-")])


def test_a_name_that_is_no_text_makes_a_name_that_is() -> None:
    assert slug_of("a/b\udcff.yaml") == "b_"
    assert slug_of("-") == "article"


@pytest.mark.parametrize("length", [200, 236, 237])
def test_a_name_is_as_long_as_the_system_allows(
    length: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "n" * length + ".yaml"
    shutil.copy(TINY, here / name)
    status = cli.main(["build", name, "--layout", "fact-sheet", "--quiet", "-o", "long"])
    told = capsys.readouterr().err
    if length + len("-fact-sheet.pdf") <= 255:
        assert (status, told) == (BUILT, "")
        assert files_below(here / "long") == {"n" * length + "-fact-sheet.pdf"}
    else:
        assert status == WRONG_CONTENT
        assert "can't be written: file name too long" in told and len(told) < 300
        assert not (here / "long").exists()


NOTE = "factdeck: content/more/deep has YAML files, too, which are left out; name it besides content to take them in\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["build", "content"], NOTE),
        (["build", "content", "--dry-run"], NOTE),
        (["check", "--strict", "content"], NOTE),
        (["site", "content", "-o", "made"], NOTE),
        (["export", "ical", "content"], NOTE),
        (["build", "content", "--quiet"], ""),
        (["build", "content", "content/more/deep/"], ""),
        (["build", "content/town.yaml"], ""),
        (["build", "content/more/deep"], ""),
    ],
)
def test_articles_in_folders_of_a_folder_are_noted(
    command: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("town", "more/deep/city", "layouts/mine", ".hidden/river"):
        path = Path(f"content/{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f"title: A {path.stem}\nlead: It lies by a river.\ntimeline: [{{date: 1845, title: A bridge}}]\n"
        )
        path.write_text(text, encoding="utf-8")
    more = [] if command[0] in ("check", "export") else ["--layout", "fact-sheet", "--jobs", "1"]
    assert cli.main([*command, *more]) == BUILT
    notes = [line for line in capsys.readouterr().err.splitlines(keepends=True) if "left out" in line]
    assert "".join(notes) == told


def test_no_folder_is_noted_where_all_that_has_articles_is_named(tmp_path: Path) -> None:
    for name in ("one/a", "one/two/b", "one/three/c"):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    given = [str(tmp_path / name) for name in ("one", "one/two", "one/three")]
    assert left_out_below(given) == ""
    assert str(tmp_path / "one/three") in left_out_below(given[:2])
