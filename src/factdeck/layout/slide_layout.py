"""A slide layout of a layout file to typed places: placeholders, regions and the decoration around them."""

from __future__ import annotations

from typing import Annotated, Literal

from factdeck.layout.values import Extent, Switch, TypeSize, read_extent, read_length
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, ReadBy, Strict, Text, Validation, check
from factdeck.units import Box


def read_box(value: object) -> Box:
    """Left, top, width and height, each with its unit, as a box in points; raises ValueError."""
    if isinstance(value, Box):
        return value
    if isinstance(value, list) and len(value) == 4:
        left, top = (read_length(item) for item in value[:2])
        width, height = (read_extent(item) for item in value[2:])
        return Box(left, top, width, height)
    raise ValueError("write four lengths: left, top, width and height")


_FOUR_LENGTHS = {"type": "array", "items": {"type": "string"}, "minItems": 4, "maxItems": 4}
Place = Annotated[Box, ReadBy(read_box, _FOUR_LENGTHS)]


PICTURE = "pic"
"""The type of a placeholder for a picture."""
FLAT = 44.0
"""Points; a place no higher than this, as a running head or a strip along the foot, is not for a slide's content."""


class SlidePlace(Strict):
    """A placeholder (with a kind) or a region for drawings and tables (without)."""

    kind: Literal["title", "ctrTitle", "subTitle", "body", "pic", "ftr", "sldNum", "dt"] | None = Field(
        None,
        description="The type of PowerPoint placeholder; none makes a plain region. In a place of type pic a picture file "
        "can be changed for another one; drawings and text stand there as in a region.",
    )
    at: Place = Field(
        description="Left, top, width and height.", examples=[["0.6in", "0.5in", "12.1in", "1in"]]
    )
    style: Text = Field(default=Text("body"), description="The theme's style that the text starts from.")
    levels: list[Text] = Field(default_factory=list, description="Styles of list levels 2, 3…")
    anchor: Literal["top", "middle", "bottom"] = Field("top", description="Where text stands in its place.")
    goes_on_in: Text | None = Field(
        None,
        alias="goes on in",
        description="The place beside it in which a list or a table goes on, so that both end evenly, before it "
        "needs another slide.",
        examples=["second column"],
    )
    largest: TypeSize | None = Field(
        None, description="The size up to which a text grows where its place has room.", examples=["28pt"]
    )
    down_to: TypeSize | None = Field(
        None,
        alias="down to",
        description="The size down to which a text of several lines, or one alone, gets smaller before it goes on to "
        "another slide; by a few steps where not given.",
        examples=["20pt"],
    )
    as_large_as: Text | None = Field(
        None,
        alias="as large as",
        description="The place beside it whose text is no larger nor smaller than that of this one, as of two sides that are "
        "compared.",
        examples=["a"],
    )
    over: Text | None = Field(
        None,
        description="The place that a title lies over: it goes to the corner where it hides least of what is there.",
        examples=["figure"],
    )
    fill: Text | None = Field(
        None, description="The name of the colour behind a text that lies over a place."
    )
    on_click: Switch = Field(
        False, alias="on click", description="yes shows what stands there only when the lecturer clicks."
    )
    prompt: Text | None = Field(None, description="What an empty placeholder says to an editor.")
    template: Text | None = Field(
        None, description="The name of the placeholder that stands for it in a template."
    )

    @property
    def is_region(self) -> bool:
        """Whether drawings, tables and text may stand there beside each other, none of it in a placeholder for text."""
        return self.kind in (None, PICTURE)


class Decoration(Strict):
    """A shape that each slide of a layout shows."""

    kind: Literal["rect", "line", "ellipse"] = Field("rect", description="rect, line or ellipse.")
    at: Place = Field(description="Left, top, width and height.")
    fill: Text | None = Field(None, description="The name of a colour.")
    stroke: Text | None = Field(None, description="The name of a colour.")
    weight: Extent = Field(0.75, description="Width of the stroke.")


class SlideLayoutSpec(Strict):
    """A layout that slides are made on."""

    kind: Literal["title", "obj", "twoObj", "secHead", "titleOnly", "picTx", "blank"] | None = Field(
        None, description="The type of PowerPoint layout (ECMA-376 part 1, 19.7.15)."
    )
    background: Text | None = Field(None, description="The name of a colour.")
    template: Text | None = Field(
        None,
        description="The name of the layout that stands for it in a template.",
        examples=["Title and Content"],
    )
    places: dict[Text, SlidePlace] = Field(description="Placeholders and regions by name.")
    shapes: list[Decoration] = Field(
        default_factory=list, description="Decoration on each slide of the layout."
    )

    @check("places")
    @staticmethod
    def _name_others(places: dict[Text, SlidePlace], validation: Validation) -> dict[Text, SlidePlace]:
        for name, place in places.items():
            for key, named in (("over", place.over), ("as large as", place.as_large_as)):
                if named and (named not in places or named == name):
                    others = ", ".join(str(other) for other in places if other != name)
                    raise Complaint(
                        f"{name}.{key}: the layout has no other place {str(named)!r}",
                        f"one of {others}" if others else "delete it",
                        code=codes.UNKNOWN_BLOCK,
                    )
        return places

    @property
    def has_picture(self) -> bool:
        """Whether it has a placeholder for a picture."""
        return any(place.kind == PICTURE for place in self.places.values())

    @property
    def title_place(self) -> tuple[Text, SlidePlace] | None:
        """The place of the slide's title, with its name."""
        return next((each for each in self.places.items() if each[1].kind in ("title", "ctrTitle")), None)

    def main_places(self, count: int, *, regions: bool = False) -> list[str]:
        """The names of so many of the largest places for text, from the left; plain regions among them where asked for."""
        kinds = ("body", None) if regions else ("body",)
        places = [
            (place.at, str(name))
            for name, place in self.places.items()
            if place.kind in kinds and place.at.height > FLAT
        ]
        places.sort(key=lambda each: -each[0].width * each[0].height)
        return [name for _, name in sorted(places[:count], key=lambda each: (each[0].x, each[0].y))]
