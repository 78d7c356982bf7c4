"""An exit ticket asks three to five short things, and stands twice on its paper with a line to cut along."""

from __future__ import annotations

import re

import pytest

from blocks.support_handouts import TOWN, article, handout, paragraphs, refusal, rules, told
from factdeck.article import Article
from factdeck.building.options import Options
from factdeck.scene import Page, TextItem
from support.pieces import made
from support.samples import CONTENT

SIGNIFICANCE = "What of this lesson matters most, and why?"
BARE = "title: A\nlead: B\n"


def ticket(given: Article | None = None, **options: str) -> Page:
    [page] = handout(given or article(), "exit-ticket", **options).pages
    return page


def upper(page: Page) -> list[str]:
    """What stands on the upper half."""
    items = [item for item in page.items if item.box.y < page.size.height / 2]
    return told(Page(size=page.size, items=items))


def test_it_asks_for_an_order_a_cause_a_line_of_a_source_and_what_matters() -> None:
    lines = upper(ticket())
    items = [line for line in lines if line[:1].isdigit()]
    assert items == [
        "1. Write down the letters in the order in which these happened.",
        "2. Why did the town build in stone?",
        "3. What does this line tell us, and what does it leave open?",
        f"4. {SIGNIFICANCE}",
    ]
    assert "“The river took what the fire left”" in lines
    assert "Ann Ash, 1650" in lines


def test_three_events_are_to_be_put_in_order_and_do_not_stand_in_it() -> None:
    order = ["The king", "Fire burns", "Masons", "The railway", "The mill"]
    for seed in range(8):
        lines = upper(ticket(seed=str(seed)))
        events = [line[2:] for line in lines if line[:2] in ("A ", "B ", "C ")]
        places = [next(n for n, begin in enumerate(order) if event.startswith(begin)) for event in events]
        assert len(places) == 3
        assert places != sorted(places)
    assert {"First", "Then", "Last"} <= {*lines}


@pytest.mark.parametrize(
    "dates",
    [
        ("1900", "1900-05", "1901"),
        ("1900~", "1901", "1903"),
        ("1900?", "1901", "1903"),
        ("1900/..", "1901", "1903"),
        ("../1903", "1900", "1901"),
    ],
)
def test_events_that_may_be_of_one_time_are_not_put_in_order(dates: tuple[str, ...]) -> None:
    events = ", ".join(f"{{date: {date!r}, title: Event of {date}}}" for date in dates)
    lines = upper(ticket(article(BARE + f"timeline: [{events}]\nteaching: {{questions: [Who paid?]}}\n")))
    assert not any("order in which" in line for line in lines)


def test_short_questions_are_taken_before_long_ones_and_a_long_one_where_there_is_no_other() -> None:
    long = "Why " + "did it burn and burn " * 5 + "so?"
    both = article(BARE + f"teaching: {{questions: ['{long}', Why stone?]}}\n")
    alone = article(BARE + f"teaching: {{questions: ['{long}']}}\n")
    for seed in range(4):
        assert "1. Why stone?" in upper(ticket(both, seed=str(seed)))
    assert f"1. {long}" in upper(ticket(alone))


def test_questions_of_the_quiz_stand_in_for_what_is_missing() -> None:
    quiz = "[{question: Who paid?, options: [a, b], answer: A}, {question: Who built?, options: [a, b], answer: A}]"
    lines = upper(ticket(article(BARE + f"teaching: {{quiz: {quiz}}}\n")))
    assert sorted(line[3:] for line in lines if line[:1].isdigit()) == sorted(
        ["Who paid?", "Who built?", SIGNIFICANCE]
    )


def test_an_article_with_nothing_to_ask_is_refused() -> None:
    assert "dated events (timeline), questions (teaching) or a quotation" in refusal(
        article(BARE), "exit-ticket"
    )


@pytest.mark.parametrize(("paper", "height"), [("", 841.89), ("Letter", 792.0)])
def test_it_stands_twice_on_the_paper_half_a_page_apart_with_a_dashed_line_between(
    paper: str, height: float
) -> None:
    page = ticket(paper=paper)
    assert page.size.height == pytest.approx(height, abs=0.01)
    [cut] = [rule for rule in rules(page) if rule.dash]
    assert (cut.box.x, cut.box.width) == (0.0, page.size.width)
    assert cut.box.y == pytest.approx(height / 2, abs=0.01)
    texts = [item for item in page.items if isinstance(item, TextItem)]
    middle = len(texts) // 2
    for one, two in zip(texts[:middle], texts[middle:], strict=True):
        assert two.box.y - one.box.y == pytest.approx(height / 2, abs=0.01)
        assert two.box.x == one.box.x


def test_nothing_of_a_ticket_reaches_over_the_line() -> None:
    page = ticket()
    half = page.size.height / 2
    assert all(item.box.bottom <= half + 0.01 or item.box.y >= half - 0.01 for item in page.items)


def test_in_large_type_it_has_a_page_of_its_own() -> None:
    page = handout(article(), "exit-ticket", theme="large-print").pages[0]
    assert not [rule for rule in rules(page) if rule.dash]


def test_it_is_made_of_the_article_of_a_language() -> None:
    lines = upper(ticket(article(TOWN.replace("en-GB", "de"))))
    assert "4. Was aus dieser Stunde ist am wichtigsten, und warum?" in lines


def test_what_comes_after_the_order_keeps_its_distance_from_the_lines_to_write_on() -> None:
    page = ticket()
    second = next(
        item.box.y for item in page.items if isinstance(item, TextItem) and item.paragraphs[0].bullet == "2."
    )
    order = max(rule.box.y for rule in rules(page) if rule.box.y < second)
    assert second - order > 13.0


LONG = (
    "The fire and the flood and all that came after them",
    "The fire and the flood and all that came after them, as told by those who lived there before it began",
    (
        "The fire and the flood and all that came after them, as told by those who lived there before it began "
        "and by all those who came to build in stone when it had ended"
    ),
)


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("title", LONG)
def test_a_title_of_many_lines_leaves_the_ticket_on_one_leaf(title: str, paper: str, theme: str) -> None:
    page = ticket(article(re.sub("^title:.*", f"title: {title}", TOWN)), paper=paper, theme=theme)
    assert next(each.runs[0].style.size >= 12.0 for each in paragraphs(page) if each.text == title)
    assert f"4. {SIGNIFICANCE}" in told(page)


def test_a_title_of_two_lines_is_as_large_as_ever() -> None:
    page = ticket(article(re.sub("^title:.*", f"title: {LONG[0]}", TOWN)))
    [size] = {each.runs[0].style.size for each in paragraphs(page) if each.text == LONG[0]}
    assert size == pytest.approx(22.0, rel=0.07)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("seed", "123")
@pytest.mark.parametrize("title", LONG)
def test_in_large_print_four_questions_stand_on_one_leaf_below_a_long_title(
    title: str, seed: str, paper: str
) -> None:
    ada = (CONTENT / "ada-lovelace.yaml").read_text("utf-8")
    text, options = (
        re.sub("^title:.*", f"title: {title}", ada, flags=re.MULTILINE),
        Options(theme="large-print", paper=paper, seed=seed),
    )
    [page] = made(text, "exit-ticket", options, CONTENT)[0].pages
    assert min(run.style.size for each in paragraphs(page) for run in each.runs) >= 18.0
    assert f"4. {SIGNIFICANCE}" in told(page)
    written_on = [rule for rule in rules(page) if rule.box.width > 300]
    assert len(written_on) >= 3


def test_events_whose_titles_say_their_years_are_not_put_in_order_while_there_are_others() -> None:
    dated = "".join(f"  - {{date: {year}, title: The race of {year}}}\n" for year in (1908, 1912, 1920))
    plain = "".join(
        f"  - {{date: {year}, title: {title}}}\n" for year, title in ((1921, "A"), (1936, "B"), (1952, "C"))
    )
    for seed in range(4):
        lines = upper(ticket(article(BARE + "timeline:\n" + dated + plain), seed=str(seed)))
        assert sorted(line[2:] for line in lines if line[:2] in ("A ", "B ", "C ")) == ["A", "B", "C"]


@pytest.mark.parametrize(("lang", "words"), [("en", "word " * 101), ("zh", "字" * 201)])
def test_a_quotation_that_half_a_page_has_no_room_for_is_left_out(lang: str, words: str) -> None:
    text = f"title: A\nlang: {lang}\nsections: [{{heading: B, quotation: {{text: {words.strip()}}}}}]\n"
    text += "teaching: {questions: [C?, D?]}\n"
    pages = made(text, "exit-ticket")[0].pages
    assert len(pages) == 1
    assert not any(words.strip()[:5] in line for line in told(pages[0]))


def test_a_life_is_put_in_order_without_its_birth_and_death_where_there_is_more_to_ask() -> None:
    events = (
        "{date: 1929, title: He was born}, {date: 1952, title: He married}, {date: 1966, title: He went to court}, "
        "{date: 1994, title: He got an award}, {date: 2012, title: He died}"
    )
    for seed in range(12):
        lines = upper(ticket(article(f"{BARE}timeline: [{events}]\n"), seed=str(seed)))
        assert not [line for line in lines if line.endswith(("born", "died"))]
        assert len([line for line in lines if line[2:4] == "He"]) == 3
