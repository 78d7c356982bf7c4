"""Names of files, paths and addresses alike, to how the files are, as one run looks at them."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct, field

from factdeck.files.remote import folder_of, is_address, joined
from factdeck.library.cache.fingerprints import of_file
from factdeck.library.cache.here import Here
from factdeck.library.cache.states import changed_at, is_shared, of_dependence
from factdeck.library.cache.there import LooksThere, There
from factdeck.library.one_article import Request


class Looks(Struct, frozen=True):
    """How files were when they were looked at; layouts and themes, on which articles rest together, once for all of them."""

    there: LooksThere
    shared: dict[str, tuple[str, int]] = field(default_factory=dict)

    def anew(self) -> Looks:
        """Looks at the files of this machine once more, and not at those at addresses."""
        return Looks(self.there)

    def digest(self, name: str) -> str:
        """The SHA-256 of a file's bytes; empty where it can't be read."""
        if is_address(name):
            return self.there.digest(name)
        known = self._of_layout(name)
        return known[0] if known else of_file(name)

    def digest_of_article(self, name: str) -> str:
        """The same of an article, which is not shared."""
        return self.there.digest(name) if is_address(name) else of_file(name)

    def time(self, name: str) -> int:
        """When a file of this machine was changed last, in nanoseconds; 0 where there is none."""
        known = self._of_layout(name)
        return known[1] if known else changed_at(name)

    def _of_layout(self, name: str) -> tuple[str, int] | None:
        """Hash and time of a file that may be a layout; None for others."""
        result = self.shared.get(name)
        if result is None and is_shared(name):
            result = self.shared[name] = of_dependence(name), changed_at(name)
        return result


def place_of(request: Request) -> Here | There:
    """Where the outputs of a request go."""
    return There(request.folder, joined(request.address, "")) if request.address else Here.of(request.folder)


def from_root(name: str) -> str:
    """A path from the root; an address is one."""
    return name if is_address(name) else os.path.abspath(name)


def folder_told(name: str) -> str:
    """The folder of an article, as its messages have it."""
    return folder_of(name) if is_address(name) else Path(name).parent.as_posix()
