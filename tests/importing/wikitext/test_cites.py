"""What a note of a page cites is a source with the words and the address that the page gives it."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from factdeck.importing import import_text
from support.imports import article_of


def _sources(text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(import_text(text, "A").text)["sources"]
    return found


@pytest.mark.parametrize(
    ("note", "title", "address"),
    [
        ("http://a.example/x.html Daily News", "Daily News", "http://a.example/x.html"),
        ("http://a.example/x.html", "http://a.example/x.html", "http://a.example/x.html"),
        (
            "http://a.example/x?p=1{{dead link|date=May 2016}}",
            "http://a.example/x?p=1",
            "http://a.example/x?p=1",
        ),
        ("[http://a.example/x List of games]] in print", "List of games in print", "http://a.example/x"),
        ("Ann Hill: [http://a.example/x Rivers].", "Ann Hill: Rivers.", "http://a.example/x"),
    ],
)
def test_a_source_has_its_words_as_title(note: str, title: str, address: str) -> None:
    (source,) = _sources(f"'''A''' is a town.<ref>{note}</ref>\n")
    assert (source["title"], source["URL"]) == (title, address)


def test_a_note_that_names_an_author_and_two_years_cites_both_works() -> None:
    text = (
        "'''A''' is a town.<ref>{{harvs|nb|last=Hill|year=2005|year2=2007}}.</ref>\n\n== References ==\n"
        "* {{cite book|last=Hill|year=2005|title=Rivers}}\n* {{cite book|last=Hill|year=2007|title=Lakes}}\n"
    )
    assert "[@hill-2005; @hill-2007]" in import_text(text, "A").text
    assert [source["title"] for source in _sources(text)] == ["Rivers", "Lakes"]


def test_an_entry_of_an_encyclopedia_names_it() -> None:
    (source,) = _sources(
        "'''A''' is a town.<ref>{{sep entry|godwin|William Godwin|Mark Philp|2006-05-20}}</ref>\n"
    )
    assert source["title"] == "Mark Philp: William Godwin. Stanford Encyclopedia of Philosophy"


@pytest.mark.parametrize(
    "template",
    [
        "cite web|title=Rivers|last=Hill|first=Ann|publisher=Mill|date=2010-05-02|url=http://a.example/",
        "lien web|titre=Rivers|nom1=Hill|prénom1=Ann|éditeur=Mill|date=2010-05-02|url=http://a.example/",
        "cita web|título=Rivers|apellido=Hill|nombre=Ann|editorial=Mill|fecha=2010-05-02|url=http://a.example/",
        "cita web|titolo=Rivers|cognome=Hill|nome=Ann|editore=Mill|data=2010-05-02|url=http://a.example/",
        "cytuj stronę|tytuł=Rivers|nazwisko=Hill|imię=Ann|opublikowany=Mill|data=2010-05-02|url=http://a.example/",
        "웹 인용|제목=Rivers|성=Hill|이름=Ann|출판사=Mill|날짜=2010-05-02|url=http://a.example/",
    ],
)
def test_a_source_is_read_in_the_language_of_its_wiki(template: str) -> None:
    (source,) = _sources(f"'''A''' is a town.<ref>{{{{{template}}}}}</ref>\n")
    assert source == {
        "id": "hill-2010",
        "type": "webpage",
        "title": "Rivers",
        "author": [{"family": "Hill", "given": "Ann"}],
        "issued": date(2010, 5, 2),
        "publisher": "Mill",
        "URL": "http://a.example/",
    }


def test_what_the_page_asks_its_authors_for_is_no_source() -> None:
    made = import_text("'''A''' is a town.{{Citation needed|date=May 2010}}\n", "A").text
    assert "is a town." in made and "needed" not in made and "sources:" not in made


def test_a_source_without_a_title_is_told_by_what_cites_it() -> None:
    (source,) = _sources("'''A''' is a town.<ref>{{cite GNIS|1562127}}</ref>\n")
    assert source["title"] == "GNIS 1562127"


@pytest.mark.parametrize(
    ("template", "fields"),
    [
        (
            (
                "{{cite book|last=Hill|first=Ann|title=Rivers|editor-last=Lee|editor-first=Bo|translator-last=Roy"
                "|translator-first=Cy|series=Waters|orig-year=1950|year=1971|edition=2nd|total-pages=214|language=German"
                "|isbn=978-0-306-40615-7|others=Drawn by Di|quote=All flows.}}"
            ),
            {
                "type": "book",
                "title": "Rivers",
                "author": [{"family": "Hill", "given": "Ann"}],
                "editor": [{"family": "Lee", "given": "Bo"}],
                "translator": [{"family": "Roy", "given": "Cy"}],
                "issued": "1971",
                "edition": "2nd",
                "collection-title": "Waters",
                "number-of-pages": "214",
                "ISBN": "978-0-306-40615-7",
                "original-date": "1950",
                "note": "Drawn by Di. All flows.",
                "language": "de",
            },
        ),
        (
            "{{cite interview|subject=Ann Hill|interviewer=Bo Lee|title=On rivers|date=14 June 1998|type=Tape}}",
            {
                "type": "interview",
                "title": "On rivers",
                "author": [{"literal": "Ann Hill"}],
                "interviewer": [{"literal": "Bo Lee"}],
                "issued": date(1998, 6, 14),
                "genre": "Tape",
            },
        ),
        (
            "{{cite map|author=Army Map Service|title=Rivers|scale=1:4,000,000|year=1945|publisher=US Army}}",
            {
                "type": "map",
                "title": "Rivers",
                "author": [{"literal": "Army Map Service"}],
                "issued": "1945",
                "publisher": "US Army",
                "scale": "1:4,000,000",
            },
        ),
        (
            "{{cite court|litigants=Ford v. Mill|court=High Court|date=1950}}",
            {"type": "legal_case", "title": "Ford v. Mill", "issued": "1950", "authority": "High Court"},
        ),
        (
            (
                "{{cite journal|vauthors=Hill AB, ((Lee C-D)), ((World Water Council))|title=Rivers|journal=Water|date=May 2004a"
                "|pages=3-9|pmid=13084587|pmc=3084116|oclc=1234567|bibcode=2004Wat|s2cid=77|author-link=Ann Hill|ref=harv"
                "|display-authors=2|url-status=dead|via=A library|url=http://a.example/|archive-date=1 June 2008"
                "|archive-url=https://web.archive.org/web/2008/http://a.example/}}"
            ),
            {
                "type": "article-journal",
                "title": "Rivers",
                "author": [
                    {"family": "Hill", "given": "A. B."},
                    {"family": "Lee", "given": "C.-D."},
                    {"literal": "World Water Council"},
                ],
                "issued": "2004-05",
                "container-title": "Water",
                "page": "3-9",
                "PMID": "13084587",
                "PMCID": "PMC3084116",
                "URL": "http://a.example/",
                "note": (
                    "OCLC 1234567. Bibcode 2004Wat. S2CID 77. Via: A library. "
                    "Archived 1 June 2008: https://web.archive.org/web/2008/http://a.example/."
                ),
            },
        ),
        (
            "{{cite journal|last=Hill|first=Ann|coauthors=Bo Lee, Cy de Roy and Di Fox|title=Rivers|jstor=12|work=Lakes}}",
            {
                "type": "article-journal",
                "title": "Rivers",
                "author": [
                    {"family": "Hill", "given": "Ann"},
                    {"family": "Lee", "given": "Bo"},
                    {"non-dropping-particle": "de", "family": "Roy", "given": "Cy"},
                    {"family": "Fox", "given": "Di"},
                ],
                "container-title": "Lakes",
                "URL": "https://www.jstor.org/stable/12",
            },
        ),
        (
            (
                "{{Internetquelle|titel=Flüsse|titelerg=Ein Bericht|hrsg=Amt|url=http://a.example/|sprache=Sorbisch|abruf=2009-03-01"
                "|archiv-url=https://web.archive.org/web/2008/http://a.example/|archiv-datum=2008-06-01}}"
            ),
            {
                "type": "webpage",
                "title": "Flüsse: Ein Bericht",
                "publisher": "Amt",
                "URL": "http://a.example/",
                "accessed": date(2009, 3, 1),
                "note": (
                    "Sprache: Sorbisch. Archiviert 2008-06-01: https://web.archive.org/web/2008/http://a.example/."
                ),
            },
        ),
        (
            "{{Literatur|autor=Ann Hill|titel=Flüsse|hrsg=Bo Lee|verlag=Mill|isbn=978-0-306-40615-7|umfang=214}}",
            {
                "type": "book",
                "title": "Flüsse",
                "author": [{"literal": "Ann Hill"}],
                "editor": [{"literal": "Bo Lee"}],
                "publisher": "Mill",
                "number-of-pages": "214",
                "ISBN": "978-0-306-40615-7",
            },
        ),
        (
            "{{cite web|title=Rivers|author=Hill, Ann B.|author2=Mill, Inc.|author3=Water Board of Leeds, York}}",
            {
                "type": "webpage",
                "title": "Rivers",
                "author": [
                    {"family": "Hill", "given": "Ann B."},
                    {"literal": "Mill, Inc."},
                    {"literal": "Water Board of Leeds, York"},
                ],
            },
        ),
        (
            "{{cite news|title=Flood|newspaper=The Times|section=World|page=3|date=n.d.|minutes=12}}",
            {
                "type": "article-newspaper",
                "title": "Flood",
                "container-title": "The Times",
                "section": "World",
                "page": "3",
                "note": "Minutes: 12.",
            },
        ),
        (
            "{{cite book|title=Rivers|editor1-last=Lee|editor1-first=Bo|editor2-last=Roy|editor2-first=Cy}}",
            {
                "type": "book",
                "title": "Rivers",
                "editor": [{"family": "Lee", "given": "Bo"}, {"family": "Roy", "given": "Cy"}],
            },
        ),
    ],
)
def test_a_template_is_a_source_of_its_type_with_all_its_fields(
    template: str, fields: dict[str, object]
) -> None:
    (source,) = _sources(f"'''A''' is a town.<ref>{template}</ref>\n")
    told = {
        key: str(value) if isinstance(value, int) else value for key, value in source.items() if key != "id"
    }
    assert told == fields


@pytest.mark.parametrize(
    ("note", "titles", "told"),
    [
        ("{{cite book|title=On piers}}", ["On piers"], []),
        ("See {{cite book|title=On piers}}, p. 3.", ["On piers"], ["words beside a source: See , p. 3"]),
        (
            "{{cite book|title=On piers}}: “All seven piers stood on oak that the river had hardened.”",
            ["On piers", "“All seven piers stood on oak that the river had hardened.”"],
            [],
        ),
        (
            "also ''Pons'' or ''Ponte'' ({{cite book|title=On piers}})",
            ["On piers"],
            ["words beside a source: also Pons or Ponte"],
        ),
    ],
)
def test_words_of_a_note_beside_its_source_are_kept_or_told(
    note: str, titles: list[str], told: list[str]
) -> None:
    made = import_text(
        f"'''It''' stands on the [[river]].<ref>{note}</ref>\n\n== After ==\nIt fell.<ref>{note}</ref>\n", "A"
    )
    assert [str(source.title) for source in article_of(made).sources] == titles
    assert [each.what for each in made.leftovers if "beside" in each.what] == told


def test_a_template_that_is_not_known_is_told_with_all_that_it_says() -> None:
    made = import_text("'''It''' stands on the [[river]].{{pier list|seven|Assessor=J. Doe|Year=2007}}", "A")
    assert "template 'pier list': seven | assessor: J. Doe | year: 2007" in [
        each.what for each in made.leftovers
    ]
