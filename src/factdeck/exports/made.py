"""What an export's ``write`` is asked for, and what it returns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factdeck.article import Article
from factdeck.messages.problems import Problems


class Wanted(Struct, frozen=True):
    """An article, the kinds of it that are wanted in their order, and where what the format can't hold is reported."""

    article: Article
    kinds: Sequence[str]
    problems: Problems


class Made(Struct, frozen=True):
    """A file's bytes, and how many questions, cards, events or places are in it."""

    data: bytes
    count: int
