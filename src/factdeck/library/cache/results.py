"""What a piece came to before, to the same again: its file left as it is or brought back, or why it is to be built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from msgspec import DecodeError, Struct, json

from factdeck.api import Piece
from factdeck.files.names import slug_of
from factdeck.files.remote import is_address
from factdeck.library.cache.here import Here
from factdeck.library.cache.looks import Looks, folder_told, from_root
from factdeck.library.cache.states import AnyState, StoredFile, changed_at, is_as_of, of_dependence
from factdeck.library.cache.store import Store
from factdeck.library.cache.there import There
from factdeck.library.one_article import Outcome, PieceReport, WrittenFile
from factdeck.messages.problems import Mark, Problem, Problems, Severity, Source
from factdeck.reading import decode

NOTHING: Mapping[str, str] = MappingProxyType({})
GONE = "what was built is no longer kept"
MOST_VARIANTS = 4
"""Results of the same piece that differ by what else they were made from, as its pictures."""


class StoredProblem(Struct, frozen=True):
    """A warning, without the text of the file that it stands in."""

    message: str
    hint: str
    severity: Severity
    code: str
    place: tuple[str, int, int, int] | None
    """File, line, column, length."""
    text: str = ""
    """The SHA-256 of the file's text where it is not here, and the store has it."""


class Result(Struct, frozen=True):
    """What a piece of an article came to, whoever asked for it."""

    depends: tuple[tuple[str, str], ...]
    """Each file that it was made from, besides the article and the set that asks for it, with its hash."""
    files: tuple[StoredFile, ...]
    """Its file; none where the article has nothing for it."""
    problems: tuple[StoredProblem, ...]
    of_article: tuple[StoredProblem, ...]
    all_depends: tuple[str, ...]


class Written(Struct, frozen=True):
    """What a folder was given for an article, so that it is known what has changed since."""

    code: str
    request: str
    article: str
    result: Result
    states: tuple[AnyState, ...]
    """What told each file from another when it was written: size and time, or what its storage said."""


class Found(Struct, frozen=True):
    """What the cache says of a piece."""

    result: Result | None
    """None where it is to be built …"""
    reason: str = ""
    """… and why."""
    restored: bool = False
    """Whether its file is not the one that stands in the folder, but is kept."""
    states: tuple[AnyState, ...] = ()
    """Of the file that stands, when it was written."""


class PieceCache(Struct, frozen=True):
    """What one piece of articles came to, in a store."""

    store: Store
    piece: Piece
    place: Here | There
    """Where the files go."""
    code: str
    asked: str
    """The hash of what is asked for."""
    began: int
    """When it was asked, in nanoseconds since 1970: what is changed later may have been read as it was before."""

    def look(self, article: str, own: str, looks: Looks) -> Found:
        """What an article's piece came to, where its file is current or can be brought back; else why it is to be built.

        ``own`` is the hash of the article's file. Nothing is touched.
        """
        written = self._written(article)
        if written and not self._changes(written, own, looks) and self._stand(written, looks):
            return self._found(written.result, states=written.states)
        result = self._result(article, own, looks)
        if result is None:
            return Found(None, self._why(article, written, own, looks))
        if not all(self.store.has(file.digest, file.size) for file in result.files):
            return Found(None, GONE)
        return self._found(result, restored=True)

    def _found(self, result: Result, *, restored: bool = False, states: tuple[AnyState, ...] = ()) -> Found:
        errors = [each.code for each in result.problems if each.severity == "error"]
        if errors and not self.piece.is_left_out_for(errors):
            return Found(None, "it was left out before")
        return Found(result, restored=restored, states=states)

    def settle(self, article: str, own: str, found: Found, looks: Looks) -> PieceReport | None:
        """Bring back the file of what was found where it is not current, and report it; None where it is damaged.

        Raises OSError where files can't be written.
        """
        result = found.result
        if result is None or (found.restored and not self._restore(article, own, result)):
            return None
        if not found.restored:
            self._freshen(article, own, result, found.states, looks)
        return self.report(found)

    def keep(self, article: str, own: str, report: PieceReport, read: Mapping[str, str] = NOTHING) -> None:
        """Remember what a piece has come to, unless what it was made from here, or its file, has changed or gone meanwhile.

        ``read`` has the hashes of the files at addresses that it was made from. Raises OSError where the cache can't be
        written, and UnicodeError for names that are no text.
        """
        here = () if is_address(article) else (article,)
        asked_by = set(self.piece.depends)
        all_depends = tuple(dict.fromkeys(str(path) for path in report.depends if path not in asked_by))
        hashes = [(name, of_dependence(name)) for name in all_depends if name != article]
        if not all(is_as_of(name, self.began) for name in (*here, *map(str, report.depends))):
            self.place.date(report.files, self.began)
            return
        states = self.place.kept(report.files, self.store)
        if states is None:
            return
        files = [
            StoredFile(file.path.name, file.pages, file.unit, file.digest, file.size) for file in report.files
        ]
        depends = (
            *hashes,
            *((name, digest) for name, digest in read.items() if name != article),
            *((str(path), "") for path in report.absent),
        )
        told, of_article = (
            tuple(_stored(each, self.store) for each in problems)
            for problems in (report.problems, report.of_article)
        )
        result = Result(depends, tuple(files), told, of_article, all_depends)
        key = self._key(article, own)
        others = [each for each in self._variants(key) if each.depends != depends]
        self.store.put_record(key, json.encode([result, *others][:MOST_VARIANTS]))
        self._note(article, own, result, states)

    def _note(self, article: str, own: str, result: Result, states: tuple[AnyState, ...]) -> None:
        """Remember what stands in the folder; a cache that can only be read is told nothing, and serves all the same."""
        written = Written(self.code, self.asked, own, result, states)
        with suppress(OSError, UnicodeError):
            self.store.put_record(self._place(article), json.encode(written))

    def _key(self, article: str, own: str) -> str:
        return f"{self.code} {self.asked} {slug_of(article)} {own} {folder_told(article)}"

    def _place(self, article: str) -> str:
        """The key of what was written last of an article to the request's folder."""
        names = f"{self.piece.label} {' '.join(self.piece.what)}"
        return f"{self.place.name} {from_root(article)} {names}"

    def _written(self, article: str) -> Written | None:
        data = self.store.get_record(self._place(article))
        try:
            return json.decode(data, type=Written) if data else None
        except DecodeError:
            return None

    def _variants(self, key: str) -> list[Result]:
        data = self.store.get_record(key)
        try:
            return json.decode(data, type=list[Result]) if data else []
        except DecodeError:
            return []

    def _result(self, article: str, own: str, looks: Looks) -> Result | None:
        variants = self._variants(self._key(article, own))
        return next((each for each in variants if not _changed(each, looks)), None)

    def _changes(self, written: Written, own: str, looks: Looks) -> bool:
        same = (self.code, self.asked, own)
        return (written.code, written.request, written.article) != same or bool(
            _changed(written.result, looks)
        )

    def _stand(self, written: Written, looks: Looks) -> bool:
        """Whether the files stand as they were written."""
        return self.place.stand(written.result.files, written.states, looks.there)

    def _freshen(
        self, article: str, own: str, result: Result, states: tuple[AnyState, ...], looks: Looks
    ) -> None:
        """Have files that stand be newer than what they were made from, where that counts, and known by what they are now."""
        rests_on = [name for name, digest in result.depends if digest]
        read = [looks.time(name) for name in (*rests_on, *map(str, self.piece.depends))]
        changed = max([changed_at(article), *read])
        fresh = self.place.freshened(result.files, states, changed, looks.there)
        if fresh != states:
            self._note(article, own, result, fresh)

    def _why(self, article: str, written: Written | None, own: str, looks: Looks) -> str:
        """Why there is no result: what was built of the very same says it best, and else what stands in the folder."""
        if variants := self._variants(self._key(article, own)):
            return _told(variants[0], looks)
        if written is None:
            return "it was not built before"
        if written.article != own:
            return "it has changed"
        if written.request != self.asked:
            return "other options"
        if written.code != self.code:
            return "factdeck, Python or a library has changed"
        return _told(written.result, looks)

    def _restore(self, article: str, own: str, result: Result) -> bool:
        data = [self.store.get(file.digest) for file in result.files]
        whole = [each for each in data if each is not None]
        if len(whole) < len(data):
            return False
        names = [file.name for file in result.files]
        self._note(article, own, result, self.place.write(list(zip(names, whole, strict=True))))
        return True

    def report(self, found: Found) -> PieceReport:
        """What became of the piece, of which something was found."""
        result = found.result
        assert result is not None
        outcome: Outcome = "restored" if found.restored else "current"
        depends = (*map(_path_of, result.all_depends), *self.piece.depends)
        files = tuple(self._reported(file, depends, outcome) for file in result.files)
        texts: dict[str, Source] = {}
        told, of_article = (
            tuple(_problem(each, texts, self.store) for each in stored)
            for stored in (result.problems, result.of_article)
        )
        return PieceReport(files, told, of_article, depends)

    def _reported(self, file: StoredFile, depends: tuple[Path, ...], outcome: Outcome) -> WrittenFile:
        path, address = self.place.where(file.name)
        return WrittenFile(path, file.pages, file.unit, file.size, depends, file.digest, outcome, address)


def _changed(result: Result, looks: Looks) -> Sequence[str]:
    """The files besides the article that are not as they were, those that were not there among them."""
    return [name for name, digest in result.depends if looks.digest(name) != digest]


def _told(result: Result, looks: Looks) -> str:
    """Why a result is one no longer, in words."""
    changed = _changed(result, looks)
    if not changed:
        return GONE
    told = "has changed" if looks.digest(changed[0]) else "is gone"
    return f"{changed[0]} {told}" + (f", and {len(changed) - 1} more" if changed[1:] else "")


@lru_cache(maxsize=4096)
def _path_of(name: str) -> Path:
    return Path(name)


def _stored(problem: Problem, store: Store) -> StoredProblem:
    mark = problem.mark
    place = (mark.source.name, mark.line, mark.column, mark.length) if mark else None
    text = store.put(mark.source.text.encode()) if mark and is_address(mark.source.name) else ""
    return StoredProblem(problem.message, problem.hint, problem.severity, problem.code, place, text)


def _problem(stored: StoredProblem, texts: dict[str, Source], store: Store) -> Problem:
    """The warning, at its place in the file as it is: the same as when it was told first."""
    mark = None
    if stored.place:
        name, line, column, length = stored.place
        if name not in texts:
            kept = store.get(stored.text) if stored.text else None
            texts[name] = _source(name) if kept is None else Source(name, kept.decode())
        mark = Mark(texts[name], line, column, length)
    return Problem(mark, stored.message, stored.hint, stored.severity, stored.code)


def _source(name: str) -> Source:
    try:
        data = Path(name).read_bytes()
    except OSError:
        return Source(name, "")
    return decode(name, data, Problems()) or Source(name, "")
