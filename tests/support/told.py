"""A scene to all that a reader can find in it: on pages and slides, in notes, in alternative texts, behind links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factdeck.drawing import texts
from factdeck.scene import (
    AnyItem,
    ChartItem,
    DrawingItem,
    ImageItem,
    Paragraph,
    Scene,
    TableItem,
    paragraphs_of,
)

UNSEEN = re.compile("[\u00ad\u200b\u2060]")


def words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", UNSEEN.sub("", text))}


def shown(scene: Scene) -> list[str]:
    """What stands on the pages or slides, in paragraphs, cells, drawings and charts.

    A paragraph that goes on in another column or page, perhaps in the middle of a word, is one text.
    """
    found: list[str] = []
    last: Paragraph | None = None
    for paragraph in _paragraphs(item for page in scene.pages for item in page.items):
        if last is not None and last.element is not None and paragraph.element is last.element:
            apart = " " if last.lines and last.lines[-1].ending == "space" else ""
            found[-1] += apart + paragraph.text
        else:
            found.append(paragraph.text)
        last = paragraph
    return found + [text for page in scene.pages for item in page.items for text in _drawn(item)]


def noted(scene: Scene) -> list[str]:
    return [note.text for page in scene.pages for note in page.notes]


def everything(scene: Scene) -> list[str]:
    """All of the above, alternative texts, links, names of pictures and the metadata."""
    items = [item for page in scene.pages for item in page.items]
    notes = [note for page in scene.pages for note in page.notes]
    runs = [run for paragraph in (*_paragraphs(items), *notes) for run in paragraph.runs]
    alts = [item.alt for item in items if isinstance(item, (TableItem, ImageItem, DrawingItem))]
    files = [item.file.name for item in items if isinstance(item, ImageItem)]
    about = [str(getattr(scene.metadata, name)) for name in type(scene.metadata).__struct_fields__]  # type: ignore[attr-defined]
    return [*shown(scene), *noted(scene), *(run.link for run in runs), *alts, *files, *about]


def _paragraphs(items: Iterable[AnyItem]) -> Iterator[Paragraph]:
    return (paragraph for item in items for paragraph in paragraphs_of(item))


def _drawn(item: AnyItem) -> Iterator[str]:
    if isinstance(item, ChartItem):
        yield from (*item.categories, *(series.name for series in item.series), item.unit)
    if isinstance(item, DrawingItem):
        yield " ".join(text.text for text, _ in texts(item.drawing))
