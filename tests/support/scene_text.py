"""A scene to lines of text that a person can compare: every page, item, box and line."""

from __future__ import annotations

from factdeck.scene import (
    AnyItem,
    DrawingItem,
    ImageItem,
    Page,
    Paragraph,
    Scene,
    ShapeItem,
    TableItem,
    TextItem,
)
from factdeck.units import Box


def scene_text(scene: Scene) -> str:
    lines = [f"{scene.metadata.title} [{scene.metadata.lang}]"]
    for number, page in enumerate(scene.pages, 1):
        lines += ["", *_page(page, number)]
    return "\n".join(lines) + "\n"


def _page(page: Page, number: int) -> list[str]:
    told = f"page {number} {page.size.width:.0f}x{page.size.height:.0f}"
    if page.layout:
        told += f" {page.layout} | {page.section} | {page.title}"
    lines = [told]
    for item in page.items:
        lines += _item(item)
    lines += [f"  note: {note.text}" for note in page.notes]
    return lines + [f"  bookmark {each.level}: {each.title}" for each in page.bookmarks]


def _item(item: AnyItem) -> list[str]:
    if isinstance(item, TextItem):
        told = f"  text {_box(item.box)}" + (f" in {item.placeholder}" if item.placeholder else "")
        return [told, *(line for paragraph in item.paragraphs for line in _paragraph(paragraph))]
    if isinstance(item, TableItem):
        rows = [
            "    " + " | ".join(" / ".join(p.text for p in cell.paragraphs) for cell in row.cells)
            for row in item.rows
        ]
        return [f"  table {_box(item.box)} {item.alt}", *rows]
    if isinstance(item, DrawingItem):
        return [f"  drawing {_box(item.box)} {item.name} | {item.alt}"]
    if isinstance(item, ImageItem):
        return [f"  image {_box(item.box)} {item.file.name} | {item.alt}"]
    assert isinstance(item, ShapeItem)
    return [f"  {item.kind} {_box(item.box)} {item.fill or item.stroke}"]


def _paragraph(paragraph: Paragraph) -> list[str]:
    role = paragraph.element.role if paragraph.element else "artifact"
    label = f"{paragraph.bullet} " if paragraph.bullet else ""
    lines = ["".join(piece.text for piece in line.pieces) for line in paragraph.lines]
    return [
        f"    {role} {label}{lines[0] if lines else paragraph.text}",
        *(f"      {line}" for line in lines[1:]),
    ]


def _box(box: Box) -> str:
    return f"{box.x:.1f},{box.y:.1f} {box.width:.1f}x{box.height:.1f}"
