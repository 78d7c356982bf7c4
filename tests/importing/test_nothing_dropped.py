"""Whatever stands in a web page, a Word document or an OpenDocument text: its words are in the article, or are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.importing import Imported, NotImportable, import_document, import_text, leftovers
from support import odt_files
from support.imports import article_of
from support.word_files import drawing, item, paragraph, table, text, word

BLOCKS = (
    "p",
    "div",
    "section",
    "blockquote",
    "pre",
    "header",
    "aside",
    "details",
    "center",
    "figure",
    "h1",
    "h2",
    "h3",
    "li",
)
INLINE = (
    "b",
    "i",
    "em",
    "strong",
    "span",
    "a",
    "sup",
    "sub",
    "q",
    "abbr",
    "code",
    "cite",
    "mark",
    "small",
    "u",
    "time",
    "font",
)
ATTRIBUTES = (
    "",
    ' class="thumb"',
    ' class="MsoTitle"',
    ' class="MsoCaption"',
    ' style="font-weight: bold"',
    ' lang="de"',
    ' title="A meaning"',
    ' id="a"',
    ' href="#a"',
    ' href="https://example.org/a"',
    ' class="related-posts"',
    ' class="share"',
    ' class="entry-meta no-print"',
    ' id="comments"',
    ' role="navigation"',
)
WORD = "W{}w"
"""Stands for a word of its own; digits alone could be raised."""


@pytest.fixture(autouse=True, scope="module")
def told_at_full_length() -> Iterator[None]:
    """What is left out is told by its beginning, which would hide here whether all of it is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(leftovers, "LONGEST", 1_000_000)
        yield


def element(name: str, attributes: str, inside: str) -> str:
    return f"<{name}{attributes}>{inside}</{name}>"


def listed(kind: str, items: list[str]) -> str:
    return element(kind, "", "".join(f"<li>{each}</li>" for each in items))


def defined(pairs: list[tuple[str, str]]) -> str:
    return element("dl", "", "".join(f"<dt>{term}</dt><dd>{meaning}</dd>" for term, meaning in pairs))


def tabled(rows: list[list[tuple[str, str, str]]], attributes: str, caption: str) -> str:
    inside = "".join(
        element("tr", "", "".join(element(name, reach, cell) for name, reach, cell in row)) for row in rows
    )
    return f"<table{attributes}>{f'<caption>{caption}</caption>' if caption else ''}{inside}</table>"


words = st.lists(st.just(WORD), min_size=1, max_size=3).map(" ".join)
inline = st.recursive(
    words,
    lambda inside: (
        st.builds(element, st.sampled_from(INLINE), st.sampled_from(ATTRIBUTES), inside)
        | st.lists(inside, min_size=1, max_size=3).map(" ".join)
        | st.tuples(inside, inside).map("<br>".join)
    ),
    max_leaves=5,
)
blocks = st.recursive(
    inline
    | st.builds(element, st.just("p"), st.just(""), inline)
    | st.just(f'<img src="a.png" alt="{WORD}">'),
    lambda inside: (
        st.builds(element, st.sampled_from(BLOCKS), st.sampled_from(ATTRIBUTES), inside)
        | st.builds(listed, st.sampled_from(("ul", "ol")), st.lists(inside, max_size=3))
        | st.builds(defined, st.lists(st.tuples(inline, inside), max_size=3))
        | st.builds(
            tabled,
            st.lists(
                st.lists(
                    st.tuples(
                        st.sampled_from(("td", "th")),
                        st.sampled_from(("", " colspan=2", " rowspan=2")),
                        inside,
                    ),
                    min_size=1,
                    max_size=3,
                ),
                max_size=4,
            ),
            st.sampled_from(("", ' class="infobox"', " border=1")),
            inline | st.just(""),
        )
        | st.builds(
            lambda picture, caption: f"<figure>{picture}<figcaption>{caption}</figcaption></figure>",
            inside,
            inline,
        )
        | st.lists(inside, max_size=4).map("".join)
    ),
    max_leaves=12,
)

runs = st.lists(
    st.builds(
        text, st.just(WORD), st.sampled_from(("", "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>'))
    )
    | st.just(f'<w:fldSimple w:instr="X">{text(WORD)}</w:fldSimple>')
    | st.just(f"<m:oMath><m:r><m:t>{WORD}</m:t></m:r></m:oMath>")
    | st.just(drawing("none", WORD))
    | st.just("<w:r><w:br/></w:r>"),
    max_size=4,
)
paragraphs = (
    st.builds(
        lambda inside, style: paragraph(*inside, style=style),
        runs,
        st.sampled_from(
            ("", "", "Titel", "Untertitel", "berschrift1", "berschrift2", "Zitat", "Beschriftung")
        ),
    )
    | st.just(item(WORD))
    | st.just(paragraph(text(WORD, "<w:b/>")))
)
bodies = st.recursive(
    paragraphs,
    lambda inside: (
        st.lists(
            st.lists(inside.map(lambda each: each + paragraph()), min_size=1, max_size=3),
            min_size=1,
            max_size=3,
        ).map(lambda rows: table(*rows))
        | st.lists(inside, max_size=5).map("".join)
    ),
    max_leaves=12,
)


odt_runs = st.lists(
    st.builds(
        odt_files.span,
        st.just(WORD),
        st.sampled_from(("Fat", "Slanted", "Gone", "Unseen", "High", "Low", "Standard")),
    )
    | st.just(WORD)
    | st.just(odt_files.note(WORD))
    | st.just(odt_files.image("none.png", WORD))
    | st.just(odt_files.frame(f"<draw:text-box>{odt_files.paragraph(WORD)}</draw:text-box>"))
    | st.just(f"<office:annotation><text:p>{WORD}</text:p></office:annotation>")
    | st.just(
        f"<text:ruby><text:ruby-base>{WORD}</text:ruby-base><text:ruby-text>{WORD}</text:ruby-text></text:ruby>"
    )
    | st.just(
        f"<text:a xlink:href='#a'>{WORD}</text:a><text:line-break/><text:sequence>{WORD}</text:sequence>"
    ),
    max_size=4,
).map(" ".join)
odt_bodies = st.recursive(
    st.builds(
        odt_files.paragraph,
        odt_runs,
        st.sampled_from(
            ("Standard", "P1", "P2", "Title", "Subtitle", "Caption", "Heading_20_1", "Contents_20_1")
        ),
    )
    | st.builds(odt_files.heading, odt_runs, st.sampled_from((1, 2, 3))),
    lambda inside: (
        st.builds(odt_files.listed, inside, inside, style=st.sampled_from(("Numbers", "")))
        | st.builds(
            odt_files.table,
            st.lists(inside, min_size=1, max_size=3),
            st.lists(inside, min_size=1, max_size=3),
            heads=st.sampled_from((0, 1)),
        )
        | inside.map(lambda each: f"<text:section>{each}</text:section>")
        | inside.map(
            lambda each: (
                f"<text:table-of-content><text:index-body>{each}</text:index-body></text:table-of-content>"
            )
        )
        | st.lists(inside, max_size=5).map("".join)
    ),
    max_leaves=10,
)


def numbered(written: str) -> tuple[str, list[str]]:
    """Each word with a number of its own, and all of them."""
    numbers = count(1)
    found: list[str] = []

    def named(_: re.Match[str]) -> str:
        found.append(WORD.format(next(numbers)))
        return found[-1]

    return re.sub(re.escape(WORD), named, written), found


def assert_all_said(made: Imported, wanted: list[str]) -> None:
    assert article_of(made)
    said = made.text + " ".join(each.what for each in made.leftovers)
    assert [each for each in wanted if each not in said] == []


PROSE = f"<p>{'It stands on the river. ' * 20}</p>"


@given(blocks, st.sampled_from(("", PROSE)))
@settings(deadline=None)
def test_every_word_of_a_page_is_in_the_article_or_told(body: str, prose: str) -> None:
    written, wanted = numbered(body)
    made = import_text(
        f"<!doctype html><html lang=en><body><p>It stands.</p><div>{prose}{prose}</div>{written}<p>It fell.</p>",
        "A name",
    )
    assert_all_said(made, wanted)


@given(bodies)
@settings(deadline=None)
def test_every_word_of_a_document_is_in_the_article_or_told(body: str) -> None:
    written, wanted = numbered(body)
    assert_all_said(
        import_document(word(paragraph("It stands.") + written + paragraph("It fell.")), "A name"), wanted
    )


@given(odt_bodies)
@settings(deadline=None)
def test_every_word_of_an_opendocument_text_is_in_the_article_or_told(body: str) -> None:
    written, wanted = numbered(body)
    whole = odt_files.paragraph("It stands.") + written + odt_files.paragraph("It fell.")
    assert_all_said(import_document(odt_files.odt(whole), "A name"), wanted)


TAGS = sorted(
    {
        *BLOCKS,
        *INLINE,
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figcaption",
        "nav",
        "form",
        "math",
        "svg",
        "main",
    }
)
pieces = st.sampled_from(
    [f"<{name}>" for name in TAGS]
    + [f"</{name}>" for name in TAGS]
    + ["<img src=a.png>", "<br>", "&lt;", "&x;"]
)


@given(st.lists(pieces | st.text(max_size=8), max_size=60).map("".join))
@settings(deadline=None)
def test_broken_pages_are_read_or_refused(body: str) -> None:
    try:
        assert article_of(import_text(f"<!doctype html>{body}", "A name"))
    except NotImportable as refused:
        assert refused.message
