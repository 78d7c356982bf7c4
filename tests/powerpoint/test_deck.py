"""What a written deck says of itself: layouts, text, notes, alt text, sections and properties, read back independently."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from factdeck import powerpoint
from factdeck.article import plain
from factdeck.layout.fonts import find_face
from factdeck.scene import DrawingItem, ImageItem, Scene, TableItem, TextItem, TextStyle
from factdeck.units import Box
from powerpoint.support_decks import BODY, paragraph, parts, reopened, scene_of, select, slide_xml, title
from support.samples import CASES, CONTENT, ROOT, article, scene

ARTICLES = sorted(CONTENT.glob("*.yaml")) + sorted(CASES.glob("*.yaml"))
GROUPS = "p:sp | p:pic | p:cxnSp | p:graphicFrame | p:grpSp"


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def deck_scene(request: pytest.FixtureRequest) -> Scene:
    return scene(request.param, "lecture")


@pytest.fixture(scope="module")
def data(deck_scene: Scene) -> bytes:
    return powerpoint.render(deck_scene)


@pytest.fixture(scope="module")
def deck(data: bytes):  # type: ignore[no-untyped-def]
    return reopened(data)


@pytest.fixture(scope="module")
def xml(data: bytes) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(blob) for name, blob in parts(data).items() if name.endswith((".xml", ".rels"))
    }


def named(xml: dict[str, etree._Element], pattern: str) -> list[tuple[str, etree._Element]]:
    matching = [(name, root) for name, root in xml.items() if re.fullmatch(pattern, name)]
    return sorted(matching, key=lambda pair: [int(digits) for digits in re.findall(r"\d+", pair[0])])


def slides(xml: dict[str, etree._Element]) -> list[etree._Element]:
    roots = [root for _, root in named(xml, r"ppt/slides/slide\d+\.xml")]
    assert roots
    return roots


def test_each_page_is_a_slide_with_its_title_on_its_layout(deck_scene: Scene, deck) -> None:  # type: ignore[no-untyped-def]
    assert len(deck.slides) == len(deck_scene.pages)
    assert deck_scene.master is not None
    shown = {layout.name: layout.shown_name for layout in deck_scene.master.layouts}
    for page, slide in zip(deck_scene.pages, deck.slides, strict=True):
        assert slide.slide_layout.name == shown[page.layout]
        assert slide.shapes.title.text_frame.text == page.title


def test_titles_are_unique(deck) -> None:  # type: ignore[no-untyped-def]
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)


def test_a_placeholder_takes_its_place_from_its_layout(deck) -> None:  # type: ignore[no-untyped-def]
    for slide in deck.slides:
        own = {place.placeholder_format.idx: place for place in slide.slide_layout.placeholders}
        for place in slide.placeholders:
            assert place.placeholder_format.idx in own
            assert place.name.split(" ")[0] in own[place.placeholder_format.idx].name


def test_items_stand_in_reading_order(deck_scene: Scene, xml: dict[str, etree._Element]) -> None:
    for page, root in zip(deck_scene.pages, slides(xml), strict=True):
        shapes = select(
            root,
            f"/p:sld/p:cSld/p:spTree/*[{' or '.join('self::' + each.strip() for each in GROUPS.split('|'))}]",
        )
        assert len(shapes) == len(page.items)
        for item, shape in zip(page.items, shapes, strict=True):
            if isinstance(item, TextItem):
                text = "\n".join("".join(select(p, ".//a:t/text()")) for p in select(shape, "./p:txBody/a:p"))
                assert text.replace("\u200b", "") == "\n".join(
                    p.text.replace("\u00ad", "").replace("\n", "") for p in item.paragraphs
                )


def test_everything_is_described_or_marked_as_decorative(xml: dict[str, etree._Element]) -> None:
    for root in slides(xml):
        for shape in select(
            root,
            f"/p:sld/p:cSld/p:spTree/*[{' or '.join('self::' + each.strip() for each in GROUPS.split('|'))}]",
        ):
            [identity] = select(shape, "./*/p:cNvPr")
            described = bool(identity.get("descr"))
            decorative = select(identity, ".//adec:decorative/@val") == ["1"]
            has_text = bool("".join(select(shape, "./p:txBody//a:t/text()")).strip())
            assert described != decorative or has_text, identity.get("name")
            assert not (described and decorative)


def test_drawings_tables_and_pictures_keep_their_alt_text(
    deck_scene: Scene, xml: dict[str, etree._Element]
) -> None:
    for page, root in zip(deck_scene.pages, slides(xml), strict=True):
        for item in page.items:
            if isinstance(item, (DrawingItem, TableItem, ImageItem)) and item.alt:
                assert item.alt in select(root, ".//p:cNvPr/@descr")


def test_a_table_is_native_and_has_a_header_row(deck_scene: Scene, deck) -> None:  # type: ignore[no-untyped-def]
    for page, slide in zip(deck_scene.pages, deck.slides, strict=True):
        placed = [item for item in page.items if isinstance(item, TableItem)]
        tables = [shape.table for shape in slide.shapes if getattr(shape, "has_table", False)]
        assert len(tables) == len(placed)
        for item, table in zip(placed, tables, strict=True):
            assert table.first_row and len(table.rows) == len(item.rows)
            cells = ["".join(p.text for p in cell.paragraphs) for row in item.rows for cell in row.cells]
            assert [cell.text.replace("\n", "") for row in table.rows for cell in row.cells] == cells


def test_each_run_says_its_language(xml: dict[str, etree._Element]) -> None:
    for name, root in xml.items():
        if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml", name):
            for run in select(root, "//a:r | //a:fld | //a:br"):
                assert select(run, "./a:rPr/@lang"), (name, select(run, "./a:t/text()"))


def test_a_run_in_another_language_says_so() -> None:
    town = parts(powerpoint.render(scene(CASES / "town.yaml", "lecture")))
    runs = {
        text: lang
        for name, blob in town.items()
        if name.startswith("ppt/slides/slide")
        for run in select(etree.fromstring(blob), "//a:r")
        for text, lang in zip(select(run, "./a:t/text()"), select(run, "./a:rPr/@lang"), strict=True)
    }
    assert runs["满洲国"].startswith("zh")


def test_notes_stand_on_notes_pages(deck_scene: Scene, deck) -> None:  # type: ignore[no-untyped-def]
    assert any(page.notes for page in deck_scene.pages)
    for page, slide in zip(deck_scene.pages, deck.slides, strict=True):
        assert slide.has_notes_slide == bool(page.notes)
        if page.notes:
            notes = slide.notes_slide.notes_text_frame.text
            assert notes == "\n".join(p.text.replace("\u00ad", "") for p in page.notes)
            assert len(list(slide.notes_slide.placeholders)) >= 2


def test_the_number_of_each_slide_but_the_cover_is_a_field(xml: dict[str, etree._Element]) -> None:
    cover, *others = slides(xml)
    assert select(cover, "//p:ph[@type='sldNum']") == []
    for root in others:
        [number] = select(root, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='sldNum']")
        assert select(number, ".//a:fld/@type") == ["slidenum"]


def test_sections_hold_each_slide_once(deck_scene: Scene, xml: dict[str, etree._Element]) -> None:
    root = xml["ppt/presentation.xml"]
    listed = select(root, "//p:sldIdLst/p:sldId/@id")
    held = select(root, "//p14:section//p14:sldId/@id")
    assert held == listed
    names = select(root, "//p14:section/@name")
    assert names == list(dict.fromkeys(page.section for page in deck_scene.pages))


def test_sections_are_named_by_what_they_hold() -> None:
    deck = scene(CONTENT / "treaty-of-tordesillas.yaml", "lecture")
    layouts: dict[str, set[str]] = {}
    for page in deck.pages:
        layouts.setdefault(page.section, set()).add(page.layout)
    assert layouts["Check yourself"] == {"Quiz"}
    assert layouts["Words to know"] == {"Two tables"} and layouts["In short"] == {"Close"}
    assert list(layouts)[-4:] == ["Check yourself", "In short", "Answers", "Sources"]


def test_questions_end_their_sections_where_there_are_as_many_and_else_have_a_section(tmp_path: Path) -> None:
    path = CONTENT / "treaty-of-tordesillas.yaml"
    found = article(path)
    assert found.teaching
    sections, questions = [plain(each.heading) for each in found.sections], found.teaching.questions
    assert len(questions) == len(sections)
    ends = {page.section: page for page in scene(path, "lecture").pages}
    assert [ends[heading].title for heading in sections] == [plain(each) for each in questions]
    assert {ends[heading].layout for heading in sections} == {"Discussion"} and "To think about" not in ends

    one_more = tmp_path / "treaty.yaml"
    text = path.read_text(encoding="utf-8")
    one_more.write_text(re.sub(r"(?m)^  questions:$", "\\g<0>\n    - Who drew it?", text), encoding="utf-8")
    asked = [page for page in scene(one_more, "lecture").pages if page.layout in ("Discussion", "Question")]
    assert {(page.section, page.layout) for page in asked} == {("To think about", "Question")}
    assert [page.title for page in asked] == ["Who drew it?", *map(plain, questions)]


def test_theme_fonts_and_colours_are_references(xml: dict[str, etree._Element], deck_scene: Scene) -> None:
    assert deck_scene.master is not None
    literal = {colour.lstrip("#").upper() for colour in deck_scene.master.colours.values()}
    for root in slides(xml):
        for text in select(root, "//p:sp[p:nvSpPr/p:nvPr/p:ph]//a:rPr"):
            assert set(select(text, "./a:solidFill/a:srgbClr/@val")) & literal == set()
            assert all(name.startswith("+") for name in select(text, "./a:latin/@typeface"))
    [(_, theme)] = named(xml, r"ppt/theme/theme1\.xml")
    assert select(theme, "//a:majorFont/a:latin/@typeface") == [deck_scene.master.major_font]
    assert select(theme, "//a:accent1/a:srgbClr/@val") == [
        deck_scene.master.colours["accent1"].lstrip("#").upper()
    ]


def test_ids_and_names_of_shapes_are_used_once_on_a_slide(xml: dict[str, etree._Element]) -> None:
    for root in slides(xml):
        ids = select(root, "//p:cNvPr/@id")
        assert len(set(ids)) == len(ids)
        names = [name for name in select(root, "//p:cNvPr/@name") if name]
        assert len(set(names)) == len(names)


def test_every_relationship_leads_somewhere_and_every_part_is_reached(data: bytes) -> None:
    blobs = parts(data)
    reached = {"[Content_Types].xml"}
    for name, blob in blobs.items():
        if name.endswith(".rels"):
            reached.add(name)
            base = Path(name).parent.parent
            for relation in etree.fromstring(blob):
                if relation.get("TargetMode") != "External":
                    target = os.path.normpath(base / relation.get("Target").lstrip("/"))
                    assert target in blobs, (name, target)
                    reached.add(target)
    assert set(blobs) == reached


def test_properties_say_what_the_article_says(deck_scene: Scene, deck, data: bytes) -> None:  # type: ignore[no-untyped-def]
    metadata, core = deck_scene.metadata, deck.core_properties
    assert (core.title, core.subject, core.language) == (metadata.title, metadata.subject, metadata.lang)
    assert core.author == metadata.author
    assert core.keywords == ", ".join(metadata.keywords)
    assert "<Application>factdeck</Application>" in parts(data)["docProps/app.xml"].decode()
    custom = parts(data).get("docProps/custom.xml", b"").decode()
    assert (
        (metadata.licence in custom.replace("&amp;", "&"))
        if metadata.licence
        else not metadata.source or custom
    )


def test_nothing_depends_on_the_clock(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"1970-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]


def test_what_decks_of_one_look_have_in_common_comes_first_and_is_the_same_bytes() -> None:
    short, long = (powerpoint.render(scene_of(*([[]] * count))) for count in (1, 9))
    first = next(name for name in parts(long) if name.startswith("ppt/slides/"))
    with zipfile.ZipFile(io.BytesIO(short)) as archive:
        common, names = archive.getinfo("[Content_Types].xml").header_offset, archive.namelist()
        assert "ppt/slideMasters/slideMaster1.xml" in names[: names.index(first)]
    assert common > 1000 and short[:common] == long[:common]
    assert names[0] == "_rels/.rels" and names[2].startswith("ppt/"), "by which file(1) knows a presentation"


PROBE = """
import sys; from hashlib import sha256; from pathlib import Path
sys.path.insert(0, sys.argv[2])
from support.samples import scene; from factdeck import powerpoint
print(sha256(powerpoint.render(scene(Path(sys.argv[1]), "lecture"))).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    ],
    ids=["Tokyo", "Lima"],
)
def test_a_deck_is_the_same_bytes_in_any_surroundings(surroundings: dict[str, str], tmp_path: Path) -> None:
    path = CONTENT / "soviet-occupation-of-manchuria.yaml"
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    environment |= surroundings | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", PROBE, str(path), str(ROOT / "tests")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True)
    assert done.stdout.strip() == sha256(powerpoint.render(scene(path, "lecture"))).hexdigest()


def test_a_number_before_an_entry_has_its_own_colour_size_and_font() -> None:
    numeral = TextStyle(find_face("Cambria", bold=True), 30.0, "#8c1c13")
    entry = paragraph("Troops left", indent=30.0, bullet="1", bullet_style=numeral)
    plain = paragraph("Troops left", indent=30.0, bullet="2", bullet_style=BODY)
    item = TextItem(box=Box(40.0, 100.0, 400.0, 200.0), paragraphs=[entry, plain])
    one, other = select(slide_xml(scene_of([title("In short"), item])), "//a:pPr[a:buChar]")
    assert select(one, "a:buClr/a:schemeClr/@val") == ["accent1"]
    assert select(one, "a:buSzPct/@val") == ["125000"]
    assert select(one, "a:buFont/@typeface") == ["+mj-lt"]
    assert [etree.QName(child).localname for child in other][-2:] == ["buFontTx", "buChar"]


def test_a_number_before_an_entry_that_begins_in_italics_is_upright() -> None:
    italic = TextStyle(find_face("Cambria", italic=True), 14.0)
    entry = replace(paragraph("Das Kapital", indent=30.0, bullet="1.", bullet_style=BODY), lines=())
    entry = replace(entry, runs=(replace(entry.runs[0], style=italic),))
    item = TextItem(box=Box(40.0, 100.0, 400.0, 200.0), paragraphs=[entry])
    [made] = select(slide_xml(scene_of([title("Sources"), item])), "//a:p[a:pPr/a:buAutoNum]")
    assert select(made, "a:r/a:rPr/@i") == ["0", "1"] and select(made, "a:r/a:t/text()") == [
        "\u200b",
        "Das Kapital",
    ]


def test_a_raised_run_is_told_as_large_as_the_text_around_since_programs_shrink_it() -> None:
    said = paragraph("He has noted that.")
    raised = replace(said.runs[0], text="[1]", style=replace(BODY, size=BODY.size * 0.68, rise=4.0))
    items = [
        TextItem(box=Box(40.0, top, 400.0, 90.0), paragraphs=[replace(said, runs=runs, lines=())])
        for top, runs in ((100.0, (said.runs[0], raised)), (200.0, (raised, said.runs[0])))
    ]
    xml = slide_xml(scene_of([title("Notes"), *items]))
    sizes = {int(size) for size in select(xml, "//a:rPr[@baseline]/@sz")}
    assert sizes == {round(BODY.size * 100)}
    assert len(set(select(xml, "//a:p[a:r/a:rPr/@baseline]/a:pPr/a:lnSpc/a:spcPct/@val"))) == 1


def test_a_raised_run_is_never_told_larger_than_the_text_around_which_would_move_its_line() -> None:
    said = paragraph("He has noted that.")
    raised = replace(said.runs[0], text="[1]", style=replace(BODY, size=BODY.size * 0.9, rise=4.0))
    item = TextItem(
        box=Box(40.0, 100.0, 400.0, 90.0), paragraphs=[replace(said, runs=(said.runs[0], raised), lines=())]
    )
    xml = slide_xml(scene_of([title("Notes"), item]))
    assert {int(size) for size in select(xml, "//a:rPr[@baseline]/@sz")} == {round(BODY.size * 100)}
