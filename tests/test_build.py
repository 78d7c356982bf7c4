"""From an article to both outputs: what they hold, read again by independent readers."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation

import factdeck
from factdeck.api import OutputFile
from factdeck.building import deck as deck_of_slides
from factdeck.building.options import Options
from factdeck.building.outputs import usual_layouts
from factdeck.building.placing import place_layout
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.scene import TextItem
from support.samples import CASES, CONTENT, ROOT, scene

FIRST = CONTENT / "soviet-occupation-of-manchuria.yaml"


def outputs(path: Path) -> dict[str, OutputFile]:
    return {Path(file.name).suffix: file for file in factdeck.build(path)}


@pytest.fixture(scope="module")
def first() -> dict[str, OutputFile]:
    return outputs(FIRST)


@pytest.fixture(scope="module")
def sheet(first: dict[str, OutputFile]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(first[".pdf"].data))


@pytest.fixture(scope="module")
def deck(first: dict[str, OutputFile]):  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(first[".pptx"].data))


def test_the_first_article_fills_just_two_pages(sheet: pypdf.PdfReader) -> None:
    assert len(sheet.pages) == 2


FACTS = (
    "Malinovsky",
    "Shenyang",
    "Yuan",
    "UTC+8",
    "Mengjiang",
    "Kwantung",
    "Lüshun",
    "Hirohito",
    "11 February 1945",
    "9 August 1945",
    "14 August 1945",
    "15 August 1945",
    "3 May 1946",
    "CC BY-SA 4.0",
    "Northeastern Mandarin",
)


@pytest.mark.parametrize("fact", FACTS)
def test_the_sheet_holds_the_facts(sheet: pypdf.PdfReader, fact: str) -> None:
    text = " ".join("".join(page.extract_text() for page in sheet.pages).replace("\u00a0", " ").split())
    assert fact.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("fact", FACTS)
def test_the_deck_holds_the_facts(deck, fact: str) -> None:  # type: ignore[no-untyped-def]
    assert fact in deck_text(deck)


def deck_text(deck) -> str:  # type: ignore[no-untyped-def]
    def texts(shapes):  # type: ignore[no-untyped-def]
        for shape in shapes:
            if shape.shape_type == 6:
                yield from texts(shape.shapes)
            elif shape.has_text_frame:
                yield shape.text_frame.text
            elif getattr(shape, "has_table", False):
                yield from (cell.text for row in shape.table.rows for cell in row.cells)

    return "\n".join(text for slide in deck.slides for text in texts(slide.shapes)).replace("\u00a0", " ")


def test_slide_titles_are_unique(deck) -> None:  # type: ignore[no-untyped-def]
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles) and len(set(titles)) == len(titles)


def test_every_slide_with_content_has_notes(deck) -> None:  # type: ignore[no-untyped-def]
    bare = [slide.shapes.title.text_frame.text for slide in deck.slides if not slide.has_notes_slide]
    assert all("(" in title for title in bare), bare


def test_each_quiz_question_is_asked_once_and_all_are_answered_at_the_end(deck) -> None:  # type: ignore[no-untyped-def]
    kinds = [slide.slide_layout.name for slide in deck.slides]
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert kinds.count("Quiz") == 5
    assert titles[kinds.index("Quiz")] == "When was the Yalta Agreement signed?"
    assert titles[-3:] == ["In short", "Answers", "Sources"]


def test_text_sits_in_placeholders_of_named_layouts(deck) -> None:  # type: ignore[no-untyped-def]
    names = [layout.name for layout in deck.slide_layouts]
    used = {slide.slide_layout.name for slide in deck.slides}
    assert len(set(names)) == len(names) and used <= set(names)
    assert {
        "Title slide and map",
        "Route",
        "Map",
        "Timeline",
        "Comparison",
        "Long claim and map",
        "Points in time",
        "Quiz",
    } <= used
    points = next(slide for slide in deck.slides if slide.slide_layout.name == "Number and points")
    assert {shape.placeholder_format.type is not None for shape in points.placeholders} == {True}
    assert len(list(points.placeholders)) >= 3


def test_outline_links_and_properties_are_there(sheet: pypdf.PdfReader) -> None:
    outline = [entry.title for entry in sheet.outline if not isinstance(entry, list)]
    assert outline == ["Soviet occupation of Manchuria"]
    assert sheet.metadata is not None and sheet.metadata.title == "Soviet occupation of Manchuria"
    notes = [note.get_object() for page in sheet.pages for note in page.get("/Annots", [])]
    links = [note["/A"]["/URI"] for note in notes if "/A" in note]
    assert "https://en.wikipedia.org/wiki/Soviet_occupation_of_Manchuria" in links


def test_the_sheet_carries_its_own_source(sheet: pypdf.PdfReader) -> None:
    assert sheet.attachments[FIRST.name][0] == FIRST.read_bytes()


@pytest.mark.parametrize("layout", usual_layouts())
@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*.yaml")) + sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem
)
def test_nothing_stands_outside_its_page(path: Path, layout: str) -> None:
    for page in scene(path, layout).pages:
        for item in page.items:
            assert item.box.x >= -0.01 and item.box.right <= page.size.width + 0.01, item
            assert item.box.y >= -0.01 and item.box.bottom <= page.size.height + 0.01, item
            if isinstance(item, TextItem):
                for paragraph in item.paragraphs:
                    for line in paragraph.lines:
                        last = line.pieces[-1]
                        assert last.x + last.width <= item.box.width + 0.5, "".join(
                            p.text for p in line.pieces
                        )


def test_no_slide_text_is_smaller_than_twelve_points() -> None:
    sizes = {
        run.style.size
        for page in scene(FIRST, "lecture").pages
        for item in page.items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12


def test_an_article_with_an_error_makes_nothing() -> None:
    with pytest.raises(factdeck.FactdeckError) as raised:
        factdeck.build(io.BytesIO(b"title: x\nlead: y\ntimelin: []\n"))
    assert [str(problem.mark) for problem in raised.value.problems] == ["-:3:1"]


def test_an_output_names_all_that_it_was_made_from(first: dict[str, OutputFile]) -> None:
    names = {path.name for path in first[".pdf"].depends}
    assert {FIRST.name, "fact-sheet.yaml", "classic.yaml", "en.yaml", "flag-manchukuo.svg"} <= names


PROBE = """
import sys; from hashlib import sha256
import factdeck
for file in factdeck.build(sys.argv[1]):
    print(file.name, sha256(file.data).hexdigest())
"""


def test_the_same_article_gives_the_same_bytes_anywhere(first: dict[str, OutputFile], tmp_path: Path) -> None:
    expected = sorted(f"{file.name} {sha256(file.data).hexdigest()}" for file in first.values())
    for seed, zone, folder in (("1", "Asia/Tokyo", ROOT), ("77", "America/Lima", ROOT)):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(ROOT / "src"),
            "LC_ALL": "C",
        }
        environment.pop("SOURCE_DATE_EPOCH", None)
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(FIRST.relative_to(ROOT))],
            capture_output=True,
            text=True,
            env=environment,
            cwd=folder,
            check=True,
        )
        assert sorted(done.stdout.splitlines()) == expected


def test_the_date_of_the_source_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    made = outputs(CASES / "tiny.yaml")
    metadata = pypdf.PdfReader(io.BytesIO(made[".pdf"].data)).metadata
    assert metadata is not None and metadata.modification_date is not None
    assert metadata.modification_date.isoformat().startswith("1970-01-02T00:00:00")
    assert (
        Presentation(io.BytesIO(made[".pptx"].data))
        .core_properties.modified.isoformat()
        .startswith("1970-01-02")
    )


def test_a_deck_of_more_slides_than_the_limit_is_told_and_the_sheet_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deck_of_slides, "MOST_SLIDES", 10)
    problems = Problems()
    article = factdeck.load(FIRST)
    assert place_layout(article, "fact-sheet", problems, Options()) is not None
    assert place_layout(article, "lecture", problems, Options()) is None
    assert [problem.code for problem in problems.errors] == [codes.TOO_MANY_SLIDES]
