"""Inline Markdown becomes spans, each character of which knows where it was written."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factdeck.article.markup import MOST_BRACKETS, MOST_COMPLAINTS, Cite, Inline, parse_inline, plain
from factdeck.article.typography import typeset
from factdeck.messages.problems import Mark, Source
from factdeck.reading import Complaints, Text


def told(inline: Inline) -> list[tuple[str, str]]:
    """Each span's text with what it is, in short."""
    found = []
    for span in inline:
        kinds = ["b"] * span.bold + ["i"] * span.italic
        kinds += [value for value in (span.link, span.lang, span.expansion) if value]
        kinds += [f"@{cite.key}:{cite.locator}" if cite.locator else f"@{cite.key}" for cite in span.cite]
        found.append((span.text, " ".join(kinds)))
    return found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain", [("plain", "")]),
        ("a *b* c", [("a ", ""), ("b", "i"), (" c", "")]),
        ("a **b** c", [("a ", ""), ("b", "b"), (" c", "")]),
        ("***a***", [("a", "b i")]),
        ("*a **b** c*", [("a ", "i"), ("b", "b i"), (" c", "i")]),
        ("snake_case_name and _this_", [("snake_case_name and ", ""), ("this", "i")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        ("un*frigging*believable", [("un", ""), ("frigging", "i"), ("believable", "")]),
        ("満*洲*国", [("満", ""), ("洲", "i"), ("国", "")]),
        ("*not closed", [("*not closed", "")]),
        (r"\*not\* \[this\]\(x\) \\ \a", [(r"*not* [this](x) \ \a", "")]),
        ("[a](https://a.org)", [("a", "https://a.org")]),
        ("[a *b*](https://a.org) c", [("a ", "https://a.org"), ("b", "i https://a.org"), (" c", "")]),
        ("*[a](https://a.org)*", [("a", "i https://a.org")]),
        ("[a](https://a.org/b_(c))", [("a", "https://a.org/b_(c)")]),
        ("[a]( https://a.org )", [("a", "https://a.org")]),
        ("[a](mailto:a@b.org)", [("a", "mailto:a@b.org")]),
        ("[满洲]{lang=zh}", [("满洲", "zh")]),
        ("[*满洲*]{lang='zh-Hant'}", [("满洲", "i zh-Hant")]),
        ('[USSR]{expansion="Soviet Union" lang=en}', [("USSR", "en Soviet Union")]),
        ("[[满]{lang=zh} b](https://a.org)", [("满", "https://a.org zh"), (" b", "https://a.org")]),
        ("[[满](https://a.org) b]{lang=zh}", [("满", "https://a.org zh"), (" b", "zh")]),
        ("a [@x]", [("a ", ""), ("", "@x")]),
        ("[@x, p. 12; @y-z:1, chap.  3]", [("", "@x:p. 12 @y-z:1:chap. 3")]),
        ("*a [@x] b*", [("a ", "i"), ("", "i @x"), (" b", "i")]),
        ("[sic] and [a] [b", [("[sic] and [a] [b", "")]),
        ("[me@example.org]", [("[me@example.org]", "")]),
        ("a < b & c &c; R&D; `", [("a < b & c &c; R&D; `", "")]),
        ("  a \n  b\n", [("a b", "")]),
        ("a\u00a0\u00a0b", [("a\u00a0\u00a0b", "")]),
        ("", []),
    ],
)
def test_marks_become_spans(written: str, expected: list[tuple[str, str]]) -> None:
    assert told(parse_inline(Text(written))) == expected


def as_markdown_it_sees(text: str) -> list[tuple[str, str]]:
    """The same spans by an independent reader of CommonMark."""
    tokens = (
        MarkdownIt("commonmark", {"html": False})
        .disable(["link", "image", "autolink", "backticks", "entity", "escape", "newline"])
        .parseInline(text)
    )
    found: list[tuple[str, str]] = []
    bold = italic = 0
    for token in tokens[0].children or []:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        content = token.content or ("\n" if token.type == "softbreak" else "")
        kind = " ".join(["b"] * (bold > 0) + ["i"] * (italic > 0))
        if content and found and found[-1][1] == kind:
            found[-1] = (found[-1][0] + content, kind)
        elif content:
            found.append((content, kind))
    return found


@settings(max_examples=3000, deadline=None)
@given(st.text(alphabet="ab*_ .é", max_size=24))
@example("**a *b**")
@example("*a **b*c**")
@example("a***b**c*")
@example("**a**b**c**")
@example("_a_b_ __c__d")
@example("*_*a_*")
def test_emphasis_is_paired_as_commonmark_says(written: str) -> None:
    text = re.sub(r" +", " ", written).strip()
    assert told(parse_inline(Text(text))) == as_markdown_it_sees(text)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="ab*_[](){}@\\ \n.=zh:/", max_size=40))
def test_every_character_knows_where_it_was_written(written: str) -> None:
    text = Text(written, Mark(Source("a", written)))
    try:
        inline = parse_inline(text)
    except Complaints as found:
        inline = found.partly
        assert all(0 <= each.offset <= len(written) for each in found.complaints)
    for span in inline:
        assert len(span.offsets) >= len(span.text)
        for at, character in enumerate(span.text):
            assert written[span.offsets[at]] == character or (
                character == " " and written[span.offsets[at]] in " \n"
            )


def test_a_mark_leads_into_the_source() -> None:
    text = Text("one *two*\nthree", Mark(Source("a.yaml", ""), 4, 7), ((0, 4, 7), (10, 5, 3)))
    one, two, three = parse_inline(text)
    assert [str(one.mark_at(0)), str(two.mark_at(1)), str(three.mark_at(1)), str(three.mark_at(5))] == [
        "a.yaml:4:7",
        "a.yaml:4:13",
        "a.yaml:5:3",
        "a.yaml:5:7",
    ]


def test_a_citation_knows_the_offset_of_its_sign() -> None:
    assert parse_inline(Text("a [@x; @y, p. 2]"))[1].cite == (Cite("x", "", 3), Cite("y", "p. 2", 7))


def test_only_a_stretch_of_the_text_is_read() -> None:
    inline = parse_inline(Text("*a* *b* *c*"), 4, 7)
    assert told(inline) == [("b", "i")]
    assert inline[0].offsets[0] == 5


def test_spans_of_the_same_words_are_equal_wherever_they_were_written() -> None:
    first, second = (parse_inline(Text("*a* b", Mark(Source(name, "*a* b")))) for name in ("one", "two"))
    assert first == second and len({*first, *second}) == 2
    assert first[0] != parse_inline(Text("a"))[0]


def test_words_that_are_put_in_stand_at_the_spans_place() -> None:
    span = parse_inline(Text("one two"))[0].with_text("other words")
    assert span.text == "other words" and span.mark_at(5).column == 1


def test_plain_leaves_the_marks_out() -> None:
    assert plain(parse_inline(Text("a *b* [c](https://d.org) [@e]"))) == "a b c "
    assert plain(None) == ""


def complaints(written: str) -> list[str]:
    with pytest.raises(Complaints) as raised:
        parse_inline(Text(written))
    return [f"{each.offset}+{each.length} {each.message}" for each in raised.value.complaints]


def test_all_that_is_wrong_is_told_and_the_rest_is_read() -> None:
    with pytest.raises(Complaints) as raised:
        parse_inline(Text("a `b` *c* <i>"))
    assert len(raised.value.complaints) == 2
    assert told(raised.value.partly) == [("a  ", ""), ("c", "i")]


def test_complaints_stop_at_a_number() -> None:
    assert len(complaints("`a` " * 100)) == MOST_COMPLAINTS


def test_brackets_stand_only_so_deep_inside_each_other() -> None:
    def nested(levels: int) -> str:
        return "[" * levels + "a" + "]{lang=zh}" * levels

    assert told(parse_inline(Text(nested(MOST_BRACKETS)))) == [("a", "zh")]
    assert complaints(nested(MOST_BRACKETS + 1)) == ["8+1 brackets stand more than 8 deep inside each other"]


@pytest.mark.parametrize(
    "unit",
    [
        "*a ",
        "a* ",
        "*a _b ",
        "[",
        "[a](",
        "[a](x ",
        "[a]{",
        "<a",
        "`a",
        "&a",
        "[@a;",
        "_a*",
        "*a **a ",
        "![",
        "[b ",
    ],
)
def test_a_long_text_costs_no_more_than_its_length(unit: str) -> None:
    """Six times the text runs about six times the lines of code; with nested searches it would be 36 times."""

    def lines_run(count: int) -> int:
        run = 0

        def trace(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
            nonlocal run
            run += 1
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            with contextlib.suppress(Complaints):
                parse_inline(Text(unit * count))
        finally:
            sys.settrace(before)
        return run

    assert lines_run(1800) < 8 * lines_run(300)
    with contextlib.suppress(Complaints):
        parse_inline(Text(unit * 30_000))


@pytest.mark.parametrize(
    ("written", "text", "gaps"),
    [
        ("At [Yalta]{gap}’s", "At Yalta’s", ["Yalta"]),
        ("[a *b* c]{gap} d", "a b c d", ["a ", "b", " c"]),
        ("[a]{lang=de gap} b", "a b", ["a"]),
        ("[a]{ gap } [b]{gap}", "a b", ["a", "b"]),
        ("[a](https://a.org/gap)", "a", []),
    ],
)
def test_a_gap_is_plain_text_that_knows_where_it_is(written: str, text: str, gaps: list[str]) -> None:
    spans = parse_inline(Text(written))
    assert plain(spans) == text
    assert [span.text[start:end] for span in spans for start, end in span.gaps_in_text] == gaps


def test_a_gap_does_not_part_the_text_around_it() -> None:
    assert parse_inline(Text("At [Yalta]{gap} he signed")) == parse_inline(Text("At Yalta he signed"))


def test_a_gap_keeps_its_place_when_the_text_is_typeset() -> None:
    [span] = typeset(parse_inline(Text('He said "no..." at [Yalta\'s "end"]{gap} -- then')), "en")
    [(start, end)] = span.gaps_in_text
    assert span.text[start:end] == "Yalta’s “end”"
