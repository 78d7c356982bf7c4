"""Templates' values come in the order of their numbers, whatever else their names are."""

from __future__ import annotations

import pytest

from factdeck.importing import import_text
from factdeck.importing.wikitext.words import in_order


def test_values_stand_in_the_order_of_their_numbers() -> None:
    given = {"10": "c", "name": "x", "2": "b", "1": "a"}
    assert in_order(given) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["²", "①", "9" * 5000, "-1", "1.5"])
def test_a_name_that_only_looks_like_a_number_is_a_name(name: str) -> None:
    assert in_order({name: "a", "1": "b"}) == ["b"]
    assert "**A** b stands." in import_text(f"'''A''' {{{{nowrap|{name}=a|b}}}} stands.\n", "A").text
