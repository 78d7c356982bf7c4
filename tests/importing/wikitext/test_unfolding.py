"""A page that has lost the ends of its lines is read as if it had them."""

from __future__ import annotations

import pytest

from factdeck.importing import import_text
from factdeck.importing.wikitext.unfolding import LEAST_LENGTH, unfolded

STORY = "The town stands on a river that is older than the town. " * 30
FOLDED = (
    f"'''Ombra''' is a town. {STORY}==History== {STORY}===People=== Some of them: * '''Ann''' built the mill. "
    f"* '''Bea''' burnt it. ==Staff== {{| class=\"wikitable\" |- ! Name !! Role |- | Alan Young || Chairman |- | Val Hill "
    "|| Director |} ==Later== It stands."
)


def test_headings_lists_and_tables_of_a_folded_page_are_found() -> None:
    made = import_text(FOLDED, "Ombra").text
    assert [line.strip() for line in made.splitlines() if "heading:" in line] == [
        "- heading: History",
        "- heading: People",
        "- heading: Staff",
        "- heading: Later",
    ]
    for told in ("- **Ann** built the mill.", "- **Bea** burnt it.", "- **Alan Young**: Role: Chairman"):
        assert told in made
    assert "==" not in made and "{|" not in made


def test_a_page_with_its_lines_stays_as_it_is() -> None:
    text = f"{STORY}\n\n== One ==\nWhere a == b and c == d.\n\n== Two ==\n{STORY}"
    assert unfolded(text) == text


def test_a_long_line_without_headings_stays_as_it_is() -> None:
    text = f"{STORY} * One. * Two. " + "x" * LEAST_LENGTH
    assert unfolded(text) == text


@pytest.mark.parametrize("sign", ["{| ", " " * 9, "|- ", "== ", "* "])
def test_a_sign_that_comes_a_hundred_thousand_times_is_passed_over(sign: str) -> None:
    text = "A ==B== c ==D== e " + sign * 100_000
    assert unfolded(text).startswith("A\n==B==\nc\n==D==\ne")
