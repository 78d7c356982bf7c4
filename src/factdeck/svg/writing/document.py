"""Pages of a scene to SVG pictures: one function for each kind of item, in reading order."""

from __future__ import annotations

from factdeck.scene import (
    AnyItem,
    ImageItem,
    Page,
    Scene,
    ShapeItem,
    SlideLayout,
    SlideMaster,
    TableItem,
    TextItem,
)
from factdeck.svg.writing import Painted
from factdeck.svg.writing.image import image_svg
from factdeck.svg.writing.painter import Painter, origin, rectangle, shape
from factdeck.svg.writing.paragraphs import paragraphs_svg
from factdeck.svg.writing.table import table_svg
from factdeck.svg.writing.xml import Attribute, group, number, tag

PAPER = "#ffffff"


def paint_scene(scene: Scene, prefix: str, files: str, heading_level: int) -> Painted:
    """Each page of a scene as an SVG; ``prefix`` begins its ids, ``files`` the addresses of its bitmaps."""
    painter = Painter(prefix, files, heading_level, scene.metadata.lang)
    painter.anchors = frozenset(_anchors(scene))
    pages = tuple(_page(painter, scene, page, at) for at, page in enumerate(scene.pages, 1))
    return Painted(pages, painter.bitmaps, painter.faces)


def _anchors(scene: Scene) -> list[str]:
    items = [item for page in scene.pages for item in page.items if isinstance(item, TextItem)]
    return [paragraph.anchor for item in items for paragraph in item.paragraphs if paragraph.anchor]


def _page(painter: Painter, scene: Scene, page: Page, at: int) -> str:
    painter.begin_page(at)
    layout = _layout_of(scene.master, page)
    content = _ground(scene.master, layout, page) + "".join(item_svg(painter, item) for item in page.items)
    about: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "scene",
        "role": "group",
        "viewBox": f"0 0 {number(page.size.width)} {number(page.size.height)}",
        "lang": painter.lang,
        "xml:space": "preserve",
        "text-rendering": "geometricPrecision",
    }
    return tag("svg", about, content)


def _layout_of(master: SlideMaster | None, page: Page) -> SlideLayout | None:
    return next((each for each in master.layouts if each.name == page.layout), None) if master else None


def _ground(master: SlideMaster | None, layout: SlideLayout | None, page: Page) -> str:
    """The paper, or a slide's background and the decoration that it has from its layout."""
    colour = (layout.background if layout else "") or (master.background if master else PAPER)
    shapes = rectangle(0, 0, page.size.width, page.size.height, {"fill": colour})
    shapes += "".join(shape(each) for each in (layout.shapes if layout else ()))
    return group(shapes, {"aria-hidden": "true"})


def item_svg(painter: Painter, item: AnyItem) -> str:
    """Any item of a page as SVG."""
    if isinstance(item, TextItem):
        return _text(painter, item)
    if isinstance(item, TableItem):
        return table_svg(painter, item)
    if isinstance(item, ShapeItem):
        return shape(item, {"aria-hidden": "true", **origin(item.origin)})
    if isinstance(item, ImageItem):
        return image_svg(painter, item)
    from factdeck.svg.writing.drawing import drawing_svg

    return drawing_svg(painter, item)


def _text(painter: Painter, item: TextItem) -> str:
    frame = ""
    if item.fill or item.stroke:
        framed = ShapeItem(box=item.box, fill=item.fill, stroke=item.stroke, stroke_width=item.stroke_width)
        frame = shape(framed, {"aria-hidden": "true"})
    content = frame + paragraphs_svg(painter, item.paragraphs, item.box.x, item.box.y, item.box.width)
    hidden = "true" if item.artifact else None
    return group(content, {"aria-hidden": hidden, **origin(item.origin)})
