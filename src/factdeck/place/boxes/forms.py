"""Columns that may be arranged in several ways to the one that needs the fewest slides."""

from __future__ import annotations

from factdeck.place.box import FlowBox
from factdeck.place.boxes.beside import Beside
from factdeck.place.boxes.one_of import OneOf


class Forms(OneOf, kw_only=True):
    """The first of them where nobody says how much room there is."""

    forms: tuple[Beside, ...]
    """The same in other arrangements, the better one first."""

    def at(self, width: float) -> FlowBox:
        return self.forms[0]

    def fitted(self, width: float, height: float, smallest: float) -> FlowBox:
        fitted = (form.fitted(width, height, smallest) for form in self.forms)
        sized = [form for form in fitted if isinstance(form, Beside)]
        return min(sized, key=lambda form: form.slides(width, height))

    def words(self) -> int:
        return self.forms[0].words()
