"""YAML text becomes lists, mappings and texts with their places, and nothing in it is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.messages.problems import Problems, Source
from factdeck.reading.limits import MOST_ANCHORS, MOST_CHARACTERS, MOST_DEPTH, MOST_PROBLEMS, MOST_VALUES
from factdeck.reading.nodes import Mapping, Sequence, parse, walk
from factdeck.reading.scalar import Text
from support.loaders import LOADERS


def read(text: str) -> tuple[object, list[str]]:
    problems = Problems()
    source = Source("a.yaml", text)
    value = parse(source, problems)
    return value, [f"{problem.mark} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "yes",
        "true",
        "null",
        "~",
        "010",
        "0x1F",
        "0o7",
        "1_000",
        "12:30",
        "1945-08-09",
        "1e3",
        ".inf",
        "=",
    ],
)
def test_a_plain_scalar_stays_the_text_that_was_written(written: str) -> None:
    value, problems = read(f"- {written}\n- {{a: {written}}}\n")
    assert problems == []
    assert value == [written, {"a": written}]


def test_only_a_plain_scalar_without_text_is_missing() -> None:
    value, _ = read("a:\nb: ''\nc: \"\"\nd: |\nf: {g: , h}\ni:\n  -\n  - x\n")
    assert isinstance(value, Mapping)
    missing = {path for path, item in walk(value) if isinstance(item, Text) and item.missing}
    assert missing == {"a", "f.g", "f.h", "i[1]"}


def test_marks_count_lines_and_columns_from_one_and_in_characters() -> None:
    value, _ = read("# é\ntitle: 😀 é\nrows:\n  - {label: ü, value: x}\n")
    marks = {path: str(getattr(item, "mark", "")) for path, item in walk(value)}
    assert marks == {
        "": "a.yaml:2:1",
        "title": "a.yaml:2:8",
        "rows": "a.yaml:4:3",
        "rows[1]": "a.yaml:4:5",
        "rows[1].label": "a.yaml:4:13",
        "rows[1].value": "a.yaml:4:23",
    }
    assert isinstance(value, Mapping)
    assert [str(key.mark) for key in value] == ["a.yaml:2:1", "a.yaml:3:1"]


def test_a_mark_is_as_long_as_its_value_on_the_first_line() -> None:
    value, _ = read("a: 'one'\nb: one\n  two\nc: [x, y]\nd:\n  e: f\n")
    lengths = {
        path: item.mark.length for path, item in walk(value) if isinstance(item, (Text, Mapping, Sequence))
    }
    assert lengths == {"": 8, "a": 5, "b": 3, "c": 6, "c[1]": 1, "c[2]": 1, "d": 4, "d.e": 1}


def test_an_alias_stands_for_its_anchors_value() -> None:
    value, problems = read("a: &credit {name: x}\nb: *credit\nc: [*credit, &t text, *t]\n")
    assert problems == []
    assert value == {"a": {"name": "x"}, "b": {"name": "x"}, "c": [{"name": "x"}, "text", "text"]}


def test_an_anchor_may_be_given_anew() -> None:
    assert read("a: &x 1\nb: &x 2\nc: *x\n") == ({"a": "1", "b": "2", "c": "2"}, [])


def test_windows_line_ends_are_read() -> None:
    value, problems = read("a: |\r\n  one\r\n  two\r\nb: c\r\n")
    assert problems == []
    assert value == {"a": "one\ntwo\n", "b": "c"}


def test_a_file_of_one_text_is_that_text() -> None:
    assert read("just words") == ("just words", [])


def nested(opening: str, closing: str, levels: int) -> str:
    return "a: " + opening * levels + "x" + closing * levels


def test_depth_has_a_limit_that_is_told() -> None:
    assert read(nested("[", "]", MOST_DEPTH - 1))[1] == []
    value, problems = read(nested("[", "]", MOST_DEPTH))
    assert value is None
    assert problems == [
        f"a.yaml:1:{MOST_DEPTH + 3} lists and keys stand more than {MOST_DEPTH} levels inside each other"
    ]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "[a," * 100_000, "? " * 100_000]
)
def test_a_hundred_thousand_levels_cost_no_more_than_the_limit(text: str) -> None:
    value, problems = read(text)
    assert value is None
    assert f"more than {MOST_DEPTH} levels" in problems[-1]


def test_depth_counts_what_aliases_lead_to() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [[[[[*a{n - 1}]]]]]" for n in range(1, 20)]
    value, problems = read("\n".join(lines))
    assert value is None
    assert f"more than {MOST_DEPTH} levels" in problems[0]


def test_values_that_aliases_repeat_are_counted() -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    value, problems = read("\n".join(lines))
    assert value is None
    assert problems == [
        "a.yaml:6:22 the file has more than 500,000 values, those repeated by aliases counted"
    ]
    assert MOST_VALUES == 500_000


def test_anchors_have_a_limit_that_is_told() -> None:
    def text(count: int) -> str:
        return "".join(f"k{n}: &a{n} v\n" for n in range(count))

    assert read(text(MOST_ANCHORS))[1] == []
    assert read(text(MOST_ANCHORS + 1))[1] == [f"a.yaml:201:7 the file has more than {MOST_ANCHORS} anchors"]


def test_characters_have_a_limit_that_is_told() -> None:
    value, problems = read("a: " + "x" * MOST_CHARACTERS)
    assert value is None
    assert problems == ["a.yaml:1:1 the file has 2,000,003 characters; 2,000,000 is the most that is read"]


def test_problems_of_one_kind_stop_being_told_at_a_hundred() -> None:
    assert len(read("a: b\n" * 10_000)[1]) == MOST_PROBLEMS
    assert len(read("a: '" + "\x07" * 10_000 + "'")[1]) == MOST_PROBLEMS


def test_a_key_that_is_refused_takes_its_value_with_it() -> None:
    value, problems = read("a: 1\na: {b: c}\n<<: {d: e}\nf: 2\n")
    assert value == {"a": "1", "f": "2"}
    assert len(problems) == 2


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert read("'<<': a\n") == ({"<<": "a"}, [])


def comparable(value: object) -> object:
    return [
        (path, str(item) if isinstance(item, str) else type(item).__name__, str(getattr(item, "mark", "")))
        for path, item in walk(value)
    ]


SCALARS = st.sampled_from(
    [
        "a",
        "NO",
        "'it''s'",
        '"q\\n\\u00e9"',
        "|\n{i}one\n{i}two\n",
        ">\n{i}one\n{i}two\n\n{i}three\n",
        "a\n{i}b",
        "&x a",
        "*x",
        "[a, b]",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        SCALARS,
        lambda inner: st.lists(st.tuples(st.sampled_from("abcd-"), inner), min_size=1, max_size=3),
        max_leaves=8,
    )
)
def test_both_parsers_give_the_same_values_places_and_problems(tree: object) -> None:
    text = written(tree, 0)
    found = []
    for loader in LOADERS:
        problems = Problems()
        value = parse(Source("a.yaml", text), problems, loader)
        found.append((comparable(value), [str(problem) for problem in problems]))
    assert found[0] == found[-1]


@settings(max_examples=500, deadline=None)
@given(
    st.text(alphabet="ab?:, [{-#/.|", max_size=12), st.sampled_from(["[{}]", "{{a: {}}}", "- {}", "a: |{}"])
)
def test_both_parsers_take_the_same_for_a_text_without_quotes(text: str, around: str) -> None:
    found = []
    for loader in LOADERS:
        problems = Problems()
        value = parse(Source("a.yaml", around.format(text)), problems, loader)
        found.append(None if problems.errors else value)
    assert found[0] == found[-1]


@pytest.mark.parametrize("text", ["Why?", "https://example.org/a.asp?Id=1", "a ? b", "10:30?"])
def test_a_question_mark_ends_no_text_in_brackets(text: str) -> None:
    assert read(f"- {{title: {text}, URL: [{text}]}}\n") == ([{"title": text, "URL": [text]}], [])


def written(tree: object, indent: int) -> str:
    """A tree of key and value pairs as block YAML; the key - makes a list's entry."""
    if isinstance(tree, str):
        return " " + tree.replace("{i}", " " * (indent + 2)) + "\n"
    lines = ["\n"]
    assert isinstance(tree, list)
    for key, value in tree:
        lines.append(" " * indent + (key if key == "-" else f"{key}:") + written(value, indent + 2))
    return "".join(lines)


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(st.text(), st.text(alphabet="ab:-[]{}&*!|>'\"%@`,#? \n\t\\0x"), st.text(alphabet="a: \n-'\"|>"))
)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for loader in LOADERS:
        problems = Problems()
        value = parse(Source("a.yaml", text), problems, loader)
        assert value is not None or len(problems) > 0
        for problem in problems:
            assert problem.mark is not None and problem.mark.line >= 1 and problem.mark.column >= 1
            str(problem)
