"""A file of `layouts/sets/` to the list of what it has made of an article."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from factdeck.layout.loading import LayoutFiles, report_unknown
from factdeck.layout.values import Switch, as_text
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.reading import Before, Complaint, Field, ReadBy, Strict, Text, Validation, check, load

FOLDER = "sets"
_VERSION = r"[A-Z]"


def read_version(value: object) -> str:
    """One capital letter."""
    text = as_text(value, "a letter")
    if not re.fullmatch(_VERSION, text):
        raise ValueError(f"{text!r} is no version: it is a letter from A to Z")
    return text


Version = Annotated[str, ReadBy(read_version, {"type": "string", "pattern": f"^{_VERSION}$"})]


class PieceSpec(Strict):
    """One thing that is made: with a layout, or by an export."""

    layout: Text | None = Field(None, description="The layout's name or file.", examples=["worksheet"])
    export: Text | None = Field(
        None, description="The export's format; `factdeck export --list` tells them.", examples=["gift"]
    )
    version: Version | None = Field(None, description="Which version, a letter.", examples=["A"])
    theme: Text | None = Field(None, description="A theme in place of the layout's.", examples=["photocopy"])
    simple: Switch = Field(False, description="yes makes it of the article's simple texts.")
    what: list[Text] = Field(
        default_factory=list,
        description="What an export holds: quiz, words, dates or people; what is usual for its format where not given.",
        examples=[["words", "dates"]],
    )

    @check("export")
    @staticmethod
    def _is_one_thing(export: Text | None, validation: Validation) -> Text | None:
        if export and validation.data.get("layout"):
            raise Complaint(
                "a layout is named beside it", "make two entries of the list", code=codes.WRONG_KIND
            )
        return export


def read_piece(value: object) -> object:
    """A layout's name alone stands for what it makes without options."""
    return {"layout": value} if isinstance(value, str) else value


Piece = Annotated[PieceSpec, Before(read_piece, {"type": "string"})]


class SetSpec(Strict):
    """What is made of an article in one go."""

    description: Text | None = Field(None, description="What the set is for, in a line.")
    pieces: list[Piece] = Field(description="Layouts and exports, in order.", min_length=1)


def read_set(name: str, files: LayoutFiles, problems: Problems) -> tuple[SetSpec | None, Path | None]:
    """A set by its name or file, and that file; None where there is none, or anything is wrong with it."""
    path = files.find(name, FOLDER)
    if path is None:
        report_unknown("set", name, files.names(FOLDER), None, problems)
        return None, None
    before = len(problems.errors)
    source = files.source(path, problems)
    spec = load(source, SetSpec, problems) if source else None
    if spec is None:
        return None, path
    for piece in spec.pieces:
        if not piece.layout and not piece.export:
            problems.error(
                piece.mark,
                "pieces: a layout or an export is wanted here",
                "write 'layout: worksheet', for one",
                code=codes.MISSING_KEY,
            )
    return (spec if len(problems.errors) == before else None), path
