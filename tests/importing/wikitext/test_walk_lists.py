"""Lists that templates hold in named arguments are lists of the article."""

from __future__ import annotations

from factdeck.importing import import_text

TRACKS = """'''A''' is an album.

== Tracks ==
{{Tracklist
| headline = Side one
| title1 = [[Savannah]]
| note1 = Demo
| length1 = 2:33
| title2 = The Snow Fall
}}
"""
TEAM = """'''A''' is a club.

== Squad ==
{{Fs start}}
{{Fs player|no=1|nat=Scotland|name=[[Ann Hill]]|pos=GK}}
{{Fs mid}}
{{Fs player|no=2|nat=Ghana|name=Bea Mill|pos=DF|other=captain}}
{{Fs end}}
"""


def test_pieces_of_a_record_are_numbered() -> None:
    made = import_text(TRACKS, "A").text
    assert "**Side one**" in made
    assert "1. Savannah (Demo), 2:33" in made and "2. The Snow Fall\n" in made


def test_members_of_a_team_are_listed_with_their_places() -> None:
    made = import_text(TEAM, "A")
    assert "- 1 GK Ann Hill (Scotland)" in made.text and "- 2 DF Bea Mill (Ghana), captain" in made.text
    assert not any("template" in leftover.told("a") for leftover in made.leftovers)


def test_numbers_of_people_are_listed_by_their_years() -> None:
    first = import_text(
        "'''A''' is a town.\n\n{{US Census population|1970=810|1980=920|footnote=As counted.}}\n", "A"
    ).text
    assert "- 1970: 810" in first and "- 1980: 920" in first and "As counted." in first
    second = import_text("'''A''' is a town.\n\n{{Historical populations|1970|810|1980|920}}\n", "A").text
    assert "- 1970: 810" in second and "- 1980: 920" in second
