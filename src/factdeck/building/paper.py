"""An article and a paper layout to a scene: the layout on its paper, the type size that fits, pages, running feet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from factdeck.attachments.contents import attachments_of
from factdeck.blocks.arrange import flows_of, lists_sources
from factdeck.blocks.context import Context
from factdeck.blocks.foot import foot_texts
from factdeck.blocks.giving_way import report_left_out, turns_of
from factdeck.blocks.needs import report_nothing_for
from factdeck.building.metadata import metadata_of
from factdeck.building.output import Materials
from factdeck.checks.letters import check_drawn, lacks_letters, may_run_leftward, theme_for_article
from factdeck.layout.one_column import arranged_for, set_at
from factdeck.layout.page_checks import check_pages
from factdeck.layout.paper_layout import PaperLayout
from factdeck.layout.theme import Theme
from factdeck.layout.values import read_paper_size
from factdeck.messages.problems import Problems
from factdeck.place.box import FlowBox
from factdeck.place.copies import with_copies
from factdeck.place.feet import with_feet
from factdeck.place.fit import Setting, first_scale, fit_pages
from factdeck.place.pages import PlacedPages, place_pages
from factdeck.place.report import report_pages
from factdeck.scene import Scene
from factdeck.units import Size

EMS_OF_WORD = 3.0
"""Of a word and the space behind it."""


def place_on_paper(materials: Materials, problems: Problems) -> Scene | None:
    """None where no text has room, or letters are missing, which no fitting would bring: it is not tried."""
    materials = replace(materials, theme=theme_for_article(materials.theme, materials.article))
    article, before = materials.article, len(problems.errors)
    layout = _layout_on_paper(materials)
    check_pages(layout, problems)
    deck = _printed_deck(materials, problems)
    if len(problems.errors) > before:
        return None

    turns = turns_of(layout)
    materials = _with_notes_as_shown(materials, layout, deck)
    place_at = _Placer(materials, layout, turns, deck, problems)
    _, flows = place_at.flows_at(first_scale(layout.fit), 0)
    report_nothing_for(article, layout, materials.name, flows, problems)
    if len(problems.errors) > before:
        return None
    if lacks_letters(article, materials.theme):
        check_drawn(place_at(Setting()).made(), article, problems)
        if problems.errors:
            return None
    fitted = fit_pages(
        place_at,
        layout.fit,
        single=layout.single is not None,
        turns=len(turns),
        pages_of_words=_pages_of_words(flows, layout, materials.theme),
    )
    made = fitted.placed.made()
    context = _context(materials, set_at(materials.theme, layout, fitted.setting.scale), problems)
    report_pages(fitted, layout, article.title[0].mark_at(0), problems)
    report_left_out(context, layout, turns[: fitted.setting.given_way])
    pages = with_feet(layout, made, foot_texts(context, layout))
    check_drawn(pages, article, problems)
    if may_run_leftward(article):
        from factdeck.place.directing import directed_pages

        pages = directed_pages(pages, article.lang)
    pages = with_copies(pages, layout.page.copies, materials.theme.colours["rule"])
    return Scene(
        pages=pages,
        metadata=metadata_of(article),
        attachments=attachments_of(article, context.words) if layout.attach_article else [],
    )


def _printed_deck(materials: Materials, problems: Problems) -> Scene | None:
    """The slides of the deck that the layout names; what places slides is loaded only for those."""
    if materials.deck is None:
        return None
    from factdeck.building.printed_deck import place_printed_deck

    return place_printed_deck(materials.deck, materials.theme, problems)


def _pages_of_words(flows: Mapping[str, Sequence[FlowBox]], layout: PaperLayout, theme: Theme) -> float:
    """How many pages the words of an article would fill in the size of the theme's text."""
    words = sum(box.words() for boxes in flows.values() for box in boxes)
    body, size = theme.style("body"), layout.page.size
    top, right, bottom, left = layout.page.margins
    area = (size.width - left - right) * (size.height - top - bottom)
    return words * EMS_OF_WORD * body.size * body.leading / area


def _with_notes_as_shown(materials: Materials, layout: PaperLayout, deck: Scene | None) -> Materials:
    """Materials whose notes are those that the layout leads to, numbered in the order in which it does."""
    citations = materials.citations
    if citations is None or not citations.in_notes:
        return materials
    flows_of(replace(_context(materials, materials.theme, Problems()), deck=deck), layout)
    return replace(materials, citations=citations.again(citations.asked))


def _layout_on_paper(materials: Materials) -> PaperLayout:
    """The layout on the paper that is asked for, arranged as the theme's type needs it."""
    layout, paper = materials.layout, materials.options.paper
    assert isinstance(layout, PaperLayout)
    if paper:
        layout = layout.changed(
            page=layout.page.changed(size=_turned_as(layout.page.size, read_paper_size(paper)))
        )
    return _of_one_copy(arranged_for(layout, materials.theme))


def _of_one_copy(layout: PaperLayout) -> PaperLayout:
    """The layout on as much of its paper as one copy of a page has."""
    page = layout.page
    if page.copies == 1:
        return layout
    return layout.changed(page=page.changed(size=Size(page.size.width, page.size.height / page.copies)))


def _turned_as(usual: Size, asked: Size) -> Size:
    """The paper that is asked for, on its long side where the layout's own lies on it."""
    lies = usual.width > usual.height and asked.width < asked.height
    return Size(asked.height, asked.width) if lies else asked


def _context(materials: Materials, theme: Theme, problems: Problems) -> Context:
    return Context(
        materials.article,
        theme,
        materials.words,
        problems,
        variant=materials.variant,
        citations=materials.citations,
        lists_sources=lists_sources(materials.layout),
    )


Flows = tuple[Theme, dict[str, list[FlowBox]]]
"""The theme at a scale, and the boxes by region that are set in it."""


class _Placer:
    """Places the article at a setting; ``turns`` are those in which blocks give way."""

    def __init__(
        self,
        materials: Materials,
        layout: PaperLayout,
        turns: Sequence[int],
        deck: Scene | None,
        problems: Problems,
    ):
        self._theme, self._layout, self._turns = materials.theme, layout, turns
        self._context = replace(_context(materials, materials.theme, problems), deck=deck)
        self._latest: tuple[tuple[float, int], Flows] | None = None

    def flows_at(self, scale: float, given_way: int) -> Flows:
        """The boxes, which remember their lines for the next time that they are placed at the scale."""
        asked = (scale, given_way)
        if self._latest is None or self._latest[0] != asked:
            context = replace(self._context, theme=set_at(self._theme, self._layout, scale))
            flows = flows_of(context, self._layout, given_way=self._turns[:given_way])
            self._latest = asked, (context.theme, flows)
        return self._latest[1]

    def __call__(self, setting: Setting) -> PlacedPages:
        scaled, flows = self.flows_at(setting.scale, setting.given_way)
        return place_pages(
            self._layout,
            scaled,
            flows,
            single=setting.single,
            run_on=setting.run_on,
            most_pages=setting.most_pages,
            shorter=setting.shorter,
            shorter_from=setting.shorter_from,
            taller=setting.taller,
        )
