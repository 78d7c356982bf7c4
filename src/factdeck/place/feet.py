"""Texts for the left, centre and right of a running foot to one line below the text area of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factdeck.layout.paper_layout import PaperLayout
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.lines import natural_width
from factdeck.scene import AnyItem, Page, Run, TextItem

FootText = Callable[[int, int], Mapping[str, TextBox]]
"""Page number, number of pages → what stands left, centre and right in the running foot."""
GAP = 12.0
"""Points between two texts of a foot, at least."""
ELLIPSIS = "…"
MOST_MEASURED = 2000
"""Letters of a text that are measured on each page: no foot holds as many."""
JOINT = "·"
"""Between two things that a text of a foot tells."""


def with_feet(layout: PaperLayout, pages: Sequence[Page], foot: FootText) -> list[Page]:
    """The pages, each with its number and its running foot.

    A text too long to stand beside the others in one line is cut, since it stands elsewhere.
    """
    return [
        replace(page, items=[*page.items, *_foot(layout, page, foot(number, len(pages)))], label=str(number))
        for number, page in enumerate(pages, 1)
    ]


def _foot(layout: PaperLayout, page: Page, texts: Mapping[str, TextBox]) -> Iterator[AnyItem]:
    _, right, bottom, left = layout.page.margins
    width = page.size.width - left - right
    for where, text in _shortened(texts, width).items():
        item = text.place(left, page.size.height - bottom * 0.55 - text.style.leading / 2, width)[0]
        assert isinstance(item, TextItem)
        yield replace(item, artifact="Footer", name=f"foot {where}")


def _shortened(texts: Mapping[str, TextBox], width: float) -> dict[str, TextBox]:
    """The texts with the widest cut, as often as they are too wide together."""
    result = {where: _beginning(text) for where, text in texts.items()}
    for _ in texts:
        widths = {where: natural_width(text.runs) for where, text in result.items()}
        over = _reach(widths) + GAP * (len(result) - 1) - width
        if over <= 0:
            break
        widest = max(widths, key=lambda where: widths[where])
        result[widest] = _cut(result[widest], max(0.0, widths[widest] - over))
    return result


def _beginning(box: TextBox) -> TextBox:
    """A text, or as much of it as can matter: on each page all of a long one would take time by the square of its length."""
    if sum(len(run.text) for run in box.runs) <= MOST_MEASURED:
        return box
    return box.changed(runs=_first(box.runs, MOST_MEASURED), run_marks=())


def _reach(widths: Mapping[str, float]) -> float:
    """The width that texts need together: what stands in the centre leaves as much at its left as at its right."""
    if "center" not in widths:
        return sum(widths.values())
    sides = [width for where, width in widths.items() if where != "center"]
    return widths["center"] + 2 * max(sides, default=0.0)


def _cut(box: TextBox, width: float) -> TextBox:
    """As many whole words as the width holds with an ellipsis behind them; letters where not even one word fits.

    Where nothing is left behind a joint, what stands before it is whole.
    """
    text = "".join(run.text for run in box.runs)
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        fits = natural_width(_first(box.runs, middle)) <= width
        low, high = (middle, high) if fits else (low, middle)
    shown = text[:low].rstrip()
    if not text[low:].startswith(" ") and " " in shown:
        shown = shown[: shown.rindex(" ")].rstrip()
    if shown.endswith(JOINT):
        return box.changed(runs=_first(box.runs, len(shown.rstrip(f"{JOINT} ")), ""), run_marks=())
    return box.changed(runs=_first(box.runs, len(shown)), run_marks=())


def _first(runs: Sequence[Run], count: int, end: str = ELLIPSIS) -> tuple[Run, ...]:
    """The runs' first characters, and an ellipsis."""
    result: list[Run] = []
    for run in runs:
        if count <= 0 and result:
            break
        result.append(replace(run, text=run.text[: max(0, count)]))
        count -= len(run.text)
    result[-1] = replace(result[-1], text=result[-1].text.rstrip() + end)
    return tuple(result)
