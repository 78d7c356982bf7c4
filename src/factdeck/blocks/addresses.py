"""Text to stretches, each with the web address that it shows, so that an address written as text is a link as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}'’"
"""Signs at an address's end that belong to the sentence around it."""


def addressed(text: str) -> Iterator[tuple[str, str]]:
    """The text in order, in stretches, each with its address; "" for what is none."""
    done = 0
    for result in _ADDRESS.finditer(text):
        shown = result[0].rstrip(_AFTER)
        if "." not in shown.removeprefix("www."):
            continue
        if result.start() > done:
            yield text[done : result.start()], ""
        yield shown, shown if "://" in shown else f"http://{shown}"
        done = result.start() + len(shown)
    if done < len(text):
        yield text[done:], ""


def shown_address(url: str) -> str:
    """An address as short as a reader needs it."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
