"""A page's main part to the elements in it that are no part of the article, each with what it is.

Nothing is known of a site: an element is left out by its names, by what heads it, or since all that it says are links, and only
where the article's prose is elsewhere. A part of the page with prose of its own stays unless its names speak clearly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from factdeck.importing.html.elements import BLOCKS, SILENT, tag_of, words_of
from factdeck.importing.html.furniture import COMMENTS, Said, is_phrase, is_story, said_by_names
from factdeck.importing.html.prose import Prose, prose_of
from factdeck.importing.html.weights import Weight
from factdeck.importing.html_names import HEADINGS

LINKS = "links to other pages"
AROUND = "words beside the article"
LABEL = "words of a button"
MOSTLY = 0.6
"""Of the letters: so many in links make a part of the page a list of them."""
_STORY = 0.8
"""Of the prose: an element inside that has so much of it holds the article."""
_MOST_BESIDE = 0.35
"""Of the prose: what has more is the article, whatever its names say."""
_MOST_NAMED = 0.5
"""The same of what has names of its own, no title, and the article beside it."""
_MOST_OUTSIDE = 0.75
"""The same of what its element says."""
_FEW = 250
"""Letters of prose that may be lost to a guess."""
_LEAST_WORDS = 8
_LONG = 1000
"""Letters of an element whose words need not be looked at: it is no button, and says much."""
LONG_TEXT = "long " * _LEAST_WORDS
_LEAST_LINKS = 3
_UNNAMED = frozenset((*HEADINGS, "blockquote"))
"""Elements whose names are those of what stands in them."""
_LINES = frozenset(("p", "li", "td", "dd", "dt", "th", "figcaption", "blockquote"))
_SHOWS = ("figure", "table", "blockquote")
_AWAY = frozenset(("aside", "footer", "nav", "form", "dialog"))
_NO_STORY = frozenset(("p", "li", "td", "th", "blockquote", "dd", "figure", "table", "ul", "ol", "dl"))
_PARTS = frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figcaption", "dt", "dd"))
_KEPT = frozenset(("h1", "figure", "img", "picture", "table", "dl", "figcaption", "math"))
_KEPT_BEFORE = _KEPT | {"h2", "h3", "li"}
_CARDS = frozenset(("article", "section", "div", "li", "ul", "ol"))
_WHOLLY = 0.9


class _Marks(Struct):
    main: _Element
    prose: Prose
    weighed: Mapping[_Element, Weight]
    path: list[_Element]
    held: frozenset[_Element]
    """The page's largest heading, its notes, and all around them."""
    story: frozenset[_Element]
    """The last element of the path and all inside."""
    behind: frozenset[_Element]
    """What stands after the article."""
    last_heading: _Element | None = None
    away: dict[_Element, str] = field(default_factory=dict)

    def linked(self, element: _Element) -> float:
        weight = self.weighed.get(element)
        return weight.linked / weight.words if weight and weight.words else 0.0

    def share(self, element: _Element) -> float:
        return self.prose.of(element) / self.prose.total if self.prose.total else 0.0


def beside_article(
    main: _Element, weighed: Mapping[_Element, Weight], notes: Collection[_Element] = ()
) -> dict[_Element, str]:
    """The elements of a page's main part that are left out, and what each of them is.

    ``notes`` are of the article wherever they stand.
    """
    title = next(main.iter("h1"), None)
    kept = [*notes, *([title] if title is not None else [])]
    held = frozenset(each for part in kept for each in (part, *part.iterancestors()))
    named = dict(_named(main, prose_of(main, weighed), held))
    prose = prose_of(main, weighed, named)
    path = list(_path(main, prose))
    behind = frozenset(each for step in path[1:] for after in step.itersiblings() for each in after.iter())
    marks = _Marks(main, prose, weighed, path, held, frozenset(path[-1].iter()), behind, away=named)
    walker = etree.iterwalk(main, events=("start",))
    for _, element in walker:
        tag = tag_of(element)
        if element is main or not tag:
            continue
        if element in marks.away or tag in SILENT:
            walker.skip_subtree()
            continue
        if what := _what(element, tag, marks):
            marks.away[element] = what
            walker.skip_subtree()
        if tag in HEADINGS or what == LABEL:
            marks.last_heading = element
    return marks.away


def _named(main: _Element, prose: Prose, held: Collection[_Element]) -> Iterator[tuple[_Element, str]]:
    """What is none of the article by clear names. Readers' comments may have more prose than the article before them."""
    walker = etree.iterwalk(main, events=("start",))
    for _, element in walker:
        tag = tag_of(element)
        if element is main or tag not in BLOCKS or tag in _UNNAMED or tag in _PARTS or element in held:
            continue
        said = said_by_names(element)
        if not said or said.weak or is_story(element):
            continue
        after_story = said.what == COMMENTS and prose.before(element) >= _FEW
        if after_story or prose.of(element) <= _MOST_BESIDE * prose.total:
            yield element, said.what
            walker.skip_subtree()


def _path(main: _Element, prose: Prose) -> Iterator[_Element]:
    """The main part, the element inside that has nearly all of its prose, and so on; the last one holds the article."""
    element: _Element | None = main
    while element is not None:
        yield element
        parts = {each: prose.of(each) for each in element if prose.of(each)}
        if element in prose.leaves or not parts:
            return
        named = [each for each in parts if _is_named(each, prose.of(element), prose)]
        least = _STORY * (prose.of(element) - sum(parts[each] for each in named))
        element = max(parts, key=lambda each: (each not in named, parts[each]))
        if parts[element] < least or element in prose.leaves or tag_of(element) in _NO_STORY:
            return


def _is_named(element: _Element, around: float, prose: Prose) -> bool:
    """Whether names say that an element is none of the article, and no part of it says otherwise."""
    tag = tag_of(element)
    if tag not in _AWAY and (tag in _UNNAMED or not said_by_names(element)):
        return False
    inside = element.iter("h1", "article", "main")
    most = _MOST_OUTSIDE if tag in _AWAY else _MOST_NAMED
    return prose.of(element) <= most * around and next(inside, None) is None and not is_story(element)


def _what(element: _Element, tag: str, marks: _Marks) -> str:
    """What an element is that is left out; empty of what stays."""
    block = tag in BLOCKS or tag in HEADINGS
    if (
        element in marks.held
        or element in marks.path
        or tag in _PARTS
        or (not block and _in_prose(element, marks))
    ):
        return ""
    said = said_by_names(element) if tag not in _UNNAMED and not is_story(element) else None
    if said and _may_go(element, said, marks):
        return said.what
    if not block:
        return ""
    weight = marks.weighed.get(element)
    words = words_of(element) if weight is None or weight.words <= _LONG else LONG_TEXT
    if is_phrase(words) and not (tag in HEADINGS and _heads_prose(element, marks)):
        return LABEL
    if tag in ("form", "label") and marks.share(element) <= _MOST_BESIDE and _asks(element, tag):
        return "form"
    links = marks.linked(element)
    few = marks.prose.of(element) <= _FEW
    if few and links and is_phrase(words.partition(":")[0]):
        return LINKS
    if element in marks.prose.leaves:
        return ""
    if few and links >= MOSTLY and _leads_elsewhere(element, tag, marks):
        return LINKS
    if element in marks.story or marks.share(element) > (_MOST_OUTSIDE if tag == "aside" else _MOST_BESIDE):
        return ""
    if tag == "aside" or (few and _says_little(element, tag, words, after=element in marks.behind)):
        return AROUND
    return LINKS if tag in _CARDS and _is_headed_by_link(element, marks) else ""


def _in_prose(element: _Element, marks: _Marks) -> bool:
    """Whether an element stands in a line of the article with other words, which is never cut."""
    block = next((each for each in element.iterancestors() if tag_of(each) in BLOCKS), None)
    if block is None or block in marks.prose.leaves:
        return True
    return tag_of(block) in _LINES and words_of(block) != words_of(element)


def _may_go(element: _Element, said: Said, marks: _Marks) -> bool:
    """Whether names may be believed: not of an element that has much of the prose."""
    if said.weak:
        has_more = any(next(element.iter(name), None) is not None for name in _SHOWS)
        return marks.prose.of(element) <= _FEW and not has_more
    outside = _MOST_OUTSIDE if tag_of(element) in _AWAY else _MOST_NAMED
    most = _MOST_BESIDE if element in marks.story else outside
    return marks.share(element) <= most


def _heads_prose(heading: _Element, marks: _Marks) -> bool:
    """Whether a heading is followed by prose before the next one."""
    for each in heading.itersiblings():
        if tag_of(each) in HEADINGS:
            return False
        if marks.prose.of(each):
            return True
    return False


def _leads_elsewhere(element: _Element, tag: str, marks: _Marks) -> bool:
    """Whether a list of links is none of the article: outside of its prose, and not under a heading of its own."""
    if is_story(element):
        return False
    if element not in marks.story:
        return True
    if tag in HEADINGS or tag == "li" or _is_inside(element, marks):
        return False
    if tag == "p" and sum(1 for _ in islice(element.iter("a"), _LEAST_LINKS)) < _LEAST_LINKS:
        return False
    heading = marks.last_heading
    headed = heading is not None and marks.prose.before(heading) == marks.prose.before(element)
    return not headed or heading is None or is_phrase(words_of(heading))


def _is_inside(element: _Element, marks: _Marks) -> bool:
    """Whether prose of the article stands before and after an element."""
    prose, story = marks.prose, marks.path[-1]
    end = prose.before(story) + prose.of(story)
    return prose.before(story) < prose.before(element) and prose.before(element) + prose.of(element) < end


def _asks(form: _Element, tag: str) -> bool:
    """Whether a form has something to fill in: whole pages stand in forms, too."""
    typed = (
        each.get("type") in (None, "text", "email", "password", "search", "tel")
        for each in form.iter("input")
    )
    return tag == "label" or form.find(".//textarea") is not None or any(typed)


def _says_little(element: _Element, tag: str, words: str, *, after: bool) -> bool:
    """Whether words that stand outside of the article are too few to be a sentence of it."""
    kept = _KEPT if after else _KEPT_BEFORE
    if tag in kept or any(next(element.iter(name), None) is not None for name in kept):
        return False
    return len(words.split()) < _LEAST_WORDS


def _is_headed_by_link(element: _Element, marks: _Marks) -> bool:
    """Whether an element begins with a heading that leads to another page, as a list of articles does."""
    first = next(element.iter(*HEADINGS), None)
    link = first.find(".//a") if first is not None else None
    if link is None and first is not None:
        link = next(first.iterancestors("a"), None)
    if first is None or link is None or str(link.get("href") or "#").startswith("#"):
        return False
    return marks.linked(first) > _WHOLLY and marks.prose.before(first) == marks.prose.before(element)
