"""Notes and a bibliography that a citation style worded, to lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factdeck.article import SourceEntry
from factdeck.blocks.addresses import addressed
from factdeck.blocks.citing import (
    anchors_by_place,
    citing_anchors,
    leading_back,
    note_anchor,
    part_runs,
    source_anchor,
    wrapped,
)
from factdeck.blocks.context import Context
from factdeck.blocks.paragraphs import drawn_runs, list_of, with_room_for
from factdeck.citations.linked import left_over, linked
from factdeck.layout.fonts import text_width
from factdeck.layout.theme import ParagraphStyle
from factdeck.place.boxes.text_box import TextBox
from factdeck.scene import Element, Run, TextStyle

if TYPE_CHECKING:
    from factdeck.citations.csl import Entry, Part
    from factdeck.citations.worded import Citations


def entries(context: Context, citations: Citations, style: str) -> list[TextBox]:
    """The bibliography in the style's order; each entry leads back to where it is cited first."""
    labelled = any(entry.label for entry in citations.entries)
    element = list_of(None, "Decimal" if labelled else "None")
    room = _style_of(context, citations, style)
    sources = {str(source.id): source for source in context.article.sources}
    cited = citing_anchors(context.article) if context.on_paper else {}
    return [
        _entry(context, entry, sources[entry.key], room, element, cited)
        for entry in citations.entries
        if entry.parts or left_over(entry, sources[entry.key])
    ]


def _style_of(context: Context, citations: Citations, style: str) -> ParagraphStyle:
    """The style with room for the widest label; without labels, lines behind the first hang on paper."""
    base = context.style(style)
    labels = [_label(entry) for entry in citations.entries if entry.label]
    if labels:
        set_in = base.text_style()
        widest = max(labels, key=lambda label: text_width(label, set_in.face, set_in.size))
        return with_room_for(widest, base)
    indent = (base.indent or base.size) if context.on_paper else 0.0
    return replace(base, indent=indent, first_line=-indent, bullet="")


def _label(entry: Entry) -> str:
    return "".join(part.text for part in entry.label).strip()


def _entry(
    context: Context,
    entry: Entry,
    source: SourceEntry,
    style: ParagraphStyle,
    listed: Element,
    cited: Mapping[str, str],
) -> TextBox:
    item = Element("LI", listed)
    label = Element("Lbl", item) if entry.label else None
    body = Element("P", Element("LBody", item))
    runs = list(_entry_runs(context, entry.parts, source, style, body))
    more = left_over(entry, source)
    if more:
        runs += linked_runs(f" {more}", style.text_style(), context.lang, body)
    runs = leading_back(runs, cited.get(source.id, ""), body)
    if not context.on_paper:
        runs = _without_lone_stop(runs)
    return TextBox(
        runs=tuple(part for run in runs for part in drawn_runs(run, style)),
        style=style,
        element=body,
        label=label,
        bullet=_label(entry),
        anchor=source_anchor(entry.key),
        mark=source.mark,
        space_before=style.space_before,
        space_after=style.space_after,
        first_line=style.first_line,
    )


def _without_lone_stop(runs: list[Run]) -> list[Run]:
    """Without a full stop behind an address at the end: some programs set it on a line of its own."""
    if len(runs) > 1 and runs[-2].link and not runs[-1].link and runs[-1].text.strip() == ".":
        return runs[:-1]
    return runs


def _entry_runs(
    context: Context, parts: Sequence[Part], source: SourceEntry, style: ParagraphStyle, body: Element
) -> Iterator[Run]:
    """Addresses and DOIs are links; titles are in the source's language."""
    lang = str(source.language or context.lang)
    for part, link in linked(parts):
        for run in part_runs(context, [part], style, lang):
            yield replace(run, link=link, element=Element("Link", body)) if link else run


def linked_runs(text: str, style: TextStyle, lang: str, body: Element) -> Iterator[Run]:
    """Words in one style, in which addresses are links."""
    for words, address in addressed(text):
        yield Run(words, style, lang, link=address, element=Element("Link", body) if address else None)


def notes(context: Context, citations: Citations, style: str) -> list[TextBox]:
    """The notes in order, each with its number; it leads back to its text, and the sources in it to the bibliography."""
    found = citations.notes
    base = with_room_for(f"{len(found)}.", context.style(style))
    back = anchors_by_place(context.article) if context.on_paper else {}
    boxes = []
    for note in found:
        element = Element("Note")
        label, body = Element("Lbl", element), Element("P", element)
        runs: list[Run] = []
        for each in note.words:
            link = f"#{source_anchor(each.key)}" if each.key and context.on_paper else ""
            reference = Element("Reference", body) if each.key else None
            words = part_runs(context, each.parts, base, context.lang)
            runs += [replace(run, link=link, element=reference) for run in words]
        if runs and note.place in back:
            runs[0] = replace(runs[0], link=f"#{back[note.place]}", element=Element("Span", body))
        if context.on_paper:
            runs = wrapped(runs, body)
        boxes.append(
            TextBox(
                runs=tuple(part for run in runs for part in drawn_runs(run, base)),
                style=base,
                element=body,
                label=label,
                bullet=f"{note.number}.",
                anchor=note_anchor(note.number),
                mark=context.article.mark,
                space_before=base.space_before,
                space_after=base.space_after,
            )
        )
    return boxes
