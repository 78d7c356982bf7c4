"""What an article says of its events stands on the sheet, in the table and in what the lecturer says."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagrams.support_drawings import entry, make_look, tick
from factdeck.blocks.stretches import MOST_MEASURED, Stretches
from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.diagrams.timeline import vertical
from factdeck.diagrams.timeline.labels import LabelMaker
from factdeck.drawing import texts
from factdeck.messages.problems import Problems
from factdeck.scene import DrawingItem, Scene, TableItem
from support.pieces import made as built
from support.pieces import texts as texts_of
from support.samples import article, scene

ARTICLE = """title: A town
lang: en-GB
lead: It burns.
timeline:
  - {date: 1701-03, title: The *great* fire, text: "It began in a bakery. [@moser]", lane: Disasters}
  - date: 1650
    title: The bridge
    text: |
      It had five arches.

      It had no rail.

      - two gates
      - one toll
  - {date: 1720, title: The charter, lane: Rights}
sources:
  - {id: moser, type: book, title: Fires}
"""
SHEET = """output: pdf
theme: classic
page: {{size: A4, margins: [16mm, 16mm, 18mm, 18mm]}}
pages: [{{regions: {{main: {{}}}}}}]
blocks:
  - {{block: title, in: main}}
  - {{block: timeline, in: main, {options}}}
  - {{block: sources, in: main}}
"""


def made(folder: Path, options: str) -> Scene:
    (folder / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "sheet.yaml").write_text(SHEET.format(options=options), encoding="utf-8")
    return scene(folder / "town.yaml", str(folder / "sheet.yaml"))


def drawn_words(found: Scene) -> str:
    items = [item for page in found.pages for item in page.items if isinstance(item, DrawingItem)]
    return " ".join(text.text for item in items for text, _ in texts(item.drawing))


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("form", ["scaled", "even"])
def test_a_drawn_timeline_says_more_about_an_event(form: str, direction: str, tmp_path: Path) -> None:
    told = drawn_words(made(tmp_path, f"form: {form}, direction: {direction}"))
    for words in ("It had five arches. It had no rail. • two gates • one toll", "It began in a bakery."):
        assert all(word in told for word in words.split())
    assert told.index("1650") < told.index("five arches") < told.index("1701")


def test_a_layout_may_leave_the_texts_out(tmp_path: Path) -> None:
    assert "bakery" not in drawn_words(made(tmp_path, "text: no"))
    [table] = tables(made(tmp_path, "form: table, text: no"))
    assert "bakery" not in str(rows(table))


def tables(found: Scene) -> list[TableItem]:
    return [item for page in found.pages for item in page.items if isinstance(item, TableItem)]


def rows(table: TableItem) -> list[list[list[str]]]:
    return [[[part.text for part in cell.paragraphs] for cell in row.cells] for row in table.rows]


def test_a_table_has_the_texts_and_the_strands(tmp_path: Path) -> None:
    [table] = tables(made(tmp_path, "form: table"))
    assert rows(table) == [
        [["Date"], ["Event"], ["Strand"]],
        [
            ["1650"],
            ["The bridge", "It had five arches.", "It had no rail.", "• two gates", "• one toll"],
            [""],
        ],
        [["March\u00a01701"], ["The great fire", "It began in a bakery.[1]"], ["Disasters"]],
        [["1720"], ["The charter"], ["Rights"]],
    ]


@pytest.mark.parametrize("layout", ["output: pdf", "output: pptx"])
def test_a_table_s_dates_are_not_broken(layout: str, tmp_path: Path) -> None:
    text = SHEET.format(options="form: table")
    if layout == "output: pptx":
        text = "extends: lecture\nslides:\n  - {layout: Title and exhibit, title: title, fill: {figure: {block: timeline, form: table}}}\n"
    (tmp_path / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "table.yaml").write_text(text)
    found = tables(scene(tmp_path / "town.yaml", str(tmp_path / "table.yaml")))
    dates = [row.cells[0].paragraphs[0] for table in found for row in table.rows]
    assert len(dates) >= 4 and all(len(date.lines) == 1 for date in dates)


def test_a_table_of_events_without_strands_has_no_column_for_them(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text("title: A town\nlead: It burns.\ntimeline:\n  - {date: 1701, title: Fire}\n")
    (tmp_path / "sheet.yaml").write_text(SHEET.format(options="form: table"))
    [table] = tables(scene(path, str(tmp_path / "sheet.yaml")))
    assert rows(table) == [[["Date"], ["Event"]], [["1701"], ["Fire"]]]


def test_a_lecture_has_the_texts_in_the_notes_of_its_timeline(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    [slide] = [page for page in scene(tmp_path / "town.yaml", "lecture").pages if page.title == "Timeline"]
    told = [note.text.replace("\u00a0", " ") for note in slide.notes]
    assert told[1:] == [
        "1650: The bridge",
        "It had five arches.",
        "It had no rail.",
        "two gates",
        "one toll",
        "March 1701: The great fire",
        "It began in a bakery. [1]",
    ]


def test_a_timeline_that_opens_and_ends_open_is_told_in_sound_words(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(
        "title: A town\nlang: en-GB\nlead: Old.\ntimeline:\n"
        "  - {date: ../1900, title: Rome}\n  - {date: 1930/.., title: Paris}\n"
    )
    (tmp_path / "sheet.yaml").write_text(SHEET.format(options="form: scaled"))
    [page] = scene(tmp_path / "town.yaml", str(tmp_path / "sheet.yaml")).pages
    [told] = [item.alt.replace("\u00a0", " ") for item in page.items if isinstance(item, DrawingItem)]
    assert told == "Timeline. Events: 2. First: until 1900. Last: from 1930."


def many_events(count: int) -> Stretches:
    look = make_look()
    return Stretches(
        entries=[entry(number, 700_000 + 400.0 * number) for number in range(count)],
        look=look,
        faces=(),
        tick=tick,
        direction="vertical",
        told=lambda first, last, count: "",
        labels=LabelMaker(look),
    )


def test_a_timeline_longer_than_any_page_is_measured_by_its_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arranged: list[int] = []
    plan = vertical.plan_vertical

    def counting(entries, *more):  # type: ignore[no-untyped-def]
        arranged.append(len(entries))
        return plan(entries, *more)

    whole = many_events(MOST_MEASURED).height(160)
    monkeypatch.setattr(vertical, "plan_vertical", counting)
    long = many_events(20 * MOST_MEASURED)
    assert long.height(160) == pytest.approx(20 * whole)
    assert long.least_height(160) > 0
    assert 0 < sum(arranged) < 4 * MOST_MEASURED


def test_a_timeline_that_goes_on_on_the_next_page_fills_the_first(tmp_path: Path) -> None:
    events = "".join(f"  - {{date: {1900 + number}, title: Event {number}}}\n" for number in range(24))
    (tmp_path / "town.yaml").write_text(
        f"title: A town\nlead: It burns.\ntimeline:\n{events}", encoding="utf-8"
    )
    wishes = Options(theme="large-print")
    found = place_layout(article(tmp_path / "town.yaml"), "fact-sheet", Problems(), wishes)
    assert found is not None
    first, *others = (
        [item.box.bottom for item in page.items if isinstance(item, DrawingItem)]
        for page in found.document.pages
    )
    assert others[0]
    assert max(first) > 0.75 * found.document.pages[0].size.height


ONE = "title: A town\nlead: It burns.\ntimeline: [{{date: {date}, title: The fire}}]\n"


@pytest.mark.parametrize(("date", "drawn"), [("1701-03-04", False), ("1701", False), ("1701/1709", True)])
def test_on_paper_one_date_has_no_axis_but_a_length_of_time_has(date: str, drawn: bool) -> None:
    found, _ = built(ONE.format(date=date), "fact-sheet")
    items = [item for page in found.pages for item in page.items]
    assert any(isinstance(item, DrawingItem) for item in items) == drawn
    assert any(isinstance(item, TableItem) for item in items) != drawn
    assert drawn or "The fire" in texts_of(found)
