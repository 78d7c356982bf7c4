"""What a build is asked for besides an article and its layouts."""

from __future__ import annotations

from msgspec import Struct

MOST_MINUTES = 256
"""Of a lesson."""


class Options(Struct, frozen=True):
    """What stands in place of what layouts say; raises ValueError for a size, version or length that there is not."""

    paper: str = ""
    """A4, Letter, A5…"""
    theme: str = ""
    """A theme's name or file."""
    template: str = ""
    """The path of a .pptx or .potx that decks are built on."""
    embed_source: bool = True
    """Whether an output that can hold files holds the article that it was made from."""
    version: str = ""
    """Which version of a handout: a letter from A to Z."""
    seed: str = ""
    """What shuffles entries in handouts that do; the article's own where empty."""
    minutes: int = 0
    """How long a lesson is, for a plan of it; 0 where nothing was said."""
    simple: bool = False
    """Whether the simple texts stand in place of the usual ones."""
    citation_style: str = ""
    """A citation style's name, or the path of a .csl file."""

    def __post_init__(self) -> None:
        if self.version and not ("A" <= self.version <= "Z" and len(self.version) == 1):
            raise ValueError(f"{self.version!r} is no version: it is a letter from A to Z")
        if not 0 <= self.minutes <= MOST_MINUTES:
            raise ValueError(f"{self.minutes} is no number of minutes from 1 to {MOST_MINUTES}")
        if self.paper:
            from factdeck.layout.values import read_paper_size

            read_paper_size(self.paper)
