"""A row of sections to a tree by the levels of their headings; see-also lists and references taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factdeck.article import Inline, ProseBlock, plain
from factdeck.article.markup import KEY
from factdeck.importing.addresses import address_in
from factdeck.importing.closing import closing_kind
from factdeck.importing.draft import Draft, DraftReference, DraftSection, DraftSource
from factdeck.importing.leftovers import Leftovers
from factdeck.importing.slugs import slug_of
from factdeck.importing.spans import link_of, text_inline, without_cites, without_links

MOST_LEVELS = 4
"""Levels of headings that a reader can still tell apart; a deeper one stands at the last of them."""
NAMELESS = "…"
"""The heading of a section that the text gives none."""

MOST_WORDS_OF_SOURCE = 60
"""Words of a paragraph that may still be a source: a longer one below “References” is prose."""
LEAST_WORDS_BESIDE = 8
"""Words beside a source that say something of their own."""


def nested(sections: Iterable[DraftSection]) -> list[DraftSection]:
    """Each section inside the last one before it that has a higher heading."""
    top: list[DraftSection] = []
    open_sections: list[DraftSection] = []
    for section in sections:
        while open_sections and open_sections[-1].level >= section.level:
            open_sections.pop()
        del open_sections[MOST_LEVELS - 1 :]
        (open_sections[-1].sections if open_sections else top).append(section)
        open_sections.append(section)
    return top


def heads_article(draft: Draft, heading: Inline, level: int, *, first: bool) -> bool:
    """Whether a heading is the article's title, or says it once more."""
    named = draft.title and not says_again(draft.title, heading)
    return level == 1 and not named and first


def says_again(title: Inline, words: Inline) -> bool:
    """Whether words are the title once more, by their letters and digits."""
    bare = ["".join(sign for sign in plain(each).casefold() if sign.isalnum()) for each in (title, words)]
    return bare[0] == bare[1]


def settle(draft: Draft, leftovers: Leftovers) -> None:
    """Take out lists that have a place of their own, and drop empty sections."""
    draft.sections = _settled(draft.sections, draft, leftovers)


def _settled(sections: Sequence[DraftSection], draft: Draft, leftovers: Leftovers) -> list[DraftSection]:
    kept = []
    ends = _story_end(sections)
    for number, section in enumerate(sections):
        section.heading = section.heading if plain(section.heading).strip() else text_inline(NAMELESS)
        heading = plain(section.heading).strip()
        taken = _taken_out(closing_kind(heading, last=number >= ends), section, draft, leftovers)
        section.sections = _settled(section.sections, draft, leftovers)
        if taken:
            kept += section.sections
            for picture in section.pictures:
                leftovers.add(picture.line, "picture", picture.name or plain(picture.caption))
        elif section.blocks or section.sections or section.pictures:
            kept.append(section)
        else:
            leftovers.add(section.line, "section without text", heading)
    return kept


def _story_end(sections: Sequence[DraftSection]) -> int:
    """The number of the first section behind which there are only closing ones."""
    end = len(sections)
    while end and _closes(sections[end - 1]):
        end -= 1
    return end


def _closes(section: DraftSection) -> bool:
    empty = not (section.blocks or section.sections or section.pictures)
    return empty or bool(closing_kind(plain(section.heading).strip(), last=True))


def _taken_out(kind: str, section: DraftSection, draft: Draft, leftovers: Leftovers) -> bool:
    """Whether the section was a list of links or of sources, which the draft now has."""
    if not kind or any(_is_prose(block) for block in section.blocks):
        return False
    items = [block.spans for block in section.blocks]
    if kind == "sources":
        for item in items:
            _add_item(draft, item, section.line, leftovers)
    else:
        draft.see_also += [reference for reference in map(_reference, items) if reference]
    return True


def _is_prose(block: ProseBlock) -> bool:
    listed = block.kind in ("bullet", "number")
    return not listed and len(plain(block.spans).split()) > MOST_WORDS_OF_SOURCE


def _reference(item: Inline) -> DraftReference | None:
    link = link_of(item)
    title = without_cites(without_links(item))
    return DraftReference(title, link) if re.search(r"\w", plain(title)) else None


def _add_item(draft: Draft, item: Inline, line: int, leftovers: Leftovers) -> None:
    """An item of a list of sources; a few words beside one that the draft has already are no source."""
    words = plain(item).strip()
    if any(span.cite for span in item) and len(words.split()) < LEAST_WORDS_BESIDE:
        if re.search(r"\w", words):
            leftovers.add(line, "words beside a source", words)
    else:
        add_source(draft, item)


def add_source(draft: Draft, item: Inline) -> None:
    """A source of which only the words are known."""
    text = plain(item).strip()
    link = link_of(item)
    if not re.search(r"\w", text):
        return
    fields = {"id": free_key(draft, text), "title": text}
    if address := link or address_in(text):
        fields["URL"] = address
    draft.add_source(DraftSource(dict(fields)))


def key_as_written(draft: Draft, written: str) -> str:
    """The key that the text has, or one like it where no article may hold that or another source has it."""
    return written if draft.is_free(written) and re.fullmatch(KEY, written) else free_key(draft, written)


def free_key(draft: Draft, words: str) -> str:
    """A key made of the first words that no other source has."""
    return draft.free_key("-".join(slug_of(words).split("-")[:4]))
