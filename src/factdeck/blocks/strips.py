"""The dates of an article and its sections to slim drawings on the deck's one scale: the strip and the route."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec.structs import replace

from factdeck.article import Article, Section, plain
from factdeck.article.dates import Date
from factdeck.article.kept import kept
from factdeck.article.sections import all_sections
from factdeck.article.wording import tick_labels_in, word_date
from factdeck.blocks.context import Context
from factdeck.blocks.look import drawing_faces, drawing_look
from factdeck.blocks.registry import Block
from factdeck.diagrams.look import Look
from factdeck.drawing import Drawing
from factdeck.layout.contrast import contrast_ratio
from factdeck.layout.values import LeastLength, Switch
from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.figure import Figure
from factdeck.reading import Field, Strict, Text

Span = tuple[float, float]
"""First day, and the day after the last."""


class StripOptions(Strict):
    """What a layout may say of the slim line of years."""

    of: Literal["section", "all", "none"] = Field(
        "section",
        description="What the bar covers: the dates of the section at hand, or of the one that it lies in; all events; none.",
    )
    height: LeastLength = Field(32.4, description="The strip's height.")
    style: Text = Field(
        Text("foot"), description="The style whose size the years and months below the line have."
    )
    free: LeastLength = Field(
        36.0,
        description="Room behind the years and months, at the end of their line, for the slide's number.",
    )
    dark: Switch | None = Field(
        None, description="yes for a dark background; as the slide's layout has it where not given."
    )


class RouteOptions(Strict):
    """What a layout may say of the sections' numbered bars."""

    most_height: LeastLength | None = Field(
        None, alias="most height", description="The drawing's greatest height; bars get thinner for it."
    )


def strip(context: Context, options: StripOptions) -> list[FlowBox]:
    """The deck's scale, and a bar where the section at hand stands.

    Nothing for an article without a timeline, or where one day or year is all that it dates.
    """
    spans, events = spans_of(context), context.article.timeline
    if not events or (len(set(spans)) == 1 and not events[0].date.interval):
        return []
    section = dated_section(context) if options.of == "section" else None
    dates = section.dates if section else None
    active = _whole(context) if options.of == "all" else _span(dates) if dates else None
    dark = _on_dark(context) if options.dark is None else bool(options.dark)
    look = _strip_look(context, str(options.style), dark=dark)

    tick = tick_labels_in(context.lang_of_dates)

    def draw(width: float, height: float = options.height) -> Drawing:
        from factdeck.diagrams.timeline.strip import draw_strip

        return draw_strip(spans, look, width, min(height, options.height), active, tick, options.free)

    text = f"{context.words('timeline')}{context.colon}{_named(context, section)}" if section else ""
    return [_figure(context, text, draw)]


def route(context: Context, options: RouteOptions) -> list[FlowBox]:
    """A numbered bar for each section; nothing where there are fewer than two or one of them gives no dates.

    Nothing, too, where so many overlap that no drawing of the height could tell them apart.
    """
    sections = context.article.sections
    dated = [(section, section.dates) for section in sections if section.dates is not None]
    if len(sections) < 2 or len(dated) < len(sections):
        return []
    spans, look = spans_of(context), drawing_look(context)
    stretches = [_span(dates) for _, dates in dated]
    most = options.most_height or float("inf")

    def draw(width: float, height: float = most) -> Drawing:
        from factdeck.diagrams.timeline.route import draw_route

        return draw_route(
            stretches, spans, look, width, tick_labels_in(context.lang_of_dates), min(height, most)
        )

    named = (f"{number}. {_named(context, section)}" for number, (section, _) in enumerate(dated, 1))
    text = f"{context.words('timeline')}{context.colon}{context.semicolon.join(named)}"
    return [replace(_figure(context, text, draw), instead=Spacer)]


def spans_of(context: Context) -> tuple[Span, ...]:
    """What the deck's scale holds: all events, and of all sections their first and last day.

    A section that is long and holds few events does not keep the years without any from being broken out.
    """
    return _spans_of(context.article)


@kept
def _spans_of(article: Article) -> tuple[Span, ...]:
    spans = [_span(event.date) for event in article.timeline]
    dates = [section.dates for _, section in all_sections(article) if section.dates is not None]
    for start, end in map(_span, dates):
        spans += [(start, start + 1), (end - 1, end)]
    return tuple(spans)


def dated_section(context: Context) -> Section | None:
    """The section at hand where it gives its dates, or else the nearest one around it that does."""
    around = (context.scope, *reversed(context.parents))
    return next((each for each in around if isinstance(each, Section) and each.dates is not None), None)


def _named(context: Context, section: Section) -> str:
    """A section's heading and its dates, as in “The Notes (1840–1843)”."""
    dates = word_date(section.dates, context.lang_of_dates) if section.dates else ""
    return f"{plain(section.heading)} ({dates})"


def _whole(context: Context) -> Span:
    spans = [_span(event.date) for event in context.article.timeline]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _span(date: Date) -> Span:
    return float(date.earliest), float(date.latest + 1)


def _on_dark(context: Context) -> bool:
    """Whether what stands on paper would be read less well on the slide at hand than what stands on night."""
    colours, behind = context.theme.colours, context.behind or context.theme.colours["paper"]
    return contrast_ratio(colours["mist"], behind) > contrast_ratio(colours["muted"], behind)


def _strip_look(context: Context, style: str, *, dark: bool) -> Look:
    colours = context.theme.colours
    ink = colours["mist"] if dark else colours["muted"]
    accent = colours.get("signal", colours["paper"]) if dark else colours["accent"]
    return replace(drawing_look(context), small=context.style(style).size, ink=ink, accent=accent)


class _Draw(Protocol):
    """Draws as wide as it is told, and as high, or as high as its block has it."""

    def __call__(self, width: float, height: float = ...) -> Drawing: ...


def _figure(context: Context, alt: str, draw: _Draw) -> Figure:
    return Figure(
        draw=draw,
        draw_within=draw,
        alt=alt,
        faces=drawing_faces(context),
        name=context.words("timeline"),
        mirrors=True,
    )


BLOCKS = (
    Block(
        "timeline strip",
        "The years of the timeline on a slim line, and where on it the section at hand stands.",
        strip,
        StripOptions,
        furniture=True,
    ),
    Block(
        "route",
        "The sections as numbered bars above one axis, where all of them give their dates.",
        route,
        RouteOptions,
    ),
)
