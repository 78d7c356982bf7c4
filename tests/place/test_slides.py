"""Content spread over slides: nothing overflows, titles are numbered and unique."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factdeck.layout.deck_layout import DeckLayout
from factdeck.layout.loading import layout_files, read_theme
from factdeck.layout.theme import Theme
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.place.box import FlowBox
from factdeck.place.boxes.card import Card, Cards
from factdeck.place.boxes.text_box import TextBox
from factdeck.place.parts import PlannedSlide
from factdeck.place.slides import SlideMaker
from factdeck.reading.loading import read_values
from factdeck.scene import Page, TextItem
from place.support_boxes import Block, words

LAYOUT = {
    "output": "pptx",
    "limits": {"words": "12"},
    "layouts": {
        "Cover": {
            "kind": "title",
            "places": {
                "title": {"kind": "ctrTitle", "at": ["10pt", "10pt", "400pt", "80pt"], "style": "title"},
                "body": {"kind": "body", "at": ["10pt", "100pt", "400pt", "60pt"], "style": "body"},
            },
        },
        "Content": {
            "places": {
                "title": {"kind": "title", "at": ["10pt", "10pt", "400pt", "80pt"], "style": "title"},
                "body": {"kind": "body", "at": ["10pt", "100pt", "400pt", "60pt"], "style": "body"},
                "figure": {"at": ["10pt", "100pt", "400pt", "60pt"], "anchor": "middle"},
                "foot": {"kind": "ftr", "at": ["10pt", "520pt", "140pt", "20pt"], "style": "foot"},
                "number": {"kind": "sldNum", "at": ["10pt", "500pt", "40pt", "20pt"], "style": "foot"},
            }
        },
    },
    "slides": [],
}


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = read_theme("classic", "slides", layout_files(), Problems())
    assert found is not None
    return found


def slide_maker(layout: DeckLayout, theme: Theme, problems: Problems) -> SlideMaker:
    return SlideMaker(
        layout,
        theme,
        problems,
        lambda title, number, count: f"{title} ({number} of {count})",
        lambda title: f"{title}: in short",
        words("Goes on."),
        "footer",
        "en",
    )


def pages(theme: Theme, *plans: PlannedSlide, problems: Problems | None = None) -> list[Page]:
    maker = slide_maker(
        read_values(DeckLayout, LAYOUT), theme, problems if problems is not None else Problems()
    )
    return maker.pages(plans)


def plan(title: str, **fill: list[FlowBox]) -> PlannedSlide:
    return PlannedSlide(layout="Content", title=words(title), fill=fill)


def body(page: Page) -> list[str]:
    item = next(item for item in page.items if isinstance(item, TextItem) and item.placeholder == "body")
    return [paragraph.text for paragraph in item.paragraphs]


def points(count: int) -> list[FlowBox]:
    return [words(f"point {number}") for number in range(1, count + 1)]


def test_what_fits_is_one_slide_without_a_number(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=points(3)))
    assert [page.title for page in made] == ["A title"]
    assert body(made[0]) == ["point 1", "point 2", "point 3"]


def test_what_is_too_high_goes_on_evenly_and_numbered(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=points(6)))
    assert [page.title for page in made] == ["A title (1 of 2)", "A title (2 of 2)"]
    assert [len(body(page)) for page in made] == [3, 3]


def test_what_has_too_many_words_goes_on(theme: Theme) -> None:
    made = pages(
        theme,
        plan("A title", body=[words("one two three four five six seven"), words("and five more than those")]),
    )
    assert len(made) == 1
    made = pages(
        theme,
        plan(
            "A title",
            body=[words("one two three four five six seven"), words("and six more words than those")],
        ),
    )
    assert len(made) == 2


def test_a_long_paragraph_is_cut_between_sentences(theme: Theme) -> None:
    sentence = (
        "This sentence is of a length that takes up the better part of two lines of this narrow place. "
    )
    made = pages(theme, plan("A title", body=[words(sentence.strip() + " " + sentence * 4)]))
    assert len(made) > 1
    assert all(" ".join(body(page)).strip().endswith("place.") for page in made)


@pytest.mark.parametrize("stop", [".", ""], ids=["sentences", "one sentence"])
def test_a_paragraph_of_twenty_thousand_words_goes_on_and_loses_none(theme: Theme, stop: str) -> None:
    told = " ".join(f"Word{number}{stop if number % 9 == 0 else ''}" for number in range(20_000))
    made = pages(theme, plan("A title", body=[words(told)]))
    assert " ".join(text.strip() for page in made for text in body(page)).split() == told.split()
    assert len(made) > 400


def test_every_line_stands_inside_its_place(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=points(40)))
    for page in made:
        for item in page.items:
            assert isinstance(item, TextItem)
            for paragraph in item.paragraphs:
                for line in paragraph.lines:
                    assert 0 < line.baseline < item.box.height
                    assert line.pieces[-1].x + line.pieces[-1].width <= item.box.width


def test_equal_titles_are_numbered_so_that_each_is_unique(theme: Theme) -> None:
    made = pages(
        theme, plan("Same", body=points(1)), plan("Other", body=points(1)), plan("Same", body=points(6))
    )
    titles = [page.title for page in made]
    assert len(set(titles)) == len(titles)
    assert titles[0] == "Same (1 of 2)"


def test_a_cover_is_never_numbered_and_one_other_slide_with_its_title_is_called_otherwise(
    theme: Theme,
) -> None:
    cover = PlannedSlide(layout="Cover", title=words("Same"), fill={"body": points(1)})
    made = pages(theme, cover, plan("Other", body=points(1)), plan("Same", body=points(1)))
    assert [page.title for page in made] == ["Same", "Other", "Same: in short"]
    made = pages(theme, cover, plan("Same", body=points(1)), plan("Same", body=points(1)))
    assert [page.title for page in made] == ["Same", "Same (1 of 2)", "Same (2 of 2)"]
    made = pages(theme, cover, plan("Same", body=points(6)))
    assert [page.title for page in made] == ["Same", "Same: in short (1 of 2)", "Same: in short (2 of 2)"]


def test_what_a_cover_goes_on_with_is_numbered_alone(theme: Theme) -> None:
    made = pages(theme, PlannedSlide(layout="Cover", title=words("Same"), fill={"body": points(6)}))
    assert [page.title for page in made] == ["Same", "Same (2 of 2)"]


def test_a_figure_stands_in_the_middle_of_its_region(theme: Theme) -> None:
    made = pages(theme, plan("A title", figure=[Block(high=20)]))
    figure = next(item for item in made[0].items if not isinstance(item, TextItem))
    assert figure.box.y == pytest.approx(120)


def test_what_can_not_be_split_and_is_too_high_is_told_at_its_line(theme: Theme) -> None:
    mark = Mark(Source("a.yaml", "x"), 1, 1)
    problems = Problems()
    pages(theme, plan("A title", figure=[Block(high=90, mark=mark)]), problems=problems)
    assert [str(problem.mark) for problem in problems.errors] == ["a.yaml:1:1"]
    assert "does not fit its slide" in problems.errors[0].message


def test_a_title_is_set_smaller_before_it_is_cut(theme: Theme) -> None:
    style = theme.style("title")
    long = "A title that takes more than two lines of its place at full size but not when set smaller"
    box = TextBox(runs=(words(long).runs[0],), style=style)
    problems = Problems()
    made = pages(
        theme, PlannedSlide(layout="Content", title=box, fill={"body": points(1)}), problems=problems
    )
    assert not [*problems]
    assert made[0].title == long


@pytest.mark.parametrize(
    ("word", "divided"), [("Verwaltung", 0), ("Verwaltungs" * 3, 0), ("Verwaltungs" * 4, 1)]
)
def test_a_title_is_set_smaller_before_one_of_its_words_is_divided(
    theme: Theme, word: str, divided: int
) -> None:
    style = theme.style("title")
    run = replace(words(f"Die {word}").runs[0], style=style.text_style())
    styled = TextBox(runs=(run,), style=style)
    problems = Problems()
    made = pages(
        theme, PlannedSlide(layout="Content", title=styled, fill={"body": points(1)}), problems=problems
    )
    assert [problem.code for problem in problems] == ["FD607"] * divided
    assert made[0].title == f"Die {word}"


def test_a_title_that_fits_in_no_size_is_cut_between_words_and_whole_in_the_notes(theme: Theme) -> None:
    long = " ".join(f"word{number}" for number in range(2000))
    problems = Problems()
    spec = plan(long, body=points(6))
    made = pages(theme, spec, problems=problems)
    assert not problems.errors
    assert ["cut there" in problem.message for problem in problems] == [True]
    shown = made[0].title.removesuffix("… (1 of 2)")
    assert long.startswith(shown + " ") and len(shown) > 50
    assert [note.text for note in made[0].notes] == [long]


def test_the_foot_says_the_way_to_a_subsection_as_far_as_a_line_holds_it(theme: Theme) -> None:
    near, far = plan("Near", body=points(1)), plan("Far", body=points(1))
    near.path, far.path = ("History",), ("A part of a name that takes more than all of the line", "The abbey")
    made = pages(theme, plan("Top", body=points(1)), near, far)
    feet = [item.paragraphs[0].text for page in made for item in page.items if item.name == "foot"]  # type: ignore[union-attr]
    assert feet == ["footer", "footer · History", "footer · The abbey"]


def test_a_text_alone_in_its_place_is_set_smaller_before_it_goes_on(theme: Theme) -> None:
    style = replace(theme.style("body"), size=24.0, leading=30.0)
    text = "Words that take three lines at the full size, and two lines in a smaller one, as is seen here."
    box = TextBox(runs=(replace(words(text).runs[0], style=style.text_style()),), style=style)
    assert box.height(400) > 60
    spec = plan("A title", body=[box])
    spec.words = 100
    made = pages(theme, spec)
    assert [body(page) for page in made] == [[text]]


def test_options_that_are_too_high_together_go_on(theme: Theme) -> None:
    cards = [
        Card(text=words("An option. " * 12), padding=5, stroke="#000000", stroke_width=1) for _ in range(4)
    ]
    made = pages(theme, plan("A title", figure=[Cards(cards=cards, gutter=10)]))
    assert len(made) > 1
    told = " ".join(
        p.text for page in made for item in page.items if isinstance(item, TextItem) for p in item.paragraphs
    )
    assert told.count("An option.") == 48


def test_the_slide_number_is_a_field(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=points(1)), plan("Next", body=points(1)))
    runs = [item.paragraphs[0].runs[0] for page in made for item in page.items if item.name == "number"]  # type: ignore[union-attr]
    assert [(run.text, run.field) for run in runs] == [("1", "slidenum"), ("2", "slidenum")]


def test_a_continued_slide_says_so_in_its_notes(theme: Theme) -> None:
    spec = plan("A title", body=points(6))
    spec.notes = [words("Say this.")]
    assert [[note.text for note in page.notes] for page in pages(theme, spec)] == [
        ["Say this."],
        ["Goes on."],
    ]


def test_a_slide_without_notes_stays_without(theme: Theme) -> None:
    assert [page.notes for page in pages(theme, plan("A title", body=points(6)))] == [[], []]


def test_a_slide_may_hold_more_words_than_the_others(theme: Theme) -> None:
    spec = plan(
        "A title", body=[words("one two three four five six seven"), words("one two three four five six")]
    )
    assert len(pages(theme, spec)) == 2
    spec.words = 13
    assert len(pages(theme, spec)) == 1


def test_a_single_short_word_is_not_left_alone_in_a_titles_last_line(theme: Theme) -> None:
    style = replace(theme.style("title"), size=20.0, leading=24.0)
    text = "A title that is just a little longer than one line"
    box = TextBox(runs=(replace(words(text).runs[0], style=style.text_style()),), style=style)
    assert len(box.lines(400)) == 2
    made = pages(theme, PlannedSlide(layout="Content", title=box, fill={"body": points(1)}))
    title = made[0].items[0]
    assert isinstance(title, TextItem)
    assert len(title.paragraphs[0].lines) == 1


def test_a_word_wider_than_a_titles_place_is_told_once_at_its_line(theme: Theme) -> None:
    mark = Mark(Source("a.yaml", "title: x"), 1, 8)
    title = replace(words("Donaudampfschifffahrt" * 6), mark=mark)
    problems = Problems()
    pages(theme, PlannedSlide(layout="Content", title=title, fill={"body": points(6)}), problems=problems)
    told = [(problem.code, str(problem.mark), problem.severity) for problem in problems]
    assert told == [("FD607", "a.yaml:1:8", "warning")]


def test_what_goes_on_begins_at_one_height_on_all_its_slides(theme: Theme) -> None:
    made = pages(theme, plan("A title", figure=[Block(high=25), Block(high=20), Block(high=35)]))
    tops = [item.box.y for page in made for item in page.items if not isinstance(item, TextItem)]
    assert len(made) == 2
    assert tops[-1] == tops[0] == pytest.approx(100 + (60 - 45) / 2)


def sizes(page: Page) -> set[float]:
    item = next(item for item in page.items if isinstance(item, TextItem) and item.placeholder == "body")
    return {run.style.size for part in item.paragraphs for run in part.runs}


def large(theme: Theme, *texts: str) -> list[FlowBox]:
    style = replace(theme.style("body"), size=24.0, leading=28.0)
    return [
        TextBox(runs=(replace(words(text).runs[0], style=style.text_style()),), style=style, space_before=4.0)
        for text in texts
    ]


def test_texts_of_a_line_each_are_set_smaller_where_that_saves_a_slide(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=large(theme, "River", "Bridge")))
    assert [body(page) for page in made] == [["River", "Bridge"]]
    assert all(18 <= size < 24 for size in sizes(made[0]))


def test_texts_of_several_lines_go_on_in_type_of_one_size(theme: Theme) -> None:
    long = "A bridge that takes no more than two lines of the place"
    made = pages(theme, plan("A title", body=large(theme, long, "River")))
    assert [body(page) for page in made] == [[long], ["River"]]
    assert [sizes(page) for page in made] == [{24.0}, {24.0}]


def test_several_texts_leave_some_of_their_place_free(theme: Theme) -> None:
    lines = [words("one line") for _ in range(30)]
    limited = plan("A title", body=[*lines])
    limited.words = 1000
    for page in pages(theme, limited):
        item = next(item for item in page.items if isinstance(item, TextItem) and item.placeholder == "body")
        lowest = max(line.baseline for part in item.paragraphs for line in part.lines)
        assert lowest < 0.975 * item.box.height


def test_a_list_grown_on_a_slide_keeps_its_labels_clear_of_its_text() -> None:
    item = words("one line", bullet="1.")
    item = replace(item, style=replace(item.style, indent=14.0))
    assert [item.resized(scale).style.indent for scale in (0.5, 1.0, 2.0)] == [14.0, 14.0, 28.0]


def test_texts_with_addresses_leave_a_line_free_since_programs_break_those_elsewhere(theme: Theme) -> None:
    def lowest(link: str) -> float:
        lines: list[FlowBox] = []
        for _ in range(30):
            box = words("one line").resized(1.1)
            lines.append(replace(box, runs=(replace(box.runs[0], link=link),)))
        limited = plan("A title", body=lines)
        limited.words = 1000
        found = [item for item in pages(theme, limited)[0].items if isinstance(item, TextItem)]
        item = next(item for item in found if item.placeholder == "body")
        return item.paragraphs[-1].lines[-1].baseline

    leading = words("one line").resized(1.1).style.leading
    assert lowest("https://example.org") == pytest.approx(lowest("") - leading)


LINED = {
    **LAYOUT,
    "layouts": {
        "Cover": {
            "kind": "title",
            "places": {
                "title": {"kind": "ctrTitle", "at": ["10pt", "10pt", "400pt", "80pt"], "style": "title"}
            },
        },
        "Content": {
            "places": {
                **LAYOUT["layouts"]["Content"]["places"],  # type: ignore[index]
                "kicker": {"kind": "body", "at": ["10pt", "0pt", "400pt", "15pt"], "style": "kicker"},
            }
        },
    },
}


def lined_pages(theme: Theme, *plans: PlannedSlide, problems: Problems) -> list[Page]:
    return slide_maker(read_values(DeckLayout, LINED), theme, problems).pages(plans)


def test_a_line_above_a_title_is_cut_and_never_goes_on_on_another_slide(theme: Theme) -> None:
    problems, long = Problems(), " ".join(f"word{number}" for number in range(40))
    made = lined_pages(theme, plan("A title", kicker=[words(long)], body=points(2)), problems=problems)
    assert [page.title for page in made] == ["A title"]
    kicker = next(item for item in made[0].items if isinstance(item, TextItem) and item.name == "kicker")
    shown = kicker.paragraphs[0].text
    assert long.startswith(shown.removesuffix("…") + " ") and len(shown) > 40
    assert [note.text for note in made[0].notes] == [long]
    assert ["cut there" in problem.message for problem in problems] == [True]


PAIRED = {
    **LAYOUT,
    "limits": {"smallest": "8pt"},
    "layouts": {
        "Content": {
            "places": {
                "title": {"kind": "title", "at": ["10pt", "10pt", "400pt", "80pt"], "style": "title"},
                "body": {
                    "kind": "body",
                    "at": ["10pt", "100pt", "200pt", "60pt"],
                    "goes on in": "second",
                    "down to": "8pt",
                },
                "second": {"kind": "body", "at": ["220pt", "100pt", "200pt", "60pt"]},
            }
        }
    },
}


def paired_pages(theme: Theme, count: int) -> list[Page]:
    return slide_maker(read_values(DeckLayout, PAIRED), theme, Problems()).pages(
        [plan("A title", body=points(count))]
    )


def test_a_list_that_two_columns_hold_in_smaller_type_has_one_slide(theme: Theme) -> None:
    assert len(paired_pages(theme, 10)) == 1
    assert len(paired_pages(theme, 12)) == 1
    assert len(paired_pages(theme, 24)) == 3


def test_a_text_alone_that_may_get_smaller_goes_on_on_as_few_slides_as_it_needs(theme: Theme) -> None:
    place = {"kind": "body", "at": ["10pt", "100pt", "200pt", "60pt"], "down to": "7pt"}
    layout = {
        **PAIRED,
        "layouts": {"Content": {"places": {**PAIRED["layouts"]["Content"]["places"], "body": place}}},
    }  # type: ignore[index]
    told = [words("A sentence that takes up a line of its own. " * 11)]
    made = slide_maker(read_values(DeckLayout, layout), theme, Problems()).pages([plan("A title", body=told)])
    assert len(made) == 2
    sizes = {
        run.style.size
        for page in made
        for item in page.items
        if isinstance(item, TextItem) and item.name == "body"
        for paragraph in item.paragraphs
        for run in paragraph.runs
    }
    assert len(sizes) == 1 and 7.0 <= sizes.pop() < 10.0


def test_what_goes_on_keeps_the_head_that_it_stands_under(theme: Theme) -> None:
    made = pages(theme, plan("A title", body=[words("Right", keep_with_next=True), *points(7)]))
    assert len(made) > 1
    assert [body(page)[0] for page in made] == ["Right"] * len(made)
    assert [text for page in made for text in body(page)[1:]] == [f"point {n}" for n in range(1, 8)]


def test_a_list_that_may_get_smaller_goes_on_on_fewer_slides(theme: Theme) -> None:
    place = {"kind": "body", "at": ["10pt", "100pt", "200pt", "60pt"], "down to": "8pt"}
    places = {**PAIRED["layouts"]["Content"]["places"], "body": place}  # type: ignore[index]
    layout = read_values(DeckLayout, {**PAIRED, "layouts": {"Content": {"places": places}}})
    told: list[FlowBox] = [words("A point that takes up more than one of the lines that a column has")] * 6

    def made(layout: DeckLayout) -> list[Page]:
        maker = slide_maker(layout, theme, Problems())
        return maker.pages([plan("A title", body=told)])

    less = {**places, "body": {"kind": "body", "at": ["10pt", "100pt", "200pt", "60pt"]}}
    as_large = read_values(DeckLayout, {**PAIRED, "layouts": {"Content": {"places": less}}})
    assert len(made(layout)) < len(made(as_large))
