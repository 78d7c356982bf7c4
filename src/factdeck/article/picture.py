"""The model of a picture: its file, its alt text, its caption and whom to credit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factdeck.article.context import Reading
from factdeck.article.credits import CreditField
from factdeck.article.fields import InlineField, PlainField, SwitchField
from factdeck.article.markup import plain
from factdeck.article.pictures import find_picture, is_vector
from factdeck.article.vectors import check_vector
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check


class Picture(Strict, schema={"anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]}):
    """A picture, with what those need who can't see it, and whom to thank for it."""

    image: PlainField = Field(
        description="The picture's file, in the article's folder or below it.", examples=["images/map.png"]
    )
    decorative: SwitchField = Field(
        False, description="true where the picture says nothing that the text does not.", examples=["true"]
    )
    alt: PlainField | None = Field(
        None,
        checks_default=True,
        description="What the picture shows, for those who can't see it; required unless it is decorative.",
        examples=["A river port with three steamers at the quay"],
    )
    caption: InlineField | None = Field(
        None,
        description="What the reader is to see in it, and the picture alone does not say.",
        examples=["The port in 1932, a year before the flood"],
    )
    credit: CreditField = Field(
        description="Who made it, and under which licence it is used; a text, or title, author, source and licence.",
        examples=[
            "Jane Doe, CC BY 4.0",
            {"title": "A river port", "author": "Jane Doe", "licence": "CC BY 4.0"},
        ],
    )
    _file: Path | None = None

    @property
    def file(self) -> Path:
        """The file found; only of a picture in an article that was read."""
        assert self._file is not None
        return self._file

    @property
    def is_vector(self) -> bool:
        """Whether the file is SVG, whatever its name says."""
        return is_vector(self.file)

    @check("image")
    @staticmethod
    def _is_found(name: Text, validation: Validation) -> Text:
        if isinstance(validation.context, Reading):
            file = find_picture(str(name), validation.context.folder, validation.context.fetch)
            if is_vector(file):
                check_vector(name, file, validation.context)
        return name

    @check("alt")
    @staticmethod
    def _is_described(alt: Text | None, validation: Validation) -> Text | None:
        if alt is None and validation.data.get("decorative") is False:
            hint = "add a line 'alt: …' with what it shows, or 'decorative: true' where it says nothing"
            raise Complaint("this picture has no alt text", hint, code=codes.NO_ALT_TEXT)
        return alt

    def check_whole(self, context: object) -> None:
        if not isinstance(context, Reading) or not self.alt:
            return
        if _same_words(str(self.alt), plain(self.caption)):
            hint = "say what is to be seen, for someone who can't see it"
            context.warn(self.alt, "the alt text only repeats the caption", hint, codes.ALT_TEXT_REPEATS)

    def derived(self, context: object) -> Mapping[str, object]:
        return {"_file": context.folder / str(self.image)} if isinstance(context, Reading) else {}


def _same_words(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")
