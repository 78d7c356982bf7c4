"""Dates by their numbers are matched with events by letters; the key has the same letters, on a page of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from blocks.support_handouts import TOWN, article, handout, paragraphs, rules, told
from factdeck.article import Article
from factdeck.place.lines import natural_width
from factdeck.scene import Page, TextItem

DATES = {1: "1204", 2: "March 1650", 3: "9 May 1701", 4: "1846", 5: "c. 1901"}
EVENTS = {
    1: "The king grants a charter",
    2: "Fire burns the bridge",
    3: "Masons finish a bridge of stone",
    4: "The railway comes",
    5: "The mill closes",
}


def pages(given: Article | None = None, **options: str) -> list[Page]:
    return handout(given or article(), "match-the-dates", **options).pages


def many(count: int) -> Article:
    lines = "\n".join(f"  - {{date: {1900 + year}, title: Year {year}}}" for year in range(count))
    return article(f"title: A\nlead: B\ntimeline:\n{lines}\n")


def lettered(page: Page) -> dict[str, str]:
    """The events of a page by their letters."""
    return {line[0]: line[2:] for line in told(page) if line[1:2] == " " and line[0].isupper()}


def test_dates_stand_in_their_order_and_events_in_another() -> None:
    sheet, _ = pages()
    lines = told(sheet)
    assert [line for line in lines if line[:2] in ("1.", "2.", "3.", "4.", "5.")] == [
        f"{number}. {date}" for number, date in DATES.items()
    ]
    events = lettered(sheet)
    assert [*events] == [*"ABCDE"]
    assert sorted(events.values()) == sorted(EVENTS.values())
    assert [*events.values()] != [*EVENTS.values()]


def test_the_key_says_for_each_date_the_letter_of_its_event() -> None:
    sheet, key = pages()
    events = lettered(sheet)
    for number, line in enumerate([line for line in told(key) if line[0].isdigit() and line[1] == "."], 1):
        letter = line[3]
        assert events[letter] == EVENTS[number]
        assert line.endswith(f"{EVENTS[number]} – {DATES[number]}")


def test_seeds_and_versions_give_other_letters_and_the_seed_stands_at_the_foot() -> None:
    one, two, three = (pages(**given)[0] for given in ({}, {"seed": "9"}, {"version": "B"}))
    assert lettered(one) != lettered(two)
    assert lettered(one) != lettered(three)
    assert "Order by seed 7614" in told(one)
    assert "Order by seed 9" in told(two)
    assert "Version B · Order by seed 7614" in told(three)


def test_behind_each_date_is_a_line_with_room_for_a_letter_and_all_lines_stand_below_each_other() -> None:
    sheet, _ = pages()
    dates = [
        item for item in sheet.items if isinstance(item, TextItem) and item.paragraphs[0].bullet[:1].isdigit()
    ]
    lines = rules(sheet)[-len(dates) :]
    for date, line in zip(dates, lines, strict=True):
        assert line.box.width > 25.0
        assert line.box.x > date.box.x + natural_width(date.paragraphs[0].runs)
    assert len({(line.box.x, line.box.width) for line in lines}) == 1


def test_columns_of_all_parts_are_as_wide() -> None:
    lines = "\n".join(
        f"  - {{date: {date}, title: Year of {date}}}"
        for date in [*range(1900, 1910), *(f"19{year}-09-20" for year in range(20, 30))]
    )
    sheet, _ = pages(article(f"title: A\nlead: B\ntimeline:\n{lines}\n"))
    letters = {
        item.box.x
        for item in sheet.items
        if isinstance(item, TextItem) and item.paragraphs[0].bullet in (*"ABCDEFGHIJ",)
    }
    assert len(letters) == 1
    assert "Timeline (2 of 2)" in told(sheet)


def first_baselines(page: Page, bullets: str) -> list[float]:
    """Where the first lines of what stands behind such bullets lie, in points from the page's top."""
    return [
        round(item.box.y + item.paragraphs[0].lines[0].baseline, 2)
        for item in page.items
        if isinstance(item, TextItem) and item.paragraphs[0].bullet.rstrip(".") in bullets.split()
    ]


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_each_date_stands_level_with_an_event_however_many_lines_that_takes(theme: str) -> None:
    text = TOWN
    for title in ("Fire burns", "The railway comes", "The mill closes"):
        text = text.replace(f"title: {title}", f"title: {'In the whole of the old town ' * 5}{title.lower()}")
    sheet = pages(article(text), theme=theme)[0]
    assert first_baselines(sheet, "1 2 3 4 5") == first_baselines(sheet, "A B C D E")


def test_in_large_type_the_first_part_stands_under_the_title_however_long_its_events_are() -> None:
    names = "one two three four five six seven"
    lines = "\n".join(f"  - {{date: {1900 + year}, title: {year} {names}}}" for year in range(12))
    given = article(f"title: A\nlead: B\ntimeline:\n{lines}\n")
    first, *_ = pages(given, theme="large-print")
    assert "1. 1900" in told(first)
    assert "Timeline (1 of 3)" in told(first)


def test_more_than_six_events_stand_in_parts_in_large_type() -> None:
    first, *_ = pages(many(8), theme="large-print")
    assert "Timeline (1 of 2)" in told(first)
    assert "1. 1900" in told(first)


def test_more_than_ten_events_stand_in_parts_with_letters_of_their_own_that_no_page_divides() -> None:
    first, second, *_ = pages(many(42))
    for page, parts in ((first, {1: 8, 2: 9}), (second, {3: 8, 4: 9, 5: 8})):
        lines = told(page)
        edges = [lines.index(f"Timeline ({number} of 5)") for number in parts] + [len(lines)]
        letters = [
            "".join(line[0] for line in lines[start:end] if line[1:6] == " Year")
            for start, end in pairwise(edges)
        ]
        assert letters == ["ABCDEFGHI"[:count] for count in parts.values()]
    assert "9. 1908" in told(first)


def test_the_key_has_all_parts() -> None:
    *_, key = pages(many(23))
    lines = told(key)
    assert [line for line in lines if line.startswith("Timeline")] == [
        f"Timeline ({n} of 3)" for n in (1, 2, 3)
    ]
    assert sum("Year" in line for line in lines) == 23


def test_events_of_one_date_have_the_letters_of_all_of_them_in_the_key() -> None:
    text = TOWN.replace("date: 1846, title: The railway", "date: 1204, title: The railway")
    lines = told(pages(article(text))[1])
    both = [line[3:6] for line in lines if line.endswith("– 1204")]
    assert len(both) == 2
    assert both[0] == both[1]
    assert both[0][1] == "/"


def test_numbers_that_the_author_gives_stand_before_dates() -> None:
    text = TOWN.replace("{date: 1846,", "{number: 40, date: 1846,")
    sheet, key = pages(article(text))
    assert "40. 1846" in told(sheet)
    assert any(line.startswith("40. ") for line in told(key))


@pytest.mark.parametrize(
    ("lang", "march", "spoken"),
    [("en-GB", "March", "en-GB"), ("es", "marzo", "es"), ("hi", "मार्च", "hi"), ("bn", "March", "en")],
)
def test_dates_are_in_the_language_whose_words_they_have(lang: str, march: str, spoken: str) -> None:
    given = article(TOWN.replace("en-GB", lang))
    for layout in ("match-the-dates", "knowledge-organiser", "find-and-fix", "timeline-cards"):
        runs = [run for each in paragraphs(*handout(given, layout).pages) for run in each.runs]
        dates = [run for run in runs if run.text.strip(" –").replace("\u00a0", " ").startswith(march)]
        assert dates
        assert {run.lang for run in dates} == {spoken}


YEARS = [
    "{date: 1896-04-10, title: The first race}",
    "{date: 1908-07-24, title: The race of 1908}",
    "{date: 1921, title: The length is set at 42.195 km}",
    "{date: 1936-08-09, title: Sohn wins}",
]


def test_an_event_whose_title_says_its_year_is_not_to_be_matched_while_there_are_others() -> None:
    text = "title: A\nlead: B\ntimeline:\n" + "".join(f"  - {event}\n" for event in YEARS)
    sheet, key = pages(article(text))
    assert sorted(lettered(sheet).values()) == [
        "Sohn wins",
        "The first race",
        "The length is set at 42.195 km",
    ]
    assert [line[:2] for line in told(key) if line[1:2] == "."] == ["1.", "3.", "4."]
    few = "title: A\nlead: B\ntimeline:\n" + "".join(f"  - {event}\n" for event in YEARS[:3])
    assert "The race of 1908" in lettered(pages(article(few))[0]).values()


@pytest.mark.parametrize(
    ("lang", "month", "said"),
    [("en-GB", "07", "The July crisis"), ("fr", "05", "La crise de mai"), ("de", "03", "Märzkrise")],
)
def test_an_event_whose_title_says_its_month_is_not_to_be_matched_while_there_are_others(
    lang: str, month: str, said: str
) -> None:
    others = "".join(f"  - {{date: {year}, title: Event {year % 10}}}\n" for year in (1901, 1904, 1907))
    text = f"title: A\nlang: {lang}\nlead: B\ntimeline:\n  - {{date: 1914-{month}, title: {said}}}\n{others}"
    shown = set(lettered(pages(article(text))[0]).values())
    assert shown == {"Event 1", "Event 4", "Event 7"} | ({said} if lang == "de" else set())


def test_a_word_that_only_looks_like_a_month_says_nothing() -> None:
    titles = {
        "1945-03": "Troops march",
        "1945-05": "All may go",
        "1946": "Peace",
        "1947": "Trial",
        "1948": "Bridge",
    }
    events = "".join(f"  - {{date: {date}, title: {title}}}\n" for date, title in titles.items())
    shown = lettered(pages(article(f"title: A\nlang: en\nlead: B\ntimeline:\n{events}"))[0]).values()
    assert {*shown} == {*titles.values()}
