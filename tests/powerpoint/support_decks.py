"""Scenes written by hand and written decks opened again, for the tests of the PowerPoint side."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from factdeck import powerpoint
from factdeck.drawing import Drawing
from factdeck.layout.fonts import find_face
from factdeck.scene import (
    AnyItem,
    DrawingItem,
    LevelStyle,
    Line,
    Metadata,
    Page,
    Paragraph,
    Piece,
    Placeholder,
    Run,
    Scene,
    SlideLayout,
    SlideMaster,
    TextItem,
    TextStyle,
)
from factdeck.units import Box, Size

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
SLIDE = Size(960.0, 540.0)
COLOURS = {
    "dk1": "#1d1b19",
    "lt1": "#ffffff",
    "dk2": "#22303c",
    "lt2": "#f4f1ea",
    "accent1": "#8c1c13",
    "accent2": "#1f4e6b",
    "accent3": "#57524a",
    "accent4": "#8d867b",
    "accent5": "#dfe6ea",
    "accent6": "#1d1b19",
    "hlink": "#1f4e6b",
    "folHlink": "#8c1c13",
}
BODY = TextStyle(find_face("Calibri"), 24.0, "#1d1b19")
TITLE = TextStyle(find_face("Cambria", bold=True), 32.0, "#1d1b19")


def master() -> SlideMaster:
    title = Placeholder("title", "title", Box(40, 30, 880, 60), (LevelStyle(TITLE, 38.0),))
    body = Placeholder(
        "body",
        "body",
        Box(40, 120, 880, 340),
        (
            LevelStyle(BODY, 30.0, indent=20.0, bullet="•"),
            LevelStyle(BODY, 30.0, indent=40.0, bullet="–", bullet_x=20.0),
        ),
    )
    number = Placeholder("number", "sldNum", Box(800, 500, 120, 20), (LevelStyle(BODY, 30.0, "right"),))
    return SlideMaster(
        "Plain", SLIDE, COLOURS, "Cambria", "Calibri", (SlideLayout("Content", (title, body, number)),)
    )


def paragraph(text: str, style: TextStyle = BODY, lang: str = "en-GB", **options: object) -> Paragraph:
    run = Run(text, style, lang)
    line = Line(20.0, (Piece(0.0, text, run, 100.0),))
    return Paragraph((run,), (line,), 30.0 if style is BODY else 38.0, **options)  # type: ignore[arg-type]


def title(text: str) -> TextItem:
    return TextItem(box=Box(40, 30, 880, 60), placeholder="title", paragraphs=[paragraph(text, TITLE)])


def drawn(drawing: Drawing, **options: object) -> DrawingItem:
    box = Box(100.0, 120.0, drawing.width, drawing.height)
    return DrawingItem(**({"box": box, "name": "figure", "alt": "A figure", "drawing": drawing} | options))  # type: ignore[arg-type]


def scene_of(*slides: Sequence[AnyItem], lang: str = "en-GB", **metadata: object) -> Scene:
    pages = [
        Page(size=SLIDE, items=[title(f"Slide {number}"), *items], title=f"Slide {number}", layout="Content")
        for number, items in enumerate(slides, 1)
    ]
    return Scene(pages=pages, metadata=Metadata(title="A deck", lang=lang, **metadata), master=master())  # type: ignore[arg-type]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slide_xml(scene: Scene, number: int = 1) -> etree._Element:
    return etree.fromstring(parts(powerpoint.render(scene))[f"ppt/slides/slide{number}.xml"])


def select(node: etree._Element, path: str) -> list[Any]:
    """Elements, or where the path ends in an attribute or in text() strings."""
    return etree.XPath(path, namespaces=NAMESPACES)(node)  # type: ignore[no-any-return]


def reopened(data: bytes):  # type: ignore[no-untyped-def]
    return Presentation(io.BytesIO(data))


def converted(file: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice writes it; the test is skipped where there is no LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    converted = folder / f"{file.stem}.{kind.split(':')[0]}"
    assert converted.is_file(), f"LibreOffice did not convert {file.name}"
    return converted
