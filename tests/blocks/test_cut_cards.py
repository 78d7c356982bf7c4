"""Cards to cut: fronts and backs that meet, long texts that lose nothing, and the same sheets for everybody."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.pdf.document import write_document
from factdeck.scene import ImageItem, Page, Scene, ShapeItem, TextItem, paragraphs_of
from factdeck.units import POINTS_PER_MM, Box
from place.support_sheets import made, sheet, words
from support.samples import CASES, CONTENT, article
from support.tagged import read_tagged
from support.told import shown

TENTH_OF_MM = 0.1 * POINTS_PER_MM
THEMES = ("classic", "photocopy", "reading", "large-print")
LAYOUTS = ("timeline-cards", "flashcards", "people-cards")
HERE = Path(__file__).parent / "cut_cards"
TOWN: dict[str, Any] = {
    "title": "The flood",
    "lead": "It rained.",
    "licence": {"name": "CC BY 4.0"},
    "timeline": [
        {"date": "1801-02-03", "title": "The river rises"},
        {"date": "1799", "title": "A dam is built [@jones]"},
        {"date": "1804", "title": "The town moves"},
    ],
    "people": [{"name": "Ann Jones", "role": "Mayor", "dates": "1760–1822", "text": "She moved the town."}],
    "sources": [{"id": "jones", "type": "book", "title": "Floods"}],
    "teaching": {
        "glossary": [{"term": f"Word {number}", "meaning": f"Meaning {number}."} for number in range(5)],
        "quiz": [
            {"question": "What rose?", "options": ["A river", "Bread"], "answer": "A", "why": "It rained."}
        ],
    },
}


def cards(layout: str, **wishes: Any) -> Scene:
    return sheet(wishes.pop("article", TOWN), layout=layout, **wishes)


def boxes(page: Page, side: str) -> dict[str, Box]:
    """The room of each card's text on a page, by its name."""
    end = f" {side}"
    return {item.name.removesuffix(end): item.box for item in page.items if item.name.endswith(end)}


def text(item: TextItem) -> str:
    return " ".join(paragraph.text for paragraph in item.paragraphs).replace("\u00a0", " ")


def texts(page: Page, ending: str) -> list[str]:
    return [text(item) for item in page.items if isinstance(item, TextItem) and item.name.endswith(ending)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("theme", THEMES)
def test_backs_lie_where_they_meet_their_fronts_to_a_tenth_of_a_millimetre(theme: str, paper: str) -> None:
    pages = place_layout(
        article(CONTENT / "ada-lovelace.yaml"),
        "timeline-cards",
        Problems(),
        Options(theme=theme, paper=paper),
    ).document.pages  # type: ignore[union-attr]
    assert len(pages) % 2 == 0
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        ahead, behind = boxes(front, "front"), boxes(back, "back")
        assert ahead.keys() == behind.keys()
        for name, box in ahead.items():
            mirrored = front.size.width - behind[name].right
            assert abs(mirrored - box.x) < TENTH_OF_MM
            assert abs(behind[name].y - box.y) < TENTH_OF_MM
            assert abs(behind[name].width - box.width) < TENTH_OF_MM


def test_columns_of_backs_run_from_right_to_left_and_rows_as_in_front() -> None:
    front, back = cards("flashcards").pages
    assert texts(front, "front")[:3] == ["Word 0", "Word 1", "Word 2"]
    ahead, behind = boxes(front, "front"), boxes(back, "back")
    assert ahead["card Word 1"].x < ahead["card Word 2"].x
    assert behind["card Word 1"].x > behind["card Word 2"].x
    assert behind["card Word 3"].y == ahead["card Word 3"].y > ahead["card Word 1"].y


def test_cards_are_as_far_from_the_left_edge_as_from_the_right_and_from_the_top_as_from_the_bottom() -> None:
    article_ = {**TOWN, "timeline": [{"date": str(1800 + n), "title": f"Event {n}"} for n in range(10)]}
    page = cards("timeline-cards", article=article_).pages[0]
    rooms = list(boxes(page, "front").values())
    assert min(room.x for room in rooms) == pytest.approx(
        page.size.width - max(room.right for room in rooms), abs=TENTH_OF_MM
    )
    assert min(room.y for room in rooms) == pytest.approx(
        page.size.height - max(room.bottom for room in rooms), abs=TENTH_OF_MM
    )


def test_cards_that_a_last_sheet_lacks_leave_no_lines() -> None:
    page = cards("timeline-cards").pages[0]
    rooms = list(boxes(page, "front").values())
    cuts = [item.box for item in page.items if isinstance(item, ShapeItem) and item.name == "cut"]
    assert len(rooms) == 3
    assert max(cut.bottom for cut in cuts) < max(room.bottom for room in rooms) + 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_cut_is_nearer_to_text_than_four_millimetres(layout: str) -> None:
    page = cards(layout).pages[0]
    rooms = boxes(page, "front").values()
    cuts = [item.box for item in page.items if isinstance(item, ShapeItem) and item.name == "cut"]
    assert cuts
    for room in rooms:
        around = room.inset(-11.3, -11.3, -11.3, -11.3)
        assert not any(
            cut.x < around.right and cut.right > around.x and cut.y < around.bottom and cut.bottom > around.y
            for cut in cuts
        )


def test_marks_stand_in_the_margins_and_backs_have_no_lines() -> None:
    front, back = cards("timeline-cards").pages
    cuts = [item.box for item in front.items if isinstance(item, ShapeItem)]
    left = min(room.x for room in boxes(front, "front").values()) - 13
    assert any(cut.right < left and cut.width > 0 for cut in cuts)
    assert not any(isinstance(item, ShapeItem) for item in back.items)


def test_events_are_shuffled_by_a_printed_seed_and_numbered_behind() -> None:
    front, back = cards("timeline-cards").pages
    assert sorted(texts(front, "front")) == ["A dam is built", "The river rises", "The town moves"]
    assert not texts(front, "front number")
    told = dict(zip(texts(back, "back"), texts(back, "back number"), strict=True))
    assert told == {"February 3, 1801": "1", "1799": "2", "1804": "3"}
    assert any(
        "Order by seed" in line for line in shown(Scene(pages=[front], metadata=cards("flashcards").metadata))
    )


def test_words_and_questions_share_a_set_and_say_which_they_are() -> None:
    front, back = cards("flashcards").pages
    assert texts(front, "number") == [*(f"Word {number}" for number in range(1, 6)), "Question 1"]
    assert texts(front, "front")[-1] == "What rose? A river Bread"
    assert texts(back, "back")[-1] == "A\u2002A river It rained."
    assert texts(back, "back")[0] == "Meaning 0."


def test_questions_end_in_no_line_of_a_word_or_two() -> None:
    placed = place_layout(article(CONTENT / "ada-lovelace.yaml"), "flashcards", Problems(), Options())
    assert placed is not None and isinstance(placed.document, Scene)
    for page in placed.document.pages:
        for each in (each for item in page.items for each in paragraphs_of(item)):
            widths = [sum(piece.width for piece in line.pieces) for line in each.lines]
            if each.text.endswith("?") and len(widths) > 1:
                assert widths[-1] > 0.45 * max(widths), each.text


def test_large_print_has_fewer_and_larger_cards() -> None:
    usual, large = cards("flashcards"), cards("flashcards", theme="large-print")
    assert len(boxes(usual.pages[0], "front")) == 6
    assert len(boxes(large.pages[0], "front")) == 3
    assert boxes(large.pages[0], "front")["card Word 1"].width > 450


def test_long_texts_get_smaller_then_take_two_cells_then_go_on_and_nothing_is_lost() -> None:
    terms = [
        {"term": "Short", "meaning": words(90)},
        {"term": "Double", "meaning": words(300)},
        {"term": "Endless", "meaning": words(900)},
    ]
    scene, problems = made({**TOWN, "teaching": {"glossary": terms}}, layout="flashcards")
    assert scene is not None
    behind = boxes(scene.pages[1], "back")
    assert behind["card Word 2"].height > 1.9 * behind["card Word 1"].height
    sizes = {
        run.style.size
        for page in scene.pages
        for item in page.items
        if item.name.endswith("back")
        for paragraph in paragraphs_of(item)
        for run in paragraph.runs
    }
    assert min(sizes) == pytest.approx(8.0, abs=0.01)
    told = [str(problem) for problem in problems if "FD601" in str(problem)]
    assert len(told) == 1
    assert "goes on, on the next card" in told[0]
    meanings = [
        paragraph
        for page in scene.pages
        for item in page.items
        if item.name.startswith("card") and item.name.endswith("back")
        for paragraph in paragraphs_of(item)
    ]
    assert sum(len(each.text.split()) for each in meanings) == 90 + 300 + 900
    assert any("3, continued" in line for line in shown(scene))


def test_backs_of_cards_of_two_cells_meet_their_fronts_too() -> None:
    terms = [{"term": f"Term {number}", "meaning": words(40 + 260 * (number % 2))} for number in range(7)]
    pages = cards("flashcards", article={**TOWN, "teaching": {"glossary": terms}}).pages
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        ahead, behind = boxes(front, "front"), boxes(back, "back")
        for name, box in ahead.items():
            assert front.size.width - behind[name].right == pytest.approx(box.x, abs=TENTH_OF_MM)
            assert (behind[name].y, behind[name].height) == (box.y, box.height)


def test_folded_cards_have_their_back_beside_them_and_a_dashed_line_between() -> None:
    (page,) = cards(str(HERE / "fold.yaml")).pages
    ahead, behind = boxes(page, "front"), boxes(page, "back")
    folds = [item for item in page.items if isinstance(item, ShapeItem) and item.name == "fold"]
    assert len(folds) == len(ahead) == 3
    assert all(fold.dash for fold in folds)
    for name, box in ahead.items():
        middle = (box.right + behind[name].x) / 2
        assert behind[name].y == box.y
        assert any(fold.box.x == pytest.approx(middle) for fold in folds)


def test_without_backs_the_date_stands_in_the_lower_right_corner() -> None:
    (page,) = cards(str(HERE / "corner.yaml")).pages
    foot = next(item for item in page.items if item.name == "card 1 front foot")
    assert isinstance(foot, TextItem)
    assert text(foot) == "February 3, 1801"
    last = foot.paragraphs[-1].lines[-1].pieces[-1]
    assert foot.paragraphs[-1].lines[-1].baseline > foot.box.height - 8
    assert last.x + last.width == pytest.approx(foot.box.width, abs=0.1)


def test_no_backs_are_printed_where_they_would_show_nothing() -> None:
    people = [{"name": "Ann Jones", "role": "Mayor"}, {"name": "Bob"}]
    (page,) = cards("people-cards", article={**TOWN, "people": people}).pages
    assert texts(page, "front") == ["Ann Jones Mayor", "Bob"]


def test_people_have_their_portrait_in_front_and_its_credit_behind_in_grey_for_copiers() -> None:
    every = Path(__file__).parents[1] / "cases" / "every-field" / "article.yaml"
    for theme, grey in (("classic", False), ("photocopy", True)):
        placed = place_layout(article(every), "people-cards", Problems(), Options(theme=theme))
        assert placed is not None
        front, back = placed.document.pages
        (portrait,) = [item for item in front.items if isinstance(item, ImageItem)]
        assert portrait.grey is grey
        assert "Qportraitcredit" in " ".join(texts(back, "back"))


def test_numbers_of_sources_are_left_out_since_no_card_lists_them() -> None:
    assert not any("[1]" in line for line in shown(cards("timeline-cards")))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_without_such_entries_is_told_what_it_would_need(layout: str) -> None:
    scene, problems = made({"title": "A town", "lead": "Text."}, layout=layout)
    assert scene is None
    [told] = [str(problem) for problem in problems]
    assert f"the article has nothing for the layout {layout!r}" in told
    assert "what the cards are made of" in told


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("grid: 2 by 4", "'2 by 4' is no grid: write columns and rows, 1 to 12, as in 2×4"),
        ("grid: 0×4", "'0×4' is no grid"),
        ("front: [motto]", "front"),
        ("backs: sideways", "backs"),
    ],
)
def test_what_a_layout_says_wrongly_is_told(option: str, told: str, tmp_path: Path) -> None:
    scene, problems = made(TOWN, layout=own(tmp_path, option))
    assert scene is None
    assert told in "\n".join(map(str, problems))


def own(tmp_path: Path, options: str) -> str:
    layout = tmp_path / "mine.yaml"
    layout.write_text(
        f"output: pdf\npages: [{{regions: {{main: {{}}}}}}]\nblocks: [{{block: cards, of: timeline, {options}}}]\n",
        encoding="utf-8",
    )
    return str(layout)


def test_a_grid_that_a_page_has_no_room_for_is_told_at_its_place(tmp_path: Path) -> None:
    layout = own(tmp_path, "grid: 3×12")
    scene, problems = made(TOWN, layout=layout)
    assert scene is not None
    [problem] = [each for each in problems if each.code == codes.FEWER_CARDS]
    assert str(problem.mark).endswith("mine.yaml:3:45")
    assert problem.message == "cards.grid: a page has room for 2×5 cards of this type, not 3×12"


@pytest.mark.parametrize("wish", [{"grid": "2×5"}, {"grid": "3×12", "theme": "large-print"}])
def test_a_grid_that_fits_or_is_set_in_large_type_is_not(wish: dict[str, str], tmp_path: Path) -> None:
    layout = own(tmp_path, f"grid: {wish['grid']}")
    _, problems = made(TOWN, layout=layout, theme=wish.get("theme", "classic"))
    assert codes.FEWER_CARDS not in [problem.code for problem in problems]


def test_each_page_is_read_in_turn_under_a_heading_and_each_card_as_a_part() -> None:
    document = read_tagged(write_document(cards("flashcards"), "3a")).document
    assert [node.text.strip() for node in document.all("H1", "H2")] == [
        "Flashcards: The flood",
        "Sheet 1 of 1, fronts",
        "Sheet 1 of 1, backs",
    ]
    parts = [node.text.strip() for node in document.all("Sect")]
    assert len(parts) == 12
    assert parts[0] == "Word 1Word 0"
    assert parts[6] == "Word 1Meaning 0."


def test_printed_cards_stand_on_the_paper_as_they_were_placed() -> None:
    data = write_document(cards("flashcards"), "3a")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        front, back = pdf.pages
        term = front.search("Word 0")[0]
        meaning = back.search("Meaning 0\\.")[0]
        middle = (term["x0"] + term["x1"]) / 2
        mirrored = float(front.width) - (meaning["x0"] + meaning["x1"]) / 2
    assert mirrored == pytest.approx(middle, abs=1.0)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
def test_cards_of_other_articles_build_in_every_theme(layout: str, theme: str) -> None:
    problems = Problems()
    placed = place_layout(article(CASES / "town.yaml"), layout, problems, Options(theme=theme, paper="A5"))
    assert placed is not None
    assert not problems.errors
