"""The content model: what an article may say, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from factdeck.article.chart import Chart
from factdeck.article.context import Reading
from factdeck.article.exhibits import Comparison, KeyFigure, Kind, Quotation
from factdeck.article.fields import (
    DateField,
    EntryNumberField,
    InlineField,
    LangField,
    LinkField,
    PhraseField,
    PlainField,
    ProseField,
)
from factdeck.article.infobox import Infobox, InfoboxGroup, InfoboxRow, State
from factdeck.article.library import find_library
from factdeck.article.map import Map, MapArea, MapLabel, MapPoint, MapRoute
from factdeck.article.picture import Picture
from factdeck.article.sources import Name, SourceEntry
from factdeck.article.teaching import QuizQuestion, Teaching, Term
from factdeck.messages import codes
from factdeck.messages.problems import Problem, Source
from factdeck.reading import OR_ONE, Before, Complaint, Field, Strict, Text, Validation, check
from factdeck.reading.annotations import WORDS
from factdeck.reading.strict import fields_of

__all__ = [
    "Article",
    "Comparison",
    "Event",
    "Infobox",
    "InfoboxGroup",
    "InfoboxRow",
    "KeyFigure",
    "Licence",
    "Map",
    "MapArea",
    "MapLabel",
    "MapPoint",
    "MapRoute",
    "Name",
    "Person",
    "Picture",
    "QuizQuestion",
    "Quotation",
    "Reference",
    "Section",
    "SourceEntry",
    "State",
    "Teaching",
    "Term",
]


class Event(Strict):
    """Something that happened, for the timeline."""

    date: DateField = Field(description="When, as EDTF.", examples=["1945-08-09", "1945-09/1945-11", "1945~"])
    title: InlineField = Field(
        description="What happened, in a few words.", examples=["Soviet troops invade Manchuria"]
    )
    text: ProseField = Field((), description="More about it.", examples=["It came two days after Hiroshima."])
    lane: PhraseField | None = Field(None, description="The strand of the story.", examples=["Diplomacy"])
    number: EntryNumberField | None = Field(
        None,
        description="Its number on cards, in keys and in exports, from 1 to 999, if it is to stay.",
        examples=[7],
    )


class Section(Strict):
    """A part of the story."""

    heading: InlineField = Field(
        description="The section's heading.", examples=["From Yalta to the invasion"]
    )
    point: InlineField | None = Field(
        None,
        description="What the section says in one sentence: a slide's title.",
        examples=["Stalin kept his promise to the day"],
    )
    text: ProseField = Field(
        (),
        description="The section's text: paragraphs, lists and quotations.",
        examples=["At **Yalta** the Allies agreed on a price. [@glantz1983, p. 3]"],
    )
    simple: ProseField = Field(
        (),
        description="The same in simple words, for the simple version of sheet and slides (--simple).",
        examples=["The Allies met at Yalta. They agreed on a price."],
    )
    points: list[InlineField] = Field(
        default_factory=list,
        description="Short points for the slide.",
        examples=[["Yalta: war within three months", "9 August: invasion"]],
    )
    notes: ProseField = Field(
        (), description="What the lecturer says.", examples=["Begin with the map. Ask: who gains?"]
    )
    dates: DateField | None = Field(
        None, description="The stretch of time that it tells of, as EDTF.", examples=["1945-02/1945-08"]
    )
    image: Picture | None = Field(None, description="A picture.")
    chart: Chart | None = Field(None, description="A chart of a few numbers.")
    map: Map | None = Field(None, description="A map.")
    quotation: Quotation | None = Field(None, description="Somebody's own words, for a slide of their own.")
    figure: KeyFigure | None = Field(None, description="A number, for a slide of its own.")
    compare: Comparison | None = Field(None, description="Two sides, beside each other.")
    show: Kind | None = Field(
        None,
        description="What its slide is to show, where the article has it: quotation, number, map, compare, time "
        "or points. It is chosen from what the section has where it is not given.",
        examples=["time"],
    )
    sections: list[Section] = Field(default_factory=list, description="Subsections.")


class Person(Strict):
    """Somebody who took part."""

    name: InlineField = Field(description="The person's name.", examples=["Rodion Malinovsky"])
    role: InlineField | None = Field(None, description="Their part in the story.", examples=["Commander"])
    dates: PlainField | None = Field(
        None, description="Years of life, in any words, or as EDTF.", examples=["1879–1953"]
    )
    text: ProseField = Field((), description="More about them.", examples=["He led the front in the west."])
    image: Picture | None = Field(None, description="A portrait.")
    number: EntryNumberField | None = Field(
        None,
        description="Its number on cards, in keys and in exports, from 1 to 999, if it is to stay.",
        examples=[3],
    )


class Reference(Strict):
    """Something to read on in."""

    title: InlineField = Field(description="What to read.", examples=["Soviet–Japanese War"])
    link: LinkField | None = Field(
        None, description="Where it is.", examples=["https://en.wikipedia.org/wiki/Soviet–Japanese_War"]
    )


class Licence(Strict):
    """The licence of the article's text."""

    name: PlainField = Field(description="The licence's name.", examples=["CC BY-SA 4.0"])
    link: LinkField | None = Field(
        None,
        description="Where it can be read.",
        examples=["https://creativecommons.org/licenses/by-sa/4.0/"],
    )


def _named_licence(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


LicenceField = Annotated[Licence, Before(_named_licence, WORDS)]
"""A licence, or its name alone."""


def _says_anything(value: object) -> bool:
    """Whether an entry has more than keys without values."""
    parts = [getattr(value, name) for name in fields_of(value)] if isinstance(value, Strict) else [value]
    return any(parts)


_NO_LESSON = Teaching.made()
NO_STORY = "the article has neither a lead nor sections"
ADD_A_LEAD = "add a line 'lead: |' and a paragraph under it, indented"
STORY = ("lead", "sections")
"""What an article is expected to have, one of them at least;"""
BESIDE_STORY = ("infobox", "timeline", "people", "see_also", "sources", "teaching")
"""what can be set without."""


class Article(Strict, schema={"anyOf": [{"required": [name]} for name in (*STORY, *BESIDE_STORY)]}):
    """An article, written once: a fact sheet, a deck and other handouts are made from it."""

    title: InlineField = Field(description="The subject's name.", examples=["Soviet occupation of Manchuria"])
    subtitle: InlineField | None = Field(
        None, description="A line that says more.", examples=["Manchuria under the Red Army, 1945–1946"]
    )
    lang: LangField = Field("en", description="The text's language (BCP 47).", examples=["en-GB"])
    lead: ProseField = Field(
        (),
        description="The first paragraph: the whole in a few sentences.",
        examples=["In August 1945 the Red Army took Manchuria."],
    )
    simple: ProseField = Field(
        (),
        description="The lead in simple words, for the simple version of sheet and slides (--simple).",
        examples=["The Red Army came to Manchuria in August 1945."],
    )
    infobox: Infobox | None = Field(None, description="The facts at a glance.")
    timeline: list[Event] = Field(default_factory=list, description="What happened when.")
    sections: list[Section] = Field(default_factory=list, description="The story, part by part.")
    people: list[Person] = Field(default_factory=list, description="Who took part.")
    see_also: list[Reference] = Field(default_factory=list, description="Where to read on.")
    sources: list[SourceEntry] = Field(default_factory=list, description="What the article rests on (CSL).")
    bibliography: Annotated[list[PlainField], OR_ONE] = Field(
        default_factory=list,
        description="Files of sources in the article's folder or below it: BibTeX or BibLaTeX (.bib), CSL-JSON (.json) or "
        "RIS (.ris). Those that the text cites are added to the sources.",
        examples=["sources.bib"],
    )
    teaching: Teaching | None = Field(None, description="What a lesson needs.")
    authors: Annotated[list[PlainField], OR_ONE] = Field(
        default_factory=list, description="Who wrote the text.", examples=[["Jane Doe"]]
    )
    credits: InlineField | None = Field(
        None, description="Whom else to name.", examples=["Based on the article of Wikipedia."]
    )
    licence: LicenceField | None = Field(
        None, description="The text's licence, or its name alone.", examples=["CC BY 4.0"]
    )
    link: LinkField | None = Field(
        None,
        description="Where the article can be read on the web, for a QR code on handouts.",
        examples=["https://example.org/manchuria"],
    )
    keywords: list[PlainField] = Field(
        default_factory=list, description="Words to find it by.", examples=[["Manchuria", "1945"]]
    )

    _source: Source = Source("", "")
    _slug: str = ""
    _folder: Path = Path()
    _warnings: tuple[Problem, ...] = ()
    _libraries: tuple[Source, ...] = ()

    @check("bibliography")
    @staticmethod
    def _are_inside(names: list[Text], validation: Validation) -> list[Text]:
        if isinstance(validation.context, Reading):
            for name in names:
                find_library(name, validation.context)
        return names

    def check_whole(self, context: object) -> None:
        if not self.has_story and not any(_says_anything(getattr(self, name)) for name in BESIDE_STORY):
            raise Complaint(NO_STORY, ADD_A_LEAD, code=codes.NO_CONTENT)

    @property
    def has_story(self) -> bool:
        """Whether there is anything to read from the first line to the last."""
        return any(getattr(self, name) for name in STORY)

    @property
    def lesson(self) -> Teaching:
        """What a lesson needs; with nothing in it where nothing is given."""
        return self.teaching or _NO_LESSON

    @property
    def source(self) -> Source:
        return self._source

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self._slug

    @property
    def folder(self) -> Path:
        """Where its pictures are looked up."""
        return self._folder

    @property
    def libraries(self) -> tuple[Source, ...]:
        """The files of sources that were read."""
        return self._libraries

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What reading it has told, in the file's order."""
        return self._warnings

    @property
    def events(self) -> list[Event]:
        """What is on the timeline, in the order of its dates."""
        return sorted(self.timeline, key=lambda event: event.date.order)

    def read_from(
        self,
        source: Source,
        slug: str,
        folder: Path,
        warnings: Iterable[Problem],
        libraries: Iterable[Source] = (),
    ) -> Article:
        """The article with where it comes from, and what reading it has told."""
        members = {"_source": source, "_slug": slug, "_folder": folder, "_warnings": tuple(warnings)}
        return self._copied({**members, "_libraries": tuple(libraries)})
