"""factdeck in a program or a notebook: load, check, build and write, and what each of them raises."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

import factdeck
from factdeck.article import plain
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from support.samples import CASES, ROOT

TOWN = CASES / "town.yaml"
WRONG = "title: A town\nlead: On a river.\nsubtitel: Old\ntimeline: [{date: 1845-02-30, title: It falls}]\n"
LONG_LEAD = "title: A town\nlead: " + "word " * 130 + "\nsources:\n- {id: a, type: book, title: B}\n"


def test_everything_public_is_there_and_described() -> None:
    for name in factdeck.__all__:
        assert getattr(factdeck, name).__doc__, name
        assert name in dir(factdeck)
    with pytest.raises(AttributeError, match="has no attribute 'built'"):
        factdeck.built  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys, factdeck; print([name for name in sys.modules if name.startswith('factdeck.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src"
    )
    assert done.stdout == "[]\n"


def test_an_article_is_built_in_three_lines(tmp_path: Path) -> None:
    article = factdeck.load(TOWN)
    outputs = factdeck.build(article)
    assert outputs.write(tmp_path / "new" / "folder") == [
        tmp_path / "new" / "folder" / name for name in ("town-fact-sheet.pdf", "town-lecture.pptx")
    ]
    assert [file.data for file in outputs] == [
        path.read_bytes() for path in sorted((tmp_path / "new" / "folder").iterdir())
    ]


def test_nothing_is_written_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(factdeck.build(TOWN)) == 2
    assert list(tmp_path.iterdir()) == []
    factdeck.build(TOWN, ["fact-sheet"], folder="handouts")
    assert [path.name for path in (tmp_path / "handouts").iterdir()] == ["town-fact-sheet.pdf"]


def test_a_path_a_text_a_stream_and_a_loaded_article_build_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOWN.parent)
    data = TOWN.read_bytes()
    from_path, from_article = factdeck.build("town.yaml"), factdeck.build(factdeck.load(Path("town.yaml")))
    from_text = factdeck.build(factdeck.loads(data.decode(), name="town.yaml"))
    assert [file.data for file in from_article] == [file.data for file in from_path]
    assert [file.data for file in from_text] == [file.data for file in from_path]
    from_stream = factdeck.build(io.BytesIO(data))
    assert [file.name for file in from_stream] == ["article-fact-sheet.pdf", "article-lecture.pptx"]


def test_a_finished_file_says_what_it_is() -> None:
    sheet, deck = factdeck.build(TOWN, theme="large-print")
    assert (sheet.name, sheet.layout, sheet.unit) == ("town-fact-sheet.pdf", "fact-sheet", "page")
    assert (deck.name, deck.layout, deck.unit) == ("town-lecture.pptx", "lecture", "slide")
    assert sheet.pages == len(pypdf.PdfReader(io.BytesIO(sheet.data)).pages) > 2
    assert TOWN in sheet.depends
    assert {"large-print.yaml", "fact-sheet.yaml", "en.yaml"} <= {path.name for path in sheet.depends}


def test_all_that_is_wrong_is_raised_at_once_and_shown_under_carets() -> None:
    with pytest.raises(factdeck.FactdeckError) as raised:
        factdeck.loads(WRONG, name="town.yaml")
    assert [str(problem.mark) for problem in raised.value.problems] == ["town.yaml:3:1", "town.yaml:4:19"]
    shown = str(raised.value)
    assert "town.yaml:4:19: timeline[1].date: '1845-02-30' is not a date" in shown
    assert "    4 | timeline: [{date: 1845-02-30, title: It falls}]" in shown
    assert "      |                   ^^^^^^^^^^" in shown
    assert "hint: did you mean 'subtitle'?" in shown


@pytest.mark.parametrize("use", [factdeck.load, factdeck.build])
def test_a_file_that_is_not_there_is_raised_like_any_mistake(use, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(factdeck.FactdeckError, match="there is no such file"):
        use(tmp_path / "none.yaml")
    [problem] = factdeck.check(tmp_path / "none.yaml")
    assert problem.code == "FD001"


def test_a_text_that_is_no_utf8_is_told_so() -> None:
    with pytest.raises(factdeck.FactdeckError, match="UTF-8"):
        factdeck.loads("title: A\nlead: \ud800\n")


def test_check_tells_what_the_command_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "town.yaml"
    path.write_text(WRONG, encoding="utf-8")
    problems = factdeck.check(path)
    assert cli.main(["check", str(path)]) == WRONG_CONTENT
    assert capsys.readouterr().err == "".join(f"{problem}\n" for problem in problems)


def test_warnings_stay_with_a_loaded_article(tmp_path: Path) -> None:
    text = LONG_LEAD.replace("word word", "word [@b] word", 1) + "- {id: b, type: book, title: C}\n"
    path = tmp_path / "town.yaml"
    path.write_text(text, encoding="utf-8")
    article = factdeck.load(path)
    assert [problem.code for problem in article.warnings] == ["FD404"]
    assert factdeck.check(article) == factdeck.check(path)
    assert factdeck.build(article, ["lecture"]).warnings == factdeck.build(path, ["lecture"]).warnings
    assert article.warnings[0] in factdeck.build(article, ["lecture"]).warnings


def test_the_text_alone_can_be_checked() -> None:
    article = factdeck.loads(LONG_LEAD.replace("word ", "w" * 600 + " ", 1))
    assert [problem.code for problem in factdeck.check(article, text_only=True)] == ["FD704"]
    assert {problem.code for problem in factdeck.check(article)} == {"FD607", "FD704"}


def test_a_loaded_article_can_be_looked_into_and_not_changed() -> None:
    article = factdeck.load(TOWN)
    assert plain(article.title) == "Nether Wallop"
    with pytest.raises(AttributeError, match=r"Article\.title can't be set"):
        article.title = ()


def test_options_stand_in_place_of_the_layouts() -> None:
    [sheet] = factdeck.build(TOWN, ["fact-sheet"], paper="A5", embed_source=False)
    reader = pypdf.PdfReader(io.BytesIO(sheet.data))
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == [420, 595]
    assert not reader.attachments
    with pytest.raises(ValueError, match="'A99' is not a size"):
        factdeck.build(TOWN, paper="A99")
    with pytest.raises(factdeck.FactdeckError, match="there is no layout 'fact-shet'"):
        factdeck.build(TOWN, ["fact-shet"])


def test_no_file_that_is_read_is_replaced(tmp_path: Path) -> None:
    article = factdeck.load(CASES / "tiny.yaml")
    factdeck.build(article, ["lecture"], folder=tmp_path)
    template = tmp_path / "tiny-lecture.pptx"
    before = template.read_bytes()
    outputs = factdeck.build(article, ["lecture"], template=str(template))
    with pytest.raises(factdeck.FactdeckError, match="is read, and would be replaced"):
        outputs.write(tmp_path)
    assert template.read_bytes() == before
    assert outputs.write(tmp_path / "other")[0].is_file()


def test_two_layouts_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    (tmp_path / "fact-sheet.yaml").write_text("extends: fact-sheet\n", encoding="utf-8")
    outputs = factdeck.build(TOWN, ["fact-sheet", tmp_path / "fact-sheet.yaml"])
    with pytest.raises(factdeck.FactdeckError, match=r"would both write 'town-fact-sheet\.pdf'"):
        outputs.write(tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("layouts", ["lecture", ["lecture", "lecture"], ("lecture",)])
def test_one_layout_may_be_named_alone_or_twice(layouts: str | list[str]) -> None:
    assert [file.layout for file in factdeck.build(CASES / "tiny.yaml", layouts)] == ["lecture"]


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    outputs = factdeck.build(TOWN)
    (tmp_path / "town-lecture.pptx").mkdir()
    with pytest.raises(OSError, match="a folder stands where the file should be"):
        outputs.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["town-lecture.pptx"]


def test_the_command_writes_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path / "content")
    path = tmp_path / "content" / "town.yaml"
    assert cli.main(["build", str(path), "-o", str(tmp_path / "out"), "--quiet"]) == BUILT
    for file in factdeck.build(path):
        assert (tmp_path / "out" / file.name).read_bytes() == file.data


def test_steps_are_told_as_they_begin() -> None:
    steps: list[str] = []
    factdeck.build(TOWN, ["lecture"], progress=steps.append)
    assert steps == ["town: placing lecture", "town: writing lecture"]


def test_a_notebook_shows_outputs_by_name_and_size_not_by_their_bytes() -> None:
    outputs = factdeck.build(CASES / "tiny.yaml")
    assert len(repr(outputs)) < 1_000
    shown = repr(outputs.files[0])
    assert shown.startswith("<tiny-fact-sheet.pdf: 1 page, ") and shown.endswith(" bytes>")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"version": "AB"}, "'AB' is no version: it is a letter from A to Z"),
        ({"version": "a"}, "'a' is no version: it is a letter from A to Z"),
        ({"minutes": -5}, "-5 is no number of minutes from 1 to 256"),
        ({"minutes": 257}, "257 is no number of minutes from 1 to 256"),
    ],
)
def test_what_the_command_line_refuses_is_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        factdeck.build(TOWN, "lesson-plan", **options)
    with pytest.raises(ValueError, match=told):
        factdeck.check(TOWN, "lesson-plan", **options)


def test_a_text_in_the_place_of_a_path_is_told_with_what_reads_it() -> None:
    with pytest.raises(factdeck.FactdeckError, match=r"hint: factdeck\.loads reads an article's text"):
        factdeck.load("title: A town\nlead: On a river.\n")


@pytest.mark.parametrize("given", [None, {"title": "A"}, 5])
def test_what_is_no_article_is_told(given: Any) -> None:
    with pytest.raises(
        TypeError, match=f"an article, a path or an open file of bytes is wanted, not {type(given).__name__}"
    ):
        factdeck.build(given)
