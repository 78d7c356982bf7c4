"""The shape of a block: its name, what it shows, its options, and the function that makes its boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from factdeck.blocks.context import Context
from factdeck.place.box import FlowBox
from factdeck.reading import Strict


class NoOptions(Strict):
    """A block without options."""


class Block(Struct, frozen=True):
    """A block that layouts may name."""

    name: str
    shows: str
    """One sentence for lists and the reference."""
    make: Callable[[Context, Any], list[FlowBox]]
    options: type[Strict] = NoOptions
    needs: str = ""
    """What an article has to have for it, as a message says it: “a quiz”."""
    furniture: bool = False
    """Whether it only goes with what else a slide shows: no slide is made for it alone."""
    lists_sources: bool = False
    """Whether it tells the sources: what a layout without any such block shows has no numbers that lead to them."""
    answers: bool = False
    """Whether it answers questions: a print for pupils may leave it out."""
