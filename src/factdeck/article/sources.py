"""The model of a source, in the fields of the Citation Style Language."""

from __future__ import annotations

from factdeck.article.fields import IdField, IssuedField, ItemTypeField, LangField, LinkField, PlainField
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict


class Name(Strict):
    """A person's name in its parts, or a name that has none."""

    family: PlainField | None = Field(None, description="Family name.", examples=["Glantz"])
    given: PlainField | None = Field(None, description="Given names.", examples=["David M."])
    literal: PlainField | None = Field(
        None, description="A name that has no parts, as of an office.", examples=["Wikipedia contributors"]
    )

    def check_whole(self, context: object) -> None:
        if not self.family and not self.literal:
            raise Complaint(
                "this name says neither family nor literal",
                "as in {family: Glantz, given: David M.}",
                code=codes.SOURCE_FIELD,
            )

    @property
    def shown(self) -> str:
        """“Family, Given”, or the name of a body."""
        parts = [self.literal] if self.literal else [self.family, self.given]
        return ", ".join(str(part) for part in parts if part)


class SourceEntry(Strict):
    """A source, in the fields of CSL (Citation Style Language 1.0.2, appendix IV)."""

    id: IdField = Field(description="The key that the text cites it by.", examples=["glantz1983"])
    type: ItemTypeField | None = Field(None, description="CSL's item type.", examples=["book"])
    title: PlainField = Field(description="Its title.", examples=["August Storm"])
    author: list[Name] = Field(default_factory=list, description="Who wrote it.")
    editor: list[Name] = Field(default_factory=list, description="Who edited it.")
    issued: IssuedField | None = Field(None, description="When it came out, as EDTF.", examples=["1983"])
    container_title: PlainField | None = Field(
        None,
        alias="container-title",
        description="The journal or collection that it is in.",
        examples=["Leavenworth Papers"],
    )
    publisher: PlainField | None = Field(
        None, description="Who published it.", examples=["Combat Studies Institute"]
    )
    publisher_place: PlainField | None = Field(
        None, alias="publisher-place", description="Where it was published.", examples=["Fort Leavenworth"]
    )
    edition: PlainField | None = Field(None, description="Which edition.", examples=["2nd"])
    volume: PlainField | None = Field(None, description="The volume.", examples=["7"])
    issue: PlainField | None = Field(None, description="The issue.", examples=["3"])
    page: PlainField | None = Field(None, description="Pages.", examples=["12–19"])
    url: LinkField | None = Field(
        None, alias="URL", description="Its web address.", examples=["https://example.org/august-storm"]
    )
    accessed: IssuedField | None = Field(
        None, description="When it was read, as EDTF.", examples=["2024-05-01"]
    )
    doi: PlainField | None = Field(None, alias="DOI", description="Its DOI.", examples=["10.1000/182"])
    isbn: PlainField | None = Field(
        None, alias="ISBN", description="Its ISBN.", examples=["978-0-306-40615-7"]
    )
    note: PlainField | None = Field(None, description="Anything else.", examples=["Reprinted in 1990"])
    licence: PlainField | None = Field(
        None, description="The licence it is used under.", examples=["CC BY-SA 4.0"]
    )
    language: LangField | None = Field(None, description="Its language (BCP 47).", examples=["en-US"])

    @property
    def author_names(self) -> list[str]:
        """The authors, or else the editors, each as “Family, Given”."""
        return [name.shown for name in self.author or self.editor]
