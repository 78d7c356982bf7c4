"""What holds for the whole process, set for a while and then put back as it was, whatever happens meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_GARBAGE_THRESHOLD = 1_000_000
"""A build lives for a second; looking for garbage as often as a server does costs a tenth of it."""


@contextmanager
def little_garbage_collected() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def noted(name: str) -> Iterator[list[str]]:
    """What a library's logger warns of meanwhile; nothing of it is printed."""
    import logging

    said: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, handler = logging.getLogger(name), Noting(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
