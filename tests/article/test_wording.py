"""Dates are worded as readers of the article's language write them."""

from __future__ import annotations

import pytest

from factdeck.article.dates import parse_date
from factdeck.article.wording import tick_label, word_date, word_day, word_life


def worded(date: str, lang: str) -> str:
    return word_date(parse_date(date), lang).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("190X", "en", "1900–1909"),
        ("191X", "en", "1910s"),
        ("191X", "de", "1910er"),
        ("18XX", "en", "1800s"),
        ("18XX", "de", "1800–1899"),
        ("10XX", "en", "1000–1099"),
        ("1XXX", "en", "1000–1999"),
        ("-01XX", "en", "200–101 BCE"),
        ("-012X", "de", "130–121 v. Chr."),
        ("00XX", "en", "1–99 CE"),
        ("194X/196X", "en", "1940s–1960s"),
        ("194X/196X", "pl", "1940–1969"),
        ("190X/191X", "en", "1900–1919"),
        ("1850/19XX", "de", "1850–1999"),
        ("18XX/19XX", "en", "1800s–1900s"),
        ("-04XX/-02XX", "en", "500–201 BCE"),
        ("-00XX/00XX", "en", "100–1 BCE – 1–99 CE"),
    ],
)
def test_decades_centuries_and_millennia_are_told_apart(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("1945-05-10/1945-06-25", "en-GB", "10 May–25 June 1945"),
        ("1945-05-10/1945-05-25", "en-GB", "10–25 May 1945"),
        ("1944-12-30/1945-01-02", "en-GB", "30 December 1944–2 January 1945"),
        ("1945-02-11/1945-08-08", "de", "11. Februar–8. August 1945"),
        ("1945-02-11/1945-08-08", "fr", "11 février–8 août 1945"),
        ("1945-02-11/1945-08-08", "ru", "11 февраля – 8 августа 1945 г."),
        ("1945-02/1946-03", "de", "Februar 1945–März 1946"),
        ("1945-02-11/1945-08-08", "es", "11 de febrero–8 de agosto de 1945"),
        ("1945-02-11/1945-08-08", "he", "11 בפברואר – 8 באוגוסט 1945"),
        ("1945-02-01/1945-02-08", "it", "1º–8 febbraio 1945"),
        ("1945-02-03/1946-08-01", "it", "3 febbraio 1945–1º agosto 1946"),
        ("1945-02-03/1945-08-08", "cs", "3. února–8. srpna 1945"),
        ("1945-02-03/1945-02-08", "sk", "3.–8. februára 1945"),
        ("1945-02-03/1945-08-08", "bg", "3 февруари – 8 август 1945 г."),
        ("1945-02-03/1945-08-08", "hr", "3. veljače–8. kolovoza 1945."),
    ],
)
def test_months_of_an_interval_are_written_out(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


def test_months_that_are_numbers_in_long_dates_are_numbers_in_intervals() -> None:
    assert worded("1945-02-11/1945-08-08", "zh") in (
        "1945年2月11日至8月8日",  # CLDR 47
        "1945年2月11日–8月8日",  # CLDR 48
    )


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("1945-08-01", "fr", "1er août 1945"),
        ("1945-08-01", "fr-CA", "1er août 1945"),
        ("1945-08-11", "fr", "11 août 1945"),
        ("1945-08-01/1945-08-11", "fr", "1er–11 août 1945"),
        ("1945-07-14/1945-08-01", "fr", "14 juillet–1er août 1945"),
        ("0079-08-01", "fr", "1er août 79 apr. J.-C."),
        ("1945-08-01", "pt", "1º de agosto de 1945"),
        ("1945-08-01", "pt-PT", "1 de agosto de 1945"),
        ("1945-08-01/..", "it", "dal 1º agosto 1945"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_number_where_it_is_said_so(
    date: str, lang: str, told: str
) -> None:
    assert worded(date, lang) == told


def test_a_tick_and_a_day_of_any_year_have_the_ordinal_number_too() -> None:
    assert tick_label(1945, 8, 1, "day", "fr") == "1er\u00a0août"
    assert word_day(8, 1, "fr") == "1er août"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1945-08-08/..", "dall’8 agosto 1945"),
        ("../1945-08-11", "fino all’11 agosto 1945"),
        ("/1945-08-08", "prima dell’8 agosto 1945"),
        ("0800/..", "dall’800"),
        ("1100/..", "dal 1100"),
        ("1945-08-18/..", "dal 18 agosto 1945"),
    ],
)
def test_an_italian_article_is_elided_before_a_number_that_begins_with_a_vowel(date: str, told: str) -> None:
    assert worded(date, "it") == told


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1945-08-09/1945-08-09", "9 August 1945"),
        ("1945-08/1945-08", "August 1945"),
        ("1945/1945", "1945"),
        ("1945~/1945~", "c. 1945"),
        ("1945~/1945", "c. 1945 – 1945"),
    ],
)
def test_an_interval_that_ends_where_it_begins_is_said_once(date: str, told: str) -> None:
    assert worded(date, "en-GB") == told


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1945-33", "January–March 1945"),
        ("1945-36", "October–December 1945"),
        ("1945-38", "May–August 1945"),
        ("1945-41", "July–December 1945"),
        ("-0043-34", "April 44 BCE – June 44 BCE"),
    ],
)
def test_quarters_quadrimesters_and_semesters_are_told_by_their_months(date: str, told: str) -> None:
    assert worded(date, "en-GB") == told


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("-0044-03-15", "en-GB", "15 March 45 BCE"),
        ("-0044-03-15", "ru", "15 марта 45 г. до н. э."),
        ("-0044-03-15", "pl", "15 marca 45 p.n.e."),
        ("-0044", "nl", "45 v.Chr."),
        ("-0044", "zh", "公元前45年"),
        ("-0044-03-15", "zh", "公元前45年3月15日"),
        ("Y-66000000", "en", "66,000,000 BCE"),
        ("Y-66000001", "en", "66,000,002 BCE"),
        ("Y-4540000000~", "en", "c. 4,540,000,000 BCE"),
        ("Y10001", "de", "10.001"),
        ("9999", "en", "9999"),
    ],
)
def test_years_far_off_are_counted_as_the_language_counts_them(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("0009-09", "de", "September 9 n. Chr."),
        ("0009-09", "en-US", "September 9 CE"),
        ("0079-08-24", "en-GB", "24 August 79 CE"),
        ("0014~", "fr", "vers 14 apr. J.-C."),
        ("0009-09", "ru", "сентябрь 9 г. н. э."),
        ("0009", "nl", "9 n.Chr."),
        ("0009", "zh", "公元9年"),
        ("0009-23", "de", "Herbst 9 n. Chr."),
        ("0009-08/0009-09", "de", "August 9 n. Chr. – September 9 n. Chr."),
        ("0099", "de", "99 n. Chr."),
        ("0100", "de", "100"),
        ("0122-09", "de", "September 122"),
    ],
)
def test_a_year_of_one_or_two_digits_has_its_era(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("-0799/-0399", "fr", "800–400 av. J.-C."),
        ("0073/0074", "de", "73–74 n. Chr."),
        ("0098/0117", "en", "98–117 CE"),
        ("0150/0200", "en", "150–200"),
        ("-0026/0014", "en", "27 BCE – 14 CE"),
        ("-0026/0476", "en", "27 BCE – 476 CE"),
        ("-0026/0476-09-04", "en-GB", "27 BCE – 4 September 476 CE"),
        ("-0026/1453", "en", "27 BCE – 1453"),
        ("-0799~/-0399", "de", "um 800 v. Chr. – 400 v. Chr."),
    ],
)
def test_an_interval_says_an_era_once_and_two_eras_both(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


def test_a_tick_of_a_small_year_is_bare() -> None:
    assert tick_label(20, 1, 1, "year", "de") == "20"


def test_a_tick_counts_a_far_year_as_a_label_does() -> None:
    assert tick_label(-65_999_999, 1, 1, "year", "en") == "66,000,000\u00a0BCE"


@pytest.mark.parametrize(
    ("date", "lang", "told"),
    [
        ("../1945-08-09", "fr", "jusqu’au 9 août 1945"),
        ("1945-08-09/..", "fr", "depuis le 9 août 1945"),
        ("1945-08-09~", "fr", "vers le 9 août 1945"),
        ("../1945", "fr", "jusqu’à 1945"),
        ("1945-08-09/..", "es", "desde el 9 de agosto de 1945"),
        ("/1945-08-09", "es", "antes del 9 de agosto de 1945"),
        ("1945-08/..", "it", "da agosto 1945"),
        ("1945-08/..", "ru", "с августа 1945 г."),
        ("1945-08-09/..", "de", "ab 9. August 1945"),
    ],
)
def test_words_before_a_day_or_a_month_are_those_of_the_language(date: str, lang: str, told: str) -> None:
    assert worded(date, lang) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1028~/1087-09-09", "c.\u00a01028\u00a0– 9\u00a0September\u00a01087"),
        ("1815/1852", "1815–1852"),
        ("../1066-09-25", "until\u00a025\u00a0September\u00a01066"),
        ("1815-12-10", "10\u00a0December\u00a01815"),
        ("1815–1852", "1815–1852"),
        ("1815-1852", "1815-1852"),
        ("born 1815", "born 1815"),
        ("1815-13-10/1852", "1815-13-10/1852"),
        ("1901-02", "1901-02"),
    ],
)
def test_dates_of_a_life_are_words_where_they_are_written_as_those_of_events(written: str, told: str) -> None:
    assert word_life(written, "en-GB") == told


@pytest.mark.parametrize(
    ("lang", "date", "expected"),
    [
        ("zh", "0196", "196年"),
        ("zh", "1937/1945", "1937–1945年"),
        ("zh", "-0043", "公元前44年"),
        ("zh", "1945~", "约1945年"),
        ("zh", "1945-21", "1945年春季"),
        ("zh", "194X", "1940年代"),
        ("zh", "1945-08-09", "1945年8月9日"),
        ("zh-TW", "-0043", "西元前44年"),
        ("zh-Hant", "1945~", "約1945年"),
        ("ja", "0196", "196年"),
        ("ja", "1945~", "1945年頃"),
        ("ja", "-0330/-0322", "紀元前331–323年"),
        ("ko", "1945", "1945년"),
    ],
)
def test_a_year_that_stands_alone_has_its_word_where_the_language_writes_it(
    lang: str, date: str, expected: str
) -> None:
    assert word_date(parse_date(date), lang) == expected


@pytest.mark.parametrize(
    ("lang", "date", "expected"),
    [
        ("pl", "1945-05/..", "od maja 1945"),
        ("pl", "194X", "1940–1949"),
        ("uk", "../1945-05", "до травня 1945 р."),
        ("sv", "194X", "1940-talet"),
        ("nl", "-0043", "44 v.Chr."),
        ("no", "1945~", "ca. 1945"),
        ("hu", "1945-22", "1945 nyara"),
        ("he", "194X", "שנות ה־1940"),
        ("ro", "../1945-05-05", "până la 5 mai 1945"),
    ],
)
def test_what_stands_with_a_date_is_in_its_language(lang: str, date: str, expected: str) -> None:
    assert word_date(parse_date(date), lang).replace("\u00a0", " ") == expected
