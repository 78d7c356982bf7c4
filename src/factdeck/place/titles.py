"""The titles of slides: unique, numbered where a slide goes on, cut where no size fits, with no runt of a last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import Line

Numbered = Callable[[str, int, int], str]
"""Title, number of the part, number of parts → the title of a continuation slide."""

TITLE_SCALES = (1.0, 0.92, 0.84, 0.76)
"""Steps by which a long title may be set smaller."""
SCALES_OF_LONG_WORDS = (0.68, 0.6)
"""Further steps for a title with a word that is wider than its place."""
SCALES_ON_TEMPLATE = (*TITLE_SCALES, *SCALES_OF_LONG_WORDS, 0.52)
"""A template's places for titles are what they are."""
RUNT_SHARE = 0.2
"""Of the width: a title's last line is too short below this."""


def unique_titles(
    boxes: Sequence[TextBox | None],
    numbered: Numbered,
    again: Callable[[str], str],
    cover: int | None = None,
) -> list[str]:
    """Each slide's title; equal ones are numbered, since a reader of titles alone must tell slides apart.

    The cover's stays as it is; where a single other slide has it as well, ``again`` says what that one is called.
    """
    told = ["".join(run.text for run in box.runs) if box else "" for box in boxes]
    plain = [title for at, title in enumerate(told) if at != cover]
    if cover is not None and told[cover] and plain.count(told[cover]) == 1:
        name = again(told[cover])
        plain = [name if title == told[cover] else title for title in plain]
    counts = Counter(plain)
    seen: Counter[str] = Counter()
    titles = []
    for title in plain:
        seen[title] += 1
        titles.append(numbered(title, seen[title], counts[title]) if title and counts[title] > 1 else title)
    if cover is not None:
        titles.insert(cover, told[cover])
    return titles


def retitled(box: TextBox, shown: str) -> TextBox:
    """The title with the number of its part behind it."""
    title = "".join(run.text for run in box.runs)
    if shown == title:
        return box
    if shown.startswith(title):
        tail = replace(box.runs[-1], text=shown[len(title) :], link="", element=None)
        return box.changed(runs=(*box.runs, tail))
    return box.changed(runs=(replace(box.runs[0], text=shown),))


def without_runt(sizes: Iterator[TextBox], width: float) -> TextBox | None:
    """The first, largest title, or one a step or two smaller that saves a last line of a single short word."""
    largest = next(sizes, None)
    if largest is None:
        return None
    if not has_runt(largest, width):
        return largest
    count = len(largest.lines(width))
    return next((each for each in islice(sizes, 2) if len(each.lines(width)) < count), largest)


def has_runt(box: TextBox, width: float, share: float = RUNT_SHARE) -> bool:
    """Whether the last of several lines is no longer than a share of the width, as a single short word is."""
    lines = box.lines(width)
    return len(lines) > 1 and _length(lines[-1]) <= share * width


def _length(line: Line) -> float:
    return line.pieces[-1].x + line.pieces[-1].width if line.pieces else 0.0


def cut_title(title: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of a title that fits with an ellipsis behind it, cut between words if that leaves half."""
    low, high = 0, len(title)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(title[:middle].rstrip() + "…") else (low, middle)
    between = title.rfind(" ", 0, low + 1)
    return title[: between if between > low / 2 else low].rstrip(" ,;:–-") + "…"
