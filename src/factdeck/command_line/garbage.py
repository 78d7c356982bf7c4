"""How often Python looks for garbage: seldom while a command runs, and then as it did before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLD = 1_000_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""


def collect_little_garbage() -> None:
    """For a process that ends with its command: to look for garbage as it ends would take an eighth of a build."""
    gc.set_threshold(THRESHOLD)


@contextmanager
def little_garbage_collected() -> Iterator[None]:
    """Collects garbage seldom while a command runs; afterwards as often as before."""
    before = gc.get_threshold()
    collect_little_garbage()
    try:
        yield
    finally:
        gc.set_threshold(*before)
