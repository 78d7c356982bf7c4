"""What a format can't hold to errors at their places in the article, each with the limit."""

from __future__ import annotations

from factdeck.article import Inline
from factdeck.exports.texts import plain_text
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems


def length(words: str) -> int:
    """Characters as JavaScript counts them, in which importers are written: an emoji is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def check_length(inline: Inline, most: int, where: str, mark: Mark, format: str, problems: Problems) -> None:
    """Report a text that is longer than a format takes, at the first character that is too many."""
    found = length(plain_text(inline))
    if found > most:
        problems.error(
            _mark_at(inline, most, mark),
            f"{where}: {found} characters are more than {format} takes",
            f"shorten it to {most}, or leave it out; the caret stands at the first one that is too many",
            code=codes.TOO_LONG_FOR_FORMAT,
        )


def check_options(
    options: tuple[Inline, ...], most: int, where: str, mark: Mark, format: str, problems: Problems
) -> None:
    """Report options beyond those that a format takes, at the first one that is too many."""
    if len(options) > most:
        problems.error(
            _mark_at(options[most], 0, mark),
            f"{where}: {len(options)} options are more than {format} takes",
            f"leave out all but {most}",
            code=codes.EXPORT_OPTIONS,
        )


def _mark_at(inline: Inline, offset: int, otherwise: Mark) -> Mark:
    """Where a character of a text was written; of a text that wasn't, the other mark."""
    for span in inline:
        width = length(span.text)
        if offset < width and span.source is not None:
            at = len(
                span.text.encode("utf-16-le", "surrogatepass")[: 2 * offset].decode("utf-16-le", "ignore")
            )
            return span.mark_at(at, len(span.text) - at)
        offset -= width
    return otherwise
