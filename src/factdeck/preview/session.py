"""An article as it stands on disk to documents to show; where it is wrong, the last good pages and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from factdeck import codes, svg
from factdeck.article import Article, advise, read_article
from factdeck.build import LayoutInfo, Wishes, find_layouts, make_scene, pictures_of
from factdeck.layout.loading import layout_files
from factdeck.preview.pages import Notes, first_place, notes_of, title_of
from factdeck.problems import Mark, Problem, Problems, ProblemsFound
from factdeck.reading import read_source
from factdeck.scene import Scene
from factdeck.watched import Watched

FILES = "files/"
"""The address below which bitmaps and fonts are served."""
HEADING_LEVEL = 3
"""The level of a sheet's H1 below the page's own heading and the document's."""

NO_TEMPLATE = "the preview shows no shapes or pictures of the template's own"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a document; ``key`` is the same as long as nothing on it changes."""

    key: str
    title: str
    svg: str
    notes: Notes
    at: str
    """Where in the content it begins, as ``file:line``; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one layout makes of the article. ``current`` is False for pages that a later, broken edit has kept."""

    layout: str
    output: str
    lang: str
    pages: Sequence[ShownPage]
    faces: Mapping[str, str]
    """The names of the fonts' files by the families that the pages ask for."""
    problems: Sequence[Problem]
    current: bool


@dataclass(slots=True)
class _Reading:
    """The article as one revision has it."""

    article: Article | None
    problems: Sequence[Problem]


@dataclass(slots=True)
class Session:
    """Documents are made when asked for, one at a time, and once for each revision."""

    path: Path
    layouts: tuple[str, ...]
    """What is shown at first."""
    theme: str = ""
    watched: Watched = field(init=False)
    revision: int = 0
    bitmaps: dict[str, svg.Bitmap] = field(default_factory=dict)
    fonts: dict[str, Path] = field(default_factory=dict)
    _reading: tuple[int, _Reading] | None = None
    _made: dict[tuple[str, str], tuple[int, Document]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.watched = Watched(self.path)
        self.watched.remember()

    def refresh(self) -> int:
        """Begin a new revision: something has changed on disk."""
        with self._lock:
            self.watched.remember()
            self.revision += 1
            return self.revision

    def document(self, layout: str, theme: str) -> tuple[int, Document]:
        """The revision, and what the layout makes of it; made now where that has not been done."""
        with self._lock:
            kept = self._made.get((layout, theme))
            if kept is None or kept[0] != self.revision:
                made = self._document(layout, theme, kept[1] if kept else None)
                kept = self._made[layout, theme] = (self.revision, made)
            return kept

    def source_lines(self) -> list[str]:
        source = read_source(self.path, Problems())
        return source.text.split("\n") if source else []

    def _document(self, layout: str, theme: str, last: Document | None) -> Document:
        reading = self._read()
        problems = Problems()
        for problem in reading.problems:
            problems.add(problem)
        made = self._made_of(reading.article, layout, theme, problems) if reading.article else None
        if made is None:
            self.watched.rest_on((), failed=True)
            return Document(
                layout=layout,
                output=last.output if last else "",
                lang=last.lang if last else "",
                pages=last.pages if last else (),
                faces=last.faces if last else {},
                problems=list(problems),
                current=False,
            )
        assert reading.article is not None
        return self._shown(layout, *made, reading.article.mark, list(problems))

    def _read(self) -> _Reading:
        if self._reading is None or self._reading[0] != self.revision:
            self._reading = (self.revision, self._newly_read())
        return self._reading[1]

    def _newly_read(self) -> _Reading:
        problems = Problems()
        source = read_source(self.path, problems)
        article = None
        if source is not None:
            article = read_article(source, problems, slug=self.path.stem, folder=self.path.parent)
        if article is not None:
            advise(article, problems)
        return _Reading(article, list(problems))

    def _made_of(
        self, article: Article, layout: str, theme: str, problems: Problems
    ) -> tuple[Scene, svg.Painted] | None:
        try:
            made = make_scene(article, layout, problems, Wishes(theme=theme))
            if made is None:
                return None
            scene, read = made
            self.watched.rest_on([*self.watched.files, *read, *pictures_of(article)])
            if scene.master is not None and scene.master.template is not None:
                problems.warning(
                    None, f"{layout}: {NO_TEMPLATE}", "build it, and open the deck, to see all of it"
                )
            return scene, svg.render(
                scene, prefix=f"{_name(layout)}-", files=FILES, heading_level=HEADING_LEVEL
            )
        except svg.CannotPaint as error:
            problems.error(Mark(article.source), str(error), code=codes.PICTURE_UNPAINTABLE)
        except ProblemsFound as found:
            for problem in found.problems:
                problems.add(problem)
        except Exception as error:
            told = f"this is a bug of factdeck's own: {type(error).__name__}: {error}"
            problems.error(Mark(article.source), told, "factdeck build tells more of it")
        return None

    def _shown(
        self, layout: str, scene: Scene, painted: svg.Painted, top: Mark, problems: Sequence[Problem]
    ) -> Document:
        self.bitmaps.update(painted.bitmaps)
        files = {family: face.file for family, face in painted.faces.items() if face.file is not None}
        self.fonts.update({_font_name(file): file for file in files.values()})
        shown = []
        for page, picture in zip(scene.pages, painted.pages):
            notes, title, at = notes_of(page), title_of(page), first_place(page, top)
            key = sha256(repr((picture, notes, title, at)).encode("utf-8")).hexdigest()[:16]
            shown.append(ShownPage(key, title, picture, notes, at))
        return Document(
            layout=layout,
            output="pptx" if scene.master else "pdf",
            lang=scene.metadata.lang,
            pages=shown,
            faces={family: _font_name(file) for family, file in files.items()},
            problems=problems,
            current=True,
        )


def choices() -> tuple[list[LayoutInfo], list[str]]:
    """The layouts and the themes at hand; none where a layout's file is broken."""
    try:
        layouts = find_layouts()
    except ProblemsFound:
        layouts = []
    return layouts, layout_files().names("themes")


def _name(layout: str) -> str:
    return sha256(layout.encode("utf-8")).hexdigest()[:6]


@lru_cache(maxsize=256)
def _font_name(file: Path) -> str:
    """The name of a font's address, which changes when the file does."""
    found = file.stat()
    return f"{sha256(f'{file} {found.st_mtime_ns} {found.st_size}'.encode()).hexdigest()[:20]}.ttf"
