"""A layout file for a deck to a typed layout: slide layouts, and the slides with the blocks in their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from factdeck.layout.model import Block, BlockSpec, Layout
from factdeck.layout.slide_layout import SlideLayoutSpec
from factdeck.layout.values import Count, Medium, SlideSize, Switch, TypeSize, read_count
from factdeck.reading import Field, ReadBy, Strict, Text
from factdeck.units import Size

TITLE = "title"
"""What a slide calls its title among the places that it needs."""


class SlideSpec(Strict):
    """A slide, or slides that are repeated for a part of the article."""

    layout: Text | None = Field(None, description="The slide layout's name.", examples=["Content"])
    title: Block | None = Field(None, description="The block that gives the title.", examples=["heading"])
    fill: dict[Text, Block] = Field(
        default_factory=dict, description="The block in each place, by the place's name."
    )
    notes: list[Block] = Field(default_factory=list, description="The blocks that make the speaker notes.")
    section: Block | None = Field(None, description="The block that names the deck section that begins here.")
    for_each: Text | None = Field(
        None, alias="for each", description="The part of the article to repeat for."
    )
    most: Count | None = Field(
        None, description="For how many parts of the article it is repeated at most.", examples=["5"]
    )
    slides: list[SlideSpec] = Field(default_factory=list, description="Slides that are repeated together.")
    choose: list[SlideSpec] = Field(
        default_factory=list,
        description="Slides of which one is shown: that of the kind that the section asks for (show), else the first "
        "that has what it needs and would not be the third of its kind in a row.",
    )
    kind: Text | None = Field(
        None, description="Its kind, by which a section asks for it (show).", examples=["map"]
    )
    also: Text | None = Field(
        None,
        description="Another kind that it shows, too: what is left out beside that kind (unless) is left out beside it.",
        examples=["points"],
    )
    unless: Text | None = Field(
        None,
        description="The kind of slide beside which it is left out of a section, as it would show the same.",
        examples=["map"],
    )
    needs: list[Text] = Field(
        default_factory=list,
        description="Places that all have to be filled; any one is enough where none is named.",
    )
    otherwise: Text | None = Field(
        None,
        description="The slide layout that is taken in its place where it needs fewer slides.",
        examples=["Two columns"],
    )
    after_subsections: Switch = Field(
        False,
        alias="after subsections",
        description="yes shows the slide once, behind those of the section's subsections.",
    )
    opener: Switch = Field(
        False,
        description="yes shows the slide before a section of the first level, where the layout wants openers.",
    )
    top_only: Switch = Field(
        False,
        alias="top only",
        description="yes leaves the slide out of subsections, as one that parts the deck.",
    )
    words: Count | None = Field(
        None, description="Words on this slide before the text goes on, where not as in limits."
    )
    always: Switch = Field(
        False, description="yes keeps the slide even where none of its blocks has anything to show."
    )


class DeckLimits(Strict):
    """How full a slide may be."""

    words: Count | None = Field(
        None,
        description="Words on a slide before the text goes on to the next; only its height counts where not given.",
    )
    smallest: TypeSize = Field(18.0, description="The smallest body text.")


class SlideSheet(Strict):
    """The size of the slides."""

    size: SlideSize = Field(
        default=Size(960.0, 540.0),
        description="16:9, 16:10 or 4:3; places of the layout that it extends become as much narrower.",
    )


ALL = 0
"""Of quiz slides: as many as there are questions."""


def read_quiz(value: object) -> object:
    """A count of quiz slides, or “all” as ALL; raises ValueError for anything else."""
    return ALL if value == "all" else read_count(value)


QuizSlides = Annotated[
    int, ReadBy(read_quiz, {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]})
]


class DeckLayout(Layout):
    """A layout that makes slides."""

    medium: ClassVar[Medium] = "slides"

    template: Text | None = Field(
        None,
        description="A .pptx or .potx beside the layout, whose master, layouts and theme the deck is built on.",
        examples=["school.pptx"],
    )
    slide: SlideSheet = Field(default_factory=SlideSheet.made, description="Slide size.")
    limits: DeckLimits = Field(
        default_factory=DeckLimits.made,
        description="When text goes on to the next slide.",
    )
    quiz: QuizSlides = Field(
        ALL,
        description="How many quiz questions get slides, or all; the notes have the others.",
        examples=["5"],
    )
    openers: Switch = Field(False, description="yes begins each section with a slide of its own.")
    layouts: dict[Text, SlideLayoutSpec] = Field(description="Slide layouts by name.")
    on_every_slide: dict[Text, Block] = Field(
        default_factory=dict,
        alias="on every slide",
        description="Blocks for places of these names on whatever layout has them, where a slide fills them with "
        "nothing else.",
    )
    slides: list[SlideSpec] = Field(description="The slides, in order.")

    def blocks_used(self) -> Iterator[BlockSpec]:
        yield from self.on_every_slide.values()
        waiting = list(self.slides)
        while waiting:
            slide = waiting.pop(0)
            yield from (block for block in (slide.title, slide.section) if block)
            yield from (*slide.fill.values(), *slide.notes)
            waiting += [*slide.slides, *slide.choose]

    def styles_named(self) -> Iterator[Text]:
        for spec in self.layouts.values():
            for place in spec.places.values():
                yield from (place.style, *place.levels)

    def colours_named(self) -> Iterator[Text]:
        for spec in self.layouts.values():
            named = [
                spec.background,
                *(colour for each in spec.shapes for colour in (each.fill, each.stroke)),
                *(place.fill for place in spec.places.values()),
            ]
            yield from (colour for colour in named if colour)
