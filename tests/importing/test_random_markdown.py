"""Whatever marks of whatever program stand around them, words of Markdown are kept or told, each once, with their line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from factdeck.article import plain
from factdeck.importing.draft import Blocks, Draft, DraftPicture, DraftSection
from factdeck.importing.leftovers import Leftover, Leftovers
from factdeck.importing.markdown import read_markdown

WORDS = [
    "W",
    "*W* **W**",
    "[W](https://example.org)",
    "[W](W.md)",
    "x^W^ y~W~ ==W==",
    "[[W]] [[n|W]]",
    "W^[W]",
    "`W`",
    "$W_1$",
    "%%W%%",
    "[W]{.small}",
    "{{ W }}",
    "<b>W</b>",
    "![W](a.png)",
    "W  \nW",
    "W\nW",
]
BLOCKS = [
    "I",
    "# I",
    "I\n===",
    "- I\n- I",
    "3. I\n4. [ ] I",
    "- I\n\n    I",
    "> I",
    "> [!note] I\n> I",
    '!!! note "W"\n    I',
    '=== "W"\n\n    I',
    "::: note W\nI\n:::",
    "```{note} W\nI\n```",
    "```\nW\n```",
    "W\n: I\n\n    I\n\n: I",
    "| W | I |\n|---|---|\n| W | W |\n\n: W",
    "Table: W\n\n+-------+-------+\n| W | W |\n+=======+=======+\n| - W | W |\n|     | W |\n+-------+-------+",
    "W        W\n-------  -------\nW        W",
    "| W\n| I\n   W",
    "$$\nW + 1\n$$",
    "%%W\n\nW%%",
    "<div>W</div>",
    "[^n]: W\n    W",
    "\\newpage",
    "***",
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    numbers = iter(range(1000, 100_000))
    parts = []
    for template in draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6)):
        block = re.sub("I", lambda _: draw(st.sampled_from(WORDS)), template)
        around = draw(st.sampled_from(["", "", "", "> ", "- ", "1. "]))
        if "\n" not in around and around:
            inside = around if around == "> " else " " * len(around)
            lines = block.split("\n")
            block = "\n".join(
                [around + lines[0], *(inside + line if line else inside.rstrip() for line in lines[1:])]
            )
        parts.append(re.sub("W", lambda _: f"q{next(numbers)}q", block))
    return draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(parts)


def words_of(draft: Draft) -> Iterator[str]:
    yield plain(draft.title)
    yield from draft.keywords
    yield from words_in(draft.lead, draft.lead_pictures)
    for section in draft.sections:
        yield from words_of_section(section)
    yield from (str(source.fields["title"]) for source in draft.sources)


def words_of_section(section: DraftSection) -> Iterator[str]:
    yield plain(section.heading)
    yield from words_in(section.blocks, section.pictures)
    for part in section.sections:
        yield from words_of_section(part)


def words_in(blocks: Blocks, pictures: list[DraftPicture]) -> Iterator[str]:
    yield from (plain(block.spans) for block in blocks)
    for picture in pictures:
        yield from (picture.name, picture.alt, plain(picture.caption))


def found_in(text: str) -> list[str]:
    return re.findall(r"q\d{4,5}q", text)


def has_its_line(each: Leftover, lines: list[str]) -> bool:
    """Code is told where it is fenced, above its first words."""
    end = each.line + each.what.startswith(("code block", "formula"))
    return all(word in "".join(lines[each.line - 1 : end]) for word in found_in(each.what)[:1])


@given(texts())
def test_no_word_is_lost_and_each_is_told_at_its_line(text: str) -> None:
    leftovers = Leftovers()
    draft = read_markdown(text, leftovers)
    shown = Counter(found_in(" ".join(words_of(draft))))
    told = Counter(found_in(" ".join(each.what for each in leftovers)))
    labels = set(re.findall(r"\[\^(q\d+q)\]", text))
    lost = [word for word in found_in(text) if word not in shown and word not in told and word not in labels]
    assert not lost, text
    lines = text.split("\n")
    assert not [each for each in leftovers if not has_its_line(each, lines)], text
