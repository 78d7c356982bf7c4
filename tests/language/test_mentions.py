"""A name is found where a text says it, and not where it says another word."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from factdeck.forgetting import forget_article
from factdeck.language import mentions
from factdeck.language.mentions import mentioned, occurrences

ASIA = ["Korea", "Northern Korea", "Manchuria", "Southern Sakhalin", "Harbin"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Manchuria, southern Sakhalin and northern Korea are taken", {1, 2, 3}),
        ("Manchuria’s trains", {2}),
        ("Northern Korea and Korea", {0, 1}),
        ("Northern\u00a0Korea", {1}),
        ("Manchurian trains, Koreans and Harbin-born people", {4}),
        ("northern korea", set()),
        ("", set()),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text: str, found: set[int]) -> None:
    assert mentioned(ASIA, [text], "en") == found


def test_a_name_may_stand_in_any_of_the_texts_but_not_across_two() -> None:
    assert mentioned(ASIA, ["To Harbin", "and Manchuria"], "en-GB") == {2, 4}
    assert mentioned(["New York"], ["Something New", "York is old"], "en") == set()


@pytest.mark.parametrize(
    ("name", "text", "lang", "is_found"),
    [
        ("Nice", "a nice town", "en", False),
        ("Nice", "They left Nice.", "en", True),
        ("370 leagues", "The line ran 370 leagues west", "en", True),
        ("370 leagues", "1370 leagues", "en", False),
        ("The Rhineland", "The army entered Rhineland", "en", True),
        ("Der Rhein", "Am Rhein", "de", True),
        ("Sachsen", "Sachsens Heer", "de", True),
        ("Sachsen", "Sachsenhausen", "de", False),
        ("Sachsen", "Sachsens", "en", False),
        ("chromosome", "Chromosomes become visible", "en", True),
        ("gene", "genesis", "en", False),
        ("cloroplasto", "los cloroplastos", "es", True),
        ("cellule", "deux cellules", "fr", True),
        ("Маньчжурия", "Армия заняла Маньчжурию", "ru", True),
        ("Харбин", "бои в Харбине", "ru", True),
        ("Praha", "v Praze a v Prahy", "cs", True),
        ("Budapest", "Budapesten", "hu", True),
        ("İzmir", "İzmir’de", "tr", True),
        ("满洲", "苏军进入满洲国", "zh", True),
        ("東京", "兵は東京へ行った", "ja", True),
        ("St. John’s", "at St. John's", "en", True),
        ("C++", "in C++ and", "en", True),
    ],
)  # fmt: skip
def test_a_name_is_found_with_the_endings_that_its_language_puts_to_it(
    name: str, text: str, lang: str, is_found: bool
) -> None:
    assert mentioned([name], [text], lang) == ({0} if is_found else set())


def test_each_occurrence_is_told_with_its_place() -> None:
    text = "Northern\u00a0Korea, Korea and Harbin"
    found = occurrences(ASIA, text, "en")
    assert [(ASIA[number], text[start:end].replace("\u00a0", " ")) for number, start, end in found] == [
        ("Northern Korea", "Northern Korea"),
        ("Harbin", "Harbin"),
        ("Korea", "Korea"),
    ]


def test_hundreds_of_names_are_made_ready_once_for_all_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Mock(side_effect=mentions._pattern)
    monkeypatch.setattr(mentions, "_pattern", make)
    forget_article()
    names = [f"Town {number}" for number in range(1500)]
    found = [occurrences(names, f"To Town {number}", "en")[0][0] for number in range(20)]
    assert found == list(range(20))
    assert make.call_count == len(names)
