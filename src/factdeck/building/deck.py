"""An article and a deck layout to a scene: the layout on its template, planned slides, placed slides, their master."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factdeck.article import plain
from factdeck.blocks.arrange import lists_sources
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.planning import plan_slides
from factdeck.building.metadata import metadata_of
from factdeck.building.output import Materials
from factdeck.language.scripts import LEFT_TO_RIGHT_MARK, is_leftward_language
from factdeck.layout.deck_layout import DeckLayout
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.master import slide_master
from factdeck.place.mirror import mirrored_master, mirrored_pages, running
from factdeck.place.slides import SlideMaker
from factdeck.place.titles import SCALES_ON_TEMPLATE, TITLE_SCALES, Numbered
from factdeck.scene import Page, Scene

if TYPE_CHECKING:
    from factdeck.layout.theme import Theme
    from factdeck.scene import SlideMaster

MOST_SLIDES = 25_000
"""A deck of so many is made in the time that people wait; no program shows more."""


def place_on_slides(materials: Materials, problems: Problems) -> Scene | None:
    """None where the template lacks something, or the deck would have too many slides; both are reported."""
    look = _look(materials, problems)
    if look is None:
        return None
    layout, theme, master = look

    article = materials.article
    context = Context(
        article,
        theme,
        materials.words,
        problems,
        variant=materials.variant,
        citations=materials.citations,
        quiz_slides=layout.quiz,
        lists_sources=lists_sources(layout),
    )
    plans = plan_slides(context, layout)
    if len(plans) > MOST_SLIDES:
        message = f"the article makes {len(plans):,} slides; {MOST_SLIDES:,} are the most that a deck has"
        hint = "divide the article, or build the sheet alone with --layout fact-sheet"
        problems.error(article.title[0].mark_at(0), message, hint, code=codes.TOO_MANY_SLIDES)
        return None

    maker = SlideMaker(
        layout,
        theme,
        problems,
        _numbered(context),
        lambda title: context.words("heading and points", title=title),
        continued=text_box(context, context.words("note continued"), "notes"),
        footer=plain(article.title),
        lang=article.lang,
        title_scales=SCALES_ON_TEMPLATE if master else TITLE_SCALES,
    )
    pages = _in_sections(maker.pages(plans), plain(article.title))
    if master is None:
        master = slide_master(layout, theme, materials.words)
        if is_leftward_language(article.lang):
            pages, master = mirrored_pages(pages), mirrored_master(master)
    elif master.template is not None:
        if is_leftward_language(article.lang):
            pages = [replace(page, items=[*map(running, page.items)]) for page in pages]
        from factdeck.templates.readable import readable

        pages = readable(pages, master, master.template)
    return Scene(pages=pages, metadata=metadata_of(article), master=master)


def _look(materials: Materials, problems: Problems) -> tuple[DeckLayout, Theme, SlideMaster | None] | None:
    """The layout and the theme as they are, or on a template with its master; None where that lacks something."""
    layout, theme, template = materials.layout, materials.theme, materials.template
    assert isinstance(layout, DeckLayout)
    if template is None:
        return layout, theme, None
    from factdeck.templates.applying import apply_template

    applied = apply_template(layout, theme, template.template, template.mark, problems)
    return (applied.layout, applied.theme, applied.master) if applied else None


def _numbered(context: Context) -> Numbered:
    """What numbers the title of a slide that goes on; a title that runs leftward holds the number in its place."""
    words, lang = context.words, context.lang
    mark = LEFT_TO_RIGHT_MARK if is_leftward_language(lang) and words.lang != lang else ""

    def numbered(title: str, number: int, count: int) -> str:
        return words("part", title=title, number=f"{mark}{number}", count=count)

    return numbered


def _in_sections(pages: Sequence[Page], first: str) -> list[Page]:
    """The slides, each in a section: one without a section of its own belongs to the one before it."""
    current, placed = first, []
    for page in pages:
        current = page.section or current
        placed.append(replace(page, section=current))
    return placed
