"""Of nine statements some are wrong, each surely, and the key says which, what is right and where that stands."""

from __future__ import annotations

import pytest

from blocks.support_handouts import TOWN, article, context, handout, refusal, rules, told
from factdeck.article import plain
from factdeck.blocks.facts import facts_of, is_wrong_with
from factdeck.blocks.find_and_fix import Claim, claims_of
from support.samples import CONTENT
from support.samples import article as read
from support.tagged import spoken

BARE = "title: A\nlang: en-GB\nlead: B\n"


def claims(text: str = TOWN, seed: str = "", version: str = "") -> list[Claim]:
    return claims_of(context(article(text), seed=seed, version=version))


def swaps(text: str) -> set[tuple[str, str]]:
    """What may stand in the place of what: “label: value” with another value."""
    facts = facts_of(context(article(text)))
    return {
        (plain(fact.statement), plain(other.said))
        for fact in facts
        for other in facts
        if is_wrong_with(fact, other, facts)
    }


def test_there_are_nine_statements_of_all_kinds_and_four_are_wrong() -> None:
    found = claims()
    assert len(found) == 9
    assert sum(claim.instead is not None for claim in found) == 4
    assert {claim.fact.kind for claim in found} == {"timeline", "people", "glossary", "key facts"}


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_wrong_statement_says_what_any_fact_of_the_article_says(path) -> None:  # type: ignore[no-untyped-def]
    given = read(path)
    true = {plain(fact.statement) for fact in facts_of(context(given))}
    for seed in range(12):
        for claim in claims_of(context(given, seed=str(seed))):
            assert (plain(claim.statement) in true) == (claim.instead is None)


def test_a_title_that_cites_a_source_keeps_its_date() -> None:
    statements = {plain(fact.statement) for fact in facts_of(context(article()))}
    assert "Masons finish a bridge of stone – 9\u00a0May\u00a01701" in statements
    assert not [each for each in statements if each.endswith("– ")]


def test_a_fact_is_swapped_for_one_of_its_kind() -> None:
    for seed in range(10):
        for claim in claims(seed=str(seed)):
            assert claim.instead is None or claim.instead.like == claim.fact.like


def test_a_date_that_may_be_right_as_well_takes_no_others_place() -> None:
    text = (
        BARE
        + """\
timeline:
  - {date: 1945-08, title: War}
  - {date: 1945-08-09, title: Invasion}
  - {date: 1946, title: Withdrawal}
  - {date: 1900~, title: Railway}
  - {date: 1950/.., title: Peace}
"""
    )
    assert {said for _, said in swaps(text)} == {"August\u00a01945", "9\u00a0August\u00a01945", "1946"}
    assert not [1 for statement, said in swaps(text) if statement.startswith("War") and said[0] == "9"]
    assert ("Withdrawal – 1946", "August\u00a01945") in swaps(text)


def test_of_two_events_of_one_name_neither_has_the_others_date() -> None:
    text = (
        BARE + "timeline: [{date: 1900, title: Vote}, {date: 1904, title: Vote}, {date: 1910, title: War}]\n"
    )
    assert ("Vote – 1900", "1904") not in swaps(text)
    assert ("Vote – 1900", "1910") in swaps(text)


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ("Queen of Castile", "Pope who drew it", True),
        ("General in the war", "General of the north", False),
        ("General", "Queen of Castile", False),
        ("Met Ann over tea", "Queen of Castile", False),
    ],
)
def test_parts_in_the_story_are_swapped_where_they_surely_fit_one_person(
    one: str, two: str, may: bool
) -> None:
    text = BARE + f"people: [{{name: Bob, role: {one}}}, {{name: Anna Castile, role: {two}}}]\n"
    text = text.replace("Ann over", "Castile over")
    assert ((f"Bob – {one}".replace("Ann over", "Castile over"), two) in swaps(text)) == may


def test_meanings_that_share_a_long_word_are_not_swapped() -> None:
    words = (
        "{term: Manchukuo, meaning: A state in the north}, {term: Puppet, meaning: A state ruled by another}"
    )
    more = "{term: Ducat, meaning: Gold coin}"
    found = swaps(BARE + f"teaching: {{glossary: [{words}, {more}]}}\n")
    assert ("Manchukuo: A state in the north", "A state ruled by another") not in found
    assert ("Manchukuo: A state in the north", "Gold coin") in found


@pytest.mark.parametrize(
    ("values", "may"),
    [
        (("1204", "1846"), True),
        (("1204", "1204"), False),
        (("1945–1946", "1946"), False),
        (("12 km²", "3 km²"), True),
        (("12 km²", "3 miles"), False),
        (("1,200", "1846"), False),
        (("Paris", "France"), False),
        (("9 May 1204", "3 June 1846"), True),
        (("5,132 (1st)", "1846"), False),
    ],
)
def test_rows_are_swapped_where_both_are_dates_or_numbers_of_one_thing(
    values: tuple[str, str], may: bool
) -> None:
    rows = "".join(f"    - {{label: L{number}, value: '{value}'}}\n" for number, value in enumerate(values))
    assert bool(swaps(BARE + "infobox:\n  rows:\n" + rows)) == may


def test_rows_that_name_people_of_the_article_are_swapped() -> None:
    text = (
        BARE
        + "people: [{name: Bob}, {name: Ann}]\ninfobox: {rows: [{label: King, value: Bob}, {label: Pope, value: Ann}]}\n"
    )
    assert ("King: Bob", "Ann") in swaps(text)


def test_the_sheet_has_a_line_for_each_statement_and_says_how_many_are_wrong() -> None:
    sheet, _ = handout(article(), "find-and-fix").pages
    assert "Wrong statements: 4 of 9. Find them, and write down what is right." in told(sheet)
    assert len([rule for rule in rules(sheet) if rule.box.width > 400]) == 9


def test_the_key_says_what_is_right_what_stood_there_and_where_the_fact_stands() -> None:
    _, key = handout(article(), "find-and-fix").pages
    lines = [line.replace("\u2002", " ") for line in told(key)]
    for number, claim in enumerate(claims(), 1):
        fact = claim.fact
        where = f"{ {'timeline': 'Timeline', 'people': 'People', 'glossary': 'Words to know', 'key facts': 'Key facts'}[fact.kind] } {fact.number}"
        verdict = "Wrong" if claim.instead else "Right"
        [line] = [line for line in lines if line.startswith(f"{number}. {verdict}")]
        assert plain(fact.statement).replace("\u00a0", " ") in line
        assert line.endswith(f"{where})")
        if claim.instead:
            assert f"(not {plain(claim.instead.said)}".replace("\u00a0", " ") in line


def test_the_same_seed_and_version_give_the_same_statements() -> None:
    def said(found: list[Claim]) -> list[str]:
        return [plain(claim.statement) for claim in found]

    assert said(claims(seed="7")) == said(claims(seed="7"))
    assert said(claims(seed="7")) != said(claims(seed="8"))
    assert said(claims(version="A")) != said(claims(version="B"))


def test_an_article_of_which_nothing_can_surely_be_made_wrong_is_refused() -> None:
    text = BARE + "timeline: [{date: 1900, title: C}]\n"
    assert "[FD720]" in refusal(article(text), "find-and-fix")


def test_fewer_than_nine_facts_make_fewer_statements() -> None:
    found = claims(
        BARE + "timeline: [{date: 1900, title: C}, {date: 1901, title: D}, {date: 1902, title: E}]\n"
    )
    assert len(found) == 3
    assert sum(claim.instead is not None for claim in found) == 2, "they trade their dates"


ROWS = """\
infobox:
  rows:
    - {label: Name of the river, value: Esk}
    - group: Size
      rows: [{label: Height, value: 76 m}, {label: Area, value: 630 km²}]
    - group: More
      rows:
        - {label: Batting average, value: .289}
        - {label: Runs, value: "2,442"}
        - {label: Grid reference, value: SX071665}
        - {label: OCLC, value: "137342540"}
        - {label: Website, value: "[www.ashby.org](https://www.ashby.org)"}
        - {label: German, value: "yes"}
        - {label: Members, value: "%s"}
"""


def test_a_heading_of_other_facts_does_not_stand_in_a_statement() -> None:
    given = BARE + ROWS % "one, two"
    statements = [plain(fact.statement) for fact in facts_of(context(article(given)))]
    assert [each.replace("\u00a0", " ") for each in statements] == [
        "Name of the river: Esk",
        "Size – Height: 76 m",
        "Size – Area: 630 km²",
        "Batting average: .289",
        "Runs: 2,442",
        "Members: one, two",
    ]


def test_what_nobody_can_judge_is_no_statement_and_keeps_its_number() -> None:
    given = BARE + ROWS % ", ".join(f"Member {number}" for number in range(20))
    facts = facts_of(context(article(given)))
    assert [plain(fact.about) for fact in facts][-2:] == ["Batting average", "Runs"]
    given = given.replace("{label: Runs", "{label: Site, value: ashby.org}\n        - {label: Runs")
    assert [fact.number for fact in facts_of(context(article(given)))] == [1, 2, 3, 4, 6]


@pytest.mark.parametrize("value", ["55.0.3", "1974–1979", "2011", "2,615,060", "C++", "BASIC"])
def test_a_short_value_that_is_no_code_is_a_statement(value: str) -> None:
    rows = f"infobox: {{rows: [{{label: A, value: '{value}'}}]}}\n"
    assert [plain(fact.said) for fact in facts_of(context(article(BARE + rows)))] == [value]


IMPORTED = (
    BARE
    + """\
timeline:
  - {date: 1945-02-11, title: The Big Three sign at Yalta}
  - {date: 1945-08-09, title: Soviet troops invaded Manchuria}
  - {date: 1945-08-09, title: Stalin ordered the invasion}
  - {date: 1945-08-14, title: A treaty is signed}
  - {date: 1946-05-03, title: All troops are withdrawn}
  - {date: 1898-12-05, title: Malinovsky is born}
people:
  - {name: Rodion Malinovsky, dates: 1898-12-05/1967-03-31}
  - {name: Georgy Zhukov, dates: 1896-12-01/1974-06-18}
infobox:
  rows:
    - {label: Start, value: Soviet troops invaded Manchuria, note: 9 August 1945}
    - {label: Treaty, value: 14 August 1945}
    - {label: Yalta, value: 11 February 1945}
    - {label: Capital, value: Shenyang}
"""
)


def test_a_row_that_repeats_an_event_is_not_asked_beside_it() -> None:
    said = [plain(fact.statement) for fact in facts_of(context(article(IMPORTED)))]
    assert not [each for each in said if each.startswith("Start")]


def test_no_statement_says_the_date_that_another_one_is_asked_for() -> None:
    for seed in range(20):
        found = claims(IMPORTED, seed=str(seed))
        events = {spoken(plain(claim.fact.said)) for claim in found if claim.fact.event}
        others = [spoken(plain(claim.fact.said)) for claim in found if claim.fact.event is None]
        assert events
        assert not [said for said in others if any(date in said for date in events)]


def test_of_events_of_one_date_one_alone_is_asked_while_there_are_others() -> None:
    events = "".join(f"  - {{date: {1900 + number // 2}, title: Event {number}}}\n" for number in range(22))
    for seed in range(8):
        dates = [plain(claim.fact.said) for claim in claims(BARE + "timeline:\n" + events, seed=str(seed))]
        assert len(dates) == len(set(dates)) == 9


def test_a_half_is_given_once_and_one_that_no_right_statement_says_first() -> None:
    words = (
        "Chromosome: A thread",
        "Gamete: Egg or sperm",
        "Spindle: Fibres",
        "Nucleus: Middle part",
        "Mutation: Change",
    )
    more = (
        "Haploid: Single set",
        "Diploid: Double set",
        "Membrane: Thin skin",
        "Enzyme: Helper",
        "Tissue: Similar mates",
    )
    entries = (word.split(": ") for word in (*words, *more))
    glossary = "".join(f"    - {{term: {term}, meaning: {meaning}}}\n" for term, meaning in entries)
    for seed in range(12):
        found = claims(BARE + "teaching:\n  glossary:\n" + glossary, seed=str(seed))
        read = [plain(claim.statement).split(": ")[1] for claim in found]
        wrong = [plain(claim.instead.said) for claim in found if claim.instead]
        assert len(wrong) == len(set(wrong)) == 4
        assert len(set(read)) >= 8


def test_a_life_of_two_dates_stands_behind_a_colon_not_behind_another_dash() -> None:
    text = BARE + "people: [{name: Ann, dates: 1028~/1087-09-09}, {name: Bob, dates: 1100/1150}]\n"
    said = {plain(fact.statement) for fact in facts_of(context(article(text)))}
    assert said == {"Ann: c.\u00a01028\u00a0– 9\u00a0September\u00a01087", "Bob: 1100–1150"}


def test_an_event_whose_title_says_its_year_has_no_wrong_date() -> None:
    text = BARE + "timeline: [{date: 1908-07-24, title: The race of 1908}, {date: 1936, title: Sohn wins}, "
    text += "{date: 1952, title: Emil wins}]\n"
    assert not [statement for statement, _ in swaps(text) if statement.startswith("The race")]
    assert [statement for statement, _ in swaps(text)]


REGISTER = (
    BARE
    + """\
infobox:
  rows:
    - group: Office
      rows:
        - {label: Office, value: Assistant secretary}
        - {label: President, value: Lyndon Johnson}
    - {label: ISSN, value: 0319-0781}
    - {label: ISBN, value: 978-0-306-40615-7}
    - {label: Dialling code, value: "01208"}
    - {label: Parish, value: A}
    - {label: Reign, value: 1974-1979}
"""
)


def test_a_heading_that_repeats_its_label_and_what_nobody_knows_by_heart_do_not_stand_in_statements() -> None:
    said = [plain(fact.statement).replace("\u00a0", " ") for fact in facts_of(context(article(REGISTER)))]
    assert said == ["Office: Assistant secretary", "Office – President: Lyndon Johnson", "Reign: 1974–1979"]


def test_a_date_is_given_away_in_whatever_order_its_words_stand() -> None:
    text = (
        "title: A\nlang: en-US\nlead: B\n"
        "timeline: [{date: 1929-08-22, title: Harry was born}, {date: 2012-02-16, title: Harry died}, "
        "{date: 1952, title: Harry married}]\n"
        "infobox: {rows: [{label: Born, value: '22 August 1929 (Tyler, Texas)'}, "
        "{label: Died, value: 'Bethesda, 16 February 2012'}]}\n"
    )
    for seed in range(12):
        about = {plain(claim.fact.about) for claim in claims(text, seed=str(seed))}
        assert not {"Born", "Harry was born"} <= about
        assert not {"Died", "Harry died"} <= about


def test_no_half_stands_twice_where_something_else_can_be_made_wrong() -> None:
    text = BARE + (
        "timeline: [{date: 1901, title: Mill}, {date: 1902, title: Weir}, {date: 1903, title: Steam}, "
        "{date: 1904, title: Flood}, {date: 1905, title: Trial}, {date: 1906, title: Debts}]\n"
        "teaching: {glossary: [{term: Trireme, meaning: A warship with oars}, "
        "{term: Hoplite, meaning: Foot soldier}]}\n"
    )
    for seed in range(20):
        said = [
            plain(claim.instead.said if claim.instead else claim.fact.said)
            for claim in claims(text, seed=str(seed))
        ]
        meanings = [each for each in said if not each.isdecimal()]
        assert len(meanings) == len(set(meanings))


def test_of_three_events_two_trade_their_dates() -> None:
    text = (
        BARE
        + "timeline: [{date: 1895, title: Mill}, {date: 1920, title: Weir}, {date: 1943, title: Steam}]\n"
    )
    for seed in range(12):
        found = claims(text, seed=str(seed))
        said = [plain(claim.instead.said if claim.instead else claim.fact.said) for claim in found]
        assert sorted(said) == ["1895", "1920", "1943"]
        assert sum(claim.instead is not None for claim in found) == 2
