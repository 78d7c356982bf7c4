"""Files at addresses, to whether they are as they were: as far as can be by what their storage says, and else by their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import DecodeError, Struct, field, json

from factdeck.files import remote
from factdeck.library.cache.states import AnyState, StoredFile
from factdeck.library.cache.store import Store
from factdeck.library.elsewhere import MOST_BESIDE, Read
from factdeck.library.one_article import WrittenFile

UNREAD = "unread"
"""In place of the hash of a file that nothing was made from yet: it is not read to find out."""


class LooksThere(Struct, frozen=True):
    """What storages say of files, each asked once, and which bytes they had when they said so last."""

    store: Store
    lists: bool = False
    """Whether a folder is listed, rather than asked for one file after the other."""
    learns: bool = True
    """Whether the store is told of what is read."""
    _listed: dict[str, dict[str, str]] = field(default_factory=dict)
    _versions: dict[str, str | None] = field(default_factory=dict)
    """Of what is in no list, or was read since."""
    _digests: dict[str, str] = field(default_factory=dict)

    def digest(self, address: str) -> str:
        """The SHA-256 of a file's bytes; empty where it can't be read, and ``UNREAD`` where it never was."""
        if address in self._digests:
            return self._digests[address]
        known = self._known(address)
        if known is None:
            return UNREAD
        version = self.version(address)
        if version is None:
            return ""
        if version and version == known.version:
            return known.digest
        digest = self.digest_read(address, MOST_BESIDE)
        if digest and self.learns:
            self.learn([Read(address, digest, self._versions[address] or "")])
        return digest

    def digest_read(self, address: str, most: int) -> str:
        """The SHA-256 of a file that is read for it; of one with more bytes than ``most`` it is another."""
        try:
            data, version = remote.read_version(address, most)
        except OSError:
            return ""
        self._versions[address] = version
        self._digests[address] = sha256(data).hexdigest()
        return self._digests[address]

    def version(self, address: str) -> str | None:
        """What tells whether a file is still the same; empty where nothing does, and None where there is none."""
        if address in self._versions:
            return self._versions[address]
        if self.lists and (listed := self._in_list(address)):
            return listed
        self._versions[address] = _asked(address)
        return self._versions[address]

    def _in_list(self, address: str) -> str:
        folder = remote.folder_of(address)
        if folder not in self._listed:
            self._listed[folder] = {}
            with suppress(OSError):
                self._listed[folder] = remote.versions_in(folder)
        return self._listed[folder].get(address[len(folder) :].lstrip("/"), "")

    def learn(self, read: Sequence[Read]) -> None:
        """Remember files as they were read."""
        for each in read:
            if self._known(each.address) != each:
                with suppress(OSError, UnicodeError):
                    self.store.put_record(_key(each.address), json.encode(each))

    def _known(self, address: str) -> Read | None:
        data = self.store.get_record(_key(address))
        try:
            return json.decode(data, type=Read) if data else None
        except DecodeError:
            return None


def _asked(address: str) -> str | None:
    try:
        return remote.version_of(address)
    except OSError:
        return None


def _key(address: str) -> str:
    return f"read {address}"


class There(Struct, frozen=True):
    """A folder at an address that outputs go to."""

    folder: Path
    """What stands before their names in paths, which lead nowhere."""
    name: str

    def where(self, name: str) -> tuple[Path, str]:
        """The path and the address of an output."""
        return self.folder / name, remote.joined(self.name, name)

    def stand(self, files: Sequence[StoredFile], states: Sequence[AnyState], looks: LooksThere) -> bool:
        """Whether files stand as they were when these states were taken, or have the same bytes at least."""
        return all(self._stands(file, state, looks) for file, state in zip(files, states, strict=True))

    def _stands(self, file: StoredFile, state: AnyState, looks: LooksThere) -> bool:
        address = remote.joined(self.name, file.name)
        version = looks.version(address)
        if version is None or (version and version == state):
            return version is not None
        return looks.digest_read(address, file.size) == file.digest

    def kept(self, files: Sequence[WrittenFile], store: Store) -> tuple[AnyState, ...] | None:
        """The states of files that were just written; None where others stand there now.

        What wrote them has put them into the store, if it has one.
        """
        states = [file.version for file in files if file.version is not None]
        return tuple(states) if len(states) == len(files) else None

    def write(self, files: Sequence[tuple[str, bytes]]) -> tuple[AnyState, ...]:
        """Writes files; their states afterwards. Raises NotReached where they can't be written."""
        remote.write_to(self.name, files)
        return tuple(
            remote.version_written(remote.joined(self.name, name), data) or "" for name, data in files
        )

    def freshened(
        self, files: Sequence[StoredFile], states: Sequence[AnyState], changed: int, looks: LooksThere
    ) -> tuple[AnyState, ...]:
        """The states of files that stand, as they are now; make knows nothing of them."""
        return tuple(looks.version(remote.joined(self.name, file.name)) or "" for file in files)

    def date(self, files: Sequence[WrittenFile], when: int) -> None:
        """Make knows nothing of these files."""
