"""What is worked out of one article is found once, and gone when a run goes on to others."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

import factdeck
from factdeck import bitmaps
from factdeck.api import Asked
from factdeck.forgetting import forget_article, kept_for_article
from factdeck.library.one_article import Request, build_and_write
from factdeck.library.workers import MOST_IN_BATCH, Limits, each_done
from factdeck.pdf import image
from factdeck.place.lines import _broken_lines
from factdeck.place.stream import stream

asked: list[int] = []


@kept_for_article(2)
def tenfold(number: int) -> int:
    asked.append(number)
    return number * 10


def test_what_was_found_is_found_once_until_it_is_forgotten() -> None:
    asked.clear()
    assert [tenfold(1), tenfold(2), tenfold(1)] == [10, 20, 10]
    assert asked == [1, 2]
    forget_article()
    assert tenfold(1) == 10
    assert asked == [1, 2, 1]


def test_no_more_is_kept_than_was_said() -> None:
    asked.clear()
    forget_article()
    for number in (1, 2, 3, 1):
        tenfold(number)
    assert asked == [1, 2, 3, 1]


def test_a_run_over_many_articles_keeps_the_texts_of_none(tmp_path: Path) -> None:
    article = tmp_path / "town.yaml"
    article.write_text("title: A town\nlead: It lies by a river.\n", encoding="utf-8")
    request = Request(asked=Asked(("fact-sheet",)), folder=tmp_path / "build")
    build_and_write(request, str(article))
    assert stream.cache_info().currsize > 0
    assert _broken_lines.cache_info().currsize > 0
    reports = each_done(
        lambda each: build_and_write(request, each), [str(article)] * MOST_IN_BATCH, Limits(1)
    )
    assert [report.outcome for _, report in reports] == ["built"] * MOST_IN_BATCH  # type: ignore[union-attr]
    assert stream.cache_info().currsize == 0
    assert _broken_lines.cache_info().currsize == 0


def test_pictures_go_with_their_article(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), "#336699").save(tmp_path / "a.jpg")
    picture = "{image: a.jpg, alt: A wall, credit: Ann}"
    text = f"title: A wall\nlead: It is blue.\ninfobox: {{flag: {picture}}}\nsections: [{{heading: One, image: {picture}}}]\n"
    factdeck.build(factdeck.loads(text, name="wall.yaml", folder=tmp_path))
    caches = (bitmaps._shown, image._from_file)
    assert all(cache.cache_info().currsize for cache in caches)
    forget_article()
    assert not any(cache.cache_info().currsize for cache in caches)
