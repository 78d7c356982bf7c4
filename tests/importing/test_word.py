"""Word documents keep their words, and each thing in them has its place; what is hostile is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import factdeck
from factdeck.article import plain
from factdeck.importing import Imported, NotImportable, import_document
from support.imports import article_of, facts
from support.word_files import DOT, STYLES, drawing, item, paragraph, table, text, word

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
BOLD = "<w:b/>"
BOMB = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]>"
RESTART = ' w:val="restart"'
DRAWN_BOX = "<w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
OLDER_BOX = "<w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
EITHER = "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice>{}</mc:AlternateContent>"
BRIDGE = (
    paragraph("The old bridge", style="Titel")
    + paragraph("How it fell", style="Untertitel")
    + paragraph(text("The "), text("old bridge", BOLD), text(" is "), text("narrow", "<w:i/>"), text("."))
    + paragraph("A fall", style="berschrift1")
    + item("One")
    + item("Inner", 1)
    + item("First", number=2)
    + paragraph("I saw it.", style="Zitat")
    + paragraph(drawing("pic", "Two piers"))
    + paragraph("Figure 1: The piers", style="Beschriftung")
    + paragraph("After", style="berschrift2")
    + paragraph(
        "It was gone.",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="3"/></w:r>',
    )
)
NOTES = '<w:{0} w:id="{1}"><w:p><w:r><w:{0}Ref/></w:r><w:r><w:t xml:space="preserve"> {2}</w:t></w:r></w:p></w:{0}>'


def bridge() -> bytes:
    return word(
        BRIDGE,
        pictures={"pic": DOT},
        numbering=NUMBERING,
        footnotes=NOTES.format("footnote", 2, "Hope, Zenda, 1894."),
        endnotes=NOTES.format("endnote", 3, "A letter."),
        core="<dc:title>Document1</dc:title><dc:creator>Jane Doe</dc:creator><dc:language>en-GB</dc:language>"
        "<cp:keywords>bridge; river</cp:keywords><dc:subject>Bridges</dc:subject>",
    )


def told(made: Imported) -> list[str]:
    return [each.told("a.docx") for each in made.leftovers]


def lead(made: Imported) -> list[tuple[str, str]]:
    return [(block.kind, plain(block.spans)) for block in article_of(made).lead]


def test_a_document_builds_both_outputs_without_an_error(tmp_path: Path) -> None:
    made = import_document(bridge(), "A name")
    assert made.text == import_document(bridge(), "A name").text
    article = factdeck.loads(made.text, name=f"{made.slug}.yaml", folder=tmp_path)
    assert [Path(file.name).suffix for file in factdeck.build(article)] == [".pdf", ".pptx"]


def test_styles_say_what_a_paragraph_is_whatever_they_are_called_in_word_s_own_language() -> None:
    article = article_of(import_document(bridge()))
    assert (plain(article.title), plain(article.subtitle or ())) == ("The old bridge", "How it fell")
    assert [(span.text, span.bold, span.italic) for span in article.lead[0].spans] == [
        ("The ", False, False),
        ("old bridge", True, False),
        (" is ", False, False),
        ("narrow", False, True),
        (".", False, False),
    ]
    [fall] = article.sections
    assert plain(fall.heading) == "A fall"
    assert [(block.kind, plain(block.spans)) for block in fall.text] == [
        ("bullet", "One"),
        ("bullet", "Inner"),
        ("number", "First"),
        ("quote", "I saw it."),
    ]
    assert [plain(each.heading) for each in fall.sections] == ["After"]


def test_notes_are_cited_sources() -> None:
    article = article_of(import_document(bridge()))
    assert [str(source.title) for source in article.sources] == ["Hope, Zenda, 1894.", "A letter."]
    [block] = article.sections[0].sections[0].text
    assert [cite.key for span in block.spans for cite in span.cite] == [
        str(source.id) for source in article.sources
    ]


def test_a_picture_has_its_file_its_caption_and_its_alternative_text() -> None:
    made = import_document(bridge())
    assert made.files == (("images/the-old-bridge-picture.png", DOT),)
    assert "    #   image: images/the-old-bridge-picture.png\n    #   alt: Two piers\n" in made.text
    assert '    #   caption: "Figure 1: The piers"\n' in made.text
    assert "a.docx: paragraph 9: picture, as a comment to fill in: Figure 1: The piers" in told(made)


def test_what_the_document_says_of_itself_is_taken_over_or_told() -> None:
    made = import_document(bridge())
    article = article_of(made)
    assert ([str(name) for name in article.authors], str(article.lang)) == (["Jane Doe"], "en-GB")
    assert [str(word) for word in article.keywords] == ["bridge", "river"]
    assert "a.docx: paragraph 1: property 'subject': Bridges" in told(made)


def test_names_that_programs_give_are_no_authors_and_no_titles() -> None:
    core = "<dc:title>Microsoft Word - x.doc</dc:title><dc:creator>Microsoft Office User</dc:creator>"
    article = article_of(import_document(word(paragraph("It stands."), core=core), "A name"))
    assert (plain(article.title), article.authors) == ("A name", [])


@pytest.mark.parametrize(
    ("headings", "title", "sections"),
    [
        (["The bridge"], "The bridge", []),
        (["One", "Two"], "A name", ["One", "Two"]),
    ],
)
def test_one_largest_heading_is_the_title_and_of_several_none(
    headings: list[str], title: str, sections: list[str]
) -> None:
    body = "".join(paragraph(each, style="berschrift1") + paragraph("It stands.") for each in headings)
    article = article_of(import_document(word(body), "A name"))
    assert (plain(article.title), [plain(each.heading) for each in article.sections]) == (title, sections)


def test_a_level_of_the_outline_makes_a_heading() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>'
    body = (
        paragraph("It stands.")
        + paragraph("Its past", style="Mine")
        + paragraph("Long ago.")
        + paragraph("Its end", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("It fell.")
        + paragraph("No heading", style="Mine", properties='<w:outlineLvl w:val="9"/>')
    )
    article = article_of(import_document(word(body, styles=STYLES + styles), "A name"))
    assert [plain(each.heading) for each in article.sections] == ["Its past", "Its end"]
    assert [plain(block.spans) for block in article.sections[1].text] == ["It fell.", "No heading"]


def test_bold_lines_are_headings_where_an_author_has_no_others() -> None:
    body = (
        paragraph(text("The bridge", BOLD))
        + paragraph("It stands.")
        + paragraph(text("Its past", BOLD))
        + paragraph("Long ago.")
        + paragraph(text("Its end", BOLD))
        + paragraph("It fell.", text(" Badly.", BOLD))
    )
    article = article_of(import_document(word(body), "A name"))
    assert plain(article.title) == "The bridge"
    assert [plain(each.heading) for each in article.sections] == ["Its past", "Its end"]


def test_a_table_of_labels_before_the_text_is_the_infobox() -> None:
    def label(words: str) -> str:
        return paragraph(text(words, BOLD))

    body = table([label("Opened"), "2 May 1845"], [label("River"), "Volga"], [label("Length"), "40 m"])
    made = import_document(word(body + paragraph("It stands.")), "The bridge")
    assert facts(article_of(made)) == {"Opened": "2 May 1845", "River": "Volga", "Length": "40 m"}


def test_a_table_is_a_list_of_its_rows() -> None:
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Men</w:t></w:r></w:p></w:tc></w:tr>"
        f"<w:tr>{merged.format(RESTART, paragraph('1900'))}<w:tc>{paragraph('12')}</w:tc></w:tr>"
        f"<w:tr>{merged.format('', paragraph())}<w:tc>{paragraph('14')}</w:tc></w:tr></w:tbl>"
    )
    made = import_document(word(paragraph("It stands.") + body), "A")
    assert lead(made) == [
        ("paragraph", "It stands."),
        ("bullet", "1900: Men: 12"),
        ("bullet", "1900: Men: 14"),
    ]
    assert "a.docx: paragraph 1: head of a table's column: Year" in told(made)


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<w:fldSimple w:instr="SEQ Figure"><w:r><w:t>1</w:t></w:r></w:fldSimple>', "A 1 B"),
        ("<w:smartTag><w:r><w:t>smart</w:t></w:r></w:smartTag>", "A smart B"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "A new B"),
        ("<w:sdt><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>", "A chosen B"),
        ('<w:bdo w:val="rtl"><w:r><w:t>turned</w:t></w:r></w:bdo>', "A turned B"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "A 漢(kan) B",
        ),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "A (a+b)/2 B",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "A x² B",
        ),
        ("<w:r><w:noBreakHyphen/></w:r>", "A \u2011 B"),
        (
            '<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>',
            "A 10³ B",
        ),
    ],
)
def test_words_are_kept_whatever_stands_around_them(inside: str, shown: str) -> None:
    made = import_document(word(paragraph(text("A "), inside, text(" B"))), "A")
    assert [words for _, words in lead(made)] == [shown]


@pytest.mark.parametrize(
    "box",
    [
        EITHER.format(DRAWN_BOX, f"<mc:Fallback>{OLDER_BOX}</mc:Fallback>"),
        EITHER.format(DRAWN_BOX, ""),
        DRAWN_BOX,
        OLDER_BOX,
    ],
)
def test_a_text_box_is_read_once_behind_its_paragraph(box: str) -> None:
    made = import_document(
        word(paragraph("It stands.", f"<w:r>{box.replace('{0}', paragraph('Boxed'))}</w:r>")), "A"
    )
    assert [words for _, words in lead(made)] == ["It stands.", "Boxed"]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (
            paragraph("<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "B"),
            "words deleted with changes tracked: old",
        ),
        (paragraph(text("secret", "<w:vanish/>"), "B"), "hidden words: secret"),
        (paragraph("Contents 1", style="Verzeichnis1") + paragraph("B"), "table of contents: Contents 1"),
        (
            paragraph("<m:oMath><m:m><m:mr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:mr></m:m></m:oMath>", "B"),
            "formula: x",
        ),
        (
            paragraph('<w:r><w:pict><v:shape><v:textpath string="Art"/></v:shape></w:pict></w:r>', "B"),
            "words set as a drawing: Art",
        ),
        (
            paragraph(
                '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Sums"/><a:graphic><a:graphicData '
                'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>',
                "B",
            ),
            "chart: Sums",
        ),
    ],
)
def test_what_is_left_out_is_told_by_its_paragraph(inside: str, what: str) -> None:
    made = import_document(word(paragraph("A") + inside), "A name")
    assert [words for _, words in lead(made)] == ["A", "B"]
    assert f"a.docx: paragraph 2: {what}" in told(made)


def test_what_stands_around_the_text_is_told() -> None:
    made = import_document(
        word(
            paragraph("A") + paragraph("B", '<w:r><w:commentReference w:id="7"/></w:r>'),
            header=paragraph("School of Zenda"),
            footer=paragraph("3"),
            comments=f'<w:comment w:id="7" w:author="Jane">{paragraph("Is it so?")}</w:comment>',
        ),
        "A name",
    )
    assert told(made) == [
        "a.docx: paragraph 1: head of the pages: School of Zenda",
        "a.docx: paragraph 2: comment: Is it so?",
    ]


def test_a_picture_that_the_document_only_links_to_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(DOT)
    link = (
        '<Relationship Id="far" TargetMode="External" Target="{}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    linked = drawing("far", "A pier").replace("r:embed", "r:link")
    for target in (f"file://{tmp_path}/a.png", str(tmp_path / "a.png"), "http://127.0.0.1:9/a.png"):
        made = import_document(word(paragraph("A", linked), relations=link.format(target)), "A name")
        assert made.files == ()
        assert any("A pier" in each for each in told(made))


def test_the_language_of_the_styles_gives_the_region_that_the_words_don_t_tell() -> None:
    words = "Die Brücke steht an dem Fluss, und die Stadt liegt auf der anderen Seite von ihm. " * 6
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    for said, lang in (("de-AT", "de-AT"), ("en-US", "de")):
        made = import_document(word(paragraph(words), styles=defaults.format(said)), "A")
        assert str(article_of(made).lang) == lang


@pytest.mark.parametrize(
    "part", ["docProps/core.xml", "word/header.xml", "word/comments.xml", "word/theme.xml"]
)
def test_a_broken_part_beside_the_text_costs_only_itself(part: str) -> None:
    files = {part: f"{BOMB}<a"}
    made = import_document(
        word(paragraph("It stands."), files=files, header=paragraph(), comments="<w:a/>"), "A"
    )
    assert lead(made) == [("paragraph", "It stands.")]
    assert any(part in each for each in told(made)) or part == "word/theme.xml"


def deep(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and so on", "no Word file, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "an older Word, or one that a password protects"),
        (
            word(
                "", kind="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
            ),
            "no Word document",
        ),
        (word("", files={"[Content_Types].xml": "<Types/>"}), "no Word document"),
        (word("", files={"word/document.xml": "<w:document"}), "part /word/document.xml is not XML"),
        (word("", files={"word/document.xml": f"{BOMB}<a>&c;</a>"}), "declares a document type"),
        (word("", files={"word/styles.xml": f"{BOMB}<a>&c;</a>"}), "declares a document type"),
        (
            word("", numbering="", files={"word/numbering.xml": f"{BOMB}<a>&c;</a>"}),
            "declares a document type",
        ),
        (word("", files={"word/document.xml": "<a/>"}), "damaged"),
        (word(deep(80)), "too many parts inside each other|is not XML"),
        (
            word("", files={"word/media/a.png": b"\0" * 210_000_000}),
            "unpacks to 210 MB; a document may have 200 MB",
        ),
        (word("", files={"word/document.xml": " " * 21_000_000}), "larger than 20 MB"),
        (word(paragraph()), "no running text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_document_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(NotImportable, match=message):
        import_document(data)


@pytest.mark.parametrize(
    "body",
    [
        deep(20),
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        paragraph('<w:r><w:footnoteReference w:id="99"/></w:r>'),
        paragraph("<w:r><w:footnoteReference/></w:r>"),
        paragraph('<w:r><w:sym w:font="x" w:char="zz"/></w:r>'),
        paragraph(drawing("nowhere")),
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') * 50,
        paragraph("x", style="loop"),
        paragraph(text("x")) * 5_000,
        paragraph("<m:oMath>" + "<m:d><m:e>" * 100 + "</m:e></m:d>" * 100 + "</m:oMath>"),
    ],
    ids=lambda body: body[:40],
)
def test_odd_documents_are_read_or_refused(body: str) -> None:
    loop = (
        '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>'
    )
    try:
        assert import_document(word(paragraph("It stands.") + body, styles=loop), "A").text
    except NotImportable as refused:
        assert refused.message
