"""Cards for Quizlet and Anki: Anki's own importer reads both of its formats into a real collection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from exports.support_exports import ODD, TOWN, article_of, exported, told
from factdeck.article import Article
from support.gift import plain_html

TERMS = "teaching:\n  glossary:\n    - {term: Ford, meaning: A place to cross}\n"
WITH_ANOTHER = TERMS.replace("    - {term: Ford", "    - {term: Weir, meaning: A dam}\n    - {term: Ford")
CORRECTED = TERMS.replace("A place to cross", "A shallow place")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def import_package(collection: Any, folder: Path, made: Article, *what: str, always: bool = False) -> Any:
    """What Anki says of importing the article's package; ``always`` updates notes that are not newer, too."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS

    path = folder / "made.apkg"
    path.write_bytes(exported(made, "anki", *what))
    options = ImportAnkiPackageOptions()
    if always:
        options.update_notes = IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    return collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=options)
    ).log


def notes(collection: Any) -> list[list[str]]:
    return [collection.get_note(each).fields for each in sorted(collection.find_notes(""))]


def test_anki_imports_the_package(collection: Any, tmp_path: Path) -> None:
    log = import_package(collection, tmp_path, TOWN)
    assert (len(log.new), collection.note_count(), collection.card_count()) == (13, 13, 13)
    assert notes(collection)[0] == ["Ford", "A shallow place to cross", "1"]
    assert "A town" in [deck.name for deck in collection.decks.all_names_and_ids()]
    burns = notes(collection)[3]
    assert burns == [
        "The town burns down",
        "<p>5\u00a0May\u00a01842</p><p>For three days.</p><p>The mill stands.</p>",
        "1",
    ]


def test_two_articles_lie_side_by_side(collection: Any, tmp_path: Path) -> None:
    import_package(collection, tmp_path, TOWN)
    import_package(collection, tmp_path, ODD)
    assert collection.note_count() == 13 + 3 + 4 + 2


def test_importing_again_keeps_cards_and_adds_new_ones(collection: Any, tmp_path: Path) -> None:
    import_package(collection, tmp_path, article_of(TERMS))
    (card,) = collection.find_cards("")
    log = import_package(collection, tmp_path, article_of(WITH_ANOTHER))
    assert [list(note.fields)[:1] for note in log.new] == [["Weir"]]
    assert collection.note_count() == 2
    assert card in collection.find_cards("")


def test_corrections_arrive_where_notes_are_always_updated(collection: Any, tmp_path: Path) -> None:
    import_package(collection, tmp_path, article_of(TERMS))
    import_package(collection, tmp_path, article_of(CORRECTED), always=True)
    assert [fields[1] for fields in notes(collection)] == ["A shallow place"]


def test_a_later_moment_brings_corrections_without_asking(
    collection: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_package(collection, tmp_path, article_of(TERMS))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    import_package(collection, tmp_path, article_of(CORRECTED))
    assert [fields[1] for fields in notes(collection)] == ["A shallow place"]


def import_text(collection: Any, folder: Path, made: Article, *what: str) -> Any:
    from anki.collection import ImportCsvRequest

    path = folder / "made.txt"
    path.write_bytes(exported(made, "anki-text", *what))
    metadata = collection.get_csv_metadata(str(path), None)
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def test_anki_imports_the_text(collection: Any, tmp_path: Path) -> None:
    log = import_text(collection, tmp_path, ODD, "words", "quiz")
    assert (len(log.new), collection.note_count()) == (5, 5)
    found = {plain_html(fields[0]): fields[1] for fields in notes(collection)}
    assert found["Armistice"] == "An agreement to stop “fighting”."
    assert found["سلام"] == "Peace"
    assert found["-minus"] == "A sign; a <em>dash</em>."
    asked = next(front for front in found if front.startswith("What is 50%"))
    assert (
        asked
        == "What is 50% of {2} = ~1 # :: \\ -> T? 中文[html]x%50%y=1+1-> & < > “q”// comment😀 #### &&035;"
    )
    assert sorted(collection.tags.all()) == ["odd", "quiz", "word"]


@pytest.mark.parametrize("bring", [import_package, import_text])
def test_anki_shows_what_it_would_play_or_draw(bring: Any, collection: Any, tmp_path: Path) -> None:
    told = "[sound:drum.mp3] and [$]x[/$]"
    bring(collection, tmp_path, article_of(f"teaching: {{glossary: [{{term: Drum, meaning: '{told}'}}]}}"))
    (card,) = map(collection.get_card, collection.find_cards(""))
    assert told in plain_html(card.answer())


class Pieces(HTMLParser):
    """A page's texts, parted where elements begin and end: MathJax reads one after the other."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("bring", [import_package, import_text])
def test_anki_shows_formulas_and_gaps_as_they_are_written(
    bring: Any, collection: Any, tmp_path: Path
) -> None:
    told = r"\(x^2\) and \[y\], {{c1::a gap}} [\[z\] \\(q"
    written = told.replace("\\", r"\\")
    bring(collection, tmp_path, article_of(f"teaching: {{glossary: [{{term: Sum, meaning: '{written}'}}]}}"))
    (card,) = map(collection.get_card, collection.find_cards(""))
    texts = Pieces(card.answer()).texts
    assert told in "".join(texts)
    assert not [each for each in texts if "\\(" in each or "\\[" in each]
    assert "{{c1" not in card.note().fields[1]


def test_both_of_ankis_formats_know_a_card_by_one_id(collection: Any, tmp_path: Path) -> None:
    import_package(collection, tmp_path, article_of(TERMS))
    first = exported(article_of(TERMS), "anki-text").decode().splitlines()[-1].split("\t")[0]
    assert [collection.get_note(each).guid for each in collection.find_notes("")] == [first]


def test_a_quiz_card_asks_with_options_and_answers_with_a_letter() -> None:
    lines = exported(TOWN, "quizlet", "quiz").decode().splitlines()
    assert lines[0] == "Who was mayor? A. Carl Dorn B. Anna Bauer\tB. Anna Bauer She was the first."


def test_quizlet_has_a_line_a_card_and_one_tab_in_it() -> None:
    lines = exported(ODD, "quizlet", "words", "dates", "people", "quiz").decode().split("\n")
    assert lines[-1] == ""
    assert [line.count("\t") for line in lines[:-1]] == [1] * (3 + 4 + 2 + 2)
    assert "=SUM(A1) happens\t9 August 1945 One. Two, with “quotes”; and commas." in lines
    assert "林彪 😀\tGeneral & marshal 1907–1971 He led. One Two" in lines
    assert "-before the common era\t15 March 44 BCE" in lines


@pytest.mark.parametrize("format", ["anki", "anki-text", "quizlet"])
def test_a_person_of_whom_only_the_name_is_known_is_left_out_and_told(format: str) -> None:
    (problem,) = told(ODD, format)
    assert (problem.severity, problem.code, problem.mark.line) == ("warning", "FD905", 15)
    assert problem.message == "people[3]: 'Nobody' is left out: nothing would stand behind the name"


def test_a_package_says_neither_when_nor_by_which_sqlite_it_was_written(tmp_path: Path) -> None:
    with ZipFile(BytesIO(exported(TOWN, "anki"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        data = archive.read("collection.anki2")
    assert data[96:100] == bytes(4)
    path = tmp_path / "collection.anki2"
    path.write_bytes(data)
    connection = sqlite3.connect(path)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("select count(*) from notes").fetchone() == (13,)
    connection.close()
