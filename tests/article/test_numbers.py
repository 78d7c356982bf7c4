"""One number for each fact of an article, and an id that it keeps while others are added."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck import loads
from factdeck.article import Article, Numbered, Numbers, numbered, plain

KINDS = ("dates", "people", "words", "facts", "quiz", "questions")
Entries = list[tuple[int, int | None]]
"""What is written in each kind: an entry's name, and the number that its author gives it, if any."""


def article(entries: Entries) -> Article:
    """An article that has these entries in each kind."""
    made: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for name, number in entries:
        fixed = {} if number is None else {"number": number}
        made["dates"].append({"date": str(1000 + name), "title": f"Event {name}", **fixed})
        made["people"].append({"name": f"Person {name}", **fixed})
        made["words"].append({"term": f"Word {name}", "meaning": "A word", **fixed})
        made["facts"].append({"label": f"Fact {name}", "value": "One", **fixed})
        made["quiz"].append({"question": f"Quiz {name}?", "options": ["One", "Two"], "answer": "A", **fixed})
        made["questions"].append(f"Question {name}?")
    teaching = {"quiz": made["quiz"], "glossary": made["words"], "questions": made["questions"]}
    data = {
        "title": "A town",
        "lead": "A town on a river.",
        "timeline": made["dates"],
        "people": made["people"],
        "infobox": {"rows": made["facts"]},
        "teaching": teaching,
    }
    return loads(json.dumps(data))


def listed(numbers: Numbers) -> dict[str, tuple[Numbered[Any], ...]]:
    return {kind: getattr(numbers, kind) for kind in KINDS}


def by_name(numbers: Numbers, kind: str) -> dict[int, tuple[int, str]]:
    """Number and id by the figure in an entry's name."""
    return {name_of(each): (each.number, each.id) for each in getattr(numbers, kind)}


def name_of(each: Numbered[Any]) -> int:
    entry = each.entry
    named = next(
        (
            getattr(entry, key)
            for key in ("title", "name", "term", "label", "question")
            if hasattr(entry, key)
        ),
        entry,
    )
    return int(plain(named).split()[-1].rstrip("?"))


@st.composite
def grown(draw: st.DrawFn, only_behind: bool = False) -> tuple[Entries, Entries]:
    """Entries, and the same with others among them, or behind them without numbers of their own."""
    names = draw(st.lists(st.integers(1, 99), min_size=1, max_size=12, unique=True))
    numbers = draw(
        st.lists(st.none() | st.integers(1, 20), min_size=len(names), max_size=len(names)).filter(distinct)
    )
    entries = list(zip(names, numbers, strict=True))
    cut = draw(st.integers(0, len(entries)))
    if only_behind:
        kept = entries[:cut]
        return kept, kept + [(name, None) for name, _ in entries[cut:]]
    order = draw(st.permutations(range(len(entries))))
    chosen = set(order[:cut])
    return [each for place, each in enumerate(entries) if place in chosen], entries


def distinct(numbers: list[int | None]) -> bool:
    given = [number for number in numbers if number is not None]
    return len(given) == len(set(given))


@given(grown())
def test_an_entry_that_is_added_anywhere_changes_the_id_of_no_other(
    articles: tuple[Entries, Entries],
) -> None:
    before, after = (numbered(article(entries)) for entries in articles)
    for kind in KINDS:
        old, new = by_name(before, kind), by_name(after, kind)
        assert {name: new[name][1] for name in old} == {name: own for name, (_, own) in old.items()}


@given(grown(only_behind=True))
def test_an_entry_that_is_added_at_the_end_changes_the_number_of_no_other(
    articles: tuple[Entries, Entries],
) -> None:
    before, after = (numbered(article(entries)) for entries in articles)
    for kind in KINDS:
        assert by_name(after, kind).items() >= by_name(before, kind).items()


@given(grown())
def test_a_number_that_the_author_gives_is_kept_and_the_others_are_counted_around_it(
    articles: tuple[Entries, Entries],
) -> None:
    for entries in articles:
        numbers = numbered(article(entries))
        fixed = {name: number for name, number in entries if number is not None}
        counted = iter(number for number in range(1, 99) if number not in fixed.values())
        expected = {name: fixed.get(name) or next(counted) for name, _ in entries}
        for kind in set(KINDS) - {"questions"}:
            assert {name: number for name, (number, _) in by_name(numbers, kind).items()} == expected


@given(grown())
def test_ids_are_distinct_in_an_article(articles: tuple[Entries, Entries]) -> None:
    ids = [each.id for kind in listed(numbered(article(articles[1]))).values() for each in kind]
    assert len(ids) == len(set(ids))


def test_entries_are_listed_by_number_and_found_by_themselves() -> None:
    made = article([(10, None), (20, 1), (30, None)])
    numbers = numbered(made)
    assert [(each.number, each.entry.date.text) for each in numbers.dates] == [
        (1, "1020"),
        (2, "1010"),
        (3, "1030"),
    ]
    assert [numbers.of(event) for event in made.timeline] == [2, 1, 3]
    assert numbers.id_of(made.timeline[1]) == "date-1"
    assert made.teaching is not None
    assert [numbers.of(question) for question in made.teaching.questions] == [1, 2, 3]


def test_numbers_that_arrive_from_another_process_know_their_entries() -> None:
    numbers: Numbers = pickle.loads(pickle.dumps(numbered(article([(10, None), (20, 1)]))))
    assert [numbers.of(each.entry) for each in numbers.words] == [1, 2]


def test_what_is_not_of_the_article_has_no_number() -> None:
    entries: Entries = [(10, None)]
    with pytest.raises(KeyError):
        numbered(article(entries)).of(article(entries).timeline[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The town's “old” bridge", 'The town’s "old" bridge'),
        ("Who built it, and when?", "Who built it and when"),
        ("The *Armistice*", "The Armistice"),
        ("Caf\u00e9", "Cafe\u0301"),
    ],
)
def test_an_id_stays_where_signs_are_put_right(one: str, other: str) -> None:
    def id_of(name: str) -> str:
        text = json.dumps({"title": "A", "lead": "B", "people": [{"name": name}]})
        return numbered(loads(text)).people[0].id

    assert id_of(one) == id_of(other)


def test_what_is_named_alike_is_told_apart_by_where_it_stands() -> None:
    text = """
    title: A town
    lead: A town on a river.
    infobox:
      rows:
        - group: In 1900
          rows: [{label: People, value: "900"}, {label: People, value: "901"}]
        - group: In 1950
          rows: [{label: People, value: "9000"}]
    people: [{name: "?"}, {name: "!"}, {name: "?"}]
    """
    numbers = numbered(loads(text))
    first, second, other_group = (each.id for each in numbers.facts)
    assert second == f"{first}-2"
    assert other_group not in (first, second)
    question, exclamation, again = (each.id for each in numbers.people)
    assert again == f"{question}-2"
    assert exclamation not in (question, again)


def test_an_article_without_entries_has_no_numbers() -> None:
    assert not any(listed(numbered(loads("title: A\nlead: B\n"))).values())
