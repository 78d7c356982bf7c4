"""The pictures of a piece to a cache and back, under the bytes of the piece's own file: the same file has the same pictures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from msgspec import DecodeError, Struct, json

from factdeck.library.cache.fingerprints import of_code, of_file
from factdeck.library.cache.store import Store
from factdeck.library.one_article import WrittenFile
from factdeck.site.pictures import Picture, Pictured


class _KeptPicture(Struct, frozen=True):
    """A picture by the hash of its bytes."""

    digest: str
    title: str
    width: int
    height: int


class _Kept(Struct, frozen=True):
    layout: str
    unit: str
    pictures: tuple[_KeptPicture, ...]


def kept_or_drawn(store: Store, file: WrittenFile, draw: Callable[[], Pictured | None]) -> Pictured | None:
    """The pictures of a piece from the store, or drawn, and kept where the store can be written."""
    key = f"pictures {of_code()} {file.path.name} {file.digest or of_file(file.path)}"
    if (known := _found(store, key)) is not None:
        return known
    drawn = draw()
    if drawn is not None:
        with suppress(OSError, UnicodeError):
            _keep(store, key, drawn)
    return drawn


def _found(store: Store, key: str) -> Pictured | None:
    """None where nothing is kept, or not all of it."""
    data = store.get_record(key)
    if data is None:
        return None
    try:
        kept = json.decode(data, type=_Kept)
    except DecodeError:
        return None
    pictures = []
    for each in kept.pictures:
        svg = store.get(each.digest)
        if svg is None:
            return None
        pictures.append(Picture(svg, each.title, each.width, each.height))
    return Pictured(kept.layout, kept.unit, tuple(pictures))


def _keep(store: Store, key: str, drawn: Pictured) -> None:
    pictures = tuple(
        _KeptPicture(store.put(each.svg), each.title, each.width, each.height) for each in drawn.pictures
    )
    store.put_record(key, json.encode(_Kept(drawn.layout, drawn.unit, pictures)))
