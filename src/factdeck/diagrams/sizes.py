"""A look to the sizes of lines, marks and gaps that go with its labels, in points."""

from __future__ import annotations

from msgspec import Struct

from factdeck.diagrams.look import Look


class Sizes(Struct, frozen=True):
    """The measures of a timeline in points, all of which follow from the size of its type."""

    axis: float
    """Stroke of the axis, the strongest line."""
    hairline: float
    mark: float
    """Radius of a mark."""
    bar: float
    """Thickness of an interval's bar."""
    level: float
    """From one bar to the next beside it."""
    tick: float
    """Length of a tick."""
    fade: float
    """Length of an open end."""
    pole: float
    """From a leader to the text behind it."""
    gap: float
    """Between labels that stand side by side."""
    channel: float
    """Left free for a leader that passes between labels."""
    elbow: float
    """Least length of a leader before its label."""

    @classmethod
    def of(cls, look: Look) -> Sizes:
        size = look.size
        return cls(
            axis=max(1.5, size * 0.22),
            hairline=max(0.4, size * 0.055),
            mark=size * 0.3,
            bar=size * 0.46,
            level=size * 0.6,
            tick=size * 0.5,
            fade=size * 3.2,
            pole=size * 0.4,
            gap=size * 1.1,
            channel=size * 0.9,
            elbow=size * 0.6,
        )
