"""What is imported costs no more than its length, and what grows past a limit is told with the number."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factdeck.article import plain
from factdeck.importing import NotImportable, import_text
from support.imports import article_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "'''A''' <gallery>\n" + "File:a.jpg|cap\n" * 40_000 + "</gallery>",
            r"the article that this text makes has",
        ),
        ("'''A''' " + "*" * 10 + "\n" + "* {{x|y}}\n" * 60_000, r"marks of wikitext; 100,000 is the most"),
        ("a" * 2_000_001, r"2,000,001 characters; 2,000,000 is the most"),
    ],
    ids=["the article is too long", "too many marks", "the text is too long"],
)
def test_what_grows_past_a_limit_is_told_with_the_number(text: str, told: str) -> None:
    with pytest.raises(NotImportable, match=told):
        import_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{a|" * 4_000 + "x" + "}}" * 4_000 + " Text here.",
        "{{{" * 10_000 + "x" + "}}}" * 10_000 + " Text here.",
        "'''A''' " + "[[" * 20_000 + "Text here.",
        "'''A''' Text here." + "]]" * 20_000,
        "'''A''' Text here.\n" + "*" * 20_000 + " x\n",
        "'''A''' Text here.\n" + "".join("*" * depth + " x\n" for depth in range(300)),
        "'''A''' Text here." + "<ref>" * 20_000,
        "'''A''' Text here." + "<ref>{{" * 8_000 + "</ref>",
        "'''A''' Text here." + "<b><i>" * 10_000 + "x" + "</b></i>" * 10_000,
        "'''A''' Text here. " + "({{x|y}}), " * 10_000,
        "= A =\n\nText here.\n\n" + "Source: https://example.org/a\n\n" * 10_000,
        "# A\n\nText here.\n\n" + "[" * 20_000 + "a" + "]" * 20_000,
        "# B\n\nText here.\n\n" + "^[" * 20_000 + "a" + "]" * 20_000,
        "# C\n\nText here.\n\n" + "$$a\n" * 20_000,
        "# D\n\nText here.\n\n" + "{{< a {% b " * 20_000,
        "# E\n\nText here.\n\n" + "a %% b\n\n" * 10_001,
        "# F\n\nText here.\n\n" + "a  b\n-- --\n" * 2_000,
        "# G\n\nText here.\n\n" + "+---+\n| a |\n" * 10_000,
        "A town\n" + "\n" * 300_000 + "Text here.",
        "# H\n\nText here.\n\n" + "".join("    " * depth + '!!! a "b"\n' for depth in range(300)),
    ],
    ids=lambda text: text[:14].strip(),
)
def test_hostile_marks_are_read_or_refused(text: str) -> None:
    try:
        assert import_text(text, "A").text
    except NotImportable as refused:
        assert refused.message


def test_fifteen_thousand_notes_are_fifteen_thousand_sources() -> None:
    notes = "".join(f"<ref>Note {number}</ref> " for number in range(15_000))
    made = import_text(f"'''A''' [[stands]] {notes}")
    assert made.text.count("\n  - id: note-") == 15_000
    assert made.text.count("title: Note 14999\n") == 1


def test_control_characters_are_what_windows_meant_by_them() -> None:
    article = article_of(import_text("'''A''' [[b]] \x96 it cost \x80 5\x85 \x93so\x94\x81.", "A"))
    assert plain(article.lead[0].spans) == "A b\u00a0– it cost € 5… “so” ."


@pytest.mark.parametrize("address", ["https://[::1", "https://[zz]/", "https://a[b]/", "nowhere"])
def test_a_page_whose_address_is_none_is_refused(address: str, tmp_path: Path) -> None:
    page = tmp_path / "a.wiki"
    page.write_text("'''A''' [[stands]] here.", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "factdeck",
        "import",
        str(page),
        "--source",
        address,
        "-o",
        str(tmp_path),
    ]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 2
    assert f"factdeck: {address!r} is not a" in ended.stderr
    assert not list(tmp_path.glob("*.yaml"))
