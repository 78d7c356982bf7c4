"""Predecessors, subject and successors: all named, none overlapping, flags undistorted, arrows the right way."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagrams.support_drawings import Area, keys, labels, letters, make_look, outline, shapes
from factdeck.diagrams.succession import draw_succession
from factdeck.diagrams.succession_parts import State
from factdeck.drawing import Drawing, Group, Line, PolyLine, Rect

NAMES = st.lists(st.text("abcdefghij-Ä", min_size=1, max_size=18), min_size=1, max_size=7).map(" ".join)


def flag(width: float = 30.0, height: float = 20.0) -> Drawing:
    return Drawing(width, height, (Rect(0, 0, width, height),))


STATES = st.lists(
    st.builds(
        State,
        NAMES,
        st.sampled_from(["", "1912–1949"]),
        st.sampled_from([None, flag(), flag(20, 20), flag(90, 10)]),
    ),
    max_size=12,
)


def chain(
    before: list[State], after: list[State], wide: bool = True, subject: str = "The subject", years: str = ""
) -> Drawing:
    width, size = (860.0, 17.0) if wide else (165.0, 8.0)
    return draw_succession(
        before, subject, after, make_look(size), width, wide=wide, before="Before", after="After", years=years
    )


@settings(max_examples=60, deadline=None)
@given(STATES, STATES, st.booleans(), NAMES)
def test_everything_is_inside_and_nothing_overlaps(
    before: list[State], after: list[State], wide: bool, subject: str
) -> None:
    drawing = chain(before, after, wide, subject)
    found = labels(drawing)
    for each in found:
        assert each.area.within(drawing.width, drawing.height), each
    for first, second in combinations(found, 2):
        assert not first.area.overlaps(second.area), (first, second)
    for _, shape in shapes(drawing):
        area = outline(shape)
        if isinstance(shape, PolyLine):
            assert area is not None and area.within(drawing.width, drawing.height), shape


@settings(max_examples=40, deadline=None)
@given(STATES, STATES, st.booleans(), NAMES)
def test_every_name_and_all_years_are_said_in_reading_order(
    before: list[State], after: list[State], wide: bool, subject: str
) -> None:
    said = "".join(letters(each.text) for each in labels(chain(before, after, wide, subject, "1945–1946")))
    expected = [letters(f"{s.name} ({s.years})" if s.years else s.name) for s in before]
    expected += [letters(subject), letters("1945–1946")]
    expected += [letters(f"{s.name} ({s.years})" if s.years else s.name) for s in after]
    at = 0
    for words in expected:
        found = said.find(words, at)
        assert found >= at, words
        at = found + len(words)


@pytest.mark.parametrize("wide", [True, False])
def test_twelve_states_on_both_sides_fit_a_slide_and_a_side_panel(wide: bool) -> None:
    twelve = [State(f"Republic number {number}", "1991–2006") for number in range(12)]
    drawing = chain(twelve, twelve, wide)
    assert drawing.height <= (353 if wide else 450)
    assert min(each.size for each in labels(drawing)) >= make_look(17 if wide else 8).small


def test_names_that_are_long_as_well_as_many_are_set_smaller_until_they_fit_a_slide() -> None:
    long = "The Provisional Autonomous Government of the Eastern Maritime Provinces"
    twelve = [
        State(long if number % 3 == 0 else f"Republic {number}", "1991–2006", Drawing(30, 20, ()))
        for number in range(12)
    ]
    look, words = make_look(17), {"before": "Before", "after": "After", "wide": True}
    assert draw_succession(twelve, "The subject", twelve, look, 860.0, **words).height > 353
    drawing = draw_succession(
        twelve, "The subject", twelve, look, 860.0, height=353.0, smallest=12.0, **words
    )
    assert drawing.height <= 353
    assert min(each.size for each in labels(drawing)) >= 12


@pytest.mark.parametrize("wide", [True, False])
def test_a_flag_keeps_its_proportions_inside_a_hairline(wide: bool) -> None:
    drawing = chain([State("Manchukuo", flag=flag(90, 20))], [], wide)
    (group,) = [child for child in _groups(drawing) if child.transform[0] != 1]
    across, up = group.transform[0], group.transform[3]
    borders = [
        shape for _, shape in shapes(drawing) if isinstance(shape, Rect) and shape.stroke and not shape.fill
    ]
    assert across == up
    assert any(
        border.width == pytest.approx(90 * across) and border.height == pytest.approx(20 * up)
        for border in borders
    )


def _groups(node: Drawing | Group) -> list[Group]:
    inner = [child for child in node.parts if isinstance(child, Group)]
    return inner + [deeper for child in inner for deeper in _groups(child)]


def place(drawing: Drawing, text: str) -> Area:
    return next(each.area for each in labels(drawing) if each.text == text)


def test_on_a_slide_time_runs_from_left_to_right() -> None:
    drawing = chain([State("Old")], [State("New")])
    assert place(drawing, "Old").right < place(drawing, "The subject").left
    assert place(drawing, "The subject").right < place(drawing, "New").left


def test_in_a_side_panel_time_runs_downwards() -> None:
    drawing = chain([State("Old")], [State("New")], wide=False)
    assert place(drawing, "Old").bottom > place(drawing, "The subject").top
    assert place(drawing, "The subject").bottom > place(drawing, "New").top


@pytest.mark.parametrize("wide", [True, False])
def test_one_side_may_be_empty(wide: bool) -> None:
    only_before, only_after = chain([State("Old")], [], wide), chain([], [State("New")], wide)
    assert [each.text for each in labels(only_before)] == ["Before", "Old", "The subject"]
    assert [each.text for each in labels(only_after)] == ["The subject", "After", "New"]


def test_each_state_is_a_group_with_its_name() -> None:
    assert keys(chain([State("Old")], [State("New")])) == ["Old", "The subject", "New"]


def test_one_bracket_joins_all_states_of_a_side_to_the_subject() -> None:
    drawing = chain([State("Old"), State("Older")], [State("New"), State("Newer"), State("Newest")])
    brackets = [
        shape for _, shape in shapes(drawing) if isinstance(shape, PolyLine) and len(shape.points) == 4
    ]
    stems = [shape for _, shape in shapes(drawing) if isinstance(shape, PolyLine) and len(shape.points) == 2]
    assert len(brackets) == len(stems) == 2
    assert all(
        stem.points[0][0] == bracket.points[1][0] for bracket, stem in zip(brackets, stems, strict=True)
    )


def test_before_and_after_stand_on_one_baseline() -> None:
    drawing = chain([State("Old")], [State("New"), State("Newer"), State("Newest")])
    assert place(drawing, "Before").top == pytest.approx(place(drawing, "After").top)


def test_the_subject_is_as_high_as_the_taller_side() -> None:
    new = [State(f"New {number}") for number in range(6)]
    drawing = chain([State("Old")], new)
    (ground,) = [shape for _, shape in shapes(drawing) if isinstance(shape, Rect) and shape.fill]
    assert ground.y <= place(drawing, "New 5").bottom
    assert ground.y + ground.height >= place(drawing, "New 0").top


def test_a_state_without_a_flag_beside_others_has_a_hatched_outline() -> None:
    drawing = chain([State("Old", flag=flag()), State("Older")], [State("New")])
    frames = [shape for _, shape in shapes(drawing) if isinstance(shape, Rect) and not shape.fill]
    assert len([frame for frame in frames if frame.stroke]) == 2
    assert any(isinstance(shape, Line) for _, shape in shapes(drawing))


def test_a_side_of_long_names_takes_what_one_of_short_names_leaves() -> None:
    long = [State(f"A successor with a long name {number}", "1845–1900") for number in range(7)]

    def lines(before: list[State]) -> int:
        return sum(
            any(word in each.text for word in ("successor", "1900")) for each in labels(chain(before, long))
        )

    assert lines([State("Old town")]) == 7
    assert lines(long) > 2 * 7
