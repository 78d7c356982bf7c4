"""The model of a map that is drawn from places, areas and routes given in degrees."""

from __future__ import annotations

from typing import Literal

from factdeck.article.credits import CreditField
from factdeck.article.fields import (
    CountryField,
    ExtentField,
    InlineField,
    PlainField,
    PointField,
    SwitchField,
)
from factdeck.article.markup import Inline
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check

MOST_AREAS, MOST_POINTS, MOST_ROUTES, MOST_LABELS = 100, 500, 100, 200
MOST_CORNERS = 3_000
"""Of all of a map's areas; more can't be told apart on paper."""


class MapArea(Strict, schema={"anyOf": [{"required": ["polygon"]}, {"required": ["countries"]}]}):
    """An area on a map: land inside corners, whole countries of today, or what of these lies inside the corners."""

    name: InlineField = Field(description="The area's name.", examples=["Manchuria"])
    polygon: list[PointField] | None = Field(
        None,
        min_length=3,
        description="Its corners, each as [longitude, latitude] in degrees; coasts are drawn true.",
        examples=[[[119, 50], [134, 48], [124, 40]]],
    )
    countries: list[CountryField] = Field(
        default_factory=list,
        checks_default=True,
        description="Countries of today by their codes (ISO 3166-1); with a polygon, their part inside it.",
        examples=[["CN", "MN"]],
    )
    coast: SwitchField = Field(
        True, description="false fills the polygon as it is, sea and all.", examples=["false"]
    )
    text: InlineField | None = Field(
        None,
        description="What there is to say of it beside the map on a slide.",
        examples=["Occupied until May 1946"],
    )
    label: SwitchField = Field(True, description="false leaves the name out of the map.", examples=["false"])
    at: PointField | None = Field(
        None,
        description="Where the name stands, as [longitude, latitude]; a place is found where none is given.",
        examples=[[125, 45]],
    )

    @check("countries")
    @staticmethod
    def _is_somewhere(countries: list[Text], validation: Validation) -> list[Text]:
        if not countries and "polygon" in validation.data and validation.data["polygon"] is None:
            hint = "add a line 'polygon: [[119, 50], [134, 48], [124, 40]]' or 'countries: [CN]'"
            raise Complaint("this area has neither corners nor countries", hint, code=codes.NO_PLACE)
        return countries


class MapPoint(Strict):
    """A town on a map."""

    name: InlineField = Field(description="The place's name.", examples=["Shenyang"])
    at: PointField = Field(description="Where it is, as [longitude, latitude].", examples=[[123.4, 41.8]])
    kind: Literal["city", "capital"] = Field("city", description="city or capital.", examples=["capital"])


class MapRoute(Strict):
    """A way across a map, drawn as an arrow, or a line on it, such as a front or the line of a treaty."""

    name: InlineField = Field(description="What goes this way.", examples=["Trans-Baikal Front"])
    kind: Literal["arrow", "line"] = Field(
        "arrow",
        description="arrow bends on its way; line has no head and is straight in degrees, so that it may follow a meridian.",
        examples=["line"],
    )
    dash: Literal["solid", "dashed", "dotted"] | None = Field(
        None,
        description="solid, dashed or dotted; an arrow is solid and a line dashed where it is not given.",
        examples=["dotted"],
    )
    path: list[PointField] = Field(
        min_length=2,
        max_length=MOST_CORNERS,
        description="Places on the way, each as [longitude, latitude].",
        examples=[[[115, 47], [122, 45]]],
    )
    text: InlineField | None = Field(
        None,
        description="What there is to say of it beside the map on a slide.",
        examples=["Across the Greater Khingan"],
    )


class MapLabel(Strict):
    """A name on a map without a mark, as of a sea."""

    name: InlineField = Field(description="The name.", examples=["Sea of Japan"])
    at: PointField = Field(description="Its middle, as [longitude, latitude].", examples=[[135, 40]])


class Map(Strict):
    """A map that is drawn from what is written here."""

    title: InlineField | None = Field(
        None,
        description="The question that the map answers, or what it claims; the caption's first sentence where it is not given.",
        examples=["Which way did the Red Army come?"],
    )
    caption: InlineField | None = Field(
        None, description="What the reader is to see on the map.", examples=["Soviet gains, August 1945"]
    )
    alt: PlainField | None = Field(
        None,
        description="What the map shows, for those who can't see it; made of its names where it is not given.",
        examples=["A map of North East Asia; Manchuria is marked as occupied"],
    )
    credit: CreditField | None = Field(
        None, description="Where its data comes from.", examples=["Natural Earth"]
    )
    extent: ExtentField | None = Field(
        None,
        description="West, south, east and north in degrees; fitted to what is shown where it is not given.",
        examples=[[110, 35, 145, 55]],
    )
    areas: list[MapArea] = Field(
        default_factory=list, max_length=MOST_AREAS, description="Areas to tell apart."
    )
    points: list[MapPoint] = Field(default_factory=list, max_length=MOST_POINTS, description="Towns.")
    routes: list[MapRoute] = Field(
        default_factory=list, max_length=MOST_ROUTES, description="Ways, drawn as arrows, and lines."
    )
    labels: list[MapLabel] = Field(
        default_factory=list, max_length=MOST_LABELS, description="Names of seas, mountains and the like."
    )
    borders: SwitchField = Field(
        True, description="false leaves out the borders of today.", examples=["false"]
    )

    @check("areas")
    @staticmethod
    def _have_corners_enough(areas: list[MapArea], validation: Validation) -> list[MapArea]:
        corners = sum(len(area.polygon or ()) for area in areas)
        if corners > MOST_CORNERS:
            raise Complaint(
                f"these areas have {corners:,} corners; a map may have {MOST_CORNERS:,}",
                "leave out those that nobody would see on paper",
                code=codes.TOO_LARGE,
            )
        return areas

    def names(self) -> list[Inline]:
        """What the map names, in the order of its reading: areas, towns, routes, labels."""
        return [
            *(area.name for area in self.areas),
            *(point.name for point in self.points),
            *(route.name for route in self.routes),
            *(label.name for label in self.labels),
        ]
