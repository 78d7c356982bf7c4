"""A model is read from YAML, or everything that keeps it from being one is told at its place, in YAML's words."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.messages.problems import Problems, Source
from factdeck.reading import (
    ChosenBy,
    Complaint,
    Complaints,
    Field,
    ReadBy,
    Strict,
    Text,
    Validation,
    check,
    load,
)
from factdeck.reading.loading import read_values


def read_number(value: object) -> float:
    text = value if isinstance(value, Text) else Text("")
    wrong = next((at for at, character in enumerate(text) if character not in "0123456789."), None)
    if wrong is not None:
        raise Complaint(f"{text[wrong]!r} is no digit", "write digits", wrong, 1)
    return float(text)


Number = Annotated[float, ReadBy(read_number)]


class Point(Strict):
    x: Number = Field(description="How far right.", examples=["10"])
    y: Number = Field(description="How far up.")


class Circle(Strict):
    centre: Point = Field(description="Its centre.")
    radius: Number = Field(1.0, description="Its radius.")


class Square(Strict):
    corner: Point = Field(description="A corner.")
    side: Number = Field(description="The length of a side.")


def _kind(value: object) -> type[Strict]:
    return Circle if isinstance(value, dict) and "centre" in value else Square


class Drawing(Strict):
    title: Text = Field(description="What it is called.", examples=["A house"])
    shapes: list[Annotated[Circle | Square, ChosenBy(_kind)]] = Field(
        default_factory=list, description="What is drawn.", max_length=3
    )
    named: dict[Text, Point] = Field(default_factory=dict, description="Points by name.")
    for_each: Text | None = Field(None, alias="for each", description="What it is drawn for.")
    mode: Literal["ink", "paint"] = Field("ink", description="ink or paint.")
    words: Text | None = Field(None, description="Words.")

    @check("words")
    @staticmethod
    def _has_no_vowels(words: Text | None, validation: Validation) -> Text | None:
        wrong = [
            Complaint(f"{sign} is a vowel", offset=at, length=1)
            for at, sign in enumerate(words or "")
            if sign in "aeiou"
        ]
        if wrong:
            raise Complaints(wrong)
        return words


AS_KEYS = "write each as 'key: value' on a line of its own"


def read(text: str) -> tuple[Drawing | None, list[str]]:
    problems = Problems()
    made = load(Source("d.yaml", text), Drawing, problems)
    return made, [f"{p.mark}+{p.mark.length if p.mark else 0} {p.message} | {p.hint}" for p in problems]


def test_a_model_is_read() -> None:
    made, problems = read(
        "title: A\nshapes:\n  - {centre: {x: 1, y: 2}}\nfor each: sections\nnamed: {a: {x: 0, y: 0}}\n"
    )
    assert problems == []
    assert made is not None
    assert made.shapes[0].centre.y == 2.0  # type: ignore[union-attr]
    assert made.for_each == "sections"


def test_each_model_knows_where_it_begins() -> None:
    made, _ = read("# c\ntitle: A\nshapes:\n  - centre: {x: 1, y: 2}\n")
    assert made is not None
    assert str(made.mark) == "d.yaml:2:1"
    assert str(made.shapes[0].mark) == "d.yaml:4:5"
    assert str(made.shapes[0].centre.mark) == "d.yaml:4:13"  # type: ignore[union-attr]


def test_a_model_that_nobody_wrote_stands_nowhere() -> None:
    assert str(read_values(Point, {"x": Text("1"), "y": Text("2")}).mark) == ":1:1"
    assert str(Point.made({"x": 1.0, "y": 2.0}).mark) == ":1:1"


def test_a_key_of_several_lines_is_told_in_one() -> None:
    told = read('title: A\n"b\\nc": x\n')[1][0]
    assert told.startswith(r"d.yaml:2:1+6 b\nc: there is no key 'b\nc' here | ")


def test_a_missing_key_says_what_belongs_there() -> None:
    assert read("mode: ink\nshapes: [{centre: {y: 1}}]\n")[1] == [
        "d.yaml:1:1+9 title is missing | add a line 'title: A house' (What it is called)",
        "d.yaml:2:19+6 shapes[1].centre.x is missing | add a line 'x: 10' (How far right)",
    ]


def test_a_key_with_nothing_behind_it_counts_as_missing() -> None:
    made, problems = read("title: A\nshapes:\nfor each:\nmode:\n")
    assert problems == []
    assert made is not None and made.shapes == [] and made.mode == "ink"
    assert read("title:\n")[1] == [
        "d.yaml:1:1+5 title: nothing is written here | write 'title: A house' (What it is called)"
    ]


def test_a_quoted_text_of_no_length_is_a_text() -> None:
    made, problems = read("title: ''\n")
    assert problems == []
    assert made is not None and made.title == ""


def test_an_unknown_key_is_told_even_with_nothing_behind_it() -> None:
    assert read("title: A\ntitel:\n")[1] == [
        "d.yaml:2:1+5 titel: there is no key 'titel' here | did you mean 'title'?"
    ]


@pytest.mark.parametrize("key", ["for-each", "for_eech", "For Each", "foreach"])
def test_an_unknown_key_is_told_with_the_one_that_was_meant(key: str) -> None:
    assert read(f"title: A\n{key}: b\n")[1] == [
        f"d.yaml:2:1+{len(key)} {key}: there is no key {key!r} here | did you mean 'for each'?"
    ]


def test_an_unknown_key_like_no_other_is_told_with_all_that_are_known() -> None:
    assert read("title: A\nnamed: {p: {x: 1, y: 2, quux: 3}}\n")[1] == [
        "d.yaml:2:25+4 named.p.quux: there is no key 'quux' here | known here: x, y"
    ]


def test_an_unknown_key_that_is_known_below_another_is_told_with_that() -> None:
    circle = "{centre: {x: 1, y: 2}, y: 3}"
    assert read(f"title: A\nshapes: [{circle}]\n")[1] == [
        "d.yaml:2:33+1 shapes[1].y: there is no key 'y' here | 'centre' has this key; known here: centre, radius"
    ]


def test_positions_count_from_one() -> None:
    assert read("title: A\nshapes:\n  - {centre: {x: 1, y: 2}}\n  - {centre: {x: 1, y: b}}\n")[1] == [
        "d.yaml:4:24+1 shapes[2].centre.y: 'b' is no digit | write digits"
    ]


def test_a_complaint_points_inside_its_text() -> None:
    assert read("title: A\nshapes: [{corner: {x: '1''2', y: 0}, side: 12a4}]\n")[1] == [
        'd.yaml:2:25+2 shapes[1].corner.x: "\'" is no digit | write digits',
        "d.yaml:2:46+1 shapes[1].side: 'a' is no digit | write digits",
    ]


def test_several_complaints_of_one_text_are_all_told() -> None:
    assert read("title: A\nwords: |\n  tea\n  pot\n")[1] == [
        "d.yaml:3:4+1 words: e is a vowel | ",
        "d.yaml:3:5+1 words: a is a vowel | ",
        "d.yaml:4:4+1 words: o is a vowel | ",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("title: [a]", "d.yaml:1:8+3 title: text is wanted here, not a list or keys with values | "),
        (
            "title: A\nshapes: a",
            "d.yaml:2:9+1 shapes: a list is wanted here | write [a]",
        ),
        (
            "title: A\nshapes: {a: b}",
            "d.yaml:2:9+6 shapes: a list is wanted here | begin each entry on a line of its own with '- ', or write [one, two]",
        ),
        (
            "title: A\nshapes: [a]",
            "d.yaml:2:10+1 shapes[1]: keys with values are wanted here | write {corner: …, side: …}",
        ),
        (
            "title: A\nshapes:\n  -\n",
            "d.yaml:3:3+1 shapes[1]: nothing is written here | write the value, or delete the key",
        ),
        (
            "title: A\nnamed: [a]",
            "d.yaml:2:8+3 named: keys with values are wanted here | write each as 'key: value' on a line of its own",
        ),
        ("title: A\nmode: crayon", "d.yaml:2:7+6 mode: 'crayon' is not one of 'ink' or 'paint' | "),
        (
            "title: A\nmode: [ink]",
            "d.yaml:2:7+5 mode: text is wanted here, not a list or keys with values | write 'ink' or 'paint'",
        ),
        ("just text", f"d.yaml:1:1+9 the file: keys with values are wanted here | {AS_KEYS}"),
        ("- a\n- b", f"d.yaml:1:1+3 the file: keys with values are wanted here | {AS_KEYS}"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_in_words_of_yaml(written: str, expected: str) -> None:
    assert read(written)[1] == [expected]


def test_too_many_entries_are_counted() -> None:
    four = ", ".join(["{centre: {x: 1, y: 2}}"] * 4)
    assert read(f"title: A\nshapes: [{four}]")[1] == [
        f"d.yaml:2:9+{len(four) + 2} shapes: this list has at most 3 entries, not 4 | keep the 3 that matter most"
    ]


def test_problems_of_reading_and_of_the_model_are_told_together() -> None:
    made, problems = read("title: A\ntitle: B\nmode: pen\n")
    assert made is None
    assert [problem.split(" ")[0] for problem in problems] == ["d.yaml:2:1+5", "d.yaml:3:7+3"]


def test_the_context_reaches_validators() -> None:
    class Asking(Strict):
        a: Text

        @check("a")
        @staticmethod
        def _note(value: Text, validation: Validation) -> Text:
            validation.context.append(value)
            return value

    seen: list[str] = []
    assert load(Source("a", "a: b"), Asking, Problems(), context=seen) is not None
    assert seen == ["b"]


def test_no_more_than_a_hundred_problems_are_told() -> None:
    assert len(read("title: A\n" + "".join(f"k{n}: v\n" for n in range(5_000)))[1]) == 100


KEYS = st.sampled_from(
    ["title", "shapes", "named", "for each", "mode", "words", "centre", "corner", "x", "y", "side", "z"]
)
SCALAR = st.sampled_from(["a", "1", "ink", "''", ""])
TREES = st.recursive(
    SCALAR,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=15,
)


def flow(tree: object) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"
    return "[" + ", ".join(flow(item) or "''" for item in tree) + "]" if isinstance(tree, list) else str(tree)


@settings(max_examples=400, deadline=None)
@given(TREES)
def test_whatever_is_written_is_read_or_told_about_in_words_for_people(tree: object) -> None:
    made, problems = read(flow(tree) or "''")
    assert (made is None) == bool(problems)
    for problem in problems:
        assert not any(
            word in problem for word in ("Input should", "valid_", "_type", "object at", "model", "<class")
        )
