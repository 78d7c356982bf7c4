"""Sources are told once, and every address among them is a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.building.options import Options
from factdeck.building.placing import place_layout
from factdeck.messages.problems import Problems
from factdeck.scene import Paragraph, Scene, TextItem
from support.pieces import made, texts
from support.samples import article, scene

ARTICLE = """title: A town
lang: en-GB
lead: It burns.
sections:
  - heading: The fire
    text: It burned. [@one]
sources:
  - {id: one, title: "https://www.example.org/fire/", URL: "https://www.example.org/fire/"}
  - {id: two, title: example.org/smoke, URL: "https://example.org/smoke"}
  - {id: three, title: The fire, container-title: www.example.net, URL: "http://www.example.net/fire"}
  - {id: four, title: "Ash (see http://example.com/ash)."}
"""


def test_an_address_that_is_the_title_is_shown_once_and_short_and_leads_there(tmp_path: Path) -> None:
    first, second, *_ = _sources(tmp_path)
    assert (first.text, _links(first)) == (
        "example.org/fire. ",
        {"example.org/fire": "https://www.example.org/fire/"},
    )
    assert _links(second) == {"example.org/smoke": "https://example.org/smoke"}
    assert second.text.count("example.org") == 1


def test_an_address_in_any_part_of_a_source_is_a_link(tmp_path: Path) -> None:
    _, _, third, fourth = _sources(tmp_path)
    assert _links(third) == {
        "www.example.net": "http://www.example.net",
        "example.net/fire": "http://www.example.net/fire",
    }
    assert _links(fourth) == {"http://example.com/ash": "http://example.com/ash"}


def test_the_number_of_a_source_stands_close_to_the_word_before_it_on_paper(tmp_path: Path) -> None:
    assert "It burned.[1]" in [part.text for part in _paragraphs(_sheet(tmp_path))]


def test_a_point_that_is_the_heading_of_a_subsection_is_not_said_twice_on_paper(tmp_path: Path) -> None:
    sections = (
        "sections: [{heading: Rights, points: [Tolls, Gates], sections: [{heading: Gates, text: Two.}]}]"
    )
    (tmp_path / "town.yaml").write_text(f"title: A town\nlead: It burns.\n{sections}", encoding="utf-8")
    told = [part.text for part in _paragraphs(scene(tmp_path / "town.yaml", "fact-sheet"))]
    assert (told.count("Tolls"), told.count("Gates")) == (1, 1)


def _sheet(folder: Path) -> Scene:
    (folder / "town.yaml").write_text(ARTICLE, encoding="utf-8")
    return scene(folder / "town.yaml", "fact-sheet")


def _sources(folder: Path) -> list[Paragraph]:
    return [part for part in _paragraphs(_sheet(folder)) if part.anchor.startswith("source ")]


def _paragraphs(found: Scene) -> list[Paragraph]:
    items = [item for page in found.pages for item in page.items if isinstance(item, TextItem)]
    return [part for item in items for part in item.paragraphs]


def _links(paragraph: Paragraph) -> dict[str, str]:
    return {run.text: run.link for run in paragraph.runs if run.link}


def test_no_full_stop_stands_behind_an_address_on_slides_where_it_could_be_alone_on_a_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / "town.yaml"
    path.write_text(
        "title: A town\nlead: It lies. [@a]\nsources: [{id: a, title: On it, URL: 'https://example.org/a'}]\n",
        encoding="utf-8",
    )
    ends = {}
    for layout in ("lecture", "fact-sheet"):
        options = Options(citation_style="chicago-author-date")
        made = place_layout(article(path), layout, Problems(), options)
        assert made is not None
        told = [each.text for each in _paragraphs(made.document) if "example.org" in each.text]
        ends[layout] = told[-1][-2:]
    assert ends == {"lecture": "/a", "fact-sheet": "a."}


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "B. Vol. 2. Paris."),
        ("pl", "B. T. 2. Paris."),
        ("zh", "B. 第2卷. Paris."),
        ("hu", "B. 2. köt. Paris."),
    ],
)
def test_the_volume_of_a_book_is_told_as_one(lang: str, told: str) -> None:
    text = f"title: A\nlang: {lang}\nlead: C [@b].\nsources: [{{id: b, type: book, title: B, volume: '2', publisher: Paris}}]\n"
    found = [each.replace("\u00a0", " ") for each in texts(made(text, "fact-sheet")[0])]
    assert any(told in each for each in found), found


@pytest.mark.parametrize(
    ("lang", "cited"), [("pl", "[1, s. 3–5]"), ("ja", "[1, 3–5頁]"), ("en", "[1, pp. 3–5]")]
)
def test_a_place_in_a_source_is_cited_as_the_language_does(lang: str, cited: str) -> None:
    text = f"title: A\nlang: {lang}\nlead: C [@b, pp. 3-5].\nsources: [{{id: b, type: book, title: B}}]\n"
    assert any(cited in each.replace("\u00a0", " ") for each in texts(made(text, "fact-sheet")[0]))
