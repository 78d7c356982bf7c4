"""Handouts, pages of notes and the script: every slide of the deck stands on paper as it is shown, and is read as text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest
from msgspec.structs import replace

import factdeck
from factdeck import pdf
from factdeck.article import Article
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages import codes
from factdeck.messages.problems import Problems
from factdeck.place.boxes.slide_picture import FRAME
from factdeck.scene import (
    AnyItem,
    DrawingItem,
    Element,
    ImageItem,
    Page,
    Scene,
    ShapeItem,
    TextItem,
    paragraphs_of,
)
from factdeck.units import Box
from support.samples import CASES, CONTENT, ROOT, article
from support.tagged import Tagged, read_tagged, spoken

LAYOUTS = ("handout-3", "handout-6", "notes-pages", "script")
THEMES = ("classic", "photocopy", "reading", "large-print")
EACH_PIECE = [
    (layout, theme, ("A4", "Letter")[(row + column) % 2])
    for row, layout in enumerate(LAYOUTS)
    for column, theme in enumerate(THEMES)
]
ARTICLE = CASES / "town.yaml"
SENTENCES = 20.0
"""Points, on a slide of the lecture."""
SMALLEST_SENTENCES = 6.8
"""Points, on handout-3."""


@lru_cache(maxsize=4)
def read(path: Path) -> Article:
    return article(path)


@lru_cache(maxsize=32)
def placed(path: Path, layout: str, theme: str = "classic", paper: str = "") -> Scene:
    problems = Problems()
    made = place_layout(read(path), layout, problems, Options(theme=theme, paper=paper))
    assert made is not None, "\n".join(map(str, problems))
    scene = made.document
    assert isinstance(scene, Scene)
    return scene


@lru_cache(maxsize=4)
def tagged(path: Path, layout: str) -> Tagged:
    return read_tagged(pdf.render(placed(path, layout), "3a"))


def printed_slides(scene: Scene) -> Iterator[tuple[Box, list[AnyItem]]]:
    for page in scene.pages:
        yield from slides_on(page)


def slides_on(page: Page) -> Iterator[tuple[Box, list[AnyItem]]]:
    """Each slide's frame, and what stands between its ground and its frame, the ground first."""
    for at, frame in enumerate(page.items):
        if isinstance(frame, ShapeItem) and frame.stroke_width == FRAME and frame.kind == "rect":
            ground = next(number for number, each in enumerate(page.items) if each.box == frame.box)
            yield frame.box, page.items[ground:at]


def texts_of(items: Sequence[AnyItem]) -> list[str]:
    return [paragraph.text for item in items for paragraph in paragraphs_of(item)]


def words_of(texts: Sequence[str]) -> list[str]:
    return sorted(word for text in texts for word in spoken(text).split())


def slides_of(path: Path, layout: str, theme: str = "classic") -> list[Page]:
    """The slides of the lecture that a print shows: handouts hide the answers, and tell the sources as text."""
    pages = placed(path, "lecture", theme).pages
    if not layout.startswith("handout"):
        return pages
    return [page for page in pages if page.section not in ("Answers", "Sources")]


def titles(pages: Sequence[Page]) -> list[str]:
    return [page.title for page in pages]


@pytest.mark.parametrize(("layout", "theme", "paper"), EACH_PIECE)
def test_all_slides_stand_on_paper_in_the_deck_s_order_with_their_words(
    layout: str, theme: str, paper: str
) -> None:
    deck = slides_of(ARTICLE, layout, theme)
    slides = [*printed_slides(placed(ARTICLE, layout, theme, paper))]
    assert len(slides) == len(deck)
    hidden = layout.startswith("handout")
    for slide, (_, items) in zip(deck, slides, strict=True):
        shown = [item for item in slide.items if not (hidden and (item.answer or item.on_click))]
        assert words_of(texts_of(items)) == words_of(texts_of(shown)), slide.title


@pytest.mark.parametrize(("layout", "theme", "paper"), EACH_PIECE)
def test_slides_lie_inside_their_frames_and_frames_inside_their_page(
    layout: str, theme: str, paper: str
) -> None:
    scene = placed(ARTICLE, layout, theme, paper)
    whole = Box(0, 0, scene.pages[0].size.width, scene.pages[0].size.height)
    for frame, items in printed_slides(scene):
        assert whole.contains(frame) and frame.width / frame.height == pytest.approx(16 / 9, abs=0.001)
        for item in items:
            assert frame.contains(item.box, slack=0.5), item.name


@pytest.mark.parametrize("path", [ARTICLE, CASES / "charts.yaml"], ids=lambda path: path.stem)
@pytest.mark.parametrize("theme", ["classic", "large-print"])
def test_a_printed_slide_breaks_its_lines_where_the_deck_does(path: Path, theme: str) -> None:
    deck = placed(path, "lecture", theme)
    for slide, (_, items) in zip(deck.pages, printed_slides(placed(path, "notes-pages", theme)), strict=True):
        assert sorted(lines_of(items)) == sorted(lines_of(slide.items)), slide.title


def lines_of(items: Sequence[AnyItem]) -> list[str]:
    return [
        spoken("".join(piece.text for piece in line.pieces))
        for item in items
        for paragraph in paragraphs_of(item)
        for line in paragraph.lines
    ]


def test_a_handout_tells_three_and_six_slides_a_page() -> None:
    for layout, most, paper in (
        ("handout-3", 3, "A4"),
        ("handout-3", 3, "Letter"),
        ("handout-6", 6, "Letter"),
    ):
        scene = placed(CONTENT / "ada-lovelace.yaml", layout, paper=paper)
        counts = [len([*slides_on(page)]) for page in scene.pages]
        assert counts[:-1] == [most] * (len(counts) - 1) and 1 <= counts[-1] <= most


def test_slides_of_a_handout_have_even_shares_of_its_pages() -> None:
    for page in placed(CONTENT / "ada-lovelace.yaml", "handout-3").pages[:-1]:
        tops = [box.y for box, _ in slides_on(page)]
        steps = [below - above for above, below in pairwise(tops)]
        assert steps[0] == pytest.approx(steps[1], abs=0.05)


def test_notes_pages_have_one_slide_each() -> None:
    scene = placed(ARTICLE, "notes-pages")
    for page in scene.pages:
        assert len([*slides_on(page)]) <= 1


def test_what_slides_say_is_large_enough_on_handouts() -> None:
    """Sentences have 20 points on a slide; small heads, sources, labels and the foot are smaller there, and on paper."""
    for path in (ARTICLE, CONTENT / "ada-lovelace.yaml"):
        slides = printed_slides(placed(path, "handout-3"))
        for slide, (_, items) in zip(slides_of(path, "handout-3"), slides, strict=True):
            printed = dict(sizes(items))
            for text, size in sizes(slide.items):
                if size >= SENTENCES and len(text.split()) > 2 and text in printed:
                    assert printed[text] >= SMALLEST_SENTENCES, text


def sizes(items: Sequence[AnyItem]) -> Iterator[tuple[str, float]]:
    """Each paragraph with the size of its smallest type that is not raised."""
    for item in items:
        for each in paragraphs_of(item):
            yield each.text, min((run.style.size for run in each.runs if not run.style.rise), default=99.0)


def test_every_face_of_a_printed_slide_can_be_embedded() -> None:
    for _, items in printed_slides(placed(CASES / "charts.yaml", "handout-3")):
        for item in items:
            pieces = [
                piece
                for paragraph in paragraphs_of(item)
                for line in paragraph.lines
                for piece in line.pieces
            ]
            assert all(piece.run.style.face.file for piece in pieces)
            if isinstance(item, DrawingItem):
                assert all(face.file for face in item.faces)


def test_a_handout_hides_answers_and_notes_pages_show_them() -> None:
    asked = read(ARTICLE).teaching
    assert asked is not None
    why = spoken("".join(span.text for span in asked.quiz[0].why or ()))
    assert why
    said = {layout: " ".join(map(spoken, all_texts(placed(ARTICLE, layout)))) for layout in LAYOUTS}
    assert [why in said[layout] for layout in LAYOUTS] == [False, False, True, True]
    ticks = {
        layout: sum(
            item.name == "Right answer" for page in placed(ARTICLE, layout).pages for item in page.items
        )
        for layout in LAYOUTS
    }
    assert ticks["handout-3"] == ticks["handout-6"] == 0 < ticks["script"]


def all_texts(scene: Scene) -> list[str]:
    return [text for page in scene.pages for text in texts_of(page.items)]


def test_a_photocopy_has_no_dark_slides() -> None:
    grounds = {
        items[0].fill
        for layout in LAYOUTS
        for _, items in printed_slides(placed(ARTICLE, layout, "photocopy"))
        if isinstance(items[0], ShapeItem)
    }
    assert grounds == {"#ffffff"}
    classic = [items[0] for _, items in printed_slides(placed(ARTICLE, "handout-3"))]
    assert any(isinstance(ground, ShapeItem) and ground.fill == "#1e2b36" for ground in classic)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_slide_is_read_as_a_section_with_its_title_as_heading(layout: str) -> None:
    document = tagged(ARTICLE, layout).document
    deck = slides_of(ARTICLE, layout)
    sections = document.all("Sect")
    assert len(sections) == len(deck)
    shown = [spoken(section.all("H2")[0].text) for section in sections]
    assert shown == [spoken(title) for title in titles(deck)]
    levels = [int(node.role[1]) for node in document.walk() if re.fullmatch("H[1-6]", node.role)]
    assert levels[0] == 1 and all(below <= above + 1 for above, below in pairwise(levels))


def test_lists_tables_and_figures_of_slides_are_read_as_such() -> None:
    document = tagged(CONTENT / "ada-lovelace.yaml", "notes-pages").document
    assert document.all("L") and document.all("Table") and document.all("Figure")
    assert all(node.alt for node in document.all("Figure"))
    for table in document.all("Table"):
        widths = {len(row.all("TH", "TD")) for row in table.all("TR")}
        assert len(widths) == 1


def test_no_place_of_a_handout_is_named_twice() -> None:
    for layout in LAYOUTS:
        pages = placed(CONTENT / "ada-lovelace.yaml", layout).pages
        paragraphs = [each for page in pages for item in page.items for each in paragraphs_of(item)]
        anchors = [each.anchor for each in paragraphs if each.anchor]
        assert len(anchors) == len({*anchors})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_citations_on_slides_and_in_notes_lead_to_the_sources_of_the_print(layout: str) -> None:
    references = tagged(CONTENT / "ada-lovelace.yaml", layout).document.all("Reference")
    shown = [spoken(node.text) for node in references]
    assert len(shown) == (1 if layout.startswith("handout") else 11)
    for node in references:
        [annotation] = [each for link in node.nodes for each in link.annotations]
        if spoken(node.text) == "[1]":
            assert str(annotation["/Contents"]).startswith("Menabrea")
        assert node.parent is not None and not node.parent.places, "what stands behind it is read behind it"


def test_a_citation_whose_source_is_not_in_the_print_is_plain_text() -> None:
    scene = placed(CONTENT / "ada-lovelace.yaml", "handout-3")
    without_sources = replace(scene, pages=scene.pages[:-1])
    document = read_tagged(pdf.render(without_sources, "3a")).document
    assert "Numbered as in Note G [1]" in spoken(document.text)
    assert not document.all("Reference", "Link")


def test_citations_are_no_links_in_the_deck_itself() -> None:
    [deck] = factdeck.build(CONTENT / "ada-lovelace.yaml", layouts=["lecture"])
    with ZipFile(BytesIO(deck.data)) as parts:
        relations = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
    assert not [each for each in relations if 'Target="#' in each]


def test_a_citation_leads_to_a_source_that_only_the_notes_tell(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    sources = "".join(f"  - {{id: s{number}, type: book, title: Book {number}}}\n" for number in range(1, 46))
    path.write_text(f"title: A town\nlead: It has a bridge. [@s45]\nsources:\n{sources}", encoding="utf-8")
    references = tagged(path, "script").document.all("Reference")
    assert {spoken(node.text) for node in references} == {"[45]"}
    for node in references:
        [annotation] = [each for link in node.nodes for each in link.annotations]
        assert str(annotation["/Contents"]).startswith("Book 45")


def test_a_citation_s_number_stays_on_the_line_of_its_word() -> None:
    for layout in ("lecture", *LAYOUTS):
        for text in all_texts(placed(CONTENT / "ada-lovelace.yaml", layout)):
            assert not re.search(r" \[\d", text), text


def test_handouts_have_no_slide_of_answers_alone_and_tell_the_sources_in_type_that_can_be_read() -> None:
    for layout in ("handout-3", "handout-6"):
        scene = placed(CONTENT / "ada-lovelace.yaml", layout)
        shown = {text for _, items in printed_slides(scene) for text in texts_of(items)}
        assert not {"Answers", "Sources"} & shown
        last = dict(sizes(scene.pages[-1].items))
        told = next(text for text in last if text.startswith("Turing, A. M. (1950)"))
        assert last[told] >= 7.5
        assert any(text.startswith("See also:") for text in last)


def test_slides_of_a_section_that_the_article_heads_as_the_sources_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "title: A town\nsections:\n  - {heading: Sources, text: Three springs feed its river.}\n",
        encoding="utf-8",
    )
    shown = " ".join(all_texts(placed(path, "handout-3")))
    assert "Three springs feed its river" in shown


def test_the_slide_of_a_note_stands_on_its_page() -> None:
    """Under a slide stand its number and the first lines of its notes, in type of any size."""
    scene = placed(CONTENT / "treaty-of-tordesillas.yaml", "script", "large-print")
    for page in scene.pages:
        below = [item for item in page.items if not (isinstance(item, TextItem) and item.artifact)]
        frames = [box for box, _ in slides_on(page)]
        lowest = max((box.bottom for box in frames), default=0.0)
        texts = [item for item in below if isinstance(item, TextItem) and item.box.y >= lowest]
        captions = [each for each in texts if re.match(r"Slide \d+ · ", texts_of([each])[0])]
        assert not captions or texts[-1] is not captions[-1], texts_of(captions)
        assert not frames or captions, page.label


def test_a_page_on_which_notes_go_on_says_whose_they_are() -> None:
    scene = placed(CONTENT / "treaty-of-tordesillas.yaml", "notes-pages", "large-print")
    alone = [page for page in scene.pages if not [*slides_on(page)]]
    assert alone
    for page in alone:
        before = scene.pages[scene.pages.index(page) - 1]
        [number] = [
            found[1] for text in texts_of(before.items) if (found := re.match(r"(Slide \d+) · ", text))
        ]
        first = page.items[0]
        assert texts_of([first]) == [f"{number}, continued"]
        assert isinstance(first, TextItem) and first.artifact == "Header"


def test_notes_that_go_on_beside_no_slide_have_its_number_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    notes = "They said much of the bridge and of its builders. " * 120
    path.write_text(
        f"title: A town\nsections:\n  - {{heading: Bridge, point: It fell, text: It fell in 1845., notes: {notes}}}\n",
        encoding="utf-8",
    )
    first, second, *_ = placed(path, "script").pages
    [slide, *_] = [box for box, _ in slides_on(first)]
    [told] = [item for item in second.items if texts_of([item]) == ["Slide 2, continued"]]
    assert told.box.x == slide.x
    going_on = [item for item in second.items if any("of its builders" in text for text in texts_of([item]))]
    assert all(item.box.y == told.box.y and item.box.x > slide.right for item in going_on[:1])


def test_what_to_ask_and_when_is_found_at_a_glance() -> None:
    pages = placed(CONTENT / "ada-lovelace.yaml", "script").pages
    notes = [
        paragraph
        for page in pages
        for item in page.items
        for paragraph in paragraphs_of(item)
        if re.match("(Ask|Time): ", paragraph.text)
    ]
    assert len(notes) == 10
    for note in notes:
        bold = [run.text for run in note.runs if run.style.face.bold]
        assert bold == [note.text.split(":")[0] + ":"]
    [asked, *_] = [
        paragraph
        for page in pages
        for item in page.items
        for paragraph in paragraphs_of(item)
        if paragraph.text.startswith("Let them talk in pairs")
    ]
    assert [run.text for run in asked.runs if run.style.face.bold] == ["Time:"]
    points = [
        paragraph
        for page in placed(CONTENT / "soviet-occupation-of-manchuria.yaml", "script").pages
        for item in page.items
        for paragraph in paragraphs_of(item)
        if paragraph.bullet == "•" and paragraph.text.startswith("November: ")
    ]
    assert points and not [run for point in points for run in point.runs if run.style.face.bold]
    assert re.search(r"on the board\. Time: \d?½? min$", spoken(asked.text))


def test_what_is_left_of_a_page_of_notes_is_ruled() -> None:
    scene = placed(CONTENT / "ada-lovelace.yaml", "notes-pages")
    for page in scene.pages:
        lines = [item.box.y for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]
        [frame] = [box for box, _ in slides_on(page)]
        ruled = sorted(y for y in lines if y > frame.bottom)
        texts = [item.box for item in page.items if isinstance(item, TextItem) and not item.artifact]
        lowest = max(box.bottom for box in texts if box.y > frame.bottom)
        assert len(ruled) >= 4 and ruled[0] > lowest and ruled[-1] > page.size.height - 80


def test_what_all_slides_take_is_told_where_their_times_are() -> None:
    page = placed(ARTICLE, "script").pages[-1]
    by_text = {texts_of([item])[0]: item.box for item in page.items if texts_of([item])}
    total = next(box for text, box in by_text.items() if text.startswith("Total: "))
    caption = next(box for text, box in by_text.items() if re.match(r"Slide \d+ · ", text))
    assert total.x == caption.x


def test_each_slide_is_an_entry_of_the_outline() -> None:
    entries = [entry.title for page in placed(ARTICLE, "handout-6").pages for entry in page.bookmarks]
    assert entries[1:] == [*titles(slides_of(ARTICLE, "handout-6")), "Sources"]


def test_slides_that_stand_in_two_prints_share_nothing_that_is_tagged() -> None:
    def elements(scene: Scene) -> set[int]:
        found: set[int] = set()
        for page in scene.pages:
            for item in page.items:
                elements = [each.element for each in paragraphs_of(item)]
                elements += [item.element] if isinstance(item, DrawingItem | ImageItem) else []
                for element in elements:
                    found |= above(element)
        return found

    def above(element: Element | None) -> set[int]:
        return {id(element)} | above(element.parent) if element else set()

    first, second = placed(ARTICLE, "handout-3"), placed(ARTICLE, "script")
    assert not elements(first) & elements(second)


def test_prints_are_the_same_bytes_again_and_in_another_order() -> None:
    forth = {layout: [file.data for file in factdeck.build(ARTICLE, layouts=[layout])] for layout in LAYOUTS}
    back = {
        layout: [file.data for file in factdeck.build(ARTICLE, layouts=[layout])] for layout in LAYOUTS[::-1]
    }
    assert forth == back


def test_the_script_tells_when_each_slide_begins_and_what_all_take() -> None:
    texts = all_texts(placed(ARTICLE, "script"))
    captions = [found for text in texts if (found := re.fullmatch(r"Slide (\d+) · (\S+) → (\S+)", text))]
    assert [int(found[1]) for found in captions] == [*range(1, len(placed(ARTICLE, "lecture").pages) + 1)]
    assert captions[0][2] == "00:00"
    assert all(one[3] == other[2] for one, other in pairwise(captions))
    assert f"Total: {captions[-1][3]}" in texts


def test_a_layout_says_which_deck_is_printed(tmp_path: Path) -> None:
    for deck, code in (("lectur", codes.UNKNOWN_NAME), ("fact-sheet", codes.WRONG_KIND)):
        layout = tmp_path / "mine.yaml"
        layout.write_text(f"extends: handout-3\ndeck: {deck}\n", encoding="utf-8")
        problems = Problems()
        assert place_layout(read(ARTICLE), str(layout), problems, Options()) is None
        [problem] = problems.errors
        assert problem.code == code and problem.mark is not None and problem.mark.line == 2


def test_slides_are_printed_without_their_template_which_is_told(tmp_path: Path) -> None:
    shutil.copy(Path(pptx.__file__).parent / "templates" / "default.pptx", tmp_path / "school.pptx")
    (tmp_path / "school.yaml").write_text("extends: lecture\ntemplate: school.pptx\n", encoding="utf-8")
    layout = tmp_path / "mine.yaml"
    layout.write_text(f"extends: handout-3\ndeck: {tmp_path / 'school.yaml'}\n", encoding="utf-8")
    problems = Problems()
    assert place_layout(read(ARTICLE), str(layout), problems, Options()), list(map(str, problems))
    [problem] = problems
    assert problem.code == codes.TEMPLATE_LEFT_OUT and problem.severity == "warning"


def test_check_tells_of_a_handout_what_build_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    long = "a title that no slide has room for " * 12
    path.write_text(f"title: {long}\nlead: It is long.\n", encoding="utf-8")
    for layout in LAYOUTS:
        told = list(factdeck.build(path, layouts=[layout]).warnings)
        assert any(problem.code == codes.TOO_HIGH for problem in told)
        assert {problem for problem in factdeck.check(path, layouts=[layout]) if problem in told} == set(told)


def test_a_print_is_the_same_bytes_in_other_processes(tmp_path: Path) -> None:
    for seed in ("0", "4294967295"):
        command = [sys.executable, "-m", "factdeck", "build", str(ARTICLE), "--layout", "script", "--quiet"]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([*command, "-o", str(tmp_path / seed)], cwd=ROOT, env=environment, check=True)
    first, second = (path.read_bytes() for path in sorted(tmp_path.glob("*/*.pdf")))
    assert first == second


def test_a_print_on_narrow_paper_leaves_room_beside_its_slides() -> None:
    for page in placed(ARTICLE, "handout-3", paper="A5").pages:
        lines = [item for item in page.items if isinstance(item, ShapeItem) and item.kind == "line"]
        for frame, _ in slides_on(page):
            beside = [line.box for line in lines if line.box.x > frame.right and line.box.width > 60]
            assert beside and all(box.right <= page.size.width - 36 for box in beside)
