"""Text that software takes out of a sheet: whole words, right letters, nothing joined, fonts that are embedded."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pypdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factdeck import pdf
from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.pdf.faces import EmbeddedFont
from factdeck.pdf.fonts import drawn_text
from factdeck.pdf.text_operators import TextWriter
from factdeck.reading import decode
from factdeck.scene import Element, Paragraph, Scene, TableItem, TextItem
from support.pdf_cases import EVERYTHING, scene_of
from support.samples import CASES, CONTENT
from support.tagged import Tagged, read_tagged, spoken

ARTICLES = [EVERYTHING, *sorted(CONTENT.glob("*.yaml")), *sorted(CASES.glob("*.yaml"))]
THEMES = ["classic", "photocopy", "reading", "large-print"]
UNSEEN = str.maketrans("", "", "\u00ad\u200b")


def paragraphs(scene: Scene) -> Iterator[Paragraph]:
    for page in scene.pages:
        for item in page.items:
            if isinstance(item, TextItem):
                yield from item.paragraphs
            elif isinstance(item, TableItem):
                yield from (each for row in item.rows for cell in row.cells for each in cell.paragraphs)


def test_there_are_hyphens_at_line_ends_to_read_over(scene: Scene) -> None:
    hyphens = [line for each in paragraphs(scene) for line in each.lines if line.ending == "hyphen"]
    assert len(hyphens) >= 2


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_paragraph_is_read_word_for_word(path: Path, theme: str) -> None:
    """What the tags give is what the scene says, though it was set in lines, justified and hyphenated."""
    scene = scene_of(path, theme)
    tagged = read_tagged(pdf.render(scene))
    read = [spoken(node.text) for node in tagged.document.walk()]
    written: dict[int, str] = {}
    divided: set[int] = set()
    for each in paragraphs(scene):
        key = id(each.element)
        if each.element is not None:
            between = "" if key in divided else " "
            written[key] = written.get(key, "") + between + each.text.translate(UNSEEN)
            divided = divided | {key} if each.lines and each.lines[-1].ending == "hyphen" else divided - {key}
    assert len(written) > 3
    for text in written.values():
        assert spoken(text) in read, text


LETTERS = "abcdefgh éőŁßÆ \u00a0\u00ad\u200b-–/.,;()&%'ΑβЖщ满洲e\u0301"
MARKS = re.compile(r"[\\*_`<&>\[\]#+.()-]")


@settings(max_examples=40)
@given(
    st.lists(
        st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip(" \u00a0\u200b\u00ad")),
        min_size=1,
        max_size=40,
    )
)
def test_any_text_is_read_as_it_was_written(words: list[str]) -> None:
    problems = Problems()
    text = MARKS.sub(lambda mark: f"\\{mark[0]}", "x " + " ".join(words))
    lead = json.dumps(text, ensure_ascii=False)
    source = decode("a.yaml", f"title: A title\nlead: {lead}\n".encode(), problems)
    found = read_article(source, problems, slug="a", folder=Path()) if source else None
    assume(found is not None)
    made = place_layout(found, "fact-sheet", problems, Options())  # type: ignore[arg-type]
    assume(made is not None)
    assert made is not None
    read = [spoken(node.text) for node in read_tagged(pdf.render(made.document)).document.walk()]
    for each in paragraphs(made.document):
        if each.element is not None:
            assert spoken(each.text.translate(UNSEEN)) in read


def test_words_that_are_divided_extract_whole(data: bytes) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    whole = re.sub("\u00ad\\s*", "", text)
    for word in ("incomprehensibilities", "internationalisations", "counterrevolutionaries"):
        assert word in whole


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")
def test_another_reader_takes_out_whole_words_too(data: bytes, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(data)
    text = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert "counterrevolutionaries" in text and "internationalisations" in text


@pytest.mark.parametrize("word", ["Łódź", "ﬁne", "满洲国", "Ελλάδα", "Ő’Hara", "10 km", "UTC"])
def test_letters_come_out_as_they_were_written(tagged: Tagged, word: str) -> None:
    assert word in spoken(tagged.document.text)


def test_lines_of_a_drawing_do_not_join(tagged: Tagged) -> None:
    timeline = next(node for node in tagged.document.all("L") if "The beginning" in node.text)
    assert "1945 The beginning" in timeline.text.replace("\u00a0", " ")


def fonts_of(data: bytes) -> dict[str, pypdf.generic.DictionaryObject]:
    found = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return found


def test_all_fonts_are_embedded_subsets_that_know_their_characters(data: bytes) -> None:
    fonts = fonts_of(data)
    assert len(fonts) >= 5
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z0-9]{6}\+.+", name), name
        assert "/FontFile2" in font["/FontDescriptor"], name  # type: ignore[operator]
        known = font["/ToUnicode"].get_data()  # type: ignore[attr-defined]
        assert b"beginbfchar" in known or b"beginbfrange" in known


def test_a_font_that_an_svg_file_names_gives_way_to_one_that_is_embedded(tagged: Tagged, data: bytes) -> None:
    assert not any("Helvetica" in name for name in fonts_of(data))
    assert spoken(tagged.document.all("Figure")[0].text).startswith("N")


def test_what_is_never_seen_is_not_drawn() -> None:
    assert drawn_text("a\u200bb\u00adc\u2060d", _font()) == "abcd"


def _font(family: str = "Source Sans 3") -> EmbeddedFont:
    from factdeck.layout.fonts import find_face
    from factdeck.pdf.fonts import font_of

    return font_of(find_face(family))


def test_a_hyphen_is_a_soft_one_even_where_the_font_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factdeck.pdf.text_operators.has_glyph", lambda font, character: False)
    data = pdf.render(scene_of(EVERYTHING))
    streams = b"".join(page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(data)).pages)  # type: ignore[union-attr]
    assert b"/ActualText <FEFF00AD>" in streams


def test_stretches_of_one_language_share_a_span_and_others_do_not(scene: Scene) -> None:
    writer = TextWriter.__new__(TextWriter)
    writer._open, writer._is_open, writer._foreign = None, True, None
    paragraph = Element("P")
    first = writer._foreign_span(paragraph, "de")
    writer._open = first
    assert writer._foreign_span(paragraph, "de") is first
    assert writer._foreign_span(paragraph, "fr") is not first
    writer._open = paragraph
    assert writer._foreign_span(paragraph, "de") is not first
