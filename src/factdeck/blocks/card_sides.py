"""An entry of an article to what its card shows: by the names of fields, the texts of its front and of its back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Article, Event, Inline, Person, QuizQuestion, Term
from factdeck.article.wording import word_date
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.paragraphs import list_item, list_of, prose_boxes, text_box
from factdeck.blocks.people import life_of
from factdeck.blocks.pictures import picture_box
from factdeck.blocks.uncited import uncited, uncited_prose
from factdeck.place.boxes.figure import Figure, Picture
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.cards.face import Face
from factdeck.scene import Element

Entry = Event | Term | QuizQuestion | Person
Kind = Literal["timeline", "glossary", "quiz", "people"]
FieldName = Literal[
    "title",
    "text",
    "date",
    "lane",
    "term",
    "meaning",
    "question",
    "options",
    "answer",
    "why",
    "picture",
    "name",
    "role",
    "dates",
    "credit",
]
PICTURE = "picture"
Fields = Mapping[str, Callable[[Context, Any, Element], list[TextBox]]]


class CardKind(Struct, frozen=True):
    """What entries of one kind can show, and what their cards show unless a layout says otherwise."""

    entries: Callable[[Article], Sequence[Entry]]
    fields: Fields
    front: tuple[str, ...]
    back: tuple[str, ...]
    name: Callable[[Any], Inline]
    """What a card shows in front where it has none of the fields that it is to show."""
    word: str
    """The word of the layouts for one such entry."""
    heading: str
    """The word of the layouts for a set of such cards."""


def _said(context: Context, inline: Inline | None, parent: Element, style: str) -> list[TextBox]:
    text = uncited(inline or ())
    return [text_box(context, text, style, Element("P", parent), balance=style == HEAD)] if text else []


def _head(name: str) -> Callable[[Context, Any, Element], list[TextBox]]:
    return lambda context, entry, parent: _said(context, getattr(entry, name), parent, "card head")


def _text(name: str, style: str = "card text") -> Callable[[Context, Any, Element], list[TextBox]]:
    return lambda context, entry, parent: _said(context, getattr(entry, name), parent, style)


def _prose(context: Context, entry: Event | Person, parent: Element) -> list[TextBox]:
    styles = {"style": "card text", "opening": "card text", "list_style": "card option"}
    return prose_boxes(context, uncited_prose(entry.text), parent, **styles)


def _date(context: Context, event: Event, parent: Element) -> list[TextBox]:
    date = word_date(event.date, context.lang_of_dates)
    return [
        text_box(
            context, date, "card head", Element("P", parent), mark=event.mark, lang=context.lang_of_dates
        )
    ]


def _lane(context: Context, event: Event, parent: Element) -> list[TextBox]:
    lane, element = event.lane, Element("P", parent)
    return [text_box(context, str(lane), SMALL, element, mark=event.mark, lang=context.lang)] if lane else []


def _life(context: Context, person: Person, parent: Element) -> list[TextBox]:
    life, element = life_of(context, person), Element("P", parent)
    return [text_box(context, life, HEAD, element, mark=person.mark, lang=context.lang)] if life else []


def _options(context: Context, asked: QuizQuestion, parent: Element) -> list[TextBox]:
    element = list_of(parent, "UpperAlpha")
    return [
        list_item(
            context,
            uncited(option),
            "card option",
            element,
            bullet=letter,
            widest=context.letters[len(asked.options) - 1],
        )
        for letter, option in zip(context.letters, asked.options, strict=False)
    ]


def _answer(context: Context, asked: QuizQuestion, parent: Element) -> list[TextBox]:
    lead_in = f"{context.letters[asked.right]}\u2002"
    answer = uncited(asked.options[asked.right])
    return [text_box(context, answer, "card head", Element("P", parent), lead_in=lead_in, mark=asked.mark)]


def _credit(context: Context, person: Person, parent: Element) -> list[TextBox]:
    """What stands under the portrait, and whose it is."""
    picture = person.image
    text = one_paragraph(picture.caption or (), picture.credit or ()) if picture else ()
    return _said(context, text, parent, "card small")


KINDS: dict[str, CardKind] = {
    "timeline": CardKind(
        lambda article: article.events,
        {
            "title": _head("title"),
            "text": _prose,
            "date": _date,
            "lane": _lane,
        },
        ("title", "text"),
        ("date", "lane"),
        lambda event: event.title,
        "date",
        "timeline cards",
    ),
    "glossary": CardKind(
        lambda article: article.lesson.glossary,
        {"term": _head("term"), "meaning": _text("meaning")},
        ("term",),
        ("meaning",),
        lambda term: term.term,
        "term",
        "flashcards",
    ),
    "quiz": CardKind(
        lambda article: article.lesson.quiz,
        {"question": _head("question"), "options": _options, "answer": _answer, "why": _text("why")},
        ("question", "options"),
        ("answer", "why"),
        lambda asked: asked.question,
        "card question",
        "flashcards",
    ),
    "people": CardKind(
        lambda article: article.people,
        {
            "name": _head("name"),
            "role": _text("role"),
            "dates": _life,
            "text": _prose,
            "credit": _credit,
        },
        (PICTURE, "name", "role"),
        ("dates", "text", "credit"),
        lambda person: person.name,
        "card person",
        "people cards",
    ),
}
HEAD, TEXT, SMALL, CORNER = "card head", "card text", "card small", "card corner"
CENTRED = {HEAD: "card key", TEXT: "card said", SMALL: SMALL}
"""Styles of sides that say little, by those of sides that say more."""
MOST_CENTRED = 2
"""Texts on a side that are set in the middle,"""
LONGEST_CENTRED = 240
"""and characters of each."""


def fields_shown(kind: CardKind, wanted: Sequence[str], usual: Sequence[str]) -> list[str]:
    """The wanted fields that the kind has; its usual ones where it has none of them."""
    known = [name for name in wanted if name in kind.fields or (name == PICTURE and PICTURE in kind.front)]
    return known or list(usual)


def side(context: Context, kind: CardKind, entry: Entry, names: Sequence[str], body: Element) -> Face:
    """The texts of a side in the order of its fields, and the portrait where it is asked for and can be shown."""
    texts = [box for name in names if name in kind.fields for box in kind.fields[name](context, entry, body)]
    return Face(tuple(texts), picture=_picture(context, entry, names, body))


def named_side(context: Context, kind: CardKind, entry: Entry, names: Sequence[str], body: Element) -> Face:
    """The same, with what names the entry where it has none of the fields."""
    face = side(context, kind, entry, names, body)
    if face.texts or face.picture:
        return face
    return Face(tuple(_said(context, kind.name(entry), body, HEAD)))


def _picture(context: Context, entry: Entry, names: Sequence[str], body: Element) -> Picture | Figure | None:
    picture = getattr(entry, "image", None)
    if picture is None or PICTURE not in names:
        return None
    figure = None if picture.decorative else Element("Figure", body, alt=str(picture.alt))
    box = picture_box(context, picture, figure)
    return box if isinstance(box, (Picture, Figure)) else None


def with_foot(context: Context, face: Face, below: Face) -> Face:
    """A side with what another shows at its foot: in the lower right corner where that is short, as a date."""
    foot = below.texts
    if all(text.style.name in (HEAD, SMALL) for text in foot):
        foot = tuple(_in_corner(context, text) for text in foot)
    return replace(face, foot=foot, picture=face.picture or below.picture)


def _in_corner(context: Context, text: TextBox) -> TextBox:
    made = _restyled(context, text, CORNER) if text.style.name == HEAD else text
    return made.changed(style=replace(made.style, align="right"))


def composed(context: Context, faces: Sequence[Face]) -> list[Face]:
    """The same side of all cards of a kind: large and in the middle if none says much, else as running text."""
    if not all(map(_says_little, faces)):
        return list(faces)
    return [
        replace(
            face,
            texts=tuple(_centred(_restyled(context, text, CENTRED[text.style.name])) for text in face.texts),
        )
        for face in faces
    ]


def _says_little(face: Face) -> bool:
    return not face.picture and len(face.texts) <= MOST_CENTRED and all(map(_is_short, face.texts))


def _is_short(text: TextBox) -> bool:
    return text.style.name in CENTRED and sum(len(run.text) for run in text.runs) <= LONGEST_CENTRED


def _centred(text: TextBox) -> TextBox:
    return text.changed(style=replace(text.style, align="center"), balance=True)


def _restyled(context: Context, text: TextBox, name: str) -> TextBox:
    """The text in another style: its runs as much larger, in that style's colour, and with its spaces."""
    style = context.style(name)
    by = style.size / text.style.size
    runs = tuple(
        replace(run, style=replace(run.style, size=run.style.size * by, colour=style.colour))
        for run in text.runs
    )
    return text.changed(
        style=style, runs=runs, space_before=style.space_before, space_after=style.space_after
    )
