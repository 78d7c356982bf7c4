"""The entries of an imported timeline are a fair choice of the whole text; the others wait as comments."""

from __future__ import annotations

import re

import pytest

from factdeck.article import Article, plain, read_article
from factdeck.importing import Given, Imported, NotImportable, import_text
from factdeck.importing.draft import DraftEvent
from factdeck.importing.offers import Offer
from factdeck.importing.spread import MOST_STANDING, MOST_WAITING, timeline_of
from factdeck.messages.problems import Problems, Source

CASTLES = ("Zenda", "Hentzau", "Tarlenheim", "Strelsau", "Mauban", "Rischenheim", "Lauengram", "Bernenstein")


def article_of(text: str) -> Article:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a")
    assert article is not None, list(problems)
    return article


def entries(text: str) -> list[tuple[str, str]]:
    return [
        (event.date.text, plain(event.title).replace("\u00a0", " ")) for event in article_of(text).timeline
    ]


def uncommented(text: str) -> str:
    """With the comment signs of the waiting entries taken away, as a person would."""
    lines = text.splitlines()
    return "\n".join(re.sub(r"^(\s*)# (\s*- \{date|timeline:)", r"\1\2", line) for line in lines) + "\n"


def chronicle(sections: int, sentences: int) -> str:
    """A section for each castle, each with a sentence for each year."""
    parts = ["# The castles\n\nThe castles stand on seven hills.\n"]
    for section in range(sections):
        castle = CASTLES[section % len(CASTLES)]
        told = [
            f"In {1300 + 50 * section + number} the guild built tower {number} of {castle}."
            for number in range(sentences)
        ]
        parts.append(f"## {castle} {section}\n\n{' '.join(told)}\n")
    return "\n".join(parts)


def test_the_entries_come_from_the_whole_text_and_the_others_wait() -> None:
    made = import_text(chronicle(sections=6, sentences=9)).text
    dates = [int(date) for date, _ in entries(made)]
    assert len(dates) == MOST_STANDING
    assert {(date - 1300) // 50 for date in dates} == set(range(6))
    assert len(entries(uncommented(made))) == 6 * 9


def test_of_each_stretch_a_whole_day_comes_before_a_year() -> None:
    text = chronicle(sections=6, sentences=6)
    for section, castle in enumerate(CASTLES[:6]):
        text = text.replace(
            f"tower 5 of {castle}.",
            f"tower 5 of {castle}. On 9 May {1600 + section} it fell. "
            f"On 9 May {1700 + section} {castle} burned.",
        )
    days = [date for date, _ in entries(import_text(text).text) if "-05-09" in date]
    assert days == [f"{1700 + section}-05-09" for section in range(6)]


def test_what_is_told_twice_of_one_year_stands_once() -> None:
    text = "# Zenda\n\nThe castle was founded in 1300.\n\n## History\n\nThe castle of Zenda was founded in 1300.\n"
    assert entries(import_text(text).text) == [("1300", "The castle was founded")]


def offer(date: str, title: str, place: int) -> Offer:
    return Offer(DraftEvent(date, title, f"{title}."), place, stands=True, worth=8)


def test_the_dates_of_the_infobox_stand_before_those_of_the_text() -> None:
    box = [DraftEvent(f"19{number}-05-05", f"The bridge of {number} opened") for number in range(10, 13)]
    offers = [offer(f"{year}", f"Rudolf built bridge {year}", year) for year in range(1500, 1600)]
    standing = timeline_of(box, offers).standing
    assert len(standing) == MOST_STANDING
    assert [event.title for event in standing[-3:]] == [event.title for event in box]


def test_a_long_infobox_leaves_room_for_the_text() -> None:
    box = [DraftEvent(f"{year}", f"Event of {year}") for year in range(1900, 1960)]
    offers = [offer(f"{year}", f"Rudolf built bridge {year}", year) for year in range(1500, 1600)]
    standing = timeline_of(box, offers).standing
    assert len(standing) == MOST_STANDING
    assert sum(event.title.startswith("Rudolf") for event in standing) == MOST_STANDING // 2


def test_an_infobox_date_that_the_text_tells_as_a_clause_is_told_so() -> None:
    box = [DraftEvent("1912-02-16", "Rudolf V died"), DraftEvent("1870-03-04", "Rudolf V was born")]
    offers = [offer("1912-02-16", "Rudolf died in Strelsau", 3), offer("1870-03-04", "The mill burned", 4)]
    assert [(event.date, event.title) for event in timeline_of(box, offers).standing] == [
        ("1870-03-04", "Rudolf V was born"),
        ("1870-03-04", "The mill burned"),
        ("1912-02-16", "Rudolf died in Strelsau"),
    ]


def test_more_than_anybody_reads_is_counted_instead() -> None:
    made = import_text(chronicle(sections=8, sentences=200))
    left = 8 * 200 - MOST_STANDING - MOST_WAITING
    assert f"dated sentences that do not even wait as comments: {left:,}" in told(made)
    assert len(entries(uncommented(made.text))) == MOST_STANDING + MOST_WAITING


def told(made: Imported) -> list[str]:
    return [each.what for each in made.leftovers]


def test_a_timeline_of_doubtful_dates_alone_waits_as_a_whole() -> None:
    made = import_text("# Zenda\n\nIt was founded in 1300. By 1400 it had two towers.\n").text
    assert entries(made) == []
    assert entries(uncommented(made)) == [
        ("1300", "It was founded in 1300"),
        ("1400", "By 1400 it had two towers"),
    ]


def test_a_long_list_of_one_date_is_read_once() -> None:
    text = "# A\n\n" + "".join(f"In 1950 Rudolf {n} met Antoinette {n} in Zenda. " for n in range(3000))
    assert len(entries(import_text(text).text)) == 1


GERMAN = "Die Stadt wurde am 9. August 1902 von Rudolf gegründet. Bis Mai 1945 blieb sie frei. " * 9


def test_a_text_that_only_says_to_be_english_gives_no_entry_and_tells_it() -> None:
    made = import_text(f"---\nlang: en\n---\n# Strelsau\n\n{GERMAN}")
    assert entries(uncommented(made.text)) == []
    assert (
        "the dates in the text are not read: it doesn't seem to be English; name its language: --lang"
        in told(made)
    )


def test_in_another_language_whole_days_wait_with_their_sentence() -> None:
    made = import_text(f"# Strelsau\n\n{GERMAN}", given=Given(lang="de-AT"))
    assert entries(made.text) == []
    assert entries(uncommented(made.text)) == [
        ("1902-08-09", "Die Stadt wurde am 9. August 1902 von Rudolf gegründet")
    ]
    assert (
        "of the dates in the text only whole days and lists by date are read, as comments, in: de-AT"
        in told(made)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mr. " * 16_000,
        "In 1950 the town was founded by " + "a" * 100_000 + ".",
        "In " + "1" * 100_000 + " the town was founded.",
        "In 1950 the town " + "word " * 20_000 + "was founded.",
        "The town was founded in 1950 and " * 6_000,
        "In 1950 the town was " + "(" * 50_000 + "founded.",
        'In 1950 the "town was founded. ' * 5_000,
        "The years were " + ", ".join(str(1000 + number % 900) for number in range(40_000)),
        "It was in " + "May " * 60_000 + "1945.",
        "It was " + "5 May to " * 40_000 + "1945.",
        "From 5 May " * 40_000,
        "In 1950 " + "the town, the city, the village, " * 4_000 + "was founded.",
    ],
    ids=lambda text: text[:24],
)
def test_hard_sentences_cost_no_more_than_their_length(text: str) -> None:
    try:
        made = import_text(f"# A\n\nThe town stands.\n\n{text}\n").text
    except NotImportable as refused:
        assert refused.message
    else:
        assert len(made) < 3 * len(text) + 1000
