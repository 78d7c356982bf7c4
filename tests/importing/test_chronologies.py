"""A list whose items begin with dates is a chronology, and each item waits as an entry of the timeline."""

from __future__ import annotations

import pytest

from factdeck.article import ProseBlock
from factdeck.importing import import_text
from factdeck.importing.chronologies import entries_of
from factdeck.importing.spans import text_inline


def read(items: list[str], lang: str) -> list[tuple[str, str]]:
    return list(entries_of([ProseBlock("bullet", text_inline(item)) for item in items], lang))


FRENCH = {
    "-753 : fondation de Rome.": ("-0752", "fondation de Rome"),
    "vers -27 : Auguste empereur": ("-0026~", "Auguste empereur"),
    "843 – partage de Verdun": ("0843", "partage de Verdun"),
    "1793 – 1794 : la Terreur": ("1793/1794", "la Terreur"),
    "21 janvier 1793 : mort du roi": ("1793-01-21", "mort du roi"),
    "juillet 1914 : la crise": ("1914-07", "la crise"),
    "12/03/1947 → doctrine Truman": ("1947-03-12", "doctrine Truman"),
}


def test_an_item_s_date_is_read_as_its_language_writes_it() -> None:
    assert read(list(FRENCH), "fr") == list(FRENCH.values())
    assert read(
        ["1911年：辛亥革命爆发了", "1919年5月4日：五四运动开始", "1937-1945：抗日战争时期"], "zh"
    ) == [
        ("1911", "辛亥革命爆发了"),
        ("1919-05-04", "五四运动开始"),
        ("1937/1945", "抗日战争时期"),
    ]
    assert read(["27 BC: Augustus rules", "Sept 1792: A republic", "2 May 1808: Madrid rises"], "en") == [
        ("-0026", "Augustus rules"),
        ("1792-09", "A republic"),
        ("1808-05-02", "Madrid rises"),
    ]


@pytest.mark.parametrize(
    "items",
    [
        ["1789: The Bastille", "1791: Varennes falls"],
        ["1950: 12,345 people", "1960: 13,000 people", "1970: 14,000 people"],
        ["1: the first rule", "2: the second rule", "3: the third rule"],
        ["1789: The Bastille", "Then: much more", "1791: Varennes falls"],
        ["31/02/1947: no such day", "1947-13: no such month", "9999: far ahead of us"],
    ],
)
def test_a_list_of_other_things_is_no_chronology(items: list[str]) -> None:
    assert read(items, "en") == []


def test_an_entry_waits_once_and_its_list_stays() -> None:
    items = "- 21 January 1793: Execution of the king\n- 1799: Coup of Brumaire\n- 1804: A new emperor\n"
    text = import_text(
        f"# France\n\nIt is the story of the revolution and of the king who was in it.\n\n{items}"
    ).text
    assert text.count("title: Execution of the king") == 1
    assert "#   - {date: 1799, title: Coup of Brumaire}\n" in text
    assert "- 1799: Coup of Brumaire\n" in text
