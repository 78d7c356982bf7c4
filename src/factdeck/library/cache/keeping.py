"""A store to a keeper of what is derived from articles, as maps and drawings: damaged bytes count as missing."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from msgspec import Struct

from factdeck.library.cache.store import Store

_DIGEST = 32
"""Bytes of a SHA-256."""


class StoreKeeper(Struct, frozen=True):
    """Keeps bytes as records of a store, for the code that they were derived by."""

    store: Store
    code: str

    def get(self, key: bytes) -> bytes | None:
        kept = self.store.get_record(self._named(key))
        if kept is None or sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
            return None
        return kept[_DIGEST:]

    def put(self, key: bytes, data: bytes) -> None:
        with suppress(OSError):
            self.store.put_record(self._named(key), sha256(data).digest() + data)

    def _named(self, key: bytes) -> str:
        return f"derived {self.code} {sha256(key).hexdigest()}"
