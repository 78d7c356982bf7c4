"""What software that follows the structure reads of gaps and codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck import api
from factdeck.layout.values import PAPER_SIZES
from support.pieces import LAYOUT
from support.tagged import Tagged, read_tagged, spoken

ARTICLE = """\
title: A town
lang: fr
link: https://example.org/town
sections:
  - heading: One
    points: ["La [paix]{gap} dure"]
"""


def tagged(layout: str) -> Tagged:
    [file] = api.build(api.loads(ARTICLE), layout)
    return read_tagged(file.data)


def test_a_gap_is_read_as_blank_in_the_articles_language() -> None:
    [gap] = [node for node in tagged("guided-notes").document.walk() if node.read_as]
    assert (gap.role, gap.read_as, gap.lang, spoken(gap.text)) == ("Span", "à compléter", "fr", "")


def test_a_code_is_a_figure_in_a_link_that_leads_to_its_address(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(LAYOUT + "  - {block: qr}\n", encoding="utf-8")
    read = tagged(str(path))
    [link, below] = read.document.all("Link")
    assert [(kid.role, kid.alt) for kid in link.nodes] == [("Figure", "Code QR\u00a0: example.org/town")]
    [code], [words] = link.annotations, below.annotations
    assert code["/A"]["/URI"] == words["/A"]["/URI"] == "https://example.org/town"
    left, bottom, right, top = (float(edge) for edge in code["/Rect"])
    assert right - left == pytest.approx(top - bottom)
    assert top < PAPER_SIZES["A4"].height
