"""The content model: what an article may say, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from factdeck.article.context import Reading
from factdeck.article.fields import (
    CountryField,
    DateField,
    ExtentField,
    IdField,
    InlineField,
    IssuedField,
    ItemTypeField,
    LangField,
    LinkField,
    PlainField,
    PointField,
    ProseField,
    SwitchField,
)
from factdeck.article.markup import Inline, plain
from factdeck.article.pictures import find_picture
from factdeck.problems import Source
from factdeck.reading import Complaint, Strict, Text

MOST_OPTIONS = 6
LETTERS = "ABCDEF"


class Picture(Strict):
    """A picture, with what those need who can't see it, and whom to thank for it."""

    image: PlainField = Field(
        description="The picture's file, in the article's folder or below it.", examples=["images/map.png"]
    )
    decorative: SwitchField = Field(
        False, description="true where the picture says nothing that the text does not.", examples=["true"]
    )
    alt: PlainField | None = Field(
        None,
        validate_default=True,
        description="What the picture shows, for those who can't see it; required unless it is decorative.",
        examples=["A river port with three steamers at the quay"],
    )
    caption: InlineField | None = Field(
        None,
        description="What the reader is to see in it, and the picture alone does not say.",
        examples=["The port in 1932, a year before the flood"],
    )
    credit: InlineField = Field(
        description="Who made it, and under which licence it is used.",
        examples=["Photo: Jane Doe, CC BY 4.0"],
    )
    _file: Path | None = PrivateAttr(default=None)

    @property
    def file(self) -> Path:
        """The file found; only of a picture in an article that was read."""
        assert self._file is not None
        return self._file

    @field_validator("image")
    @classmethod
    def _is_found(cls, name: Text, info: ValidationInfo) -> Text:
        if isinstance(info.context, Reading):
            find_picture(str(name), info.context.folder)
        return name

    @field_validator("alt")
    @classmethod
    def _is_described(cls, alt: Text | None, info: ValidationInfo) -> Text | None:
        if alt is None and info.data.get("decorative") is False:
            hint = "add a line 'alt: …' with what it shows, or 'decorative: true' where it says nothing"
            raise Complaint("this picture has no alt text", hint)
        return alt

    @model_validator(mode="after")
    def _note(self, info: ValidationInfo) -> Picture:
        if isinstance(info.context, Reading):
            self._file = info.context.folder / str(self.image)
            if self.alt and _same_words(str(self.alt), plain(self.caption)):
                hint = "say what is to be seen, for someone who can't see it"
                info.context.warn(self.alt, "the alt text only repeats the caption", hint)
        return self


def _same_words(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")


class MapArea(Strict):
    """An area on a map: corners, or whole countries of today."""

    name: InlineField = Field(description="The area's name.", examples=["Manchuria"])
    polygon: list[PointField] | None = Field(
        None,
        min_length=3,
        description="Its corners, each as [longitude, latitude] in degrees.",
        examples=[[[119, 50], [134, 48], [124, 40]]],
    )
    countries: list[CountryField] = Field(
        default_factory=list,
        description="Countries of today by their codes (ISO 3166-1).",
        examples=[["CN", "MN"]],
    )
    label: SwitchField = Field(True, description="false leaves the name out of the map.", examples=["false"])
    at: PointField | None = Field(
        None, description="Where the name stands, as [longitude, latitude].", examples=[[125, 45]]
    )


class MapPoint(Strict):
    """A town on a map."""

    name: InlineField = Field(description="The place's name.", examples=["Shenyang"])
    at: PointField = Field(description="Where it is, as [longitude, latitude].", examples=[[123.4, 41.8]])
    kind: Literal["city", "capital"] = Field("city", description="city or capital.", examples=["capital"])


class MapRoute(Strict):
    """A way across a map, drawn as an arrow."""

    name: InlineField = Field(description="What goes this way.", examples=["Trans-Baikal Front"])
    path: list[PointField] = Field(
        min_length=2,
        description="Places on the way, each as [longitude, latitude].",
        examples=[[[115, 47], [122, 45]]],
    )


class Map(Strict):
    """A map that is drawn from what is written here."""

    caption: InlineField | None = Field(
        None, description="What the reader is to see on the map.", examples=["Soviet gains, August 1945"]
    )
    alt: PlainField = Field(
        description="What the map shows, for those who can't see it.",
        examples=["A map of North East Asia; Manchuria is marked as occupied"],
    )
    credit: InlineField | None = Field(
        None, description="Where its data comes from.", examples=["Natural Earth"]
    )
    extent: ExtentField | None = Field(
        None, description="West, south, east and north in degrees.", examples=[[110, 35, 145, 55]]
    )
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
    note: InlineField | None = Field(
        None, description="What stands in brackets behind it.", examples=["1946"]
    )


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
    point: InlineField | None = Field(
        None, description="What the section says in one sentence: a slide's title."
    )
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
        return (
            str(self.literal)
            if self.literal
            else ", ".join(str(part) for part in (self.family, self.given) if part)
        )


class SourceEntry(Strict):
    """A source, in the fields of CSL (Citation Style Language 1.0.2, appendix IV)."""

    id: IdField = Field(description="The key that the text cites it by.", examples=["pope1494"])
    type: ItemTypeField | None = Field(None, description="CSL's item type.", examples=["book"])
    title: PlainField = Field(description="Its title.")
    author: list[Name] = Field(default_factory=list, description="Who wrote it.")
    editor: list[Name] = Field(default_factory=list, description="Who edited it.")
    issued: IssuedField | None = Field(None, description="When it came out, as EDTF.", examples=["1987"])
    container_title: PlainField | None = Field(
        None, alias="container-title", description="The journal or collection."
    )
    publisher: PlainField | None = Field(None, description="Who published it.")
    publisher_place: PlainField | None = Field(None, alias="publisher-place", description="Where.")
    edition: PlainField | None = Field(None, description="Which edition.")
    volume: PlainField | None = Field(None, description="The volume.")
    issue: PlainField | None = Field(None, description="The issue.")
    page: PlainField | None = Field(None, description="Pages.", examples=["12–19"])
    url: LinkField | None = Field(None, alias="URL", description="Its web address.")
    accessed: IssuedField | None = Field(None, description="When it was read, as EDTF.")
    doi: PlainField | None = Field(None, alias="DOI", description="Its DOI.")
    isbn: PlainField | None = Field(None, alias="ISBN", description="Its ISBN.")
    note: PlainField | None = Field(None, description="Anything else.")
    licence: PlainField | None = Field(
        None, description="The licence it is used under.", examples=["CC BY-SA 4.0"]
    )
    language: LangField | None = Field(None, description="Its language (BCP 47).")

    @property
    def author_names(self) -> list[str]:
        return [name.shown for name in self.author or self.editor]


class QuizQuestion(Strict):
    question: InlineField = Field(description="What is asked.")
    options: list[InlineField] = Field(
        description="The answers to choose from.", min_length=2, max_length=MOST_OPTIONS
    )
    answer: PlainField = Field(description="The right one: its letter, A to F, or its words.", examples=["B"])
    why: InlineField | None = Field(
        None, description="Why it is right.", examples=["The conference of February 1945 promised it."]
    )
    _number: int = PrivateAttr(default=0)

    @property
    def right(self) -> int:
        """The right option's place in ``options``, counted from 0."""
        return self._number

    @field_validator("answer")
    @classmethod
    def _is_an_option(cls, answer: Text, info: ValidationInfo) -> Text:
        options = info.data.get("options")
        if options and right_option(str(answer), options) is None:
            hint = f"write its letter ({', '.join(LETTERS[: len(options)])}) or its words"
            raise Complaint(f"{str(answer)!r} is none of the options", hint)
        return answer

    @model_validator(mode="after")
    def _find_right(self) -> QuizQuestion:
        self._number = right_option(str(self.answer), self.options) or 0
        return self


def right_option(answer: str, options: list[Inline]) -> int | None:
    """The place of the option with these words, or else with this letter; None where there is none."""
    words = [plain(option).strip() for option in options]
    if answer.strip() in words:
        return words.index(answer.strip())
    number = LETTERS.find(answer.strip().upper()) if len(answer.strip()) == 1 else -1
    return number if 0 <= number < len(options) else None


class Term(Strict):
    term: InlineField = Field(description="The word.")
    meaning: InlineField = Field(description="What it means.")


class Teaching(Strict):
    objectives: list[InlineField] = Field(
        default_factory=list, description="What learners can do at the end."
    )
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
    sections: list[Section] = Field(
        default_factory=list, validate_default=True, description="The story, part by part."
    )
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

    @field_validator("sections")
    @classmethod
    def _has_text(cls, sections: list[Section], info: ValidationInfo) -> list[Section]:
        if not sections and "lead" in info.data and not info.data["lead"]:
            hint = "add a line 'lead: |' and a paragraph under it, indented"
            raise Complaint("the article has neither a lead nor sections", hint)
        return sections

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
