"""Storages at addresses, each of which tells versions apart in another way."""

from __future__ import annotations

from collections import Counter
from hashlib import md5
from pathlib import Path
from typing import Any
from urllib.request import url2pathname
from uuid import uuid4

import fsspec
from fsspec.implementations.memory import MemoryFileSystem


class Tagged(MemoryFileSystem):
    """A storage that names a tag of each file's bytes, as object stores do, and counts what it is asked."""

    protocol = "tagged"
    store: dict[str, Any] = {}  # noqa: RUF012 - shared by all, as its parent's
    pseudo_dirs = [""]  # noqa: RUF012
    asked: Counter[str] = Counter()  # noqa: RUF012

    @classmethod
    def _strip_protocol(cls, path: Any) -> Any:
        return MemoryFileSystem._strip_protocol(str(path).removeprefix("tagged://"))

    def _tagged(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["type"] == "file":
            said["ETag"] = f'"{md5(self.store[said["name"]].getvalue(), usedforsecurity=False).hexdigest()}"'
        return said

    def info(self, path: str, **how: Any) -> dict[str, Any]:
        self.asked["info"] += 1
        return self._tagged(super().info(path, **how))

    def ls(self, path: str, detail: bool = True, **how: Any) -> list[Any]:
        self.asked["ls"] += 1
        found = super().ls(path, detail=detail, **how)
        return [self._tagged(each) for each in found] if detail else found

    def _open(self, path: str, mode: str = "rb", **how: Any) -> Any:
        self.asked["read" if mode == "rb" else "write"] += 1
        return super()._open(path, mode, **how)


fsspec.register_implementation("tagged", Tagged, clobber=True)
KINDS = ("file", "memory", "tagged")
"""What tells versions apart: times, nothing, tags."""


class Storage:
    """A folder of a storage, of one test alone."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.address = folder.absolute().as_uri() if kind == "file" else f"{kind}://{uuid4().hex}"
        self._system = fsspec.filesystem(kind)
        self._root = url2pathname(self.address.removeprefix("file://")) if kind == "file" else self.address

        self.tells = kind != "memory"

    def put(self, name: str, data: bytes) -> None:
        path = f"{self._root}/{name}"
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, data)

    def delete(self, name: str) -> None:
        self._system.rm_file(f"{self._root}/{name}")

    def files(self, folder: str) -> dict[str, bytes]:
        found = self._system.find(f"{self._root}/{folder}")
        return {name.rsplit("/")[-1]: self._system.cat_file(name) for name in found}
