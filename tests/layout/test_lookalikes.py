"""Letters that a font lacks, written in another way that looks the same."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from factdeck.layout.fonts import cover, covered, find_face, letters, metrics, parts_of
from factdeck.scene import UNSEEN, Run, TextStyle

GENTIUM, SOURCE = find_face("Gentium Book Plus"), find_face("Source Sans 3")
NOTO, CHINESE, KOREAN = find_face("Noto Sans"), find_face("Noto Sans SC"), find_face("Noto Sans KR")
MUKTA = find_face("Mukta")


def run(text: str, face=GENTIUM) -> Run:  # type: ignore[no-untyped-def]
    return Run(text, TextStyle(face, 10.0), "en")


@pytest.mark.parametrize("text", ["Tiếng Việt", "Łódź, Ångström, naïve", "Ἀθῆναι", "й"])
def test_letters_typed_with_marks_behind_them_are_set_composed(text: str) -> None:
    assert cover(run(normalize("NFD", text)), []) == [run(text)]


def test_a_mark_that_no_letter_is_composed_with_stays() -> None:
    assert cover(run("x\u0302y"), []) == [run("x\u0302y")]


def test_korean_syllables_in_parts_are_set_composed() -> None:
    assert [part.text for part in cover(run(normalize("NFD", "한국")), [KOREAN])] == ["한국"]


def test_a_chinese_letter_kept_for_compatibility_stays_itself() -> None:
    assert [part.text for part in cover(run("\uf900"), [CHINESE])] == ["\uf900"]


@pytest.mark.parametrize(
    ("lacking", "shown"),
    [("\u2010", "-"), ("\u202f", "\u00a0"), ("\u2015", "—"), ("\u3000", " ")],
)
def test_what_looks_the_same_stands_in_where_no_font_has_the_letter(lacking: str, shown: str) -> None:
    assert not metrics(MUKTA).has(lacking)
    assert cover(run(f"a{lacking}b", MUKTA), []) == [run(f"a{shown}b", MUKTA)]


def test_a_hyphen_that_never_breaks_still_does_not_when_a_plain_one_stands_in() -> None:
    from factdeck.place.atoms import Kind, atoms

    [part] = cover(run("Inner\u2011Mongolian", MUKTA), [])
    assert "".join(letter for letter in part.text if letter not in UNSEEN) == "Inner-Mongolian"
    kinds = [atom.kind for atom in atoms(part.text, MUKTA, "en", False)]
    assert kinds == [Kind.TEXT]


def test_a_fallback_with_the_letter_itself_goes_before_what_looks_the_same() -> None:
    parts = cover(run("a\u2015b", MUKTA), [NOTO])
    assert [(part.text, part.style.face) for part in parts] == [("a", MUKTA), ("\u2015", NOTO), ("b", MUKTA)]


def test_parts_know_where_they_began_in_what_was_typed() -> None:
    typed = normalize("NFD", "é满é")
    assert [(part.text, at) for part, at in covered(run(typed), [CHINESE])] == [("é", 0), ("满", 2), ("é", 3)]


@pytest.mark.parametrize("steering", sorted(UNSEEN))
def test_what_only_steers_needs_no_glyph_and_parts_no_text(steering: str) -> None:
    assert metrics(GENTIUM).has(steering) and metrics(GENTIUM).advance(steering) == 0.0
    parts = cover(run(f"a满{steering}洲b"), [CHINESE])
    assert [part.style.face for part in parts] == [GENTIUM, CHINESE, GENTIUM]


def test_many_marks_on_one_letter_stay_together() -> None:
    assert letters("a" + "\u0301" * 50_000 + "b") == ["a" + "\u0301" * 50_000, "b"]


def test_a_drawing_s_string_is_drawn_by_the_first_face_that_has_its_letters_in_its_own_weight() -> None:
    bold = find_face("Source Sans 3", bold=True)
    parts = parts_of("a满洲b", bold, [SOURCE, bold, CHINESE])
    assert [(text, face.name) for text, face in parts] == [
        ("a", "SourceSans3-Bold"),
        ("满洲", "NotoSansSC-Bold"),
        ("b", "SourceSans3-Bold"),
    ]


@pytest.mark.parametrize("text", ["Mukden", "\ue000"], ids=["it has all", "no face has it"])
def test_a_drawing_s_string_stays_whole_in_its_own_face(text: str) -> None:
    assert parts_of(text, SOURCE, [SOURCE, CHINESE]) == ()


def test_spaces_between_letters_of_a_stand_in_are_its_own() -> None:
    assert [part.text for part in cover(run("한국어 문장 (Hangul)"), [KOREAN])] == [
        "한국어 문장",
        " (Hangul)",
    ]
    assert [part.text for part in cover(run("한국 a 문장 "), [KOREAN])] == ["한국", " a ", "문장", " "]


def test_nothing_stands_in_for_a_letter_on_a_slide() -> None:
    slide = run("a\u3000b ﬀ\u2219 满", find_face("Calibri"))
    assert cover(slide, []) == [slide]
