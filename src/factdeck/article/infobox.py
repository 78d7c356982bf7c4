"""The model of the infobox: facts in rows and groups, what was before and what came after."""

from __future__ import annotations

from typing import Annotated

from factdeck.article.fields import EntryNumberField, InlineField, LinkField, PhraseField
from factdeck.article.map import Map
from factdeck.article.markup import Inline, plain
from factdeck.article.picture import Picture
from factdeck.language.others import is_of_others
from factdeck.reading import ChosenBy, Field, Strict

OTHERS = "More"
"""The heading of the rows that an import finds no other group for."""


class State(Strict):
    """A state or period before or after the subject."""

    name: InlineField = Field(description="The state's name.", examples=["Manchukuo"])
    years: PhraseField | None = Field(None, description="When it was.", examples=["1932–1945"])
    flag: Picture | None = Field(None, description="Its flag.")
    link: LinkField | None = Field(
        None, description="Where to read on.", examples=["https://en.wikipedia.org/wiki/Manchukuo"]
    )


class InfoboxRow(Strict):
    """One fact with its label."""

    label: InlineField = Field(description="What the value is.", examples=["Capital"])
    value: InlineField = Field(description="The fact.", examples=["Shenyang"])
    note: InlineField | None = Field(
        None, description="What stands in brackets behind it.", examples=["1946"]
    )
    number: EntryNumberField | None = Field(
        None,
        description="Its number on cards, in keys and in exports, from 1 to 999, if it is to stay.",
        examples=[12],
    )


class InfoboxGroup(Strict):
    """Facts under a heading of their own."""

    group: InlineField = Field(description="The group's heading.", examples=["Government"])
    rows: list[InfoboxRow] = Field(description="The group's rows.", min_length=1)


def _row_kind(value: object) -> type[Strict]:
    grouped = isinstance(value, dict) and ("group" in value or "rows" in value)
    return InfoboxGroup if grouped else InfoboxRow


AnyRow = Annotated[InfoboxRow | InfoboxGroup, ChosenBy(_row_kind)]


class Infobox(Strict):
    """The facts at a glance."""

    caption: InlineField | None = Field(
        None, description="The name above the infobox.", examples=["Soviet occupation of Manchuria"]
    )
    flag: Picture | None = Field(None, description="The flag or emblem.")
    image: Picture | None = Field(None, description="A picture of the subject.")
    map: Map | None = Field(None, description="A map.")
    rows: list[AnyRow] = Field(default_factory=list, description="Facts, singly or in groups.")
    predecessors: list[State] = Field(default_factory=list, description="What was there before.")
    successors: list[State] = Field(default_factory=list, description="What came after.")


def repeats_title(row: InfoboxRow, infobox: Infobox, title: Inline) -> bool:
    """Whether a row says what the title says and no more, as a long name may, which stands first.

    Further below the label tells something: what has the title's name, as a parish or a post town.
    """
    is_same = plain(row.value).strip().casefold() == plain(title).strip().casefold()
    return row is infobox.rows[0] and row.note is None and is_same


def tells_nothing(group: InfoboxGroup, lang: str) -> bool:
    """Whether a group's heading, as “More”, only says that there are other facts, and nothing of them."""
    return is_of_others(plain(group.group), lang)
