"""Decks survive being opened and saved by others: titles, notes, alt text and text stay what they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from factdeck import powerpoint
from powerpoint.support_decks import converted, reopened, select
from support.samples import CONTENT, scene

ARTICLES = sorted(CONTENT.glob("*.yaml"))


def titles(deck) -> list[str]:  # type: ignore[no-untyped-def]
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def notes(deck) -> list[str]:  # type: ignore[no-untyped-def]
    return [
        slide.notes_slide.notes_text_frame.text.strip() if slide.has_notes_slide else ""
        for slide in deck.slides
    ]


def descriptions(deck) -> list[set[str]]:  # type: ignore[no-untyped-def]
    return [set(select(slide._element, ".//p:cNvPr/@descr")) - {""} for slide in deck.slides]


def words(deck) -> list[str]:  # type: ignore[no-untyped-def]
    return ["".join("".join(select(slide._element, ".//a:t/text()")).split()) for slide in deck.slides]


def words_beside_feet(deck) -> list[tuple[str, list[str]]]:  # type: ignore[no-untyped-def]
    """What each slide says in its order, and by itself what its footers say, as the kicker over a title is one."""
    foot = 'ancestor::p:sp/p:nvSpPr/p:nvPr/p:ph[@type="ftr"]'
    return [
        (
            "".join("".join(select(slide._element, f".//a:t[not({foot})]/text()")).split()),
            [
                "".join("".join(select(each, ".//a:t/text()")).split())
                for each in select(slide._element, './/p:sp[p:nvSpPr/p:nvPr/p:ph[@type="ftr"]]')
            ],
        )
        for slide in deck.slides
    ]


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def data(request: pytest.FixtureRequest) -> bytes:
    return powerpoint.render(scene(request.param, "lecture"))


def test_python_pptx_saves_it_unchanged(data: bytes) -> None:
    saved = io.BytesIO()
    reopened(data).save(saved)
    before, after = reopened(data), reopened(saved.getvalue())
    for read in (titles, notes, descriptions, words):
        assert read(after) == read(before)
    assert after.core_properties.title == before.core_properties.title


def test_libreoffice_keeps_titles_notes_and_text(data: bytes, tmp_path: Path) -> None:
    """LibreOffice writes a slide's footers behind all else, wherever they stand: they are held by themselves."""
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(data)
    before = reopened(data)
    after = Presentation(str(converted(deck, "pptx", tmp_path / "saved")))
    assert titles(after) == titles(before)
    assert notes(after) == notes(before)
    assert words_beside_feet(after) == words_beside_feet(before)


def test_libreoffice_reads_the_alt_text_of_tables(data: bytes, tmp_path: Path) -> None:
    """LibreOffice 7.4 reads no alt text of groups, and writes none of tables to PPTX: its own format shows what it read."""
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(data)
    tables = "//p:graphicFrame[.//a:tbl]/p:nvGraphicFramePr/p:cNvPr/@descr"
    written = [text for slide in reopened(data).slides for text in select(slide._element, tables)]
    with zipfile.ZipFile(converted(deck, "odp", tmp_path / "saved")) as saved:
        content = etree.fromstring(saved.read("content.xml"))
    read = [
        node.text for node in content.iter("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc")
    ]
    assert written and all(text in read for text in written)
