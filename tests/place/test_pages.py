"""Regions cut from pages, the running foot, and the scale at which an article fills its pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.layout.loading import layout_files, read_theme
from factdeck.layout.paper_layout import Fit, PaperLayout, PaperSheet
from factdeck.layout.theme import Theme
from factdeck.messages.problems import Mark, Problem, Problems, Source
from factdeck.place.box import FlowBox
from factdeck.place.boxes.columns import stretched_boxes
from factdeck.place.boxes.page_share import PageShare
from factdeck.place.boxes.rules import AnswerLines, RoomForNotes
from factdeck.place.fit import Fitted, PlaceAt, Setting, fit_pages
from factdeck.place.pages import PlacedPages, place_pages
from factdeck.place.report import report_pages
from factdeck.reading.loading import read_values
from factdeck.units import Size
from place.support_boxes import Block, paragraph, words

MARK = Mark(Source("a.yaml", "title: x"))


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = read_theme("classic", "paper", layout_files(), Problems())
    assert found is not None
    return found


def layout(*pages: dict[str, dict[str, str]], **more: object) -> PaperLayout:
    """A page of 200 × 300 points with margins of 10."""
    specs = [{"regions": regions} for regions in pages]
    sheet = PaperSheet.made().changed(size=Size(200.0, 300.0), margins=[10.0] * 4)
    read = read_values(PaperLayout, {"output": "pdf", "pages": specs, "blocks": [], **more})
    return read.changed(page=sheet)


def boxes_of(placed: PlacedPages) -> list[list[tuple[float, float, float, float]]]:
    return [[(i.box.x, i.box.y, i.box.width, i.box.height) for i in page.items] for page in placed.made()]


def test_regions_are_cut_from_the_edges_in_turn(theme: Theme) -> None:
    regions = {
        "head": {"at": "top", "gutter": "10pt"},
        "side": {"at": "right", "width": "50pt", "gutter": "10pt"},
        "main": {},
    }
    flows = {"head": [Block(high=30)], "side": [Block(high=40)], "main": [Block(high=20)]}
    assert boxes_of(place_pages(layout(regions), theme, flows)) == [
        [(10, 10, 180, 30), (140, 50, 50, 40), (10, 50, 120, 20)]
    ]


def test_a_region_at_the_bottom_is_as_high_as_its_content(theme: Theme) -> None:
    flows = {"end": [Block(high=60)], "main": [Block(high=180)]}
    placed = place_pages(layout({"end": {"at": "bottom", "gutter": "8pt"}, "main": {}}), theme, flows)
    assert boxes_of(placed)[0][0] == (10, 230, 180, 60)


def test_what_stands_at_the_foot_of_a_hollow_last_page_rises_to_the_text(theme: Theme) -> None:
    flows = {"end": [Block(high=60, order=1)], "main": [Block(high=20)]}
    placed = place_pages(layout({"end": {"at": "bottom", "gutter": "8pt"}, "main": {}}), theme, flows)
    assert boxes_of(placed) == [[(10, 10, 180, 20), (10, 38, 180, 60)]]


def test_an_empty_region_takes_no_room(theme: Theme) -> None:
    placed = place_pages(layout({"head": {"at": "top"}, "main": {}}), theme, {"main": [Block(high=20)]})
    assert boxes_of(placed) == [[(10, 10, 180, 20)]]


def test_the_last_page_repeats(theme: Theme) -> None:
    placed = place_pages(layout({"main": {}}), theme, {"main": [Block(high=200) for _ in range(3)]})
    assert len(placed.pages) == 3


def test_items_stand_in_the_order_of_their_blocks_not_of_their_regions(theme: Theme) -> None:
    flows = {"side": [Block(high=10, order=2)], "main": [Block(high=20, order=1), Block(high=30, order=3)]}
    placed = place_pages(layout({"side": {"at": "left", "width": "50pt"}, "main": {}}), theme, flows)
    assert [box[3] for box in boxes_of(placed)[0]] == [20, 10, 30]


def test_a_region_that_no_later_page_has_goes_on_in_the_main_one(theme: Theme) -> None:
    pages: tuple[dict[str, dict[str, str]], ...] = (
        {"side": {"at": "left", "width": "50pt"}, "main": {}},
        {"main": {}},
    )
    flows = {"side": [Block(high=200), Block(high=200)], "main": [Block(high=20)]}
    placed = place_pages(layout(*pages), theme, flows)
    assert boxes_of(placed)[1] == [(10, 10, 180, 200)]


def test_answer_lines_take_the_room_that_is_left(theme: Theme) -> None:
    lines = AnswerLines(count=0, pitch=20.0, colour="#000000", most=30)
    placed = place_pages(layout({"main": {}}), theme, {"main": [Block(high=80), lines]})
    assert len(placed.pages[0].items()) == 1 + 10
    assert placed.slack < 20


def test_room_for_notes_needs_room_for_some_lines() -> None:
    heading = words("Your notes")
    notes = RoomForNotes(heading=heading, lines=AnswerLines(count=0, pitch=20.0, colour="#000000", most=30))
    assert stretched_boxes([notes], 40.0)[0].height(100) == 0.0
    assert stretched_boxes([notes], 12.0 + 85.0)[0].height(100) == 20.0 + 60.0, (
        "the heading takes the room of a line"
    )


def test_the_most_eager_boxes_are_stretched_first() -> None:
    lines = AnswerLines(count=0, pitch=20.0, colour="#000000")
    notes = RoomForNotes(heading=words("x"), lines=lines)
    first, second = stretched_boxes([lines, notes], 60.0)
    assert first.height(100) == 60.0 and second.height(100) == 0.0


def test_the_last_ones_get_a_line_where_there_is_too_little_room_for_all() -> None:
    lines = [AnswerLines(count=1, pitch=20.0, colour="#000000") for _ in range(3)]
    assert [box.height(100) for box in stretched_boxes([*lines], 45.0)] == [20.0, 42.5, 42.5]
    assert [box.height(100) for box in stretched_boxes([*lines], 63.0)] == [41.0, 41.0, 41.0]
    assert [box.height(100) for box in stretched_boxes([*lines], 15.0)] == [25.0, 25.0, 25.0]
    first = [AnswerLines(count=0, pitch=20.0, colour="#000000") for _ in range(3)]
    assert [box.height(100) for box in stretched_boxes([*first], 45.0)] == [15.0, 15.0, 15.0]


@pytest.mark.parametrize(("lines", "pages"), [(20, 1), (40, 2), (50, 2)])
def test_the_scale_is_the_largest_that_keeps_the_pages(theme: Theme, lines: int, pages: int) -> None:
    one = layout({"main": {}})

    def place_at(setting: Setting) -> PlacedPages:
        return place_pages(one, theme, {"main": [Block(high=12 * setting.scale) for _ in range(lines)]})

    fitted = fit_pages(place_at, Fit.made({"pages": pages, "scale": [0.8, 1.2]}))
    assert len(fitted.placed.pages) <= pages
    if fitted.setting.scale < 1.2:
        nearly_full = fitted.placed.filled > pages - 0.05
        assert nearly_full or len(place_at(Setting(fitted.setting.scale + 0.01)).pages) > pages


@pytest.mark.parametrize(
    ("pages_of_words", "tried"), [(0.6, [True]), (0.7, [False, True]), (None, [False, True])]
)
def test_a_short_article_is_placed_once_where_one_page_holds_it(
    theme: Theme, pages_of_words: float | None, tried: list[bool]
) -> None:
    one = layout({"main": {}}, fit={"pages": "2", "scale": ["0.9", "1.1"]})
    single: list[bool] = []

    def place_at(setting: Setting) -> PlacedPages:
        single.append(setting.single)
        return placed_in(one, theme, Block(high=100))(setting)

    fitted = fit_pages(place_at, one.fit, single=True, pages_of_words=pages_of_words)
    assert (fitted.setting.single, single) == (True, tried)


def test_no_smaller_type_is_tried_for_an_article_whose_words_alone_fill_far_too_many_pages(
    theme: Theme,
) -> None:
    one = layout({"main": {}}, fit={"pages": "1", "scale": ["0.9", "1.1"]})
    settings: list[Setting] = []

    def place_at(setting: Setting) -> PlacedPages:
        settings.append(setting)
        return placed_in(one, theme, *(Block(high=12) for _ in range(100)))(setting)

    fitted = fit_pages(place_at, one.fit, pages_of_words=3.1)
    assert [(each.scale, each.most_pages) for each in settings] == [(1.0, None), (0.9, 1)]
    assert len(fitted.placed.pages) == 5


@pytest.mark.parametrize(
    ("lines", "tried"),
    [
        (23, [(1.1, False), (1.1, True)]),
        (40, [(1.1, False)]),
        (100, [(1.1, False), (0.9, False), (1.0, False)]),
    ],
)
def test_what_holds_nothing_by_all_that_is_known_is_not_tried(
    theme: Theme, lines: int, tried: list[tuple[float, bool]]
) -> None:
    """A page for an article that fits on one, with much more than that; and scales between, where none is hoped for."""
    one = layout({"main": {}}, fit={"pages": "2", "scale": ["0.9", "1.1"], "else": "error"})
    settings: list[Setting] = []

    def place_at(setting: Setting) -> PlacedPages:
        settings.append(setting)
        return placed_in(one, theme, *(Block(high=12) for _ in range(lines)))(setting)

    fit_pages(place_at, one.fit, single=True)
    assert [(each.scale, each.single) for each in settings] == tried


def placed_in(one: PaperLayout, theme: Theme, *boxes: FlowBox) -> PlaceAt:
    return lambda setting: place_pages(
        one,
        theme,
        {"main": list(boxes)},
        most_pages=setting.most_pages,
        shorter=setting.shorter,
        shorter_from=setting.shorter_from,
        taller=setting.taller,
    )


class Lead(Block, kw_only=True):
    """A picture that takes room before all else."""

    @property
    def stretch(self) -> float:
        return 2.0

    def stretched(self, extra: float) -> FlowBox:
        return replace(self, high=self.high + extra)


@pytest.mark.parametrize(("room", "taller"), [(90, 56.7), (40, 32), (5, 0)])
def test_a_lead_picture_grows_by_what_room_is_left_up_to_20_mm(
    theme: Theme, room: float, taller: float
) -> None:
    one = layout({"main": {}}, fit={"pages": "1", "scale": ["0.9", "1.1"]})
    fitted = fit_pages(placed_in(one, theme, Lead(high=100), Block(high=180 - room)), one.fit)
    assert fitted.setting.taller == pytest.approx(taller)
    assert len(fitted.placed.pages) == 1


def told(fitted: Fitted, one: PaperLayout) -> list[Problem]:
    problems = Problems()
    report_pages(fitted, one, MARK, problems)
    return list(problems)


def test_an_article_longer_than_wished_gets_more_pages_and_one_warning_with_the_words_over(
    theme: Theme,
) -> None:
    one = layout({"main": {}}, fit={"pages": "1", "scale": ["0.9", "1.1"]})
    fitted = fit_pages(placed_in(one, theme, paragraph(20), paragraph(20)), one.fit)
    (problem,) = told(fitted, one)
    assert problem.severity == "warning"
    assert (
        problem.message
        == "the article fills 2 pages, not 1: 34 words more than they hold in the smallest type"
    )
    assert "else: error" in problem.hint and "--strict" in problem.hint


def test_an_article_longer_than_wished_is_an_error_where_the_layout_says_so(theme: Theme) -> None:
    one = layout({"main": {}}, fit={"pages": "1", "scale": ["0.9", "1.1"], "else": "error"})
    (problem,) = told(fit_pages(placed_in(one, theme, paragraph(20), paragraph(20)), one.fit), one)
    assert problem.severity == "error"
    assert "cut 34 words" in problem.hint


@pytest.mark.parametrize("lines", range(24, 120, 5))
def test_the_last_page_is_at_least_a_third_full(theme: Theme, lines: int) -> None:
    one = layout({"main": {}})
    fitted = fit_pages(placed_in(one, theme, *(Block(high=12) for _ in range(lines))), None)
    assert len(fitted.placed.pages) == -(-lines * 12 // 280)
    assert fitted.placed.last_filled >= 1 / 3


@pytest.mark.parametrize("lines", range(24, 120, 5))
def test_so_it_is_behind_boxes_that_no_page_divides(theme: Theme, lines: int) -> None:
    boxes = [PageShare(boxes=[Block(high=30)], rows=0), *(Block(high=12) for _ in range(lines))]
    fitted = fit_pages(placed_in(layout({"main": {}}), theme, *boxes), None)
    assert fitted.placed.last_filled >= 1 / 3


def test_type_that_may_be_smaller_is_so_where_that_saves_an_almost_empty_page(theme: Theme) -> None:
    one = layout({"main": {}}, fit={"scale": ["0.9", "1"]})

    def fitted(lines: int) -> Fitted:
        def place_at(setting: Setting) -> PlacedPages:
            high = 12 * setting.scale**2
            boxes = [Block(high=high) for _ in range(lines)]
            return placed_in(one, theme, *boxes)(setting)

        return fit_pages(place_at, one.fit)

    whole, little_over, much_over = fitted(23), fitted(26), fitted(34)
    assert (len(whole.placed.pages), whole.setting.scale) == (1, 1.0)
    assert len(little_over.placed.pages) == 1
    assert 0.9 <= little_over.setting.scale < 1.0
    assert (len(much_over.placed.pages), much_over.setting.scale) == (2, 1.0)
    assert not told(little_over, one)


def test_smaller_type_saves_a_page_too_where_what_waits_could_not_be_divided(theme: Theme) -> None:
    one = layout({"main": {}}, fit={"scale": ["0.9", "1"]})

    def place_at(setting: Setting) -> PlacedPages:
        return placed_in(one, theme, *(Block(high=145 * setting.scale) for _ in range(2)))(setting)

    assert len(place_at(Setting()).pages) == 2
    fitted = fit_pages(place_at, one.fit)
    assert len(fitted.placed.pages) == 1
    assert 0.9 <= fitted.setting.scale <= 0.97


def test_an_article_too_short_is_told_in_pages_where_more_than_one_is_empty(theme: Theme) -> None:
    one = layout({"main": {}}, fit={"pages": "3", "scale": ["0.9", "1.1"]})
    (problem,) = told(fit_pages(placed_in(one, theme, paragraph(10)), one.fit), one)
    assert problem.message == "the article fills 0.5 of 3 pages at the largest type"


def test_a_box_too_high_for_its_page_is_told_at_its_line(theme: Theme) -> None:
    one = layout({"main": {}})
    box = Block(high=400, mark=Mark(MARK.source, 1, 8))
    (problem,) = told(fit_pages(placed_in(one, theme, Block(high=10), box, Block(high=10)), None), one)
    assert str(problem.mark) == "a.yaml:1:8"


def test_a_word_wider_than_its_column_is_divided_and_told(theme: Theme) -> None:
    one = layout({"main": {}})
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2
    fitted = fit_pages(placed_in(one, theme, words(word)), None)
    (problem,) = told(fitted, one)
    assert problem.severity == "warning" and "is wider than its column" in problem.message
    (item,) = fitted.placed.pages[0].items()
    lines = item.paragraphs[0].lines  # type: ignore[union-attr]
    assert "".join(piece.text for line in lines for piece in line.pieces) == word
    assert all(piece.x + piece.width <= 180.01 for line in lines for piece in line.pieces)


SIDE = {"side": {"at": "right", "width": "50pt", "gutter": "10pt"}}


def test_text_goes_on_in_columns_below_a_shorter_region_at_its_side(theme: Theme) -> None:
    regions = {**SIDE, "main": {"columns below": "2", "gutter": "10pt"}}
    flows = {"side": [Block(high=100)], "main": [Block(high=100), Block(high=60), Block(high=60)]}
    assert boxes_of(place_pages(layout(regions), theme, flows)) == [
        [(150 - 10, 10, 50, 100), (10, 10, 120, 100), (10, 120, 85, 60), (105, 120, 85, 60)]
    ]


def test_text_stays_beside_a_region_that_leaves_little_room_below(theme: Theme) -> None:
    regions = {**SIDE, "main": {"columns below": "2"}}
    flows = {"side": [Block(high=260)], "main": [Block(high=200), Block(high=60)]}
    assert [box[2] for box in boxes_of(place_pages(layout(regions), theme, flows))[0]] == [50, 120, 120]


def test_room_for_notes_waits_for_the_last_page(theme: Theme) -> None:
    notes = RoomForNotes(
        heading=words("Notes"), lines=AnswerLines(count=0, most=30, pitch=20, colour="#000000")
    )
    flows = {"main": [Block(high=200), notes], "end": [Block(high=150)]}
    pages: tuple[dict[str, dict[str, str]], ...] = ({"main": {}}, {"end": {"at": "bottom"}, "main": {}})
    placed = place_pages(layout(*pages), theme, flows)
    assert [len(page.items()) for page in placed.pages] == [1, 1 + 1 + 4]


def test_lines_for_notes_go_on_in_the_next_column(theme: Theme) -> None:
    notes = RoomForNotes(
        heading=words("Notes"), lines=AnswerLines(count=0, most=30, pitch=20, colour="#000000")
    )
    placed = place_pages(layout({"main": {"columns": "2"}}), theme, {"main": [notes]})
    assert not placed.forced
    assert len({box[0] for box in boxes_of(placed)[0]}) == 2


def test_the_heading_of_notes_stays_with_more_than_one_line() -> None:
    lines = AnswerLines(count=5, pitch=20.0, colour="#000000")
    notes = RoomForNotes(heading=words("Notes"), lines=lines)
    assert notes.split(100, 20.0 + 25.0) is None
    parts = notes.split(100, 20.0 + 45.0)
    assert parts and [part.height(100) for part in parts] == [20.0 + 40.0, 60.0]


def test_a_page_before_a_page_break_is_filled_as_a_last_page_is(theme: Theme) -> None:
    lines = AnswerLines(count=1, most=20, pitch=20.0, colour="#000000")
    boxes: list[FlowBox] = [Block(high=100.0), lines, Block(high=50.0, begins_page=True), lines]
    placed = place_pages(layout({"main": {}}), theme, {"main": boxes})
    assert [len(page.items()) for page in placed.pages] == [1 + 9, 1 + 11]


def test_what_stands_behind_a_page_break_and_fills_more_than_a_page_goes_on(theme: Theme) -> None:
    boxes: list[FlowBox] = [Block(high=200.0), Block(high=200.0), Block(high=50.0, begins_page=True)]
    placed = place_pages(layout({"main": {}}), theme, {"main": boxes})
    assert [len(page.items()) for page in placed.pages] == [1, 1, 1]


def test_no_page_is_made_shorter_for_one_that_a_page_break_begins(theme: Theme) -> None:
    one = layout({"main": {}})
    tried: list[Setting] = []

    def fitted(*boxes: FlowBox) -> list[float]:
        tried.clear()

        def place_at(setting: Setting) -> PlacedPages:
            tried.append(setting)
            return placed_in(one, theme, *boxes)(setting)

        fit_pages(place_at, None)
        return [setting.shorter for setting in tried]

    def text(lines: int) -> list[FlowBox]:
        return [Block(high=20.0) for _ in range(lines)]

    assert fitted(*text(14), Block(high=20.0, begins_page=True)) == [0.0]
    going_on = fitted(*text(29))
    assert len(going_on) > 1 and all(going_on[1:])
    broken = fitted(*text(14), Block(high=20.0, begins_page=True), *text(14))
    assert len(broken) > 1 and {setting.shorter_from for setting in tried if setting.shorter} == {1}


def test_a_region_at_a_side_that_nothing_stands_beside_goes_into_the_columns(theme: Theme) -> None:
    regions = {
        **SIDE,
        "wide": {"at": "top", "across": "yes"},
        "main": {"columns below": "2", "gutter": "10pt"},
    }
    flows: dict[str, list[FlowBox]] = {"side": [Block(high=150), Block(high=150)], "main": []}
    assert boxes_of(place_pages(layout(regions), theme, flows)) == [[(10, 10, 85, 150), (105, 10, 85, 150)]]
    beside = place_pages(layout(regions), theme, {**flows, "main": [Block(high=100)]})
    assert boxes_of(beside)[0][0] == (140, 10, 50, 150)
    little = place_pages(layout(regions), theme, {**flows, "main": [Block(high=30)]})
    assert boxes_of(little)[0][0] == (10, 10, 85, 150)


def test_no_scale_is_tried_that_the_layout_does_not_allow(theme: Theme) -> None:
    one = layout({"main": {}}, fit={"pages": "2", "scale": ["0.9", "1.1"]})
    scales: list[float] = []

    def place_at(setting: Setting) -> PlacedPages:
        scales.append(setting.scale)
        placed = place_pages(
            one, theme, {"main": [Block(high=80), Block(high=10)]}, most_pages=setting.most_pages
        )
        if not setting.single:
            placed.pages *= 2
            placed.rooms = [270.0, 260.0]
            placed.slack = 260.0
        else:
            placed.unfinished = True
        return placed

    fit_pages(place_at, one.fit, single=True, pages_of_words=0.5)
    assert max(scales) <= 1.1 and len(set(scales)) > 1
