"""What lists the articles of a site: the list and its pages, the search's index, the timeline and the map."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from factdeck import api
from factdeck.diagrams.map.view import view_of
from factdeck.layout.loading import own_layouts
from factdeck.layout.word_checks import placeholders
from factdeck.site.entry import Entry, entry_of, folded, years_told
from factdeck.site.feed import feed
from factdeck.site.frame import Site, site_address
from factdeck.site.index import ON_SHARD, index_files
from factdeck.site.language import language_of
from factdeck.site.lists import ON_PAGE, language_name, list_pages
from factdeck.site.map import WORLD, map_page, names, neighbourhoods
from factdeck.site.metadata import json_text, shortened
from factdeck.site.timeline import MOST_BINS, Bin, bin_told, binned, timeline_page
from factdeck.site.words import FOLDER, languages, site_words
from support.sites import CASES, entry, spot

SITE = Site("Our town", "en")


def titles_in(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*><a [^>]*>([^<]*)</a>", html)


def test_an_entry_tells_what_lists_need() -> None:
    made = entry_of(api.load(CASES / "harbour.yaml"))
    assert (made.slug, made.title, made.lead) == (
        "harbour",
        "Ångström harbour",
        "Ships came here in 1890, said the council.",
    )
    assert made.years == (1890, 1912)
    assert made.places == ("North quay", "South quay")
    assert made.at is not None and made.at.name in made.places


def test_lists_say_nothing_of_sources() -> None:
    article = api.loads(
        "title: The war [@doe]\nlead: It was bold [@doe, p. 3]. It was new.[@doe]\n"
        "sources: [{id: doe, type: book, title: The book}]\n"
    )
    made = entry_of(article)
    assert (made.title, made.lead) == ("The war", "It was bold. It was new.")


def test_an_entry_was_worked_on_when_its_sources_were_read_last() -> None:
    assert entry_of(api.load(CASES / "harbour.yaml")).updated == 1_714_521_600
    assert entry_of(api.load(CASES / "capital.yaml")).updated == 0


def test_the_date_that_files_are_to_have_stands_in_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000")
    assert entry_of(api.load(CASES / "capital.yaml")).updated == 1_000_000


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((1945, 1945), "1945"),
        ((1945, 1946), "1945–1946"),
        ((-43, 1945), "44 BCE – 1945"),
        ((-99_999, -99_999), "100,000 BCE"),
    ],
)
def test_years_are_told_as_readers_write_them(years: tuple[int, int], told: str) -> None:
    assert years_told(years, "en").replace("\u00a0", " ").replace("\u2009", " ") == told


def test_capitals_and_accents_do_not_count_in_the_order_of_titles() -> None:
    titles = ["zebra", "Éclair", "eagle", "Ångström", "Łódź", "Øresund", "Maas"]
    assert sorted(titles, key=folded) == ["Ångström", "eagle", "Éclair", "Łódź", "Maas", "Øresund", "zebra"]


def test_titles_stand_in_the_order_of_their_numbers() -> None:
    entries = [entry(title) for title in ("Apollo 11", "Apollo 8", "1914", "476", "Apollo")]
    told = [each.title for each in sorted(entries, key=lambda each: each.order)]
    assert told == ["476", "1914", "Apollo", "Apollo 8", "Apollo 11"]


def test_titles_stand_where_their_first_word_belongs() -> None:
    entries = [
        entry(title, title[:3]) for title in ("“Heroes”", "Zebra", "…und so fort", "Apollo", "?", "¿Qué?")
    ]
    told = [each.title for each in sorted(entries, key=lambda each: each.order)]
    assert told == ["?", "Apollo", "“Heroes”", "¿Qué?", "…und so fort", "Zebra"]


def test_a_page_lists_so_many_articles_and_leads_to_the_others() -> None:
    entries = [entry(f"Town {number:04}") for number in range(2 * ON_PAGE + 1)]
    pages = list(list_pages(entries, SITE))
    assert [page.path for page in pages] == ["index.html", "page-2.html", "page-3.html"]
    listed = [title for page in pages for title in titles_in(page.content)]
    assert listed == [each.title for each in entries]
    assert 'href="page-2.html" rel="next"' in pages[0].content
    assert 'href="index.html" rel="prev"' in pages[1].content
    assert "site.js" in pages[0].head and "site.js" not in pages[1].head


def test_a_site_without_articles_has_a_list_all_the_same() -> None:
    [page] = list_pages([], SITE)
    assert "0 articles" in page.content


def test_one_article_is_one() -> None:
    [page] = list_pages([entry("Alone")], SITE)
    assert ">1 article<" in page.content


def test_languages_are_named_where_there_are_several() -> None:
    [page] = list_pages([entry("One"), entry("Zwei", lang="de")], SITE)
    assert "German" in page.content and '<h2 lang="de" dir="ltr">' in page.content
    [alone] = list_pages([entry("One")], SITE)
    assert "English" not in alone.content
    assert language_name("en-GB", "de") == "Englisch (en-GB)"


def rows_of(data: bytes) -> list[list[object]]:
    found = re.fullmatch(r"\(self\.articles\?\?=\[\]\)\[\d+\]=(.*);\n", data.decode(), re.DOTALL)
    assert found is not None
    rows = json.loads(found[1])
    assert isinstance(rows, list)
    return rows


def test_the_index_holds_each_article_in_parts_that_load_one_by_one() -> None:
    entries = [entry(f"Town {number}") for number in range(ON_SHARD + 5)]
    files = list(index_files(entries, "en"))
    assert [path for path, _ in files] == ["search/0.js", "search/1.js"]
    assert [len(rows_of(data)) for _, data in files] == [ON_SHARD, 5]


def test_the_index_holds_all_that_is_searched() -> None:
    made = entry(
        "Harbour",
        lead="Ships </script> came.",
        years=(1890, 1912),
        keywords=("Ships",),
        places=("Quay",),
        lang="he",
    )
    [(_, data)] = index_files([made], "en")
    assert rows_of(data) == [
        [
            "harbour",
            "Harbour",
            "",
            "Ships </script> came.",
            "he",
            1,
            1890,
            1912,
            "1890–1912",
            ["Ships"],
            ["Quay"],
            [],
        ]
    ]
    assert b"</script>" not in data


def test_the_names_that_the_script_reads_by_stand_in_the_order_of_the_index() -> None:
    import factdeck.site.frame as frame

    script = (frame.ASSETS / "site.js").read_text(encoding="utf-8")
    names = re.findall(r"\b([A-Z]+) = (\d+)", script.split(";")[1])
    assert [name for name, _ in names] == [
        "SLUG", "TITLE", "SUBTITLE", "LEAD", "LANG", "LEFTWARD", "FIRST", "LAST", "YEARS", "KEYWORDS", "PLACES", "NAMED"
    ]  # fmt: skip
    assert [int(number) for _, number in names] == list(range(12))


def dated(*years: int) -> list[Entry]:
    return [entry(f"In {year}", years=(year, year)) for year in years]


def lengths(bins: Sequence[Bin]) -> set[int]:
    return {each.last - each.first + 1 for each in bins}


def test_stretches_of_time_are_as_fine_as_a_page_can_show() -> None:
    assert lengths(binned(dated(1900, 1901, 1902))) == {1}
    many = binned(dated(*range(1500, 1900)))
    assert len(many) == 40 and lengths(many) == {10}
    wide = binned(dated(*range(-1_000_000, 2000, 997)))
    assert len(wide) <= MOST_BINS and sum(len(each.entries) for each in wide) == len(
        range(-1_000_000, 2000, 997)
    )


def test_stretches_of_few_articles_hold_several_each() -> None:
    scattered = binned(dated(*range(1600, 2000, 8)))
    assert lengths(scattered) == {100} and len(scattered) == 4
    assert lengths(binned(dated(*range(1900, 1912), *range(1900, 1912)))) == {1}


def test_stretches_are_told_in_words() -> None:
    decades = binned(dated(*range(1500, 1900)))
    assert [bin_told(each, "en") for each in decades[:2]] == ["1500–1509", "1510s"]
    assert bin_told(binned(dated(1945))[0], "en") == "1945"


def test_stretches_are_those_that_people_count_in_before_our_era_too() -> None:
    told = [bin_told(each, "en").replace("\u00a0", " ") for each in binned(dated(*range(-249, 250, 5)))]
    assert told == ["299–200 BCE", "199–100 BCE", "99–1 BCE", "1–99 CE", "100–199", "200–299"]
    assert bin_told(binned(dated(*range(-60, 0)))[0], "en").replace("\u00a0", " ") == "69–60 BCE"


def test_the_timeline_lists_each_dated_article_once_in_order() -> None:
    page = timeline_page([*dated(*range(1999, 1900, -1)), entry("Never")], SITE)
    listed = re.findall(r'<a href="articles/in-(\d+)\.html">', page.content)
    assert listed == [str(year) for year in range(1901, 2000)]
    assert "99 articles" in page.content and "Never" not in page.content


def test_few_articles_stand_under_one_axis() -> None:
    content = timeline_page(dated(1900, 1950, 2000), SITE).content
    assert "<span>1900</span><span>2000</span>" in content
    assert "bars" not in content and content.count("<rect ") == 3


def test_an_axis_that_tells_nothing_apart_is_left_out() -> None:
    content = timeline_page(dated(-5_000_000, *range(1900, 1910)), SITE).content
    assert "axis" not in content and "<rect " not in content


def test_a_timeline_without_dates_says_so() -> None:
    assert "No article here has a date." in timeline_page([entry("Never")], SITE).content


def test_places_that_lie_close_are_one_mark() -> None:
    view = view_of(WORLD, 960.0, 620.0)
    entries = [
        entry("Paris", at=spot("Paris", 2.3, 48.9)),
        entry("Versailles", at=spot("Versailles", 2.1, 48.8)),
        entry("Orly", at=spot("Paris", 2.3, 48.9)),
        entry("Lima", at=spot("Lima", -77.0, -12.0)),
    ]
    found = neighbourhoods(entries, view)
    assert [(each.name, len(each.entries)) for each in found] == [("Paris", 3), ("Lima", 1)]


def test_marks_on_the_map_lead_to_the_lists_below() -> None:
    entries = [
        entry("Paris", at=spot("Paris", 2.3, 48.9)),
        entry("Lima", at=spot("Lima", -77.0, -12.0)),
        entry("Nowhere"),
    ]
    content = map_page(entries, SITE).content
    leads = re.findall(r'<a href="#(place-\d)" aria-label="([^"]*)"', content)
    assert leads == [("place-1", "Around Lima: 1 article"), ("place-2", "Around Paris: 1 article")]
    assert all(f'<h2 id="{name}">' in content for name, _ in leads)
    assert "2 articles" in content and "Nowhere" not in content


def test_places_of_one_name_are_told_apart() -> None:
    places = ((-89.65, 39.8), (-93.29, 37.21), (151.2, -33.87))
    entries = [
        entry(f"Town {number}", at=spot("Springfield", *place)) for number, place in enumerate(places[:2])
    ]
    entries.append(entry("Sydney", at=spot("Sydney", *places[2])))
    found = neighbourhoods(entries, view_of((-95.0, 36.0, -85.0, 41.0), 960.0, 620.0))
    told = [name.replace("\u00a0", " ") for name in names(found, SITE)]
    assert sorted(told) == [
        "Around Springfield (37° N, 93° W)",
        "Around Springfield (40° N, 90° W)",
        "Around Sydney",
    ]


def test_marks_never_overlap() -> None:
    view = view_of(WORLD, 960.0, 620.0)
    entries = [
        entry(f"{lon} {lat}", at=spot("", lon, lat))
        for lon in range(-170, 180, 3)
        for lat in range(-50, 70, 3)
    ]
    found = neighbourhoods(entries, view)
    apart = min(
        ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        for number, one in enumerate(found)
        for other in found[:number]
    )
    assert apart >= 36.0 and len(found) > 50
    assert sum(len(each.entries) for each in found) == len(entries)


@pytest.mark.parametrize("lat", [-89.0, -70.0, 60.0, 83.5, 90.0])
@pytest.mark.parametrize("lon", [-180.0, 15.0, 180.0])
def test_marks_are_whole_wherever_on_the_globe_they_are(lon: float, lat: float) -> None:
    entries = [entry("There", at=spot("There", lon, lat)), entry("Lima", at=spot("Lima", -77.0, -12.0))]
    content = map_page(entries, SITE).content
    left, top, width, height = map(float, re.findall(r'<svg viewBox="([^"]*)"', content)[0].split())
    marks = re.findall(r'<circle class="room" cx="([^"]*)" cy="([^"]*)" r="([^"]*)"/>', content)
    assert len(marks) == 2
    for x, y, radius in (map(float, mark) for mark in marks):
        assert left <= x - radius and x + radius <= left + width
        assert top <= y - radius and y + radius <= top + height


def test_a_map_without_places_says_so() -> None:
    assert "No article here has a map." in map_page([entry("Nowhere")], SITE).content


def test_the_feed_needs_no_address() -> None:
    made = feed([entry("One")], SITE).decode()
    assert 'href="articles/one.html"' in made and "<id>urn:uuid:" in made and "self" not in made


def test_the_feed_holds_no_character_that_xml_has_not() -> None:
    made = feed([entry("One\x0bTwo \ud800")], SITE)
    assert b"OneTwo ?" in made


def test_json_stands_in_a_page_without_ending_it() -> None:
    value = {"a": "</script><!-- & \u2028"}
    assert "<" not in json_text(value) and "\u2028" not in json_text(value)
    assert json.loads(json_text(value)) == value


def test_long_texts_are_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert shortened("北" * 20, 10) == "北" * 9 + "…"


def table_of(lang: str) -> dict[str, str]:
    table: dict[str, str] = yaml.safe_load((FOLDER / f"{lang}.yaml").read_text(encoding="utf-8"))
    return table


def test_a_site_has_words_in_each_language_that_layouts_have_them_in() -> None:
    assert languages() == sorted(path.stem for path in (own_layouts() / "words").glob("*.yaml"))


@pytest.mark.parametrize("lang", languages())
def test_each_language_has_every_word_filled_in_from_the_same_values(lang: str) -> None:
    english, table = table_of("en"), table_of(lang)
    assert set(table) == set(english) or (lang == "pt-PT" and set(table) < set(english))
    for key, word in table.items():
        assert word.strip(), key
        assert placeholders(word) == placeholders(english[key]), key
    assert len(set(site_words(lang)("compass").split())) == 4


@pytest.mark.parametrize(
    ("langs", "expected"),
    [
        (["it", "it", "de"], "it"),
        (["pt-PT", "pt-PT", ""], "pt-PT"),
        (["zh-TW"], "zh-TW"),
        (["", "", "fr"], "en"),
        (["eo", "eo", "fr"], "en"),
        (["fr", "", "ar"], "en"),
        ([], "en"),
    ],
)
def test_a_site_is_in_the_language_of_most_articles(langs: list[str], expected: str, tmp_path: Path) -> None:
    articles = [tmp_path / f"{number}.yaml" for number in range(len(langs))]
    for path, lang in zip(articles, langs, strict=True):
        path.write_text(f"title: A\n{f'lang: {lang}' if lang else ''}\nlead: A.\n", encoding="utf-8")
    assert language_of([*map(str, articles)]) == expected


def test_each_word_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "src/factdeck").rglob("site*/*.py")
    )
    source += (Path(__file__).parents[2] / "src/factdeck/command_line/site.py").read_text(encoding="utf-8")
    assert [
        key for key in site_words("en").table if f'"{key}"' not in source and f"'{key}'" not in source
    ] == []


@pytest.mark.parametrize("written", ["https://example.org/town", "https://example.org/town/"])
def test_a_site_stands_at_an_address_with_a_slash(written: str) -> None:
    assert site_address(written) == "https://example.org/town/"


@pytest.mark.parametrize(
    "written", ["example.org", "mailto:a@example.org", "https://example.org/?a", "javascript:alert(1)"]
)
def test_what_is_no_place_for_a_site_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no place for a site"):
        site_address(written)
