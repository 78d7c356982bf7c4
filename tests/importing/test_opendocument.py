"""OpenDocument texts keep their words, and each thing in them has its place; what is hostile is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import factdeck
from factdeck.article import plain
from factdeck.importing import Imported, NotImportable, import_document, is_document
from support.imports import article_of
from support.odt_files import frame, heading, image, listed, note, odt, paragraph, span, table
from support.word_files import DOT

BRIDGE = (
    paragraph("The old bridge", "Title")
    + paragraph("How it fell", "Subtitle")
    + paragraph(f"The {span('old bridge', 'Fat')}<text:s text:c='3'/>is {span('narrow', 'Slanted')}.")
    + heading("A fall")
    + listed("One", paragraph("Two") + listed("Inner"))
    + listed("First", "Second", style="Numbers")
    + paragraph("I saw it.", "P2")
    + paragraph(
        frame(
            f"<draw:text-box>{paragraph(image('Pictures/a.png', 'Two piers') + 'Figure 1: The piers', 'Illustration')}</draw:text-box>"
        )
    )
    + heading("After", 2)
    + paragraph(f"It was gone.{note('Hope, Zenda, 1894.')}{note('1905 was wet.', 'endnote')}")
)
META = (
    "<dc:title>Document1</dc:title><meta:initial-creator>Jane Doe</meta:initial-creator><dc:creator>Word User</dc:creator>"
    "<meta:keyword>bridge</meta:keyword><meta:keyword>river</meta:keyword><dc:subject>Bridges</dc:subject>"
)
REGION = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Jane</dc:creator>'
    "</office:change-info><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
MATH = (
    b'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><msup><mi>c</mi><mn>2</mn></msup>'
    b'<annotation encoding="StarMath 5.0">c^2</annotation></semantics></math>'
)
FORMULA = frame(
    '<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>',
    "c squared",
)


def bridge() -> bytes:
    return odt(BRIDGE, parts={"Pictures/a.png": DOT}, meta=META)


def told(made: Imported) -> list[str]:
    return [each.told("a.odt") for each in made.leftovers]


def lead(made: Imported) -> list[tuple[str, str]]:
    return [(block.kind, plain(block.spans)) for block in article_of(made).lead]


def test_a_document_builds_both_outputs_without_an_error(tmp_path: Path) -> None:
    assert is_document(bridge())
    made = import_document(bridge(), "A name")
    assert (made.kind, made.text) == ("opendocument", import_document(bridge(), "A name").text)
    article = factdeck.loads(made.text, name=f"{made.slug}.yaml", folder=tmp_path)
    assert [Path(file.name).suffix for file in factdeck.build(article)] == [".pdf", ".pptx"]


def test_styles_say_what_a_paragraph_is() -> None:
    made = import_document(bridge())
    article = article_of(made)
    assert (plain(article.title), plain(article.subtitle or ())) == ("The old bridge", "How it fell")
    assert [(span.text, span.bold, span.italic) for span in article.lead[0].spans] == [
        ("The ", False, False),
        ("old bridge", True, False),
        (" is ", False, False),
        ("narrow", False, True),
        (".", False, False),
    ]
    [section] = article.sections
    assert [(block.kind, plain(block.spans)) for block in section.text] == [
        ("bullet", "One"),
        ("bullet", "Two"),
        ("bullet", "Inner"),
        ("number", "First"),
        ("number", "Second"),
        ("quote", "I saw it."),
    ]
    assert [plain(each.heading) for each in section.sections] == ["After"]


def test_pictures_are_saved_with_their_words() -> None:
    made = import_document(bridge())
    assert made.files == (("images/the-old-bridge-picture.png", DOT),)
    assert "#   alt: Two piers\n" in made.text
    assert "Figure 1: The piers" in made.text


def test_notes_become_sources_and_keep_the_number_that_they_begin_with() -> None:
    article = article_of(import_document(bridge()))
    assert [str(source.title) for source in article.sources] == ["Hope, Zenda, 1894.", "1905 was wet."]


def test_what_a_document_says_of_itself_is_kept() -> None:
    article = article_of(import_document(bridge()))
    assert ([str(each) for each in article.authors], article.keywords) == (["Jane Doe"], ["bridge", "river"])
    assert told(import_document(bridge()))[:2] == [
        "a.odt: paragraph 1: head of the pages: Class 9b",
        "a.odt: paragraph 1: property 'subject': Bridges",
    ]


def test_the_language_of_the_styles_counts_where_the_words_agree() -> None:
    words = "Die Brücke wurde nach dem Krieg von der Stadt gebaut und ist mit dem Fluss zum Wahrzeichen geworden, als er sich teilte."
    assert article_of(import_document(odt(paragraph(words)), "A")).lang == "de-AT"
    assert (
        article_of(
            import_document(
                odt(
                    paragraph(
                        "It was the bridge of the town, and it is on the river that he had to cross from his farm to the mill."
                    )
                ),
                "A",
            )
        ).lang
        == "en"
    )


def test_tables_keep_heads_and_cells_over_several_rows() -> None:
    body = table(
        ["Town", "Year"],
        ["table:number-rows-spanned='2'|Strelsau", "1845"],
        ["1846"],
        ["Zenda", "table:number-columns-repeated='1'|1850"],
        heads=1,
    )
    assert lead(import_document(odt(body), "A")) == [
        ("bullet", "Strelsau: Year: 1845"),
        ("bullet", "Strelsau: Year: 1846"),
        ("bullet", "Zenda: Year: 1850"),
    ]


@pytest.mark.parametrize(
    ("body", "words", "message"),
    [
        (
            REGION + paragraph("It <text:change text:change-id='c1'/>fell."),
            "It fell.",
            "words deleted with changes tracked: never",
        ),
        (paragraph(f"It {span('never ', 'Gone')}fell."), "It fell.", "words that are struck out: never"),
        (paragraph(f"It {span('never ', 'Unseen')}fell."), "It fell.", "hidden words: never"),
        (
            paragraph(
                "It fell.<office:annotation><dc:creator>J</dc:creator><text:p>Really?</text:p></office:annotation>"
            ),
            "It fell.",
            "comment: Really?",
        ),
        (
            paragraph("It fell.")
            + "<text:table-of-content><text:table-of-content-source><text:index-title-template>X</text:index-title-template>"
            "</text:table-of-content-source><text:index-body><text:p>A fall</text:p><text:p>After</text:p></text:index-body>"
            "</text:table-of-content>",
            "It fell.",
            "table of contents: A fall After",
        ),
        (
            paragraph("It fell." + frame("<draw:object xlink:href='./Object 9'/>", "Water by year")),
            "It fell.",
            "chart or another document inside this one: Water by year",
        ),
    ],
)
def test_what_is_no_word_of_the_article_is_told(body: str, words: str, message: str) -> None:
    made = import_document(odt(body, styles="<a/>"), "A")
    assert [text for _, text in lead(made)] == [words]
    assert f"a.odt: paragraph 1: {message}" in told(made) or f"a.odt: paragraph 2: {message}" in told(made)


def test_formulas_boxes_and_raised_words_stand_in_the_text() -> None:
    made = import_document(
        odt(
            paragraph(f"E = m{FORMULA}, H{span('2', 'Low')}O, 5 m{span('2', 'High')}.")
            + paragraph(
                f"Before{frame('<draw:text-box><text:p>In a box</text:p></draw:text-box>')} and after"
            )
            + paragraph("<draw:custom-shape><text:p>In a shape</text:p></draw:custom-shape>"),
            parts={"Object 1/content.xml": MATH},
        ),
        "A",
    )
    assert [text for _, text in lead(made)] == [
        "E = mc², H₂O, 5\u00a0m².",
        "Before and after",
        "In a box",
        "In a shape",
    ]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    body = (
        paragraph("A fall", "P1")
        + paragraph("It fell.")
        + paragraph("After", "P1")
        + paragraph("It was gone.")
    )
    article = article_of(import_document(odt(body), "A"))
    assert [plain(each.heading) for each in article.sections] == ["A fall", "After"]


def test_headings_in_lists_are_headings() -> None:
    body = (
        listed(heading("A fall"), style="Numbers")
        + paragraph("It fell.")
        + heading("After")
        + paragraph("Gone.")
    )
    article = article_of(import_document(odt(body), "A"))
    assert [plain(each.heading) for each in article.sections] == ["A fall", "After"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt("", kind="spreadsheet"), "this is an OpenDocument spreadsheet, and no text"),
        (
            odt(paragraph("A"), parts={"META-INF/manifest.xml": b"<a><manifest:encryption-data/></a>"}),
            "a password protects this document",
        ),
        (odt(paragraph("A"), parts={"content.xml": b"<a"}), "its part /content.xml is not XML"),
        (
            odt(paragraph("A"), parts={"content.xml": b"<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>"}),
            "declares a document type",
        ),
        (odt(paragraph("A"), parts={"content.xml": b"<a/>"}), "this OpenDocument file holds no text"),
        (
            odt(paragraph("A"), parts={"content.xml": b"<a>" + b" " * 20_000_001 + b"</a>"}),
            "larger than 20 MB",
        ),
        (odt(""), "there is no running text in this file"),
        (odt(paragraph("A"))[:-40], "no OpenDocument file, or a damaged one"),
    ],
)
def test_what_is_no_sound_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(NotImportable, match=message):
        import_document(data, "A")


@pytest.mark.parametrize(
    "body",
    [
        "<text:span>" * 200 + "x" + "</text:span>" * 200,
        "<text:section>" * 200 + "<text:p>x</text:p>" + "</text:section>" * 200,
        table(["table:number-columns-repeated='99999999'|x", "table:number-columns-spanned='99999999'|y"]),
        "<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100,
        f"<text:p>{note(note(note('x')))}</text:p>",
        "<text:p>x<text:s text:c='99999999'/>y</text:p>",
        "<text:h text:outline-level='99'>x</text:h><text:h text:outline-level='x'>y</text:h>",
        image("../../../etc/passwd") + image("/etc/passwd") + image("http://example.org/a.png"),
        frame('<draw:object xlink:href="../content.xml"/>'),
    ],
    ids=lambda body: body[:24],
)
def test_hostile_texts_are_read_or_refused(body: str) -> None:
    try:
        assert import_document(odt(paragraph("It stands.") + body), "A").files == ()
    except NotImportable as refused:
        assert refused.message
