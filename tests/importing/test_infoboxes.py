"""An infobox becomes rows that say something: what belongs together is one row, and how the box looks is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import plain
from factdeck.importing import Given, Imported, import_text
from factdeck.importing.infobox import Field
from factdeck.importing.infobox.dates import in_words
from factdeck.importing.infobox.joining import joined_fields
from factdeck.importing.infobox.technical import is_technical
from factdeck.importing.spans import text_inline
from support.imports import article_of, facts

PAIRS = Path(__file__).parent / "pairs"
LONG = "House of the Six Hundred Free Citizens and Burghers"


def imported(name: str, given: Given | None = None) -> Imported:
    return import_text((PAIRS / name).read_text(encoding="utf-8"), "A name", given)


def fields(given: dict[str, str]) -> list[Field]:
    return [Field(name, (text_inline(value),)) for name, value in given.items()]


@pytest.mark.parametrize("name", ["kingdom", "battle"])
def test_a_dump_and_wikitext_of_one_infobox_give_the_same_rows(name: str) -> None:
    wikitext, dump = article_of(imported(f"{name}.wiki")), article_of(imported(f"{name}.txt"))
    assert facts(wikitext) == facts(dump)
    assert [(event.date.text, event.title) for event in wikitext.timeline] == [
        (event.date.text, event.title) for event in dump.timeline
    ]


def test_paired_fields_are_one_row_and_long_values_are_whole() -> None:
    told = facts(article_of(imported("kingdom.wiki")))
    assert told.pop("More: Lower house").startswith(LONG)
    assert told == {
        "Years": "1803–1871",
        "Events: Start": "Crowned (2 February 1803)",
        "Events: End": "Annexed (3 May 1871)",
        "Events: Treaty of Zenda": "26 December 1805",
        "Government: Capital": "Strelsau",
        "Government: Largest city": "Strelsau",
        "More: Monarch": "Louis",
        "Everyday life: Languages": "German, Ruritanian",
        "Everyday life: Time zone": "UTC+1",
        "Size: Area": "1,234 km²",
        "More: Common name": "Ruritania",
        "More: Gini coefficient": "31.6 (1870)",
    }


def test_what_an_infobox_says_of_its_looks_is_listed() -> None:
    told = [each.what for each in imported("kingdom.wiki").leftovers]
    for name in ("symbol_width", "coordinates", "population_density_km2"):
        assert any(f"infobox field {name!r}" in each for each in told), told


def test_the_sides_of_a_conflict_are_groups_that_say_whose_they_are() -> None:
    assert facts(article_of(imported("battle.wiki"))) == {
        "Date": "12 October 1888",
        "Place": "Zenda",
        "Result": "Royal victory",
        "Ruritania: Commanders": "Sapt",
        "Ruritania: Strength": "1200",
        "Ruritania: Losses": "2",
        "The Six · Black Michael: Commanders": "Rupert",
        "The Six · Black Michael: Strength": "300",
        "The Six · Black Michael: Losses": "6",
        "In all: Losses": "8 in all",
    }


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"leader_title": "Mayor", "leader_name": "Ann"}, [("leader_name", "Mayor", "Ann", "")]),
        ({"blank_name_sec1": "Code", "blank_info_sec1": "X"}, [("blank_info_sec1", "Code", "X", "")]),
        ({"blank1_name": "Code", "blank1_info": "X"}, [("blank1_info", "Code", "X", "")]),
        ({"stat1label": "Runs", "stat1value": "5"}, [("stat1value", "Runs", "5", "")]),
        ({"label2": "Welsh:", "data2": "Cymru"}, [("data2", "Welsh", "Cymru", "")]),
        ({"subdivision_type1": "State", "subdivision_name1": "Y"}, [("subdivision_name1", "State", "Y", "")]),
        ({"leader1_type": "Chair", "leader1": "Ann"}, [("leader1", "Chair", "Ann", "")]),
        ({"government_type": "Republic"}, [("government_type", "", "Republic", "")]),
        ({"leader_title": "Mayor"}, []),
        ({"debutdate": "September 10", "debutyear": "1974"}, [("debutdate", "", "September 10, 1974", "")]),
        ({"date": "22 June", "year": "2008"}, [("date", "", "22 June 2008", "")]),
        ({"year": "2008"}, [("year", "", "2008", "")]),
        ({"term_start2": "1 May 1900", "term_end2": "1901"}, [("term2", "", "1 May 1900 – 1901", "")]),
        ({"height_ft": "6", "height_in": "2"}, [("height", "", "6 ft 2 in", "")]),
        ({"course_mi": "2.5", "course_km": "4.023"}, [("course", "", "2.5 miles", "4.023 km")]),
        ({"density_km2": "12"}, [("density", "", "12/km²", "")]),
        ({"hdi": "0.9", "hdi_year": "2015"}, [("hdi", "", "0.9", "2015")]),
        ({"taxon3_name": "Echsen", "taxon3_wissname": "Sauria", "taxon3_rang": "Ordnung"},
         [("taxon3_name", "Ordnung", "Echsen", "Sauria")]),
    ],
)  # fmt: skip
def test_fields_that_belong_together_are_joined(
    given: dict[str, str], told: list[tuple[str, str, str, str]]
) -> None:
    joined = joined_fields(fields(given), "en")
    assert [(each.name, each.label, each.text, each.note) for each in joined] == told


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("1803, 2, 2", "en", "2 February 1803"),
        ("1803, 2, 2", "de", "2. Februar 1803"),
        ("df=yes, 1803, 2, 2", "en", "2 February 1803"),
        ("1870, 1, 1, 1803, 2, 2", "en", "1 January 1870"),
        ("1803, 2, 2, Zenda", "en", "2 February 1803, Zenda"),
        ("1803, 2", "en", "February 1803"),
        ("5, km, mi", "en", "5 km"),
        ("12, 5, 7", "en", "12, 5, 7"),
        ("1803, 13, 2", "en", "1803, 13, 2"),
        ("1900, 1910 and 1920", "en", "1900, 1910 and 1920"),
    ],
)
def test_a_templates_bare_arguments_are_a_date_or_a_measure(text: str, lang: str, told: str) -> None:
    [field] = fields({"birth_date": text})
    assert in_words(field, lang).text.replace("\u00a0", " ") == told


def test_years_of_a_list_are_no_month() -> None:
    [field] = fields({"champions": "1803, 2"})
    assert in_words(field, "en").text == "1803, 2"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("image_size", "250px"), ("coordinates", "41°N"), ("latd", "41"), ("pushpin_map", "Iran"), ("density", "auto"),
        ("leftarm1", "ffffff"), ("body", "15317E"), ("pattern_b2", "_stripes"), ("rowclass3", "mergedrow"),
        ("imagesize", "200"), ("gdp_rank", "9th"), ("alt_flag", "A flag"), ("bodystyle", "font-size:76%;"), ("x", "–"),
    ],
)  # fmt: skip
def test_a_field_that_orders_the_look_is_no_row(name: str, value: str) -> None:
    assert is_technical(fields({name: value})[0])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("style", "Baroque"), ("colors", "Blue and gold"), ("class", "Mammalia"), ("width", "2.5 m"), ("population", "123456"),
        ("body", "Parliament"), ("region", "Europe"), ("alias", "decade"), ("rank", "General"), ("format", "Broadsheet"),
    ],
)  # fmt: skip
def test_a_field_that_says_something_is_a_row(name: str, value: str) -> None:
    assert not is_technical(fields({name: value})[0])


def test_a_players_clubs_are_one_row_each() -> None:
    box = "|years1=1990–1993|clubs1=Zenda|caps1=14|goals1=1|years2=1994|clubs2=Hentzau|nationalteam=Ruritania"
    told = facts(
        article_of(import_text(f"{{{{Infobox football biography|name=Sapt{box}}}}}'''Sapt''' played."))
    )
    assert told == {
        "Clubs: 1990–1993": "Zenda (14 matches, 1 goal)",
        "Clubs: 1994": "Hentzau",
        "National team": "Ruritania",
    }


def test_an_infobox_inside_another_one_adds_its_rows() -> None:
    text = "{{Infobox person|name=Sapt|occupation=Colonel|module={{Infobox x|embed=yes|height=1.8 m}}}}'''Sapt''' rode."
    told = facts(article_of(import_text(text)))
    assert told == {"Life and work: Occupation": "Colonel", "More: Height": "1.8 m"}


def test_dates_of_events_are_entries_of_the_timeline() -> None:
    made = article_of(imported("kingdom.wiki"))
    assert ("1805-12-26", "Treaty of Zenda") in [
        (each.date.text, str(each.title[0].text)) for each in made.timeline
    ]


def test_a_one_word_event_of_a_place_is_a_clause() -> None:
    text = (
        "{{Infobox settlement|official_name=Zenda|settlement_type=City|established_title=Settled|established_date=1750"
        "|established_title2=Charter|established_date2=1793}}'''Zenda''' is a city.\n"
    )
    made = article_of(import_text(text))
    assert [plain(each.title) for each in made.timeline] == ["Zenda was settled", "Zenda: Charter"]


def test_the_events_of_a_state_stand_under_what_they_led_to() -> None:
    text = (
        "{{Infobox country|conventional_long_name=Zenda|sovereignty_type=Formation|established_event1=Union of crowns"
        "|established_date1=24 March 1603}}'''Zenda''' is a state.\n"
    )
    assert facts(article_of(import_text(text))) == {"Formation: Union of crowns": "24 March 1603"}


@pytest.mark.parametrize(
    ("box", "label"),
    [
        ("Inligtingskas persoon|geboorteplek=Arusha", "Geboorteplek"),
        ("Infoboks verksemd|hovudkontor=Arusha", "Hovudkontor"),
        ("Hộp thông tin người|nơi sinh=Arusha", "Nơi sinh"),
        ("Infobox Software|AktuelleVersion=Arusha", "Aktuelle version"),
        ("Infobox UK place|lieutenancy_england=Arusha", "Ceremonial county"),
    ],
)
def test_an_infobox_is_read_in_many_languages_and_spellings(box: str, label: str) -> None:
    told = facts(article_of(import_text(f"{{{{{box}}}}}'''A''' stands.\n", "A")))
    assert {name.rpartition(": ")[2]: value for name, value in told.items()} == {label: "Arusha"}


def test_an_infobox_in_another_language_has_no_english_headings() -> None:
    text = "{{Infobox settlement|official_name=曾达|subdivision_type=国家|subdivision_name=中国|timezone=北京}}'''曾达'''是城市。\n"
    assert "Where: 国家" in facts(article_of(import_text(text, "A")))
    assert "国家" in facts(article_of(import_text(text, "A", Given(lang="zh"))))
