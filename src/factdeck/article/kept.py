"""What follows from an article alone, found once for all its outputs and kept no longer than the article itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ReferenceType, ref

from factdeck.article.model import Article

Found = TypeVar("Found")


def kept(find: Callable[[Article], Found]) -> Callable[[Article], Found]:
    """Has a function of an article look only once; what it finds must not hold the article."""
    known: dict[int, tuple[ReferenceType[Article], Found]] = {}

    @wraps(find)
    def found(article: Article) -> Found:
        key = id(article)
        if key not in known:
            result = find(article)
            known[key] = ref(article, lambda _: known.pop(key, None)), result
        return known[key][1]

    return found
