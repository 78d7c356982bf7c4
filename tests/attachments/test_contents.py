"""What is attached is described in the layouts' words, in the article's language."""

from __future__ import annotations

from support.pieces import made

ARTICLE = """title: A
lang: pl
lead: B.
infobox: {rows: [{label: C, value: D}]}
timeline: [{date: 1410-07-15, title: E}]
"""


def test_files_in_a_sheet_are_described_in_its_language() -> None:
    scene, _ = made(ARTICLE, "fact-sheet")
    assert [each.description for each in scene.attachments] == [
        "Artykuł, z którego powstał ten dokument",
        "Oś czasu (EDTF)",
        "Najważniejsze informacje",
    ]
