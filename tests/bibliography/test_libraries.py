"""Sources come from files as reference managers export them, with what is wrong told at the entry's line."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.article import Article, SourceEntry, read_article
from factdeck.attachments.contents import attachments_of
from factdeck.bibliography.bibtex import read_bibtex
from factdeck.bibliography.latex import plain_text
from factdeck.messages.problems import Problems, Source
from factdeck.reading.strict import fields_of

HERE = Path(__file__).parent


def read(keys: str, library: str, folder: Path = HERE, more: str = "") -> tuple[Article | None, Problems]:
    cites = "; ".join(f"@{key}" for key in keys.split())
    text = f"title: A town\nlead: A town. [{cites}]\nbibliography: {library}\n{more}"
    problems = Problems()
    return read_article(Source("town.yaml", text), problems, slug="town", folder=folder), problems


def entry(key: str, library: str) -> dict[str, object]:
    """The one source that is cited, by its keys; names as they are shown."""
    article, problems = read(key, library)
    assert article is not None, [str(problem) for problem in problems]
    (source,) = article.sources
    return told(source)


def told(source: SourceEntry) -> dict[str, object]:
    values = {field.key: getattr(source, name) for name, field in fields_of(source).items()}
    return {
        key: [name.shown for name in value] if isinstance(value, list) else str(value)
        for key, value in values.items()
        if value
    }


def test_a_book_of_bibtex_with_its_strings_accents_and_braces() -> None:
    assert entry("glantz1983", "library.bib") == {
        "id": "glantz1983",
        "type": "book",
        "title": "August Storm: The Soviet 1945 Strategic Offensive: A study",
        "title-short": "August Storm",
        "author": ["Glantz, David M.", "Müller, Karl-Heinz"],
        "publisher": "Cambridge University Press Ltd.",
        "publisher-place": "Cambridge & London",
        "collection-title": "Leavenworth Papers",
        "collection-number": "7",
        "edition": "2",
        "ISBN": "978-0-306-40615-7",
        "issued": "1983",
        "language": "en-US",
    }


def test_an_article_of_biblatex_with_its_dates_and_a_name_without_parts() -> None:
    assert entry("smith2015", "library.bib") == {
        "id": "smith2015",
        "type": "article-journal",
        "title": "Winter in Mukden",
        "author": ["Smith, Ann", "van der Berg, Jan", "United Nations"],
        "container-title": "Journal of Asian Studies",
        "volume": "74",
        "issue": "3",
        "page": "601–619",
        "issued": "2015-08",
        "accessed": "2024-05-01",
        "DOI": "10.1000/182",
        "URL": "https://example.org/a_b",
        "note": "Read twice.",
    }


def test_a_thesis_and_a_year_that_is_none() -> None:
    thesis = entry("novak2001", "library.bib")
    assert (thesis["issued"], thesis["genre"], thesis["publisher"]) == (
        "2001-03",
        "PhD thesis",
        "Charles University",
    )
    assert thesis["author"] == ["Novák, Petr"]
    assert entry("soon", "library.bib")["note"] == "in press"


def test_an_entry_of_bibtex_takes_what_it_does_not_say_from_the_one_that_it_refers_to() -> None:
    assert entry("talk", "odd.bib") == {
        "id": "talk",
        "type": "paper-conference",
        "title": "A paper",
        "author": ["Müller, J.", "et al."],
        "editor": ["Doe, Jane", "Von Neumann, John"],
        "container-title": "The Proceedings",
        "publisher": "ACM",
        "page": "1-2",
        "issued": "1950~",
    }


def test_an_address_of_bibtex_may_stand_in_braces_of_its_own() -> None:
    assert entry("page", "odd.bib")["URL"] == "https://example.org/a_b"


def test_csl_json_as_zotero_exports_it() -> None:
    assert entry("http://zotero.org/users/1/items/GLANTZ", "library.json") == {
        "id": "http://zotero.org/users/1/items/GLANTZ",
        "type": "book",
        "title": "August Storm",
        "author": ["Glantz, David M."],
        "issued": "1983-05",
        "accessed": "2024-05-01",
        "publisher-place": "Fort Leavenworth",
        "DOI": "10.1000/182",
    }
    assert entry("range", "library.json")["issued"] == "1948/1949"
    assert entry("about", "library.json")["issued"] == "1946~"


def test_ris_with_and_without_a_key() -> None:
    assert entry("smith2015", "library.ris") == {
        "id": "smith2015",
        "type": "article-journal",
        "title": "Winter in Mukden",
        "author": ["Smith, Ann", "United Nations"],
        "container-title": "Journal of Asian Studies",
        "volume": "74",
        "issue": "3",
        "page": "601–619",
        "issued": "2015-08-03",
        "DOI": "10.1000/182",
        "ISSN": "0021-9118",
        "URL": "https://example.org/a",
        "note": "Read twice.",
    }
    assert entry("glantz1983", "library.ris")["ISBN"] == "978-0-306-40615-7"


def test_only_cited_entries_of_a_file_are_sources_and_the_file_travels_along() -> None:
    article, problems = read("smith2015 soon", "library.bib")
    assert article is not None
    assert [source.id for source in article.sources] == ["smith2015", "soon"]
    assert not list(problems)
    assert [file.name for file in attachments_of(article, str)] == ["town.yaml", "library.bib"]


def test_several_files_stand_in_a_list() -> None:
    article, _ = read("soon range", "[library.bib, library.json]")
    assert article is not None
    assert [source.id for source in article.sources] == ["soon", "range"]


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.bib", "@book{one, title = {A}}\n\n@book{two,\n  title = {B", 3, "never ends"),
        ("a.bib", "@book{two, title = {B\n@book{three, title = {C}}", 1, "never ends"),
        ("a.bib", "@book{one,\n  title {A}}", 2, "a field is wanted here"),
        ("a.bib", "@book{one, title = {A}}\n@book{one, title = {B}}", 2, "two sources have the id 'one'"),
        ("a.bib", "@book{one,\n title = {A},\n url = {ftp://x}}", 3, "@one.URL"),
        ("a.ris", "TY  - BOOK\nTI  - A\n", 1, "never ends"),
        ("a.ris", "nothing\n", 1, "outside of all entries"),
        ("a.json", '{"a": 1}', 1, "no list of sources"),
        ("a.json", '[{"id": "one",\n "type": "bok", "title": "A"}]', 2, "'bok' is not a type of source"),
    ],
)
def test_what_is_wrong_is_told_at_the_entrys_line(
    name: str, text: str, line: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    _, problems = read("one", name, tmp_path)
    found = [
        problem for problem in problems.errors if problem.mark and problem.mark.source.name.endswith(name)
    ]
    assert [(problem.mark.line, said in problem.message) for problem in found if problem.mark] == [
        (line, True)
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../library.bib", "leads out of the article's folder"),
        ("/etc/library.bib", "leads out of the article's folder"),
        ("https://example.org/a.bib", "is an address; sources are read from the article's folder only"),
        ("library.docx", "is no file of sources"),
        ("other.bib", "there is no file"),
    ],
)
def test_a_name_that_leads_to_no_file_of_sources_is_told(name: str, said: str) -> None:
    article, problems = read("one", name)
    assert article is None
    assert any(said in problem.message for problem in problems.errors)


def test_an_id_of_the_article_is_not_one_of_a_file_too() -> None:
    _, problems = read("soon", "library.bib", more="sources: [{id: soon, title: Mine}]")
    assert [problem.code for problem in problems.errors] == ["FD402"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"Fran\c{c}ois", "François"),
        (r"{\'E}mile", "Émile"),
        (r"\v{S}im\'{\i}k", "Šimík".replace("í", "í")),
        (r"Stra{\ss}e", "Straße"),
        (r"A \& B, 5\%", "A & B, 5%"),
        (r"pages 3--5 --- ``so''", "pages 3–5 — “so”"),
        (r"\emph{August} Storm", "August Storm"),
        (r"{\L}\'od\'z", "Łódź"),
    ],
)
def test_latex_is_read_as_its_letters(written: str, meant: str) -> None:
    assert plain_text(written) == meant


def test_a_file_of_entries_that_never_end_is_read_in_a_moment() -> None:
    text = '@book{one, title = {"A\n' * 20_000
    problems = Problems()
    assert read_bibtex(Source("a.bib", text), problems) == []
    assert len(problems.errors) == 20_000


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        ("eprint = {1907.01989}, eprinttype = {arxiv}", "URL", "https://arxiv.org/abs/1907.01989"),
        ("eprint = {1907.01989}, archiveprefix = {arXiv}, doi = {10.1000/182}", "note", "arXiv: 1907.01989."),
        ("eprint = {13084587}, eprinttype = {pubmed}", "PMID", "13084587"),
        ("eprint = {2345}, eprinttype = {jstor}", "note", "jstor: 2345."),
    ],
)
def test_a_number_of_a_preprint_is_kept(fields: str, key: str, value: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(f"@article{{a, title = {{A}}, {fields}}}", encoding="utf-8")
    article, _ = read("a", "a.bib", tmp_path)
    assert article is not None
    assert told(article.sources[0])[key] == value


def test_texts_that_name_each_other_do_not_grow_without_end() -> None:
    doubled = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    problems = Problems()
    read_bibtex(Source("a.bib", '@string{a0 = "lol"}\n' + doubled + "@book{k, title = a59}\n"), problems)
    first = problems.errors[0]
    assert first.mark is not None and first.mark.line == 17
    assert "this value has more than 100,000 characters" in first.message


def test_entries_that_all_stand_on_one_line_are_read_in_a_moment() -> None:
    problems = Problems()
    entries = read_bibtex(Source("a.bib", "@book{x, title = {T}}" * 100_000), problems)
    assert len(entries) == 100_000 and not problems.errors


@pytest.mark.parametrize("library", ["missing.bib", "../library.bib", "library.docx"])
def test_where_a_file_of_sources_is_not_read_its_citations_are_not_told_as_well(library: str) -> None:
    _, problems = read("glantz1983 nobody2000", library)
    assert [problem.code for problem in problems.errors] == ["FD406"]


def test_many_unknown_ids_among_many_sources_are_told_in_a_moment(tmp_path: Path) -> None:
    entries = "".join(f"@book{{smith{number:05}, title = {{T}}}}\n" for number in range(20_000))
    (tmp_path / "all.bib").write_text(entries, encoding="utf-8")
    wrong = " ".join(f"smith{number:05}b" for number in range(2_000))
    _, problems = read(f"smiht00001 {wrong}", "all.bib", tmp_path)
    assert len(problems.errors) >= 100
    assert all(len(problem.hint) < 1000 for problem in problems.errors)
