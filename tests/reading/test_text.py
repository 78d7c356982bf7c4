"""A text knows the line and column of each of its characters, however it was written."""

from __future__ import annotations

import copy
import pickle

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading.nodes import parse, walk
from factdeck.reading.scalar import Text


def text_in(written: str, path: str = "a") -> Text:
    problems = Problems()
    value = parse(Source("a.yaml", written), problems)
    assert not list(problems)
    found = dict(walk(value))[path]
    assert isinstance(found, Text)
    return found


def places(text: Text) -> str:
    """The line and column of each character that isn't white space."""
    marks = [(character, text.mark_at(at)) for at, character in enumerate(text) if character.strip()]
    return " ".join(f"{character}{mark.line}:{mark.column}" for character, mark in marks)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a: xy", "x1:4 y1:5"),
        ("a:   xy   # z", "x1:6 y1:7"),
        ("a: x y\n   z\n\n   w", "x1:4 y1:6 z2:4 w4:4"),
        ("a:\n  x\n    y", "x2:3 y3:5"),
        ("a: 'xy'", "x1:5 y1:6"),
        ("a: 'x''y'", "x1:5 '1:6 y1:8"),
        ("a: 'x\n\n\n  y  z'", "x1:5 y4:3 z4:6"),
        ('a: "xy"', "x1:5 y1:6"),
        ('a: "x\\ty\\u00e9z"'.replace("\\t", "\\\\"), "x1:5 \\1:6 y1:8 é1:9 z1:15"),
        ('a: "x\\\n   y"', "x1:5 y2:4"),
        ('a: "x\n   \\ny"', "x1:5 y2:6"),
        ('a: "\\U0001F600x"', "😀1:5 x1:15"),
        ("a: |\n  x\n   y\n\n  z", "x2:3 y3:4 z5:3"),
        ("a: |\n\n\n  x", "x4:3"),
        ("a: |2\n    x\n  y", "x2:5 y3:3"),
        ("a: |-  # why\n  x\n  y\n", "x2:3 y3:3"),
        ("a: |+\n  x\n\n\n", "x2:3"),
        ("a: >\n  x\n  y\n\n  z\n", "x2:3 y3:3 z5:3"),
        ("a: >\n  x\n    y\n  z\n", "x2:3 y3:5 z4:3"),
        ("a: >2\n    x\n  y\n", "x2:5 y3:3"),
        ("a: >-\n\n  x  \n  y\n     \n  z", "x3:3 y4:3 z6:3"),
        ("a: >\n  x x\n  x\n  x\n", "x2:3 x2:5 x3:3 x4:3"),
        ("a: &n xy", "x1:7 y1:8"),
        ("a: &n\n  xy", "x2:3 y2:4"),
        ("a: &n  # c\n  # d\n  xy", "x3:3 y3:4"),
        ("a: &n |\n  xy", "x2:3 y2:4"),
        ("a: &n 'xy'", "x1:8 y1:9"),
        ("? a\n: xy", "x2:3 y2:4"),
        ("{a: xy, b: c}", "x1:5 y1:6"),
        ("a: 😀x", "😀1:4 x1:5"),
        ("a: |\r\n  x\r\n  y\r\n", "x2:3 y3:3"),
    ],
)
def test_each_character_has_its_place(written: str, expected: str) -> None:
    assert places(text_in(written)) == expected


STYLES = st.sampled_from(["|", ">", "'", '"', None])
WORDS = st.text(alphabet=st.sampled_from("ab é'\"\\:#-😀\n "), max_size=60)


@settings(max_examples=400, deadline=None)
@given(WORDS, STYLES, st.integers(8, 40), st.integers(0, 3))
def test_the_character_at_a_mark_is_the_character_of_the_value(
    value: str, style: str | None, width: int, depth: int
) -> None:
    """PyYAML's emitter writes the text; where the source has an escape, the mark is at its backslash."""
    tree: object = value
    for _ in range(depth):
        tree = {"k": [tree]}
    written = yaml.dump({"a": tree}, default_style=style, width=width, allow_unicode=True)
    written = written.replace('"a":', "a:", 1).replace("!!str ", "")
    problems = Problems()
    parsed = parse(Source("a.yaml", written), problems)
    assume(not list(problems))
    assume(value in [item for _, item in walk(parsed)])  # the emitter folds some escapes wrongly
    text = next(item for _, item in walk(parsed) if isinstance(item, Text) and item == value)
    lines = written.split("\n")
    for at, character in enumerate(text):
        mark = text.mark_at(at)
        if character.strip() and lines[mark.line - 1][mark.column - 1 :][:1] != "\\":
            assert lines[mark.line - 1][mark.column - 1] == character


def test_a_stretch_is_as_long_as_it_was_written() -> None:
    assert text_in("a: 'it''s so'").mark_at(0, 4).length == 5
    assert text_in('a: "\\u00e9\\u00e9 b"').mark_at(0, 2).length == 12


def test_a_stretch_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    mark = text_in("a: |\n  one two\n  three\n").mark_at(4, 9)
    assert (mark.line, mark.column, mark.length) == (2, 7, 3)


def test_a_text_without_a_source_stands_nowhere() -> None:
    assert str(Text("a").mark_at(0)) == ":1:1"


def test_a_text_is_a_string() -> None:
    text = text_in("a: Shenyang")
    assert text == "Shenyang" and hash(text) == hash("Shenyang") and {"Shenyang": 1}[text] == 1
    assert type(text[1:]) is str


def test_places_are_worked_out_when_a_place_is_asked_for_and_once() -> None:
    asked: list[int] = []

    def work() -> tuple[tuple[int, int, int], ...]:
        asked.append(1)
        return ((0, 5, 5),)

    text = Text("abc", Mark(Source("a", ""), 5, 4), work)
    assert asked == []
    assert [text.mark_at(at).column for at in range(3)] == [5, 6, 7]
    assert asked == [1]


def test_copies_keep_the_place() -> None:
    text = Text("abc", Mark(Source("a", "abc"), 1, 2), ((0, 1, 2),))
    for made in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert made == "abc" and made.mark_at(1).column == 3
