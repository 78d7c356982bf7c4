"""How often Python looks for garbage: seldom while a command runs, and then as it did before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLD = 1_000_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""


@contextmanager
def little_garbage_collected() -> Iterator[None]:
    """Collects garbage seldom while a command runs; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(THRESHOLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
