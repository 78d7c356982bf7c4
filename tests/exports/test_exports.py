"""Every export: its name, what it holds, what it refuses, and that nothing is cut or made twice in two ways."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings

import factdeck
from exports.support_exports import FOLDER, ODD, TOWN, article_of, exported, refused, told
from factdeck.article import plain
from factdeck.exports import EXPORTS, export, find_export, near
from factdeck.exports.kinds import KINDS
from factdeck.exports.texts import plain_text
from factdeck.messages.explaining import explanations
from factdeck.messages.problems import Problems
from support.gift import read_gift
from support.random_articles import RandomArticle, articles
from support.samples import CASES, CONTENT, ROOT, article

HOLDS_IN_TOWN = {
    "gift": 2,
    "moodle-xml": 2,
    "qti": 2,
    "kahoot": 2,
    "blooket": 2,
    "anki": 13,
    "anki-text": 13,
    "quizlet": 13,
    "ical": 8,
    "timeline-csv": 8,
    "timelinejs": 8,
    "geojson": 5,
    "bibtex": 1,
    "csl-json": 1,
    "ris": 1,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_says_how_much_it_holds(name: str) -> None:
    found = export(TOWN, name, Problems())
    assert found is not None
    assert found.name == f"town-{name}{EXPORTS[name].suffix}"
    assert found.count == HOLDS_IN_TOWN[name]


@pytest.mark.parametrize("name", EXPORTS)
def test_what_a_format_usually_holds_is_among_what_it_takes(name: str) -> None:
    made = EXPORTS[name]
    assert made.usual
    assert set(made.usual) <= set(made.takes) <= set(KINDS)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", EXPORTS)
def test_each_article_of_ours_is_exported_in_each_format(name: str, path: Path) -> None:
    made, problems = article(path), Problems()
    found = export(made, name, problems)
    is_there = any(KINDS[kind].is_in(made) for kind in EXPORTS[name].usual)
    assert (found is not None and found.count > 0) == is_there, "\n".join(map(str, problems))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_article_without_anything_for_a_format_is_refused(name: str) -> None:
    (problem,) = refused(article_of(""), name)
    assert problem.code == "FD901"
    assert problem.mark is not None
    assert name in problem.message


def test_what_else_there_is_to_ask_for_is_told() -> None:
    made = article_of("people: [{name: Anna, role: Mayor}, {name: Bert, role: Miller}]\n")
    (problem,) = refused(made, "kahoot")
    assert problem.message == "the article has no quiz questions for kahoot"
    assert problem.hint == "write a quiz under teaching, or ask for what it has: --what people"


def test_what_is_asked_for_and_not_there_is_told() -> None:
    made = article_of("timeline: [{date: 1842, title: The town burns down}]\n")
    (problem,) = told(made, "anki", ["dates", "people"])
    assert (problem.severity, problem.code) == ("warning", "FD906")
    assert problem.message == "the article has no people"


def test_kinds_come_in_the_order_in_which_they_are_asked_for() -> None:
    lines = exported(TOWN, "quizlet", "people", "words").decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Anna Bauer", "Carl Dorn", "Ford", "Weir", "Mill race"]


@pytest.mark.parametrize(
    ("name", "what", "message"),
    [
        ("kahot", (), "there is no format 'kahot': did you mean 'kahoot'?"),
        ("ical", ("quiz",), "ical can't hold quiz: it takes dates"),
        ("anki", ("word",), "there is no 'word' to export: did you mean 'words'?"),
    ],
)
def test_what_does_not_exist_is_refused(name: str, what: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=r"there is no|can't hold") as error:
        export(TOWN, name, Problems(), what)
    assert str(error.value) == message


def test_names_are_found_however_they_are_written() -> None:
    assert [find_export(name) for name in ("Moodle_XML", "moodle xml", "GIFT", "word")] == [
        EXPORTS["moodle-xml"],
        EXPORTS["moodle-xml"],
        EXPORTS["gift"],
        None,
    ]
    assert near("nothing like it", ("one", "two")) == "known are: one, two"


def test_an_error_of_one_export_is_none_of_the_next() -> None:
    problems = Problems()
    assert export(ODD, "kahoot", problems) is None
    assert export(ODD, "gift", problems) is not None
    assert export(ODD, "ical", problems) is None
    assert [problem.code for problem in problems.errors] == ["FD904", "FD903"]


EXAMPLES = {
    "FD901": ("kahoot", ()),
    "FD902": ("kahoot", ()),
    "FD903": ("kahoot", ()),
    "FD904": ("ical", ()),
    "FD905": ("gift", ("words",)),
    "FD906": ("anki", ("dates", "people")),
    "FD907": ("ical", ()),
    "FD908": ("geojson", ()),
    "FD909": ("blooket", ()),
}


def test_there_is_an_example_for_each_code() -> None:
    assert sorted(EXAMPLES) == [code for code in sorted(explanations()) if code.startswith("FD9")]


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_of_a_code_has_the_problem_and_the_good_one_none(code: str) -> None:
    shown, (name, what) = explanations()[code], EXAMPLES[code]
    bad, good = (factdeck.loads(text + "\n") for text in (shown.bad, shown.good))
    assert [problem.code for problem in told(bad, name, what)] == [code]
    assert told(good, name, what) == []


def hashes(articles: list[Path], target: Path, **surroundings: str) -> dict[str, str]:
    """Names of all exports with the hashes of their bytes, made by a process of its own."""
    code = (
        "import sys, factdeck; from factdeck.exports import EXPORTS\n"
        "for path in sys.argv[2:]:\n"
        "    for name, made in EXPORTS.items():\n"
        "        if not (name in ('kahoot', 'blooket', 'ical', 'geojson') and 'odd' in path):\n"
        "            factdeck.export(path, name, folder=sys.argv[1])\n"
    )
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONPATH": str(ROOT / "src"), **surroundings}
    subprocess.run(
        [sys.executable, "-c", code, str(target), *map(str, articles)], env=environment, check=True
    )
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(target.iterdir())}


def test_equal_articles_give_equal_bytes_in_whatever_surroundings(tmp_path: Path) -> None:
    articles = [FOLDER / "town.yaml", FOLDER / "odd.yaml"]
    first = hashes(articles, tmp_path / "a", PYTHONHASHSEED="0")
    assert len(first) == 2 * len(EXPORTS) - 4
    assert first == hashes(
        articles, tmp_path / "b", PYTHONHASHSEED="12345", TZ="Pacific/Kiritimati", LC_ALL="C"
    )


def test_all_that_is_asked_of_any_article_is_made_or_refused_with_a_place() -> None:
    for path in sorted(CASES.glob("*.yaml")):
        made = article(path)
        for name, each in EXPORTS.items():
            problems = Problems()
            found = export(made, name, problems, each.takes)
            assert (found is None) == bool(problems.errors), path
            assert all(problem.mark for problem in problems)


@settings(max_examples=20)
@given(articles(biggest=3))
def test_each_word_of_a_random_article_s_facts_is_exported(made: RandomArticle) -> None:
    with TemporaryDirectory() as folder:
        found = made.read(Path(folder))
    what = [kind for kind in ("words", "dates", "people", "quiz") if KINDS[kind].is_in(found)]
    lines = exported(found, "quizlet", *what).decode() if what else ""
    teaching = found.teaching
    named: list[str] = []
    named += [plain_text(event.title) for event in found.timeline]
    named += [
        plain_text(person.name) for person in found.people if person.role or person.dates or person.text
    ]
    for term in teaching.glossary if teaching else ():
        named += [plain_text(term.term), plain_text(term.meaning)]
    for question in teaching.quiz if teaching else ():
        named += [plain_text(each) for each in (question.question, *question.options, question.why)]
    assert [words for words in named if " ".join(words.split()) not in lines] == []


@settings(max_examples=20)
@given(articles(biggest=3))
def test_a_random_article_s_quiz_is_read_again_from_gift(made: RandomArticle) -> None:
    with TemporaryDirectory() as folder:
        found = made.read(Path(folder))
    assume(found.teaching and found.teaching.quiz)
    assert found.teaching
    read = read_gift(exported(found, "gift")).questions
    assert [each.text for each in read] == [plain(asked.question).strip() for asked in found.teaching.quiz]
    assert [[option.text for option in each.options] for each in read] == [
        [plain(option).strip() for option in asked.options] for asked in found.teaching.quiz
    ]


def test_a_thousand_words_take_a_thousand_steps_not_a_million() -> None:
    rows = "".join(f"    - {{term: Word {n}, meaning: Meaning {n}}}\n" for n in range(5_000))
    found = export(article_of(f"teaching:\n  glossary:\n{rows}"), "gift", Problems(), ["words"])
    assert found is not None
    assert found.count == 5_000
