"""An article and layouts to outputs: reads, arranges, places and renders, and writes nothing itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factdeck import codes
from factdeck.article import Article, advise, plain, read_article
from factdeck.drawable import check_glyphs
from factdeck.powerpoint import CannotPaint
from factdeck.problems import Mark, Problem, Problems, Source
from factdeck.records import dataclass, field

if TYPE_CHECKING:
    from factdeck.article.model import Picture
    from factdeck.given import GivenTemplate
    from factdeck.layout.model import DeckLayout, PaperLayout
    from factdeck.layout.theme import Theme
    from factdeck.layout.words import Words
    from factdeck.scene import Metadata, Page, Scene

OWN_LAYOUTS = ("fact-sheet", "lecture")
"""What is built where no layout is asked for."""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file that is still to be written, and the files that it was made from."""

    path: Path
    data: bytes
    depends: tuple[Path, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class LayoutInfo:
    name: str
    output: str
    description: str
    path: Path


@dataclass(slots=True)
class Wishes:
    """What the command line changes in a layout."""

    paper: str = ""
    theme: str = ""
    embed_source: bool = True
    folder: Path = field(default_factory=Path)
    template: str = ""


def find_layouts() -> list[LayoutInfo]:
    """Every layout at hand, with what it makes."""
    from factdeck.layout.loading import layout_files, read_layout

    files, problems = layout_files(), Problems()
    found = []
    for name in files.names():
        layout = read_layout(name, files, problems)
        path = files.find(name)
        if layout is not None and path is not None:
            found.append(LayoutInfo(name, layout.output, str(layout.description or ""), path))
    problems.raise_errors()
    return found


def check_article(
    source: Source, problems: Problems, *, slug: str, folder: Path, layouts: Sequence[str] = OWN_LAYOUTS
) -> None:
    """Report all that keeps an article from being built, and what would make it better; loads no renderer."""
    article = read_article(source, problems, slug=slug, folder=folder)
    if article is not None:
        advise(article, problems)
        check_glyphs(article, problems)
        for name in layouts:
            make_scene(article, name, problems, Wishes())


Job = Callable[[], "tuple[Output | None, list[Problem]]"]


def in_turn(jobs: Sequence[Job]) -> list[tuple[Output | None, list[Problem]]]:
    return [job() for job in jobs]


def preload() -> None:
    """Load all that building needs, so that processes that are forked afterwards share it."""
    from factdeck.lean import load_shapes

    load_shapes()
    from factdeck.blocks import arrange  # noqa: F401
    from factdeck.pdf import document  # noqa: F401
    from factdeck.powerpoint import deck  # noqa: F401


def build_article(
    source: Source,
    problems: Problems,
    *,
    slug: str,
    folder: Path,
    layouts: Sequence[str] = OWN_LAYOUTS,
    wishes: Wishes | None = None,
    told: Callable[[str], None] = lambda step: None,
    run: Callable[[Sequence[Job]], list[tuple[Output | None, list[Problem]]]] = in_turn,
) -> list[Output]:
    """Every layout's output; none at all where problems has an error in the end.

    ``run`` may run the layouts' jobs side by side: they know nothing of each other.
    """
    wishes = wishes or Wishes()
    article = read_article(source, problems, slug=slug, folder=folder)
    if article is None:
        return []

    def job(name: str) -> Job:
        return lambda: _build_layout(article, name, wishes, told)

    made = run([job(name) for name in layouts])
    for _, found in made:
        for problem in found:
            problems.add(problem)
    return [] if problems.errors else [output for output, _ in made if output is not None]


def _build_layout(
    article: Article, name: str, wishes: Wishes, told: Callable[[str], None]
) -> tuple[Output | None, list[Problem]]:
    """One layout's output, or the problems that it has."""
    problems = Problems()
    told(f"{article.slug}: placing {name}")
    made = make_scene(article, name, problems, wishes)
    if made is None:
        return None, list(problems)
    scene, read = made
    told(f"{article.slug}: writing {name}")
    path = wishes.folder / output_name(article.slug, name, scene)
    depends = (Path(article.source.name), *pictures_of(article), *read)
    try:
        data = render(scene, wishes)
    except CannotPaint as error:
        hint = "draw it with plain fills and strokes, or give the picture as PNG"
        mark = _mark_of_drawing(article, error.drawing)
        problems.error(mark, str(error), hint, code=codes.PICTURE_UNPAINTABLE)
        return None, list(problems)
    return Output(path, data, depends, len(scene.pages)), list(problems)


def _mark_of_drawing(article: Article, name: str) -> Mark:
    """The picture that the drawing was made from, or the article's beginning."""
    named = (picture for picture in _pictures(article) if picture.file.stem == name)
    return next((picture.image.mark for picture in named), Mark(article.source))


def output_name(slug: str, layout: str, scene: Scene) -> str:
    return f"{slug}-{Path(layout).stem}.{'pptx' if scene.master else 'pdf'}"


def render(scene: Scene, wishes: Wishes) -> bytes:
    if scene.master is not None:
        from factdeck import powerpoint

        return powerpoint.render(scene)
    from factdeck import pdf

    return pdf.render(scene, "3a" if wishes.embed_source else "2a")


def pictures_of(article: Article) -> list[Path]:
    return sorted({picture.file for picture in _pictures(article)})


def _pictures(article: Article) -> list[Picture]:
    from factdeck.article.model import Picture
    from factdeck.article.reading import models_in

    return [part for part in models_in(article) if isinstance(part, Picture)]


def make_scene(
    article: Article, name: str, problems: Problems, wishes: Wishes
) -> tuple[Scene, list[Path]] | None:
    """The placed document for a layout and the layout files read; None where anything is wrong."""
    from factdeck.lean import load_shapes

    load_shapes()
    from factdeck.blocks.arrange import check_blocks
    from factdeck.given import given_template
    from factdeck.layout.loading import layout_files, read_layout, read_theme, read_words
    from factdeck.layout.theme import NoStyle
    from factdeck.layout.uses import check_uses
    from factdeck.layout.word_checks import check_words

    files, before = layout_files(), len(problems.errors)
    layout = read_layout(name, files, problems)
    if layout is None:
        return None
    check_blocks(layout, problems)
    medium = "paper" if layout.output == "pdf" else "slides"
    theme = read_theme(wishes.theme or layout.theme, medium, files, problems)  # type: ignore[arg-type]
    if theme is not None:
        check_uses(layout, theme, problems)
    words = read_words(article.lang, files, problems)
    if words is not None:
        check_words(layout, words, problems)
    if theme is None or words is None or len(problems.errors) > before:
        return None
    read = files.read
    scene: Scene | None = None
    try:
        if layout.output == "pdf":
            scene = _paper_scene(article, layout, theme, words, problems, wishes)
        else:
            given = given_template(layout, wishes.template, problems)
            read = [*read, *([given.path] if given else [])]
            if len(problems.errors) == before:
                scene = _deck_scene(article, layout, theme, words, problems, given)
    except NoStyle as missing:
        problems.error(
            None,
            f"the theme {theme.name!r} has no style {str(missing)!r} for {medium}, which a block of {name} needs",
            "add it, or extend a theme that has it, such as classic",
            code=codes.INCOMPLETE_THEME,
        )
        return None
    return (scene, read) if scene is not None and len(problems.errors) == before else None


def _paper_scene(
    article: Article, layout: PaperLayout, theme: Theme, words: Words, problems: Problems, wishes: Wishes
) -> Scene | None:
    from factdeck.attachments import attachments_of
    from factdeck.blocks.arrange import flows_of
    from factdeck.blocks.context import Context
    from factdeck.blocks.foot import foot_texts
    from factdeck.layout.one_column import arranged_for
    from factdeck.layout.page_checks import check_pages
    from factdeck.layout.values import read_paper_size
    from factdeck.place.fit import fit_pages
    from factdeck.place.pages import PlacedPages, add_feet, place_pages
    from factdeck.place.report import report_pages
    from factdeck.scene import Scene

    if wishes.paper:
        layout.page.size = read_paper_size(wishes.paper)
    layout, before = arranged_for(layout, theme), len(problems.errors)
    check_pages(layout, problems)
    if len(problems.errors) > before:
        return None

    def place_at(scale: float, single: bool) -> PlacedPages:
        scaled = theme.scaled(scale)
        context = Context(article, scaled, words, problems)
        return place_pages(layout, scaled, flows_of(context, layout), single=single)

    fitted = fit_pages(place_at, layout.fit, single=layout.single is not None)
    context = Context(article, theme.scaled(fitted.scale), words, problems)
    placed = fitted.placed
    report_pages(placed, fitted, layout, article.title[0].mark_at(0), problems)
    add_feet(layout, placed.pages, foot_texts(context, layout))
    return Scene(pages=placed.pages, metadata=metadata_of(article), attachments=attachments_of(article))


def _deck_scene(
    article: Article,
    layout: DeckLayout,
    theme: Theme,
    words: Words,
    problems: Problems,
    given: GivenTemplate | None,
) -> Scene | None:
    from factdeck.blocks.arrange import plan_slides
    from factdeck.blocks.context import Context
    from factdeck.blocks.text import text_box
    from factdeck.place.master import slide_master
    from factdeck.place.slides import SCALES_ON_TEMPLATE, TITLE_SCALES, SlideMaker
    from factdeck.scene import Scene

    master = None
    if given is not None:
        from factdeck.layout.onto import onto_template

        onto = onto_template(layout, theme, given.template, given.mark, problems)
        if onto is None:
            return None
        theme, master = onto.theme, onto.master
    context = Context(article, theme, words, problems)

    def numbered(title: str, number: int, count: int) -> str:
        return words("part", title=title, number=number, count=count)

    continued = text_box(context, words("note continued"), "notes")
    scales = SCALES_ON_TEMPLATE if master else TITLE_SCALES
    maker = SlideMaker(
        layout, theme, problems, numbered, continued, plain(article.title), article.lang, scales
    )
    pages = maker.pages(plan_slides(context, layout))
    _name_sections(pages, plain(article.title))
    return Scene(pages=pages, metadata=metadata_of(article), master=master or slide_master(layout, theme))


def _name_sections(pages: Sequence[Page], first: str) -> None:
    """A slide without a section of its own belongs to the one before it."""
    current = first
    for page in pages:
        current = page.section or current
        page.section = current


def metadata_of(article: Article) -> Metadata:
    from factdeck.scene import Metadata

    licence = article.licence
    links = [str(source.url) for source in article.sources if source.url]
    return Metadata(
        title=plain(article.title),
        lang=article.lang,
        author=", ".join(str(author) for author in article.authors),
        subject=plain(article.subtitle),
        keywords=tuple(str(word) for word in article.keywords),
        licence=f"{licence.name} {licence.link or ''}".strip() if licence else "",
        source=links[0] if links else "",
        modified=int(os.environ.get("SOURCE_DATE_EPOCH") or 0),
    )
