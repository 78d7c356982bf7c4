"""The model of a picture: its file, its alt text, its caption and whom to credit."""

from __future__ import annotations

from pathlib import Path

from pydantic import ConfigDict, Field, PrivateAttr, ValidationInfo, field_validator, model_validator

from factdeck import codes
from factdeck.article.context import Reading
from factdeck.article.fields import InlineField, PlainField, SwitchField
from factdeck.article.markup import plain
from factdeck.article.pictures import find_picture, is_vector
from factdeck.article.vectors import check_vector
from factdeck.reading import Complaint, Strict, Text


class Picture(Strict):
    """A picture, with what those need who can't see it, and whom to thank for it."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]}
    )

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
        examples=["Jane Doe, CC BY 4.0"],
    )
    _file: Path | None = PrivateAttr(default=None)

    @property
    def file(self) -> Path:
        """The file found; only of a picture in an article that was read."""
        assert self._file is not None
        return self._file

    @property
    def is_vector(self) -> bool:
        """Whether the file is SVG, whatever its name says."""
        return is_vector(self.file)

    @field_validator("image")
    @classmethod
    def _is_found(cls, name: Text, info: ValidationInfo) -> Text:
        if isinstance(info.context, Reading):
            file = find_picture(str(name), info.context.folder)
            if is_vector(file):
                check_vector(name, file, info.context)
        return name

    @field_validator("alt")
    @classmethod
    def _is_described(cls, alt: Text | None, info: ValidationInfo) -> Text | None:
        if alt is None and info.data.get("decorative") is False:
            hint = "add a line 'alt: …' with what it shows, or 'decorative: true' where it says nothing"
            raise Complaint("this picture has no alt text", hint, code=codes.NO_ALT_TEXT)
        return alt

    @model_validator(mode="after")
    def _note(self, info: ValidationInfo) -> Picture:
        if isinstance(info.context, Reading):
            self._file = info.context.folder / str(self.image)
            if self.alt and _same_words(str(self.alt), plain(self.caption)):
                hint = "say what is to be seen, for someone who can't see it"
                info.context.warn(
                    self.alt, "the alt text only repeats the caption", hint, codes.ALT_TEXT_REPEATS
                )
        return self


def _same_words(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")
