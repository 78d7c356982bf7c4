"""A chart on a slide is PowerPoint's own, with its numbers in a workbook that can be edited."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.dml import MSO_LINE

from factdeck import powerpoint
from factdeck.powerpoint.chart_workbook import number_format
from factdeck.scene import ChartItem
from support.samples import CASES, scene

ARTICLE = CASES / "charts.yaml"


@pytest.fixture(scope="module")
def deck() -> bytes:
    return powerpoint.render(scene(ARTICLE, "lecture"))


def charts(deck: bytes) -> list[Any]:
    slides = Presentation(io.BytesIO(deck)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def test_every_chart_is_native_and_has_alt_text(deck: bytes) -> None:
    shapes = charts(deck)
    assert [str(shape.chart.chart_type).split(" ")[0] for shape in shapes] == [
        "LINE_MARKERS",
        "BAR_CLUSTERED",
        "PIE",
        "BAR_CLUSTERED",
    ]
    descriptions = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in shapes]
    assert descriptions[0].startswith("Liniendiagramm: Die Linie der Stadt steigt")
    assert "1910: Stadt 14,5, Umland 31; 1920" in descriptions[0]


def test_the_numbers_are_in_the_chart_and_a_gap_stays_a_gap(deck: bytes) -> None:
    line = charts(deck)[0].chart.plots[0]
    assert list(line.categories) == ["1900", "1910", "1920", "1930", "1940", "1950"]
    assert line.series[0].values == (12.0, 14.5, 18.0, None, 30.25, 41.0)


def test_slices_say_the_numbers_that_they_say_on_paper(deck: bytes) -> None:
    labels = charts(deck)[2].chart.plots[0].data_labels
    assert (labels.show_value, labels.show_percentage) == (True, False)
    assert labels.number_format == number_format([3300.0])


def test_the_workbook_holds_the_same_numbers(deck: bytes) -> None:
    workbook = zipfile.ZipFile(io.BytesIO(charts(deck)[1].chart.part.chart_workbook.xlsx_part.blob))
    sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>1250</v>" in sheet and "<v>-320</v>" in sheet
    assert "Straßen und Brücken" in workbook.read("xl/sharedStrings.xml").decode()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "names", [("=1+1", "@SUM(A1)"), ("=", "{=}"), ("internal:", "https://example.org/" + "x" * 3000)]
)
def test_names_that_look_like_formulas_or_links_stay_text(names: tuple[str, str], tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8").replace("[Holz, Stein]", json.dumps(names))
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    chart = charts(powerpoint.render(scene(path, "lecture")))[3].chart
    assert tuple(chart.plots[0].categories) == names
    workbook = zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert not any(tag in workbook.read("xl/worksheets/sheet1.xml").decode() for tag in ("<f>", "<hyperlink"))
    strings = etree.fromstring(workbook.read("xl/sharedStrings.xml"))
    assert set(names) <= {"".join(each.itertext()) for each in strings}


def test_series_are_named_in_the_chart_as_in_the_article(deck: bytes) -> None:
    names = [[series.name for series in shape.chart.plots[0].series] for shape in charts(deck)]
    assert names[:2] == [["Stadt", "Umland"], ["Gewinn und Verlust 1911", "1912"]]


def test_colours_are_the_themes_and_series_differ_by_pattern(deck: bytes) -> None:
    first, second = charts(deck)[1].chart.plots[0].series
    assert first.format.fill.fore_color.theme_color is not None
    assert (first.format.fill.type, second.format.fill.type) == (1, 2)


def test_letters_and_axes_follow_the_theme_when_it_is_changed(deck: bytes) -> None:
    for shape in charts(deck):
        root = shape.chart._chartSpace
        assert set(root.xpath(".//a:latin/@typeface")) == {"+mn-lt"}
        assert root.xpath("./c:chart/c:plotArea/c:catAx/c:spPr//a:srgbClr") == []


def test_lines_are_dashed_as_on_paper() -> None:
    sample = scene(ARTICLE, "lecture")
    chart = next(item for page in sample.pages for item in page.items if isinstance(item, ChartItem))
    dashes = ((), (4.0, 2.0), (1.0, 1.6), (6.0, 2.0, 1.0, 2.0), (8.0, 2.0), (2.0, 1.0))
    series = tuple(replace(chart.series[0], name=str(dash), dash=dash) for dash in dashes)
    page = replace(sample.pages[-1], items=[replace(chart, series=series)])
    [shape] = charts(powerpoint.render(replace(sample, pages=[page])))
    shown = [each.format.line.dash_style for each in shape.chart.plots[0].series]
    assert shown == [
        MSO_LINE.SOLID,
        MSO_LINE.DASH,
        MSO_LINE.ROUND_DOT,
        MSO_LINE.DASH_DOT,
        MSO_LINE.LONG_DASH,
        MSO_LINE.SQUARE_DOT,
    ]


def test_each_of_many_charts_has_its_own_numbers_and_workbook() -> None:
    sample = scene(ARTICLE, "lecture")
    chart = next(item for page in sample.pages for item in page.items if isinstance(item, ChartItem))
    slides = [
        replace(page, items=[replace(chart, series=(replace(chart.series[0], values=(float(number),) * 6),))])
        for number, page in enumerate([sample.pages[-1]] * 120)
    ]
    shapes = charts(powerpoint.render(replace(sample, pages=slides)))
    assert [shape.chart.plots[0].series[0].values[0] for shape in shapes] == list(range(120))
    books = [shape.chart.part.chart_workbook.xlsx_part.blob for shape in shapes]
    sheets = [zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml") for book in books]
    assert all(f"<v>{number}</v>".encode() in sheet for number, sheet in enumerate(sheets))


def test_the_same_chart_gives_the_same_bytes(deck: bytes) -> None:
    assert powerpoint.render(scene(ARTICLE, "lecture")) == deck


def room_at_the_ends(item: ChartItem) -> tuple[float, float]:
    """What the axis of values leaves before the least and behind the greatest value, as shares of its length."""
    assert item.ends is not None
    values = [value for series in item.series for value in series.values if value is not None]
    low, high = item.ends
    return (min(values) - low) / (high - low), (high - max(values)) / (high - low)


@pytest.mark.parametrize("theme", ["classic", "reading", "large-print", "photocopy"])
def test_numbers_of_negative_bars_have_room_before_the_names_of_categories(theme: str) -> None:
    pages = scene(ARTICLE, "lecture", theme=theme).pages
    (item,) = [
        item
        for page in pages
        for item in page.items
        if isinstance(item, ChartItem) and item.series[0].name == "Gewinn und Verlust 1911"
    ]
    size = item.style.size
    before, behind = room_at_the_ends(item)
    assert before * item.box.width > len("-320") * size * 0.5
    assert behind * item.box.width > len("1.400") * size * 0.4


def test_names_of_categories_stand_below_all_values_and_bars_alone_have_set_ends(deck: bytes) -> None:
    line, bar, _, positive = (shape.chart for shape in charts(deck))
    for chart in (line, bar, positive):
        assert chart.category_axis.tick_label_position.name == "LOW"
    assert bar.value_axis.minimum_scale < -320 and bar.value_axis.maximum_scale > 1400
    assert positive.value_axis.minimum_scale is None and line.value_axis.minimum_scale is None


def test_every_bar_has_its_name_however_many_there_are(deck: bytes) -> None:
    for shape in charts(deck):
        axes = list(shape.chart._chartSpace.iter("{*}catAx"))
        skips = [[tag.get("val") for tag in axis.iterfind("{*}tickLblSkip")] for axis in axes]
        assert skips == [["1"] for _ in axes]


def chart_over(categories: list[str], folder: Path, kind: str = "line") -> Any:
    """The XML of a chart over these on a slide."""
    path = folder / "chart.yaml"
    series = [{"name": "Town", "values": [number - 5.5 for number in range(len(categories))]}]
    drawn = {"kind": kind, "caption": "It grew", "categories": categories, "credit": "us", "series": series}
    sections = [{"heading": "Growth", "chart": drawn}]
    path.write_text(
        json.dumps({"title": "A town", "lead": "A town.", "sections": sections}), encoding="utf-8"
    )
    [chart] = charts(powerpoint.render(scene(path, "lecture")))
    return chart.chart._chartSpace


def bars(folder: Path, categories: int, *values: list[float]) -> list[Any]:
    """The charts of bars on slides over so many categories, with these values for each of them."""
    path = folder / "chart.yaml"
    names = [f"Land {number}" for number in range(categories)]
    series = [
        {"name": f"Count {number}", "values": (each * categories)[:categories]}
        for number, each in enumerate(values)
    ]
    drawn = {"kind": "bar", "caption": "It grew", "categories": names, "credit": "us", "series": series}
    article = {"title": "A", "lead": "A.", "sections": [{"heading": "Growth", "chart": drawn}]}
    path.write_text(json.dumps(article), encoding="utf-8")
    return [shape.chart for shape in charts(powerpoint.render(scene(path, "lecture")))]


def type_size(chart: Any) -> int:
    [size] = {int(run.get("sz")) for run in chart._chartSpace.iterfind("{*}txPr//{*}defRPr")}
    return size // 100


@pytest.mark.parametrize(("count", "size", "slides"), [(10, 17, 1), (18, 13, 1), (40, 12, 2), (60, 12, 3)])
def test_many_bars_are_smaller_before_they_go_on_and_each_has_its_name(
    count: int, size: int, slides: int, tmp_path: Path
) -> None:
    made = bars(tmp_path, count, [3.0, 8.0])
    assert [type_size(chart) >= size for chart in made] == [True] * slides
    names = [name for chart in made for name in chart.plots[0].categories]
    assert names == [f"Land {number}" for number in range(count)]
    skips = [skip.get("val") for chart in made for skip in chart._chartSpace.iter("{*}tickLblSkip")]
    assert skips == ["1"] * slides


def test_bars_that_go_on_are_measured_on_one_scale(tmp_path: Path) -> None:
    made = bars(tmp_path, 40, [float(number) for number in range(40)])
    assert len({(chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) for chart in made}) == 1
    assert made[0].value_axis.minimum_scale == 0.0 and made[0].value_axis.maximum_scale > 39.0


def test_bars_too_close_for_numbers_are_read_off_an_axis(tmp_path: Path) -> None:
    [few] = bars(tmp_path, 4, [3.0], [8.0], [5.0])
    assert few.plots[0].has_data_labels and not few.value_axis.visible
    [many] = bars(tmp_path, 12, [3.0], [8.0], [5.0])
    assert not many.plots[0].has_data_labels
    assert many.value_axis.visible and many.value_axis.has_major_gridlines
    [crosses] = many._chartSpace.iterfind(".//{*}valAx/{*}crosses")
    assert crosses.get("val") == "max"


def test_no_number_at_a_bar_goes_over_two_lines_and_no_bar_is_thick(tmp_path: Path) -> None:
    [chart] = bars(tmp_path, 1, [5_972_000_000_000.0])
    bodies = chart._chartSpace.iterfind(".//{*}dLbls/{*}txPr/{*}bodyPr")
    assert [body.get("wrap") for body in bodies] == ["none"]
    assert 320.0 / (1 + chart.plots[0].gap_width / 100) < 70.0


@pytest.mark.parametrize(
    ("count", "step", "turns"),
    [(12, "1", []), (25, "1", ["-5400000"]), (60, "2", ["-5400000"])],
)
def test_lines_over_many_years_name_as_many_as_have_room_upwards(
    count: int, step: str, turns: list[str], tmp_path: Path
) -> None:
    [axis] = chart_over([str(1900 + number) for number in range(count)], tmp_path).iter("{*}catAx")
    assert [skip.get("val") for skip in axis.iterfind("{*}tickLblSkip")] == [step]
    assert [body.get("rot") for body in axis.iterfind("{*}txPr/{*}bodyPr")] == turns
    tags = [etree.QName(each).localname for each in axis]
    assert not turns or tags.index("tickLblPos") < tags.index("txPr") < tags.index("crossAx")


def test_long_names_of_categories_are_level_and_fewer(tmp_path: Path) -> None:
    names = [f"Donaudampfschifffahrtsgesellschaft {number}" for number in range(25)]
    [axis] = chart_over(names, tmp_path).iter("{*}catAx")
    [skip] = axis.iterfind("{*}tickLblSkip")
    assert int(skip.get("val")) > 4
    assert not list(axis.iterfind("{*}txPr"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([12.0, -3.0], '#,##0;"−"#,##0'),
        ([12.0, -3.25], 'General;"−"General'),
        ([1250.0, -3.5], '#,##0.0;"−"#,##0.0'),
        ([123456789012.34, 1e-9], '#,##0.000000000;"−"#,##0.000000000'),
        ([123456789012345.6], '#,##0.0;"−"#,##0.0'),
    ],
)
def test_numbers_on_slides_have_a_minus_sign_and_no_point_without_decimals(
    values: list[float], expected: str
) -> None:
    assert number_format(values) == expected
