"""A draft to the article's YAML in the house style, with comments where a person has to decide."""

from __future__ import annotations

from collections.abc import Sequence

from factdeck.article import Inline, plain
from factdeck.importing.draft import (
    Draft,
    DraftEvent,
    DraftInfobox,
    DraftPicture,
    DraftReference,
    DraftRow,
    DraftSection,
    DraftSource,
    DraftState,
)
from factdeck.importing.marking import marked
from factdeck.importing.prose_text import prose_lines
from factdeck.importing.slugs import picture_slug
from factdeck.importing.spans import text_inline, without_cites
from factdeck.importing.yaml_text import WIDTH, block, comment, flow_list, flow_map, scalar, wrapped

SCHEMA_LINE = "# yaml-language-server: $schema=article.schema.json"
_PICTURES = """\
Pictures that the text names stand here as comments: save each one as the file that its line “image” says, write what
it shows behind “alt” and whom to thank behind “credit”, and take the # and the space away from its lines. A heading
with nothing but pictures under it waits with them.
"""
_SAVED = """\
Pictures of the document stand here as comments, and their files were saved below this folder: write what each one
shows behind “alt” and whom to thank behind “credit”, and take the # and the space away from its lines. Of those
without a file, save each one as the file that its line “image” says. A heading with nothing but pictures under it
waits with them.
"""
_EVENTS = """\
Each entry is a clause of the text, or a date of its infobox; the comment below it is the sentence that it comes from.
"""
_MORE_EVENTS = (
    "More that the text dates, some of it doubtful: read it, and take the # away from what you want."
)
_NO_LICENCE = """\
The text says neither whence it is nor under which licence. Where it isn't your own, name both:
authors: [the author's name]
licence: {name: CC BY-SA 4.0, link: https://creativecommons.org/licenses/by-sa/4.0/}
"""
_ALT = "(what the picture shows)"
_CREDIT = "(who made it, and its licence)"
_TYPED = ("issued", "accessed", "volume", "issue", "page", "edition", "ISBN", "DOI")


def article_text(draft: Draft, others: Sequence[DraftEvent] = ()) -> str:
    """The whole file. ``others`` are the entries of the timeline that are offered as comments."""
    parts = [
        _head(draft),
        _infobox(draft.infobox) if draft.infobox else [],
        _timeline(draft.events, others),
        _sections(draft.sections, waiting=bool(draft.lead)),
        _see_also(draft.see_also),
        _sources(draft.sources),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _inline(inline: Inline, *, flow: bool = False) -> str:
    return scalar(marked(inline), flow=flow)


def _words(text: str, *, flow: bool = False) -> str:
    return _inline(text_inline(text), flow=flow)


def _head(draft: Draft) -> list[str]:
    lines = [SCHEMA_LINE]
    pictures = list(draft.pictures())
    if pictures:
        saved = any(picture.file for picture in pictures)
        lines += comment((_SAVED if saved else _PICTURES).splitlines())
    lines.append(f"title: {_inline(draft.title)}")
    lines += [f"subtitle: {_inline(draft.subtitle)}"] if draft.subtitle else []
    lines.append(f"lang: {scalar(draft.lang or 'en', typed=True)}")
    lines += _listed("keywords", draft.keywords) + _listed("authors", draft.authors)
    lines += _licence(draft)
    lines += [f"credits: {_inline(draft.credits)}"] if draft.credits else []
    if draft.lead:
        lines += ["lead: |", *block(prose_lines(draft.lead, WIDTH - 2), "  ")]
    for picture in draft.lead_pictures:
        lines += _picture("picture", picture, "")
    return lines


def _listed(key: str, values: Sequence[str]) -> list[str]:
    return [f"{key}: {flow_list(scalar(value, flow=True) for value in values)}"] if values else []


def _licence(draft: Draft) -> list[str]:
    if not draft.licence:
        return comment(_NO_LICENCE.splitlines()) if not draft.sources and not draft.authors else []
    text = {"name": scalar(draft.licence, flow=True)}
    if draft.licence_link:
        text["link"] = scalar(draft.licence_link, flow=True)
    return [f"licence: {flow_map(text)}"]


def _picture(key: str, picture: DraftPicture, indent: str) -> list[str]:
    """A picture as a comment: it has no file and no credit yet, and mostly no alt text."""
    lines = [f"{key}:", f"  image: {_picture_file(key, picture)}"]
    lines += [f"  alt: {_alt(picture)}"]
    lines += [f"  caption: {_inline(without_cites(picture.caption))}"] if picture.caption else []
    lines += [f"  credit: {_CREDIT}"]
    return comment(lines, indent)


def _alt(picture: DraftPicture) -> str:
    return scalar(" ".join(picture.alt.split())) if picture.alt.strip() else _ALT


def _picture_file(key: str, picture: DraftPicture) -> str:
    if picture.file:
        return scalar(picture.file, flow=True)
    words = " ".join(plain(picture.caption).split()[:8])
    return scalar(picture_slug(picture.name or f"{words or key}.png"), flow=True)


def _infobox(box: DraftInfobox) -> list[str]:
    lines: list[str] = []
    if box.caption:
        lines.append(f"  caption: {_inline(box.caption)}")
    for key, picture in (("flag", box.flag), ("image", box.image)):
        lines += _picture(key, picture, "  ") if picture else []
    if box.map:
        lines += comment(_map(box.map), "  ")
    if box.groups:
        lines.append("  rows:")
        for group in box.groups:
            inside = "    "
            if group.heading:
                lines += [f"    - group: {_words(group.heading)}", "      rows:"]
                inside = "        "
            lines += [f"{inside}- {_row(row)}" for row in group.rows]
    for key, states in (("predecessors", box.predecessors), ("successors", box.successors)):
        lines += [f"  {key}:", *(line for state in states for line in _state(state))] if states else []
    return ["infobox:", *lines] if lines else []


def _map(picture: DraftPicture) -> list[str]:
    """A map is drawn from places in degrees; a picture of one stands as the infobox's image."""
    return [line.removeprefix("# ") for line in _picture("image", picture, "")]


def _row(row: DraftRow) -> str:
    text = {"label": _words(row.label, flow=True), "value": _inline(row.value, flow=True)}
    if row.note:
        text["note"] = _inline(row.note, flow=True)
    return flow_map(text)


def _state(state: DraftState) -> list[str]:
    text = {"name": _inline(state.name, flow=True)}
    text |= {"years": scalar(state.years, flow=True)} if state.years else {}
    text |= {"link": scalar(state.link, flow=True)} if state.link else {}
    if not state.flag:
        return [f"    - {flow_map(text)}"]
    first, *others = [f"{key}: {value}" for key, value in text.items()]
    flag = flow_map({"image": _picture_file("flag", state.flag), "alt": _ALT, "credit": _flow(_CREDIT)})
    return [f"    - {first}", *(f"      {line}" for line in others), f"      # flag: {flag}"]


def _flow(text: str) -> str:
    return scalar(text, flow=True)


def _timeline(events: Sequence[DraftEvent], others: Sequence[DraftEvent]) -> list[str]:
    if not events:
        return _only_offered(others)
    lines = comment(_EVENTS.splitlines())
    lines += ["timeline:"] + [line for event in events for line in _event(event)]
    if others:
        more = [line.removeprefix("  ") for event in others for line in _event(event)]
        lines += [*comment([_MORE_EVENTS], "  "), *comment(more, "  ")]
    return lines


def _only_offered(others: Sequence[DraftEvent]) -> list[str]:
    lines = [line for event in others for line in _event(event)]
    return comment([_MORE_EVENTS, "timeline:", *lines]) if lines else []


def _event(event: DraftEvent) -> list[str]:
    date = scalar(event.date, flow=True, typed=True)
    text = wrapped(" ".join(event.sentence.split()), WIDTH - 6) if event.sentence else []
    entry = flow_map({"date": date, "title": _words(event.title, flow=True)})
    return [f"  - {entry}", *comment(text, "    ")]


def _sections(sections: Sequence[DraftSection], *, waiting: bool) -> list[str]:
    """``waiting`` says whether sections of nothing but pictures wait with them, as comments."""
    if not sections:
        return []
    lines = [line for section in sections for line in _section(section, "  ", waiting)]
    return [*_key("sections:", "", waiting and all(map(_only_pictures, sections))), *lines]


def _section(section: DraftSection, indent: str, waiting: bool) -> list[str]:
    inside = indent + "  "
    heading = f"- heading: {_inline(without_cites(section.heading))}"
    lines = _key(heading, indent, waiting and _only_pictures(section))
    if section.blocks:
        text = prose_lines(section.blocks, WIDTH - len(inside) - 2)
        lines += [f"{inside}text: |", *block(text, inside + "  ")]
    for picture in section.pictures:
        lines += _picture("image", picture, inside)
    if section.sections:
        lines += _key("sections:", inside, waiting and all(map(_only_pictures, section.sections)))
        lines += [line for part in section.sections for line in _section(part, inside + "  ", waiting)]
    return lines


def _key(text: str, indent: str, waits: bool) -> list[str]:
    return comment([text], indent) if waits else [indent + text]


def _only_pictures(section: DraftSection) -> bool:
    """Whether nothing of the section would stand under its heading before a picture is there."""
    return not section.blocks and all(map(_only_pictures, section.sections))


def _see_also(references: Sequence[DraftReference]) -> list[str]:
    if not references:
        return []
    lines = ["see_also:"]
    for reference in references:
        text = {"title": _inline(reference.title, flow=True)}
        text |= {"link": scalar(reference.link, flow=True)} if reference.link else {}
        lines.append(f"  - {flow_map(text)}")
    return lines


def _sources(sources: Sequence[DraftSource]) -> list[str]:
    lines = ["sources:"] if sources else []
    for source in sources:
        first, *others = [f"{key}: {_csl(key, value)}" for key, value in source.fields.items()]
        lines += [f"  - {first}", *(f"    {line}" for line in others)]
    return lines


def _csl(key: str, value: object) -> str:
    if isinstance(value, list):
        names = [{part: scalar(text, flow=True) for part, text in name.items()} for name in value]
        return flow_list(flow_map(name) for name in names)
    return scalar(str(value), typed=key in _TYPED)
