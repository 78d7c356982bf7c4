"""Each piece of the set for a lesson is made of every article, in all themes and on both papers, and the same each time."""

from __future__ import annotations

import pytest

from factdeck import api
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from support.samples import CONTENT, article

HANDOUTS = ("worksheet", "answer-key", "match-the-dates", "find-and-fix", "exit-ticket")
TREATY = CONTENT / "treaty-of-tordesillas.yaml"


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
@pytest.mark.parametrize("layout", HANDOUTS)
def test_a_handout_is_made_in_every_theme_without_a_word_of_complaint(layout: str, theme: str) -> None:
    problems = Problems()
    options = Options(theme=theme, paper="Letter" if theme == "reading" else "", version="A")
    placed = place_layout(article(TREATY), layout, problems, options)
    assert placed is not None
    assert not list(problems)


@pytest.mark.parametrize("slug", ["ada-lovelace", "soviet-occupation-of-manchuria"])
def test_all_handouts_are_made_of_every_article(slug: str) -> None:
    for layout in HANDOUTS:
        problems = Problems()
        assert place_layout(article(CONTENT / f"{slug}.yaml"), layout, problems, Options()) is not None
        assert not list(problems)


def test_the_set_has_two_versions_of_the_worksheet_each_with_its_key() -> None:
    labels = [piece.label for piece in api.pieces_of([], ["lesson"], Options())]
    for version in "AB":
        assert {f"worksheet {version}", f"answer-key {version}"} <= {*labels}


def test_the_same_version_and_seed_give_the_same_bytes() -> None:
    one, two = (api.build(TREATY, "worksheet", version="A", seed="7").files[0].data for _ in range(2))
    other = api.build(TREATY, "worksheet", version="A", seed="8").files[0].data
    assert one == two
    assert one != other
