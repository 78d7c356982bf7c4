"""Pages of a scene to a PDF document: one function for each kind of item, each tagged or an artifact."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from types import SimpleNamespace

from reportlab.pdfgen.canvas import Canvas

from factdeck.attachments.embedding import attach
from factdeck.language.scripts import is_leftward_language
from factdeck.pdf.canvas import SheetCanvas
from factdeck.pdf.metadata import timestamp, write_metadata
from factdeck.pdf.painter import Painter
from factdeck.pdf.table import draw_table
from factdeck.pdf.tags import Tagger
from factdeck.pdf.text_operators import draw_paragraphs
from factdeck.scene import (
    AnyItem,
    Bookmark,
    ImageItem,
    Page,
    Scene,
    ShapeItem,
    TableItem,
    TextItem,
)


def write_document(scene: Scene, conformance: str) -> bytes:
    """A scene on paper as the bytes of a PDF; ``conformance`` is PDF/A's, as 3a."""
    buffer = BytesIO()
    painter = _painter(scene, buffer)
    canvas = painter.canvas
    write_metadata(canvas, scene.metadata, part=conformance[0], conformance=conformance[1].upper())
    if conformance == "3a":
        attach(canvas, scene.attachments, scene.metadata.modified)
    for number, page in enumerate(scene.pages):
        _draw_page(painter, page, number)
    _write_outline(painter)
    _label_pages(canvas, scene.pages)
    painter.tags.finish()
    canvas.save()
    return buffer.getvalue()


def _painter(scene: Scene, buffer: BytesIO) -> Painter:
    canvas = SheetCanvas(buffer, scene.pages[0].size, scene.metadata.lang)
    when = timestamp(scene.metadata.modified)
    canvas._doc._timeStamp = SimpleNamespace(YMDhms=when.timetuple()[:6], dhh=0, dmm=0)
    lang = scene.metadata.lang
    leftward = is_leftward_language(lang)
    painter = Painter(canvas, Tagger(canvas, leftward=leftward), lang, leftward=leftward)
    painter.anchors = _anchors(scene)
    return painter


def _anchors(scene: Scene) -> dict[str, str]:
    """The text of each paragraph with an anchor."""
    items = [item for page in scene.pages for item in page.items if isinstance(item, TextItem)]
    paragraphs = [paragraph for item in items for paragraph in item.paragraphs if paragraph.anchor]
    return {paragraph.anchor: paragraph.text for paragraph in paragraphs}


def _draw_page(painter: Painter, page: Page, number: int) -> None:
    canvas = painter.canvas
    canvas.setPageSize((page.size.width, page.size.height))
    painter.height = page.size.height
    for position, bookmark in enumerate(page.bookmarks):
        key = f"p{number}-{position}"
        canvas.bookmarkHorizontal(key, 0, painter.height - bookmark.y)
        painter.outline.append((bookmark, key))
    for item in page.items:
        draw_item(painter, item)
    canvas.showPage()


def _label_pages(canvas: Canvas, pages: Sequence[Page]) -> None:
    """The pages' labels as a viewer shows them (ISO 32000-1, 12.4.2): plain numbers where they are just that."""
    labels = [page.label for page in pages]
    if labels == [str(number) for number in range(1, len(pages) + 1)]:
        canvas.addPageLabel(0, style="ARABIC", start=1)
        return
    for number, label in enumerate(labels):
        canvas.addPageLabel(number, prefix=label)


def _write_outline(painter: Painter) -> None:
    """Its entries as the structure tree has them, each at most one level below the one before it: there are no gaps.

    What goes on on a later page stands with its beginning, not below a heading that came between.
    """
    level = -1
    for bookmark, key in _in_reading_order(painter):
        level = min(bookmark.level - 1, level + 1)
        painter.canvas.addOutlineEntry(bookmark.title, key, level, closed=False)


def _in_reading_order(painter: Painter) -> list[tuple[Bookmark, str]]:
    """The outline's entries; one without a heading of its own stays behind the one before it."""
    places: list[tuple[int, ...]] = []
    place: tuple[int, ...] = ()
    for bookmark, _ in painter.outline:
        place = painter.tags.place(bookmark.element) or place
        places.append(place)
    ranked = sorted(zip(places, range(len(places)), strict=True))
    return [painter.outline[number] for _, number in ranked]


def draw_item(painter: Painter, item: AnyItem) -> None:
    """Draws any item where it stands on the page."""
    if isinstance(item, TextItem):
        _draw_text(painter, item)
    elif isinstance(item, TableItem):
        draw_table(painter, item)
    elif isinstance(item, ShapeItem):
        painter.shape(item)
    elif isinstance(item, ImageItem):
        from factdeck.pdf.image import draw_image

        draw_image(painter, item)
    else:
        from factdeck.pdf.drawing import draw_drawing

        draw_drawing(painter, item)


def _draw_text(painter: Painter, item: TextItem) -> None:
    if item.fill or item.stroke:
        painter.shape(
            ShapeItem(box=item.box, fill=item.fill, stroke=item.stroke, stroke_width=item.stroke_width)
        )
    draw_paragraphs(painter, item.paragraphs, item.box.x, item.box.y, artifact=item.artifact)
