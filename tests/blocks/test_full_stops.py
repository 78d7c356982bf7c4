"""Texts that follow each other to sentences of one paragraph."""

from __future__ import annotations

import pytest

from factdeck.article import Inline, plain
from factdeck.article.markup import parse_inline
from factdeck.blocks.full_stops import one_paragraph
from factdeck.reading import Text


def _inline(text: str) -> Inline:
    return parse_inline(Text(text)) if text else ()


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("In 1494", "It was a treaty.", "In 1494. It was a treaty."),
        ("In 1494. ", "It was a treaty.", "In 1494. It was a treaty."),
        ("In 1494?", "It was a treaty.", "In 1494? It was a treaty."),
        ("In 1494", "", "In 1494"),
        ("", "It was a treaty.", "It was a treaty."),
        ("1600年", "10月21日である。", "1600年。10月21日である。"),
        ("东军", "Annales 3", "东军。Annales 3"),
        ("병력", "연보", "병력. 연보"),
    ],
)
def test_two_texts_are_sentences_of_one_paragraph(before: str, behind: str, expected: str) -> None:
    assert plain(one_paragraph(_inline(before), _inline(behind))) == expected
