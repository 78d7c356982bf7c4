"""The parts of an article as an importer finds them, before they are written as YAML."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from factdeck.article import Inline, ProseBlock

Blocks = list[ProseBlock]


class DraftPicture(Struct):
    """A picture that the text names: its file's name there, its caption, and what it shows."""

    name: str
    caption: Inline = ()
    line: int = 0
    alt: str = ""
    data: bytes = b""
    """The picture itself, where the document holds it or its file lies beside it;"""
    ending: str = ""
    """the ending of a file that it is written to,"""
    file: str = ""
    """and that file's name in the article's folder."""


class DraftRow(Struct):
    """A row of an infobox: its label, its value, and what stands in brackets behind that."""

    label: str
    value: Inline
    note: Inline = ()


class DraftGroup(Struct):
    """Rows under a heading; single rows where the heading is empty."""

    heading: str
    rows: list[DraftRow] = field(default_factory=list)


class DraftState(Struct):
    """A state before or after the subject."""

    name: Inline
    years: str = ""
    link: str = ""
    flag: DraftPicture | None = None


class DraftInfobox(Struct):
    """What was read of an infobox, before it is an article's."""

    caption: Inline = ()
    flag: DraftPicture | None = None
    image: DraftPicture | None = None
    map: DraftPicture | None = None
    groups: list[DraftGroup] = field(default_factory=list)
    predecessors: list[DraftState] = field(default_factory=list)
    successors: list[DraftState] = field(default_factory=list)


class DraftEvent(Struct):
    """A dated statement: its EDTF date, a title in the text's own words, and the sentence it comes from."""

    date: str
    title: str
    sentence: str = ""
    line: int = 0


class DraftSection(Struct):
    """What was read of a section, with the number of the line that it begins on."""

    heading: Inline
    level: int = 2
    blocks: Blocks = field(default_factory=list)
    pictures: list[DraftPicture] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    line: int = 0

    def all_pictures(self) -> Iterator[DraftPicture]:
        """The pictures of the section and of all sections in it."""
        yield from self.pictures
        for section in self.sections:
            yield from section.all_pictures()


class DraftReference(Struct):
    """Something to read on in, and its address."""

    title: Inline
    link: str = ""


Names = list[dict[str, str]]
CSLValue = str | Names


class DraftSource(Struct):
    """A source's CSL fields, ``id`` and ``title`` among them, in the order of the model."""

    fields: dict[str, CSLValue]
    written: str = ""
    """The key by which the text cites it, where it has one."""

    @property
    def key(self) -> str:
        return str(self.fields["id"])


class Draft(Struct):
    """What was read of a text, before it is written as an article."""

    title: Inline = ()
    subtitle: Inline = ()
    lang: str = ""
    likely_lang: str = ""
    """What the program that wrote it takes for its language, which may be only the program's own."""
    may_be_foreign: bool = False
    """Whether signs in the text speak for another language than English, but not which."""
    keywords: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    licence: str = ""
    licence_link: str = ""
    credits: Inline = ()
    lead: Blocks = field(default_factory=list)
    lead_pictures: list[DraftPicture] = field(default_factory=list)
    infobox: DraftInfobox | None = None
    events: list[DraftEvent] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    see_also: list[DraftReference] = field(default_factory=list)
    sources: list[DraftSource] = field(default_factory=list)
    """Filled by ``add_source`` alone, which keeps their keys."""
    credited: set[str] = field(default_factory=set)
    """Addresses of pages that the text is from."""
    _keys: set[str] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)
    """The last number behind each key that several sources share."""

    def add_source(self, source: DraftSource, *, first: bool = False) -> None:
        self._keys.add(source.key)
        self.sources.insert(0 if first else len(self.sources), source)

    def is_free(self, key: str) -> bool:
        """Whether no source has a key yet."""
        return key not in self._keys

    def free_key(self, base: str) -> str:
        """The key, or the key with the next number that no source has."""
        key = base
        while not self.is_free(key):
            self._numbers[base] = self._numbers.get(base, 1) + 1
            key = f"{base}-{self._numbers[base]}"
        return key

    def pictures(self) -> Iterator[DraftPicture]:
        """All that the text names, in the order in which an article holds them."""
        yield from self.lead_pictures
        box = self.infobox
        if box:
            states = (state.flag for state in (*box.predecessors, *box.successors))
            yield from (picture for picture in (box.flag, box.image, box.map, *states) if picture)
        for section in self.sections:
            yield from section.all_pictures()

    @property
    def says_something(self) -> bool:
        """Whether there is any text for an article."""
        return bool(self.lead or self.sections)
