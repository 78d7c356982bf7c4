"""An article as it stands on disk to documents to show; where it is wrong, the last good pages and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.building.layouts import LayoutInfo, find_layouts, theme_names
from factdeck.layout.loading import layout_files
from factdeck.messages.problems import FactdeckError, Problem, Problems
from factdeck.preview.making import Reading, View, read, view_of
from factdeck.preview.pages import Notes, first_place, notes_of, title_of
from factdeck.reading import read_source
from factdeck.svg import writing as svg
from factdeck.watching.changes import Watched, files_of


class ShownPage(Struct, frozen=True):
    """A page of a document; ``key`` is the same as long as nothing on it changes."""

    key: str
    title: str
    svg: str
    notes: Notes
    at: str
    """Where in the content it begins, as ``file:line``; empty where that is not known."""


class Document(Struct, frozen=True):
    """What one layout makes of the article. ``current`` is False for pages that stay after a broken edit."""

    layout: str
    output: str = ""
    unit: str = ""
    lang: str = ""
    pages: Sequence[ShownPage] = ()
    faces: Mapping[str, str] = field(default_factory=dict)
    """The names of the fonts' files by the families that the pages ask for."""
    problems: Sequence[Problem] = ()
    current: bool = False
    on_template: bool = False
    """Whether the deck has shapes and pictures of a template, which are not shown."""


class Session(Struct):
    """Documents are made when asked for, one at a time, and once for each revision."""

    path: Path
    layouts: tuple[str, ...]
    """What is shown at first."""
    theme: str
    watched: Watched
    revision: int = 0
    bitmaps: dict[str, svg.Bitmap] = field(default_factory=dict)
    fonts: dict[str, Path] = field(default_factory=dict)
    _reading: tuple[int, Reading] | None = None
    _documents: dict[tuple[str, str], tuple[int, Document]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def begun(cls, path: Path, layouts: tuple[str, ...], theme: str = "") -> Session:
        """A session that knows what the article's files are now."""
        watched = Watched(path)
        watched.remember()
        return cls(path, layouts, theme, watched)

    def refresh(self) -> int:
        """Begin a new revision: something has changed on disk."""
        with self._lock:
            self.watched.remember()
            self.revision += 1
            return self.revision

    def document(self, layout: str, theme: str) -> tuple[int, Document]:
        """The revision, and what the layout makes of it; made now where that has not been done."""
        with self._lock:
            latest = self._documents.get((layout, theme))
            if latest is None or latest[0] != self.revision:
                last = latest[1] if latest else Document(layout)
                latest = self._documents[layout, theme] = (self.revision, self._document(theme, last))
            return latest

    def source_lines(self) -> list[str]:
        source = read_source(self.path, Problems())
        return source.text.split("\n") if source else []

    def _document(self, theme: str, last: Document) -> Document:
        reading, problems, files = self._read(), Problems(), layout_files()
        for problem in reading.problems:
            problems.add(problem)
        view = view_of(reading.article, last.layout, theme, problems, files) if reading.article else None
        looked_up = (*files.read, *files.absent)
        if view is None:
            self.watched.rest_on([*files_of(problems), *looked_up], failed=True)
            return replace(last, problems=list(problems), current=False)
        self.watched.rest_on([*self.watched.files, *view.depends, *looked_up])
        return self._shown(last.layout, view, list(problems))

    def _read(self) -> Reading:
        if self._reading is None or self._reading[0] != self.revision:
            self._reading = (self.revision, read(self.path))
        return self._reading[1]

    def _shown(self, layout: str, view: View, problems: Sequence[Problem]) -> Document:
        painted = view.painted
        files = {family: face.file for family, face in painted.faces.items() if face.file is not None}
        self.bitmaps.update(painted.bitmaps)
        self.fonts.update({_font_name(file): file for file in files.values()})
        return Document(
            layout=layout,
            output=view.output,
            unit=view.unit,
            lang=view.scene.metadata.lang,
            pages=_shown_pages(view),
            faces={family: _font_name(file) for family, file in files.items()},
            problems=problems,
            current=True,
            on_template=view.on_template,
        )


def _shown_pages(view: View) -> list[ShownPage]:
    shown = []
    for page, picture in zip(view.scene.pages, view.painted.pages, strict=True):
        content = (title_of(page), picture, notes_of(page), first_place(page, view.top))
        key = sha256(repr(content).encode("utf-8")).hexdigest()[:16]
        shown.append(ShownPage(key, *content))
    return shown


def choices() -> tuple[list[LayoutInfo], list[str]]:
    """The layouts and the themes at hand; none where a layout's file is broken."""
    try:
        layouts = find_layouts()
    except FactdeckError:
        layouts = []
    return layouts, theme_names()


@lru_cache(maxsize=256)
def _font_name(file: Path) -> str:
    """The name of a font's address, which changes when the file does."""
    status = file.stat()
    return f"{sha256(f'{file} {status.st_mtime_ns} {status.st_size}'.encode()).hexdigest()[:20]}.ttf"
