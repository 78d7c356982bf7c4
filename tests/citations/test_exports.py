"""Sources are exported so that nothing is lost when they are read again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck.article import Article, read_article
from factdeck.article.csl import ITEM_TYPES
from factdeck.citations.exports import to_bibtex, to_csl_json, to_ris
from factdeck.messages.problems import Problems, Source
from factdeck.reading.strict import fields_of
from support.samples import CASES, article

SOURCED = CASES / "sourced.yaml"
EVERY_FIELD = CASES.parent / "every-field" / "article.yaml"


def read_again(data: bytes, ending: str, folder: Path) -> dict[str, dict[str, object]]:
    (folder / f"all{ending}").write_bytes(data)
    keys = "; ".join(f"@{source.id}" for source in article(SOURCED).sources)
    text = f"title: A town\nlead: A town. [{keys}]\nbibliography: all{ending}\n"
    problems = Problems()
    found = read_article(Source("town.yaml", text), problems, slug="town", folder=folder)
    assert found is not None, [str(problem) for problem in problems]
    return fields(found)


def fields(found: Article) -> dict[str, dict[str, object]]:
    result: dict[str, dict[str, object]] = {}
    for source in found.sources:
        values = {field.key: getattr(source, name) for name, field in fields_of(source).items()}
        result[str(source.id)] = {
            key: [name.shown for name in value] if isinstance(value, list) else str(value).replace("'", "’")
            for key, value in values.items()
            if value
        }
    return result


def test_csl_json_says_all_that_the_article_says(tmp_path: Path) -> None:
    expected = fields(article(SOURCED))
    assert read_again(to_csl_json(article(SOURCED)), ".json", tmp_path) == expected
    items = json.loads(to_csl_json(article(SOURCED)))
    assert items[0]["issued"] == {"date-parts": [[1983]]}
    assert items[-1]["issued"] == {"date-parts": [[1946]], "circa": True}


EVERY_TYPE = "\n".join(
    f"  - {{id: {kind}, type: {kind}, title: 'Rivers & {{lakes}} #1', author: [{{family: Berg, non-dropping-particle: van der, given: Jo}},"
    " {literal: Water Board}], editor: [{family: Lee, given: Bo, suffix: Jr.}], issued: 1948/1949, accessed: 2020-01-02,"
    " publisher: Mill and Sons, volume: 5, language: en-GB, URL: 'https://example.org/a_b'}"
    for kind in ITEM_TYPES
)


@pytest.mark.parametrize(("ending", "write"), [(".json", to_csl_json), (".bib", to_bibtex), (".ris", to_ris)])
def test_sources_of_every_type_come_back_as_they_were(
    ending: str, write: Callable[[Article], bytes], tmp_path: Path
) -> None:
    def read(lines: str, folder: Path) -> Article:
        keys = "; ".join(f"@{kind}, p. 3" for kind in ITEM_TYPES)
        problems = Problems()
        source = Source("town.yaml", f"title: A town\nlead: A town. [{keys}]\n{lines}\n")
        found = read_article(source, problems, slug="town", folder=folder)
        assert found is not None, [str(problem) for problem in problems]
        return found

    first = read(f"sources:\n{EVERY_TYPE}", tmp_path)
    (tmp_path / f"all{ending}").write_bytes(write(first))
    assert fields(read(f"bibliography: all{ending}", tmp_path)) == fields(first)


OTHERWISE = {
    "medium",
    "archive_location",
    "archive-place",
    "licence",
    "note",
    "type",
    "page",
    "collection-number",
    "number",
}


@pytest.mark.parametrize("ending", [".bib", ".ris"])
def test_other_formats_keep_the_fields_that_they_have_and_the_rest_as_a_note(
    ending: str, tmp_path: Path
) -> None:
    data = {".bib": to_bibtex, ".ris": to_ris}[ending](article(SOURCED))
    again = read_again(data, ending, tmp_path)
    text = data.decode("utf-8").replace("\\", "")
    for key, values in fields(article(SOURCED)).items():
        for name, value in values.items():
            if name not in OTHERWISE and not (ending == ".ris" and name not in again[key]):
                assert again[key][name] == value, (key, name)
            elif name not in ("type", "page"):
                words = value if isinstance(value, list) else [str(value).rstrip(".")]
                assert all(str(word).replace("’", "'") in text.replace("’", "'") for word in words), (
                    key,
                    name,
                )


def words_of(text: object) -> list[str]:
    """Letters and digits in a row, however a format writes what stands between them."""
    return re.findall(r"[^\W_]+", str(text))


@pytest.mark.parametrize("write", [to_bibtex, to_ris])
@pytest.mark.parametrize("path", [SOURCED, EVERY_FIELD], ids=["sourced", "every field"])
def test_every_field_of_a_source_is_in_every_format(write: Callable[[Article], bytes], path: Path) -> None:
    written = set(words_of(write(article(path)).decode("utf-8")))
    for source in fields(article(path)).values():
        for key, value in source.items():
            told = words_of(" ".join(value) if isinstance(value, list) else value)
            named_otherwise = key == "type" or (key == "language" and write is to_bibtex)
            assert named_otherwise or set(told) <= written, (source["id"], key)


@pytest.mark.parametrize("write", [to_bibtex, to_csl_json, to_ris])
def test_a_source_keeps_all_numbers_that_it_has(write: Callable[[Article], bytes]) -> None:
    numbers = "issue: 31, number: 41, collection-number: 59, original-date: '1947'"
    text = f"title: A\nlead: A. [@a]\nsources: [{{id: a, title: A, type: article-journal, {numbers}}}]"
    found = read_article(Source("a.yaml", text), Problems(), slug="a")
    assert found is not None
    written = write(found).decode("utf-8")
    assert all(number in written for number in ("31", "41", "59", "1947"))


def test_ris_says_the_last_page_in_full() -> None:
    text = "title: A\nlead: A. [@a, p. 396]\nsources: [{id: a, title: A, type: article-journal, page: 395–8}]"
    found = read_article(Source("a.yaml", text), Problems(), slug="a")
    assert found is not None
    assert "SP  - 395\r\nEP  - 398\r\n" in to_ris(found).decode("utf-8")


def test_bibtex_names_types_as_biblatex_does() -> None:
    text = to_bibtex(article(SOURCED)).decode("utf-8")
    assert text.startswith("@book{glantz1983,\n  author = {Glantz, David M.},\n")
    assert "@movie{film1956,\n  director = {Ichikawa, Kon}," in text
    assert "author = {{Army Map Service}}," in text
    assert "journaltitle = {Past \\& Present}," in text


def test_bibtex_keeps_signs_that_tex_would_change(tmp_path: Path) -> None:
    title = "Al-Haytham--father of ~optics''; 2^10 ``and'' ---"
    text = (
        f'title: A\nlead: A. [@a]\nsources: [{{id: a, title: "{title}", note: "At https://example.org/~a"}}]'
    )
    found = read_article(Source("a.yaml", text), Problems(), slug="a")
    assert found is not None
    (tmp_path / "all.bib").write_bytes(to_bibtex(found))
    again = read_article(
        Source("b.yaml", "title: A\nlead: A. [@a]\nbibliography: all.bib\n"),
        Problems(),
        slug="b",
        folder=tmp_path,
    )
    assert again is not None
    assert str(again.sources[0].title) == str(found.sources[0].title)
    assert str(again.sources[0].note).rstrip(".") == "At https://example.org/~a"
