"""What stands on a section's slides where the article gives no points, and what is left to the notes."""

from __future__ import annotations

from pathlib import Path

from factdeck.article import read_article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems, Source
from factdeck.scene import Page, TextItem

AROUND = ("title", "kicker", "rail", "number")


def pages(text: str) -> list[Page]:
    problems = Problems()
    article = read_article(Source("a.yaml", text), problems, slug="a", folder=Path())
    assert article is not None, list(problems)
    made = place_layout(article, "lecture", problems, Options())
    assert made is not None, list(problems)
    return made.document.pages


def told(found: list[Page], title: str) -> list[str]:
    """The paragraphs in the places of the slides with a title that begins so, the second column behind the first."""
    return [
        paragraph.text
        for page in found
        for item in page.items
        if page.title.startswith(title) and isinstance(item, TextItem) and item.name not in AROUND
        for paragraph in item.paragraphs
    ]


def notes(found: list[Page], title: str) -> list[str]:
    return [note.text for page in found if page.title.startswith(title) for note in page.notes]


def listed(count: int) -> str:
    return "".join(f"      - Station {number}\n" for number in range(1, count + 1))


def test_of_a_long_list_the_first_items_are_points_and_the_notes_have_all() -> None:
    text = f"title: A\nlead: B.\nsections:\n  - heading: C\n    text: |\n      These are:\n\n{listed(40)}"
    shown = told(pages(text), "C")
    assert shown[0] == "These are:"
    assert shown[1:-1] == [f"Station {number}" for number in range(1, 13)]
    assert shown[-1] == "… and 28 more, in the notes"
    assert notes(pages(text), "C").count("Station 40") == 1


def test_a_list_that_is_not_long_is_whole_on_the_slides() -> None:
    text = f"title: A\nlead: B.\nsections:\n  - heading: C\n    text: |\n{listed(12)}"
    assert told(pages(text), "C") == [f"Station {number}" for number in range(1, 13)]


def test_a_section_of_one_subsection_only_has_no_slide_that_names_that() -> None:
    inside = "    sections: [{heading: The tower, text: It leans.}]\n"
    text = f"title: A\nlead: B.\nsections:\n  - heading: C\n{inside}"
    assert [page.title for page in pages(text)][-2:] == ["The short version", "C: The tower"]
    told_first = next(page for page in pages(text + "    notes: Look up.\n") if page.title == "C")
    assert [note.text for note in told_first.notes] == ["Look up."]


def test_the_lead_is_said_once() -> None:
    found = pages("title: A\nlead: It is a town. It lies on a river.\nsections: [{heading: C, text: D.}]\n")
    said = [note.text for page in found for note in page.notes]
    assert said.count("It is a town. It lies on a river.") == 1


def sourced(count: int) -> str:
    cites = "".join(f"[@s{number}]" for number in range(1, count + 1))
    given = "".join(f"  - {{id: s{number}, title: Book {number}}}\n" for number in range(1, count + 1))
    return f"title: A\nlead: B.{cites}\nsources:\n{given}licence: {{name: CC BY 4.0}}\nauthors: [Ada]\n"


def test_of_many_sources_the_first_stand_on_slides_and_the_others_in_the_notes() -> None:
    found = pages(sourced(100))
    shown = told(found, "Sources")
    assert shown[0] == "Book 1. " and shown[39] == "Book 40. "
    assert shown[40] == "… and 60 more, in the notes"
    assert "CC BY 4.0" in shown[41]
    said = notes(found, "Sources")
    assert [note for note in said if note.startswith("Book")] == [
        f"Book {number}. " for number in range(41, 101)
    ]


def test_few_sources_stand_on_slides_whole() -> None:
    found = pages(sourced(40))
    assert told(found, "Sources")[39] == "Book 40. "
    assert not any("more, in the notes" in line for line in told(found, "Sources"))
    assert not any(note.startswith("Book") for note in notes(found, "Sources"))


def test_a_source_whose_title_ends_a_sentence_gets_no_second_stop() -> None:
    given = "sources: [{id: a, title: Who was there?}, {id: b, title: Rome fell.}]"
    found = pages(f"title: A\nlead: B.[@a][@b]\n{given}\n")
    assert told(found, "Sources") == ["Who was there? ", "Rome fell. "]


def listing(before: str) -> list[str]:
    """The paragraphs of a section's slides, those without a bullet in brackets."""
    text = f"title: A\nlead: B.\nsections:\n  - heading: C\n    text: |\n      {before}\n\n{listed(9)}"
    shown = [
        paragraph
        for page in pages(text)
        for item in page.items
        if page.title.startswith("C") and isinstance(item, TextItem) and item.name not in AROUND
        for paragraph in item.paragraphs
    ]
    return [each.text if each.bullet else f"[{each.text}]" for each in shown]


def test_what_introduces_a_list_is_no_item_of_it() -> None:
    stations = [f"Station {number}" for number in range(1, 10)]
    assert listing("Trains stop at:") == ["[Trains stop at:]", *stations]
    assert listing("**Stations**") == ["[Stations]", *stations]
    assert listing("It is a railway. Trains stop at:").pop(1) == "[Trains stop at:]"
    assert listing("It has stations.") == ["It has stations.", *stations]


def test_what_introduces_a_list_stays_with_its_first_item() -> None:
    said = "      It is a railway that goes up into the hills and is known for the many stations that it has.\n\n"
    for count in range(1, 9):
        text = f"title: A\nlead: B.\nsections:\n  - heading: C\n    text: |\n{said * count}      Stops:\n\n{listed(9)}"
        for page in pages(text):
            for item in page.items:
                if isinstance(item, TextItem) and item.name not in AROUND:
                    assert item.paragraphs[-1].text != "Stops:"


def test_the_title_of_a_box_is_no_point_and_stays_in_the_notes() -> None:
    text = (
        "title: A\nlead: B.\nsections:\n  - heading: C\n    text: |\n"
        "      **Attention**\n\n      It burns at night.\n\n      It burns by day.\n"
    )
    assert told(pages(text), "C") == ["It burns at night.", "It burns by day."]
    assert "Attention" in notes(pages(text), "C")
