"""Items of a list that no page leaves alone."""

from __future__ import annotations

import pytest

from blocks.support_handouts import article, context
from factdeck.blocks.paragraphs import none_alone, text_box


@pytest.mark.parametrize(("words", "is_kept"), [(5, True), (40, False)])
def test_a_short_point_is_not_left_alone_by_a_page_and_a_long_one_may_be(words: int, is_kept: bool) -> None:
    points = [text_box(context(article()), " ".join(["river"] * words), "body", None) for _ in range(3)]
    assert [box.keep_with_next for box in none_alone(points)] == [is_kept, is_kept, False]
