"""Events, words, quiz questions and people to cards to cut, with their backs for duplex printing or folding."""

from __future__ import annotations

from collections.abc import Sequence
from re import fullmatch
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import numbered
from factdeck.blocks.card_sides import (
    KINDS,
    CardKind,
    Entry,
    FieldName,
    Kind,
    composed,
    fields_shown,
    named_side,
    side,
    with_foot,
)
from factdeck.blocks.context import BETWEEN, Context
from factdeck.blocks.paragraphs import text_box
from factdeck.blocks.registry import Block
from factdeck.blocks.shuffling import disordered
from factdeck.blocks.sources import authors_and_licence
from factdeck.layout.values import Extent, Switch, TypeSize, as_text
from factdeck.messages import codes
from factdeck.messages.problems import Mark
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.cards.face import Face
from factdeck.place.cards.plan import CutCard
from factdeck.place.cards.sheets import Backs, CardSheets, Furniture, Side
from factdeck.reading import OR_ONE, Field, ReadBy, Strict, Text
from factdeck.scene import Element
from factdeck.units import Size

MOST_ACROSS = 12
LEAST_EMS = 15.0
"""Ems of its text that a card is wide inside, at least: larger type gets fewer and larger cards."""
LEAST_LINES = 6.0


class CardGridSize(Struct, frozen=True):
    """Cards beside and below each other, and where a layout says so."""

    columns: int
    rows: int
    mark: Mark | None = None


def read_grid(value: object) -> CardGridSize:
    """“2×4” as columns and rows."""
    if isinstance(value, CardGridSize):
        return value
    written = as_text(value, "a number of columns and rows, as in 2×4,")
    found = fullmatch(r"\s*([0-9]{1,2})\s*[×x]\s*([0-9]{1,2})\s*", written)
    columns, rows = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= columns <= MOST_ACROSS and 1 <= rows <= MOST_ACROSS):
        raise ValueError(f"{written!r} is no grid: write columns and rows, 1 to {MOST_ACROSS}, as in 2×4")
    return CardGridSize(columns, rows, value.mark if isinstance(value, Text) else None)


GridOption = Annotated[
    CardGridSize,
    ReadBy(read_grid, {"type": "string", "pattern": "^[0-9]{1,2} ?[×x] ?[0-9]{1,2}$"}),
]
FieldNames = Annotated[list[FieldName], OR_ONE]
Kinds = Annotated[list[Kind], OR_ONE]


class CutCardsOptions(Strict):
    """What a layout may say of cards to cut."""

    of: Kinds = Field(
        description="Which entries get cards: timeline, glossary, quiz, people, or several of them.",
        examples=["timeline", ["glossary", "quiz"]],
    )
    grid: GridOption = Field(
        CardGridSize(2, 4),
        description="The most columns and rows of cards on a page; larger type gets fewer, and a row more saves a sheet for few cards.",
        examples=["2×5"],
    )
    front: FieldNames = Field(
        default_factory=list,
        description="The fields in front: title, text, date and lane of an event; term and meaning of a word; question, "
        "options, answer and why of the quiz; picture, name, role, dates, text and credit of a person. Each kind has "
        "usual ones.",
        examples=[["title", "text"]],
    )
    back: FieldNames = Field(
        default_factory=list, description="The fields behind, of the same.", examples=[["date"]]
    )
    backs: Literal["duplex", "fold", "none"] = Field(
        "duplex",
        description="duplex sets the backs on the page behind, for paper that is turned on its long edge; the margins at "
        "the left and right must be equal. fold sets them beside the fronts, with a line to fold at. none sets what "
        "they show at the foot of the fronts.",
    )
    cut_lines: Switch = Field(
        True, alias="cut lines", description="yes draws lines to cut at, with marks in the margins."
    )
    numbers: Literal["both", "front", "back", "none"] = Field(
        "both",
        description="Where the entry's number stands, which is the same on all that is made of the article.",
    )
    shuffle: Switch = Field(
        False, description="yes sets the cards in an order that the seed makes, which is printed."
    )
    seed: Text | None = Field(
        None, description="A number or word that makes the order; of the article's name where not given."
    )
    padding: Extent = Field(13.0, description="Room between a cut and text.", examples=["5mm"])
    least_size: TypeSize = Field(
        8.0,
        alias="least size",
        description="The least size of type that long texts are set in, before a card takes two cells or goes on.",
    )
    word: Text | None = Field(
        None, description="The word above the cards, with the article's title.", examples=["flashcards"]
    )


def cut_cards(context: Context, options: CutCardsOptions) -> list[FlowBox]:
    """The entries as cards to cut, without backs where these would show nothing; nothing without entries."""
    entries = _entries(context, options)
    heading = context.words(str(options.word or KINDS[options.of[0]].heading))
    if not entries:
        return []
    made = _both_sides(context, options, entries)
    if not any(each.back.texts or each.back.picture for each in made):
        options = options.changed(backs="none")
    seed = str(options.seed or context.seed) if options.shuffle else ""
    text, least = context.style("card text"), max(options.least_size, context.theme.smallest)
    return [
        CardSheets(
            cards=tuple(_card(context, options, each) for each in made),
            columns=options.grid.columns,
            rows=options.grid.rows,
            backs=options.backs,
            padding=options.padding,
            least_room=Size(LEAST_EMS * text.size, LEAST_LINES * text.leading),
            least=least,
            leading=text.leading,
            colour=context.theme.colours["rule"],
            furniture=sheet_furniture(context, heading, sheet_note(context, options.backs, seed)),
            cut=options.cut_lines,
            too_long=lambda card: _tell_long(context, card, least),
            fewer=lambda columns, rows: _tell_fewer(context, options.grid, columns, rows),
            mark=context.article.mark,
        )
    ]


def _entries(context: Context, options: CutCardsOptions) -> list[tuple[CardKind, Entry]]:
    """Each entry with its kind: events by their dates, all else as it is written, or all shuffled."""
    kinds = [KINDS[name] for name in options.of]
    entries = [(kind, entry) for kind in kinds for entry in kind.entries(context.article)]
    if not options.shuffle:
        return entries
    return disordered(entries, str(options.seed or context.seed), context.variant.version, "cards")


class _Entry(Struct, frozen=True):
    """An entry while its card is made."""

    kind: CardKind
    entry: Entry
    told: str
    """Its number, with its kind where cards of several kinds are made."""
    ahead: Element
    behind: Element
    """The parts that its sides are, in the order in which the pages show them; one part where they share a page."""
    front: Face
    back: Face


def _both_sides(
    context: Context, options: CutCardsOptions, entries: Sequence[tuple[CardKind, Entry]]
) -> list[_Entry]:
    numbers, several = numbered(context.article), len(options.of) > 1
    made: list[_Entry] = []
    for kind, entry in entries:
        number = str(numbers.of(entry))
        word = context.words(kind.word) if several else ""
        told = context.words("card of kind", kind=word, number=number) if several else number
        made.append(_sides(context, options, kind, entry, told))
    for kind in KINDS.values():
        made = _composed(context, options, kind, made)
    return made


def _sides(context: Context, options: CutCardsOptions, kind: CardKind, entry: Entry, told: str) -> _Entry:
    ahead = Element("Sect")
    behind = Element("Sect") if options.backs == "duplex" else ahead
    front = named_side(context, kind, entry, fields_shown(kind, options.front, kind.front), ahead)
    back = side(context, kind, entry, fields_shown(kind, options.back, kind.back), behind)
    return _Entry(kind, entry, told, ahead, behind, front, back)


def _composed(
    context: Context, options: CutCardsOptions, kind: CardKind, made: Sequence[_Entry]
) -> list[_Entry]:
    """Those of a kind with sides that look alike; the others as they are."""
    own = [each for each in made if each.kind is kind]
    fronts = composed(context, [each.front for each in own])
    if options.backs == "none":
        fronts = [with_foot(context, front, each.back) for front, each in zip(fronts, own, strict=True)]
        backs = [Face() for _ in own]
    else:
        backs = composed(context, [each.back for each in own])
    faces = iter(zip(fronts, backs, strict=True))
    return [each if each.kind is not kind else _with_faces(each, *next(faces)) for each in made]


def _with_faces(made: _Entry, front: Face, back: Face) -> _Entry:
    return replace(made, front=front, back=back)


def _card(context: Context, options: CutCardsOptions, made: _Entry) -> CutCard:
    again = context.words("card goes on", number=made.told)
    ahead, behind = _numbers(context, options, made, made.told)
    ahead_again, behind_again = _numbers(context, options, made, again)
    return CutCard(
        f"card {made.told}",
        replace(made.front, number=ahead),
        replace(made.back, number=behind),
        (Face(number=ahead_again), Face(number=behind_again)),
        made.entry.mark,
    )


def _numbers(
    context: Context, options: CutCardsOptions, made: _Entry, told: str
) -> tuple[TextBox | None, TextBox | None]:
    """The number in front and the one behind, as far as they are to stand there: a back tells whose it is."""
    alone = options.backs == "none"
    ahead = options.numbers in ("both", "front") or (alone and options.numbers == "back")
    behind = options.numbers in ("both", "back") and not alone
    return (
        text_box(context, told, "card number", Element("P", made.ahead)) if ahead else None,
        text_box(context, told, "card number", Element("P", made.behind)) if behind else None,
    )


def sheet_furniture(context: Context, heading: str, note: str) -> Furniture:
    """What stands above and below the cards of each sheet: what they are and of which article, and a note."""

    def label(side: Side, number: int, count: int) -> TextBox:
        word = f"card sheet {side}" if side else "card sheet"
        text = context.words(word, number=number, count=count)
        return text_box(context, text, "card sheet", Element("H2"))

    return Furniture(
        title=_title(context, heading, Element("H1")),
        note=text_box(context, note, "foot", Element("P"), balance=True),
        again=(
            replace(_title(context, heading, None), artifact="Header"),
            text_box(context, note, "foot", artifact="Footer", balance=True),
        ),
        label=label,
    )


def _title(context: Context, heading: str, element: Element | None) -> TextBox:
    """What the cards are, and of which article."""
    title = context.article.title
    return text_box(
        context,
        title,
        "card sheet title",
        element,
        lead_in=f"{heading}{context.colon}",
        mark=title[0].mark_at(0),
    )


def sheet_note(context: Context, backs: Backs, seed: str) -> str:
    """How the cards are made, the seed of their order if there is one, and whose text they show."""
    order = context.words("seed", seed=seed) if seed else ""
    parts = (context.words(f"card note {backs}"), order, authors_and_licence(context))
    return BETWEEN.join(filter(None, parts))


def _tell_long(context: Context, card: CutCard, least: float) -> None:
    context.problems.warning(
        card.mark,
        f"this is longer than a card of two cells at {least:g}pt: it goes on, on the next card",
        "make it shorter, or let the layout have fewer and larger cards",
        code=codes.TOO_HIGH,
    )


def _tell_fewer(context: Context, wished: CardGridSize, columns: int, rows: int) -> None:
    """Themes of one column are read in large type: that these get fewer cards is known."""
    if wished.mark is None or context.theme.one_column:
        return
    context.problems.warning(
        wished.mark,
        f"cards.grid: a page has room for {columns}×{rows} cards of this type, not {wished.columns}×{wished.rows}",
        f"write {columns}×{rows}, or take smaller type or padding",
        code=codes.FEWER_CARDS,
    )


BLOCKS = (
    Block(
        "cards",
        "Events, words, quiz questions or people as cards to cut, with their backs.",
        cut_cards,
        CutCardsOptions,
        needs="what the cards are made of: dated events (timeline), words to know (teaching.glossary), a quiz "
        "(teaching.quiz) or people",
    ),
)
