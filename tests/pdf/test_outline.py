"""The outline is the structure tree's headings: in its order, each below the one that it belongs to."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pypdf

from factdeck import pdf
from factdeck.layout.fonts import find_face
from factdeck.scene import (
    Bookmark,
    Element,
    Line,
    Metadata,
    Page,
    Paragraph,
    Piece,
    Run,
    Scene,
    TextItem,
    TextStyle,
)
from factdeck.units import Box, Size

STYLE = TextStyle(find_face("Source Sans 3"), 12.0)
STORY = Element("Sect")


def heading(title: str, level: int, parent: Element | None = None) -> tuple[TextItem, Bookmark]:
    element = Element(f"H{level}", parent)
    run = Run(title, STYLE, "en-GB")
    lines = (Line(baseline=12.0, pieces=(Piece(0.0, title, run, 100.0),)),)
    text = Paragraph(runs=(run,), element=element, lines=lines, leading=14.0)
    return TextItem(box=Box(20, 20, 200, 14), paragraphs=[text]), Bookmark(title, level, 20.0, element)


def outline_of(*pages: Sequence[tuple[TextItem, Bookmark]]) -> list[Any]:
    scene = Scene(
        pages=[
            Page(
                size=Size(300, 400), items=[item for item, _ in page], bookmarks=[entry for _, entry in page]
            )
            for page in pages
        ],
        metadata=Metadata(title="A title", lang="en-GB"),
    )
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(scene)))

    def told(entries: list[Any]) -> list[Any]:
        return [
            told(each)
            if isinstance(each, list)
            else f"{each.title}, page {reader.get_destination_page_number(each)}"
            for each in entries
        ]

    return told(reader.outline)


def test_what_goes_on_behind_another_heading_stands_below_its_own() -> None:
    pages = (
        [heading("A town", 1), heading("Its story", 2, STORY), heading("At first", 3, STORY)],
        [heading("Timeline", 2)],
        [heading("Since 1945", 3, STORY)],
    )
    story = ["At first, page 0", "Since 1945, page 2"]
    assert outline_of(*pages) == ["A town, page 0", ["Its story, page 0", story, "Timeline, page 1"]]


def test_there_are_no_gaps_where_levels_are_missing() -> None:
    assert outline_of([heading("A town", 1), heading("At first", 4)]) == [
        "A town, page 0",
        ["At first, page 0"],
    ]


def test_entries_without_a_heading_stay_where_the_pages_have_them() -> None:
    def bare(title: str) -> tuple[TextItem, Bookmark]:
        return heading(title, 3)[0], Bookmark(title, 3, 20.0)

    pages = (
        [heading("A town", 1), heading("Slides", 2)],
        [bare("First")],
        [bare("Second"), heading("End", 2)],
    )
    shown = ["Slides, page 0", ["First, page 1", "Second, page 2"], "End, page 2"]
    assert outline_of(*pages) == ["A town, page 0", shown]
