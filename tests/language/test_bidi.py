"""What runs from right to left is seen in the order that Unicode Standard Annex 9 says."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.language.bidi import (
    base_level,
    levels,
    levels_of_line,
    may_run_leftward,
    mirror_images,
    seen_order,
)

EXCERPT = Path(__file__).with_name("bidi-character-tests.txt")
WHOLE = Path("/usr/share/unicode/BidiCharacterTest.txt")
"""Where Debian's package unicode-data has all 91,707 cases."""


def _cases(path: Path) -> list[tuple[str, str, int, list[str], list[int]]]:
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, given, base, wanted, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            cases.append((text, given, int(base), wanted.split(), [int(at) for at in order.split()]))
    return cases


@pytest.mark.parametrize("path", [EXCERPT, WHOLE], ids=["excerpt", "whole"])
def test_levels_and_order_are_those_of_unicode(path: Path) -> None:
    if not path.is_file():
        pytest.skip("all of Unicode's cases are not on this machine")
    cases = _cases(path)
    assert len(cases) >= 350
    for text, given, base, wanted, order in cases:
        if given == "2":
            assert base_level(text) == base, ascii(text)
        found = levels_of_line(text, levels(text, base), base)
        kept = [at for at, level in enumerate(wanted) if level != "x"]
        assert [found[at] for at in kept] == [int(wanted[at]) for at in kept], ascii(text)
        assert [kept[at] for at in seen_order([found[at] for at in kept])] == order, ascii(text)


def _seen(text: str, base: int) -> str:
    found = levels_of_line(text, levels(text, base), base)
    mirrored = {at: mirror_images().get(text[at], text[at]) for at, level in enumerate(found) if level % 2}
    return "".join(mirrored.get(at, text[at]) for at in seen_order(found))


def test_numbers_and_latin_words_keep_their_own_direction_inside_hebrew() -> None:
    assert _seen("בשנת 1948 קמה NATO.", 1) == ".NATO המק 1948 תנשב"


def test_a_hebrew_word_runs_leftward_inside_english() -> None:
    assert _seen("the word שלום עולם means", 0) == "the word םלוע םולש means"


def test_brackets_open_towards_what_they_hold() -> None:
    assert _seen("א (ב) ג", 1) == "ג (ב) א"


def test_texts_without_such_letters_are_known_at_once() -> None:
    assert not may_run_leftward("Plain text — “with” signs, naïve, 満洲")
    assert may_run_leftward("a ש")
    assert levels("plain", 0) == [0] * 5


def test_an_isolate_keeps_what_it_holds_from_what_is_around_it() -> None:
    assert levels("a \u2067ב 1\u2069 2", 0) == [0, 0, 0, 1, 1, 2, 0, 0, 0]


def test_work_grows_with_the_length_of_a_text() -> None:
    text = "(שלום [1948] NATO) " * 8000
    assert set(levels(text, 1)) == {1, 2}
