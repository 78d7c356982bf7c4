"""The content model: what an article may say, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Discriminator, Field, PrivateAttr, Tag

from factdeck.article.fields import (
    DateField,
    InlineField,
    LangField,
    LinkField,
    PlainField,
    ProseField,
    SwitchField,
)
from factdeck.problems import Source
from factdeck.reading import Strict, Text

MOST_OPTIONS = 6


class Picture(Strict):
    image: PlainField = Field(
        description="The picture's file, in the article's folder or below it.", examples=["images/map.png"]
    )
    alt: PlainField | None = Field(
        None, description="What the picture shows, for those who can't see it; required unless it is decorative."
    )
    decorative: SwitchField = Field(False, description="true where the picture says nothing that the text does not.")
    caption: InlineField | None = Field(None, description="What the reader is to see in it.")
    credit: InlineField | None = Field(None, description="Who made it, and under which licence it is used.")
    _file: Path | None = PrivateAttr(default=None)

    @property
    def file(self) -> Path:
        """The file found; only after the article was checked."""
        assert self._file is not None
        return self._file


class MapArea(Strict):
    name: InlineField = Field(description="The area's name.")
    polygon: list[list[Text]] | None = Field(None, description="Corners as [longitude, latitude].")
    countries: list[Text] = Field(default_factory=list, description="ISO 3166 codes.", examples=[["CN"]])
    label: SwitchField = Field(True, description="false leaves the name out of the map.")
    at: list[Text] | None = Field(None, description="Where the label stands, as [longitude, latitude].")


class MapPoint(Strict):
    name: InlineField = Field(description="The place's name.")
    at: list[Text] = Field(description="[longitude, latitude].", examples=[["123.4", "41.8"]])
    kind: Text = Field(default=Text("city"), description="city or capital.")


class MapRoute(Strict):
    name: InlineField = Field(description="What goes this way.")
    path: list[list[Text]] = Field(description="Places on the way as [longitude, latitude].")


class Map(Strict):
    caption: InlineField | None = Field(None, description="What the reader is to see on the map.")
    alt: PlainField = Field(description="What the map shows, for those who can't see it.")
    credit: InlineField | None = Field(None, description="Where its data comes from.")
    extent: list[Text] | None = Field(None, description="West, south, east and north in degrees.")
    areas: list[MapArea] = Field(default_factory=list, description="Areas to tell apart.")
    points: list[MapPoint] = Field(default_factory=list, description="Towns.")
    routes: list[MapRoute] = Field(default_factory=list, description="Ways, drawn as arrows.")


class State(Strict):
    name: InlineField = Field(description="The state's name.", examples=["Manchukuo"])
    years: PlainField | None = Field(None, description="When it was.", examples=["1932–1945"])
    flag: Picture | None = Field(None, description="Its flag.")
    link: LinkField | None = Field(None, description="Where to read on.")


class InfoboxRow(Strict):
    label: InlineField = Field(description="What the value is.", examples=["Capital"])
    value: InlineField = Field(description="The fact.", examples=["Shenyang"])
    note: InlineField | None = Field(None, description="What stands in brackets behind it.", examples=["1946"])


class InfoboxGroup(Strict):
    group: InlineField = Field(description="The group's heading.", examples=["Government"])
    rows: list[InfoboxRow] = Field(description="The group's rows.", min_length=1)


def _row_kind(value: Any) -> str:
    given = value if isinstance(value, dict) else vars(value)
    return "InfoboxGroup" if "group" in given or "rows" in given else "InfoboxRow"


AnyRow = Annotated[
    Annotated[InfoboxRow, Tag("InfoboxRow")] | Annotated[InfoboxGroup, Tag("InfoboxGroup")],
    Discriminator(_row_kind),
]


class Infobox(Strict):
    caption: InlineField | None = Field(None, description="The name above the infobox.")
    flag: Picture | None = Field(None, description="The flag or emblem.")
    image: Picture | None = Field(None, description="A picture of the subject.")
    map: Map | None = Field(None, description="A map.")
    rows: list[AnyRow] = Field(default_factory=list, description="Facts, singly or in groups.")
    predecessors: list[State] = Field(default_factory=list, description="What was there before.")
    successors: list[State] = Field(default_factory=list, description="What came after.")


class Event(Strict):
    date: DateField = Field(description="When, as EDTF.", examples=["1945-08-09", "1945-09/1945-11", "1945~"])
    title: InlineField = Field(description="What happened, in a few words.")
    text: ProseField = Field((), description="More about it.")
    lane: PlainField | None = Field(None, description="The strand of the story.", examples=["Diplomacy"])


class Section(Strict):
    heading: InlineField = Field(description="The section's heading.")
    point: InlineField | None = Field(None, description="What the section says in one sentence: a slide's title.")
    text: ProseField = Field((), description="The section's text.")
    points: list[InlineField] = Field(default_factory=list, description="Short points for the slide.")
    notes: ProseField = Field((), description="What the lecturer says.")
    dates: DateField | None = Field(None, description="The stretch of time that it tells of, as EDTF.")
    image: Picture | None = Field(None, description="A picture.")
    sections: list[Section] = Field(default_factory=list, description="Subsections.")


class Person(Strict):
    name: InlineField = Field(description="The person's name.")
    role: InlineField | None = Field(None, description="Their part in the story.")
    dates: PlainField | None = Field(None, description="Years of life.", examples=["1879–1953"])
    text: ProseField = Field((), description="More about them.")
    image: Picture | None = Field(None, description="A portrait.")


class Reference(Strict):
    title: InlineField = Field(description="What to read.")
    link: LinkField | None = Field(None, description="Where it is.")


class Name(Strict):
    family: PlainField | None = Field(None, description="Family name.")
    given: PlainField | None = Field(None, description="Given names.")
    literal: PlainField | None = Field(None, description="A name that has no parts, as of an office.")

    @property
    def shown(self) -> str:
        return str(self.literal) if self.literal else ", ".join(str(part) for part in (self.family, self.given) if part)


class SourceEntry(Strict):
    """A source, in the fields of CSL (Citation Style Language 1.0.2, appendix IV)."""

    id: PlainField = Field(description="The key that the text cites it by.", examples=["pope1494"])
    type: PlainField | None = Field(None, description="CSL's item type.", examples=["book"])
    title: PlainField = Field(description="Its title.")
    author: list[Name] = Field(default_factory=list, description="Who wrote it.")
    editor: list[Name] = Field(default_factory=list, description="Who edited it.")
    issued: PlainField | None = Field(None, description="When it came out, as EDTF.", examples=["1987"])
    container_title: PlainField | None = Field(None, alias="container-title", description="The journal or collection.")
    publisher: PlainField | None = Field(None, description="Who published it.")
    publisher_place: PlainField | None = Field(None, alias="publisher-place", description="Where.")
    edition: PlainField | None = Field(None, description="Which edition.")
    volume: PlainField | None = Field(None, description="The volume.")
    issue: PlainField | None = Field(None, description="The issue.")
    page: PlainField | None = Field(None, description="Pages.", examples=["12–19"])
    url: LinkField | None = Field(None, alias="URL", description="Its web address.")
    accessed: PlainField | None = Field(None, description="When it was read, as EDTF.")
    doi: PlainField | None = Field(None, alias="DOI", description="Its DOI.")
    isbn: PlainField | None = Field(None, alias="ISBN", description="Its ISBN.")
    note: PlainField | None = Field(None, description="Anything else.")
    licence: PlainField | None = Field(None, description="The licence it is used under.", examples=["CC BY-SA 4.0"])
    language: LangField | None = Field(None, description="Its language (BCP 47).")

    @property
    def author_names(self) -> list[str]:
        return [name.shown for name in self.author or self.editor]


class QuizQuestion(Strict):
    question: InlineField = Field(description="What is asked.")
    options: list[InlineField] = Field(description="The answers to choose from.", min_length=2, max_length=MOST_OPTIONS)
    answer: PlainField = Field(description="The right one: its letter, A to F, or its words.", examples=["B"])
    why: InlineField | None = Field(None, description="Why it is right.")
    _number: int = PrivateAttr(default=0)

    @property
    def right(self) -> int:
        """The right option's place in ``options``, counted from 0."""
        return self._number


class Term(Strict):
    term: InlineField = Field(description="The word.")
    meaning: InlineField = Field(description="What it means.")


class Teaching(Strict):
    objectives: list[InlineField] = Field(default_factory=list, description="What learners can do at the end.")
    questions: list[InlineField] = Field(default_factory=list, description="Questions to think about.")
    quiz: list[QuizQuestion] = Field(default_factory=list, description="Questions with one right answer.")
    glossary: list[Term] = Field(default_factory=list, description="Words to know.")
    summary: list[InlineField] = Field(default_factory=list, description="The article in a few sentences.")


class Licence(Strict):
    name: PlainField = Field(description="The licence's name.", examples=["CC BY-SA 4.0"])
    link: LinkField | None = Field(None, description="Its text.")


class Article(Strict):
    title: InlineField = Field(description="The subject's name.", examples=["Soviet occupation of Manchuria"])
    subtitle: InlineField | None = Field(None, description="A line that says more.")
    lang: LangField = Field("en", description="The text's language (BCP 47).", examples=["en-GB"])
    lead: ProseField = Field((), description="The first paragraph: the whole in a few sentences.")
    infobox: Infobox | None = Field(None, description="The facts at a glance.")
    timeline: list[Event] = Field(default_factory=list, description="What happened when.")
    sections: list[Section] = Field(default_factory=list, description="The story, part by part.")
    people: list[Person] = Field(default_factory=list, description="Who took part.")
    see_also: list[Reference] = Field(default_factory=list, description="Where to read on.")
    sources: list[SourceEntry] = Field(default_factory=list, description="What the article rests on (CSL).")
    teaching: Teaching | None = Field(None, description="What a lesson needs.")
    authors: list[PlainField] = Field(default_factory=list, description="Who wrote the text.")
    credits: InlineField | None = Field(None, description="Whom else to name.")
    licence: Licence | None = Field(None, description="The text's licence.")
    keywords: list[PlainField] = Field(default_factory=list, description="Words to find it by.")

    _source: Source = PrivateAttr(default=Source("", ""))
    _slug: str = PrivateAttr(default="")
    _folder: Path = PrivateAttr(default=Path())

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
