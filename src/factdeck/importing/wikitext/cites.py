"""References of a page of wikitext to the draft's sources and to citations of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from mwparserfromhell.nodes import ExternalLink, Tag, Template
from mwparserfromhell.wikicode import Wikicode

from factdeck.article import Cite, Span
from factdeck.importing.addresses import whole_address
from factdeck.importing.draft import CSLValue, Draft, DraftSource
from factdeck.importing.structure import LEAST_WORDS_BESIDE, free_key
from factdeck.importing.wikitext.cited_fields import fields_of
from factdeck.importing.wikitext.citing import is_cite
from factdeck.importing.wikitext.words import arguments, bare, numbered, template_name

_SHORT = frozenset(("sfn", "sfnp", "harvnb", "harv", "harvtxt", "harvp", "sfnm"))
_ONE_AUTHOR = "harvs"
"""Names one author and, as ``year``, ``year2``…, several works."""
_YEAR = re.compile(r"\d{3,4}")
_BRACKETED = re.compile(r"\[{1,2}https?://[^\s\[\]]+\s+([^\[\]]+)\]{1,2}")
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[.,;:]*\s*[)\]]")
_ADDRESS_FIRST = re.compile(r"^https?://\S+\s+(?:[–—-]\s+)?(?=\w)")


class Sources:
    """The page's sources, each once, whichever way the text refers to it."""

    def __init__(self, draft: Draft):
        self._draft = draft
        self._named: dict[str, Wikicode] = {}
        self._by_text: dict[str, str] = {}
        self._by_author: dict[tuple[str, str], str] = {}
        self._books: list[Template] = []
        self._told: set[str] = set()
        self.tell: Callable[[str], None] = lambda words: None
        """Tells a few words of a note that stand beside its sources."""
        self.words: Callable[[Wikicode], str] = bare
        """Reads a value's words; the walk over the page knows its templates as well."""

    def note(self, code: Wikicode) -> None:
        """What references by name and by author lead to, wherever the page says it."""
        for tag in code.ifilter_tags(matches=lambda tag: str(tag.tag).strip().lower() == "ref"):
            name = _ref_name(tag)
            if name and tag.contents is not None and str(tag.contents).strip():
                self._named.setdefault(name, tag.contents)
        self._books = [each for each in code.ifilter_templates() if is_cite(template_name(each))]

    def reference(self, tag: Tag) -> list[Span]:
        """The citation that a ``<ref>`` is; none where it leads nowhere."""
        contents = tag.contents if tag.contents is not None and str(tag.contents).strip() else None
        contents = contents if contents is not None else self._named.get(_ref_name(tag))
        return self.inside(contents) if contents is not None else []

    def named(self, names: list[str]) -> list[Span]:
        """The citations of references that are named elsewhere on the page."""
        return [span for name in names if name in self._named for span in self.inside(self._named[name])]

    def inside(self, contents: Wikicode) -> list[Span]:
        """The sources that a note names; a note without any is a source of which only its words are known."""
        read = {id(each): self.template(each) for each in contents.filter_templates(recursive=False)}
        result = [cite for cites in read.values() for cite in cites]
        if not result:
            key = self._plain_source(contents)
            return [Span("", cite=(Cite(key),))] if key else []
        others = Wikicode([node for node in contents.nodes if not read.get(id(node))])
        words = _EMPTY_BRACKETS.sub(" ", self.words(others)).strip(" \n,;:.()")
        if len(words.split()) >= LEAST_WORDS_BESIDE:
            result.append(Cite(self._plain_source(others)))
        elif re.search(r"[^\W\d_]", words) and words not in self._told:
            self._told.add(words)
            self.tell(words)
        return [Span("", cite=tuple(dict.fromkeys(result)))]

    def template(self, template: Template) -> tuple[Cite, ...]:
        """The citations that a template stands for; none where it is no reference."""
        name = template_name(template)
        if is_cite(name) and not _is_quotation(name, template):
            return (Cite(self._source(template)),)
        if name not in _SHORT and name != _ONE_AUTHOR:
            return ()
        given = {name: self.words(value) for name, value in arguments(template).items()}
        if name in _SHORT:
            words = [value for name, value in given.items() if name.isdigit() and value]
            return self._short(words, given)
        author = given.get("last") or given.get("author") or ""
        years = [value for key, value in given.items() if key.startswith("year") and value]
        return tuple(cite for year in years for cite in self._short([author, year], given) if author)

    def _plain_source(self, contents: Wikicode) -> str:
        words = self.words(contents)
        if not re.search(r"\w", words):
            return ""
        link = next((whole_address(address_of(each)) for each in contents.ifilter_external_links()), "")
        title = _EMPTY_BRACKETS.sub(" ", _without_addresses(words)).strip(" ,;:")
        return self._kept(words + link, {"title": title, **({"URL": link} if link else {})})

    def _kept(self, text: str, fields: dict[str, CSLValue], words: str = "") -> str:
        if text not in self._by_text:
            key = free_key(self._draft, words or str(fields["title"]))
            self._by_text[text] = key
            self._draft.add_source(DraftSource({"id": key, **fields}))
        return self._by_text[text]

    def _source(self, template: Template) -> str:
        given = {name: self.words(value) for name, value in arguments(template).items()}
        given = {name: value for name, value in given.items() if value}
        name = template_name(template)
        fields = fields_of(name, given, _named_so(template))
        key = self._kept(str(fields), fields, _key_words(fields))
        family = _first_family(fields)
        if family:
            self._by_author.setdefault((family, _year(fields)), key)
        return key

    def _short(self, words: list[str], given: dict[str, str]) -> tuple[Cite, ...]:
        """A work by its author and year, and the place in it."""
        if not words:
            return ()
        year = next((word[:4] for word in words if _YEAR.match(word)), "")
        family = words[0].casefold()
        if (family, year) not in self._by_author:
            for book in self._books:
                self._source(book)
        key = self._by_author.get((family, year)) or self._kept(" ".join(words), {"title": " ".join(words)})
        return (Cite(key, _locator(given)),)


def _is_quotation(name: str, template: Template) -> bool:
    """Whether ``{{citation|words}}`` quotes, as in the French wiki; a source has named arguments."""
    return name == "citation" and "1" in arguments(template) and "title" not in arguments(template)


def address_of(link: ExternalLink) -> str:
    """A link's address without the templates that touch it, as ``{{dead link}}``."""
    return str(link.url).partition("{{")[0].strip()


def _without_addresses(words: str) -> str:
    """The words of a source without the addresses before them; the address where it is all that there is."""
    text = _BRACKETED.sub(r"\1", words)
    return _ADDRESS_FIRST.sub("", text).strip() or text


def _locator(given: dict[str, str]) -> str:
    for one, other, sign in (("pp", "pages", "pp."), ("p", "page", "p."), ("loc", "at", "")):
        result = given.get(one) or given.get(other) or ""
        if result and not re.search(r"[;\[\]@]", result):
            return f"{sign} {result}".strip()
    return ""


def _ref_name(tag: Tag) -> str:
    if not tag.has("name"):
        return ""
    return str(tag.get("name").value or "").strip().strip("\"'")


def _named_so(template: Template) -> str:
    """“GNIS 1562127” of ``{{cite GNIS|1562127}}``: what is known of a source that has no title."""
    written = re.sub(r"^\s*cite\s+", "", str(template.name), flags=re.IGNORECASE).strip()
    return " ".join([written, *filter(None, map(bare, numbered(template)))])


def _first_family(fields: dict[str, CSLValue]) -> str:
    people = fields.get("author") or fields.get("editor")
    if not isinstance(people, list) or not people:
        return ""
    return (people[0].get("family") or people[0].get("literal") or "").casefold()


def _year(fields: dict[str, CSLValue]) -> str:
    result = _YEAR.match(str(fields.get("issued", "")))
    return result[0] if result else ""


def _key_words(fields: dict[str, CSLValue]) -> str:
    family, year = _first_family(fields), _year(fields)
    return f"{family} {year}".strip() if family else str(fields["title"])
