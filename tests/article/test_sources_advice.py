"""What is odd about sources and credits is told as a warning, and printed all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from factdeck.article import Article, plain, read_article
from factdeck.article.advice import advise
from factdeck.article.credits import licence_link
from factdeck.article.identifiers import is_doi, isbn_is_wrong, issn_is_wrong
from factdeck.messages.problems import Problem, Problems, Source


def read(text: str) -> tuple[Article, list[tuple[str, int]]]:
    """The article, and the code and line of each warning."""
    problems = Problems()
    article = read_article(Source("town.yaml", text), problems, slug="town")
    assert article is not None, [str(problem) for problem in problems]
    return article, [(str(problem.code), problem.mark.line) for problem in problems if problem.mark]


def warnings(lead: str, *sources: str) -> list[tuple[str, int]]:
    lines = ["title: A town", f"lead: {lead}", "sources:", *(f"  - {{{source}}}" for source in sources)]
    return read("\n".join(lines))[1]


def test_one_warning_counts_the_sources_that_nothing_cites() -> None:
    problems = Problems()
    text = "title: A\nlead: A. [@a]\nsources: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]"
    read_article(Source("a.yaml", text), problems, slug="a")
    (problem,) = problems
    assert problem.message == "sources[2].id: nothing cites 2 of the sources: 'b', 'c'"


def advised(text: str) -> list[Problem]:
    problems = Problems()
    article = read_article(Source("town.yaml", text), problems, slug="town")
    assert article is not None
    advise(article, problems)
    return list(problems)


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("One [@b, p. 3], two [@b], three [@b], four [@w].", 2),
        ("One [@b], two [@j, p. 13].", 1),
        ("One [@b], two [@j].", 0),
        ("One [@b, p. 3], two [@b, p. xii], three [@b, ch. IV], four [@w], five [@j, p. 13].", 0),
    ],
)
def test_advice_counts_the_citations_that_name_no_page_of_a_source_with_pages(lead: str, count: int) -> None:
    sources = (
        "{id: b, type: book, title: B}, {id: w, type: webpage, title: W}, {id: j, title: J, page: 12–19}"
    )
    told = advised(f"title: A\nlead: {lead}\nsources: [{sources}]\n")
    found = [problem.message for problem in told if problem.code == "FD407"]
    assert [int(message.split()[0]) for message in found] == ([count] if count else [])


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("DOI: 10.1000/182", []),
        ("DOI: 'https://doi.org/10.1000/182'", []),
        ("DOI: 1000/182", [("FD408", 4)]),
        ("ISBN: 978-0-306-40615-7", []),
        ("ISBN: 978-0-306-40615-8", [("FD408", 4)]),
        ("ISBN: 0-306-40615-2", []),
        ("ISSN: 0378-5955", []),
        ("ISSN: 0378-5956", [("FD408", 4)]),
    ],
)
def test_a_slip_in_a_number_is_told_at_its_line(field: str, codes: list[tuple[str, int]]) -> None:
    assert warnings("A. [@a]", f"id: a, title: A, {field}") == codes


def test_numbers_are_checked_by_their_last_digit() -> None:
    assert isbn_is_wrong("080442957X") == ""
    assert isbn_is_wrong("0804429571") == "its last digit would be X"
    assert isbn_is_wrong("12") == "an ISBN has 10 or 13 digits"
    assert issn_is_wrong("2434-561X") == ""
    assert (is_doi("doi:10.1000/182"), is_doi("10.1000")) == (True, False)


def credit(text: str) -> tuple[str, dict[str, str], list[str]]:
    """The credit's words, its links, and the codes of its warnings."""
    article, told = read(
        "title: A town\nlead: A town.\ninfobox:\n  map:\n    points: [{name: Leeds, at: [-1.5, 53.8]}]\n"
        f"    credit: {text}\n"
    )
    assert article.infobox is not None
    assert article.infobox.map is not None
    spans = article.infobox.map.credit or ()
    return plain(spans), {span.text: span.link for span in spans if span.link}, [code for code, _ in told]


def test_a_credit_in_parts_is_set_as_title_author_source_and_licence() -> None:
    words, links, told = credit(
        "{title: A river port, author: Jane Doe, source: 'https://example.org/port/', licence: CC BY-SA 4.0, changes: cropped}"
    )
    assert words == "“A river port”, Jane Doe, CC BY-SA 4.0, cropped"
    assert links == {
        "A river port": "https://example.org/port/",
        "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    assert told == []


def test_a_source_without_a_title_is_an_address() -> None:
    words, links, _ = credit("{author: Jane Doe, source: 'https://www.example.org/port/'}")
    assert (words, links) == (
        "Jane Doe, example.org/port",
        {"example.org/port": "https://www.example.org/port/"},
    )


def test_a_title_alone_with_its_address_stands_in_both_quotation_marks() -> None:
    words, links, told = credit("{title: A port, source: 'https://example.org/port'}")
    assert (words, told) == ("“A port”", [])
    assert links == {"A port": "https://example.org/port"}


def test_a_licence_that_is_named_in_words_leads_to_its_text() -> None:
    words, links, told = credit('"Jane Doe, CC BY 3.0 DE"')
    assert (words, told) == ("Jane Doe, CC BY 3.0 DE", ["FD409"])
    assert links == {"CC BY 3.0 DE": "https://creativecommons.org/licenses/by/3.0/de/"}


NAME, PLACE, VERSION = "the author's name", "where the work was found", "the licence's version"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("CC BY 4.0", f"{NAME} and {PLACE}"),
        ("CC BY", f"{NAME}, {PLACE} and {VERSION}"),
        ("'Licence: CC BY-SA 4.0'", f"{NAME} and {PLACE}"),
        ("{title: A port, licence: CC BY 4.0}", f"{NAME} and {PLACE}"),
        ("{author: Jane Doe, licence: CC BY 4.0}", PLACE),
        ("{author: Jane Doe, source: 'https://example.org/port', licence: CC BY}", VERSION),
        ("{author: Jane Doe, source: 'https://example.org/port', licence: CC BY 4.0}", ""),
        ("'Jane Doe, CC BY 4.0'", PLACE),
        ("'Jane Doe, CC BY 4.0, via Wikimedia Commons'", ""),
        ("'[Jane Doe](https://example.org/jane), CC BY 4.0'", ""),
        ("CC0", ""),
        ("Natural Earth", ""),
    ],
)
def test_a_licence_that_asks_for_more_than_the_credit_says_is_told(text: str, missing: str) -> None:
    problems = Problems()
    lead = f"title: A\nlead: A.\ninfobox: {{map: {{points: [{{name: L, at: [1, 2]}}], credit: {text}}}}}"
    read_article(Source("a.yaml", lead), problems, slug="a")
    told = [re.sub(r".* asks for (.*), which.*", r"\1", problem.message) for problem in problems]
    assert told == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("licence: {name: CC BY-SA 4.0}", 1),
        ("licence: {name: CC BY-SA}", 2),
        ("licence: {name: CC BY-SA 4.0}\nauthors: [Jane Doe]", 0),
        ("licence: {name: CC BY-SA 4.0}\ncredits: By Jane Doe.", 0),
        ("licence: {name: CC0}", 0),
        ("licence: {name: All rights reserved}", 0),
    ],
)
def test_advice_tells_what_the_texts_own_licence_asks_for(lines: str, count: int) -> None:
    assert [problem.code for problem in advised(f"title: A\nlead: A town.\n{lines}\n")] == ["FD409"] * count


def errors(text: str) -> Iterator[str]:
    problems = Problems()
    lead = f"title: A\nlead: A.\ninfobox: {{map: {{points: [{{name: L, at: [1, 2]}}], credit: {text}}}}}"
    read_article(Source("a.yaml", lead), problems, slug="a")
    return (problem.message for problem in problems.errors)


def test_a_part_that_no_credit_has_is_told() -> None:
    assert [*errors("{autor: Jane Doe}")] == ["infobox.map.credit: a credit has no 'autor'"]
    (message,) = errors("{author: J, source: port}")
    assert message.startswith("infobox.map.credit: 'port'")


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("CC BY-NC-SA 2.0", "https://creativecommons.org/licenses/by-nc-sa/2.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", ""),
        ("SIL Open Font License", ""),
    ],
)
def test_licences_of_creative_commons_have_their_address(name: str, link: str) -> None:
    assert licence_link(name) == link
