"""What layouts of every medium say, to a typed layout: what it makes, its theme, and the blocks that it uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from factdeck.layout.values import Medium, WholeNumber
from factdeck.reading import Before, Field, Strict, Text


def read_block(value: object) -> object:
    """A block's name alone stands for the block without options."""
    return {"block": value} if isinstance(value, str) else value


class BlockSpec(Strict, open=True):
    """A block and its options; which options there are is the block's to say."""

    block: Text = Field(description="The block's name; `factdeck blocks` lists them.", examples=["lead"])
    inside: Text | None = Field(
        None, alias="in", description="The region that the block flows into.", examples=["main"]
    )
    for_each: Text | None = Field(
        None,
        alias="for each",
        description="The part of the article that the block is repeated for.",
        examples=["sections"],
    )
    name: Text | None = Field(
        None,
        description="What a layout that extends this one calls the block by; by what it is where not given.",
        examples=["first heading"],
    )
    gives_way: WholeNumber = Field(
        0,
        alias="gives way",
        description="Its turn, from 1 on, to give up its ruled lines, or itself where it has none, before an article "
        "gets more pages than it is to fill; 0 keeps all.",
        examples=["1"],
    )

    @property
    def options(self) -> dict[str, object]:
        return dict(self.extra)


Block = Annotated[BlockSpec, Before(read_block)]


class Changes(Strict, open=True):
    """Options of a block in place of those that it has."""


def read_change(value: object) -> object:
    """“no” as no options at all: the block is left out."""
    return {} if value == "no" else value


Change = Annotated[Changes, Before(read_change, {"const": "no"})]


class AddedBlock(BlockSpec, open=True):
    """A block, and where among the others it stands."""

    before: Text | None = Field(None, description="The block that it stands before.", examples=["sources"])
    behind: Text | None = Field(None, description="The block that it stands behind.", examples=["lead"])


Addition = Annotated[AddedBlock, Before(read_block)]


class Layout(Strict):
    """What every layout says: what it makes, the layout that it changes and the theme that it is set in."""

    medium: ClassVar[Medium]

    output: Text = Field(description="The kind of file that is made.")
    extends: Text | None = Field(None, description="The layout that this one changes.")
    description: Text | None = Field(None, description="What the layout makes, in a line.")
    theme: Text = Field(default=Text("classic"), description="The theme.")
    citation_style: Text | None = Field(
        None,
        alias="citation style",
        description="How sources are cited and listed: short, numbers as in a fact sheet; a style's name, as in apa or "
        "chicago-author-date; or the path of a .csl file. The theme's where not given.",
        examples=["chicago-notes-bibliography"],
    )
    change: dict[Text, Change] = Field(
        default_factory=dict,
        description="By the names of blocks of the layout that this one extends, the options that differ; no leaves a "
        "block out.",
        examples=[{"map": {"height": "60mm"}, "timeline": "no"}],
    )
    add: list[Addition] = Field(
        default_factory=list,
        description="More blocks for the layout that this one extends; each stands before or behind the block that it "
        "names, or at the end.",
        examples=[[{"block": "lines", "in": "main", "behind": "sources"}]],
    )

    def blocks_used(self) -> Iterator[BlockSpec]:
        """Every block that the layout uses."""
        return iter(())

    def styles_named(self) -> Iterator[Text]:
        """The styles that the layout names outside the options of its blocks."""
        return iter(())

    def colours_named(self) -> Iterator[Text]:
        """The colours that the layout names."""
        return iter(())
