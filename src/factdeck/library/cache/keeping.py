"""A store to a keeper of what is derived from articles, as maps and drawings."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from msgspec import Struct, field

from factdeck.library.cache.store import Store


class StoreKeeper(Struct, frozen=True):
    """Keeps bytes in a store, for the code that they were derived by.

    A store that is not there yet is begun by ``finish`` alone: an article that is wrong leaves nothing behind.
    """

    store: Store
    code: str
    _waiting: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: bytes) -> bytes | None:
        return self.store.get_derived(self._named(key))

    def put(self, key: bytes, data: bytes) -> None:
        self._waiting[self._named(key)] = data
        if self.store.is_begun:
            self.finish()

    def finish(self) -> None:
        """Writes what waits for the store to be begun."""
        with suppress(OSError):
            for key, data in self._waiting.items():
                self.store.put_derived(key, data)
        self._waiting.clear()

    def _named(self, key: bytes) -> str:
        return f"{self.code} {sha256(key).hexdigest()}"
