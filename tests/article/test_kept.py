"""What follows from an article is found once, and is gone with it."""

from __future__ import annotations

import gc
from weakref import ref

from factdeck.article import Article, numbered
from factdeck.article.kept import kept
from support.samples import CONTENT, article

PATH = CONTENT / "ada-lovelace.yaml"


def test_it_is_found_once_for_each_article() -> None:
    asked: list[Article] = []

    @kept
    def count(article: Article) -> int:
        asked.append(article)
        return len(asked)

    one, other = article(PATH), article(PATH)
    assert [count(one), count(one), count(other), count(one)] == [1, 1, 2, 1]
    assert asked[0] is one and asked[1] is other


def test_an_article_is_gone_when_nobody_needs_it_any_more() -> None:
    one = article(PATH)
    gone = ref(one)
    assert numbered(one) is numbered(one)
    del one
    gc.collect()
    assert gone() is None


def test_a_changed_copy_is_numbered_anew() -> None:
    one = article(PATH)
    fewer = one.changed(timeline=one.timeline[1:])
    assert len(numbered(fewer).dates) == len(numbered(one).dates) - 1
