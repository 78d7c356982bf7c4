"""Pages that were written before to whether they still stand as what they would be made from says, so that they are left alone."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, Struct, json

from factdeck.library.cache.states import State, all_stand, is_as_of, of_dependence, state_of
from factdeck.library.cache.store import Store
from factdeck.site.entry import Entry


class Stood(Struct, frozen=True, array_like=True):
    """Files that were written together."""

    made_of: str
    depends: tuple[tuple[str, str], ...]
    """Each file that they were made from besides, with its hash."""
    files: dict[str, str]
    """The hash of each by its path in the site."""
    states: tuple[State, ...]
    """Those of the files when they were written."""
    entry: Entry | None = None
    """The article, as lists know it."""


class Standing(Struct, frozen=True):
    """What a site's folder was given, in a store."""

    store: Store
    folder: Path
    began: int
    """When the run began, in nanoseconds since 1970: what was changed later may have been read as it was before."""

    def find(self, name: str, made_of: str) -> Stood | None:
        """The files that were written under a name, where they are still what they would be made to be."""
        stood = self.last(name)
        if stood is None or stood.made_of != made_of:
            return None
        return stood if all(of_dependence(path) == digest for path, digest in stood.depends) else None

    def last(self, name: str) -> Stood | None:
        """The files that were written under a name last, where all of them still stand."""
        data = self.store.get_record(self._key(name))
        try:
            stood = json.decode(data, type=Stood) if data else None
        except DecodeError:
            return None
        return stood if stood and self._stand(stood) else None

    def keep(
        self,
        name: str,
        made_of: str,
        files: Mapping[str, str],
        depends: Sequence[Path] = (),
        entry: Entry | None = None,
    ) -> None:
        """Remember files that stand there now; not where what they were made from has changed, or gone, since the run began."""
        names = tuple(dict.fromkeys(map(str, depends)))
        rests_on = tuple((path, of_dependence(path)) for path in names)
        if not all(is_as_of(path, self.began) for path in names):
            return
        states = tuple(state_of(f"{self.folder}/{path}") for path in files)
        stood = Stood(made_of, rests_on, dict(files), states, entry)
        with suppress(OSError, UnicodeError):
            self.store.put_record(self._key(name), json.encode(stood))

    def _key(self, name: str) -> str:
        return f"page {os.path.abspath(self.folder)} {name}"

    def _stand(self, stood: Stood) -> bool:
        if len(stood.files) != len(stood.states):
            return False
        files = [(f"{self.folder}/{path}", digest) for path, digest in stood.files.items()]
        return all_stand(files, stood.states)
