"""Running feet are cut to their line, and however long a title is, each page measures no more of it than matters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factdeck.building.options import Options
from factdeck.place import feet
from factdeck.place.lines import natural_width
from factdeck.scene import Run, Scene, TextItem
from place.support_sheets import made, words
from support import pieces

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def told(title: str, wanted: int) -> list[list[str]]:
    scene, _ = made({"title": title, "lead": words(1500 * wanted)})
    assert isinstance(scene, Scene) and len(scene.pages) >= wanted
    return [
        [item.paragraphs[0].text for item in page.items if getattr(item, "artifact", "") == "Footer"]  # type: ignore[union-attr]
        for page in scene.pages
    ]


def test_a_long_title_is_cut_at_a_word_on_each_page_as_on_any_other() -> None:
    [_, *with_long] = told(words(4000), 2)
    assert {foot[0] for foot in with_long} == {with_long[0][0]}
    shown = with_long[0][0]
    assert shown.endswith("…") and words(4000).startswith(shown[:-1] + " ")


def test_no_page_measures_more_of_a_title_than_a_foot_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def counted(runs: Sequence[Run]) -> float:
        measured.append(sum(len(run.text) for run in runs))
        return natural_width(runs)

    monkeypatch.setattr(feet, "natural_width", counted)
    told(words(4000), 2)
    assert 0 < max(measured) <= feet.MOST_MEASURED + len(feet.ELLIPSIS)


def test_a_version_stands_alone_where_nothing_of_a_title_has_room_behind_it() -> None:
    events = "".join(f"  - {{date: {1900 + number}, title: Jahr {number}}}\n" for number in range(9))
    questions = "".join(f"    - Warum geschah es {number} Mal?\n" for number in range(9))
    text = f"title: {WORD}\nlang: de\ntimeline:\n{events}teaching:\n  questions:\n{questions}"
    scene, _ = pieces.made(text, "worksheet", Options(theme="large-print", version="A"))
    shown = {
        item.paragraphs[0].text
        for page in scene.pages[1:]
        for item in page.items
        if isinstance(item, TextItem) and item.name == "foot left"
    }
    assert shown == {"Fassung A"}
