"""Words, dates and people as questions: wrong options are others of the article, and surely wrong."""

from __future__ import annotations

from collections.abc import Sequence

from exports.support_exports import TOWN, article_of, refused, told
from factdeck.article import Article, plain
from factdeck.exports.made import Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.messages.problems import Problems


def asked(made: Article, *kinds: str) -> list[Question]:
    problems = Problems()
    found = questions_of(Wanted(made, kinds, problems))
    assert not problems.errors, "\n".join(map(str, problems))
    return found


def options(question: Question) -> Sequence[str]:
    return [plain(option).replace("\u00a0", " ") for option in question.options]


def test_an_event_asks_for_its_date_among_others_in_their_order() -> None:
    made = article_of(
        "timeline:\n"
        "  - {date: 1842-05-05, title: The town burns down}\n"
        "  - {date: 1850-04, title: The first train comes}\n"
        "  - {date: 1871, title: The bridge is carried off}\n"
    )
    first, second, _ = asked(made, "dates")
    assert plain(first.text) == "The town burns down"
    assert options(first) == options(second) == ["5 May 1842", "April 1850", "1871"]
    assert [first.right, second.right] == [0, 1]


def test_a_date_that_may_mean_the_same_is_no_wrong_option() -> None:
    made = article_of(
        "timeline:\n"
        "  - {date: 1842-05-05, title: The town burns down}\n"
        "  - {date: 1842, title: The mill stands}\n"
        "  - {date: 184X, title: The town is built anew}\n"
        "  - {date: 1843~, title: The school opens}\n"
        "  - {date: 1840/.., title: The town has a mayor}\n"
        "  - {date: 1900, title: The town hall is built}\n"
    )
    first, *_ = questions_of(Wanted(made, ["dates"], Problems()))
    assert options(first) == ["5 May 1842", "1900"]


def test_equal_meanings_and_roles_are_not_set_against_each_other() -> None:
    made = article_of(
        "people:\n"
        "  - {name: Anna, role: Mayor}\n"
        "  - {name: Bert, role: mayor}\n"
        "  - {name: Carl, role: Miller}\n"
        "  - {name: Carl, role: Smith}\n"
    )
    anna, bert, carl, _ = questions_of(Wanted(made, ["people"], Problems()))
    assert options(anna) == ["Anna", "Carl"]
    assert options(bert) == ["Bert", "Carl"]
    assert options(carl) == ["Anna", "Bert", "Carl"]


def test_no_question_has_more_options_than_every_format_takes() -> None:
    rows = "".join(f"    - {{term: Word {n}, meaning: Meaning {n}}}\n" for n in range(9))
    made = article_of(f"teaching:\n  glossary:\n{rows}")
    found = asked(made, "words")
    assert {len(question.options) for question in found} == {4}
    assert options(found[8]) == ["Word 5", "Word 6", "Word 7", "Word 8"]
    assert all(
        plain(each.options[each.right]) == plain(each.text).replace("Meaning", "Word") for each in found
    )


def test_what_can_not_be_asked_is_told_at_its_place() -> None:
    made = article_of(
        "people:\n  - {name: Anna, role: Mayor}\n  - {name: Bert}\n  - {name: Carl, dates: 1800–1860}\n"
    )
    warning = told(made, "gift", ["people"])[0]
    assert (warning.severity, warning.code, warning.mark.line) == ("warning", "FD905", 5)
    assert warning.message == "people[2]: 'Bert' is left out: there is nothing to ask for the name by"
    alone = article_of("people:\n  - {name: Anna, role: Mayor}\n")
    (error,) = refused(alone, "gift", "people")
    assert (error.code, error.mark.line) == ("FD905", 4)


def test_ids_and_labels_are_those_of_the_facts() -> None:
    assert [(each.label, each.where) for each in asked(TOWN, "people", "quiz")] == [
        ("person 001", "people[1]"),
        ("person 002", "people[2]"),
        ("quiz 001", "teaching.quiz[1]"),
        ("quiz 002", "teaching.quiz[2]"),
    ]


def test_no_date_is_asked_for_that_the_events_own_title_says() -> None:
    problems = Problems()
    made = article_of(
        "timeline:\n"
        "  - {date: '1908', title: The Games of 1908}\n  - {date: '1912', title: Stockholm}\n"
        "  - {date: '1920', title: Antwerp}\n"
    )
    told = [plain(each.text) for each in questions_of(Wanted(made, ["dates"], problems))]
    assert told == ["Stockholm", "Antwerp"]
    assert [each.message for each in problems] == [
        "timeline[1]: its date is not asked for: 'The Games of 1908' says the year"
    ]
    assert all(
        "1908" in " ".join(map(plain, each.options))
        for each in questions_of(Wanted(made, ["dates"], problems))
    )
