"""Running feet whose texts have no room beside each other."""

from __future__ import annotations

from factdeck.building.options import Options
from factdeck.scene import TextItem
from support.pieces import made

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def test_a_version_stands_alone_where_nothing_of_a_title_has_room_behind_it() -> None:
    events = "".join(f"  - {{date: {1900 + number}, title: Jahr {number}}}\n" for number in range(9))
    questions = "".join(f"    - Warum geschah es {number} Mal?\n" for number in range(9))
    text = f"title: {WORD}\nlang: de\ntimeline:\n{events}teaching:\n  questions:\n{questions}"
    scene, _ = made(text, "worksheet", Options(theme="large-print", version="A"))
    feet = {
        item.paragraphs[0].text
        for page in scene.pages[1:]
        for item in page.items
        if isinstance(item, TextItem) and item.name == "foot left"
    }
    assert feet == {"Fassung A"}
