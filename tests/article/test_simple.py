"""The simple version: the author's own simple texts in place of the usual ones, and nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api
from factdeck.building.options import Options
from support.pieces import made, texts
from support.told import everything

ARTICLE = """\
title: A town
lead: It was inaugurated beside a watercourse.
simple: It was built by a river.
sections:
  - heading: One
    text: It subsequently prospered.
    simple: Then it grew rich.
    sections:
      - {heading: Below, text: Nobody had anticipated that.}
  - heading: Two
    text: It perished.
"""


def test_the_simple_texts_stand_in_place_of_the_usual_ones() -> None:
    scene, _ = made(ARTICLE, "fact-sheet", Options(simple=True))
    told = texts(scene)
    assert "It was built by a river." in told
    assert "Then it grew rich." in told
    assert not any("inaugurated" in text or "subsequently" in text for text in told)


def test_the_deck_says_them_in_its_notes() -> None:
    scene, _ = made(ARTICLE, "lecture", Options(simple=True))
    told = everything(scene)
    assert any("Then it grew rich." in text for text in told)
    assert not any("subsequently" in text for text in told)


def test_usual_outputs_say_nothing_of_them() -> None:
    for layout in ("fact-sheet", "lecture"):
        scene, problems = made(ARTICLE, layout)
        assert not any("river" in text for text in everything(scene))
        assert not any("FD612" in each for each in problems)


def test_texts_without_a_simple_version_stay_and_one_warning_counts_them() -> None:
    scene, problems = made(ARTICLE, "fact-sheet", Options(simple=True))
    assert {"Nobody had anticipated that.", "It perished."} <= set(texts(scene))
    [told] = [each for each in problems if "FD612" in each]
    assert told.startswith("a.yaml:9:")
    assert "2 of 4 texts have no simple version" in told


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.yaml"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_outputs_of_the_simple_version_are_called_so(town: Path) -> None:
    files = api.build(town, simple=True)
    assert [file.name for file in files] == ["town-fact-sheet-simple.pdf", "town-lecture-simple.pptx"]
    assert len([each for each in files.warnings if each.code == "FD612"]) == 1


def test_a_set_may_ask_for_one_piece_in_simple_words(town: Path) -> None:
    own = town.with_name("mine.yaml")
    own.write_text("pieces: [fact-sheet, {layout: fact-sheet, simple: yes}]\n", encoding="utf-8")
    names = [file.name for file in api.build(town, sets=str(own))]
    assert names == ["town-fact-sheet.pdf", "town-fact-sheet-simple.pdf"]
