"""A foreign text to an article's YAML, its slug, and the list of what was left out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from factdeck.article import plain, read_article
from factdeck.article.language import check_language
from factdeck.article.links import check_link
from factdeck.importing.addresses import is_language
from factdeck.importing.article_text import article_text
from factdeck.importing.characters import as_meant
from factdeck.importing.credit import cite_credit, credit_source, page_language, page_title
from factdeck.importing.draft import Draft, DraftEvent
from factdeck.importing.drawn import leave_undrawn
from factdeck.importing.export import read_export
from factdeck.importing.kinds import (
    Kind,
    NotImportable,
    is_web_page,
    kind_of,
    looks_like_opendocument,
    looks_like_page,
    looks_packed,
)
from factdeck.importing.leftovers import CONTRADICTED, GUESSED, TAKEN_FOR_ENGLISH, Leftover, Leftovers
from factdeck.importing.naming import named_in
from factdeck.importing.offers import (
    contradicted_language,
    guess_language,
    has_years,
    is_english,
    language_of,
    offers_of,
    says_nothing_english,
    told_language,
)
from factdeck.importing.saved import name_pictures
from factdeck.importing.slugs import slug_of
from factdeck.importing.spans import text_inline
from factdeck.importing.spread import timeline_of
from factdeck.importing.structure import says_again, settle
from factdeck.messages import codes
from factdeck.messages.problems import Problems, Source
from factdeck.reading.limits import MOST_CHARACTERS


class Given(Struct, frozen=True):
    """What the person who imports adds: the page's address, the language, the title.

    Raises Complaint where no article may hold that address or that language.
    """

    source: str = ""
    lang: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        if self.source:
            check_link(self.source)
        if self.lang:
            check_language(self.lang)


class Imported(Struct, frozen=True):
    """``text`` is the article's YAML; ``leftovers`` tell what of the file it lacks, by line."""

    slug: str
    kind: Kind
    text: str
    leftovers: list[Leftover] = field(default_factory=list)
    files: tuple[tuple[str, bytes], ...] = ()
    """Pictures that the file holds, by the names that the article has for them in its folder."""


def import_text(
    text: str, name: str = "", given: Given | None = None, folder: Path | None = None
) -> Imported:
    """Make an article of a dump, of wikitext, of Markdown or of a web page.

    ``name`` is its title where the text gives none, ``folder`` where pictures of a web page lie. Raises NotImportable
    where nothing can be made of it. The same text gives the same article.
    """
    if is_web_page(text):
        return _import_page(text, name, given or Given(), folder)
    if len(text) > MOST_CHARACTERS:
        message = f"the file has {len(text):,} characters; {MOST_CHARACTERS:,} is the most that is read"
        raise NotImportable(message, "make several articles of it")
    given = given or Given()
    text = as_meant(text)
    export = read_export(text)
    if export:
        text, name = export.text, export.title or name
        if not given.lang and is_language(export.lang):
            given = replace(given, lang=export.lang)
        if not given.title:
            given = replace(given, title=export.title)
    kind: Kind = "wikitext" if export else kind_of(text)
    leftovers = Leftovers()
    return _imported(kind, _read(kind, text, leftovers, given), leftovers, name, given)


def import_document(
    data: bytes, name: str = "", given: Given | None = None, folder: Path | None = None
) -> Imported:
    """The same of the bytes of a Word document, an OpenDocument text or a web page: see ``is_document``."""
    given = given or Given()
    if looks_packed(data):
        leftovers = Leftovers(unit="paragraph")
        if looks_like_opendocument(data):
            from factdeck.importing.opendocument import read_opendocument

            return _imported("opendocument", read_opendocument(data, leftovers), leftovers, name, given)
        from factdeck.importing.word import read_document

        return _imported("word", read_document(data, leftovers), leftovers, name, given)
    from factdeck.importing.html.decoding import decoded

    text, whole = decoded(data)
    return _import_page(text, name, given, folder, whole=whole)


def is_document(data: bytes) -> bool:
    """Whether bytes are those of a document that is no plain text: a package, or a web page in whatever encoding."""
    return looks_packed(data) or looks_like_page(data)


def _import_page(text: str, name: str, given: Given, folder: Path | None, *, whole: bool = True) -> Imported:
    from factdeck.importing.html import read_page

    leftovers = Leftovers()
    if not whole:
        leftovers.add(1, "letters that are none in the encoding that the page names, shown as", "\ufffd")
    draft = read_page(
        as_meant(text), leftovers, given.source, given.lang or page_language(given.source), folder
    )
    if draft.lang and not given.lang and (other := contradicted_language(draft)):
        leftovers.add(1, CONTRADICTED, f"{draft.lang}, {other}")
        draft.lang = other
    return _imported("page", draft, leftovers, name, given)


def _imported(kind: Kind, draft: Draft, leftovers: Leftovers, name: str, given: Given) -> Imported:
    """The draft's article, once what the person says is in it and what has a place of its own stands there."""
    _complete(draft, name, given)
    _settle_language(draft, leftovers)
    settle(draft, leftovers)
    _refuse_empty(draft)
    leave_undrawn(draft, leftovers)
    _refuse_empty(draft)
    cite_credit(draft)
    slug = slug_of(plain(draft.title))
    files = name_pictures(draft.pictures(), slug)
    for picture in draft.pictures():
        leftovers.add(
            picture.line,
            "picture, as a comment to fill in",
            picture.name or plain(picture.caption) or picture.alt,
        )
    others = _offer(draft, leftovers)
    result = article_text(draft, others)
    _assert_sound(result, slug)
    return Imported(slug, kind, result, list(leftovers), files)


def _refuse_empty(draft: Draft) -> None:
    if not draft.says_something:
        raise NotImportable("there is no running text in this file", "an article needs a lead or sections")


def _read(kind: Kind, text: str, leftovers: Leftovers, given: Given) -> Draft:
    if kind == "wikitext":
        return _read_wikitext(text, leftovers, given)
    if kind == "markdown":
        from factdeck.importing.markdown import read_markdown

        return read_markdown(text, leftovers)
    from factdeck.importing.dump import read_dump

    return read_dump(text, leftovers)


def _read_wikitext(text: str, leftovers: Leftovers, given: Given) -> Draft:
    try:
        from factdeck.importing.wikitext import read_wikitext
    except ModuleNotFoundError as error:
        if error.name != "mwparserfromhell":
            raise
        raise NotImportable(
            "this is wikitext, and the package that reads it, mwparserfromhell, is not installed",
            "install it by pip; where there is no compiler, set the variable WITHOUT_EXTENSION=1 before",
        ) from None
    return read_wikitext(text, leftovers, given.source, given.lang or page_language(given.source))


def _complete(draft: Draft, name: str, given: Given) -> None:
    """What the person says counts before what the text says, and that before what its file is called."""
    box = draft.infobox
    if given.title:
        draft.title = text_inline(given.title)
    titles = (
        text_inline(page_title(given.source)),
        box.caption if box else (),
        named_in(draft.lead),
        text_inline(name),
    )
    draft.title = draft.title or next(filter(None, titles), ())
    draft.title = draft.title or text_inline("Article")
    if len(draft.lead) > 1 and says_again(draft.title, draft.lead[0].spans):
        del draft.lead[0]
    draft.lang = given.lang or draft.lang
    if given.source:
        credit_source(draft, given.source)


def _settle_language(draft: Draft, leftovers: Leftovers) -> None:
    """Where nobody said it, by the words of the text; English where these don't tell it, either."""
    if not draft.lang:
        draft.lang = told_language(draft)
        if draft.likely_lang and draft.lang in ("", draft.likely_lang.split("-")[0].lower()):
            draft.lang = draft.likely_lang
    if not draft.lang and (guess := guess_language(draft)) not in ("", "en"):
        draft.lang = guess
        leftovers.add(1, GUESSED, guess)
    if not draft.lang:
        draft.lang = "en"
        if draft.may_be_foreign or not is_english(draft) or says_nothing_english(draft):
            leftovers.add(1, TAKEN_FOR_ENGLISH, "--lang")


def _offer(draft: Draft, leftovers: Leftovers) -> list[DraftEvent]:
    """Set the draft's timeline; returns the entries that there is no room for."""
    foreign = language_of(draft) != "en"
    offers = offers_of(draft) if foreign or is_english(draft) else []
    if foreign and has_years(draft):
        what = "of the dates in the text only whole days and lists by date are read, as comments, in"
        leftovers.add(1, what, draft.lang)
    elif not offers and has_years(draft) and not is_english(draft):
        leftovers.add(
            1,
            "the dates in the text are not read: it doesn't seem to be English; name its language",
            "--lang",
        )
    timeline = timeline_of(draft.events, offers)
    draft.events = timeline.standing
    if timeline.left:
        leftovers.add(1, f"dated sentences that do not even wait as comments: {timeline.left:,}")
    return timeline.waiting


def _assert_sound(text: str, slug: str) -> None:
    """What is written must read without an error: anything else is a bug of ours, and is not written.

    Raises NotImportable where the article is longer, or has more values, than is read.
    """
    problems = Problems()
    if read_article(Source(f"{slug}.yaml", text), problems, slug=slug) is not None:
        return
    first = next(iter(problems.errors))
    if first.code == codes.TOO_LARGE:
        message = first.message.replace("the file", "the article that this text makes", 1)
        raise NotImportable(message, "make several articles of it")
    raise AssertionError(f"the imported article has an error:\n{first}")
