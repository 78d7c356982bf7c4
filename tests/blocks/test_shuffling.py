"""Shuffling is the same on every machine, differs by seed, version and purpose, and favours no place."""

from __future__ import annotations

from collections import Counter

import pytest

from factdeck.blocks.shuffling import disordered, shuffled

LETTERS = "ABCDEF"


def test_a_seed_gives_the_same_order_on_every_machine() -> None:
    assert "".join(shuffled(LETTERS, "ada-lovelace", "A", "quiz")) == "DEBCAF"


def test_nothing_is_lost_and_nothing_added() -> None:
    assert sorted(shuffled(LETTERS, "seed", "", "quiz")) == [*LETTERS]


@pytest.mark.parametrize("other", [("t", "A", "quiz"), ("s", "B", "quiz"), ("s", "A", "options")])
def test_seed_version_and_purpose_each_give_another_order(other: tuple[str, str, str]) -> None:
    assert shuffled(range(20), *other) != shuffled(range(20), "s", "A", "quiz")


def test_what_is_added_at_the_end_leaves_the_order_of_the_others() -> None:
    more = shuffled(LETTERS + "G", "s", "A", "quiz")
    assert [each for each in more if each != "G"] == shuffled(LETTERS, "s", "A", "quiz")


def test_every_order_is_as_likely_as_any_other() -> None:
    counts = Counter("".join(shuffled("ABC", str(seed), "", "p")) for seed in range(6000))
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


def test_disordered_entries_never_stand_in_the_order_that_is_given() -> None:
    for seed in range(200):
        found = disordered("AB", str(seed), "", "p")
        assert found == ["B", "A"]
    assert disordered("A", "s", "", "p") == ["A"]
