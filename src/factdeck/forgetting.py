"""What was worked out of an article's own texts and drawings, to the same again, until the article is done with."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Result = TypeVar("Result")
_KEPT: list[_lru_cache_wrapper[object]] = []


def kept_for_article(most: int) -> Callable[[Callable[..., Result]], _lru_cache_wrapper[Result]]:
    """Has a function keep its latest results, ``most`` of them, until ``forget_article``: what hardly comes in another one.

    What articles share, such as faces, layouts and words, is kept by ``lru_cache`` itself.
    """

    def keep(find: Callable[..., Result]) -> _lru_cache_wrapper[Result]:
        kept = lru_cache(maxsize=most)(find)
        _KEPT.append(kept)
        return kept

    return keep


def forget_article() -> None:
    """Let go of all that was kept, so that a run over thousands takes no more memory than one over a few."""
    for kept in _KEPT:
        kept.cache_clear()
