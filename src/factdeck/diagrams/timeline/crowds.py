"""Places along an axis to the crowds among them: three or more that stand too near for their numbers to be told apart."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 3


def crowds(places: Sequence[float], reach: float, clear: float) -> list[range]:
    """The numbers of neighbours that stand within ``reach``, with those nearer than ``clear`` to the outermost.

    The places stand in order. Places that are all the same make no crowd: nothing could part them.
    """
    result: list[range] = []
    begin = 0
    while begin < len(places):
        end = begin + 1
        while end < len(places) and places[end] - places[begin] <= reach:
            end += 1
        if end - begin < FEWEST or places[end - 1] == places[begin]:
            begin += 1
            continue
        start = begin
        while end < len(places) and places[end] - places[end - 1] < clear:
            end += 1
        least = result[-1].stop if result else 0
        while start > least and places[start] - places[start - 1] < clear:
            start -= 1
        if result and result[-1].stop == start and places[start] - places[start - 1] < clear:
            start = result.pop().start
        result.append(range(start, end))
        begin = end
    return result
