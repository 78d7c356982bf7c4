"""A text field becomes paragraphs, items and quotations."""

from __future__ import annotations

import pytest

from factdeck.article.markup import plain
from factdeck.article.prose import parse_prose
from factdeck.messages.problems import Mark, Source
from factdeck.reading import Complaints, Text


def blocks(written: str) -> list[tuple[str, str]]:
    return [(block.kind, plain(block.spans)) for block in parse_prose(Text(written))]


def complaints(written: str) -> list[str]:
    with pytest.raises(Complaints) as raised:
        parse_prose(Text(written))
    return [f"{each.offset}+{each.length} {each.message}" for each in raised.value.complaints]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a\nb\n\nc\n", [("paragraph", "a b"), ("paragraph", "c")]),
        ("a\n   \n\n\nc", [("paragraph", "a"), ("paragraph", "c")]),
        ("- a\n- b\n  more\n- c", [("bullet", "a"), ("bullet", "b more"), ("bullet", "c")]),
        ("* a\n+ b", [("bullet", "a"), ("bullet", "b")]),
        ("1. a\n2) b", [("number", "a"), ("number", "b")]),
        ("7. a", [("number", "a")]),
        ("a\n- b", [("paragraph", "a"), ("bullet", "b")]),
        ("it was\n1945. Then", [("paragraph", "it was 1945. Then")]),
        ("it was\n12. then", [("paragraph", "it was 12. then")]),
        ("it was\n1. then", [("paragraph", "it was"), ("number", "then")]),
        ("> a\n> b\n\n> c\nd", [("quote", "a b"), ("quote", "c d")]),
        (">a", [("quote", "a")]),
        ("a\n> b", [("paragraph", "a"), ("quote", "b")]),
        ("- a\n\nb", [("bullet", "a"), ("paragraph", "b")]),
        (" - a\n - b", [("bullet", "a"), ("bullet", "b")]),
        ("-a and *b*", [("paragraph", "-a and b")]),
        ("#hashtag", [("paragraph", "#hashtag")]),
        ("a\n    b", [("paragraph", "a b")]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_lines_become_blocks(written: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a\n\n## b", ["3+4 headings do not stand inside a text"]),
        ("a\n---", ["2+3 underlined headings do not stand inside a text"]),
        ("a\n\n* * *", ["3+5 rules are not read"]),
        ("~~~\na", ["0+3 code blocks are not read"]),
        ("a\n\n    b", ["7+1 an indented line is code, which is not read"]),
        ("| a |", ["0+5 tables do not stand inside a text"]),
        ("- a\n  - b", ["6+3 a list inside a list is not read"]),
        ("1. a\n   1. b", ["8+4 a list inside a list is not read"]),
        ("- a\n\n  b", ["7+1 an item has one paragraph"]),
        ("-\n- a", ["0+1 this list item is empty"]),
        ("[a]: https://b.org", ["0+18 addresses below the text are not read"]),
    ],
)
def test_other_blocks_of_markdown_are_told(written: str, expected: list[str]) -> None:
    assert complaints(written) == expected


def test_complaints_of_lines_and_of_marks_are_told_in_order() -> None:
    assert complaints("a `b`\n\n# c\n\n<i>d") == [
        "2+3 code marks are not read",
        "7+3 headings do not stand inside a text",
        "12+3 HTML is not read",
    ]


def test_emphasis_ends_with_its_paragraph() -> None:
    assert blocks("*a\n\nb*") == [("paragraph", "*a"), ("paragraph", "b*")]


def test_words_of_a_quotation_stand_where_they_were_written() -> None:
    source = Source("a.yaml", "lead: |\n  > a\n  > *b*\n")
    text = Text("> a\n> *b*\n", Mark(source, 1, 7), ((0, 2, 3), (4, 3, 3)))
    spans = parse_prose(text)[0].spans
    assert [(span.text, str(span.mark_at(0))) for span in spans] == [
        ("a ", "a.yaml:2:5"),
        ("b", "a.yaml:3:6"),
    ]
