"""The command line: what it says, where it says it, and the status it ends with."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factdeck import __version__
from factdeck.command_line import check
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, INTERRUPTED, OUR_BUG, WRONG_CONTENT, WRONG_USAGE
from factdeck.command_line.show import SHELLS
from factdeck.library import one_article
from support.samples import CASES, CONTENT, ROOT
from support.word_files import DOT, drawing, paragraph, word

TINY = str(CASES / "tiny.yaml")
WRONG = "title: A town\nsubtitel: x\nlead: Text.\n"


def run(*arguments: str) -> int:
    return cli.main(arguments)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def files_in(folder: Path) -> list[str]:
    """The names of outputs in a folder."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(name for name in names if name != ".factdeck")


def test_a_build_makes_the_sheet_and_the_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", TINY, "-o", str(tmp_path / "out")) == BUILT
    assert files_in(tmp_path / "out") == ["tiny-fact-sheet.pdf", "tiny-lecture.pptx"]
    told = capsys.readouterr().out.splitlines()
    assert [line.rsplit("/", 1)[-1] for line in told] == [
        "tiny-fact-sheet.pdf: 1 page",
        "tiny-lecture.pptx: 2 slides",
    ]


def test_layouts_may_be_named_more_than_once(tmp_path: Path) -> None:
    layouts = ["--layout", "lecture", "--layout", "fact-sheet"]
    assert run("build", TINY, "-o", str(tmp_path), "--quiet", *layouts) == BUILT
    assert files_in(tmp_path) == ["tiny-fact-sheet.pdf", "tiny-lecture.pptx"]


def test_several_articles_are_built_at_once(tmp_path: Path) -> None:
    articles = [TINY, str(CASES / "town.yaml")]
    assert run("build", *articles, "-o", str(tmp_path), "--layout", "lecture", "--quiet") == BUILT
    assert files_in(tmp_path) == ["tiny-lecture.pptx", "town-lecture.pptx"]


def test_an_article_comes_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO(b"title: A town\nlead: Text.\n")

    monkeypatch.setattr(sys, "stdin", Given)
    assert run("build", "-", "-o", str(tmp_path), "--layout", "fact-sheet", "--quiet") == BUILT
    assert files_in(tmp_path) == ["article-fact-sheet.pdf"]


def test_nothing_is_written_where_anything_is_wrong(
    wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("build", wrong, "-o", str(out), "--depfile", str(out / "x.d")) == WRONG_CONTENT
    assert files_in(out) == []
    told = capsys.readouterr()
    assert "wrong.yaml:2:1: subtitel: there is no key 'subtitel' here" in told.err
    assert "  hint: did you mean 'subtitle'?" in told.err
    assert told.out == ""


def test_an_old_output_stays_as_it_was_where_the_article_is_wrong(wrong: str, tmp_path: Path) -> None:
    old = tmp_path / "wrong-fact-sheet.pdf"
    old.write_bytes(b"old")
    assert run("build", wrong, "-o", str(tmp_path)) == WRONG_CONTENT
    assert old.read_bytes() == b"old"


def test_quiet_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("build", TINY, "-o", str(tmp_path), "--quiet")
    assert capfd.readouterr() == ("", "")


def test_steps_are_plain_lines_where_there_is_no_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run("build", TINY, "-o", str(tmp_path), "--layout", "lecture")
    assert capfd.readouterr().err.splitlines() == ["tiny: placing lecture", "tiny: writing lecture"]


def test_check_tells_what_is_wrong_and_what_is_not(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", TINY) == BUILT
    assert capsys.readouterr().out == "1 article: nothing wrong\n"
    assert run("check", TINY, wrong) == WRONG_CONTENT
    assert "wrong.yaml:2:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bake"],
        ["build"],
        ["build", TINY, "--colour", "red"],
        ["build", TINY, "--paper", "A99"],
        ["build", TINY, "--seed", "two\nlines"],
        ["build", TINY, "--seed", "7" * 61],
    ],
)
def test_wrong_usage_is_told_apart_from_wrong_content(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == WRONG_USAGE
    assert capsys.readouterr().err


def test_without_a_command_all_commands_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == WRONG_USAGE
    out, err = capsys.readouterr()
    assert not out
    assert all(f"\n    {command} " in err for command in ("build", "check", "new", "site"))


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (["--layout", "fact-shet"], "did you mean 'fact-sheet'?"),
        (["--theme", "clasic"], "did you mean 'classic'?"),
    ],
)
def test_a_mistyped_name_is_told_with_the_one_that_was_meant(
    option: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", TINY, "-o", str(tmp_path), *option) == WRONG_CONTENT
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.yaml", "there is no such file"),
        ("folder", "this is a folder"),
        ("empty.yaml", "empty"),
        ("picture.yaml", "not UTF-8"),
    ],
)
def test_what_can_not_be_read_is_a_problem_and_no_crash(
    name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "picture.yaml").write_bytes(b"title: \xff\xd8\xff")
    assert run("build", str(tmp_path / name), "-o", str(tmp_path / "out")) == WRONG_CONTENT
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "bibtex", TINY, "-o", "file:///made"],
        ["export", "bibtex", "s3://bucket/town.yaml"],
        ["site", TINY, "-o", "memory://made"],
        ["site", "s3://bucket/town.yaml"],
        ["watch", TINY, "-o", "file:///made"],
    ],
)
def test_an_address_is_no_folder_of_this_machine(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == WRONG_USAGE
    address = next(each for each in arguments if "://" in each)
    assert f"{address!r} is an address, which build and check alone take" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_a_target_that_can_not_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tiny-lecture.pptx").mkdir()
    assert run("build", TINY, "-o", str(tmp_path), "--quiet") == WRONG_CONTENT
    assert "can't be written" in capsys.readouterr().err
    assert files_in(tmp_path) == ["tiny-lecture.pptx"]


def test_an_error_of_our_own_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(check, "opened", fails)
    assert run("check", TINY) == OUR_BUG
    assert "a bug of factdeck's own: ZeroDivisionError: oh" in capsys.readouterr().err


def test_a_stop_from_the_keyboard_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops(*_: object, **how: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(one_article, "build_asked", stops)
    assert run("build", TINY) == INTERRUPTED
    assert "nothing was written" in capsys.readouterr().err


def test_layouts_are_listed_with_what_each_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("layouts") == BUILT
    told = capsys.readouterr().out
    assert re.search("^fact-sheet +pdf +Two-page fact sheet", told, re.MULTILINE)
    assert re.search("^lecture +pptx +Lecture deck", told, re.MULTILINE)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == BUILT
    assert capsys.readouterr().out == f"factdeck {__version__}\n"


def test_the_depfile_names_article_pictures_layout_and_theme(tmp_path: Path) -> None:
    article = CONTENT / "soviet-occupation-of-manchuria.yaml"
    depfile = tmp_path / "sheet.d"
    arguments = ["--layout", "fact-sheet", "--depfile", str(depfile), "-o", str(tmp_path), "--quiet"]
    assert run("build", str(article), *arguments) == BUILT
    told = depfile.read_text(encoding="utf-8")
    for name in (article.name, "content/images/", "fact-sheet.yaml", "classic.yaml", "en.yaml"):
        assert name in told
    assert told.startswith(f"{tmp_path}/soviet-occupation-of-manchuria-fact-sheet.pdf: ")


def loaded_by(*arguments: str) -> set[str]:
    """What a command has loaded; where it has one processor alone, nothing of it runs in another process."""
    code = (
        "import os, sys; os.cpu_count = lambda: 1; from factdeck.command_line.main import main;"
        f"main({list(arguments)!r}); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, env=None
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--text", TINY]])
def test_help_and_a_check_of_the_text_load_no_library_of_a_renderer(arguments: list[str]) -> None:
    assert not loaded_by(*arguments) & {"reportlab", "pptx", "PIL", "svglib", "lxml", "babel"}


def test_a_check_places_every_layout_and_loads_no_renderer() -> None:
    loaded = loaded_by("check", str(CONTENT / "soviet-occupation-of-manchuria.yaml"))
    assert "factdeck.place.slides" in loaded and "factdeck.place.pages" in loaded
    renderers = {
        "factdeck.pdf",
        "factdeck.powerpoint.deck",
        "factdeck.powerpoint.package",
        "factdeck.svg.writing",
    }
    assert not loaded & {*renderers, "pptx"}


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factdeck", "--version"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == f"factdeck {__version__}\n"


WARNED = "title: A town\nsections:\n  - {heading: B, text: C.}\n  - {heading: B, text: D.}\n"


@pytest.fixture
def warned(tmp_path: Path) -> str:
    path = tmp_path / "warned.yaml"
    path.write_text(WARNED, encoding="utf-8")
    return str(path)


def test_warnings_fail_only_where_that_is_asked_for(warned: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", warned) == BUILT
    assert capsys.readouterr().out == "1 article: 1 warning\n"
    assert run("check", "--strict", warned) == WRONG_CONTENT
    assert "warning: sections[2].heading" in capsys.readouterr().err


def test_findings_are_told_as_json(wrong: str, warned: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "json", wrong, warned) == WRONG_CONTENT
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert [(each["line"], each["column"], each["severity"], each["code"]) for each in found] == [
        (2, 1, "error", "FD101"),
        (4, 15, "warning", "FD703"),
    ]
    assert found[0]["file"] == wrong
    assert told.err == ""


def test_findings_are_told_as_sarif(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "sarif", wrong) == WRONG_CONTENT
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == "2.1.0"
    (result,) = told["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], region) == ("FD101", {"startLine": 2, "startColumn": 1, "endColumn": 9})
    assert told["runs"][0]["tool"]["driver"]["rules"] == [
        {"id": "FD101", "shortDescription": {"text": "There is no such key"}}
    ]


def test_a_code_is_explained_and_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "FD105") == BUILT
    told = capsys.readouterr().out
    assert told.startswith("FD105: This is not a date\n") and "1945-02-30" in told
    assert run("explain") == BUILT
    assert "FD101  There is no such key" in capsys.readouterr().out
    assert run("explain", "FD999") == WRONG_USAGE
    assert "there is no code 'FD999'" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_an_article_that_is_wrong_does_not_stop_the_others(
    jobs: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    articles = [wrong, TINY, str(CASES / "town.yaml")]
    arguments = ["-o", str(out), "--jobs", jobs, "--layout", "fact-sheet", "--depfile", str(out / "x.d")]
    assert run("build", *articles, *arguments) == WRONG_CONTENT
    assert files_in(out) == ["tiny-fact-sheet.pdf", "town-fact-sheet.pdf"]
    told = capsys.readouterr()
    assert told.out.splitlines()[-3:] == [
        f"wrong  {wrong}: 1 error",
        f"built  {TINY}: 1 page",
        f"built  {CASES / 'town.yaml'}: 1 page",
    ]
    assert "there is no key 'subtitel'" in told.err


def test_articles_give_the_same_bytes_alone_and_together(tmp_path: Path) -> None:
    articles = [TINY, str(CASES / "town.yaml")]
    assert run("build", *articles, "-o", str(tmp_path / "both"), "--quiet") == BUILT
    for article in articles:
        assert run("build", article, "-o", str(tmp_path / "each"), "--quiet") == BUILT
    for name in files_in(tmp_path / "each"):
        assert (tmp_path / "each" / name).read_bytes() == (tmp_path / "both" / name).read_bytes()


def test_articles_are_listed_with_what_is_built_and_stale(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    article = tmp_path / "content" / "town.yaml"
    article.write_bytes((CASES / "town.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)

    def row() -> list[str]:
        assert run("list") == BUILT
        cells = capsys.readouterr().out.splitlines()[1].split("  ")
        return [cell.strip() for cell in cells if cell.strip()]

    assert row()[:2] == ["town", "Nether Wallop"]
    assert run("build", "content/town.yaml", "--layout", "lecture", "--quiet") == BUILT
    assert row()[-2:] == ["-", "built"]
    os.utime(article, (2_000_000_000, 2_000_000_000))
    assert row()[-2:] == ["-", "stale"]
    assert run("list", wrong) == WRONG_CONTENT


def test_there_is_nothing_to_list_where_there_is_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("list") == WRONG_USAGE
    assert "factdeck new writes one" in capsys.readouterr().err


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_completed(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("completion", shell) == BUILT
    script = capsys.readouterr().out
    assert "build" in script and "no-embed-source" in script
    if shutil.which(shell):
        path = tmp_path / "script"
        path.write_text(script, encoding="utf-8")
        subprocess.run([shell, "-n", str(path)], check=True)


def test_an_import_credits_the_page_that_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bridge.md").write_text("# The old bridge\n\nIt stands.\n", encoding="utf-8")
    page = "https://example.org/bridge"
    assert run("import", str(tmp_path / "bridge.md"), "--source", page, "-o", str(tmp_path)) == BUILT
    written = tmp_path / "the-old-bridge.yaml"
    assert f"URL: {page}\n" in written.read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[0] == str(written)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("HMS-Irresistible", "HMS Irresistible"),
        ("old_bridge", "Old bridge"),
        ("Mozilla-Firefox", "Mozilla Firefox"),
    ],
)
def test_a_text_without_a_title_is_called_by_its_file_in_its_own_capitals(
    name: str, title: str, tmp_path: Path
) -> None:
    text, article = tmp_path / f"{name}.txt", tmp_path / "article.yaml"
    text.write_text("Four of them bore this name between 1782 and 1915.\n", encoding="utf-8")
    assert run("import", str(text), "-o", str(article)) == 0
    assert f"title: {title}\n" in article.read_text(encoding="utf-8")


def test_an_import_saves_the_pictures_of_a_document_beside_the_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, folder = tmp_path / "bridge.docx", tmp_path / "content"
    document.write_bytes(word(paragraph("It stands.", drawing("pic", "A pier")), pictures={"pic": DOT}))
    assert run("import", str(document), "-o", str(folder)) == BUILT
    picture = folder / "images" / "bridge-picture.png"
    assert picture.read_bytes() == DOT
    assert capsys.readouterr().err == f"{document}: paragraph 1: picture, as a comment to fill in: A pier\n"
    picture.write_bytes(b"another")
    (folder / "bridge.yaml").unlink()
    assert run("import", str(document), "-o", str(folder)) == WRONG_CONTENT
    assert f"{picture}" in capsys.readouterr().err
    assert run("import", str(document), "-o", str(folder), "--force") == BUILT
    assert picture.read_bytes() == DOT


def test_an_import_to_standard_output_tells_of_pictures_that_it_does_not_save(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    document = tmp_path / "bridge.docx"
    document.write_bytes(word(paragraph("It stands.", drawing("pic")), pictures={"pic": DOT}))
    assert run("import", str(document), "-o", "-") == BUILT
    written = capsysbinary.readouterr()
    assert b"title: Bridge\n" in written.out
    assert b"picture that is not saved, since the article is not: images/bridge-picture.png" in written.err
    assert files_in(tmp_path) == ["bridge.docx"]


def test_an_import_reads_a_page_in_another_encoding_with_its_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bridge_files").mkdir()
    (tmp_path / "bridge_files" / "pier.png").write_bytes(DOT)
    page = "<!doctype html><meta charset=windows-1252><h1>Café</h1><p>It stands.<img src=bridge_files/pier.png alt=Pier>"
    (tmp_path / "bridge.html").write_bytes(page.encode("cp1252"))
    assert run("import", str(tmp_path / "bridge.html"), "-o", str(tmp_path)) == BUILT
    assert "title: Café\n" in (tmp_path / "cafe.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "images" / "cafe-pier.png").read_bytes() == DOT
    assert capsys.readouterr().out.splitlines()[0] == str(tmp_path / "cafe.yaml")


def test_an_import_says_what_keeps_a_document_from_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)
    assert run("import", str(tmp_path / "old.doc"), "-o", str(tmp_path)) == WRONG_CONTENT
    told = capsys.readouterr().err
    assert "this is a document of an older Word, or one that a password protects [FD801]" in told
    assert "hint: open it in Word or LibreOffice and save it as .docx" in told


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--source", "example.org", "'example.org' is not a whole web address; write https://example.org"),
        ("--lang", "English", "'English' is not a language tag (BCP 47); write en"),
    ],
)
def test_an_import_refuses_what_no_article_may_hold(
    option: str, value: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bridge.md").write_text("# The old bridge\n\nIt stands.\n", encoding="utf-8")
    assert run("import", str(tmp_path / "bridge.md"), option, value, "-o", str(tmp_path)) == WRONG_USAGE
    assert capsys.readouterr().err == f"factdeck: {told}\n"
    assert files_in(tmp_path) == ["bridge.md"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["check", TINY], BUILT), (["check", "no-such.yaml"], WRONG_CONTENT), (["check"], WRONG_USAGE)],
)
def test_a_process_ends_with_the_command_s_status(arguments: list[str], status: int) -> None:
    done = subprocess.run([sys.executable, "-m", "factdeck", *arguments], capture_output=True, cwd=ROOT)
    assert done.returncode == status
    assert bool(done.stdout) == (status == BUILT) and bool(done.stderr) == (status != BUILT)


def test_all_that_is_printed_arrives_in_a_pipe() -> None:
    command = [sys.executable, "-m", "factdeck", "schema", "article"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert json.loads(done.stdout)["title"] == "factdeck article"


def test_a_reader_that_stops_early_gets_no_traceback() -> None:
    command = f"'{sys.executable}' -m factdeck schema article | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("{\n", "")
