"""What was read from layout files, to the same again for as long as the files are the same."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from factdeck.messages.problems import Problems, Source
from factdeck.reading.files import bytes_of, read_source

Value = TypeVar("Value")
MOST_KEPT = 256
"""Layouts, themes, tables of words, and what they come to together, that are remembered: of a set, in some languages."""


class FilesSeen(Struct):
    """Which files were there, and what stood in those that were read."""

    there: dict[Path, bool] = field(default_factory=dict)
    read: dict[Path, bytes] = field(default_factory=dict)

    def is_there(self, path: Path) -> bool:
        """Whether there is a file under a path."""
        self.there[path] = os.path.isfile(path)
        return self.there[path]

    def source(self, path: Path, problems: Problems) -> Source | None:
        """The file's text; None where it can't be read as text."""
        result = read_source(path, problems)
        self.read[path] = result.data if result else b""
        return result

    def note(self, path: Path) -> None:
        """Have the file count for one that was read."""
        self.read[path] = bytes_of(path) or b""

    def add(self, other: FilesSeen) -> None:
        """Take over what another one has seen."""
        self.there |= other.there
        self.read |= other.read

    @property
    def are_the_same(self) -> bool:
        """Whether everything stands as it was seen."""
        return all(os.path.isfile(path) == was for path, was in self.there.items()) and all(
            bytes_of(path) == data for path, data in self.read.items()
        )


class _Kept(Struct, frozen=True):
    value: object
    seen: FilesSeen


_KEPT: OrderedDict[Hashable, _Kept] = OrderedDict()


def remembered(
    key: Hashable, seen: FilesSeen, problems: Problems, read: Callable[[FilesSeen], Value | None]
) -> Value | None:
    """What ``read`` made of files under a key, read again only where any of them has changed; ``seen`` learns of them.

    What was told of, or is None, is not remembered: it is told again.
    """
    whole = (os.getcwd(), key)
    kept = _KEPT.get(whole)
    if kept is not None and kept.seen.are_the_same:
        _KEPT.move_to_end(whole)
        seen.add(kept.seen)
        return kept.value  # type: ignore[return-value]
    own, before = FilesSeen(), len(problems)
    value = read(own)
    seen.add(own)
    if value is not None and len(problems) == before:
        _KEPT[whole] = _Kept(value, own)
        if len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return value
