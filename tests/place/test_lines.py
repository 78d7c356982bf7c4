"""Lines of a paragraph: their measure, their ends, and that they say just what the paragraph says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factdeck.layout.fonts import find_face, metrics, text_width
from factdeck.place.atoms import text_atom
from factdeck.place.breakable import breakable
from factdeck.place.graphemes import graphemes
from factdeck.place.lines import TooWide, break_lines, narrowest, natural_width, runs_from_line
from factdeck.place.stream import Stream, Styled
from factdeck.scene import Align, Face, Line, Run, TextStyle

READING = find_face("Gentium Book Plus")
ITALIC = find_face("Gentium Book Plus", italic=True)
LABEL = find_face("Source Sans 3")
CALIBRI = find_face("Calibri")
CHINESE = find_face("Noto Sans SC")
SIZE = 10.0

PROSE = (
    "The Soviet Union declared war on Japan on 8 August 1945 and, a few minutes after midnight, its armies "
    "crossed the borders of Manchuria from the west, the north and the east at once. Within eleven days the "
    "Kwantung Army, which had given its best divisions to the islands of the Pacific, was surrounded, cut off "
    "from the coast and ordered by its own emperor to lay down its arms; nevertheless scattered garrisons went "
    "on fighting in the fortified regions along the Ussuri until the end of the month."
)


def run(text: str, face: Face = READING, size: float = SIZE, lang: str = "en-GB") -> Run:
    return Run(text, TextStyle(face, size), lang)


def lines_of(
    text: str | Run | tuple[Run, ...], width: float | Sequence[float], **options: Any
) -> tuple[Line, ...]:
    runs = (run(text),) if isinstance(text, str) else (text,) if isinstance(text, Run) else text
    return break_lines(runs, width, **({"leading": 12.5} | options)).lines


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [
        "".join(piece.text for piece in line.pieces) + ("-" * (line.ending == "hyphen")) for line in lines
    ]


def restored(lines: tuple[Line, ...]) -> str:
    return "".join(
        "".join(piece.text for piece in line.pieces) + (" " if line.ending == "space" else "")
        for line in lines
    )


def right_edge(line: Line) -> float:
    last = line.pieces[-1]
    hyphen = text_width("-", last.run.style.face, last.run.style.size) if line.ending == "hyphen" else 0.0
    return last.x + last.width + hyphen


def test_a_text_that_fits_is_one_line_of_its_natural_width() -> None:
    (line,) = lines_of("Mukden", 200)
    (piece,) = line.pieces
    assert (piece.x, piece.text, line.ending) == (0.0, "Mukden", "break")
    assert piece.width == pytest.approx(sum(metrics(READING).advance(letter) for letter in "Mukden") * SIZE)
    assert piece.width == pytest.approx(natural_width([run("Mukden")]))


def test_a_line_ends_behind_the_hyphen_of_a_compound_but_not_inside_initials() -> None:
    assert texts(lines_of("an Austro-Hungarian", 70)) == ["an Austro-", "Hungarian"]
    text = "800\u00a0av.\u00a0J.-C.\u00a0– 400\u00a0av.\u00a0J.-C. Les mineurs de J.-P. Sartre"
    for width in range(70, 180, 5):
        assert not [line for line in texts(lines_of(text, width)) if line.endswith("-")]


def test_no_line_ends_inside_a_range_of_numbers() -> None:
    for width in range(60, 180, 5):
        told = texts(lines_of("Gabelle, 1341–1790, et la règle (1841–1926) [1–3; 6]", width))
        assert not [line for line in told if line.endswith("–")]


def test_words_kept_together_that_are_too_wide_together_part_between_them() -> None:
    date = "vers\u00a0506\u00a0av.\u00a0J.-C."
    assert texts(lines_of(date, 66)) == ["vers\u00a0506\u00a0av.", "J.-C."]
    assert texts(lines_of(date, 40)) == ["vers\u00a0506", "av.\u00a0J.-C."]


def test_no_text_is_no_line() -> None:
    assert lines_of("", 100) == ()
    assert break_lines((), 100, leading=12).lines == ()


def test_the_first_baseline_halves_the_leading_and_the_next_keep_its_distance() -> None:
    lines = lines_of(PROSE, 200, leading=13.0)
    found = metrics(READING)
    first = (13.0 - (found.ascent + found.descent) * SIZE) / 2 + found.ascent * SIZE
    assert [line.baseline for line in lines] == pytest.approx(
        [first + 13.0 * number for number in range(len(lines))]
    )


def test_a_superscript_or_a_foreign_word_at_the_start_does_not_move_the_baseline() -> None:
    raised = Run("[1]", TextStyle(READING, 6.8, rise=3.3), "en-GB")
    for first in (raised, run("满", CHINESE, lang="zh")):
        begun = lines_of((first, run(PROSE)), 200)
        assert begun[0].baseline == pytest.approx(lines_of(PROSE, 200)[0].baseline)


@pytest.mark.parametrize("align", ["left", "right", "center", "justify"])
@pytest.mark.parametrize("hyphenate", [False, True])
@pytest.mark.parametrize("width", [90.0, 150.0, 240.0, 500.0])
def test_no_line_is_wider_than_its_column(align: Align, hyphenate: bool, width: float) -> None:
    lines = lines_of(PROSE, width, align=align, hyphenate=hyphenate, x=20.0)
    assert len(lines) > 3
    for line in lines:
        assert line.pieces[0].x >= 20.0 - 0.001
        assert right_edge(line) <= 20.0 + width + 0.001


def test_justified_lines_end_at_the_right_edge_but_for_the_last() -> None:
    lines = lines_of(
        (run(PROSE[:100]), run(PROSE[100:120], ITALIC), run(PROSE[120:])), 240, align="justify", x=11.0
    )
    assert len(lines) > 5
    for line in lines[:-1]:
        assert right_edge(line) == pytest.approx(251.0)
    assert right_edge(lines[-1]) < 250
    assert all(piece.word_space == 0 for piece in lines[-1].pieces)


def test_the_spaces_of_a_justified_line_stay_within_what_looks_even() -> None:
    space = text_width(" ", READING, SIZE)
    for width in (200.0, 240.0, 300.0, 400.0):
        for line in lines_of(PROSE, width, align="justify", hyphenate=True)[:-1]:
            assert -0.25 * space <= line.pieces[0].word_space <= 1.65 * space, (width, texts((line,)))


def test_a_line_too_loose_to_justify_stays_ragged() -> None:
    long = "der Donaudampfschifffahrtsgesellschaft"
    width = natural_width([run(long)]) + 30
    lines = lines_of(f"{long} Kriegswirtschaftsministerium", width, align="justify")
    assert texts(lines)[0] == long
    assert lines[0].pieces[0].word_space == 0
    assert right_edge(lines[0]) == pytest.approx(width - 30)


def test_right_and_centred_lines_stand_at_their_edge() -> None:
    for line in lines_of(PROSE, 200, align="right", x=5.0):
        assert right_edge(line) == pytest.approx(205.0)
    for line in lines_of(PROSE, 200, align="center", x=5.0):
        assert line.pieces[0].x - 5.0 == pytest.approx(205.0 - right_edge(line))


def test_the_first_line_is_indented() -> None:
    lines = lines_of(PROSE, 240, first_indent=12.0, x=3.0, align="justify")
    assert [line.pieces[0].x for line in lines] == [15.0] + [3.0] * (len(lines) - 1)
    assert right_edge(lines[0]) == pytest.approx(243.0)


def test_the_first_lines_may_have_widths_of_their_own() -> None:
    widths = [170.0, 170.0, 170.0, 260.0]
    lines = lines_of(PROSE, widths, align="justify", hyphenate=True)
    ends = [right_edge(line) for line in lines[:-1]]
    assert ends == pytest.approx([170.0] * 3 + [260.0] * (len(ends) - 3))
    assert restored(lines) == PROSE


def test_pieces_follow_runs_and_touch_each_other() -> None:
    runs = (run("The "), run("Kwantung", ITALIC), run(" Army surrendered", lang="en"))
    (line,) = lines_of(runs, 300)
    assert [(piece.text, piece.run) for piece in line.pieces] == [(each.text, each) for each in runs]
    for before, after in itertools.pairwise(line.pieces):
        assert after.x == pytest.approx(before.x + before.width)


def test_a_word_of_two_runs_is_not_broken_between_them() -> None:
    runs = (run("Soviet occu"), run("pation", ITALIC))
    width = natural_width([run("Soviet occu")]) + 1
    assert texts(lines_of(runs, width)) == ["Soviet", "occupation"]


def test_a_space_at_a_line_end_is_told_not_drawn() -> None:
    lines = lines_of(PROSE, 200)
    for line in lines[:-1]:
        assert line.ending == "space"
        assert not line.pieces[-1].text.endswith(" ")
        assert not line.pieces[0].text.startswith(" ")
    assert lines[-1].ending == "break"


def test_a_forced_break_ends_its_line() -> None:
    lines = lines_of("Mukden\nHarbin and Changchun", 400, align="justify")
    assert texts(lines) == ["Mukden", "Harbin and Changchun"]
    assert [line.ending for line in lines] == ["break", "break"]
    assert all(piece.word_space == 0 for line in lines for piece in line.pieces)


def test_two_forced_breaks_leave_an_empty_line() -> None:
    lines = lines_of("Mukden\n\nHarbin \n Dalian", 400)
    assert texts(lines) == ["Mukden", "", "Harbin", "Dalian"]


@pytest.mark.parametrize("joint", ["\u00a0", "\u202f", "\u2011", "\u2060"])
def test_no_line_ends_where_the_text_forbids_it(joint: str) -> None:
    text = f"on the morning of the 9{joint}August 1945"
    for width in range(60, 200, 3):
        for line in texts(lines_of(text, width, hyphenate=True)):
            assert not line.endswith(("9", joint)) and not line.startswith(joint)
            assert ("9" in line.split(joint)[0][-1:]) == (joint in line)


def test_a_justified_space_that_never_breaks_is_stretched_with_the_others() -> None:
    lines = lines_of(PROSE.replace("8 August", "8\u00a0August"), 240, align="justify")
    for line in lines[:-1]:
        piece = line.pieces[0]
        spaces = piece.text.count(" ") + piece.text.count("\u00a0")
        assert piece.width == pytest.approx(text_width(piece.text, READING, SIZE) + spaces * piece.word_space)


KERNED = PROSE + " Taktverschiebungsvorwürfe, AVATAR-Verwaltung, Kraftverkehrswesen: “Tokyo!”"
AV = "AV" * 60


@pytest.mark.parametrize("face", [READING, LABEL])
@pytest.mark.parametrize("text", [KERNED, AV, f"{AV} {KERNED}", KERNED.replace(" ", "\u00ad")])
def test_letters_are_kerned_across_the_places_where_a_word_is_not_divided(text: str, face: Face) -> None:
    kerned = 0
    for width in range(40, 300, 7):
        for line in lines_of(run(text, face, lang="de"), width, align="justify", hyphenate=True):
            (piece,) = line.pieces
            hyphen = metrics(face).kerning(f"{piece.text[-1]}-") if line.ending == "hyphen" else 0.0
            spaces = piece.text.count(" ") * piece.word_space
            natural = text_width(piece.text, face, SIZE)
            assert piece.width == pytest.approx(natural + spaces + hyphen * SIZE)
            kerned += metrics(face).kerning(piece.text) != 0.0
    assert kerned > 100


def test_the_hyphen_of_a_divided_word_is_kerned() -> None:
    word = run("Takt\u00adver\u00adschie\u00adbung", LABEL)
    first, *_ = lines_of(word, text_width("Taktver-", LABEL, SIZE) + 0.01)
    (piece,) = first.pieces
    assert (piece.text, first.ending) == ("Taktver", "hyphen")
    assert metrics(LABEL).kerning("r-") < 0
    assert right_edge(first) == pytest.approx(text_width("Taktver-", LABEL, SIZE))


def test_a_line_holds_what_fits_when_it_is_kerned() -> None:
    width = text_width("AVATAR", READING, SIZE)
    assert width < sum(metrics(READING).advance(letter) for letter in "AVATAR") * SIZE - 2
    assert texts(lines_of("AVATAR AVA\u00adTAR", width + 0.01)) == ["AVATAR", "AVATAR"]


def test_runs_are_not_kerned_with_each_other() -> None:
    (line,) = lines_of((run("A"), run("V", ITALIC), run("T", ITALIC, lang="la")), 100)
    letters = [metrics(READING).advance("A"), metrics(ITALIC).advance("V"), metrics(ITALIC).advance("T")]
    assert [piece.width for piece in line.pieces] == pytest.approx([SIZE * letter for letter in letters])


def test_a_soft_hyphen_shows_only_at_a_line_end() -> None:
    assert texts(lines_of("Manchu\u00adkuo", 200)) == ["Manchukuo"]
    lines = lines_of("Manchu\u00adkuo", natural_width([run("Manchu-")]) + 1)
    assert texts(lines) == ["Manchu-", "kuo"]
    assert [line.ending for line in lines] == ["hyphen", "break"]


def test_a_zero_width_space_is_a_place_to_break() -> None:
    assert texts(lines_of("Heilong\u200bjiang", 200)) == ["Heilongjiang"]
    assert texts(lines_of("Heilong\u200bjiang", 50)) == ["Heilong", "jiang"]


def test_words_are_divided_by_the_language_of_their_run() -> None:
    english = texts(lines_of(run("a demonstration of"), 60, hyphenate=True))
    german = texts(lines_of(run("die Besatzungszeit war", lang="de"), 70, hyphenate=True))
    plain = texts(lines_of(run("a demonstration of"), 66, hyphenate=False))
    assert english == ["a demonstra-", "tion of"]
    assert german == ["die Besatzungs-", "zeit war"]
    assert plain == ["a", "demonstration", "of"]


def test_the_last_word_is_not_divided() -> None:
    for width in range(80, 200, 2):
        lines = lines_of("Their armies went home only after a long demonstration", width, hyphenate=True)
        assert lines[-1].pieces[-1].text.endswith("demonstration")


def test_a_last_word_wider_than_a_line_is_divided_all_the_same() -> None:
    lines = lines_of("a demonstration", 50, hyphenate=True)
    assert lines[-2].ending == "hyphen"


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    text = "nevertheless international misunderstanding characterises demonstrations " * 12
    hyphens = 0
    for width in range(60, 160, 4):
        ends = "".join(
            "h" if line.ending == "hyphen" else "." for line in lines_of(text, width, hyphenate=True)
        )
        hyphens += ends.count("h")
        assert "hhh" not in ends, (width, ends)
    assert hyphens > 50


def test_a_range_of_years_stays_whole_where_a_space_will_do() -> None:
    for width in range(90, 200, 2):
        lines = texts(lines_of("Manchuria under the Red Army, 1945–1946, and after it", width))
        assert any("1945–1946" in line for line in lines), (width, lines)


def test_no_line_begins_with_a_dash() -> None:
    for width in range(70, 220, 2):
        for line in texts(
            lines_of("The railway – built by Russia – was now to be shared – as before – by both", width)
        ):
            assert not line.startswith("–"), (width, line)


def test_french_punctuation_stays_with_its_word() -> None:
    text = "Que voulait l'Union soviétique ? « La paix », disait-elle ; rien d'autre !"
    for width in range(60, 220, 3):
        for line in texts(lines_of(run(text, lang="fr"), width)):
            assert line[0] not in "?!;»" and not line.endswith("«")


def test_an_address_breaks_after_its_slashes_or_before_its_other_signs_and_never_with_a_hyphen() -> None:
    address = "https://en.wikipedia.org/wiki/Soviet_occupation_of_Manchuria?action=history&limit=500"
    lines = lines_of(f"See {address} for more", 90, hyphenate=True)
    assert len(lines) > 4 and restored(lines) == f"See {address} for more"
    for line, behind in pairwise(lines):
        told, following = texts((line,))[0], texts((behind,))[0]
        assert line.ending in ("space", "break")
        assert line.ending == "space" or told[-1] in "/&=" or following[0] in "._?-"
        assert not told.endswith(("https:", "https:/"))


def test_no_line_begins_with_the_full_stop_behind_an_address() -> None:
    for width in range(40, 200):
        assert all(
            line != "." for line in texts(lines_of("https://example.org/a/long.path_of-words.", width))
        )


def test_a_long_pair_of_words_breaks_after_its_slash_and_a_short_one_does_not() -> None:
    assert texts(lines_of("Heilungkiang/Heilongjiang", 90)) == ["Heilungkiang/", "Heilongjiang"]
    assert texts(lines_of("one and/or two", 50)) != ["one and/", "or two"]


def test_chinese_breaks_between_characters_but_not_before_closing_signs() -> None:
    text = (
        "满洲国是日本在中国东北建立的傀儡政权，首都设于新京（今长春市）。一九四五年八月，苏联红军进入满洲。"
    )
    for width in range(35, 140, 3):
        lines = texts(lines_of(run(text, CHINESE, lang="zh"), width))
        assert "".join(lines) == text
        for line in lines:
            assert line[0] not in "，。）" and line[-1] != "（"


def test_a_chinese_word_of_its_own_face_parts_from_latin_text_and_within() -> None:
    runs = (run("Manchukuo"), run("满洲国", CHINESE, lang="zh"), run("(1932)"))
    lines = texts(lines_of(runs, 65))
    assert "".join(lines) == "Manchukuo满洲国(1932)" and len(lines) > 1
    assert not any(line.endswith("Manch") for line in lines)


def test_a_word_wider_than_its_line_is_told_and_broken() -> None:
    told: list[TooWide] = []
    word = "Donaudampfschifffahrtsgesellschaft"
    runs = (run("on the "), run(f"old {word} line", ITALIC))
    lines = lines_of(runs, 60, too_wide=told.append)
    assert [(each.word, each.run, each.offset) for each in told] == [(word, runs[1], 4)]
    assert told[0].width == pytest.approx(text_width(word, ITALIC, SIZE))
    assert restored(lines).replace(" ", "") == f"onthe old {word} line".replace(" ", "")
    assert all(right_edge(line) <= 60.001 for line in lines)
    for line in lines:
        for piece in line.pieces:
            assert piece.width == pytest.approx(text_width(piece.text, piece.run.style.face, SIZE))


def test_the_words_beside_one_that_is_too_wide_are_not_told() -> None:
    told: list[TooWide] = []
    lines_of(
        run("Donaudampfschifffahrtsgesellschaftskapitän: ein Wort, kein kurzes", lang="de"),
        60,
        too_wide=told.append,
    )
    assert told and not any(" " in each.word for each in told)


def test_a_wide_word_that_hyphenation_cures_is_not_told() -> None:
    told: list[TooWide] = []
    lines_of(
        run("eine Donaudampfschifffahrtsgesellschaft fuhr", lang="de"),
        90,
        hyphenate=True,
        too_wide=told.append,
    )
    assert told == []


@pytest.mark.parametrize("width", [0.0, -5.0, 0.5])
def test_a_column_without_room_still_gives_lines(width: float) -> None:
    told: list[TooWide] = []
    lines = lines_of("No room", width, too_wide=told.append)
    assert restored(lines).replace(" ", "") == "Noroom"
    assert [(each.word, each.divided) for each in told] == [("No", True), ("room", True), ("N", False)]


def test_a_word_is_never_divided_before_a_mark_that_belongs_to_its_letter() -> None:
    word = "e\u0301" * 60 + "क्षि" * 20 + "👩\u200d🏫🇩🇪" * 20
    for width in (20, 33, 47):
        starts = [line.pieces[0].text[0] for line in lines_of(word, width)]
        assert not set(starts) & {"\u0301", "ि", "\u200d", "🏫"}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/b.asp?Id=1&name=two-three_four",
        "example.org/reports/2021/annual-report-on-the-state-of-the-schools?language=english",
        "doi:10.1000/182.long-name-of-a-journal/issue.4/article.17",
    ],
)
def test_an_address_wider_than_its_line_breaks_only_at_its_signs(address: str) -> None:
    told: list[TooWide] = []
    lines = lines_of(address, 60, too_wide=told.append)
    assert not told and len(lines) > 2
    assert "".join(texts(lines)) == address
    assert all(text[-1] in "/&=:" or behind[0] in "._?-" for text, behind in pairwise(texts(lines)))


def test_a_word_of_many_lines_is_told_once_and_fills_them() -> None:
    told: list[TooWide] = []
    word = "abcdefghij" * 2_000
    lines = lines_of(f"See {word} here", 100, too_wide=told.append)
    assert [each.word for each in told] == [word]
    assert restored(lines) == f"See {word} here"
    assert all(90 < right_edge(line) <= 100.001 for line in lines[2:-4])


def test_the_places_to_divide_a_word_grow_no_faster_than_its_lines() -> None:
    style = Styled("", READING, 1.0, "en")
    ends = {
        count: len(
            Stream([style], [(0, text_atom("x" * count, metrics(READING), 0))]).cut([(0, 1)], 20.0).ends
        )
        for count in (10_000, 40_000)
    }
    assert ends[40_000] < 4.1 * ends[10_000] < 10_000


def test_the_last_line_is_no_single_short_word_where_that_can_be_avoided() -> None:
    for width in range(120, 320, 5):
        lines = lines_of(PROSE, width)
        if len(lines) > 3:
            assert len(texts(lines)[-1].split()) > 1 or len(texts(lines)[-1]) > 8, (width, texts(lines)[-2:])


def test_a_line_gives_up_a_word_so_that_the_last_word_does_not_stand_alone() -> None:
    text = "The Kwantung Army, the force that Japan kept in Manchuria for fourteen years, was beaten in short order."
    alone = natural_width([run(text[: -len(" order.")])]) / 2
    for width in range(int(alone) - 10, int(alone) + 12):
        lines = texts(lines_of(text, width))
        assert lines[-1] != "order.", (width, lines)


def test_a_balanced_title_has_lines_of_like_length() -> None:
    title = (run("The Soviet occupation of Manchuria and what came after it", size=25.0),)
    plain = break_lines(title, 420, leading=28).lines
    even = break_lines(title, 420, leading=28, balance=True).lines
    widths = [right_edge(line) for line in even]
    assert len(even) == len(plain) == 2
    assert right_edge(plain[0]) > right_edge(even[0]) and min(widths) / max(widths) > 0.7


def test_a_balanced_title_that_is_centred_stands_in_the_middle_of_its_room() -> None:
    title = (run("The Soviet occupation of Manchuria and what came after it", size=25.0),)
    for line in break_lines(title, 420, leading=28, align="center", balance=True).lines:
        assert line.pieces[0].x == pytest.approx(420 - right_edge(line), abs=0.1)


def test_the_narrowest_column_is_as_wide_as_the_widest_piece() -> None:
    runs = (run("the Kwan"), run("tung", ITALIC), run(" Army"))
    widest = text_width("Kwan", READING, SIZE) + text_width("tung", ITALIC, SIZE)
    assert narrowest(runs) == pytest.approx(widest)
    told: list[TooWide] = []
    break_lines(runs, widest, leading=12, too_wide=told.append)
    assert told == []
    break_lines(runs, widest - 0.1, leading=12, too_wide=told.append)
    assert [each.word for each in told] == ["Kwantung"]
    assert narrowest(()) == 0.0


def test_a_paragraph_goes_on_from_any_line_with_all_that_its_text_says() -> None:
    text = "Manchu\u00adkuo fell;  Harbin\nwas taken\u00a0on 20 August and Heilong\u200bjiang after it"
    runs = (run(text[:20]), run(text[20:40], ITALIC), run(text[40:]))
    lines = break_lines(runs, 70, leading=12).lines
    assert runs_from_line(runs, lines, 0) == (0, runs)
    for number in range(1, len(lines)):
        dropped, rest = runs_from_line(runs, lines, number)
        whole = "".join(each.text for each in rest)
        assert text.endswith(whole)
        assert texts(break_lines(rest, 70, leading=12).lines)[0].startswith(texts(lines)[number][:3])
        assert rest[0].style == runs[dropped].style


WORDS = st.text("abcdefghijklmnopqrstuvwxyzÄé.,;-–/0123456789満洲国。（", min_size=1, max_size=24)
SPACED = st.lists(WORDS, min_size=1, max_size=40)


@given(
    words=SPACED,
    cuts=st.lists(st.integers(0, 300), max_size=3),
    width=st.floats(20, 400),
    align=st.sampled_from(["left", "justify", "center", "right"]),
    hyphenate=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_lines_and_their_ends_say_just_what_the_paragraph_says(
    words: list[str], cuts: list[int], width: float, align: Align, hyphenate: bool
) -> None:
    text = " ".join(words)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    faces = (READING, ITALIC, LABEL, CALIBRI)
    runs = tuple(run(text[a:b], face) for a, b, face in zip(edges, edges[1:], faces, strict=False))
    lines = break_lines(runs, width, leading=12.0, align=align, hyphenate=hyphenate).lines
    assert restored(lines) == text
    for line in lines:
        assert right_edge(line) <= width + 0.001
        assert line.pieces[0].x >= -0.001


@example("\U0001f1e6\U0001f1e6", 5.0)
@given(st.text(max_size=80), st.floats(5, 200))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_gives_lines(text: str, width: float) -> None:
    lines = lines_of(text, width, hyphenate=True)
    for line in lines:
        letters = graphemes("".join(piece.text for piece in line.pieces))
        widest = SIZE * 1.01 * (len(letters[0]) if len(letters) == 1 else 1)
        assert not letters or right_edge(line) <= width + widest, "only what can't be divided is wider"
    shown = re.sub(r"[ \t\n\u00a0\u00ad\u200b]", "", text)
    assert re.sub(r"[ \u00a0]", "", restored(lines)) == shown


def test_the_same_paragraph_has_the_same_lines_whatever_was_measured_before() -> None:
    first = lines_of(PROSE, 211.3, align="justify", hyphenate=True)
    for width in (100.0, 150.0, 400.0):
        lines_of(PROSE, width, align="justify", hyphenate=True)
    assert lines_of(PROSE, 211.3, align="justify", hyphenate=True) == first


@pytest.mark.parametrize(
    ("word", "lang", "parts"),
    [
        ("Selbstbestimmung", "de", ["Selbst-", "bestim-", "mung"]),
        ("Informationelle Selbstbestimmung", "de", ["Informa-", "tionelle", "Selbst-", "bestim-", "mung"]),
        ("Selbst\u00adbestimmung", "de", ["Selbst-", "bestim-", "mung"]),
        ("INTERNATIONALISIERUNG", "de", ["INTER-", "NATIO-", "NALISIE-", "RUNG"]),
        ("Internationalization", "en-US", ["Interna-", "tionaliza-", "tion"]),
        ("Xyzzyxyzzyxyzzy", "en", None),
    ],
)
def test_a_word_wider_than_its_line_is_divided_as_its_language_divides_it(
    word: str, lang: str, parts: list[str] | None
) -> None:
    wide: list[TooWide] = []
    width = natural_width([run("bestimmu")])
    told = texts(lines_of(run(word, lang=lang), width, too_wide=wide.append))
    assert told == parts if parts else "-" not in "".join(told)
    assert wide


def test_addresses_on_slides_are_broken_as_programs_break_them() -> None:
    runs = [run("Press. example.org/a/very/long/address/that/goes/on-and-on")]
    width = natural_width([run("example.org/a/very/long/address/that/goes/on-an")])

    def broken(*, whole: bool) -> list[str]:
        lines = break_lines(runs, width, leading=12.0, text=breakable(runs, whole)).lines
        return ["".join(piece.text for piece in line.pieces) for line in lines]

    assert broken(whole=False)[0].startswith("Press. example.org/")
    assert broken(whole=True) == ["Press.", "example.org/a/very/long/address/that/goes/on-", "and-on"]
