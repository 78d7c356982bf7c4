"""What goes to a worker for an article, and what comes back."""

from __future__ import annotations

from msgspec import Struct

from factdeck.api import Outputs
from factdeck.library.elsewhere import Read


class Parcel(Struct, frozen=True):
    """An article for a worker."""

    article: str
    """Its path or address, as it was asked for."""
    pieces: tuple[int, ...]
    """The numbers of the pieces that are wanted of it."""
    files: dict[str, bytes]
    """Its own file and those that it names, as far as is known; none of an article at an address, which workers read."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(map(len, self.files.values()))


class Made(Struct, frozen=True):
    """The outputs of an article, and how long they took."""

    outputs: Outputs
    seconds: float
    read: tuple[Read, ...] = ()
    """The files at addresses that they were made from, where a cache is to know them again."""


class Lacking(Struct, frozen=True):
    """The files that an article names, and that were not sent along."""

    names: tuple[str, ...]
