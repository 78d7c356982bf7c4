"""The model of a map that is drawn from places, areas and routes given in degrees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factdeck.article.fields import (
    CountryField,
    ExtentField,
    InlineField,
    PlainField,
    PointField,
    SwitchField,
)
from factdeck.reading import Strict


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
