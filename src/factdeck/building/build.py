"""An article and layouts to outputs: reads, arranges, places and renders, and writes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factdeck.article import Article, advise, plain, read_article
from factdeck.article.map import Map
from factdeck.article.reading import models_in
from factdeck.building.names import output_stem
from factdeck.checks.letters import check_drawn, check_glyphs, lacks_letters
from factdeck.checks.pictures import check_drawings, pictures_of
from factdeck.files.source_date import source_date
from factdeck.language.scripts import LEFT_TO_RIGHT_MARK, is_leftward_language
from factdeck.messages import codes
from factdeck.messages.problems import Problem, Problems, Source

if TYPE_CHECKING:
    from factdeck.layout.model import DeckLayout, PaperLayout
    from factdeck.layout.theme import Theme
    from factdeck.layout.words import Words
    from factdeck.place.box import FlowBox
    from factdeck.scene import Metadata, Page, Scene
    from factdeck.templates.finding import GivenTemplate

MOST_SLIDES = 25_000
"""A deck of so many is made in the time that people wait; no program shows more."""
OWN_LAYOUTS = ("fact-sheet", "lecture")
"""What is built where no layout is asked for."""


class Output(Struct, frozen=True):
    """A finished file that is still to be written, and the files that it was made from."""

    path: Path
    data: bytes
    depends: tuple[Path, ...]
    pages: int


class LayoutInfo(Struct, frozen=True):
    name: str
    output: str
    description: str
    path: Path


class Wishes(Struct, frozen=True):
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


Job = Callable[[], "tuple[Output | None, list[Problem]]"]


def in_turn(jobs: Sequence[Job]) -> list[tuple[Output | None, list[Problem]]]:
    return [job() for job in jobs]


def preload(*, renderers: bool = True) -> None:
    """Load all that building needs, or placing alone, so that processes that are forked afterwards share it."""
    from factdeck.blocks import arrange  # noqa: F401
    from factdeck.place import pages, slides  # noqa: F401

    if renderers:
        from factdeck.pdf import document  # noqa: F401
        from factdeck.powerpoint import deck  # noqa: F401


def check_article(
    source: Source,
    problems: Problems,
    *,
    slug: str,
    folder: Path,
    layouts: Sequence[str] = OWN_LAYOUTS,
    wishes: Wishes | None = None,
    run: Callable[[Sequence[Job]], list[tuple[Output | None, list[Problem]]]] = in_turn,
) -> None:
    """Report all that building tells, and what would make the article better; loads no renderer.

    Without layouts the text alone is looked at.
    """
    wishes = wishes or Wishes()
    article = read_article(source, problems, slug=slug, folder=folder)
    if article is None:
        return
    advise(article, problems)
    warn_of_maps(article, problems)
    if not layouts:
        check_glyphs(article, problems)

    def job(name: str) -> Job:
        return lambda: (None, _place_layout(article, name, wishes)[1])

    _collect(run([job(name) for name in layouts]), problems)


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
    warn_of_maps(article, problems)

    def job(name: str) -> Job:
        return lambda: _build_layout(article, name, wishes, told)

    made = run([job(name) for name in layouts])
    _collect(made, problems)
    return [] if problems.errors else [output for output, _ in made if output is not None]


def warn_of_maps(article: Article, problems: Problems) -> None:
    """Warn of what no map of the article can show; the geometry of maps is loaded only where there is one."""
    if any(isinstance(part, Map) for part in models_in(article)):
        from factdeck.checks.maps import check_maps

        check_maps(article, problems)


def _collect(made: Sequence[tuple[Output | None, list[Problem]]], problems: Problems) -> None:
    for _, found in made:
        for problem in found:
            problems.add(problem)


def _build_layout(
    article: Article, name: str, wishes: Wishes, told: Callable[[str], None]
) -> tuple[Output | None, list[Problem]]:
    """One layout's output, or the problems that it has."""
    told(f"{article.slug}: placing {name}")
    made, problems = _place_layout(article, name, wishes)
    if made is None:
        return None, problems
    scene, read = made
    told(f"{article.slug}: writing {name}")
    path = wishes.folder / output_name(article.slug, name, scene)
    depends = (Path(article.source.name), *pictures_of(article), *read)
    return Output(path, render(scene, wishes), depends, len(scene.pages)), problems


def _place_layout(
    article: Article, name: str, wishes: Wishes
) -> tuple[tuple[Scene, list[Path]] | None, list[Problem]]:
    """A scene that can be rendered, with the files read for it, and all that building it tells."""
    problems = Problems()
    made = make_scene(article, name, problems, wishes)
    if made is not None and made[0].master is not None:
        check_drawings(article, made[0], problems)
    return (None if problems.errors else made), list(problems)


def output_name(slug: str, layout: str, scene: Scene) -> str:
    return f"{output_stem(slug, layout)}.{'pptx' if scene.master else 'pdf'}"


def render(scene: Scene, wishes: Wishes) -> bytes:
    if scene.master is not None:
        from factdeck import powerpoint

        return powerpoint.render(scene)
    from factdeck import pdf

    return pdf.render(scene, "3a" if wishes.embed_source else "2a")


def make_scene(
    article: Article, name: str, problems: Problems, wishes: Wishes
) -> tuple[Scene, list[Path]] | None:
    """The placed document for a layout and the layout files read; None where anything is wrong."""
    from factdeck.blocks.arrange import check_blocks
    from factdeck.layout.loading import layout_files, read_layout, read_theme, read_words
    from factdeck.layout.theme import NoStyle
    from factdeck.layout.uses import check_uses
    from factdeck.layout.word_checks import check_words
    from factdeck.templates.finding import given_template

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
    """None where no text has room, or letters are missing, which no fitting would bring: it is not tried."""
    from factdeck.attachments.contents import attachments_of
    from factdeck.blocks.arrange import flows_of
    from factdeck.blocks.context import Context
    from factdeck.blocks.foot import foot_texts
    from factdeck.blocks.giving_way import report_left_out, turns_of
    from factdeck.layout.one_column import arranged_for
    from factdeck.layout.page_checks import check_pages
    from factdeck.layout.values import read_paper_size
    from factdeck.place.feet import add_feet
    from factdeck.place.fit import Setting, fit_pages
    from factdeck.place.pages import PlacedPages, place_pages
    from factdeck.place.report import report_pages
    from factdeck.scene import Scene

    if wishes.paper:
        layout.page.size = read_paper_size(wishes.paper)
    layout, before = arranged_for(layout, theme), len(problems.errors)
    check_pages(layout, problems)
    if len(problems.errors) > before:
        return None

    turns = turns_of(layout)

    @lru_cache(maxsize=1)
    def flows_at(scale: float, given_way: int) -> tuple[Theme, dict[str, list[FlowBox]]]:
        """The boxes, which remember their lines for the next time that they are placed at the scale."""
        scaled = theme.scaled(scale)
        context = Context(article, scaled, words, problems)
        return scaled, flows_of(context, layout, given_way=turns[:given_way])

    def place_at(setting: Setting) -> PlacedPages:
        scaled, flows = flows_at(setting.scale, setting.given_way)
        return place_pages(
            layout,
            scaled,
            flows,
            single=setting.single,
            run_on=setting.run_on,
            most_pages=setting.most_pages,
            shorter=setting.shorter,
            shorter_from=setting.shorter_from,
        )

    if lacks_letters(article, theme):
        check_drawn(place_at(Setting()).pages, article, problems)
        if problems.errors:
            return None
    fitted = fit_pages(place_at, layout.fit, single=layout.single is not None, turns=len(turns))
    context = Context(article, theme.scaled(fitted.setting.scale), words, problems)
    placed = fitted.placed
    report_pages(fitted, layout, article.title[0].mark_at(0), problems)
    report_left_out(context, layout, turns[: fitted.setting.given_way])
    add_feet(layout, placed.pages, foot_texts(context, layout))
    check_drawn(placed.pages, article, problems)
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
    from factdeck.blocks.paragraphs import text_box
    from factdeck.place.master import slide_master
    from factdeck.place.mirror import mirrored_master, mirrored_pages
    from factdeck.place.slides import SlideMaker
    from factdeck.place.titles import SCALES_ON_TEMPLATE, TITLE_SCALES
    from factdeck.scene import Scene

    master = None
    if given is not None:
        from factdeck.templates.applying import onto_template

        onto = onto_template(layout, theme, given.template, given.mark, problems)
        if onto is None:
            return None
        theme, master = onto.theme, onto.master
    context = Context(article, theme, words, problems)

    mark = LEFT_TO_RIGHT_MARK if is_leftward_language(article.lang) and words.lang != article.lang else ""

    def numbered(title: str, number: int, count: int) -> str:
        return words("part", title=title, number=f"{mark}{number}", count=count)

    continued = text_box(context, words("note continued"), "notes")
    scales = SCALES_ON_TEMPLATE if master else TITLE_SCALES
    maker = SlideMaker(
        layout, theme, problems, numbered, continued, plain(article.title), article.lang, scales
    )
    plans = plan_slides(context, layout)
    if len(plans) > MOST_SLIDES:
        told = f"the article makes {len(plans):,} slides; {MOST_SLIDES:,} are the most that a deck has"
        hint = "divide the article, or build the sheet alone with --layout fact-sheet"
        problems.error(article.title[0].mark_at(0), told, hint, code=codes.TOO_MANY_SLIDES)
        return None
    pages = maker.pages(plans)
    _name_sections(pages, plain(article.title))
    if master is None:
        master = slide_master(layout, theme)
        if is_leftward_language(article.lang):
            pages, master = mirrored_pages(pages), mirrored_master(master)
    return Scene(pages=pages, metadata=metadata_of(article), master=master)


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
        modified=source_date(),
    )
