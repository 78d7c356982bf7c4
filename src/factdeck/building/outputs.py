"""All outputs, each with its layouts, its placing and its rendering; and the preview's view, which shows any scene.

Placing and rendering are loaded when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factdeck.building.options import Options
from factdeck.building.output import CannotRender, Materials, Output, View
from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.model import Layout
from factdeck.layout.paper_layout import PaperLayout

if TYPE_CHECKING:
    from factdeck.article import Article
    from factdeck.messages.problems import Problems
    from factdeck.scene import Scene
    from factdeck.svg.writing import Painted
    from factdeck.templates.named import NamedTemplate


def _place_on_paper(materials: Materials, problems: Problems) -> Scene | None:
    from factdeck.building.paper import place_on_paper

    return place_on_paper(materials, problems)


def _write_pdf(scene: Scene, options: Options) -> bytes:
    from factdeck import pdf

    return pdf.render(scene, "3a" if options.embed_source and scene.attachments else "2a")


def _load_pdf(rendering: bool) -> None:
    from factdeck.building import paper  # noqa: F401

    if rendering:
        from factdeck.pdf import document  # noqa: F401


def _place_on_slides(materials: Materials, problems: Problems) -> Scene | None:
    from factdeck.building.slides_once import place_deck

    return place_deck(materials, problems)


def _write_pptx(scene: Scene, _options: Options) -> bytes:
    from factdeck import powerpoint

    try:
        return powerpoint.render(scene)
    except powerpoint.CannotPaint as error:
        raise CannotRender(str(error)) from error


def _load_pptx(rendering: bool) -> None:
    from factdeck.building import slides_once  # noqa: F401

    if rendering:
        from factdeck.powerpoint import deck as writer  # noqa: F401


def _check_slides(article: Article, scene: Scene, problems: Problems) -> None:
    from factdeck.checks.pictures import check_drawings

    check_drawings(article, scene, problems)


def _find_template(layout: Layout, path: str, problems: Problems) -> NamedTemplate | None:
    from factdeck.templates.named import named_template

    assert isinstance(layout, DeckLayout)
    return named_template(layout, path, problems)


PDF: Output[Scene] = Output(
    name="pdf",
    suffix=".pdf",
    unit="page",
    layout=PaperLayout,
    usual_layout="fact-sheet",
    place=_place_on_paper,
    render=_write_pdf,
    preload=_load_pdf,
)
PPTX: Output[Scene] = Output(
    name="pptx",
    suffix=".pptx",
    unit="slide",
    layout=DeckLayout,
    usual_layout="lecture",
    place=_place_on_slides,
    render=_write_pptx,
    preload=_load_pptx,
    check=_check_slides,
    find_template=_find_template,
)

OUTPUTS: dict[str, Output[Any]] = {output.name: output for output in (PDF, PPTX)}
"""Every output by the name that layouts have for it."""


def _is_scene(document: object) -> bool:
    from factdeck.scene import Scene

    return isinstance(document, Scene)


def _paint(scene: Scene, prefix: str, files: str, heading_level: int) -> Painted:
    from factdeck.svg import writing

    return writing.render(scene, prefix=prefix, files=files, heading_level=heading_level)


SVG = View(name="svg", shows=_is_scene, paint=_paint)


def output_of(layout: Layout) -> Output[Any]:
    """What a layout makes."""
    return OUTPUTS[str(layout.output)]


def layout_models() -> dict[str, type[Layout]]:
    """The models of layouts by the outputs that they make."""
    return {name: output.layout for name, output in OUTPUTS.items()}


def usual_layouts() -> tuple[str, ...]:
    """What is built where no layout is asked for."""
    return tuple(output.usual_layout for output in OUTPUTS.values() if output.usual_layout)
