"""A worksheet asks what the article's quiz and questions ask, by their own numbers, and the key answers in the same order."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from blocks.support_handouts import TOWN, article, context, handout, paragraphs, refusal, rules, told
from factdeck.blocks.asked import quiz_asked
from factdeck.layout.variant import Variant
from factdeck.scene import Element, Page

QUIZ = {
    "1. What burnt in 1650?": "The bridge",
    "2. Who built in stone?": "Tom Oake",
    "3. When did the railway come?": "1846",
    "4. Which river is it?": "Nidd",
}


def sheet(**options: str) -> list[str]:
    return told(*handout(article(), "worksheet", **options).pages)


def key(**options: str) -> list[str]:
    return told(*handout(article(), "answer-key", **options).pages)


def asked(lines: list[str]) -> dict[str, list[str]]:
    """The quiz questions of a worksheet in its order, each with its options."""
    found: dict[str, list[str]] = {}
    for line in lines[: lines.index("To think about")]:
        if line[:2] in ("1.", "2.", "3.", "4."):
            found[line] = []
        elif found and line[0] in "ABCDEF" and line[1] == " ":
            found[[*found][-1]].append(line)
    return found


def test_without_a_version_all_stands_in_the_authors_order() -> None:
    found = asked(sheet())
    assert [*found] == [*QUIZ]
    assert found["3. When did the railway come?"] == ["A 1701", "B 1801", "C 1846", "D 1901"]
    assert len(found["4. Which river is it?"]) == 6


def test_versions_have_the_same_questions_and_options_in_other_orders() -> None:
    one, two = asked(sheet(version="A")), asked(sheet(version="B"))
    assert {*one} == {*two} == {*QUIZ}
    assert [*one] != [*two] or one != two
    for question, options in one.items():
        assert sorted(each[2:] for each in options) == sorted(each[2:] for each in two[question])


@pytest.mark.parametrize("version", ["", "A", "B", "C"])
def test_the_key_names_in_the_order_of_the_version_the_letter_before_the_right_words(version: str) -> None:
    questions = asked(sheet(version=version))
    answers = key(version=version)
    answers = answers[answers.index("Check yourself") + 1 : answers.index("To think about")]
    for question, answer in zip(questions, answers, strict=True):
        number, letter, words = answer.replace("\u2002", " ").split(" ", 2)
        assert question.startswith(number)
        assert words.startswith(QUIZ[question])
        assert f"{letter} {QUIZ[question]}" in questions[question]


@pytest.mark.parametrize(
    ("lang", "letters"), [("ru", "АБВ"), ("el", "ΑΒΓ"), ("ja", "アイウ"), ("he", "אבג"), ("pl", "ABC")]
)
def test_options_and_the_key_have_the_letters_of_the_language(lang: str, letters: str) -> None:
    given = article(TOWN.replace("lang: en", f"lang: {lang}"))
    asked = told(*handout(given, "worksheet").pages)
    assert [line[0] for line in asked if line[1:] in (" 1701", " 1801", " 1846")] == [*letters]
    keys = told(*handout(given, "answer-key").pages)
    assert any(line.startswith(f"3. {letters[2]}") for line in keys)


def test_the_key_says_why() -> None:
    assert "1. B\u2002The bridge. It was of oak." in key()


def test_a_seed_that_is_asked_for_takes_the_place_of_the_articles_own() -> None:
    assert asked(sheet(version="A", seed="1")) != asked(sheet(version="A", seed="2"))
    assert asked(sheet(version="A", seed="7614")) == asked(sheet(version="A"))


def test_right_answers_stand_at_every_letter_about_as_often() -> None:
    given = context(article(TOWN.replace("[Ann Ash, Tom Oake]", "[Ann Ash, Tom Oake, Lot Elm]")))
    counts: dict[int, Counter[str]] = {number: Counter() for number in (1, 2, 3, 4)}
    for seed in range(300):
        for each in quiz_asked(replace(given, variant=Variant("A", str(seed)))):
            counts[each.number]["ABCDEF"[each.right]] += 1
    for number, letters in counts.items():
        options = (3, 3, 4, 6)[number - 1]
        assert sorted(letters) == [*"ABCDEF"[:options]]
        assert all(0.6 < count * options / 300 < 1.4 for count in letters.values())


def test_right_answers_of_one_sheet_do_not_all_stand_at_one_letter() -> None:
    given = context(article(TOWN))
    alike = sum(
        len({each.right for each in quiz_asked(replace(given, variant=Variant("A", str(seed))))}) == 1
        for seed in range(300)
    )
    assert alike < 30, "four questions, of which one has two options: some 1 in 48 by chance"


def test_version_and_seed_stand_at_the_foot_where_a_version_was_asked_for() -> None:
    assert "Version A · Order by seed 7614" in sheet(version="A")
    assert "Version A · Ashby" in sheet(version="A"), "on further pages"
    assert not any("seed" in line for line in sheet())


def test_each_question_has_its_marks_at_the_right_and_the_sheet_their_sum() -> None:
    lines = sheet()
    assert lines.count("/\u20091") == 4 + 1, "four quiz questions, and one that asks who"
    assert lines.count("/\u20093") == 1, "one that asks why"
    assert "/\u2009" + str(4 + 1 + 3 + 5 + 4) in lines, "five dates and four names more"


def test_marks_end_at_the_right_margin() -> None:
    [page, *_] = handout(article(), "worksheet").pages
    ends = {
        round(
            item.box.x
            + item.paragraphs[0].lines[0].pieces[-1].x
            + item.paragraphs[0].lines[0].pieces[-1].width
        )
        for item in page.items
        if getattr(item, "paragraphs", None) and item.paragraphs[0].text.startswith("/\u2009")
    }
    assert ends == {round(page.size.width - 18 * 72 / 25.4)}


def test_marks_are_read_as_what_they_mean() -> None:
    [worth] = {
        run.element.expansion
        for paragraph in paragraphs(*handout(article(), "worksheet").pages)
        if paragraph.text == "/\u20093"
        for run in paragraph.runs
        if run.element
    }
    assert worth == "marks: 3"


def test_a_question_that_asks_why_has_five_lines_and_one_that_asks_who_has_two() -> None:
    only = TOWN.partition("infobox")[0] + "teaching:\n  questions: [{}]\n"
    for question, count in (("Why did it burn?", 5), ("What is a pile?", 3), ("Who paid?", 2)):
        text = only.replace("{}", question).replace(" [@moser]", "")
        [page] = handout(article(text), "worksheet").pages
        ruled = [rule for rule in rules(page) if rule.box.width > 400]
        assert len(ruled) == count, question


def test_the_key_answers_with_the_points_of_the_section_of_a_question() -> None:
    lines = key()
    assert lines[lines.index("1. Why did the town build in stone?") + 2 :][:2] == [
        "• Oak piles burn",
        "• Stone lasts longer",
    ]
    assert "• It took the trade away" in lines


def test_the_key_leaves_lines_where_questions_belong_to_no_sections() -> None:
    text = TOWN.replace("    - Who paid for the railway?\n", "")
    scene = handout(article(text), "answer-key")
    assert "• Oak piles burn" not in told(*scene.pages)
    assert len([rule for page in scene.pages for rule in rules(page) if rule.box.width > 400]) == 5


def test_citations_are_left_out_since_no_source_is_listed() -> None:
    assert not any("[1" in line for line in [*sheet(), *key()])
    assert "4. Which river is it?" in sheet()


def test_questions_keep_the_numbers_that_their_author_gives() -> None:
    text = TOWN.replace("{question: What burnt in 1650?", "{number: 12, question: What burnt in 1650?")
    assert "12. What burnt in 1650?" in told(*handout(article(text), "worksheet", version="A").pages)
    assert any(line.startswith("12. ") for line in told(*handout(article(text), "answer-key").pages))


def roles(element: Element | None) -> list[str]:
    found: list[str] = []
    while element is not None:
        found.append(element.role)
        element = element.parent
    return found


def test_options_are_a_list_inside_their_questions_item() -> None:
    [option] = [each for each in paragraphs(*handout(article(), "worksheet").pages) if each.text == "Nidd"]
    assert roles(option.element) == ["P", "LBody", "LI", "L", "LBody", "LI", "L"]
    assert roles(option.label)[0] == "Lbl"


def heights(page: Page, text: str) -> list[float]:
    return [
        item.box.y for item in page.items for each in getattr(item, "paragraphs", ()) if each.text == text
    ]


def test_short_options_stand_in_two_columns() -> None:
    [page, *_] = handout(article(), "worksheet").pages
    assert heights(page, "Nidd") == heights(page, "Wye")


def test_an_article_with_nothing_to_ask_is_refused_with_what_a_worksheet_needs() -> None:
    message = refusal(article("title: A town\nlead: It lies by a river.\n"), "worksheet")
    assert "town.yaml:1:8: title: the article has nothing for the layout 'worksheet' [FD720]" in message
    assert "a quiz (teaching.quiz), questions (teaching.questions), 3 dated events" in message


@pytest.mark.parametrize(
    ("lang", "word"), [("de", "Arbeitsblatt"), ("fr", "Fiche d’exercices"), ("eo", "Worksheet")]
)
def test_words_are_the_articles_languages(lang: str, word: str) -> None:
    assert word in told(*handout(article(TOWN.replace("en-GB", lang)), "worksheet").pages)
