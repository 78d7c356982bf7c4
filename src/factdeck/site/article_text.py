"""An article to its text as HTML: lead, facts, timeline, sections, people, what a lesson needs, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from factdeck.article import (
    Article,
    Chart,
    Date,
    Event,
    Infobox,
    InfoboxGroup,
    InfoboxRow,
    Map,
    Person,
    Picture,
    Section,
    State,
)
from factdeck.article.exhibits import Comparison, KeyFigure, Quotation
from factdeck.article.language_words import listed, word_number
from factdeck.article.markup import Inline, Span, plain
from factdeck.article.teaching import QuizQuestion, Teaching
from factdeck.article.wording import word_date, word_life
from factdeck.blocks.full_stops import one_paragraph
from factdeck.blocks.uncited import uncited
from factdeck.days import civil
from factdeck.escaping import attribute, text
from factdeck.language.scripts import is_leftward_language
from factdeck.layout.loading import LayoutFiles
from factdeck.layout.words import Words
from factdeck.site.drawn_map import drawn_map
from factdeck.site.illustrations import Illustration, Illustrations
from factdeck.site.marked import Marked

DEEPEST = 6
"""The lowest level of headings that HTML has."""


class TextOf(Struct, frozen=True):
    """What the text of an article is made with."""

    article: Article
    words: Words
    """Those of layouts, in the article's language where they are known in it."""
    site_words: Words
    marked: Marked
    pictures: Illustrations
    credits: list[str]
    """What is said of pictures that are too small to have it beside them; filled on the way."""
    contents: list[tuple[str, str]]
    """The place in the page and the heading of each part, as HTML; filled on the way."""
    files: LayoutFiles
    """Where themes are looked up."""
    folder: str
    """The address of the folder with the pictures, as the page says it, with a slash at its end."""

    def own(self, key: str, words: Words | None = None) -> str:
        """A word of ours, marked with its language where that is not the article's."""
        known = words or self.words
        told = text(known(key))
        if known.lang.split("-")[0] == self.article.lang.split("-")[0]:
            return told
        way = "rtl" if is_leftward_language(known.lang) else "ltr"
        return f'<span lang={attribute(known.lang)} dir="{way}">{told}</span>'

    def joined(self, *parts: str) -> str:
        """Parts of a phrase as HTML, but for empty ones, with the language's comma between them."""
        return self.words.before_more("comma").join(filter(None, parts))

    def heading(self, key: str, content: str) -> str:
        """A part of the page under a heading of ours; nothing where it has no content."""
        name = f"part-{key.replace(' ', '-')}"
        if not content:
            return ""
        self.contents.append((name, self.own(key)))
        return (
            f'<section aria-labelledby="{name}"><h2 id="{name}">{self.own(key)}</h2>\n{content}\n</section>\n'
        )


def article_text(of: TextOf) -> str:
    """All that the article says, from its lead to its sources; its title stands outside."""
    article = of.article
    parts = [
        f'<div class="lead">{of.marked.prose(article.lead)}</div>\n' if article.lead else "",
        of.heading("key facts", _facts(of, article.infobox)) if article.infobox else "",
        *(_main_section(of, section, number) for number, section in enumerate(article.sections, 1)),
        of.heading("timeline", _timeline(of)),
        of.heading("people", _list(_person(of, person) for person in article.people)),
        *(_teaching(of, article.teaching) if article.teaching else ()),
        of.heading("see also", _see_also(of)),
        of.heading("sources", _sources(of)),
    ]
    parts.append(of.heading("pictures", _list(dict.fromkeys(of.credits))))
    return "".join(parts)


def _list(items: Iterable[str], kind: str = "ul", name: str = "plain") -> str:
    inside = "".join(f"<li>{item}</li>\n" for item in items)
    return f'<{kind} class="{name}">\n{inside}</{kind}>' if inside else ""


def _facts(of: TextOf, box: Infobox) -> str:
    pictures = [picture for picture in (box.flag, box.image) if picture]
    caption = f'<p class="side">{of.marked.inline(box.caption)}</p>\n' if box.caption else ""
    parts = [caption, *(_figure(of, picture) for picture in pictures)]
    single: list[InfoboxRow] = []
    for row in (*box.rows, None):
        if isinstance(row, InfoboxRow):
            single.append(row)
            continue
        parts.append(_rows(of, single))
        single = []
        if isinstance(row, InfoboxGroup):
            parts.append(f"<h3>{of.marked.inline(row.group)}</h3>{_rows(of, row.rows)}")
    for key, states in (("before", box.predecessors), ("after", box.successors)):
        told = [_state(of, state) for state in states]
        parts.append(f"<h3>{of.own(key)}</h3>{_list(told, name='states')}" if told else "")
    parts.append(_map(of, box.map) if box.map else "")
    return "".join(parts)


def _state(of: TextOf, state: State) -> str:
    """A state with its flag beside it; what is said of the flag stands below the text."""
    name = _linked(of, state.name, state.link, str(state.years or ""))
    shown = of.pictures.add(state.flag) if state.flag else None
    if state.flag is None or shown is None:
        return name
    of.credits.append(of.marked.inline(one_paragraph(state.flag.caption or (), state.flag.credit)))
    return f"{_image(of, state.flag, shown)}<span>{name}</span>"


def _rows(of: TextOf, rows: Sequence[InfoboxRow]) -> str:
    inline = of.marked.inline
    told = "".join(
        f"<div><dt>{inline(row.label)}</dt><dd>{inline(row.value)}"
        f"{f' ({inline(row.note)})' if row.note else ''}</dd></div>\n"
        for row in rows
    )
    return f'<dl class="facts">\n{told}</dl>' if told else ""


def _linked(of: TextOf, name: Inline, link: str | None, behind: str = "") -> str:
    """A name as a link where it leads anywhere, unless it has links of its own."""
    told = of.marked.inline(name)
    if link and not any(span.link for span in name):
        told = f"<a href={attribute(str(link))}>{told}</a>"
    return f"{told} ({text(behind)})" if behind else told


def _main_section(of: TextOf, section: Section, number: int) -> str:
    name = f"section-{number}"
    of.contents.append((name, text(plain(uncited(section.heading)))))
    return _section(of, section, 2, f' id="{name}"')


def _section(of: TextOf, section: Section, level: int, place: str = "") -> str:
    tag = f"h{min(level, DEEPEST)}"
    inline, prose = of.marked.inline, of.marked.prose
    parts = [f"<section><{tag}{place}>{inline(section.heading)}</{tag}>\n"]
    parts.append(f'<p class="point">{inline(section.point)}</p>' if section.point else "")
    parts.append(prose(section.text) or of.marked.items(section.points))
    parts.append(_exhibits(of, section))
    parts += [_section(of, each, level + 1) for each in section.sections]
    return f"{''.join(parts)}</section>\n"


def _exhibits(of: TextOf, section: Section) -> str:
    """What a section has beside its text."""
    parts = [
        _key_figure(of, section.figure) if section.figure else "",
        _quotation(of, section.quotation) if section.quotation else "",
        _figure(of, section.image) if section.image else "",
        _map(of, section.map) if section.map else "",
        _chart(of, section.chart) if section.chart else "",
        _comparison(of, section.compare) if section.compare else "",
    ]
    return "".join(parts)


def _key_figure(of: TextOf, figure: KeyFigure) -> str:
    unit = f" {text(str(figure.unit))}" if figure.unit else ""
    said = f" {of.marked.inline(figure.text)}" if figure.text else ""
    return f'<p class="figure"><strong>{text(str(figure.value))}{unit}</strong>{said}</p>'


def _quotation(of: TextOf, quotation: Quotation) -> str:
    who = of.joined(of.marked.inline(quotation.who), text(str(quotation.when or "")))
    foot = f"<figcaption>{who}</figcaption>" if who else ""
    words = of.marked.inline(quotation.text)
    return f'<figure class="quotation"><blockquote><p>{words}</p></blockquote>{foot}</figure>\n'


def _figure(of: TextOf, picture: Picture) -> str:
    shown = of.pictures.add(picture)
    told = of.marked.inline(one_paragraph(picture.caption or (), picture.credit))
    caption = f"<figcaption>{told}</figcaption>" if told else ""
    if shown is None:
        return f"<figure><p>{text(str(picture.alt or ''))}</p>{caption}</figure>\n"
    return f"<figure>{_image(of, picture, shown)}{caption}</figure>\n"


def _image(of: TextOf, picture: Picture, shown: Illustration) -> str:
    size = f'width="{shown.width}" height="{shown.height}"'
    source = attribute(of.folder + shown.name)
    alt = attribute(str(picture.alt or "") if not picture.decorative else "")
    return f'<img src={source} alt={alt} {size} loading="lazy">'


def _map(of: TextOf, shown: Map) -> str:
    """A map with what it shows in its place for those who can't see it; in words where it can't be drawn."""
    names = listed(dict.fromkeys(plain(name) for name in shown.names()), of.words.lang)
    told = str(shown.alt or "") or (of.words("map told", names=names) if names else "")
    drawn = drawn_map(shown, of.article.lang, of.words, of.files)
    picture = ""
    if drawn:
        made = of.pictures.add_drawing(*drawn)
        size = f'width="{made.width}" height="{made.height}"'
        alt = attribute(told or of.words("map"))
        picture = f'<img class="map" src={attribute(of.folder + made.name)} alt={alt} {size} loading="lazy">'
    areas = [(area.name, area.text) for area in shown.areas if area.text]
    routes = [(route.name, route.text) for route in shown.routes if route.text]
    items = "".join(
        f"<li>{of.marked.inline(name)}: {of.marked.inline(said)}</li>" for name, said in (*areas, *routes)
    )
    title = f"<p><strong>{of.marked.inline(shown.title)}</strong></p>" if shown.title else ""
    said = one_paragraph(shown.caption or (), (Span(told),) if told and not drawn else ())
    words = one_paragraph(said, shown.credit or ())
    entries = f"<ul>{items}</ul>" if items else ""
    told_below = f"<p>{of.marked.inline(words)}</p>" if words else ""
    return f'<div class="map-told">{title}{picture}{told_below}{entries}</div>\n'


def _chart(of: TextOf, chart: Chart) -> str:
    """A chart's numbers as a table."""
    names = "".join(f'<th scope="col">{text(str(series.name))}</th>' for series in chart.series)
    rows = "".join(
        f'<tr><th scope="row">{text(str(name))}</th>'
        + "".join(f"<td>{_number(of, series.values[at])}</td>" for series in chart.series)
        + "</tr>\n"
        for at, name in enumerate(chart.categories)
    )
    unit = f" ({text(str(chart.unit))})" if chart.unit else ""
    credit = f'<p class="credit">{of.marked.inline(chart.credit)}</p>'
    caption = f"<caption>{of.marked.inline(chart.caption)}{unit}</caption>"
    table = f"<table>{caption}<thead><tr><td></td>{names}</tr></thead><tbody>\n{rows}</tbody></table>"
    return f'<div class="table" tabindex="0" role="group" aria-label={attribute(plain(chart.caption))}>{table}</div>{credit}\n'


def _number(of: TextOf, value: float | None) -> str:
    return "–" if value is None else text(word_number(value, of.article.lang))


def _comparison(of: TextOf, sides: Comparison) -> str:
    told = "".join(
        f'<div><p class="side">{of.marked.inline(side.name)}</p>{of.marked.items(side.points)}</div>'
        for side in (sides.a, sides.b)
    )
    return f'<div class="compare">{told}</div>\n'


def _timeline(of: TextOf) -> str:
    return _list((_event(of, event) for event in of.article.events), "ol", "events")


def _event(of: TextOf, event: Event) -> str:
    date = text(word_date(event.date, of.article.lang))
    lane = f' <span class="lane">{text(str(event.lane))}</span>' if event.lane else ""
    title = of.marked.inline(event.title)
    head = f"<p><time{_machine_date(event.date)}>{date}</time>{lane}</p>"
    return f"{head}<p>{title}</p>{of.marked.prose(event.text)}"


def _machine_date(date: Date) -> str:
    """The attribute of a day that HTML can name (HTML standard, 4.5.14)."""
    day = date.start
    if day is None or date.interval or day.precision != "day" or not 1 <= day.year <= 9999:
        return ""
    year, month, number = civil(day.earliest)
    return f' datetime="{year:04}-{month:02}-{number:02}"'


def _person(of: TextOf, person: Person) -> str:
    image = _figure(of, person.image) if person.image else ""
    life = text(word_life(str(person.dates), of.article.lang)) if person.dates else ""
    facts = of.joined(of.marked.inline(person.role), life)
    told = f"<strong>{of.marked.inline(person.name)}</strong>{f'<br>{facts}' if facts else ''}"
    return f"{image}<p>{told}</p>{of.marked.prose(person.text)}"


def _teaching(of: TextOf, teaching: Teaching) -> list[str]:
    inline = of.marked.inline
    terms = "".join(
        f"<div><dt>{inline(term.term)}</dt><dd>{inline(term.meaning)}</dd></div>\n"
        for term in teaching.glossary
    )
    return [
        of.heading("summary", of.marked.items(teaching.summary)),
        of.heading("glossary", f'<dl class="facts">\n{terms}</dl>' if terms else ""),
        of.heading("objectives", of.marked.items(teaching.objectives)),
        of.heading("questions", of.marked.items(teaching.questions, "ol")),
        of.heading("quiz", _list((_quiz(of, question) for question in teaching.quiz), "ol", "quiz")),
    ]


def _quiz(of: TextOf, question: QuizQuestion) -> str:
    """A question with its options; the answer opens when it is asked for."""
    inline = of.marked.inline
    options = of.marked.items(question.options)
    why = f" {inline(question.why)}" if question.why else ""
    answer = f"<p>{inline(question.options[question.right])}.{why}</p>"
    summary = f"<summary>{of.own('answer', of.site_words)}</summary>"
    return f"<p>{inline(question.question)}</p>{options}<details>{summary}{answer}</details>"


def _see_also(of: TextOf) -> str:
    return _list(_linked(of, each.title, each.link) for each in of.article.see_also)


def _sources(of: TextOf) -> str:
    items = "".join(
        f'<li id="{place}">{f"{label} " if label else ""}{entry}</li>\n'
        for place, label, entry in of.marked.sources()
    )
    return f'<ul class="sources">\n{items}</ul>' if items else ""
