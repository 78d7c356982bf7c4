"""Taking an article out of its sheet again: byte for byte, never over a file, never out of the folder."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zlib
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject, NumberObject, TextStringObject

from factdeck.article import read_article
from factdeck.attachments import reading as attached
from factdeck.attachments.contents import attachments_of
from factdeck.attachments.extract import extract
from factdeck.command_line import main as cli
from factdeck.command_line.common import BUILT, WRONG_CONTENT
from factdeck.messages.problems import Problems, Source
from support.samples import CASES, CONTENT

TOWN = CASES / "town.yaml"


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


def build(article: Path, folder: Path, *options: str) -> Path:
    assert run("build", article, "--layout", "fact-sheet", "-o", folder, "--quiet", *options) == BUILT
    return folder / f"{article.stem}-fact-sheet.pdf"


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(TOWN, tmp_path_factory.mktemp("sheet"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(sheet: Path, change, target: Path) -> Path:  # type: ignore[no-untyped-def]
    """The sheet with something done to the file specification of its source, as another program might."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sheet.read_bytes()))
    names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    specifications = [each.get_object() for each in names[1::2]]
    change(next(each for each in specifications if each["/AFRelationship"] == "/Source"))
    writer.write(target)
    return target


@pytest.mark.parametrize("article", [TOWN, *sorted(CONTENT.glob("*.yaml"))], ids=lambda path: path.stem)
def test_the_article_comes_back_byte_for_byte(article: Path, here: Path) -> None:
    assert run("extract", build(article, here / "built")) == BUILT
    assert (here / article.name).read_bytes() == article.read_bytes()


def test_a_byte_order_mark_and_the_line_ends_of_windows_come_back(here: Path) -> None:
    article = here / "windows.yaml"
    article.write_bytes(b"\xef\xbb\xbftitle: A town\r\nlead: |\r\n  Some text.\r\n")
    assert run("extract", build(article, here / "built"), "-o", "again.yaml") == BUILT
    assert (here / "again.yaml").read_bytes() == article.read_bytes()


def test_what_comes_back_builds_the_same_sheet(sheet: Path, here: Path) -> None:
    run("extract", sheet)
    assert build(here / "town.yaml", here / "built").read_bytes() == sheet.read_bytes()


def test_it_writes_to_standard_output(sheet: Path) -> None:
    command = [sys.executable, "-m", "factdeck", "extract", str(sheet), "-o", "-"]
    told = subprocess.run(command, capture_output=True, check=True)
    assert told.stdout == TOWN.read_bytes()


def test_it_overwrites_only_by_force(sheet: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = here / "town.yaml"
    mine.write_text("mine", encoding="utf-8")
    assert run("extract", sheet) == WRONG_CONTENT
    assert mine.read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert run("extract", sheet, "--force") == BUILT
    assert mine.read_bytes() == TOWN.read_bytes()


def test_a_file_in_the_way_of_one_keeps_all_from_being_written(sheet: Path, here: Path) -> None:
    (here / "facts.csv").write_text("mine", encoding="utf-8")
    assert run("extract", sheet, "--all") == WRONG_CONTENT
    assert [path.name for path in here.iterdir()] == ["facts.csv"]


def test_timeline_and_facts_come_along_as_tables(sheet: Path, here: Path) -> None:
    assert run("extract", sheet, "--all", "-o", here) == BUILT
    with (here / "timeline.csv").open(encoding="utf-8-sig", newline="") as stream:
        events = list(csv.DictReader(stream))
    assert [event["date"] for event in events] == ["-0043", "0880~", "1945-08-09/.."]
    assert events[1]["title"] == "A first house"
    with (here / "facts.csv").open(encoding="utf-8-sig", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert facts[0] == {"group": "", "label": "County", "value": "Hampshire", "note": ""}
    assert facts[2]["value"] == "满洲国"


def test_no_cell_of_a_table_inside_is_a_formula_and_numbers_stay_numbers() -> None:
    rows = "{label: '=1+1', value: '-12'}, {label: Link, value: '@home'}"
    chart = "{kind: bar, categories: [a, '+b'], series: [{name: '-n', values: [-0.00001, 123456789012.5]}], caption: C, alt: A, credit: D}"
    text = (
        f"title: A town\nlead: A town.\ninfobox: {{rows: [{rows}]}}\n"
        f"timeline: [{{date: '1900', title: '=SUM(A1)'}}]\nsections: [{{heading: H, text: T, chart: {chart}}}]\n"
    )
    article = read_article(Source("town.yaml", text), Problems(), slug="town")
    assert article is not None
    tables = {each.name: each.data.decode("utf-8-sig") for each in attachments_of(article, str)}
    assert tables["facts.csv"].split() == ["group,label,value,note", ",'=1+1,-12,", ",Link,'@home,"]
    assert tables["timeline.csv"].split() == ["date,title,text,lane", "1900,'=SUM(A1),,"]
    assert tables["chart-1.csv"].split() == [",'-n", "a,-0.00001", "'+b,123456789012.5"]


def test_the_article_comes_back_and_not_a_file_of_sources_whatever_their_names(here: Path) -> None:
    folder = here / "written"
    for part, key in (("one", "smith"), ("two", "jones")):
        (folder / part).mkdir(parents=True)
        (folder / part / "a.bib").write_text(f"@book{{{key}, title = {{A book}}}}\n", encoding="utf-8")
    town = folder / "town.yaml"
    lead = "A town. [@smith; @jones]"
    town.write_text(
        f"title: A town\nlead: '{lead}'\nbibliography: [one/a.bib, two/a.bib]\n", encoding="utf-8"
    )
    sheet = build(town, here / "built")
    assert run("extract", sheet, "-o", here / "town.yaml") == BUILT
    assert (here / "town.yaml").read_bytes() == town.read_bytes()
    (here / "all").mkdir()
    assert run("extract", sheet, "--all", "-o", here / "all") == BUILT
    assert (here / "all" / "town.yaml").read_bytes() == town.read_bytes()
    assert (here / "all" / "a.bib").read_bytes() == (folder / "one" / "a.bib").read_bytes()
    assert (here / "all" / "a-2.bib").read_bytes() == (folder / "two" / "a.bib").read_bytes()


def refused(sheet: Path, capsys: pytest.CaptureFixture[str], *options: str | Path) -> str:
    """What is told of a sheet that nothing can be taken out of; nothing is written then."""
    before = sorted(Path().rglob("*"))
    assert run("extract", sheet, *options) == WRONG_CONTENT
    assert sorted(Path().rglob("*")) == before
    told = capsys.readouterr()
    assert not told.out
    return told.err


def test_a_sheet_without_its_source_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = build(TOWN, here / "bare", "--no-embed-source")
    assert "no source travels inside this PDF" in refused(bare, capsys)


@pytest.mark.parametrize("kept", [10, 1000, 60_000])
def test_a_cut_file_is_told(kept: int, sheet: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cut = here / "cut.pdf"
    cut.write_bytes(sheet.read_bytes()[:kept])
    told = refused(cut, capsys)
    assert "cut.pdf: the PDF is broken" in told and "whole copy" in told


def test_a_file_that_is_no_pdf_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "this is not a PDF" in refused(TOWN, capsys)


def test_a_file_that_is_not_there_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such file" in refused(here / "missing.pdf", capsys)


def test_an_encrypted_file_is_told(sheet: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = pypdf.PdfWriter(clone_from=sheet)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(here / "locked.pdf")
    assert "the PDF is encrypted" in refused(here / "locked.pdf", capsys)


def test_a_stream_that_unpacks_without_end_is_refused(
    sheet: Path, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "MOST_BYTES", 1024 * 1024)

    def swell(specification) -> None:  # type: ignore[no-untyped-def]
        stream = specification["/EF"]["/F"].get_object()
        stream._data = zlib.compress(bytes(5 * 1024 * 1024))
        stream[NameObject("/Length")] = NumberObject(len(stream._data))

    bomb = changed(sheet, swell, here / "bomb.pdf")
    assert "unpacks to more than 1 MB" in refused(bomb, capsys)


@pytest.mark.parametrize(
    "name",
    [
        "../town.yaml",
        "/tmp/town.yaml",
        "a/b.yaml",
        "..",
        "C:town.yaml",
        "a\\b.yaml",
        ".profile",
        "NUL.yaml",
        "x" * 300,
        "",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(
    name: str, sheet: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(specification) -> None:  # type: ignore[no-untyped-def]
        specification[NameObject("/UF")] = specification[NameObject("/F")] = TextStringObject(name)

    renamed = changed(sheet, rename, here / "renamed.pdf")
    assert "no name for a file" in refused(renamed, capsys)
    assert run("extract", renamed, "-o", here / "safe.yaml") == BUILT
    assert (here / "safe.yaml").read_bytes() == TOWN.read_bytes()


def test_a_sheet_that_another_program_saved_again_still_gives_its_article(sheet: Path, here: Path) -> None:
    again = changed(sheet, lambda specification: None, here / "again.pdf")
    assert again.read_bytes() != sheet.read_bytes()
    assert run("extract", again) == BUILT
    assert (here / "town.yaml").read_bytes() == TOWN.read_bytes()


def test_a_name_tree_that_leads_back_to_itself_comes_to_an_end(sheet: Path, here: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=sheet)
    tree = writer.root_object["/Names"].raw_get("/EmbeddedFiles")  # type: ignore[attr-defined]
    tree.get_object()[NameObject("/Kids")] = pypdf.generic.ArrayObject([tree])
    writer.write(here / "loop.pdf")
    assert run("extract", here / "loop.pdf") == BUILT


def test_all_files_together_have_a_limit(sheet: Path, here: Path) -> None:
    pdf = sheet.read_bytes()
    sizes = [len(file.data()) for file in attached.attached_files(pdf)]
    assert len(sizes) > 1
    with pytest.raises(attached.UnreadablePDF, match="unpack to more than 0 MB together") as refused:
        extract(pdf, everything=True, most_bytes=sum(sizes) - 1)
    assert "without --all" in refused.value.hint
    assert list(here.iterdir()) == []
    assert len(extract(pdf, everything=True, most_bytes=sum(sizes))) == len(sizes)


def test_a_pdf_that_is_too_large_is_not_read(
    sheet: Path, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdeck.attachments.extract.MOST_BYTES", 1024 * 1024)
    large = here / "large.pdf"
    large.write_bytes(sheet.read_bytes() + bytes(1024 * 1024))
    assert "it has more than 1 MB" in refused(large, capsys)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="/dev/zero is not here")
def test_a_device_is_no_pdf(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "this is a device, not a file" in refused(Path("/dev/zero"), capsys)


def test_two_files_inside_whose_names_differ_in_capitals_alone_are_refused(
    sheet: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(specification) -> None:  # type: ignore[no-untyped-def]
        specification[NameObject("/UF")] = specification[NameObject("/F")] = TextStringObject("FACTS.csv")

    assert "two files inside are called" in refused(
        changed(sheet, rename, here / "twice.pdf"), capsys, "--all"
    )
