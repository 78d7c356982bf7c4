"""The structure tree of a sheet: what each thing is, and in which order it is read."""

from __future__ import annotations

from itertools import pairwise

import pypdf
import pytest
from pypdf.generic import ContentStream

from support.tagged import Node, Tagged, spoken

STANDARD_TYPES = {
    "Document",
    "Sect",
    "BlockQuote",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Caption",
    "Figure",
    "Link",
    "Span",
    "Reference",
}
PAINTING = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"f",
    b"F",
    b"f*",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"S",
    b"s",
    b"sh",
    b"Do",
    b"INLINE IMAGE",
}


def headings(tagged: Tagged) -> list[Node]:
    return tagged.document.all("H1", "H2", "H3", "H4", "H5", "H6")


def node_with(tagged: Tagged, role: str, text: str) -> Node:
    found = [node for node in tagged.document.all(role) if text in spoken(node.text)]
    assert found, f"no {role} says {text!r}"
    return found[-1]


def test_one_document_holds_standard_types_alone(tagged: Tagged) -> None:
    assert tagged.document.role == "Document"
    assert {node.role for node in tagged.document.walk()} <= STANDARD_TYPES


def test_headings_begin_with_the_title_and_skip_no_level(tagged: Tagged) -> None:
    levels = [int(node.role[1]) for node in headings(tagged)]
    assert levels[0] == 1 and levels.count(1) == 1 and 3 in levels
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_outline_has_every_heading_in_order(tagged: Tagged) -> None:
    def titles(entries: list) -> list[str]:  # type: ignore[type-arg]
        flat: list[str] = []
        for entry in entries:
            flat += titles(entry) if isinstance(entry, list) else [str(entry.title)]
        return flat

    shown = [spoken(title) for title in titles(tagged.reader.outline)]
    assert shown == [spoken(node.text) for node in headings(tagged)]


def test_lists_hold_items_with_labels_and_bodies(tagged: Tagged) -> None:
    lists = tagged.document.all("L")
    assert {node.attributes["ListNumbering"] for node in lists} == {"/Disc", "/Decimal", "/None"}
    for node in lists:
        assert [kid.role for kid in node.nodes] == ["LI"] * len(node.nodes)
        for item in node.nodes:
            assert [kid.role for kid in item.nodes] in (["LBody"], ["Lbl", "LBody"])
            assert spoken(item.nodes[-1].text)


def test_numbered_items_say_their_number(tagged: Tagged) -> None:
    step = node_with(tagged, "LI", "step two")
    assert [spoken(kid.text) for kid in step.nodes] == ["2.", "step two"]


def test_facts_are_tables_with_row_headers_and_captions(tagged: Tagged) -> None:
    tables = tagged.document.all("Table")
    assert len(tables) == 2
    for table in tables:
        for row in table.all("TR"):
            assert [cell.role for cell in row.nodes] == ["TH", "TD"]
            assert row.nodes[0].attributes["Scope"] == "/Row"
    assert tables[1].nodes[0].role == "Caption" and spoken(tables[1].nodes[0].text) == "Government"
    told = [[spoken(cell.text) for cell in row.nodes] for row in tables[1].all("TR")]
    assert told == [["Capital", "Nowhere (1945)"], ["Mayor", "Nobody"]]


def test_pictures_are_figures_with_alternative_text_and_caption(tagged: Tagged) -> None:
    figures = tagged.document.all("Figure")
    pictures = [each for each in figures if not str(each.alt).startswith("Timeline")]
    assert len(figures) == len(pictures) + 1
    assert [figure.alt for figure in pictures] == ["A red bar over a blue one", "A grey square"]
    assert [spoken(figure.all("Caption")[0].text) for figure in pictures] == [
        "The flag of nowhere",
        "What there was to see. Own work",
    ]
    for figure in figures:
        left, bottom, right, top = (float(value) for value in figure.attributes["BBox"])
        assert 0 <= left < right <= 596 and 0 <= bottom < top <= 842


def test_the_timeline_is_a_list_in_the_order_of_dates(tagged: Tagged) -> None:
    timeline = next(node for node in tagged.document.all("L") if "The beginning" in node.text)
    assert [spoken(item.text) for item in timeline.nodes] == [
        "1 9 August 1945 The beginning",
        "2 September–November 1945 What came between",
        "3 3 May 1946 The end 满洲国",
    ]


def test_a_glossary_entry_has_its_term_and_its_meaning(tagged: Tagged) -> None:
    entry = node_with(tagged, "LI", "Chalk")
    assert [(kid.role, spoken(kid.text)) for kid in entry.nodes] == [
        ("Lbl", "Chalk:"),
        ("LBody", "A soft white rock."),
    ]


def test_quotations_are_block_quotes(tagged: Tagged) -> None:
    (quote,) = tagged.document.all("BlockQuote")
    assert spoken(quote.text) == "What somebody said, in deutscher Sprache."


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "满洲国"), ("el", "Ελλάδα"), ("de", "deutscher Sprache"), ("fr", "silex")]
)
def test_text_in_another_language_says_so(tagged: Tagged, lang: str, text: str) -> None:
    assert text in [spoken(node.text) for node in tagged.document.all("Span") if node.lang == lang]


def test_a_source_in_another_language_says_so(tagged: Tagged) -> None:
    spans = [spoken(node.text) for node in tagged.document.all("Span") if node.lang == "de"]
    assert any("Das lange Buch" in text for text in spans)


def test_no_language_is_said_where_it_is_the_documents_own(tagged: Tagged) -> None:
    assert tagged.reader.root_object["/Lang"] == "en-GB"
    assert {node.lang for node in tagged.document.walk()} == {"", "zh", "el", "de", "fr"}


def test_abbreviations_say_what_they_stand_for(tagged: Tagged) -> None:
    (short,) = [node for node in tagged.document.walk() if node.expansion]
    assert (short.role, short.text.strip(), short.expansion) == ("Span", "UTC", "Coordinated Universal Time")


def test_links_say_their_words_and_where_they_lead(tagged: Tagged) -> None:
    link = node_with(tagged, "Link", "link to the example site")
    assert link.annotations
    for annotation in link.annotations:
        assert annotation["/A"]["/URI"] == "https://example.org/a?b=1&c=(2)"
        assert annotation["/Contents"] == "link to the example site (https://example.org/a?b=1&c=(2))"


def test_every_link_annotation_belongs_to_the_link_that_names_it(tagged: Tagged) -> None:
    numbers = tagged.reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    owned = 0
    for node in tagged.document.walk():
        for annotation in node.annotations:
            assert node.role == "Link"
            assert annotation["/F"] == 4 and annotation["/Contents"]
            assert parents[annotation["/StructParent"]].get_object()["/S"] == "/Link"
            owned += 1
    on_pages = sum(len(page.get("/Annots", [])) for page in tagged.reader.pages)
    assert owned == on_pages > 5


def test_citations_are_references_that_lead_to_their_source(tagged: Tagged) -> None:
    references = tagged.document.all("Reference")
    assert [spoken(node.text) for node in references] == ["[1, p. 3", "; 2]", "[2]"]
    told = [node.nodes[0].annotations[0] for node in references]
    assert [spoken(annotation["/Contents"])[:9] for annotation in told] == [
        "Smith, An",
        "Jones, Bo",
        "Jones, Bo",
    ]
    pages = [page.indirect_reference for page in tagged.reader.pages]
    for annotation in told:
        destination = annotation["/Dest"]
        assert destination[0] in pages if isinstance(destination, list) else destination


def test_it_is_read_as_a_person_would_read_it(tagged: Tagged) -> None:
    told = spoken(tagged.document.text)
    landmarks = [
        "Fact sheet",
        "Łódź & <the rest>",
        "Of accents",
        "The UTC of 满洲国",
        "At a glance",
        "Name",
        "Government",
        "Timeline",
        "How it began",
        "first point",
        "A smaller thing",
        "How it went on",
        "To think about",
        "Words to know",
        "People",
        "Sources",
        "CC BY 4.0",
    ]
    places = [told.find(landmark) for landmark in landmarks]
    assert -1 not in places, landmarks[places.index(-1)]
    assert places == sorted(places), told


def test_running_feet_are_artifacts_of_pagination(tagged: Tagged) -> None:
    for page in tagged.reader.pages:
        stream = page.get_contents().get_data()  # type: ignore[union-attr]
        assert b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC" in stream
    assert "1 of" not in spoken(tagged.document.text)


def test_nothing_is_painted_outside_a_tag_or_an_artifact(tagged: Tagged) -> None:
    painted = 0
    for page in tagged.reader.pages:
        depth = 0
        for _, operator in ContentStream(page.get_contents(), tagged.reader).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth in (0, 1), "marked content stands in no other"
            if operator in PAINTING:
                painted += 1
                assert depth == 1, operator
        assert depth == 0
    assert painted > 100


def test_every_marked_stretch_has_one_place_in_the_tree(tagged: Tagged) -> None:
    places = [place for node in tagged.document.walk() for place in node.places]
    assert len(places) == len(set(places))
    assert set(tagged.texts) <= set(places)
    numbers = tagged.reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, page in enumerate(tagged.reader.pages):
        marked = parents[page["/StructParents"]].get_object()
        assert len(marked) == sum(place[0] == number for place in places)
        assert page["/Tabs"] == "/S"


def test_children_know_their_parents(tagged: Tagged) -> None:
    def check(entry: pypdf.generic.DictionaryObject) -> int:
        count = 1
        for kid in entry["/K"]:  # type: ignore[attr-defined]
            below = kid.get_object()
            if not isinstance(below, int) and "/S" in below:
                assert below.raw_get("/P").get_object() == entry
                count += check(below)
        return count

    top = tagged.reader.root_object["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
    assert check(top) == sum(1 for _ in tagged.document.walk())
