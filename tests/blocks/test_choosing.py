"""Which kind of slide a section gets: chosen by what it has, changed where two alike came before, or as its author asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Page, TextItem, paragraphs_of

MAP = """\
infobox:
  map:
    points:
      - {name: Vienna, at: [16.37, 48.2]}
      - {name: Trieste, at: [13.77, 45.65]}
"""
FACTS = {
    "quotation": "quotation: {text: The line is drawn, who: A pope, when: '1493'}",
    "number": "figure: {value: '370', unit: leagues, text: lay west of the islands}",
    "compare": "compare: {a: {name: Castile, points: [Goes west]}, b: {name: Portugal, points: [Goes east]}}",
    "map": "points: [The way from Vienna goes over the mountains down to Trieste]",
    "time": "points: ['1479: a treaty divides islands', '1493: a voyage divides the treaty']",
}
LAYOUTS = {
    "quotation": "Quotation",
    "number": "Number",
    "compare": "Comparison",
    "map": "Claim and map",
    "time": "Points in time",
}
LONG = (
    "A sentence of so many words that no card would show it well, and so it stands in a list of its own kind"
)


def pages(text: str, problems: Problems | None = None, layout: str = "lecture") -> list[Page]:
    problems = Problems() if problems is None else problems
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=Path())
    assert article is not None, list(problems)
    placed = place_layout(article, layout, problems, Options())
    assert placed is not None, list(problems)
    return placed.document.pages


def kinds(text: str, problems: Problems | None = None) -> list[str]:
    """The layouts of the sections' slides."""
    shown = [page.layout for page in pages(text, problems)]
    return shown[next(number for number, name in enumerate(shown) if name == "Sentence") + 1 :]


def with_sections(*sections: str, others: str = "") -> str:
    listed = "".join(f"  - heading: Part {number}\n{part}" for number, part in enumerate(sections, 1))
    return f"title: A\nlead: It is told in a sentence.\n{others}sections:\n{listed}"


def lines(*facts: str) -> str:
    return "".join(f"    {fact}\n" for fact in facts)


def texts(page: Page) -> list[str]:
    return [
        paragraph.text.replace("\u00a0", " ")
        for item in page.items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
    ]


SHORT = [f"Point {number}" for number in range(14)]


@pytest.mark.parametrize("kind", FACTS)
def test_a_section_shows_the_kind_that_its_facts_make(kind: str) -> None:
    assert LAYOUTS[kind] in kinds(with_sections(lines(FACTS[kind]), others=MAP))


def test_a_quotation_goes_before_a_number_and_that_before_a_comparison() -> None:
    every = [FACTS["compare"], FACTS["number"], FACTS["quotation"]]
    assert kinds(with_sections(lines(*every)))[0] == "Quotation"
    assert kinds(with_sections(lines(*every[:2])))[0] == "Number"


def test_a_section_has_a_claim_and_one_exhibit_at_most() -> None:
    section = lines(*(FACTS[kind] for kind in ("quotation", "number", "compare", "time")))
    assert kinds(with_sections(section)) == ["Quotation", "Points in time"]


def test_a_number_and_points_without_an_exhibit_of_their_own_are_one_slide() -> None:
    """Where the points make columns under dates or a map, the number has a slide of its own, unless the point tells it."""
    number, points = FACTS["number"], "points: [They talk to their neighbours, The line moves west]"
    told = "point: They asked for 370 leagues"
    assert kinds(with_sections(lines(number, points))) == ["Number and points"]
    assert kinds(with_sections(lines(number, FACTS["time"]))) == ["Number", "Points in time"]
    assert kinds(with_sections(lines(told, number, FACTS["time"]))) == ["Number and points"]
    assert kinds(with_sections(lines(told, number, FACTS["time"], "show: time"))) == [
        "Number",
        "Points in time",
    ]
    many = f"points: [{', '.join([LONG] * 5)}]"
    assert kinds(with_sections(lines(number, many)))[0] == "Points and number"


def test_what_has_no_slide_is_in_the_notes() -> None:
    section = lines(*(FACTS[kind] for kind in ("quotation", "number", "compare", "time")))
    said = " ".join(note.text for page in pages(with_sections(section)) for note in page.notes)
    assert "370" in said and "Castile" in said and "Goes east" in said


@pytest.mark.parametrize("asked", ["number", "compare"])
def test_an_author_s_show_goes_before_the_order_of_kinds(asked: str) -> None:
    every = [FACTS["compare"], FACTS["number"], FACTS["quotation"], f"show: {asked}"]
    problems = Problems()
    assert kinds(with_sections(lines(*every)), problems)[0] == LAYOUTS[asked]
    assert not [problem for problem in problems if problem.code == codes.NOT_SHOWN]


def test_show_points_takes_a_list_where_dates_would_make_columns() -> None:
    assert kinds(with_sections(lines(FACTS["time"], "show: points"))) == ["Points"]


@pytest.mark.parametrize("asked", ["quotation", "number", "compare", "map", "time"])
def test_a_show_that_the_section_has_nothing_for_is_told_at_its_place(asked: str) -> None:
    problems = Problems()
    kinds(with_sections(lines(f"points: [{LONG}, {LONG}]", f"show: {asked}")), problems)
    told = [problem for problem in problems if problem.code == codes.NOT_SHOWN]
    assert len(told) == 1 and told[0].severity == "warning" and told[0].mark is not None
    assert told[0].mark.line == 4


def test_the_third_of_a_kind_in_a_row_is_of_another_kind_where_it_can_be() -> None:
    both = lines(FACTS["time"].replace("a treaty", "a treaty of Vienna and Trieste"))
    dated = lines(FACTS["time"])
    assert kinds(with_sections(dated, dated, dated, others=""))[:3] == [
        "Points in time",
        "Points in time",
        "Title and exhibit",
    ]
    assert [kind for kind in kinds(with_sections(both, both, both, others=MAP)) if kind != "Map"][-3:] == [
        "Claim and map",
        "Claim and map",
        "Points in time",
    ]


def test_a_quotation_in_the_text_is_one_with_who_and_when_behind_a_dash() -> None:
    section = "    text: |\n      It was said.\n\n      > I came, I saw, I conquered — Caesar, 47 BC\n"
    [page] = [page for page in pages(with_sections(section)) if page.layout == "Quotation"]
    assert "“I came, I saw, I conquered”" in texts(page) and "Caesar, 47 BC" in texts(page)


def test_a_section_with_nothing_but_notes_still_has_a_slide() -> None:
    [page] = [page for page in pages(with_sections("    notes: Look up.\n")) if page.layout == "Section"]
    assert page.title == "Part 1" and [note.text for note in page.notes] == ["Look up."]


@pytest.mark.parametrize("kind", ["compare", "quotation", "number"])
def test_a_section_with_one_exhibit_alone_has_one_slide_with_its_notes(kind: str) -> None:
    made = pages(with_sections(f"    {FACTS[kind]}\n    notes: Look up.\n"))
    [page] = [page for page in made if "Part 1" in page.title]
    assert (page.layout, page.title) == (LAYOUTS[kind], "Part 1")
    assert "Look up." in [note.text for note in page.notes]


def test_no_subsection_is_lost() -> None:
    inside = "    sections:\n" + "".join(
        f"      - {{heading: Inside {number}, text: It is told here.}}\n" for number in range(4)
    )
    titles = [page.title for page in pages(with_sections(f"    text: Much is said.\n{inside}"))]
    assert [title for title in titles if "Inside" in title] == [f"Part 1: Inside {n}" for n in range(4)]


def test_a_section_that_only_holds_one_subsection_has_no_slide_of_its_own() -> None:
    inside = "    sections: [{heading: Inside, text: It is told here.}]\n"
    made = pages(with_sections(inside))
    assert "Section" not in [page.layout for page in made]
    [page] = [page for page in made if page.title == "Part 1: Inside"]
    assert page.section == "Part 1"
    noted = pages(with_sections("    notes: Look up.\n" + inside))
    assert any("Look up." in note.text for page in noted for note in page.notes)
    pointed = pages(with_sections("    point: It was so.\n" + inside))
    assert any("It was so" in text for page in pointed for text in texts(page))


def test_a_list_goes_on_in_a_second_column_before_it_needs_a_second_slide() -> None:
    made = pages(with_sections(f"    points: [{', '.join(SHORT)}]\n"))
    [page] = [page for page in made if page.title == "Part 1"]
    assert page.layout == "Two columns" and [text for text in texts(page) if text in SHORT] == SHORT
    columns = {item.name for item in page.items if isinstance(item, TextItem)}
    assert {"body", "second"} <= columns


def test_the_words_that_a_section_names_stand_beside_its_points_until_these_need_the_room() -> None:
    words = "teaching: {glossary: [{term: Bull, meaning: A letter of the pope}]}\n"
    few = with_sections(f"    points: ['The bull: {LONG}', {LONG}]\n", others=words)
    many = with_sections(f"    points: [The bull, {', '.join(SHORT)}]\n", others=words)
    assert kinds(few)[-1] == "Points and words" and kinds(many)[-1] == "Two columns"
    shown = next(page for page in pages(many) if page.layout == "Two columns")
    assert [text for text in texts(shown) if text in SHORT] == SHORT


def test_forty_words_have_slides_and_the_notes_have_the_others() -> None:
    terms = ", ".join(f"{{term: Word {number}, meaning: What it means}}" for number in range(1, 61))
    made = pages(with_sections("    text: Much.\n", others=f"teaching: {{glossary: [{terms}]}}\n"))
    tables = [page for page in made if page.layout == "Two tables"]
    cells = [each.text for page in tables for item in page.items for each in paragraphs_of(item)]
    assert "Word 40" in cells and "Word 41" not in cells and "… and 20 more, in the notes" in cells
    noted = [note.text for page in tables for note in page.notes]
    assert "Word 41: What it means" in noted and "Word 60: What it means" in noted
    assert "Word 40: What it means" not in noted


def asked(count: int) -> str:
    return "teaching:\n  quiz:\n" + "".join(
        f"    - {{question: Question {number}?, options: [Yes, No], answer: 'Yes'}}\n"
        for number in range(count)
    )


def questions(count: int) -> str:
    return "teaching: {questions: [" + ", ".join(f"Why {number}?" for number in range(1, count + 1)) + "]}\n"


def test_five_quiz_questions_have_slides_and_the_notes_have_the_others() -> None:
    made = pages(with_sections("    text: Much.\n", others=asked(9)))
    assert [page.title for page in made if page.layout == "Quiz"] == [f"Question {n}?" for n in range(5)]
    answers = next(page for page in made if page.title == "Answers")
    said = " ".join(note.text for note in answers.notes)
    assert "Question 5?" in said and "Question 8?" in said and "Question 4?" not in said


@pytest.mark.parametrize(("wish", "count"), [("all", 9), ("7", 7), ("5", 5)])
def test_a_layout_says_how_many_quiz_questions_have_slides(tmp_path: Path, wish: str, count: int) -> None:
    layout = tmp_path / "more.yaml"
    layout.write_text(f"extends: lecture\nquiz: {wish}\n", encoding="utf-8")
    made = pages(with_sections("    text: Much.\n", others=asked(9)), layout=str(layout))
    assert sum(page.layout == "Quiz" for page in made) == count
    shown = " ".join(text for page in made if page.title.startswith("Answers") for text in texts(page))
    assert shown.count("Yes") == count


def test_a_question_stands_behind_its_section_with_what_that_said() -> None:
    section = f"    points: ['{LONG}', '1493: a voyage']\n"
    made = pages(with_sections(section, section, others=questions(2)))
    titles = [page.title for page in made]
    assert titles.index("Part 1") + 1 == titles.index("Why 1?") == titles.index("Part 2") - 1
    discussed = made[titles.index("Why 1?")]
    assert discussed.layout == "Discussion" and any(LONG in text for text in texts(discussed))


def test_other_numbers_of_questions_stand_together_at_the_end() -> None:
    made = pages(with_sections("    text: Much.\n", "    text: More.\n", others=questions(3)))
    assert [page.title for page in made][-3:] == ["Why 1?", "Why 2?", "Why 3?"]


def test_openers_begin_each_section_of_a_long_deck_with_its_heading_and_point(tmp_path: Path) -> None:
    layout = tmp_path / "long.yaml"
    layout.write_text("extends: lecture\nopeners: yes\n", encoding="utf-8")
    said = "    point: The way was long\n    points: [The way from Vienna to Trieste, It took ten days]\n"
    made = pages(with_sections(said, "    text: Much.\n", others=MAP), layout=str(layout))
    first, second = [page for page in made if page.layout.startswith("Section")]
    assert first.layout == "Section and map" and "The way was long" in texts(first)
    assert second.layout == "Section" and second.title == "Part 2"
    assert not [page for page in pages(with_sections(said)) if page.layout.startswith("Section")]


CHART = "chart: {kind: bar, caption: It grew, categories: [A, B], series: [{name: C, values: [1, 2]}], credit: us}"


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ((CHART,), ["Sentence and exhibit"]),
        ((CHART, "point: A claim"), ["Sentence and chart"]),
        ((CHART, "text: It grew by half. Nobody knows why."), ["Title and exhibit", "Title and exhibit"]),
        ((), ["Sentence"]),
    ],
)
def test_a_sentence_alone_stands_beside_what_its_section_shows(
    facts: tuple[str, ...], shown: list[str]
) -> None:
    said = "" if any(fact.startswith("text") for fact in facts) else "    text: It grew by half.\n"
    assert kinds(with_sections(said + lines(*facts))) == shown


def test_a_sum_and_an_answer_that_are_alone_are_large_sentences() -> None:
    quiz = "[{question: Is it?, options: ['Yes', 'No'], answer: A, why: It is}]"
    made = pages(f"title: A\nlead: It is told.\nteaching: {{summary: [It is there], quiz: {quiz}}}\n")
    layouts = {page.title: page.layout for page in made}
    assert (layouts["In short"], layouts["Answers"]) == ("Closing sentence", "Sentence")
    told = {text for page in made[-2:] for text in texts(page)}
    assert {"It is there", "A  Yes. It is"} <= told


@pytest.mark.parametrize(
    ("size", "shown"),
    [("300 300", ["Points and picture"]), ("900 300", ["Title and exhibit", "Picture"])],
)
def test_points_stand_beside_a_picture_that_leaves_them_room(
    tmp_path: Path, size: str, shown: list[str]
) -> None:
    width, height = size.split()
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><rect width="{width}" height="{height}"/></svg>'
    (tmp_path / "view.svg").write_text(drawn, encoding="utf-8")
    text = with_sections(lines("points: [It grew, It burnt]", "image: {image: view.svg, alt: A, credit: us}"))
    article = read_article(Source("a.yaml", text), Problems(), slug="a", folder=tmp_path)
    assert article is not None
    placed = place_layout(article, "lecture", Problems(), Options())
    assert placed is not None
    layouts = [page.layout for page in placed.document.pages]
    assert layouts[layouts.index("Sentence") + 1 :][: len(shown)] == shown


def test_both_sides_of_a_comparison_have_type_of_one_size() -> None:
    short, long = "points: [It is so]", f"points: [{LONG}, {LONG}]"
    [page] = pages_of(f"compare: {{a: {{name: A, {short}}}, b: {{name: B, {long}}}}}", "Comparison")
    sizes = [
        {run.style.size for each in item.paragraphs for run in each.runs}
        for item in page.items
        if isinstance(item, TextItem) and item.name in ("a", "b")
    ]
    assert len(sizes) == 2 and sizes[0] == sizes[1]


def pages_of(fact: str, layout: str) -> list[Page]:
    return [page for page in pages(with_sections(lines(fact))) if page.layout == layout]
