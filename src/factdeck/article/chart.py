"""The model of a chart: a small table of numbers, and whether bars, lines or slices show it."""

from __future__ import annotations

from typing import Annotated, Literal

from factdeck.article.credits import CreditField
from factdeck.article.fields import InlineField, PhraseField, PlainField, as_text
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, ReadBy, Strict, Validation, check
from factdeck.seldom import seldom

MOST_CATEGORIES = 60
MOST_SERIES = 6
MOST_SLICES = 8
"""More can't be told apart."""
MISSING = ("-", "–", "—")

_NUMBER = seldom(r"[-−+]?[0-9]{1,15}(\.[0-9]{1,9})?")


def read_number(value: object) -> float | None:
    """A number with a point for its decimals, or a dash where there is none."""
    if isinstance(value, float) or value is None:
        return value
    text = as_text(value, "a number")
    if text in MISSING:
        return None
    if not _NUMBER.fullmatch(text):
        hint = "write digits with a point for decimals, as in 1200.5, or - where a number is missing"
        raise Complaint(f"{str(text)!r} is not a number", hint, code=codes.CHART_NUMBERS)
    return float(text.replace("−", "-"))


NumberField = Annotated[float | None, ReadBy(read_number, {"type": ["number", "string"], "pattern": r"\S"})]


class ChartSeries(Strict):
    """A row of numbers, one for each category."""

    name: PhraseField = Field(description="What the numbers count.", examples=["Town"])
    values: list[NumberField] = Field(
        min_length=1,
        description="The numbers, one for each category; - where one is missing.",
        examples=[[12, 14.5, "-"]],
    )


class Chart(Strict):
    """A chart of a small table of numbers."""

    kind: Literal["bar", "line", "pie"] = Field(description="bar, line or pie.", examples=["bar"])
    caption: InlineField = Field(
        description="What the reader is to see in it.", examples=["The town grew fast after 1900"]
    )
    unit: PhraseField | None = Field(
        None, description="What the numbers are counted in.", examples=["thousand people"]
    )
    categories: list[PhraseField] = Field(
        min_length=1,
        max_length=MOST_CATEGORIES,
        description="What the numbers stand for, such as years or places.",
        examples=[["1900", "1910", "1920"]],
    )
    series: list[ChartSeries] = Field(
        min_length=1, max_length=MOST_SERIES, description="The rows of numbers; a pie has one."
    )
    alt: PlainField | None = Field(
        None,
        description="What the chart shows, for those who can't see it; its numbers are told in any case.",
        examples=["The town's line rises steeply, the county's hardly at all"],
    )
    credit: CreditField = Field(description="Where the numbers come from.", examples=["Census [@census1920]"])

    @check("categories")
    @staticmethod
    def _differ(categories: list[str], validation: Validation) -> list[str]:
        same = next((each for number, each in enumerate(categories) if each in categories[:number]), None)
        if same is not None:
            message = f"{str(same)!r} stands here twice"
            raise Complaint(message, "give each category a name of its own", code=codes.CHART_NUMBERS)
        return categories

    def check_whole(self, context: object) -> None:
        for series in self.series:
            if len(series.values) != len(self.categories):
                message = f"{str(series.name)!r} has {len(series.values)} numbers for {len(self.categories)} categories"
                hint = "give one for each, - where one is missing"
                raise Complaint(message, hint, code=codes.CHART_NUMBERS)
            if all(value is None for value in series.values):
                message = f"{str(series.name)!r} has no number"
                raise Complaint(message, "give it one, or leave it out", code=codes.CHART_NUMBERS)
        if self.kind == "pie":
            self._check_pie()

    def _check_pie(self) -> None:
        values = self.series[0].values
        if len(self.series) > 1:
            message = "a pie shows one row of numbers"
        elif len(values) > MOST_SLICES:
            message = f"a pie of {len(values)} slices can't be read: {MOST_SLICES} is the most"
        elif any(value is None or value < 0 for value in values) or not sum(value or 0 for value in values):
            message = (
                "a pie shows parts of a whole: no number of it is missing or below zero, and not all are zero"
            )
        else:
            return
        raise Complaint(message, "write kind: bar", code=codes.CHART_NUMBERS)
