"""What a template of wikitext shows is what the page's readers see in its place."""

from __future__ import annotations

import pytest

from factdeck.importing.wikitext.shown import shown


@pytest.mark.parametrize("name", ["circa", "c.", "ca"])
def test_a_date_that_is_about_right_has_its_sign_alone_or_before_its_years(name: str) -> None:
    assert shown(name, [], {}) == "c."
    assert shown(name, ["1500"], {}) == "c. 1500"
    assert shown(name, ["1500", "1520"], {}) == "c. 1500–1520"


@pytest.mark.parametrize(
    ("name", "words", "named", "told"),
    [
        ("snd", [], {}, " – "),
        ("sortname", ["Ann", "Sapt", "Ann Sapt (poet)"], {}, "Ann Sapt"),
        ("sortkeyname", ["Ann", "Sapt"], {}, "Ann Sapt"),
        ("birth date and age", ["1850", "03", "4"], {}, "4 March 1850"),
        ("death date and age", ["1901", "2", "3", "1850", "3", "4"], {}, "3 February 1901"),
        ("start date", ["YYYY", "MM", "DD"], {}, ""),
        ("convert", ["5", "ft", "6", "in", "m"], {}, "5 feet 6 inches"),
        ("inrconvert", ["500", "c"], {}, "₹500 crore"),
        ("as of", ["2010"], {"lc": "y"}, "as of 2010"),
        ("height", [], {"ft": "5", "in": "3"}, "5 ft 3 in"),
        ("sup", ["2"], {}, "²"),
        ("reflist", ["30em"], {}, ""),
        ("nowrap", ["10 km", "20 km"], {}, "10 km"),
        ("formatnum", ["10000"], {}, "10000"),
        ("sup", [], {}, ""),
        ("frac", ["1", "2"], {}, "1⁄2"),
        ("flag", ["JPN"], {"name": "Japan"}, "Japan"),
        ("flagu", ["Japan"], {}, "Japan"),
        ("us$", ["5 million", "1945"], {}, "US$5 million"),
        ("eur", ["5"], {}, "€5"),
        ("start date", ["1945", "8", "9"], {}, "9 August 1945"),
        ("convert", ["5", "to", "10", "sqmi"], {}, "5–10 square miles"),
        ("dts", ["", "10", "17"], {}, "17 October"),
        ("dts", ["", "09", "05"], {}, "5 September"),
        ("dts", ["", "", "1810"], {}, "1810"),
        ("dts", ["", "", ""], {}, ""),
        ("lbc", ["D", "IB1"], {}, "D-class (IB1)"),
        ("ec number", ["2.6.1.12"], {}, "EC 2.6.1.12"),
        ("nyse", ["ABC"], {}, "NYSE: ABC"),
        ("google books", ["id"], {"plainurl": "yes"}, ""),
        ("google buch", [], {"linktext": "Auszug"}, "Auszug"),
        ("mdashb", [], {}, "—"),
        ("lsj", ["a)rxh/", "ἀρχή"], {}, "ἀρχή"),
        ("marriage", ["Ann", "1900", "1910"], {}, "Ann (1900–1910)"),
    ],
)
def test_a_template_shows_its_words(name: str, words: list[str], named: dict[str, str], told: str) -> None:
    assert shown(name, words, named) == told


def test_an_unknown_template_shows_nothing_that_is_known() -> None:
    assert shown("succession box", ["a"], {}) is None


def test_a_date_is_written_in_the_language_of_the_text() -> None:
    told = shown("start date", ["1945", "8", "9"], {}, "de")
    assert told and told.replace("\u00a0", " ") == "9. August 1945"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("datum", ["25", "08", "2017"]),
        ("formatdate", ["2017-08-25", "nbsp"]),
        ("dts", ["25", "8", "2017"]),
        ("start date", ["2017", "8", "25"]),
    ],
)
def test_a_date_is_read_in_every_order(name: str, words: list[str]) -> None:
    told = shown(name, words, {}, "de")
    assert told and told.replace("\u00a0", " ") == "25. August 2017"


def test_a_month_and_a_day_without_a_year_stay_so_in_every_language() -> None:
    assert [shown("dts", words, {}, "de") for words in (["", "10", "17"], ["17", "10", ""])] == [
        "17. Oktober"
    ] * 2
