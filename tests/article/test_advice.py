"""What is allowed but could be better is told as a warning, at its place."""

from __future__ import annotations

import pytest

from factdeck.article import read_article
from factdeck.article.advice import HARD, advise, lix
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source


def warned(text: str) -> list[tuple[str, str]]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a")
    assert article is not None, list(problems)
    advise(article, problems)
    assert not problems.errors
    return [(str(problem.mark), problem.code) for problem in problems]


def with_points(*points: str) -> str:
    listed = "".join(f'      - "{point}"\n' for point in points)
    return f"title: A\nsections:\n  - heading: B\n    points:\n{listed}"


@pytest.mark.parametrize(
    "points",
    [
        ("1845: one", "1911: two", "1911: three"),
        ("9 August 1945: one", "May 1946: two"),
        ("A river", "1911: a bridge", "400 people lived here", "Another"),
        ("1939–1945: a war", "1940: in it"),
    ],
)
def test_points_in_order_are_not_told(points: tuple[str, ...]) -> None:
    assert warned(with_points(*points)) == []


@pytest.mark.parametrize(
    "points",
    [("1911: two", "1845: one"), ("May 1946: two", "9 August 1945: one"), ("1911: zwei", "Mai 1900: eins")],
)
def test_a_year_before_the_one_above_is_told_at_its_point(points: tuple[str, ...]) -> None:
    assert warned(with_points(*points)) == [("a.yaml:6:10", codes.ORDER_OF_DATES)]


def test_a_heading_that_repeats_is_told_also_of_a_subsection() -> None:
    text = "title: A\nsections:\n  - heading: B\n    sections:\n      - {heading: b, text: C.}\n"
    assert warned(text) == [("a.yaml:5:19", codes.REPEATED_HEADING)]


def test_a_long_lead_is_told() -> None:
    assert warned(f"title: A\nlead: {'word ' * 120}\n") == []
    assert warned(f"title: A\nlead: {'word ' * 121}\n") == [("a.yaml:2:7", codes.LONG_LEAD)]


@pytest.mark.parametrize(
    "words", ["満洲国は一九三二年から続いた。 ", "मंचूकुओ एक राज्य था। ", "كانت مانشوكو دولة. "]
)
def test_a_text_in_letters_that_lix_was_not_made_for_is_not_judged(words: str) -> None:
    assert warned(f"title: A\nsections:\n  - {{heading: B, text: '{words * 60}'}}\n") == []


def test_lix_counts_words_to_a_sentence_and_long_words() -> None:
    assert lix("The cat sat. The dog ran.") == 3.0
    assert lix("Extraordinary circumstances require patience.") == pytest.approx(4 + 100)
    assert lix("") == 0.0
    assert lix("Die Katze saß auf der Matte, und der Hund schlief. Es regnete.") < HARD / 2


def with_headings(*headings: str, point: str = "") -> str:
    said = f", point: {point}" if point else ""
    others = "".join(f"  - {{heading: {heading}, points: [It stands]}}\n" for heading in headings)
    return f"title: A\nsections:\n  - {{heading: One{said}, text: Much.}}\n{others}"


def test_a_heading_that_only_names_a_topic_is_told_where_other_sections_have_a_point() -> None:
    assert warned(with_headings("The bridge", point="The mill made the town")) == [
        ("a.yaml:4:15", codes.ONLY_A_TOPIC)
    ]


def test_topics_are_told_where_several_sections_have_points_for_slides() -> None:
    told = warned(with_headings("The bridge", "The mill"))
    assert told == [("a.yaml:4:15", codes.ONLY_A_TOPIC), ("a.yaml:5:15", codes.ONLY_A_TOPIC)]


@pytest.mark.parametrize(
    "text",
    [
        with_headings("The bridge"),
        with_headings("The ice took the bridge", point="The mill made the town"),
        with_headings("橋", "水車小屋"),
        "title: A\nsections:\n  - {heading: B, text: Much.}\n  - {heading: C, text: More.}\n",
    ],
)
def test_articles_that_are_not_for_slides_and_headings_that_say_something_are_not_told(text: str) -> None:
    assert warned(text) == []


VERSE = """
      > I met a traveller from an antique land,
      > Who said—“Two vast and trunkless legs of stone
      > Stand in the desert.
"""


def test_lines_of_verse_that_run_on_are_told_once() -> None:
    text = f"title: A\nsections:\n  - heading: B\n    text: |{VERSE}"
    assert warned(text) == [("a.yaml:5:9", codes.MARKUP)]
    assert warned(text.replace("\n      > W", "\n\n      > W").replace("\n      > S", "\n\n      > S")) == []
    assert warned(text.replace("> Who", "> who")) == []
    assert warned(text.replace("land,", "land, and he was on his way to somewhere else at that time,")) == []
