"""Room that a template keeps between paragraphs."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation

from factdeck.templates.reading import read_template
from powerpoint.support_decks import select
from support.samples import CONTENT
from templates.support_templates import PYTHON_PPTX, changed
from templates.test_templates import built

BEFORE = b'<a:spcBef><a:spcPct val="20000"/></a:spcBef>'
AFTER = b'<a:spcBef><a:spcPts val="200"/></a:spcBef><a:spcAft><a:spcPts val="1000"/></a:spcAft>'


def spaced(name: str, data: bytes) -> bytes:
    return data.replace(BEFORE, AFTER) if "slideMaster" in name else data


def test_room_behind_paragraphs_is_measured_and_is_not_there_twice(tmp_path: Path) -> None:
    school = changed(PYTHON_PPTX.read_bytes(), spaced)
    (tmp_path / "school.pptx").write_bytes(school)
    layout = next(each for each in read_template(school).layouts if each.kind == "obj")
    body = next(place for place in layout.placeholders if place.kind == "obj")
    assert (body.levels[0].space_before, body.levels[0].followed) == (12.0, True)
    deck = Presentation(
        str(built(tmp_path / "school.pptx", tmp_path, CONTENT / "soviet-occupation-of-manchuria.yaml"))
    )
    [slide] = [each for each in deck.slides if each.shapes.title.text_frame.text == "In short"]
    places = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
    paragraphs = [paragraph._p for place in places for paragraph in place.text_frame.paragraphs]
    assert len(paragraphs) > 1
    for paragraph in paragraphs:
        assert select(paragraph, "./a:pPr/a:spcAft/a:spcPts/@val") == ["0"]
        assert len(select(paragraph, "./a:pPr/a:spcBef/a:spcPts/@val")) == 1
