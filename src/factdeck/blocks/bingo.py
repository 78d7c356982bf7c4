"""Words, dates and names of an article to bingo boards drawn by a seed, and to the list that the caller reads from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Event, Inline, Person, Term, plain
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context
from factdeck.blocks.cut_cards import sheet_furniture, sheet_note
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.paragraphs import heading_box, in_bold, list_of, plain_runs, text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.shuffling import shuffled
from factdeck.blocks.tables import table
from factdeck.blocks.uncited import uncited
from factdeck.language.signs import NO_BREAK
from factdeck.layout.values import TypeSize, counted
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.board import Board
from factdeck.place.boxes.row import GridCell, GridRow
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.cards.face import Face
from factdeck.place.cards.plan import CutCard
from factdeck.place.cards.sheets import CardSheets
from factdeck.reading import OR_ONE, Field, ReadBy, Strict, Text
from factdeck.scene import Bookmark, Element
from factdeck.units import Size

SIDES = (5, 4, 3, 2)
"""Tiles beside and below each other, the most first."""
LONGEST = 40
"""Characters that a tile shows well; what is called by more is left out."""
LEAST_EMS, LEAST_LINES = 7.0, 3.5
"""Of its text, that a tile is wide and high: larger type gets one board to a page."""
PADDING = 16.0
"""Points between a cut and a board."""
MOST_BOARDS = 300
"""More than a year of a large school needs."""
CALLS = "calls"


def read_side(value: object) -> int:
    """How many tiles stand beside each other."""
    if isinstance(value, int):
        return value
    if str(value) not in map(str, SIDES):
        raise ValueError(f"{str(value)!r} is no size of a board: write 2, 3, 4 or 5")
    return int(str(value))


BingoKind = Literal["glossary", "timeline", "people"]
BingoKinds = Annotated[list[BingoKind], OR_ONE]


class CallsOptions(Strict):
    """What a layout may say of the caller's list."""

    of: BingoKinds = Field(
        default_factory=lambda: ["glossary", "timeline", "people"],
        description="What the tiles show: glossary for words, timeline for dates, people for names, or several.",
        examples=[["glossary", "people"]],
    )
    seed: Text | None = Field(
        None, description="A number or word by which is drawn; of the article's name where not given."
    )


class BingoOptions(CallsOptions):
    """What a layout may say of the boards."""

    boards: Annotated[int, counted(1, MOST_BOARDS)] = Field(30, description="How many boards.")
    side: Annotated[int, ReadBy(read_side, {"enum": [2, 3, 4, 5]})] = Field(
        4, description="The most tiles beside each other; fewer where the article has less to show."
    )
    least_size: TypeSize = Field(8.0, alias="least size", description="The least size of type on a tile.")


class Call(Struct, frozen=True):
    """What tiles show, and what the caller reads out."""

    shown: Inline | str
    clues: tuple[Inline, ...]
    mark: Mark | None

    @property
    def text(self) -> str:
        return self.shown if isinstance(self.shown, str) else plain(self.shown)


def bingo(context: Context, options: BingoOptions) -> list[FlowBox]:
    """Boards to cut, each drawn by itself; nothing where the article has too little for any."""
    calls = calls_of(context, options)
    side = next((each for each in SIDES if each <= options.side and _tiles(each) <= len(calls)), 0)
    if not side:
        return []
    style, least = context.style("bingo"), max(options.least_size, context.theme.smallest)
    pool = tuple(_tile(context, call, None) for call in calls)
    board = Board(texts=(), pool=pool, colour=context.theme.colours["rule"], least=least)
    seed = str(options.seed or context.seed)
    note = sheet_note(context, "none", seed)
    return [
        CardSheets(
            cards=tuple(
                _board(
                    context,
                    board,
                    shuffled(calls, seed, context.variant.version, f"board {number}")[: _tiles(side)],
                    number,
                    side,
                )
                for number in range(1, options.boards + 1)
            ),
            columns=1,
            rows=2,
            backs="none",
            padding=PADDING,
            least_room=Size(side * LEAST_EMS * style.size, side * LEAST_LINES * style.leading),
            least=least,
            leading=style.leading,
            colour=context.theme.colours["rule"],
            furniture=sheet_furniture(context, context.words("bingo"), note),
            too_long=lambda _: None,
            mark=context.article.mark,
        )
    ]


def _tiles(side: int) -> int:
    """Those that are drawn: the tile in the middle of an odd number is free."""
    return side * side - side % 2


def _board(context: Context, board: Board, calls: Sequence[Call], number: int, side: int) -> CutCard:
    part = Element("Sect")
    tiles = list_of(part, "None")
    texts = [_tile(context, call, _item(tiles)) for call in calls]
    if side % 2:
        free = text_box(context, context.words("bingo free"), "bingo free", _item(tiles))
        texts.insert(len(texts) // 2, free)
    told = context.words("bingo board", number=number)
    head = text_box(context, told, "card number", Element("P", part))
    return CutCard(f"board {number}", Face(picture=replace(board, texts=tuple(texts)), number=head))


def _item(tiles: Element) -> Element:
    return Element("P", Element("LBody", Element("LI", tiles)))


def _tile(context: Context, call: Call, element: Element | None) -> TextBox:
    lang = context.lang_of_dates if isinstance(call.shown, str) else ""
    return text_box(context, call.shown, "bingo", element, mark=call.mark, lang=lang, balance=True)


def bingo_calls(context: Context, options: CallsOptions) -> list[FlowBox]:
    """What the caller reads out, in an order that the seed makes, each beside what is then marked on the boards."""
    calls = calls_of(context, options)
    if len(calls) < _tiles(SIDES[-1]):
        return []
    seed = str(options.seed or context.seed)
    cell, size = context.theme.space("cell"), context.style("bingo call").size
    order = shuffled(calls, seed, context.variant.version, CALLS)
    name = context.words("bingo calls")
    return [
        _heading(context, name),
        text_box(context, context.words("bingo call note", seed=seed), "opening", Element("P")),
        table(
            context,
            ("bingo number", "bingo tile", "bingo clue"),
            lambda body: (_call_row(context, number, call, body) for number, call in enumerate(order, 1)),
            name=name,
            columns=(2.5 * size, size * 16, None),
            padding=(0.0, cell * 2, cell * 4, cell * 2),
            mark=context.article.mark,
            space_before=context.theme.space("panel"),
        ),
    ]


def _heading(context: Context, name: str) -> TextBox:
    """With the article's title: the list lies apart from the boards."""
    box = heading_box(context, context.article.title, "heading", 2, lead_in=f"{name}{context.colon}")
    return replace(box, bookmark=Bookmark(name, 2))


def _call_row(context: Context, number: int, call: Call, body: Element) -> GridRow:
    line = Element("TR", body)
    clue: Inline = ()
    for each in call.clues:
        clue = one_paragraph(clue, each) if clue else each
    texts = (
        text_box(context, str(number), "bingo call"),
        _in_bold(context, call),
        text_box(context, clue, "bingo call", mark=call.mark),
    )
    cells = []
    for text in texts:
        element = Element("TD", line)
        cells.append(GridCell(texts=[replace(text, element=Element("P", element))], element=element))
    return GridRow(cells=cells, rule_above=0.75)


def _in_bold(context: Context, call: Call) -> TextBox:
    """What the tiles show."""
    if not isinstance(call.shown, str):
        return text_box(context, in_bold(call.shown), "bingo call", mark=call.mark)
    style = context.style("bingo call")
    runs = plain_runs(context, call.shown, style, bold=True, lang=context.lang_of_dates)
    return TextBox(runs=runs, style=style, mark=call.mark)


def calls_of(context: Context, options: CallsOptions) -> list[Call]:
    """What can be called, by what tiles show: what shows the same, as two events of a day, is one call."""
    found: dict[str, Call] = {}
    for kind in options.of:
        for call in _of_kind(context, kind):
            key = call.text.casefold()
            if not call.clues[0] or not 0 < len(call.text) <= LONGEST:
                continue
            same = found.get(key)
            found[key] = replace(same, clues=(*same.clues, *call.clues)) if same else call
    return list(found.values())


def _of_kind(context: Context, kind: str) -> list[Call]:
    article = context.article
    if kind == "glossary":
        return [_word(term) for term in article.lesson.glossary]
    if kind == "timeline":
        return [_date(context, event) for event in article.events]
    return [_person(person) for person in article.people]


def _word(term: Term) -> Call:
    return Call(uncited(term.term), (uncited(term.meaning),), term.mark)


def _date(context: Context, event: Event) -> Call:
    """The date with spaces at which it may be divided: tiles are narrow."""
    date = word_date(event.date, context.lang_of_dates).replace(NO_BREAK, " ")
    return Call(date, (uncited(event.title),), event.mark)


def _person(person: Person) -> Call:
    return Call(uncited(person.name), (uncited(person.role or ()),), person.mark)


BLOCKS = (
    Block(
        "bingo",
        "Bingo boards of words, dates and names, drawn by a seed.",
        bingo,
        BingoOptions,
        needs=f"{_tiles(SIDES[-1])} words to know, dated events or people with something said of each",
    ),
    Block("bingo calls", "What the caller of the bingo reads out.", bingo_calls, CallsOptions),
)
