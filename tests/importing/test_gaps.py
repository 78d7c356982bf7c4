"""Where a template shows nothing, the text reads on without empty brackets and doubled signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.article import Cite, Span
from factdeck.importing.gaps import GAP, without_gaps


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mozart (_; born 1756) was", "Mozart (born 1756) was"),
        ("Mozart (born 1756; _) was", "Mozart (born 1756) was"),
        ("Mozart (_) was", "Mozart was"),
        ("Mozart (_, _; _) was", "Mozart was"),
        ("Mozart ((_)) was", "Mozart was"),
        ("Cardinals (_–_), Padres (_)", "Cardinals, Padres"),
        ("a, _, b", "a, b"),
        ("a _ b", "a b"),
        ("a _.", "a."),
        ("_ a", "a"),
        ("main() runs _ f( )", "main() runs f( )"),
        ("a_b", "ab"),
        ('the "_" of', "the of"),
        ("the “_” of", "the of"),
    ],
)
def test_a_gap_is_closed(text: str, told: str) -> None:
    assert "".join(span.text for span in without_gaps([Span(text.replace("_", GAP))])).strip() == told


def test_citations_and_marks_beside_a_gap_stay() -> None:
    spans = [
        Span("A", bold=True),
        Span(f" ({GAP}"),
        Span("", cite=(Cite("x"),)),
        Span("; b"),
        Span(") c", italic=True),
    ]
    told = without_gaps(spans)
    assert "".join(span.text for span in told) == "A (b) c"
    assert [span.cite for span in told if span.cite] == [(Cite("x"),)]
    assert (told[0].bold, told[-1].italic) == (True, True)


@given(st.lists(st.text(alphabet=f"ab(),; {GAP}", max_size=12), max_size=5))
def test_no_letter_is_lost_and_no_gap_is_left(parts: list[str]) -> None:
    told = "".join(span.text for span in without_gaps([Span(part) for part in parts]))
    written = "".join(parts)
    assert GAP not in told
    assert [sign for sign in told if sign in "ab"] == [sign for sign in written if sign in "ab"]
