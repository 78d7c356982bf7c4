"""A page of a scene to what is said beside it: its title, its notes and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdeck.messages.problems import Mark
from factdeck.scene import Origin, Page, Run, paragraphs_of

Notes = Sequence[dict[str, object]]
"""A note is its bullet and its runs; a run is its text, and whether it is bold or italic."""


def title_of(page: Page) -> str:
    """A slide's title, or a paper page's first heading."""
    return page.title or next((bookmark.title for bookmark in page.bookmarks), "")


def notes_of(page: Page) -> Notes:
    """What a slide's speaker notes say, as JSON can hold it."""
    return [{"bullet": note.bullet, "runs": [_run(run) for run in note.runs]} for note in page.notes]


def _run(run: Run) -> dict[str, object]:
    face = run.style.face
    return {"text": run.text, "lang": run.lang, "bold": face.bold, "italic": face.italic}


def first_place(page: Page, top: Mark) -> str:
    """Where the page begins in the article, as ``file:line``; empty where none of it comes from there.

    What only the layout says, as a heading, counts as written at the article's ``top``.
    """
    lines = [place.line for place in _origins(page) if place and place.file == top.source.name]
    line = next((line for line in lines if line > top.line), min(lines, default=0))
    return f"{top.source.name}:{line}" if line else ""


def _origins(page: Page) -> Iterator[Origin | None]:
    for item in page.items:
        for paragraph in paragraphs_of(item):
            yield paragraph.origin
        yield item.origin
