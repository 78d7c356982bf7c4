"""The models of what a section may show beside its text: a figure, a comparison, a quotation."""

from __future__ import annotations

from typing import Literal

from factdeck.article.fields import InlineField, PhraseField
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check

Kind = Literal["quotation", "number", "map", "compare", "time", "points"]
"""What a section may ask for by ``show``."""
LONGEST_VALUE = 12


class KeyFigure(Strict):
    """A number that is worth a slide of its own."""

    value: PhraseField = Field(description="The number, as it is to be read.", examples=["270", "1,4", "3½"])
    unit: PhraseField | None = Field(None, description="What is counted.", examples=["leagues"])
    text: InlineField | None = Field(
        None, description="What the number says, in a sentence.", examples=["lay between the two lines"]
    )

    @check("value")
    @staticmethod
    def _is_short(value: Text, validation: Validation) -> Text:
        if len(value) > LONGEST_VALUE:
            hint = "put the unit under 'unit' and the sentence under 'text'"
            raise Complaint(
                f"a figure has {LONGEST_VALUE} characters at most; this has {len(value)}",
                hint,
                code=codes.LONG_FIGURE,
            )
        return value


class Side(Strict):
    """One of the two sides of a comparison."""

    name: InlineField = Field(description="Who or what it is.", examples=["Kuomintang"])
    points: list[InlineField] = Field(
        min_length=1, description="What is to be said of it.", examples=[["Signs a treaty with Moscow"]]
    )


class Comparison(Strict):
    """Two sides that are shown beside each other."""

    a: Side = Field(description="The first side.", examples=[{"name": "Portugal", "points": ["Goes east"]}])
    b: Side = Field(description="The second side.", examples=[{"name": "Castile", "points": ["Goes west"]}])


class Quotation(Strict):
    """Somebody's own words."""

    text: InlineField = Field(
        description="The words, without quotation marks.", examples=["I came, I saw, I conquered"]
    )
    who: InlineField | None = Field(None, description="Who said or wrote them.", examples=["Julius Caesar"])
    when: PhraseField | None = Field(None, description="When, in words.", examples=["47 BC"])
