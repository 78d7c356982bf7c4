"""What validators of an article's parts need to know of the whole, and what they notice for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from factdeck.article.markup import Cite, Inline, Span
from factdeck.reading import Text


def lies_there(name: str) -> None:
    """A file that an article names is in its folder already, or nowhere."""


class Reading(Struct):
    """Handed to every validator as ``info.context`` while an article is read."""

    folder: Path
    fetch: Callable[[str], None] = lies_there
    """Puts a file that is named into the folder before it is looked for there; it may be asked for the same again."""
    cited: list[tuple[Span, Cite]] = field(default_factory=list)
    """Every citation, with the span that it stands in."""
    warned: list[tuple[Text, str, str, str]] = field(default_factory=list)
    """Texts that are allowed, but probably not meant: what is odd, what to do, the code."""

    def note_citations(self, inline: Inline) -> None:
        self.cited += [(span, cite) for span in inline for cite in span.cite]

    def warn(self, text: Text, message: str, hint: str, code: str) -> None:
        self.warned.append((text, message, hint, code))
