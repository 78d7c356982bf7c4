"""The infobox to a side panel or to a table of key facts: groups under small headings, labels beside values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factdeck.article import Infobox, InfoboxGroup, InfoboxRow, Inline, plain
from factdeck.article.infobox import repeats_title
from factdeck.blocks.added_words import with_before, with_behind
from factdeck.blocks.context import Context
from factdeck.blocks.maps import map_boxes
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.pictures import picture_boxes
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.succession import succession_boxes
from factdeck.blocks.tables import head_row
from factdeck.layout.values import Extent, LeastLength, Switch
from factdeck.place.box import FlowBox
from factdeck.place.boxes.abreast import Abreast
from factdeck.place.boxes.columns import Panel
from factdeck.place.boxes.grid import Grid
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.rules import Rule
from factdeck.place.widths import AsWide, Column
from factdeck.reading import Field, Strict
from factdeck.scene import Element

WIDEST_LABEL = 12.0
"""Width of a column of labels that is as wide as these, at most, by the type size."""
LEAST_BEHIND_LABEL = 0.75
"""Room before the value, by the type size: a label that fills its column is told from it."""
LEAST_LABELS = 0.6
"""Of the width that a layout gives to labels on slides, what short ones take; their values have the rest."""
LABEL_ROOM = 0.5
"""Beside the widest one, by the room that cells of a table have."""


class FactsOptions(Strict):
    """What a layout may say of the rows of facts."""

    label_width: Extent = Field(54.0, alias="label width", description="Width of the column of labels.")
    rules: Switch = Field(True, description="yes draws a hairline between groups.")


class InfoboxOptions(FactsOptions):
    """What a layout may say of the infobox."""

    flag_height: LeastLength = Field(60.0, alias="flag height", description="The flag's greatest height.")
    flag_width: Extent = Field(
        0.0,
        alias="flag width",
        description="The width of a small flag beside the caption; above and below it where not given.",
        examples=["24mm"],
    )
    map_height: LeastLength = Field(170.0, alias="map height", description="The map's greatest height.")
    map: Switch = Field(True, description="no leaves the map out, for layouts that show it elsewhere.")
    chain: Switch = Field(True, description="no leaves the chain of predecessors and successors out.")
    panel: Switch = Field(True, description="yes sets the infobox on a tint.")


def infobox(context: Context, options: InfoboxOptions) -> list[FlowBox]:
    """The infobox with its caption, flag, facts, map and chain of states; nothing where the article has none."""
    result = context.article.infobox
    if result is None:
        return []
    element = Element("Sect")
    boxes: list[FlowBox] = []
    boxes += _head(context, result, options, element)
    if result.image:
        boxes += picture_boxes(context, result.image, parent=element)
    if options.map and result.map:
        boxes += map_boxes(context, result.map, parent=element, most_height=options.map_height, credit=False)
    boxes += _fact_tables(context, options, element)
    if options.chain:
        boxes += succession_boxes(context, "compact", parent=element)
    if not boxes:
        return []
    return [_panel(context, boxes)] if options.panel else boxes


def _head(context: Context, found: Infobox, options: InfoboxOptions, element: Element) -> list[FlowBox]:
    """What the infobox is of, where that is not the title, above the flag or, where that is small, beside it."""
    boxes: list[FlowBox] = []
    if found.caption and _unlike_title(context, found.caption):
        caption = text_box(context, found.caption, "group", Element("P", element), keep_with_next=True)
        boxes.append(replace(caption, space_before=0.0))
    if found.flag is None:
        return [replace(box, space_after=2 * context.theme.space("cell")) for box in boxes]
    flag = picture_boxes(context, found.flag, parent=element, most_height=options.flag_height, credit=False)
    if not options.flag_width or context.theme.one_column:
        return [*boxes, *flag]
    room = context.theme.space("block")
    beside = [*boxes, *(replace(box, space_before=0.0) for box in flag[1:])]
    return [
        Abreast(
            columns=[flag[:1], beside],
            shares=((1.0,),),
            gutter=room,
            fixed=options.flag_width,
            space_after=room,
            keep_with_next=True,
        )
    ]


def _unlike_title(context: Context, inline: Inline) -> bool:
    return plain(inline).strip().casefold() != plain(context.article.title).strip().casefold()


def _panel(context: Context, boxes: list[FlowBox]) -> Panel:
    room = context.theme.space("panel")
    colours = context.theme.colours
    return Panel(
        boxes=boxes,
        padding=(room, room, room, room),
        fill=colours["tint"],
        rule_colour=colours["accent"],
        rule_above=1.5,
        space_after=context.theme.space("block"),
    )


def key_facts(context: Context, options: FactsOptions) -> list[FlowBox]:
    """The infobox's rows alone, as one table; a group's rows stand below its name."""
    result = context.article.infobox
    if result is None or not result.rows:
        return []
    table = Element("Table")
    rows = [head_row(context, Element("THead", table), ("topic", "fact"))]
    body = Element("TBody", table)
    count = 0
    for row in result.rows:
        if isinstance(row, InfoboxGroup):
            rule = 0.75 if len(rows) > 1 and options.rules else 0.0
            rows.append(_group_row(context, row, body, rule))
        for fact in row.rows if isinstance(row, InfoboxGroup) else [row]:
            if not _repeats_title(context, fact):
                rows.append(_fact_row(context, fact, body))
                count += 1
    return [replace(_grid(context, options, rows, count), header_rows=1)] if count else []


def _repeats_title(context: Context, row: InfoboxRow) -> bool:
    """Whether a row says what the title says, which stands on the slide before."""
    infobox = context.article.infobox
    return infobox is not None and repeats_title(row, infobox, context.article.title)


def _group_row(context: Context, group: InfoboxGroup, body: Element, rule_above: float) -> GridRow:
    """A group's name above its labels; no cell spans both columns, which a screen reader might read twice."""
    line = Element("TR", body)
    head = Element("TH", line, scope="Row")
    text = text_box(context, group.group, "group", Element("P", head))
    cells = [GridCell(texts=[text], element=head), GridCell(texts=[], element=Element("TD", line))]
    return GridRow(cells=cells, rule_above=rule_above, keep_with_next=True)


def _fact_tables(context: Context, options: FactsOptions, parent: Element | None) -> list[FlowBox]:
    """A table for the single rows and one under each group's heading, with a hairline between them."""
    result = context.article.infobox
    boxes: list[FlowBox] = []
    single: list[InfoboxRow] = []
    for row in result.rows if result else ():
        if isinstance(row, InfoboxRow):
            single += [] if _repeats_title(context, row) else [row]
            continue
        if single:
            boxes.append(_table(context, options, single, Element("Table", parent)))
            single = []
        if boxes and options.rules:
            boxes.append(
                Rule(weight=0.5, colour=context.theme.colours["rule"], space_before=2.0, keep_with_next=True)
            )
        table = Element("Table", parent)
        boxes.append(text_box(context, row.group, "group", Element("Caption", table), keep_with_next=True))
        boxes.append(_table(context, options, row.rows, table))
    if single:
        boxes.append(_table(context, options, single, Element("Table", parent)))
    return _aligned(context, boxes)


def _aligned(context: Context, boxes: Sequence[FlowBox]) -> list[FlowBox]:
    """With one width of labels for all tables, a little more than told where a label would reach up to its value."""
    tables = [box for box in boxes if isinstance(box, Grid)]
    rows = tuple(row for table in tables for row in table.rows)
    columns = {table.columns: _clear_of_values(context, table, rows) for table in tables}
    return [
        replace(box, alike=rows, columns=columns[box.columns]) if isinstance(box, Grid) else box
        for box in boxes
    ]


def _clear_of_values(context: Context, table: Grid, rows: Sequence[GridRow]) -> tuple[Column, ...]:
    labels, *others = table.columns
    if not isinstance(labels, float):
        return table.columns
    inner = labels - table.padding[0] - table.padding[2]
    texts = [text for row in rows for text in row.cells[0].texts]
    pieces = [line.pieces[-1] for text in texts for line in text.lines(inner) if line.pieces]
    behind = labels - max((piece.x + piece.width for piece in pieces), default=0.0)
    room = LEAST_BEHIND_LABEL * context.style("label").size
    return (labels + min(max(0.0, room - behind), room), *others)


def _table(context: Context, options: FactsOptions, rows: Sequence[InfoboxRow], table: Element) -> Grid:
    body = Element("TBody", table)
    return _grid(context, options, [_fact_row(context, row, body) for row in rows], len(rows))


def _grid(context: Context, options: FactsOptions, rows: list[GridRow], facts: int) -> Grid:
    cell = context.theme.space("cell")
    name = context.words("key facts")
    alt = context.words("facts told", title=plain(context.article.title), count=facts)
    return Grid(
        columns=(_label_width(context, options), None),
        rows=rows,
        padding=(0.0, cell, cell * 2, cell),
        header_columns=1,
        header_rows=0,
        rule_colour=context.theme.colours["rule"],
        alt=alt,
        name=name,
        mark=context.article.infobox.mark if context.article.infobox else None,
    )


def _label_width(context: Context, options: FactsOptions) -> Column:
    """The width that the layout gives; in one column, where there is room, that of the widest label."""
    given = options.label_width * context.theme.scale
    if not context.on_paper:
        return AsWide(given, least=LEAST_LABELS * given)
    if not context.theme.one_column:
        return given
    most = max(given, WIDEST_LABEL * context.style("label").size)
    return AsWide(most, least=given, room=LABEL_ROOM * context.theme.space("cell"))


def _fact_row(context: Context, row: InfoboxRow, body: Element) -> GridRow:
    line = Element("TR", body)
    head = Element("TH", line, scope="Row")
    data = Element("TD", line)
    value = value_with_note(row)
    return GridRow(
        cells=[
            GridCell(texts=[text_box(context, row.label, "label", Element("P", head))], element=head),
            GridCell(texts=[text_box(context, value, "value", Element("P", data))], element=data),
        ]
    )


def value_with_note(row: InfoboxRow) -> Inline:
    """A row's value, and behind it the note in brackets."""
    return (*row.value, *with_behind(with_before(" (", row.note), ")")) if row.note else row.value


def facts_shown(context: Context) -> list[tuple[InfoboxRow, InfoboxGroup | None]]:
    """The infobox's rows that say more than the title, each with its group where it lies in one."""
    result = context.article.infobox
    rows: list[tuple[InfoboxRow, InfoboxGroup | None]] = []
    for entry in result.rows if result else ():
        if isinstance(entry, InfoboxGroup):
            rows += [(row, entry) for row in entry.rows]
        else:
            rows.append((entry, None))
    return [each for each in rows if not _repeats_title(context, each[0])]


class FlagOptions(Strict):
    """What a layout may say of the flag."""

    caption: Switch = Field(True, description="no leaves its caption to the notes (flag notes).")


def flag(context: Context, options: FlagOptions) -> list[FlowBox]:
    """The flag, with its caption."""
    result = context.article.infobox
    if result is None or not result.flag:
        return []
    boxes = picture_boxes(context, result.flag, credit=False)
    return boxes if options.caption else [replace(boxes[0], keep_with_next=False)]


def flag_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The flag's caption, as speaker notes."""
    result = context.article.infobox
    caption = result.flag.caption if result and result.flag else None
    return [text_box(context, caption, "notes")] if caption else []


def infobox_picture(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The infobox's picture, with its caption."""
    result = context.article.infobox
    return (
        picture_boxes(context, result.image, credit=False, align="center") if result and result.image else []
    )


def infobox_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The infobox's caption, where it says more than the title."""
    result = context.article.infobox
    caption = result.caption if result else None
    return [text_box(context, caption, "notes")] if caption and _unlike_title(context, caption) else []


BLOCKS = (
    Block("flag", "The infobox's flag.", flag, FlagOptions),
    Block("flag notes", "The flag's caption, as speaker notes.", flag_notes),
    Block("infobox picture", "The infobox's picture.", infobox_picture),
    Block("infobox notes", "The infobox's caption, as speaker notes.", infobox_notes),
    Block(
        "infobox",
        "Flag, map, facts and the chain of before and after, as a panel for the side.",
        infobox,
        InfoboxOptions,
    ),
    Block("key facts", "The infobox's rows as a table.", key_facts, FactsOptions),
)
