"""Entries to the pages that list them, so many on each, and to the form that searches them where scripts run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factdeck.article.language_words import word_number
from factdeck.escaping import attribute, text
from factdeck.language.locales import locale_of
from factdeck.language.sorting import sorting_key
from factdeck.site.entry import Entry, years_told
from factdeck.site.frame import Page, Site, in_language
from factdeck.site.index import ON_SHARD
from factdeck.site.metadata import page_address, shortened

ON_PAGE = 60
"""Articles that one page lists."""
SNIPPET = 220
"""Characters of a lead that a list shows."""


def list_pages(entries: Sequence[Entry], site: Site) -> Iterator[Page]:
    """The pages of the list; the first one has the form, too."""
    starts = range(0, max(1, len(entries)), ON_PAGE)
    count = len(starts)
    for number, start in enumerate(starts, 1):
        shown = entries[start : start + ON_PAGE]
        head, form = "", ""
        if number == 1:
            head = '<script src="site.js" defer></script>'
            form = _form(entries, site)
        title = site.title if number == 1 else f"{site.title} – {site.words('page', number=number)}"
        content = f"<h1>{text(site.title)}</h1>\n{form}{_count(len(entries), site)}"
        content += _listed(shown, site, several=_languages(entries) != 1)
        content += _steps(number, count, site)
        told = count_told(len(entries), site)
        yield Page(title, content, list_path(number), site.lang, head, "all articles", told)


def list_path(number: int) -> str:
    """Where the page of so high a number stands."""
    return "index.html" if number == 1 else f"page-{number}.html"


def _languages(entries: Sequence[Entry]) -> int:
    return len({entry.lang for entry in entries})


def language_name(lang: str, told_in: str) -> str:
    """What a language is called in another one."""
    name = locale_of(told_in).languages.get(lang.split("-")[0], lang)
    return f"{name} ({lang})" if "-" in lang else name


def count_told(count: int, site: Site) -> str:
    """“1 article”, “9,000 articles”."""
    return site.words("count one" if count == 1 else "count", count=word_number(count, site.lang))


def _count(count: int, site: Site) -> str:
    return f'<p id="count" role="status">{text(count_told(count, site))}</p>\n'


def _listed(entries: Sequence[Entry], site: Site, *, several: bool) -> str:
    items = "".join(_item(entry, site, several) for entry in entries)
    return f'<ol id="results" class="articles">\n{items}</ol>\n<p id="more" hidden></p>\n'


def _item(entry: Entry, site: Site, several: bool) -> str:
    about = [years_told(entry.years, site.lang)] if entry.years else []
    about += [language_name(entry.lang, site.lang)] if several else []
    told = f'<p class="about">{text(" · ".join(about))}</p>' if about else ""
    own = "" if entry.lang == site.lang else in_language(entry.lang)
    link = f"<a href={attribute(page_address(entry.slug))}>{text(entry.title)}</a>"
    snippet = shortened(entry.lead or entry.subtitle, SNIPPET)
    words = f"<p{own}>{text(snippet)}</p>" if snippet else ""
    return f"<li><h2{own}>{link}</h2>{told}{words}</li>\n"


def _steps(number: int, count: int, site: Site) -> str:
    """Links to the other pages: the first, the last and those around this one."""
    if count == 1:
        return ""
    words = site.words
    shown = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    links = []
    if number > 1:
        links.append(_step(list_path(number - 1), words("previous"), 'rel="prev"'))
    for before, each in pairwise((0, *shown)):
        links += ["<li>…</li>"] if each > before + 1 else []
        current = ' aria-current="page"' if each == number else ""
        told = attribute(words("page", number=each))
        links.append(f"<li><a href={attribute(list_path(each))} aria-label={told}{current}>{each}</a></li>")
    if number < count:
        links.append(_step(list_path(number + 1), words("next"), 'rel="next"'))
    inside = "\n".join(links)
    return f'<nav id="steps" class="steps" aria-label={attribute(words("pages"))}>\n<ul>\n{inside}\n</ul>\n</nav>\n'


def _step(path: str, words: str, relation: str) -> str:
    return f"<li><a href={attribute(path)} {relation}>{text(words)}</a></li>"


def _form(entries: Sequence[Entry], site: Site) -> str:
    """Shown by the script alone, which can answer it."""
    words = site.words
    langs = sorted(
        {entry.lang for entry in entries},
        key=lambda lang: sorting_key(language_name(lang, site.lang), site.lang),
    )
    options = "".join(
        f"<option value={attribute(lang)}>{text(language_name(lang, site.lang))}</option>" for lang in langs
    )
    texts = {
        "one": words("count one", count="#"),
        "several": words("count", count="#"),
        "none": words("none found"),
        "loading": words("loading"),
        "failed": words("not loaded"),
        "more": words("more"),
    }
    data = " ".join(f"data-{name}={attribute(told)}" for name, told in texts.items())
    language = (
        f'<label for="lang">{text(words("language"))}</label>\n'
        f'<select id="lang"><option value="">{text(words("any language"))}</option>{options}</select>'
    )
    fields = [
        _field("from", "number", words("from year"), "year-hint"),
        _field("until", "number", words("until year"), "year-hint"),
        _field("place", "text", words("place"), list_of="places"),
        _field("keyword", "text", words("keyword"), list_of="keywords"),
        f"<div>{language}</div>" if len(langs) > 1 else "",
    ]
    shards = -(-len(entries) // ON_SHARD)
    return (
        f'<search>\n<form id="search" class="search" hidden data-shards="{shards}" data-locale={attribute(site.lang)} {data}>\n'
        f'<div class="sought"><label for="q">{text(words("search"))}</label>\n'
        '<input id="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="q-hint">\n'
        f'<p id="q-hint" class="hint">{text(words("search hint"))}</p></div>\n'
        f'<details id="filters"><summary>{text(words("filters"))}</summary>\n'
        f'<div class="filters">\n{"".join(fields)}\n</div>\n'
        f'<p id="year-hint" class="hint">{text(words("year hint"))}</p>\n'
        f'<button type="reset">{text(words("clear"))}</button>\n</details>\n'
        '<datalist id="places"></datalist><datalist id="keywords"></datalist>\n</form>\n</search>\n'
    )


def _field(name: str, kind: str, label: str, hint: str = "", list_of: str = "") -> str:
    described = f' aria-describedby="{hint}"' if hint else ""
    listed = f' list="{list_of}" autocomplete="off"' if list_of else ' step="1"'
    return f'<div><label for="{name}">{text(label)}</label>\n<input id="{name}" type="{kind}"{listed}{described}></div>'
