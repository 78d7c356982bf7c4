"""Typed signs become typeset ones, in the ways of the article's language; ~ stands here for a no-break space."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.article.markup import parse_inline, plain
from factdeck.article.typography import QUOTES, typeset, typeset_text
from factdeck.messages.problems import Mark, Source
from factdeck.reading import Complaints, Text
from support.pieces import read


def set_in(lang: str, typed: str) -> str:
    return plain(typeset(parse_inline(Text(typed)), lang)).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("en", "\"one\" 'two'", "“one” ‘two’"),
        ("en-GB", '("one") "\'two\' three"', "(“one”) “‘two’ three”"),
        ("en", '"*One*" and **"two"**', "“One” and “two”"),
        ("en", '*"One" [@a]*, "two"[@b]', "“One” , “two”"),
        ("en", "it's the soldiers' town", "it’s the soldiers’ town"),
        ("en", "'It's here', he said", "‘It’s here’, he said"),
        ("en", "the '40s, rock 'n' roll and 'tis", "the ’40s, rock ’n’ roll and ’tis"),
        ("en", "41°48'N", "41°48'N"),
        ("de", "\"eins\" 'zwei'", "„eins“ ‚zwei‘"),
        ("de-AT", '"eins"', "„eins“"),
        ("fr", '"un" l\'an', "«~un~» l’an"),
        ("fr", "Quoi ? Oui ! Non ; voici : « bon »", "Quoi~? Oui~! Non~; voici~: «~bon~»"),
        ("en", "What ? a : b", "What ? a : b"),
        ("pt-BR", '"um"', "“um”"),
        ("pt-PT", '"um"', "«um»"),
        ("sv", '"ett"', "”ett”"),
        ("ja", '"一"', "「一」"),
        ("ja", '彼は"はい。"と"いいえ"を', "彼は「はい。」と「いいえ」を"),
        ("zh", '他说："不。"', "他说：“不。”"),
        ("zh-TW", '他說"不"', "他說「不」"),
        ("fa", '"یک"', "«یک»"),
        ("he", 'צה"ל "אחד"', "צה״ל ”אחד”"),
        ("DE", '"eins"', "„eins“"),
        ("xx", '"x"', "“x”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(lang: str, typed: str, expected: str) -> None:
    assert set_in(lang, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1945--1946, pp. 12--15", "1945–1946, pp.~12–15"),
        ("one -- two --- three", "one~– two — three"),
        ("one - two, well-known, --all", "one - two, well-known, --all"),
        ("1945-1946 and 1945-46", "1945–1946 and 1945–46"),
        ("1945-08, 1945-08-09, 1946-1945, 0028-0836", "1945-08, 1945-08-09, 1946-1945, 0028-0836"),
        ("555-1945-1946", "555-1945-1946"),
        ("and so on...", "and so on…"),
        ("a....b", "a....b"),
    ],
)
def test_dashes_and_ellipses_are_set(typed: str, expected: str) -> None:
    assert set_in("en-GB", typed) == expected


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("en-GB", "on 9 August 1945", "on 9~August 1945"),
        ("en-US", "on August 9, 1945", "on August~9, 1945"),
        ("en-GB", "In May 1945 we may", "In May 1945 we may"),
        ("de", "am 9. August 1945", "am 9.~August 1945"),
        ("fr", "le 9 août 1945", "le 9~août 1945"),
        ("es", "el 9 de agosto de 1945", "el 9~de agosto de 1945"),
        ("ru", "9 августа 1945", "9~августа 1945"),
        ("en-GB", "5 km, 30 % and 1,000 t", "5~km, 30~% and 1,000~t"),
        ("en-GB", "5 trains, 7 kmh", "5 trains, 7 kmh"),
        ("en-GB", "10 000 men and 1 500 000 more", "10~000 men and 1~500~000 more"),
        ("en-GB", "1945 300 men", "1945 300 men"),
        ("en-GB", "J. R. R. Tolkien", "J.~R.~R.~Tolkien"),
        ("en-GB", "c. 1945, p. 5, § 3", "c.~1945, p.~5, §~3"),
        ("en-GB", "44 BCE", "44~BCE"),
        ("en-GB", "born in AD 9", "born in AD~9"),
        ("de", "12 v. Chr. bis 260 n. Chr.", "12~v.~Chr. bis 260~n.~Chr."),
        ("de", "9 v. u. Z., z. B. hier, d. h. dort", "9~v.~u.~Z., z.~B. hier, d.~h. dort"),
        ("fr", "52 av. J.-C., 14 apr. J.-C.", "52~av.~J.-C., 14~apr.~J.-C."),
        ("es", "44 a. C. y 14 d. C.", "44~a.~C. y 14~d.~C."),
        ("ru", "44 до н. э.", "44~до~н.~э."),
    ],
)
def test_dates_numbers_and_initials_stay_together(lang: str, typed: str, expected: str) -> None:
    assert set_in(lang, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("at -12 °C", "at −12~°C"),
        ("-5 and (-3.5), *-2*, =-1", "−5 and (−3.5), −2, =−1"),
        ("1-2, A-1, MP3-4, 10 -12, 10, -12", "1-2, A-1, MP3-4, 10 -12, 10, −12"),
        ("Anna (-1920), -ing", "Anna (-1920), -ing"),
    ],
)
def test_a_number_below_zero_has_a_minus_sign(typed: str, expected: str) -> None:
    assert set_in("en", typed) == expected


def test_a_sign_that_several_made_stands_at_the_first_of_them() -> None:
    written = 'so... *"a"* 1945--46'
    inline = typeset(parse_inline(Text(written, Mark(Source("a", written)))), "fr")
    assert [span.text for span in inline] == ["so… ", "«\u00a0a\u00a0»", " 1945–46"]
    assert [inline[0].mark_at(at).column for at in range(4)] == [1, 2, 3, 6]
    assert [inline[1].mark_at(at).column for at in range(5)] == [8, 8, 9, 10, 10]
    assert inline[2].mark_at(5).column == 17


def test_citations_keep_their_place_among_the_spans() -> None:
    inline = typeset(parse_inline(Text('"a" [@b] ...')), "en")
    assert [(span.text, bool(span.cite)) for span in inline] == [("“a” ", False), ("", True), (" …", False)]


def test_a_text_without_typed_signs_is_the_same_object() -> None:
    inline = parse_inline(Text("plain words"))
    assert typeset(inline, "en") is inline


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="ab'\".- *5BA°:", max_size=40), st.sampled_from(sorted(QUOTES)))
def test_setting_twice_changes_nothing_more_and_every_character_has_a_place(typed: str, lang: str) -> None:
    try:
        inline = parse_inline(Text(typed))
    except Complaints:
        return
    once = typeset(inline, lang)
    assert all(len(span.offsets) >= len(span.text) for span in once)
    assert all(list(span.offsets) == sorted(span.offsets) for span in once)
    assert '"' not in plain(once)


def test_short_texts_without_marks_are_typeset_where_readers_see_them() -> None:
    article = read(
        "title: A\ntimeline: [{date: 1900, title: B, lane: 'Men''s'}]\n"
        "infobox: {predecessors: [{name: C, years: 1932-1945}]}\n"
        "sections: [{heading: D, figure: {value: -3, unit: 'soldiers'' graves'}, quotation: {text: E, when: 1945-46}}]\n"
    )
    section, event = article.sections[0], article.timeline[0]
    assert article.infobox and section.figure and section.quotation
    state = article.infobox.predecessors[0]
    shown = (state.years, event.lane, section.figure.value, section.figure.unit, section.quotation.when)
    assert shown == ("1932–1945", "Men’s", "−3", "soldiers’ graves", "1945–46")
    assert section.figure.value.mark.line == 4


@pytest.mark.parametrize(
    ("lang", "text"),
    [("hi", "3 मई 1946 और 11 फ़रवरी"), ("hi", "9 अगस्त को"), ("th", "เมื่อ ค.ศ. 1238 วันที่ 8 สิงหาคม")],
)
def test_numbers_keep_to_months_and_eras_of_hindi_and_thai(lang: str, text: str) -> None:
    kept = typeset_text(text, lang)
    assert "3\u00a0मई" in kept or "9\u00a0अगस्त" in kept or "ค.ศ.\u00a01238" in kept
    assert "11 फ़" not in kept and "8 สิงหาคม" not in kept
