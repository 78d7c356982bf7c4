"""Edges are cut where they meet: exactly, in one pass, however close to each other they lie."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.drawing.pieces import Corner, Edge, uncrossed


def edges_on(steps: int) -> st.SearchStrategy[list[Edge]]:
    corner = st.tuples(st.integers(0, steps), st.integers(0, steps))
    return st.lists(st.tuples(corner, corner).filter(lambda edge: edge[0] != edge[1]), max_size=12)


EDGES = st.sampled_from([2, 4, 9, 30, 1000]).flatmap(edges_on)


def side(edge: Edge, spot: Corner) -> int:
    """1 at the left of an edge, -1 at its right, 0 on the line through it."""
    (x1, y1), (x2, y2) = edge
    turn = (x2 - x1) * (spot[1] - y1) - (y2 - y1) * (spot[0] - x1)
    return (turn > 0) - (turn < 0)


def lies_within(spot: Corner, edge: Edge) -> bool:
    (x1, y1), (x2, y2) = edge
    between = min(x1, x2) <= spot[0] <= max(x1, x2) and min(y1, y2) <= spot[1] <= max(y1, y2)
    return between and not side(edge, spot) and spot not in edge


def meet_between_ends(one: Edge, other: Edge) -> bool:
    if any(lies_within(spot, one) for spot in other) or any(lies_within(spot, other) for spot in one):
        return True
    return side(one, other[0]) * side(one, other[1]) < 0 and side(other, one[0]) * side(other, one[1]) < 0


@given(EDGES)
def test_pieces_meet_at_their_ends_only(edges: list[Edge]) -> None:
    [pieces] = uncrossed([edges])
    alone = {min(piece, piece[::-1]) for piece in pieces}
    assert not [pair for pair in combinations(alone, 2) if meet_between_ends(*pair)]


@given(EDGES)
def test_an_edge_in_pieces_leads_to_its_end_within_half_a_step(edges: list[Edge]) -> None:
    for edge, pieces in zip(edges, uncrossed([[edge] for edge in edges]), strict=True):
        (x1, y1), (x2, y2) = edge
        assert (pieces[0][0], pieces[-1][1]) == edge
        assert all(first[1] == second[0] for first, second in pairwise(pieces))
        for _, (x, y) in pieces:
            aside = abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
            assert 2 * aside <= abs(x2 - x1) + abs(y2 - y1)


@pytest.mark.parametrize(
    ("other", "pieces"),
    [
        (((0, 4), (4, 0)), [((0, 0), (2, 2)), ((2, 2), (4, 4))]),
        (((0, 3), (3, 0)), [((0, 0), (2, 2)), ((2, 2), (4, 4))]),
        (((1, 1), (9, 1)), [((0, 0), (1, 1)), ((1, 1), (4, 4))]),
        (((2, 2), (6, 6)), [((0, 0), (2, 2)), ((2, 2), (4, 4))]),
        (((4, 4), (9, 5)), [((0, 0), (4, 4))]),
        (((0, 9), (9, 9)), [((0, 0), (4, 4))]),
    ],
    ids=["crossing", "crossing between steps", "end on it", "running along", "end at its end", "apart"],
)
def test_an_edge_is_cut_where_another_meets_it(other: Edge, pieces: list[Edge]) -> None:
    assert uncrossed([[((0, 0), (4, 4))], [other]])[0] == pieces


def test_edges_that_run_to_and_fro_are_compared_once() -> None:
    """Pairs of so many edges would take minutes."""
    one, other = ((0, 0), (100, 100)), ((100, 0), (0, 100))
    back = ((100, 100), (0, 0))
    (pieces,) = uncrossed([[one, back, other] * 50_000])
    assert len(pieces) == 2 * 150_000
    assert set(pieces[:4]) == {
        ((0, 0), (50, 50)),
        ((50, 50), (100, 100)),
        ((100, 100), (50, 50)),
        ((50, 50), (0, 0)),
    }
