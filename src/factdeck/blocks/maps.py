"""An article's maps to figures with title, caption and credit, and to the list of what their numbers mean."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factdeck.article import Inline, Map, Section, plain
from factdeck.article.language_words import kilometre_words
from factdeck.blocks.added_words import with_before
from factdeck.blocks.context import Context
from factdeck.blocks.headline import HeadingOptions
from factdeck.blocks.look import drawing_faces, drawing_look, map_look
from factdeck.blocks.map_box import MapBox
from factdeck.blocks.map_parts import map_spec, named_by
from factdeck.blocks.map_words import alt_of, caption_box, names_told, title_box
from factdeck.blocks.paragraphs import list_item, list_of
from factdeck.blocks.registry import Block
from factdeck.diagrams.map.shown import map_size, shown_map
from factdeck.layout.values import Extent, LeastLength, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.figure import Figure
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element
from factdeck.units import Size

if TYPE_CHECKING:
    from factdeck.diagrams.look import Look
    from factdeck.diagrams.map.spec import MapSpec, Setting


READABLE_HEIGHT = 20.0
"""By the size of labels: a map on paper may be so high, and a full one is, whatever its layout says of smaller type."""
KEY_WIDTH = 230.0
"""Points: of the plate on a slide's map that says what there is to say of its areas."""
EDGE = 0.55
"""Between what is written on a map and the edge of its place, by the size of labels on slides."""
DETAIL = 0.86
"""Size of degrees and scale, by that of a map's secondary labels where the theme has no style ``map detail``."""


class MapOptions(Strict):
    """What a layout may say of a map."""

    form: Literal["plain", "full", "named"] = Field(
        "plain",
        description=(
            "plain is as high as its extent asks; full fills its place to the edges with land and sea, and shows nothing "
            "on a slide where more is said of its areas than a small key holds; named is full, and shows what the section "
            "names of the article's map, or the section's own map, or nothing."
        ),
    )
    height: LeastLength | None = Field(
        None, description="The height of a full map; on slides that of its place where not given."
    )
    more_height: Extent = Field(
        0.0,
        alias="more height",
        description="How much higher a full map on paper may be made, where room is left or it then ends level with what "
        "stands beside it.",
        examples=["20mm"],
    )
    most_height: LeastLength | None = Field(
        None, alias="most height", description="A plain map's greatest height."
    )
    numbered: Switch = Field(
        False, description="yes numbers areas and routes, for a list of them beside the map (map key)."
    )
    frame: Switch | None = Field(
        None, description="yes frames the map; a plain one, and any on paper, has a frame where not given."
    )
    furniture: Switch = Field(True, description="no leaves out scale, globe, degrees and key.")
    heading: Switch = Field(False, description="yes sets the map's title above it.")
    heading_style: Text = Field(
        default=Text("map title"), alias="heading style", description="The title's style."
    )
    caption: Switch | None = Field(
        None, description="no leaves out caption and credit; so does a full map on a slide where not given."
    )


def map_block(context: Context, options: MapOptions) -> list[FlowBox]:
    """The map of the section at hand, or else the article's; nothing where there is none."""
    if options.form == "plain":
        return _plain_block(context, options)
    shown = _part_shown(context, options.form)
    if shown is None:
        return []
    given, spec, is_whole = shown
    setting = _setting(context, options, spec)
    if setting is None:
        return []
    figure = Element("Figure")
    box = MapBox(
        spec=spec,
        look=map_look(context),
        setting=setting,
        alt=alt_of(context, given) if is_whole else partial(names_told, context),
        faces=drawing_faces(context),
        exact_height=_readable_height(context, options.height),
        element=figure,
        name=context.words("map name"),
        mark=given.mark,
        more=float(options.more_height) if context.on_paper else 0.0,
    )
    if not is_whole:
        return [box]
    captioned = context.on_paper if options.caption is None else options.caption
    return _headed(context, options, given, box, figure, captioned=captioned)


def _plain_block(context: Context, options: MapOptions) -> list[FlowBox]:
    result = map_at_hand(context)
    if result is None:
        return []
    most = options.most_height or float("inf")
    figure = _element(context, result)
    box = map_figure(context, spec_of(context, result, numbered=bool(options.numbered)), figure, most)
    box = replace(box, mark=result.mark)
    return _headed(context, options, result, box, figure, captioned=options.caption is not False)


def _headed(
    context: Context,
    options: MapOptions,
    given: Map,
    box: FlowBox,
    figure: Element | None,
    *,
    captioned: bool,
) -> list[FlowBox]:
    """The map under its title, and above what its caption says besides."""
    boxes: list[FlowBox] = []
    if options.heading:
        boxes.append(title_box(context, given, str(options.heading_style), context.words("map")))
    said = caption_box(context, given, figure, titled=bool(options.heading)) if captioned else None
    return [*boxes, replace(box, keep_with_next=True), said] if said else [*boxes, box]


def map_at_hand(context: Context) -> Map | None:
    """The map of the section at hand; outside of sections the infobox's."""
    if isinstance(context.scope, Section):
        return context.scope.map
    infobox = context.article.infobox
    return infobox.map if infobox else None


def _part_shown(context: Context, form: str) -> tuple[Map, MapSpec, bool] | None:
    """The map, as much of it as is shown, and whether that is the whole, of which title and caption speak."""
    result, section = map_at_hand(context), context.scope
    if result:
        return result, spec_of(context, result), True
    whole = context.article.infobox.map if context.article.infobox else None
    if form != "named" or not isinstance(section, Section) or whole is None:
        return None
    chosen = named_by(section, whole, context.article)
    if chosen is None:
        return None
    from factdeck.diagrams.map.zoom import zoomed

    return whole, zoomed(spec_of(context, whole), chosen), False


def spec_of(context: Context, given: Map, *, numbered: bool = False) -> MapSpec:
    """The map as plain values, with the layout's words."""
    words = context.words
    return map_spec(
        given,
        numbered=numbered,
        compass=words("compass"),
        base=words("base map"),
        kilometres=kilometre_words(context.lang_of_dates),
    )


def _setting(context: Context, options: MapOptions, spec: MapSpec) -> Setting | None:
    """How the map stands in its place; None where more is said of its areas than a plate on it holds."""
    from factdeck.diagrams.map.spec import Setting

    look, slide = map_look(context), not context.on_paper
    has_key = slide and options.form == "full" and bool(options.furniture)
    if has_key:
        from factdeck.diagrams.map.key_plate import fits_plate

        if not fits_plate(spec, look, KEY_WIDTH):
            return None
    return Setting(
        filling=True,
        framed=context.on_paper if options.frame is None else options.frame,
        furnished=options.furniture,
        edge=look.size * EDGE if slide else 2.0,
        detail=_detail(context, look),
        key_width=KEY_WIDTH if has_key else 0.0,
    )


def _readable_height(context: Context, height: float | None) -> float | None:
    """A full map's height, on paper no less than its labels need."""
    return max(height, map_look(context).size * READABLE_HEIGHT) if height and context.on_paper else height


def _detail(context: Context, look: Look) -> float:
    if "map detail" in context.theme.style_names:
        return context.style("map detail").size
    return max(context.theme.smallest, look.small * DETAIL)


def map_boxes(
    context: Context,
    given: Map,
    *,
    parent: Element | None = None,
    most_height: float = float("inf"),
    credit: bool = True,
) -> list[FlowBox]:
    """The map, then its caption and its credit as one small paragraph."""
    figure = _element(context, given, parent)
    box = map_figure(context, spec_of(context, given), figure, most_height)
    box = replace(box, mark=given.mark)
    said = caption_box(context, given, figure, credit=credit)
    return [replace(box, keep_with_next=True), said] if said else [box]


def _element(context: Context, given: Map, parent: Element | None = None) -> Element:
    return Element("Figure", parent, alt=alt_of(context, given)([plain(name) for name in given.names()]))


def map_figure(context: Context, spec: MapSpec, element: Element, most_height: float) -> Figure:
    """A plain map; its element says what there is to hear of it."""
    look = drawing_look(context)
    if context.on_paper:
        most_height = max(most_height, look.size * READABLE_HEIGHT)
    height = None if most_height == float("inf") else most_height

    return Figure(
        draw=lambda width: shown_map(spec, look, width, height).drawing,
        draw_within=lambda width, height: shown_map(spec, look, width, height).drawing,
        drawn_size=lambda width: Size(*map_size(spec, look, width, height)),
        alt=element.alt,
        faces=drawing_faces(context),
        element=element,
        align="center",
        most_height=float("inf") if context.on_paper else most_height,
        name=context.words("map name"),
    )


class MapTitleOptions(HeadingOptions):
    """The style, and the word where neither title nor caption says what the map shows."""


def map_title(context: Context, options: MapTitleOptions) -> list[FlowBox]:
    """The title of the map at hand, or its caption's first sentence, or a word of the layout's own."""
    result, section = map_at_hand(context), context.scope
    if result is None:
        return []
    heading = plain(section.heading) if isinstance(section, Section) else ""
    word = str(options.word or ("heading and map" if heading else "map"))
    return [title_box(context, result, str(options.style or "title"), context.words(word, title=heading))]


class MapCaptionOptions(Strict):
    """What a layout may say of a map's caption."""

    whole: Switch = Field(False, description="yes keeps the title, or the sentence that is it.")
    style: Text = Field(default=Text("caption"), description="The style.")


def map_caption(context: Context, options: MapCaptionOptions) -> list[FlowBox]:
    """What the map's caption says behind its title, and its credit, as one small paragraph."""
    result = map_at_hand(context)
    said = (
        caption_box(
            context,
            result,
            None,
            titled=not options.whole,
            style=str(options.style),
        )
        if result
        else None
    )
    return [said] if said else []


class MapKeyOptions(Strict):
    """What a layout may say of the list that explains a map's numbers."""

    style: Text = Field(default=Text("map key"), description="The style of an entry.")


def map_key(context: Context, options: MapKeyOptions) -> list[FlowBox]:
    """What the numbers on the map at hand mean: its areas, then its routes, each with what is said of it."""
    result = map_at_hand(context)
    if result is None:
        return []
    element = list_of(None, "Decimal")
    entries = [_entry(context, area.name, area.text) for area in result.areas]
    entries += [_entry(context, route.name, route.text) for route in result.routes]
    return [
        list_item(context, entry, str(options.style), element, bullet=f"{number}.")
        for number, entry in enumerate(entries, 1)
    ]


def _entry(context: Context, name: Inline, text: Inline | None) -> Inline:
    return (*name, *with_before(context.colon, text)) if text else name


BLOCKS = (
    Block(
        "map",
        "The map of the section at hand, the infobox's, or as much of that as a section names.",
        map_block,
        MapOptions,
    ),
    Block(
        "map title",
        "The title of that map, or the first sentence of its caption.",
        map_title,
        MapTitleOptions,
    ),
    Block(
        "map caption",
        "What the caption of that map says behind its title, and its credit.",
        map_caption,
        MapCaptionOptions,
    ),
    Block("map key", "What the numbers on that map mean.", map_key, MapKeyOptions),
)
