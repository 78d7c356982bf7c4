"""The knowledge organiser: numbered words, dates, people and facts on one side."""

from __future__ import annotations

from collections import Counter

from factdeck.building.options import Options
from factdeck.scene import TextItem
from support.pieces import made, paragraphs, texts
from support.samples import CONTENT, scene

ARTICLE = """\
title: A town
lead: It lies by a river.
infobox:
  rows:
    - {label: Name, value: A town}
    - {label: River, value: Elbe, note: since 1200}
    - group: Today
      rows: [{label: River, value: Oder}]
timeline:
  - {date: 1901, title: Founded, number: 7}
  - {date: 1945, title: Burnt}
people:
  - {name: Jo Smith, dates: 1900–1980, role: Mayor}
  - {name: Al}
teaching:
  glossary:
    - {term: Quay, meaning: A place for ships.}
"""


def numbered(text: str, options: Options | None = None) -> list[str]:
    made_of, _ = made(text, "knowledge-organiser", options)
    return [f"{each.bullet} {each.text}" for each in paragraphs(made_of.pages) if each.bullet]


def test_each_fact_stands_under_its_own_number() -> None:
    assert numbered(ARTICLE) == [
        "1 Quay: A place for ships.",
        "1 1945: Burnt",
        "7 1901: Founded",
        "1 Jo Smith (1900–1980): Mayor",
        "2 Al",
        "1 River: Elbe (since 1200)",
        "2 Today – River: Oder",
    ]


def test_numbers_of_sources_are_left_out_and_nothing_beside_them() -> None:
    cited = ARTICLE.replace("Jo Smith", '"Jo Smith [@m]"').replace("since 1200", '"since 1200 [@m]"')
    entries = numbered(f"{cited}sources: [{{id: m, title: Book}}]\n")
    assert "1 Jo Smith (1900–1980): Mayor" in entries
    assert "1 River: Elbe (since 1200)" in entries


def test_what_it_is_learnt_by_is_bold() -> None:
    made_of, _ = made(ARTICLE, "knowledge-organiser")
    for each in paragraphs(made_of.pages):
        if each.bullet:
            assert each.runs[0].style.face.bold
            assert each.text.startswith(each.runs[0].text)


def test_what_the_article_has_none_of_has_no_heading() -> None:
    infobox = "infobox: {rows: [{label: River, value: Elbe}]}\n"
    made_of, problems = made(f"title: A town\nlead: It lies by a river.\n{infobox}", "knowledge-organiser")
    headings = [each.text for each in paragraphs(made_of.pages) if each.element and each.element.role == "H2"]
    assert headings == ["Key facts"]
    assert problems == []


def test_it_is_one_side_that_lies_whatever_the_papers_size() -> None:
    for paper, long_side in (("A4", 842), ("A3", 1191), ("Letter", 792)):
        made_of, _ = made(ARTICLE, "knowledge-organiser", Options(paper=paper))
        [page] = made_of.pages
        assert round(page.size.width) == long_side > page.size.height


def test_in_large_print_it_stands_upright_on_as_many_pages_as_it_takes() -> None:
    made_of, problems = made(ARTICLE, "knowledge-organiser", Options(theme="large-print"))
    assert all(page.size.width < page.size.height for page in made_of.pages)
    assert problems == []


def test_no_type_is_smaller_than_seven_and_a_half_points() -> None:
    made_of = scene(CONTENT / "soviet-occupation-of-manchuria.yaml", "knowledge-organiser")
    [page] = made_of.pages
    assert min(run.style.size for each in paragraphs([page]) for run in each.runs) >= 7.5


def test_what_one_side_does_not_hold_goes_on_with_a_warning() -> None:
    words = "\n".join(
        f"    - {{term: Word{n}, meaning: It means this and that and more than that.}}" for n in range(150)
    )
    made_of, problems = made(f"title: A\nlead: B.\nteaching:\n  glossary:\n{words}\n", "knowledge-organiser")
    assert len(made_of.pages) > 1
    assert any("fills 2 pages, not 1" in each for each in problems)
    assert sum(text.startswith("Word") for text in texts(made_of)) >= 150


def test_dates_are_set_in_letters_that_fonts_at_hand_have() -> None:
    text = "title: 城\nlang: zh\nlead: 河。\ntimeline: [{date: 1901-05-03, title: 成立}]\n"
    made_of, problems = made(text, "knowledge-organiser")
    assert "1901年5月3日：成立" in texts(made_of)
    assert problems == []


def test_no_column_ends_or_begins_with_one_entry_of_several() -> None:
    for count in range(4, 40):
        entries = "".join(f"  - {{date: {1900 + year}, title: Year {year}}}\n" for year in range(count))
        people = "".join(f"  - {{name: Person {number}}}\n" for number in range(7))
        made_of, _ = made(f"title: A\ntimeline:\n{entries}people:\n{people}", "knowledge-organiser")
        columns: dict[float, list[str]] = {}
        for item in made_of.pages[0].items:
            if isinstance(item, TextItem) and item.paragraphs[0].bullet:
                kind = "date" if item.paragraphs[0].text.startswith("19") else "person"
                columns.setdefault(item.box.x, []).append(kind)
        found = [Counter(column) for column in columns.values()]
        assert all(number > 1 for column in found for number in column.values()), (count, found)


def test_dates_of_a_life_written_as_those_of_events_are_told_in_words() -> None:
    text = "title: A\nlang: en-GB\npeople: [{name: William, dates: 1028~/1087-09-09, role: Duke}]\n"
    for layout in ("knowledge-organiser", "people-cards", "fact-sheet", "lecture"):
        told = " ".join(texts(made(text, layout)[0]))
        assert "9\u00a0September\u00a01087" in told and "1087-09" not in told, layout
