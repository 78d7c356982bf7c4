"""What follows from given values alone to the same again: worked out once, and kept for later runs where something keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import DecodeError, ValidationError
from msgspec.msgpack import Decoder, Encoder

Value = TypeVar("Value")


class Keeper(Protocol):
    """Keeps bytes from one run to the next."""

    def get(self, key: bytes) -> bytes | None:
        """What was put under the same key last; None where it is not, or no longer, kept."""

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps bytes, if it can."""


_KEEPER: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper) -> Iterator[None]:
    """What is derived inside is looked up with a keeper first."""
    before = _KEEPER.set(keeper)
    try:
        yield
    finally:
        _KEEPER.reset(before)


def is_kept() -> bool:
    """Whether anything keeps what is derived."""
    return _KEEPER.get() is not None


def derived(kind: str, given: object, made: type[Value], make: Callable[[], Value]) -> Value:
    """What ``make`` returns, a ``made``; or what it returned in an earlier run for the same kind and given values.

    ``given`` holds all that the result follows from, as values that msgspec encodes, and paths. What ``make`` raises is
    raised, and never kept.
    """
    keeper = _KEEPER.get()
    if keeper is None:
        return make()
    key = _ENCODER.encode((kind, given))
    data = keeper.get(key)
    if data is not None:
        try:
            return Decoder(made, dec_hook=_decoded).decode(data)
        except (DecodeError, ValidationError):
            pass
    value = make()
    keeper.put(key, _ENCODER.encode(value))
    return value


def _encoded(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} is no value that can be kept")


def _decoded(kind: type, value: object) -> Path:
    if kind is Path:
        return Path(str(value))
    raise NotImplementedError(f"{kind.__name__} is no value that can be kept")


_ENCODER = Encoder(enc_hook=_encoded)
