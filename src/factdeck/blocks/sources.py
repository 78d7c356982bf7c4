"""Sources, see-also entries, credits and licence of an article to lists and a closing line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from msgspec.structs import replace

from factdeck.article import Inline, Licence, Map, Name, Picture, SourceEntry, Span, parse_date, plain
from factdeck.article.credits import licence_link
from factdeck.article.identifiers import bare_doi, doi_address
from factdeck.article.language_words import listed
from factdeck.article.sections import all_sections
from factdeck.article.wording import word_date
from factdeck.blocks.added_words import with_before
from factdeck.blocks.addresses import addressed, shown_address
from factdeck.blocks.bibliography import entries, linked_runs, notes
from factdeck.blocks.citing import citing_anchors, leading_back, source_anchor
from factdeck.blocks.context import Context
from factdeck.blocks.headline import StyleOptions
from factdeck.blocks.paragraphs import (
    drawn_runs,
    list_item,
    list_of,
    plain_runs,
    text_box,
    told_left,
    with_room_for,
)
from factdeck.blocks.registry import Block
from factdeck.blocks.teaching import ListOptions, headed
from factdeck.language.letter_case import capitalised
from factdeck.language.places_in_sources import place_in
from factdeck.language.sentences import has_end
from factdeck.language.signs import NO_BREAK
from factdeck.layout.theme import ParagraphStyle
from factdeck.layout.values import WholeNumber
from factdeck.place.box import FlowBox
from factdeck.place.boxes.text_box import TextBox
from factdeck.reading import Field, Strict
from factdeck.scene import Element, Run

_RANGE = re.compile(r"(?<=\d)-(?=\d)")


class SourcesOptions(ListOptions):
    """What a layout may say of the list of sources."""

    first: WholeNumber | None = Field(
        None, description="Sources that are shown; of more it is said how many the notes have."
    )


def sources(context: Context, options: SourcesOptions) -> list[FlowBox]:
    """The sources, numbered as the text cites them, and how many are left to the notes."""
    style = str(options.style or "source")
    boxes = _listed_sources(context, style)
    shown = boxes[: options.first] if options.first else boxes
    listed = headed(
        context, options, "sources", [*shown, *told_left(context, len(boxes) - len(shown), style)]
    )
    return [*_notes(context, options, style), *listed]


def _notes(context: Context, options: SourcesOptions, style: str) -> list[FlowBox]:
    """The notes that the text leads to, where the citation style has any; slides say what would stand in them."""
    citations = context.citations
    if citations is None or not citations.in_notes or not context.on_paper:
        return []
    return headed(context, options, "citation notes", [*notes(context, citations, style)])


class SourceNotesOptions(Strict):
    """What a layout may say of the sources that only the notes have."""

    behind: WholeNumber = Field(description="Sources that the slide shows; the notes have those behind.")


def source_notes(context: Context, options: SourceNotesOptions) -> list[FlowBox]:
    """The sources that no slide shows, as speaker notes."""
    return [*_listed_sources(context, "notes")[options.behind :]]


def _listed_sources(context: Context, style: str) -> list[TextBox]:
    """Each source as the citation style has it, or as author, year, title, container, publisher, link and a number."""
    if context.citations is not None:
        return entries(context, context.citations, style)
    cited = citing_anchors(context.article) if context.on_paper else {}
    element = list_of(None, "Decimal")
    boxes: list[TextBox] = []
    result = with_room_for(f"{len(context.article.sources)}.", context.style(style))
    for number, source in enumerate(context.article.sources, 1):
        item = Element("LI", element)
        label, body = Element("Lbl", item), Element("P", Element("LBody", item))
        boxes.append(
            TextBox(
                runs=tuple(
                    part
                    for run in leading_back(
                        [*_source_runs(context, source, result, body)], cited.get(source.id, ""), body
                    )
                    for part in drawn_runs(run, result)
                ),
                style=result,
                element=body,
                label=label,
                bullet=f"{number}.",
                anchor=source_anchor(source.id),
                mark=source.mark,
                space_before=result.space_before,
                space_after=result.space_after,
            )
        )
    return boxes


def source_line(context: Context, source: SourceEntry, style: str, parent: Element | None) -> TextBox:
    """One source as a paragraph of its own."""
    result, element = context.style(style), Element("P", parent)
    runs = _source_runs(context, source, result, element)
    return TextBox(
        runs=tuple(part for run in runs for part in drawn_runs(run, result)),
        style=result,
        element=element,
        mark=source.mark,
        space_before=result.space_before,
        space_after=result.space_after,
    )


def _source_runs(
    context: Context, source: SourceEntry, style: ParagraphStyle, body: Element
) -> Iterator[Run]:
    """The source's line; its address and DOI are links in the element ``body``."""
    lang = str(source.language or context.lang)
    plain, italic = style.text_style(), style.text_style(italic=True)
    for text, is_title in _source_parts(context, source):
        is_address = _is_titled_by_address(source) and text == source.title
        for part, address in [(shown_address(text), str(source.url))] if is_address else addressed(text):
            element = Element("Link", body) if address else None
            yield Run(part, italic if is_title else plain, lang, link=address, element=element)
    for shown, link in _links(source):
        yield Run(" ", plain, lang)
        yield Run(shown, plain, lang, link=link, element=Element("Link", body))
    behind = "".join(f" ({wording})" for wording in _in_brackets(context, source))
    note = f" {source.note}" if source.note else ""
    yield from linked_runs(behind + note, plain, lang, body)


def _links(source: SourceEntry) -> Iterator[tuple[str, str]]:
    """What is shown and the address that it leads to; not again what is the title."""
    if source.url and not _is_titled_by_address(source):
        yield shown_address(source.url), str(source.url)
    if source.doi:
        number = bare_doi(str(source.doi))
        yield f"doi:{number}", doi_address(number)
    if source.pmid:
        yield f"PMID{NO_BREAK}{source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{quote(str(source.pmid))}/"
    if source.pmcid:
        number = "PMC" + str(source.pmcid).upper().removeprefix("PMC")
        yield number, f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(number)}/"


def _is_titled_by_address(source: SourceEntry) -> bool:
    return bool(source.url) and shown_address(str(source.url)) == shown_address(str(source.title))


def _in_brackets(context: Context, source: SourceEntry) -> Iterator[str]:
    if source.accessed:
        yield context.words("accessed", date=_date(context, source.accessed))
    if source.licence:
        yield str(source.licence)


def _source_parts(context: Context, source: SourceEntry) -> Iterator[tuple[str, bool]]:
    """Stretches of the line before its links, each with whether it is the title of a work."""
    names, role = _names(context, source)
    date = _date(context, source.issued) if source.issued else ""
    in_brackets = context.comma.join(filter(None, (role, date)))
    year = f" ({in_brackets})" if in_brackets else ""
    if names:
        told = f"{names}{year}"
        yield f"{told} " if told.endswith(".") else f"{told}. ", False
    inside = bool(source.container_title)
    title = str(source.title)
    yield title, not inside
    stop = "" if has_end(title) else "."
    yield (f"{stop} " if names or not year else f"{year}. "), False
    if source.container_title:
        yield str(source.container_title), True
        yield _issue(source) + ". ", False
    text = " ".join(_published(context, source))
    if text:
        yield text, False


def _names(context: Context, source: SourceEntry) -> tuple[str, str]:
    """Its authors, or else those who edited or directed it, and what they did; semicolons set several apart."""
    if source.author:
        return _joined(context, source.author), ""
    if source.editor:
        return _joined(context, source.editor), context.words(
            "editor" if len(source.editor) == 1 else "editors"
        )
    return _joined(context, source.director), context.words("director") if source.director else ""


def _joined(context: Context, names: Sequence[Name]) -> str:
    return context.semicolon.join(name.shown for name in names).replace("'", "’")


def _published(context: Context, source: SourceEntry) -> Iterator[str]:
    yield from _said(context, _people(context, source))
    yield from _said(context, _kind(context, source))
    if not source.container_title and (issue := _issue(source)):
        yield (_volume(context, source) if issue.strip() == source.volume else issue.strip(" :")) + "."
    published = context.colon.join(str(part) for part in (source.publisher_place, source.publisher) if part)
    yield from _said(context, [published, _series(source), _held(context, source)])
    if source.isbn:
        yield f"ISBN{NO_BREAK}{source.isbn}."
    if source.issn:
        yield f"ISSN{NO_BREAK}{source.issn}."


def _said(context: Context, parts: Iterable[str]) -> Iterator[str]:
    """Each part with a full stop, where no other sign ends it."""
    for part in parts:
        if part:
            part = capitalised(part, context.lang)
            yield part if has_end(part) else f"{part}."


def _people(context: Context, source: SourceEntry) -> Iterator[str]:
    """Who else took part, and what they did."""
    for word, names in (
        ("book by", source.container_author),
        ("edited by", source.editor if source.author else []),
        ("translated by", source.translator),
        ("directed by", source.director if source.author or source.editor else []),
        ("asked by", source.interviewer),
        ("sent to", source.recipient),
    ):
        if names:
            yield context.words(word, names=_joined(context, names))


def _kind(context: Context, source: SourceEntry) -> Iterator[str]:
    """What it is, what it belongs to, and how long it is."""
    if source.edition:
        yield context.words("edition", edition=str(source.edition))
    if source.original_date:
        yield context.words("first published", date=_date(context, source.original_date))
    told = (
        source.genre,
        source.medium,
        source.scale,
        source.event_title,
        source.authority,
        source.number,
        source.section,
    )
    yield context.comma.join(str(part) for part in told if part)
    if source.number_of_volumes:
        yield context.words("volumes", count=str(source.number_of_volumes))
    if source.number_of_pages:
        yield context.words("number of pages", count=str(source.number_of_pages))


def _series(source: SourceEntry) -> str:
    return " ".join(str(part) for part in (source.collection_title, source.collection_number) if part)


def _held(context: Context, source: SourceEntry) -> str:
    """The archive or library, and the place in it."""
    told = (source.archive_place, source.archive, source.archive_location, source.call_number)
    return context.comma.join(str(part) for part in told if part)


def _issue(source: SourceEntry) -> str:
    volume = f" {source.volume}" if source.volume else ""
    issue = f"{'' if volume else ' '}({source.issue})" if source.issue else ""
    pages = f": {_RANGE.sub('–', source.page)}" if source.page else ""
    return volume + issue + pages


def _volume(context: Context, source: SourceEntry) -> str:
    """“Vol. 2”: a number alone would not say what it is."""
    typed = str(source.volume)
    told = capitalised(place_in(f"vol.{NO_BREAK}{typed}", context.lang), context.lang)
    return told.removesuffix(".") if typed.isdecimal() else typed


def _date(context: Context, text: str) -> str:
    return word_date(parse_date(str(text)), context.lang)


def see_also(context: Context, options: ListOptions) -> list[FlowBox]:
    """The list of what to read on in; nothing where the article names nothing."""
    element = list_of(None)
    boxes: list[FlowBox] = [
        list_item(context, _linked(entry.title, entry.link), str(options.style or "list"), element)
        for entry in context.article.see_also
    ]
    return headed(context, options, "see also", boxes)


def _linked(inline: Inline, link: str | None) -> Inline:
    return tuple(replace(span, link=str(link)) for span in inline) if link else inline


def licence(context: Context, options: StyleOptions) -> list[FlowBox]:
    """Who wrote the text and under which licence, and the article's own credits."""
    article = context.article
    style = str(options.style or "small")
    wording: list[FlowBox] = []
    if article.credits:
        wording.append(text_box(context, article.credits, style, Element("P")))
    text = authors_and_licence(context)
    if text:
        result = context.style(style)
        element = Element("P")
        link = _licence_address(article.licence)
        inside = Element("Link", element) if link else None
        runs = tuple(replace(run, link=link, element=inside) for run in plain_runs(context, text, result))
        wording.append(TextBox(runs=runs, style=result, element=element, space_before=result.space_before))
    return wording


def _licence_address(licence: Licence | None) -> str:
    """Where the text's licence can be read; that of a Creative Commons licence is known."""
    if licence is None:
        return ""
    return str(licence.link or "") or licence_link(str(licence.name))


def authors_and_licence(context: Context) -> str:
    """Who wrote the text and under which licence, as far as that is told, in the words' language."""
    licence, words = context.article.licence, context.words
    name, authors = str(licence.name) if licence else "", listed(context.article.authors, words.lang)
    word = {(True, True): "text from", (True, False): "text by", (False, True): "licence"}.get(
        (bool(authors), bool(name))
    )
    return words(word, authors=authors, licence=name) if word else ""


def pictures_of(context: Context) -> list[Picture]:
    """Every picture and flag that the article names, once with each credit, in order."""
    return [picture for _, picture in _named_pictures(context)]


def _named_pictures(context: Context) -> list[tuple[str, Picture]]:
    """With what each is called in a list: its caption, whose flag or likeness it is, or what it shows."""
    infobox = context.article.infobox
    result: list[tuple[str, Picture | None]] = []
    if infobox:
        states = (*infobox.predecessors, *infobox.successors)
        result += [("", infobox.flag), ("", infobox.image)]
        result += [(plain(state.name), state.flag) for state in states]
    result += [("", section.image) for _, section in all_sections(context.article)]
    result += [(plain(person.name), person.image) for person in context.article.people]
    named: dict[tuple[Path, str], tuple[str, Picture]] = {}
    for name, picture in result:
        if picture:
            text = plain(picture.caption) or name or str(picture.alt or "")
            named.setdefault((picture.file, plain(picture.credit)), (text, picture))
    return list(named.values())


def maps_of(context: Context) -> list[Map]:
    """Every map of the article, in order."""
    infobox = context.article.infobox
    result = [infobox.map] if infobox and infobox.map else []
    return result + [section.map for _, section in all_sections(context.article) if section.map]


class CreditsOptions(ListOptions):
    """What a layout may say of the pictures' credits."""

    form: Literal["line", "list"] = Field(
        "line", description="line for each wording once, list for each picture with its own."
    )


def picture_credits(context: Context, options: CreditsOptions) -> list[FlowBox]:
    """The credits of all pictures and maps."""
    if options.form == "list":
        boxes = _credits_list(context, str(options.style or "source"))
    else:
        boxes = _credits_line(context, str(options.style or "small"))
    return headed(context, options, "pictures", boxes)


def _credits_list(context: Context, style: str) -> list[FlowBox]:
    """Each picture and map by its name, and whose it is."""
    element = list_of(None)
    named: list[tuple[str, Picture | Map]] = [*_named_pictures(context)]
    named += [(plain(each.caption) or str(each.alt or ""), each) for each in maps_of(context)]
    return [
        list_item(
            context, each.credit, style, element, lead_in=f"{name.rstrip('.')}{context.colon}" if name else ""
        )
        for name, each in named
        if each.credit
    ]


def _credits_line(context: Context, style: str) -> list[FlowBox]:
    """Each wording once."""
    by_words: dict[str, Inline] = {}
    text = [picture.credit for picture in pictures_of(context)] + [each.credit for each in maps_of(context)]
    for credit in text:
        if credit:
            by_words.setdefault("".join(span.text for span in credit), credit)
    if not by_words:
        return []
    spans: list[Span] = []
    for credit in by_words.values():
        if spans:
            apart = " " if has_end(spans[-1].text) else context.semicolon
            credit = with_before(apart, credit)
        spans += credit
    head = context.words("pictures") + context.colon
    return [text_box(context, tuple(spans), style, Element("P"), lead_in=head)]


def closing(context: Context, options: SourcesOptions) -> list[FlowBox]:
    """Sources, see-also entries, licence and picture credits for a last slide, each kind apart from the one before."""
    apart = context.theme.space("block")
    boxes: list[FlowBox] = []
    for first, *others in closing_kinds(context, options):
        boxes += [replace(first, space_before=max(first.space_before, apart)), *others]
    return boxes


def closing_kinds(context: Context, options: SourcesOptions) -> list[list[FlowBox]]:
    """Sources, see-also entries, licence and picture credits, as far as there are any."""
    style = StyleOptions.made({"style": options.style})
    small = str(options.style or "small")
    kinds = [
        sources(context, options),
        see_also_line(context, style),
        licence(context, style),
        _credits_line(context, small),
    ]
    return [kind for kind in kinds if kind]


def see_also_line(context: Context, options: StyleOptions) -> list[FlowBox]:
    """The see-also entries as one paragraph."""
    entries = context.article.see_also
    if not entries:
        return []
    spans: list[Span] = []
    for number, entry in enumerate(entries):
        linked = _linked(entry.title, entry.link)
        spans += with_before(context.semicolon, linked) if number else linked
    lead_in = context.words("see also") + context.colon
    return [text_box(context, tuple(spans), str(options.style or "small"), Element("P"), lead_in=lead_in)]


BLOCKS = (
    Block(
        "closing",
        "Sources, see-also entries, credits and licence together.",
        closing,
        SourcesOptions,
        lists_sources=True,
    ),
    Block("see also line", "The see-also entries as one paragraph.", see_also_line, StyleOptions),
    Block(
        "sources",
        "The sources, numbered as the text cites them.",
        sources,
        SourcesOptions,
        lists_sources=True,
    ),
    Block(
        "source notes",
        "The sources that no slide shows, as speaker notes.",
        source_notes,
        SourceNotesOptions,
        lists_sources=True,
    ),
    Block("see also", "Where to read on.", see_also, ListOptions),
    Block("licence", "Credits, authors and licence of the text.", licence, StyleOptions),
    Block("picture credits", "The credits of all pictures and maps.", picture_credits, CreditsOptions),
)
