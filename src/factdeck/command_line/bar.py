"""How many articles are done to a bar on a terminal, with their rate and the time that is left."""

from __future__ import annotations

from time import perf_counter

from factdeck.command_line.progress import Progress


class Bar:
    """A bar with rate and time left on a terminal; nothing elsewhere."""

    def __init__(self, count: int, *, shown: bool):
        self._progress = Progress(count, quiet=not shown)
        self._count, self._done, self._began = count, 0, perf_counter()

    def __enter__(self) -> Bar:
        self._show()
        return self

    def __exit__(self, *raised: object) -> None:
        self.clear()

    def clear(self) -> None:
        self._progress.clear()

    def step(self) -> None:
        self._done += 1
        self._show()

    def _show(self) -> None:
        if self._progress.bar and self._done < self._count:
            self._progress.step(told_rate(self._done, self._count, perf_counter() - self._began))


def told_rate(done: int, count: int, seconds: float) -> str:
    """“120 of 400, 38 a second, 7 s left”."""
    from factdeck.library.reports import rate_told

    if not done or seconds <= 0.0:
        return f"{done:,} of {count:,}"
    rate = done / seconds
    left = round((count - done) / rate)
    time = f"{left // 60} min {left % 60} s" if left >= 60 else f"{left} s"
    return f"{done:,} of {count:,}, {rate_told(rate)}, {time} left"
