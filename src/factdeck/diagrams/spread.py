"""Wanted places of things in a row to places as near as can be where none overlaps and the order stays."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], lengths: Sequence[float], room: float) -> list[float]:
    """Starts of things of these lengths between 0 and ``room``, nearest in sum of squares to those wanted.

    The things must fit the room together. Pool adjacent violators (Ayer and others, Annals of
    Mathematical Statistics 26, 1955), on places from which the lengths before are taken off.
    """
    before = [0.0]
    for length in lengths:
        before.append(before[-1] + length)
    slack = max(0.0, room - before[-1])
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, before, strict=False):
        total, count = place - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            last = pools.pop()
            total, count = total + last[0], count + last[1]
        pools.append((total, count))
    places: list[float] = []
    for total, count in pools:
        at = min(max(total / count, 0.0), slack)
        places += [at + before[len(places) + number] for number in range(count)]
    return places
