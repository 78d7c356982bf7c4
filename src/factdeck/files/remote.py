"""Addresses such as ``s3://bucket/folder/name`` to bytes, and bytes to addresses, by whatever fsspec has for them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from factdeck.files.plain import read_plain, write_all
from factdeck.files.versions import is_of, version_in

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_MISSING = "addresses need fsspec: pip install 'factdeck[remote]'"
MOST_LISTED = 1_000
"""Names of one folder that are looked through for one that is like another."""
Result = TypeVar("Result")


class NotReached(OSError):
    """What stands at an address can't be read, or nothing written there; ``strerror`` says why."""

    def __init__(self, address: str, reason: str):
        super().__init__(0, reason, address)


class NoStorage(NotReached):
    """A storage that nothing can be read from and written to, whatever its name: it is unknown, or asks who is there.

    ``filename`` is its address, and ``hint`` says what to do.
    """

    def __init__(self, address: str, reason: str, hint: str = ""):
        super().__init__(address, reason)
        self.hint = hint


def is_address(name: str) -> bool:
    """Whether a name has a scheme, as in ``s3://``: paths have none."""
    return _ADDRESS.match(name) is not None


def wrong_address(name: str) -> str:
    """Why a name is no address of one file or folder; empty where it is one, or a path."""
    if is_address(name) and "::" in name:
        return f"{name!r} is a chain of addresses; name one"
    return ""


def joined(folder: str, name: str) -> str:
    """The address of a name in a folder or below it."""
    head = folder.rstrip("/")
    return f"{folder}{name}" if head.endswith(":") else f"{head}/{name}"


def folder_of(address: str) -> str:
    """The address of the folder that a file is in."""
    scheme, _, path = address.partition("://")
    head, slash, _ = path.rpartition("/")
    return f"{scheme}://{head or slash}"


def read(address: str, most: int) -> bytes:
    """The bytes at an address, at most one more than ``most``, which tells that there is too much.

    Raises FileNotFoundError, and NotReached with the storage's own words.
    """

    def reading(system: Any, path: str) -> bytes:
        if _is_local(system):
            return read_plain(Path(path), most)
        with system.open(path, "rb") as stream:
            return bytes(stream.read(most + 1))

    return _reached(address, reading)


def names_in(address: str) -> list[str]:
    """The names in a folder, sorted; none where there is no folder, and of a file its own. Raises NotReached."""

    def listing(system: Any, path: str) -> list[str]:
        found = system.ls(path, detail=False)
        system.invalidate_cache()  # some keep what they have listed, which may be a million names
        return sorted({posixpath.basename(each.rstrip("/")) for each in found})

    try:
        return _reached(address, listing)
    except FileNotFoundError:
        return []


def is_folder(address: str) -> bool:
    """Whether there is a folder at an address. Raises NotReached."""
    return _reached(address, lambda system, path: bool(system.isdir(path)))


def version_of(address: str) -> str | None:
    """What tells whether the file at an address is still the same; empty where the storage says nothing that does.

    None where there is no file. Raises NotReached.
    """

    def asking(system: Any, path: str) -> str | None:
        system.invalidate_cache()  # some answer from what they have listed before
        said = system.info(path)
        return None if said.get("type") == "directory" else version_in(said)

    try:
        return _reached(address, asking)
    except FileNotFoundError:
        return None


def versions_in(folder: str) -> dict[str, str]:
    """What ``version_of`` says of each file in a folder, by its name; nothing where there is no folder. Raises NotReached."""

    def listing(system: Any, path: str) -> dict[str, str]:
        system.invalidate_cache()
        found = system.ls(path, detail=True)
        system.invalidate_cache()
        files = (each for each in found if each.get("type") == "file")
        return {posixpath.basename(each["name"]): version_in(each) for each in files}

    try:
        return _reached(folder, listing)
    except FileNotFoundError:
        return {}


def read_version(address: str, most: int) -> tuple[bytes, str]:
    """What ``read`` gives, and the version that it is; empty where the file has changed meanwhile, or that can't be told."""
    before = version_of(address)
    data = read(address, most)
    return data, (before if before and version_of(address) == before else "")


def version_written(address: str, data: bytes) -> str | None:
    """The version of a file that was just written; None where there are other bytes now.

    Empty where the storage doesn't tell versions apart, or can't be asked.
    """
    try:
        version = version_of(address)
        is_known = not version or is_of(version, data) or read(address, len(data)) == data
    except FileNotFoundError:
        return None
    except NotReached:
        return ""
    return version if is_known else None


def write_to(folder: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Write files, each whole, into a folder; in ``file://`` all of them or none.

    Object stores replace one object at a time: where one can't be written, those before it are. Raises NotReached.
    """

    def writing(system: Any, path: str) -> None:
        if _is_local(system):
            write_all([(Path(path, name), data) for name, data in files])
            return
        for name, data in files:
            _put(system, f"{path.rstrip('/')}/{name}", data)

    _reached(folder, writing)


def _put(system: Any, path: str, data: bytes) -> None:
    """Folders are made where a storage wants them, but no bucket: its name may be written wrong."""
    try:
        system.pipe_file(path, data)
    except FileNotFoundError:
        bucket = path.lstrip("/").partition("/")[0]
        if not system.exists(path[: path.index(bucket)] + bucket):
            raise NoStorage(path, f"there is no {bucket!r}") from None
        system.makedirs(posixpath.dirname(path), exist_ok=True)
        system.pipe_file(path, data)


def _is_local(system: Any) -> bool:
    return "file" in ([system.protocol] if isinstance(system.protocol, str) else system.protocol)


def _reached(address: str, work: Callable[[Any, str], Result]) -> Result:
    """What work gives of an address's file system and path; each of these has errors of its own."""
    scheme, _, path = address.partition("://")
    storage = f"{scheme}://{path.partition('/')[0]}"
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise NoStorage(storage, _MISSING) from None
    try:
        system, path = url_to_fs(address)
    except Exception as error:
        raise NoStorage(storage, _reason(error), _SIGN_IN if _is_of_all(error) else "") from error
    try:
        return work(system, path)
    except FileNotFoundError:
        raise FileNotFoundError(0, "there is no such file", address) from None
    except NoStorage as error:
        raise NoStorage(address, _reason(error)) from None
    except Exception as error:
        if _is_of_all(error):
            raise NoStorage(storage, _reason(error), _SIGN_IN) from error
        raise NotReached(address, _reason(error)) from error


_SIGN_IN = "sign in to the storage as its own tools want it; for s3:// in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
_OF_ALL = re.compile("Credential|Authenticat|EndpointConnection|NoAuthToken")
"""In the names of errors, which are each library's own, that whatever is asked of a storage ends in."""


def _is_of_all(error: BaseException | None) -> bool:
    while error is not None:
        if any(_OF_ALL.search(each.__name__) for each in type(error).__mro__):
            return True
        error = error.__cause__
    return False


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or str(error) or type(error).__name__)
