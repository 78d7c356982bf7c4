"""Columns that may be arranged in several ways to the one that needs the fewest slides."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.place.box import FlowBox, TooWideWord
from factdeck.place.boxes.beside import Beside
from factdeck.scene import AnyItem, Bookmark


class Forms(FlowBox, kw_only=True):
    """The first of them where nobody says how much room there is."""

    forms: tuple[Beside, ...]
    """The same in other arrangements, the better one first."""

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        fitted = (form.fitted(width, height, smallest) for form in self.forms)
        sized = [form for form in fitted if isinstance(form, Beside)]
        return min(sized, key=lambda form: form.slides(width, height))

    def height(self, width: float) -> float:
        return self.forms[0].height(width)

    def split(self, width: float, available: float) -> tuple[FlowBox, FlowBox] | None:
        return self.forms[0].split(width, available)

    def place(self, x: float, y: float, width: float) -> list[AnyItem]:
        return self.forms[0].place(x, y, width)

    def bookmarks(self, y: float, width: float) -> Iterator[Bookmark]:
        yield from self.forms[0].bookmarks(y, width)

    def too_wide(self, width: float) -> Iterator[TooWideWord]:
        return self.forms[0].too_wide(width)

    def words(self) -> int:
        return self.forms[0].words()
