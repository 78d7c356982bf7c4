"""The people of an article to a list with their portraits, and each portrait to a slide of its own."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.article import Inline, Person, plain
from factdeck.article.typography import typeset_text
from factdeck.article.wording import word_life
from factdeck.blocks.added_words import headed_by, with_before
from factdeck.blocks.columns import BAR, beside
from factdeck.blocks.context import Context
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import heading_box, list_of, prose_boxes, text_box
from factdeck.blocks.pictures import picture_box, picture_boxes
from factdeck.blocks.registry import Block, NoOptions
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.language.sentences import has_end
from factdeck.layout.values import Length
from factdeck.place.box import FlowBox, Spacer
from factdeck.place.boxes.beside import Stack, Within
from factdeck.place.boxes.forms import Forms
from factdeck.place.boxes.portrayed import Portrayed
from factdeck.place.boxes.rules import Rule
from factdeck.reading import Field, Strict, Text
from factdeck.scene import Element

MOST_ACROSS = 5
"""People beside each other on a slide,"""
BESIDE_PORTRAITS = 2
"""and where what is said of them stands at the side of their portraits."""
AT_SIDE, LOWER_AT_SIDE = 0.7, 0.86
"""Width and height of such a portrait at most, by the greatest height of one that stands above."""


class PeopleOptions(ListOptions):
    """What a layout may say of the list of people."""

    portrait_height: Length = Field(
        72.0, alias="portrait height", description="The greatest height of a portrait on paper."
    )


def people(context: Context, options: PeopleOptions) -> list[FlowBox]:
    """Each person's name, years, part and text as a paragraph; on paper below their portrait."""
    element = list_of(None, "None")
    boxes: list[FlowBox] = []
    for person in context.article.people:
        body = Element("LBody", Element("LI", element))
        if person.image and context.on_paper:
            boxes += _portrait(context, person, body, options.portrait_height)
        boxes.append(_person(context, person, str(options.style or "term"), body))
    return headed(context, options, "people", boxes)


def life_of(context: Context, person: Person) -> str:
    """The person's dates as they are set."""
    return typeset_text(word_life(str(person.dates or ""), context.lang_of_dates), context.lang)


def _portrait(context: Context, person: Person, body: Element, height: float) -> list[FlowBox]:
    assert person.image is not None
    boxes = picture_boxes(context, person.image, parent=body, most_height=height, credit=False)
    return [*boxes[:-1], replace(boxes[-1], keep_with_next=True)]


def _person(context: Context, person: Person, style: str, body: Element) -> FlowBox:
    text = (*(person.role or ()), *_after_role(person))
    words = (f" ({life_of(context, person)})" if person.dates else "") + (context.colon if text else "")
    return text_box(context, headed_by(person.name, words, text), style, Element("P", body))


def _after_role(person: Person) -> Inline:
    """The person's text behind the role, as one paragraph."""
    before = person.role or ()
    text: Inline = ()
    for block in person.text:
        apart = "" if not before else " " if _ends_sentence(plain(before)) else ". "
        text += with_before(apart, block.spans) if apart else block.spans
        before = block.spans
    return text


def _ends_sentence(text: str) -> bool:
    return has_end(text) or text.rstrip().endswith(":")


class PeopleCardsOptions(Strict):
    """What a layout may say of the people beside each other."""

    name_style: Text = Field(default=Text("card head"), alias="name style", description="A name's style.")
    style: Text = Field(default=Text("card text"), description="The style of what is said of a person.")
    side_style: Text = Field(
        default=Text("aside"),
        alias="side style",
        description="The same where it stands at the side of the portrait, as it does where that saves slides.",
    )
    picture_height: Length = Field(
        150.0, alias="picture height", description="The greatest height of a portrait."
    )


def people_cards(context: Context, options: PeopleCardsOptions) -> list[FlowBox]:
    """The people beside each other: the portrait where there is one, the name, the years and the part."""
    people = context.article.people
    if not people:
        return []
    mark = people[0].mark
    if not any(person.image for person in people):
        element = list_of(None, "None")
        return [
            beside(context, [_card(context, each, options, element) for each in people], mark, MOST_ACROSS)
        ]
    above, aside = list_of(None, "None"), list_of(None, "None")
    below = beside(
        context, [_card_under_portrait(context, each, options, above) for each in people], mark, MOST_ACROSS
    )
    at_side = beside(
        context,
        [_card_beside_portrait(context, each, options, aside) for each in people],
        mark,
        BESIDE_PORTRAITS,
    )
    return [Forms(forms=(below, at_side), mark=mark)]


def _bar(context: Context) -> Rule:
    return Rule(weight=BAR, colour=context.theme.colours["accent"])


def _card(context: Context, person: Person, options: PeopleCardsOptions, element: Element) -> list[FlowBox]:
    return [_bar(context), _said(context, person, options, Element("LBody", Element("LI", element)))]


def _card_under_portrait(
    context: Context, person: Person, options: PeopleCardsOptions, element: Element
) -> list[FlowBox]:
    """The names of all stand on one line, of those without a portrait, too."""
    body = Element("LBody", Element("LI", element))
    room = options.picture_height
    shown = _likeness(context, person, body, room)
    above = Within(box=shown, room=room) if shown else Spacer(room=room)
    return [above, replace(_bar(context), space_before=6.0), _said(context, person, options, body)]


def _card_beside_portrait(
    context: Context, person: Person, options: PeopleCardsOptions, element: Element
) -> list[FlowBox]:
    """Under the bar the portrait, and what is said at its side."""
    body = Element("LBody", Element("LI", element))
    shown = _likeness(context, person, body, LOWER_AT_SIDE * options.picture_height)
    said = _said(context, person, options.changed(style=options.side_style), body)
    if shown is None:
        return [_bar(context), said]
    beside_it = Portrayed(
        texts=said.texts,
        name=said.name,
        space_before=said.space_before,
        mark=said.mark,
        picture=shown,
        across=AT_SIDE * options.picture_height,
        gutter=context.theme.space("block"),
    )
    return [_bar(context), beside_it]


def _likeness(context: Context, person: Person, body: Element, height: float) -> FlowBox | None:
    """The person's portrait, no higher than told; None where there is none."""
    if not person.image:
        return None
    figure = Element("Figure", body, alt=str(person.image.alt)) if not person.image.decorative else None
    return picture_box(context, person.image, figure, most_height=height)


def _said(context: Context, person: Person, options: PeopleCardsOptions, body: Element) -> Stack:
    """The name, the years and the part of a person in one frame."""
    texts = [text_box(context, person.name, str(options.name_style), Element("P", body))]
    said = (*(person.role or ()), *_after_role(person))
    if person.dates:
        texts.append(
            text_box(context, life_of(context, person), "aside", Element("P", body), lang=context.lang)
        )
    if said:
        texts.append(text_box(context, said, str(options.style), Element("P", body)))
    return Stack(texts=texts, name=plain(person.name), space_before=6.0, mark=person.mark)


def people_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """What stands under the people's portraits, each behind the name, as speaker notes."""
    boxes: list[FlowBox] = []
    for person in context.article.people:
        said = one_paragraph(person.image.caption or (), person.image.credit or ()) if person.image else ()
        if said:
            boxes.append(text_box(context, headed_by(person.name, context.colon, said), "notes"))
    return boxes


def person_name(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The name of the person at hand."""
    person = context.scope
    if not isinstance(person, Person):
        return []
    return [heading_box(context, person.name, str(options.style or "title"), 2)]


def portrait(context: Context, _options: NoOptions) -> list[FlowBox]:
    """The portrait of the person at hand, with caption and credit."""
    person = context.scope
    if not isinstance(person, Person) or not person.image:
        return []
    return picture_boxes(context, person.image)


def person_notes(context: Context, _options: NoOptions) -> list[FlowBox]:
    """What there is to say of the person at hand: years, part and text."""
    person = context.scope
    if not isinstance(person, Person):
        return []
    life = life_of(context, person)
    lead_in = f"{life}{context.colon}" if life and person.role else life
    boxes: list[FlowBox] = []
    if lead_in or person.role:
        boxes.append(text_box(context, person.role or (), "notes", lead_in=lead_in, mark=person.mark))
    boxes += prose_boxes(context, person.text, None, style="notes", opening="notes", list_style="notes")
    return boxes


BLOCKS = (
    Block("people", "People, with their part in the story.", people, PeopleOptions),
    Block(
        "people cards", "People beside each other, with their portraits.", people_cards, PeopleCardsOptions
    ),
    Block("people notes", "What stands under the portraits, as speaker notes.", people_notes),
    Block("person", "The name of the person at hand.", person_name, StyleOptions),
    Block("portrait", "The portrait of the person at hand.", portrait),
    Block("person notes", "What there is to say of the person at hand, as speaker notes.", person_notes),
)
