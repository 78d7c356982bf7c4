"""Elements of the structure to copies of them, each element to one, so that content is read in a second place as well."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.scene import Element, Paragraph, Run


class OwnElements(Struct):
    """The copies made so far, each below that of its parent."""

    copies: dict[int, tuple[Element, Element]] = field(default_factory=dict)
    """By the identity of an element, the element and its copy."""

    def copy(self, element: Element | None) -> Element | None:
        """The element's copy; none of none."""
        return None if element is None else self.copied(element)

    def copied(self, element: Element) -> Element:
        """The element's copy, made with those of its parents."""
        if id(element) not in self.copies:
            self.copies[id(element)] = (element, self._made(element))
        return self.copies[id(element)][1]

    def _made(self, element: Element) -> Element:
        return replace(element, parent=self.copy(element.parent))


def with_runs(paragraph: Paragraph, change: Callable[[Run], Run]) -> Paragraph:
    """The paragraph with each of its runs changed, in its text and in its lines alike."""
    known: dict[Run, Run] = {}

    def changed(run: Run) -> Run:
        if run not in known:
            known[run] = change(run)
        return known[run]

    lines = (
        replace(line, pieces=tuple(replace(piece, run=changed(piece.run)) for piece in line.pieces))
        for line in paragraph.lines
    )
    return replace(paragraph, runs=tuple(map(changed, paragraph.runs)), lines=tuple(lines))
