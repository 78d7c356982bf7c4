"""Marks that nothing closes cost no more than their length, and never hide the text around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.article import plain
from factdeck.importing import NotImportable, import_text
from factdeck.importing.wikitext.pairing import MOST_PAIRS, MOST_TAGS, paired
from factdeck.importing.wikitext.taming import MOST_MARKS, as_written, readable, tamed
from support.imports import article_of


def lead_of(text: str) -> str:
    article = article_of(import_text("{{Use dmy dates}} '''A''' [[b]].\n\n" + text, "A"))
    return " ".join(" ".join(plain(block.spans) for block in article.lead[1:]).split())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It <b>stands <i>here</b> today.", "It stands here today."),
        ("It {{nowrap|stands <b>here}} today.</b>", "It stands here today."),
        ("It stands.<ref>{{cite book|title=A</ref> It {{nowrap|fell}}.", "It stands. It fell."),
        ("It stands.<ref name=x> It fell.<ref>A</ref> It rose.", "It stands. It fell. It rose."),
        ("It ''stands.\nIt'' fell.\n\n'''It''' rose.", "It stands. It fell. It rose."),
        ("It [http://a.org/b stands.", "It [http://a.org/b stands."),
        ("It stands.</small></div> It fell.", "It stands. It fell."),
        ("It [[stands]. It fell.", "It [[stands]. It fell."),
        ("It is [[a{{!}}B]] and {{nowrap|[[c{{!}}D]]}}.", "It is B and D."),
        ("It is 10<sup>6</sup> km<sup>2</sup> of H<sub>2</sub>O, the 1<sup>st</sup>.", "It is 10⁶ km² of H₂O, the 1st."),
    ],
)  # fmt: skip
def test_the_text_around_broken_marks_is_read(text: str, read: str) -> None:
    assert lead_of(text) == read


def test_each_sign_without_a_partner_is_found() -> None:
    found = paired("}} a {{ b <b> c </i> [[ d", [])
    assert sorted(sign.at for sign in found.alone) == [0, 5, 10, 16, 21]


def test_signs_that_stand_too_deep_are_found() -> None:
    links = MOST_PAIRS + 3
    assert len(paired("{{" * links + "}}" * links, []).deep) == 6
    tags = MOST_TAGS + 2
    assert len(paired("<b>" * tags + "</b>" * tags, []).deep) == 4


def test_what_a_note_leaves_open_ends_with_it() -> None:
    text = "{{infobox|a=x<ref>y}} z</ref>}}"
    assert not paired(text, []).alone or [sign.at for sign in paired(text, []).alone] == [19]
    assert paired("<ref>{{a|b</ref>", []).unended == [10]


@given(st.text(alphabet="{}[]<>b/='|ref \n!-", max_size=60))
def test_taming_keeps_lines_and_words(text: str) -> None:
    quiet = tamed(text)
    assert quiet.count("\n") == text.count("\n")
    words = [sign for sign in readable(quiet) if sign.isalpha()]
    assert not words or set(words) <= set(text)


def test_escaped_wikitext_is_read_as_it_was() -> None:
    told = lead_of("It stands.&lt;ref name=&quot;x&quot;&gt;Book&lt;/ref&gt; It is A &amp;amp; B.")
    assert told == "It stands. It is A & B."
    assert as_written("a &lt; b and <b>c</b>") == "a &lt; b and <b>c</b>"


def test_a_page_of_more_marks_than_are_read_is_refused_with_the_number() -> None:
    with pytest.raises(NotImportable, match=r"200,002 marks of wikitext; 100,000 is the most"):
        import_text("'''A''' " + "''x" * MOST_MARKS + "<b>" * 100_000)
