"""A draft to one whose words the sheet's fonts draw: names in letters of other scripts are left out, and listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from factdeck.article import Inline, ProseBlock, plain
from factdeck.importing.draft import Draft, DraftInfobox, DraftPicture, DraftSection
from factdeck.importing.gaps import GAP, without_gaps
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.spans import text_inline, tidy
from factdeck.importing.structure import NAMELESS
from factdeck.language.scripts import SCRIPTS_ON_PAPER
from factdeck.layout.fonts import draws_on_paper
from factdeck.layout.glyphs import EVERYDAY

MOST_SHARE = 0.2
"""Of the letters of a text: where more can't be drawn, the text itself is written in them, and all are kept."""


@lru_cache(maxsize=1)
def _draws() -> Callable[[str], bool]:
    """Whether the fact sheet's own theme has glyphs for a character."""
    from factdeck.building.placing import sheet_theme

    theme = sheet_theme()
    return theme.for_scripts("", sorted(SCRIPTS_ON_PAPER)).draws if theme else lambda character: True


def _is_drawn(character: str) -> bool:
    return draws_on_paper(character) and _draws()(character)


def leave_undrawn(draft: Draft, leftovers: Leftovers) -> None:
    """Take words that no font draws out of a draft that is written in other letters."""
    texts = list(_texts(draft))
    rare = {sign for text in texts for sign in text} - EVERYDAY
    undrawn = frozenset(sign for sign in rare if not sign.isspace() and not _is_drawn(sign))
    letters = sum(sum(sign.isalpha() for sign in text) for text in texts)
    lost = sum(sum(sign in undrawn for sign in text) for text in texts) if undrawn else 0
    if lost and lost <= MOST_SHARE * letters:
        _Taker(undrawn, leftovers).take_from(draft)


def _texts(draft: Draft) -> Iterator[str]:
    collected: list[str] = []

    def note(inline: Inline, _line: int = 1) -> Inline:
        collected.append(plain(inline))
        return inline

    _over_draft(draft, note)
    yield from collected


class _Taker:
    def __init__(self, undrawn: frozenset[str], leftovers: Leftovers):
        signs = "[" + "".join(map(re.escape, sorted(undrawn))) + "]"
        run = rf"{signs}+(?:[\s\u200b-\u200f\ufe00-\ufe0f-]*{signs}+)*[\u200d\ufe00-\ufe0f]*"
        self._run = re.compile(rf"[\"“‘«]{run}[\"”’»]|{run}")
        self._leftovers = leftovers

    def take_from(self, draft: Draft) -> None:
        _over_draft(draft, self._taken)

    def _taken(self, inline: Inline, line: int = 1) -> Inline:
        """What is left; nothing where no word is."""
        if not self._run.search(plain(inline)):
            return inline
        spans = [replace(span, text=self._run.sub(GAP, span.text)) for span in inline]
        text = tidy(without_gaps(spans))
        for span in inline:
            for result in self._run.findall(span.text):
                self._leftovers.add(line, "words in letters that the sheet can't show yet", result)
        return text if re.search(r"\w", plain(text)) else ()


_Change = Callable[..., Inline]


def _over_draft(draft: Draft, change: _Change) -> None:
    draft.title = change(draft.title) or draft.title
    draft.subtitle, draft.credits = change(draft.subtitle), change(draft.credits)
    draft.lead = _blocks(draft.lead, change, 1)
    _pictures(draft.lead_pictures, change)
    if draft.infobox:
        _over_box(draft.infobox, change)
    for section in draft.sections:
        _over_section(section, change)
    for reference in draft.see_also:
        reference.title = change(reference.title)
    draft.see_also = [reference for reference in draft.see_also if reference.title]
    for source in draft.sources:
        for key, value in source.fields.items():
            if isinstance(value, str) and key not in ("id", "URL", "issued", "accessed"):
                source.fields[key] = _words(value, change)
            elif isinstance(value, list):
                source.fields[key] = [
                    {part: _words(text, change) for part, text in person.items()} for person in value
                ]
    for event in draft.events:
        event.title = _words(event.title, change)


def _words(text: str, change: _Change) -> str:
    return plain(change(text_inline(text))) or NAMELESS if not text.isascii() else text


def _blocks(blocks: list[ProseBlock], change: _Change, line: int) -> list[ProseBlock]:
    text = [ProseBlock(block.kind, change(block.spans, line)) for block in blocks]
    return [block for block in text if block.spans]


def _pictures(pictures: list[DraftPicture], change: _Change) -> None:
    for picture in pictures:
        picture.caption = change(picture.caption, picture.line)


def _over_section(section: DraftSection, change: _Change) -> None:
    section.heading = change(section.heading, section.line) or text_inline(NAMELESS)
    section.blocks = _blocks(section.blocks, change, section.line)
    _pictures(section.pictures, change)
    for part in section.sections:
        _over_section(part, change)


def _over_box(box: DraftInfobox, change: _Change) -> None:
    box.caption = change(box.caption)
    _pictures([picture for picture in (box.flag, box.image, box.map) if picture], change)
    for group in box.groups:
        for row in group.rows:
            row.label, row.value, row.note = _words(row.label, change), change(row.value), change(row.note)
        group.rows = [row for row in group.rows if row.value]
    box.groups = [group for group in box.groups if group.rows]
    for state in (*box.predecessors, *box.successors):
        state.name = change(state.name) or state.name
