"""Word of each new revision to everyone who listens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

HEARTBEAT = 15.0
"""Seconds after which something is sent even without news, so that a listener who has gone is noticed."""


class News:
    """Belongs to the event loop that serves; ``tell`` and ``end`` may be called from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: set[asyncio.Queue[int | None]] = set()
        self._ended = False

    def tell(self, revision: int) -> None:
        self._send(revision)

    def end(self) -> None:
        self._ended = True
        self._send(None)

    def _send(self, revision: int | None) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._pass_on, revision)

    def _pass_on(self, revision: int | None) -> None:
        for listener in self._listeners:
            listener.put_nowait(revision)

    async def heard(self, revision: int) -> AsyncIterator[int | None]:
        """The revision at hand, then each new one; None where there has been no news for a while."""
        self._loop = asyncio.get_running_loop()
        listener: asyncio.Queue[int | None] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield revision
            while not self._ended:
                try:
                    news = await asyncio.wait_for(listener.get(), HEARTBEAT)
                except asyncio.TimeoutError:
                    yield None
                    continue
                if news is None:
                    return
                yield news
        finally:
            self._listeners.discard(listener)
