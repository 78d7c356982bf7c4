"""What a piece came to before, to the same again: its file left as it is or brought back, or why it is to be built."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import DecodeError, Struct, field, json

from factdeck.api import Piece
from factdeck.files.names import slug_of
from factdeck.files.plain import write_all
from factdeck.library.cache.fingerprints import of_file
from factdeck.library.cache.states import (
    State,
    all_stand,
    changed_at,
    is_shared,
    moved_at,
    of_dependence,
    state_of,
)
from factdeck.library.cache.store import Store
from factdeck.library.one_article import Outcome, PieceReport, WrittenFile, hash_of
from factdeck.messages.problems import Mark, Problem, Problems, Severity, Source
from factdeck.reading import decode

MOST_VARIANTS = 4
"""Results of the same piece that differ by what else they were made from, as its pictures."""


class StoredFile(Struct, frozen=True):
    """An output by its hash."""

    name: str
    pages: int
    unit: str
    digest: str
    size: int


class StoredProblem(Struct, frozen=True):
    """A warning, without the text of the file that it stands in."""

    message: str
    hint: str
    severity: Severity
    code: str
    place: tuple[str, int, int, int] | None
    """File, line, column, length."""


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
    states: tuple[State, ...]
    """Size and time of each file when it was written."""


class Looks(Struct, frozen=True):
    """How files were when they were looked at; layouts and themes, on which articles rest together, once for all of them."""

    shared: dict[str, tuple[str, int]] = field(default_factory=dict)

    def digest(self, name: str) -> str:
        """The SHA-256 of a file's bytes; empty where it can't be read."""
        known = self._of_layout(name)
        return known[0] if known else of_file(name)

    def time(self, name: str) -> int:
        """When a file was changed last, in nanoseconds; 0 where there is none."""
        known = self._of_layout(name)
        return known[1] if known else changed_at(name)

    def _of_layout(self, name: str) -> tuple[str, int] | None:
        """Hash and time of a file that may be a layout; None for others."""
        result = self.shared.get(name)
        if result is None and is_shared(name):
            result = self.shared[name] = of_dependence(name), changed_at(name)
        return result


class Found(Struct, frozen=True):
    """What the cache says of a piece."""

    result: Result | None
    """None where it is to be built …"""
    reason: str = ""
    """… and why."""
    restored: bool = False
    """Whether its file is not the one that stands in the folder, but is kept."""


class PieceCache(Struct, frozen=True):
    """What one piece of articles came to, in a store."""

    store: Store
    piece: Piece
    folder: Path
    """Where the files go."""
    place: str
    """The same from the root."""
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
        if written and not self._changes(written, own, looks) and self._stand(written):
            return self._found(written.result)
        result = self._result(article, own, looks)
        if result is None:
            return Found(None, self._why(written, own, looks))
        if not all(self.store.has(file.digest, file.size) for file in result.files):
            return Found(None, "what was built is no longer kept")
        return self._found(result, restored=True)

    def _found(self, result: Result, *, restored: bool = False) -> Found:
        if not self.piece.may_lack and any(each.severity == "error" for each in result.problems):
            return Found(None, "a set leaves it out")
        return Found(result, restored=restored)

    def settle(self, article: str, own: str, found: Found, looks: Looks) -> PieceReport | None:
        """Bring back the file of what was found where it is not current, and report it; None where it is damaged.

        Raises OSError where files can't be written.
        """
        result = found.result
        if result is None or (found.restored and not self._restore(article, own, result)):
            return None
        if not found.restored:
            self._freshen(article, own, result, looks)
        return self.report(found)

    def keep(self, article: str, own: str, report: PieceReport) -> None:
        """Remember what a piece has come to, unless what it was made from, or its file, has changed meanwhile.

        Raises OSError where the cache can't be written, and UnicodeError for names that are no text.
        """
        if self._saved_since([article, *map(str, report.depends)]):
            return
        asked_by = set(self.piece.depends)
        all_depends = tuple(dict.fromkeys(str(path) for path in report.depends if path not in asked_by))
        states = tuple(state_of(file.path) for file in report.files)
        files = []
        for file in report.files:
            data = file.path.read_bytes()
            if hash_of(data) != file.digest:
                return
            self.store.put(data)
            files.append(StoredFile(file.path.name, file.pages, file.unit, file.digest, file.size))
        depends = (
            *((name, of_dependence(name)) for name in all_depends if name != article),
            *((str(path), "") for path in report.absent),
        )
        told, of_article = (tuple(map(_stored, each)) for each in (report.problems, report.of_article))
        result = Result(depends, tuple(files), told, of_article, all_depends)
        key = self._key(article, own)
        others = [each for each in self._variants(key) if each.depends != depends]
        self.store.put_record(key, json.encode([result, *others][:MOST_VARIANTS]))
        self._note(article, own, result, states)

    def _saved_since(self, names: Sequence[str]) -> bool:
        """Whether a file was changed, or put in its place, after this was asked."""
        return any(moved_at(name) > self.began for name in names)

    def _note(self, article: str, own: str, result: Result, states: tuple[State, ...] | None = None) -> None:
        """Remember what stands in the folder; ``states`` are those of the files as they are where not given."""
        if states is None:
            states = tuple(state_of(self._target(file)) for file in result.files)
        written = Written(self.code, self.asked, own, result, states)
        self.store.put_record(self._place(article), json.encode(written))

    def _key(self, article: str, own: str) -> str:
        return f"{self.code} {self.asked} {slug_of(article)} {own} {Path(article).parent.as_posix()}"

    def _place(self, article: str) -> str:
        """The key of what was written last of an article to the request's folder."""
        names = f"{self.piece.label} {' '.join(self.piece.what)}"
        return f"{self.place} {os.path.abspath(article)} {names}"

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

    def _target(self, file: StoredFile) -> str:
        return os.path.join(self.folder, file.name)

    def _stand(self, written: Written) -> bool:
        """Whether the files stand as they were written."""
        files = written.result.files
        return all_stand([(self._target(file), file.digest) for file in files], written.states)

    def _freshen(self, article: str, own: str, result: Result, looks: Looks) -> None:
        """Give files that are older than what they were made from the time of now, as make wants it."""
        rests_on = [name for name, digest in result.depends if digest]
        read = [changed_at(article), *map(looks.time, (*rests_on, *map(str, self.piece.depends)))]
        paths = [self._target(file) for file in result.files]
        if max(read) <= min(map(changed_at, paths), default=0):
            return
        for path in paths:
            os.utime(path)
        self._note(article, own, result)

    def _why(self, written: Written | None, own: str, looks: Looks) -> str:
        if written is None:
            return "it was not built before"
        if written.article != own:
            return "it has changed"
        if changed := _changed(written.result, looks):
            return f"{changed[0]} has changed" + (f", and {len(changed) - 1} more" if changed[1:] else "")
        if written.request != self.asked:
            return "other options"
        return "factdeck, Python or a library has changed"

    def _restore(self, article: str, own: str, result: Result) -> bool:
        data = [self.store.get(file.digest) for file in result.files]
        whole = [each for each in data if each is not None]
        if len(whole) < len(data):
            return False
        targets = [self.folder / file.name for file in result.files]
        write_all(list(zip(targets, whole, strict=True)))
        self._note(article, own, result)
        return True

    def report(self, found: Found) -> PieceReport:
        """What became of the piece, of which something was found."""
        result = found.result
        assert result is not None
        outcome: Outcome = "restored" if found.restored else "current"
        depends = (*map(_path_of, result.all_depends), *self.piece.depends)
        files = tuple(
            WrittenFile(
                self.folder / file.name, file.pages, file.unit, file.size, depends, file.digest, outcome
            )
            for file in result.files
        )
        texts: dict[str, Source] = {}
        told, of_article = (
            tuple(_problem(each, texts) for each in stored) for stored in (result.problems, result.of_article)
        )
        return PieceReport(files, told, of_article, depends)


def _changed(result: Result, looks: Looks) -> Sequence[str]:
    """The files besides the article that are not as they were, those that were not there among them."""
    return [name for name, digest in result.depends if looks.digest(name) != digest]


@lru_cache(maxsize=4096)
def _path_of(name: str) -> Path:
    return Path(name)


def _stored(problem: Problem) -> StoredProblem:
    mark = problem.mark
    place = (mark.source.name, mark.line, mark.column, mark.length) if mark else None
    return StoredProblem(problem.message, problem.hint, problem.severity, problem.code, place)


def _problem(stored: StoredProblem, texts: dict[str, Source]) -> Problem:
    """The warning, at its place in the file as it is: the same as when it was told first."""
    mark = None
    if stored.place:
        name, line, column, length = stored.place
        if name not in texts:
            texts[name] = _source(name)
        mark = Mark(texts[name], line, column, length)
    return Problem(mark, stored.message, stored.hint, stored.severity, stored.code)


def _source(name: str) -> Source:
    try:
        data = Path(name).read_bytes()
    except OSError:
        return Source(name, "")
    return decode(name, data, Problems()) or Source(name, "")
