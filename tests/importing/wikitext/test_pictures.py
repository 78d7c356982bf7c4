"""A page's pictures keep what stands for them."""

from __future__ import annotations

import pytest

from factdeck.importing import import_text


@pytest.mark.parametrize("option", ["alt=Two piers", "Alt = Two  piers", "alternativtext=Two piers"])
def test_a_picture_keeps_the_words_that_stand_for_it(option: str) -> None:
    made = import_text(f"'''It''' stands on the [[river]].\n[[File:A.jpg|thumb|{option}|The bridge]]\n", "A")
    assert "#   alt: Two piers\n" in made.text
    assert "#   caption: The bridge\n" in made.text
