"""The tables of an infobox have one column of labels, as wide as makes them low."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.options import Options
from factdeck.scene import TableItem, TextItem
from support.pieces import made
from support.samples import scene

SHORT = "{label: Capital, value: London}"
LONG = "{label: Countries of the old United Kingdom, value: four}"


def _tables(folder: Path, first: str, second: str) -> list[TableItem]:
    groups = f"[{{group: Land, rows: [{first}]}}, {{group: People, rows: [{second}]}}]"
    text = f"title: A town\nlead: It burns.\ninfobox: {{rows: {groups}}}\n"
    (folder / "town.yaml").write_text(text, encoding="utf-8")
    pages = scene(folder / "town.yaml", "fact-sheet").pages
    return [item for page in pages for item in page.items if isinstance(item, TableItem)]


def test_labels_stand_in_one_column_whatever_the_words_of_each_group(tmp_path: Path) -> None:
    first, second = _tables(tmp_path, SHORT, "{label: Verwaltungsgemeinschaftssitz, value: yes}")
    assert first.columns == second.columns


def test_long_labels_get_a_wider_column_where_that_makes_tables_lower(tmp_path: Path) -> None:
    short = _tables(tmp_path, SHORT, SHORT)[0]
    long = _tables(tmp_path, SHORT, LONG)[1]
    assert long.columns[0] > short.columns[0] and sum(long.columns) == sum(short.columns)
    assert len(long.rows[0].cells[0].paragraphs[0].lines) == 2


@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_a_word_too_long_for_the_labels_is_divided_as_its_language_divides_it(theme: str) -> None:
    label = "Verwaltungsgemeinschaftsversammlungen im Norden"
    found, problems = made(
        f"title: Ort\nlang: de\nlead: Es ist da.\ninfobox: {{rows: [{{label: {label}, value: 7}}]}}\n",
        "fact-sheet",
        Options(theme=theme),
    )
    [table] = [item for page in found.pages for item in page.items if isinstance(item, TableItem)]
    lines = table.rows[0].cells[0].paragraphs[0].lines
    assert lines[0].ending == "hyphen" or len(lines[0].pieces[0].text) >= 37
    assert not [each for each in problems if "FD607" in each]


def test_a_note_that_cites_a_source_is_in_whole_brackets(tmp_path: Path) -> None:
    row = '{label: Moor, value: 12 km², note: "in 1900 [@m]"}'
    sources = "sources: [{id: m, title: Book}]"
    text = f"title: A town\nlead: It burns.\ninfobox: {{rows: [{row}]}}\n{sources}\n"
    (tmp_path / "town.yaml").write_text(text, encoding="utf-8")
    pages = scene(tmp_path / "town.yaml", "fact-sheet").pages
    [table] = [item for page in pages for item in page.items if isinstance(item, TableItem)]
    assert table.rows[0].cells[1].paragraphs[0].text == "12\u00a0km² (in 1900[1])"


def test_long_values_keep_the_width_they_have(tmp_path: Path) -> None:
    value = f"{{label: Country, value: {'many words of a long value ' * 8}}}"
    assert _tables(tmp_path, SHORT, value)[0].columns == _tables(tmp_path, SHORT, SHORT)[0].columns


def test_text_does_not_touch_an_infobox_that_ends_above_it(tmp_path: Path) -> None:
    rows = ", ".join(f"{{label: Item {number}, value: {number}}}" for number in range(80))
    lead = "It burns every year. " * 400
    text = f"title: A town\nlead: {lead}\ninfobox: {{rows: [{rows}]}}\n"
    (tmp_path / "town.yaml").write_text(text, encoding="utf-8")
    page = scene(tmp_path / "town.yaml", "fact-sheet").pages[1]
    table = next(item for item in page.items if isinstance(item, TableItem))
    below = [item.box.y for item in page.items if isinstance(item, TextItem) and item.box.x < table.box.right]
    assert min(top for top in below if top > table.box.y) >= table.box.bottom + 9


@pytest.mark.parametrize("letters", [10, 20, 30, 40, 50, 60])
@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("theme", ["classic", "photocopy", "reading", "large-print"])
def test_a_long_label_leaves_its_value_room(theme: str, lang: str, letters: int) -> None:
    word = ("Pneumonoultramicroscopicsilicovolcanoconiosis" * 2)[:letters]
    words = "Number of all inhabitants of the town and of its many villages"[:letters]
    for label in (word, words):
        rows = f"[{{label: '{label}', value: '3'}}, {{label: '{label}', value: '7'}}]"
        story = f"lead: {'It burns. ' * 40}\nsections: [{{heading: A, text: {'It burns. ' * 200}}}]\n"
        text = f"title: A town\nlang: {lang}\ninfobox: {{rows: {rows}}}\n{story}"
        for paper in ("A4", "Letter", "A5"):
            pages = made(text, "fact-sheet", Options(theme=theme, paper=paper))[0].pages
            tables = [item for page in pages for item in page.items if isinstance(item, TableItem)]
            assert tables
            assert all(table.columns[1] >= 0.39 * table.box.width for table in tables)


def test_a_label_that_fills_its_column_does_not_touch_its_value(tmp_path: Path) -> None:
    for label in ("Postcode district", "OS grid reference", "Unitary authority", "Deputy prime minister"):
        [table] = _tables(tmp_path, f"{{label: {label}, value: SX071665}}", SHORT)[:1]
        [paragraph] = table.rows[0].cells[0].paragraphs
        assert (
            max(line.pieces[-1].x + line.pieces[-1].width for line in paragraph.lines) <= table.columns[0] - 5
        )


def test_short_labels_on_a_slide_leave_their_values_the_room(tmp_path: Path) -> None:
    def widths(label: str) -> tuple[float, ...]:
        rows = "".join(f"    - {{label: {label} {at}, value: Opened in {1850 + at}}}\n" for at in range(10))
        (tmp_path / "a.yaml").write_text(
            f"title: A town\nlead: B.\ninfobox:\n  rows:\n{rows}", encoding="utf-8"
        )
        pages = scene(tmp_path / "a.yaml", "lecture").pages
        return next(item.columns for page in pages for item in page.items if isinstance(item, TableItem))

    short, long = widths("Stop"), widths("Station of the old railway")
    assert short[0] < 0.7 * long[0] and sum(short) == pytest.approx(sum(long))
