"""Names on a map to places where each can be read: none over another, few over strong lines, the rest as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin

from factdeck.diagrams.map.board import Board, Placed, Words, box_around, disc_radius, steps_along
from factdeck.diagrams.map.region import Frame, Spot
from factdeck.diagrams.map.room import Room
from factdeck.drawing import Anchor


def set_at(board: Board, key: str, text: str, spot: Spot, font: str, size: float, disc: str = "") -> bool:
    """A label whose place is given: there, or as near as the map's edge and other labels let it."""
    for words in board.shapes_of(text, font, (size, board.look.small), 3, disc=disc):
        aside, above = words.width / 2 + board.edge, words.height / 2 + board.edge
        x = min(max(spot[0], aside), board.width - aside)
        y = min(max(spot[1], above), board.height - above)
        for dx, dy in _spiral(size * 0.6, 40):
            box = box_around(x + dx, y + dy, words)
            if board.free(box):
                board.set(Placed(key, words, box))
                return True
    return False


def _spiral(step: float, count: int) -> Iterator[Spot]:
    """Steps away from a spot, the nearest first (Vogel's sunflower)."""
    yield 0.0, 0.0
    for number in range(1, count):
        far, turn = step * number**0.5, number * pi * (3 - 5**0.5)
        yield far * cos(turn), far * sin(turn)


_AROUND = (
    *((1, 0.0), (1, 0.7), (1, -0.7), (-1, 0.0), (-1, 0.7), (-1, -0.7), (0, 1.0), (0, -1.0)),
    *((0.8, 1.0), (0.8, -1.0), (-0.8, 1.0), (-0.8, -1.0)),
)
"""Right, above right, below right, the same on the left, above, below: the likes of Imhof (1975), in this order; then
above and below with more of the name to one side."""


def set_beside(board: Board, key: str, text: str, spot: Spot, reach: float, font: str, size: float) -> bool:
    """A label beside a mark of a radius."""
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size,), 2):
        for rank, (side, up) in enumerate(_AROUND):
            box = _beside(spot, reach + size * 0.18, words, side, up)
            if not board.free(box):
                continue
            cost = rank * 0.5 + board.ink(box) * 0.8 + (len(words.lines) - 1) * 4
            align: Anchor = "start" if side > 0 else "end" if side < 0 else "middle"
            if best is None or cost < best[0]:
                best = cost, Placed(key, words, box, align)
    return _set(board, best)


def set_apart(
    board: Board, key: str, text: str, spot: Spot, reach: float, font: str, size: float, farthest: float
) -> bool:
    """A label near a mark of a radius, with a line to it."""
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size,), 2):
        for x, y, far in _around(spot, words, farthest):
            box = box_around(x, y, words)
            cost = far * 0.7 + len(words.lines) * 2
            if best is not None and cost >= best[0]:
                break
            cost += board.ink(box) * 0.8
            if (best is not None and cost >= best[0]) or not board.free(box):
                continue
            start = _nearest(box, spot)
            length = hypot(spot[0] - start[0], spot[1] - start[1])
            share = 1 - reach / length if length > reach else 0.0
            leader = (
                start,
                (start[0] + (spot[0] - start[0]) * share, start[1] + (spot[1] - start[1]) * share),
            )
            if board.leader_is_free(leader):
                best = cost, Placed(key, words, box, leader=leader)
    return _set(board, best)


def _set(board: Board, best: tuple[float, Placed] | None) -> bool:
    """Whether there is a best label, which is then set."""
    if best:
        board.set(best[1])
    return best is not None


def _beside(spot: Spot, gap: float, words: Words, side: float, up: float) -> Frame:
    x, y = spot
    if abs(side) < 1:
        return box_around(x + side * words.width / 2, y + up * (gap + words.height / 2), words)
    near = gap * (0.75 if up else 1.0)
    middle = x + side * (near + words.width / 2)
    return box_around(middle, y + up * (words.height / 2 + gap * 0.3), words)


def set_inside(
    board: Board,
    key: str,
    text: str,
    room: Room,
    font: str,
    sizes: Sequence[float],
    disc: str = "",
    keep_off: Sequence[Spot] = (),
) -> bool:
    """A name on the region that it names."""
    middle = room.middle()
    for words in board.shapes_of(text, font, sizes, 3, disc=disc):
        best: tuple[float, Frame] | None = None
        for x, y in _places_inside(room, words):
            box = box_around(x, y, words)
            cost = hypot(x - middle[0], (y - middle[1]) * 1.4)
            if best is not None and cost >= best[0]:
                continue
            cost += board.ink(box) * 1.5
            if best is not None and cost >= best[0]:
                continue
            cost += sum(_crowded(box, spot, words.size) for spot in keep_off)
            if (best is None or cost < best[0]) and board.free(box):
                best = cost, box
        if best:
            board.set(Placed(key, words, best[1]))
            return True
    return False


def _crowded(box: Frame, spot: Spot, size: float) -> float:
    """What a label costs that leaves a town no room for its own name."""
    return 14.0 * max(0.0, 1 - _distance((box[0] - 2 * size, box[1], box[2] + 2 * size, box[3]), spot) / size)


def _places_inside(room: Room, words: Words) -> Iterator[Spot]:
    """Middles, evenly spread, around which words lie in a region."""
    across = room.right - room.left - words.width
    up = room.top - room.bottom - words.height
    if across <= 0 or up <= 0:
        return
    columns, rows = min(24, int(across / 3) + 2), min(24, int(up / 2.5) + 2)
    xs = [room.left + words.width / 2 + across * (column + 0.5) / columns for column in range(columns)]
    for row in range(rows):
        y = room.bottom + words.height / 2 + up * (row + 0.5) / rows
        for x in room.fitting(xs, y, words):
            yield x, y


def set_over(
    board: Board,
    key: str,
    text: str,
    room: Room,
    font: str,
    sizes: Sequence[float],
    others: Sequence[Room],
    disc: str = "",
) -> bool:
    """A name that reaches over the edge of the region that it names, but not on another, and lies on it with its middle."""
    middle = room.middle()
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, sizes, 3, disc):
        if words.width * words.height * 1.5 > room.size:
            continue
        for x, y in room.grid:
            box = box_around(x, y, words)
            cost = hypot(x - middle[0], (y - middle[1]) * 1.4) + (sizes[0] - words.size) * 8
            if best is not None and cost - 4 * words.size >= best[0]:
                continue
            cost += board.ink(box) * 1.5
            if (best is not None and cost - 4 * words.size >= best[0]) or not board.free(box):
                continue
            share = sum(room.rows.holds((x + words.width * part, y)) for part in (-0.4, -0.2, 0.2, 0.4))
            cost -= share * words.size
            if share < 2 or (best is not None and cost >= best[0]):
                continue
            ends = [(across, up) for across in (box[0], box[2]) for up in (box[1], box[3])]
            if not any(other.rows.holds(at) for other in others for at in ends):
                best = cost, Placed(key, words, box)
    return _set(board, best)


def set_with_leader(
    board: Board,
    key: str,
    text: str,
    room: Room,
    font: str,
    size: float,
    others: Sequence[Room],
    farthest: float,
    disc: str = "",
) -> bool:
    """A name near what it names, with a line to it; not on another region where that can be had."""
    spot = room.middle()
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size,), 3, disc=disc):
        for x, y, reach in _around(spot, words, farthest):
            box = box_around(x, y, words)
            cost = reach * 0.7 + len(words.lines) * 2
            if best is not None and cost >= best[0]:
                break
            cost += board.ink(box) * 2.0
            if (best is not None and cost >= best[0]) or not board.free(box):
                continue
            spots = [(x, y), (box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])]
            cost += 6 * sum(other.rows.holds(at) for other in others for at in spots)
            if best is not None and cost >= best[0]:
                continue
            leader = (start := _nearest(box, spot), _just_inside(room, start, spot, size))
            if board.leader_is_free(leader):
                best = cost, Placed(key, words, box, leader=leader)
    return _set(board, best)


_SIXTEEN_WAYS = tuple((cos(turn * pi / 8), sin(turn * pi / 8)) for turn in range(16))


def _around(spot: Spot, words: Words, farthest: float) -> Iterator[tuple[float, float, float]]:
    """Middles of boxes around a spot, each with how far the box is from it, the nearest first."""
    for far in range(1, 7):
        reach = farthest * far / 6
        for dx, dy in _SIXTEEN_WAYS:
            yield (
                spot[0] + dx * (reach + words.width / 2),
                spot[1] + dy * (reach + words.height / 2),
                reach,
            )


def _just_inside(room: Room, start: Spot, end: Spot, depth: float) -> Spot:
    """Where a line that comes from outside has run so far into a region."""
    inside = 0.0
    for spot in steps_along((start, end), 1.0):
        inside = inside + 1.0 if room.rows.holds(spot) else 0.0
        if inside >= depth:
            return spot
    return end


def _nearest(box: Frame, spot: Spot) -> Spot:
    return min(max(spot[0], box[0] - 0.8), box[2] + 0.8), min(max(spot[1], box[1]), box[3])


def set_along(
    board: Board,
    key: str,
    text: str,
    line: Sequence[Spot],
    font: str,
    size: float,
    gap: float,
    disc: str = "",
) -> bool:
    """A level name beside a line, best near its middle or its beginning."""
    spots = list(steps_along(line, 4.0))
    for far in (gap, gap + size * 0.5, gap + size):
        best = _best_along(board, key, text, spots, font, size, far, disc)
        if best:
            board.set(best)
            return True
    return False


_TWELVE_WAYS = tuple((cos(turn * pi / 6), sin(turn * pi / 6)) for turn in range(12))


def _best_along(
    board: Board, key: str, text: str, spots: Sequence[Spot], font: str, size: float, gap: float, disc: str
) -> Placed | None:
    """A label so far from a line; a slanting line needs a greater gap than a level one."""
    best: tuple[float, Placed] | None = None
    for words in board.shapes_of(text, font, (size, board.look.small), 3, disc=disc):
        for share in (0.4, 0.25, 0.55, 0.1, 0.7, 0.0, 0.85, 1.0):
            least = abs(share - 0.35) * 6 + len(words.lines) * 1.5 + (4 if words.size < size else 0)
            if best is not None and least >= best[0]:
                continue
            at = spots[min(int(share * len(spots)), len(spots) - 1)]
            for dx, dy in _TWELVE_WAYS:
                box = box_around(
                    at[0] + dx * (gap + words.width / 2), at[1] + dy * (gap + words.height / 2), words
                )
                cost = least + board.ink(box) * 1.5
                if (best is not None and cost >= best[0]) or not board.free(box):
                    continue
                cost += min(_distance(box, spot) for spot in spots[::2]) * 0.6
                if best is None or cost < best[0]:
                    best = cost, Placed(key, words, box)
    return best[1] if best else None


def _distance(box: Frame, spot: Spot) -> float:
    return hypot(max(box[0] - spot[0], 0.0, spot[0] - box[2]), max(box[1] - spot[1], 0.0, spot[1] - box[3]))


MOST_NUMBER_SPOTS = 1000
"""Tried for a number, from its own outward: some 25 discs away from it."""


def set_number(board: Board, key: str, number: int, spot: Spot, reach: float = 0.0) -> None:
    """A number in a disc at a spot, or as near to it as there is room; it always finds one."""
    size = board.look.small
    words = board.words(str(number), board.look.bold, size)
    assert words is not None
    radius = disc_radius(board.look, str(number))
    margin = radius + board.edge
    for dx, dy in _spiral(radius * 0.8, MOST_NUMBER_SPOTS):
        if hypot(dx, dy) < reach:
            continue
        x = min(max(spot[0] + dx, margin), board.width - margin)
        y = min(max(spot[1] + dy, margin), board.height - margin)
        box = (x - radius, y - radius, x + radius, y + radius)
        if board.free(box, 0.4):
            break
    far = hypot(x - spot[0], y - spot[1])
    leader = None
    if far > radius * 1.6 + reach:
        leader = ((x + (spot[0] - x) * radius / far, y + (spot[1] - y) * radius / far), spot)
    board.set(Placed(key, words, box, leader=leader, number=True))
