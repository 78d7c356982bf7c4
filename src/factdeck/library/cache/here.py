"""Outputs in a folder of this machine, to whether they stand as they were written; kept in a store, and brought back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from factdeck.files.plain import write_all
from factdeck.library.cache.states import AnyState, StoredFile, all_stand, changed_at, state_of
from factdeck.library.cache.store import Store
from factdeck.library.cache.there import LooksThere
from factdeck.library.one_article import WrittenFile, hash_of


class Here(Struct, frozen=True):
    """A folder that outputs go to."""

    folder: Path
    name: str
    """The same from the root."""

    @classmethod
    def of(cls, folder: Path) -> Here:
        """A folder by its path."""
        return cls(folder, os.path.abspath(folder))

    def where(self, name: str) -> tuple[Path, str]:
        """The path and the address of an output; no address here."""
        return self.folder / name, ""

    def stand(self, files: Sequence[StoredFile], states: Sequence[AnyState], _looks: LooksThere) -> bool:
        """Whether files stand as they were when these states were taken, or have the same bytes at least."""
        return all_stand([(self._at(file.name), file.digest) for file in files], states)

    def kept(self, files: Sequence[WrittenFile], store: Store) -> tuple[AnyState, ...] | None:
        """The states of files that were just written, which are put into a store; None where others stand there now.

        Raises OSError where that can't be done.
        """
        states = tuple(state_of(file.path) for file in files)
        for file in files:
            data = file.path.read_bytes()
            if hash_of(data) != file.digest:
                return None
            store.put(data)
        return states

    def write(self, files: Sequence[tuple[str, bytes]]) -> tuple[AnyState, ...]:
        """Writes files, all or none; their states afterwards. Raises OSError where they can't be written."""
        write_all([(self.folder / name, data) for name, data in files])
        return self._states([name for name, _ in files])

    def freshened(
        self, files: Sequence[StoredFile], states: Sequence[AnyState], changed: int, _looks: LooksThere
    ) -> tuple[AnyState, ...]:
        """The states of files that stand; where they are older than what they rest on, they get the time of now for make.

        ``changed`` is when that was changed last, in nanoseconds.
        """
        names = [file.name for file in files]
        if changed <= min((changed_at(self._at(name)) for name in names), default=0):
            return tuple(states)
        for name in names:
            os.utime(self._at(name))
        return self._states(names)

    def date(self, files: Sequence[WrittenFile], when: int) -> None:
        """Have files be of a time, in nanoseconds, before what they were made from was saved again: make builds them anew."""
        for file in files:
            os.utime(file.path, ns=(when, when))

    def _at(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def _states(self, names: Sequence[str]) -> tuple[AnyState, ...]:
        return tuple(state_of(self._at(name)) for name in names)
