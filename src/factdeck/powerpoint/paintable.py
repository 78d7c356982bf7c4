"""A placed deck to what of its drawings no native shape can show, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from factdeck.powerpoint import CannotPaint
from factdeck.powerpoint.xml import Writer
from factdeck.scene import ChartItem, DrawingItem, Scene, SlideMaster

if TYPE_CHECKING:
    from factdeck.powerpoint.package import DeckPart


def unpaintable(scene: Scene) -> Iterator[CannotPaint]:
    """What ``render`` would raise of the deck's drawings, each once."""
    for page in scene.pages:
        for item in page.items:
            if isinstance(item, DrawingItem) and not isinstance(item, ChartItem):
                yield from _refused(item, scene.master, scene.metadata.lang)


def _refused(item: DrawingItem, master: SlideMaster | None, lang: str) -> Iterator[CannotPaint]:
    from factdeck.powerpoint.drawing import drawing_xml

    assert master is not None
    no_part = cast("DeckPart", None)  # only bitmaps refer to other parts, and they are not written here
    try:
        drawing_xml(Writer(no_part, master, lang), lambda bitmap, box: "", item)
    except CannotPaint as error:
        yield error
