"""Random articles, which other tests build, are sound themselves."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from support.random_articles import RandomArticle, articles, random_article


@given(articles())
def test_a_random_article_is_read_without_a_problem(made: RandomArticle) -> None:
    with TemporaryDirectory() as folder:
        assert made.read(Path(folder)).slug == "random"


def test_a_seed_gives_the_same_article_again() -> None:
    assert random_article(7, 3).yaml == random_article(7, 3).yaml
    assert random_article(7, 3).yaml != random_article(8, 3).yaml
