"""Plain files to bytes, and finished outputs to files: all of them or none, an old file never lost or half replaced."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from time import time
from typing import BinaryIO

from factdeck.files.opened import note_opened
from factdeck.seldom import seldom

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotAFile(OSError):
    """What stands under a name is no plain file; ``strerror`` says what it is."""


def open_plain(path: Path) -> BinaryIO:
    """A plain file to read from; it is looked at first, for to open a pipe or a device may wait or do something.

    Raises NotAFile, other kinds of OSError, and ValueError for a name that no file can have.
    """
    _refuse_other_kinds(os.stat(path), path)
    handle = os.open(path, _READING)
    try:
        status = os.fstat(handle)
        _refuse_other_kinds(status, path)
        note_opened(path, status)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_plain(path: Path, most: int) -> bytes:
    """A plain file's bytes, at most one more than ``most``, which tells that there is too much.

    Raises what ``open_plain`` raises.
    """
    with open_plain(path) as stream:
        said = os.fstat(stream.fileno()).st_size
        data = stream.read(min(most, said) + 1) or b""
        return data if len(data) <= said else data + stream.read(most + 1 - len(data))


GONE = "the folder that this was started in is gone"


def working_folder_is_gone() -> bool:
    """Whether the folder that the command runs in was deleted."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _refuse_other_kinds(found: os.stat_result, path: Path) -> None:
    kind = _kind_of(found)
    if kind:
        raise NotAFile(errno.EINVAL, f"this is {kind}, not a file", str(path))


def _kind_of(found: os.stat_result) -> str:
    """What stands there in words; empty of a plain file."""
    return next((kind for is_kind, kind in _KINDS if is_kind(found.st_mode)), "")


def write_all(files: Sequence[tuple[Path, bytes]], *, wait: bool = True) -> None:
    """Write every file beside its target first and move all into place only then.

    ``wait`` no does not wait until the disk has them, for what is looked at, and made again, the next time: a machine
    that loses its power may leave such a file empty.

    Raises OSError where a target can't be written, or isn't a plain file, and ValueError where it has a name that no
    file can have; the old files are whole then, and nothing is left over.
    """
    with ExitStack() as old_names, ExitStack() as undone:
        waiting = []
        for target, data in files:
            _make_folder(target.parent, undone)
            refuse_target(target)
            temporary = _written_beside(target, data, wait)
            undone.callback(temporary.unlink, missing_ok=True)
            waiting.append((temporary, target))
        for number, (temporary, target) in enumerate(waiting, 1):
            if number < len(waiting):
                undone.callback(_putting_back(temporary, target, old_names))
            os.replace(temporary, target)
        undone.pop_all()


def refuse_target(target: Path) -> None:
    """Raises OSError where something other than a plain file stands under a name, or no file can have it."""
    with suppress(FileNotFoundError):
        kind = _kind_of(os.lstat(target)) or _kind_of(os.stat(target))
        if kind:
            raise NotAFile(errno.EINVAL, f"{kind} stands where the file should be", str(target))


def refuse_folder(folder: Path) -> None:
    """Raises OSError where no file can be written into a folder, or no such folder made, as far as that shows without trying."""
    there, _ = _as_far_as_there(folder)
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


_OF_ALL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EROFS")}
"""Errors of a whole disk: it is full, one's share of it is used up, or it can only be read."""


def keeps_all_out(error: OSError | ValueError, folder: Path) -> bool:
    """Whether what kept a file from being written into a folder will keep others out, too."""
    if getattr(error, "errno", None) in _OF_ALL:
        return True
    try:
        refuse_folder(folder)
    except OSError:
        return True
    return False


def _as_far_as_there(folder: Path) -> tuple[Path, list[Path]]:
    """A folder, or what of its path there is, and what is missing; raises OSError where something else stands there."""
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = folder.parent
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where the folder should be", str(folder))
    return folder, missing


def _make_folder(folder: Path, undone: ExitStack) -> None:
    _, missing = _as_far_as_there(folder)
    for each in reversed(missing):
        try:
            each.mkdir()
        except FileExistsError:
            continue
        undone.callback(partial(_remove_folder, each))


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _putting_back(temporary: Path, target: Path, old_names: ExitStack) -> Callable[[], object]:
    """What undoes the replacing of a target, whose file is kept under a second name meanwhile."""
    if not os.path.lexists(target):
        return partial(target.unlink, missing_ok=True)
    kept = temporary.with_suffix(".old")
    try:
        os.link(target, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return lambda: None
    old_names.callback(kept.unlink, missing_ok=True)
    return partial(os.replace, kept, target)


_PREFIX = ".factdeck-"
"""Of temporary names: one made from the target's own could be longer than a name may be."""
_TEMPORARY = seldom(re.escape(_PREFIX) + r"[0-9a-f]{16}\.(tmp|old)")
SECONDS_LEFT = 3600.0
"""How old a temporary file is that nobody writes to any more."""


def sweep(folder: Path) -> None:
    """Removes what was left in a folder by processes that were killed as they wrote there, when that is some time ago.

    What can't be removed stays.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            if _TEMPORARY.fullmatch(each.name):
                with suppress(OSError):
                    status = each.stat(follow_symlinks=False)
                    if max(status.st_mtime, status.st_ctime) < time() - SECONDS_LEFT:
                        os.unlink(each.path)


def _written_beside(target: Path, data: bytes, wait: bool) -> Path:
    """A new file, with the mode that the user's mask gives one."""
    temporary = target.parent / f"{_PREFIX}{os.urandom(8).hex()}.tmp"
    try:
        stream = temporary.open("xb")
    except OSError as error:
        error.filename = str(target)
        raise
    try:
        with stream:
            stream.write(data)
            stream.flush()
            if wait:
                os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def depfile(targets: Iterable[Path], depends: Iterable[Path]) -> str:
    """A rule that make includes: the targets depend on the files; a file that vanishes is no error.

    Names are escaped as GNU make wants (“The Function of include” and “Special Characters”, make manual 4.3). What it
    can't escape, and would take for a command, a variable or the end of a line, is a pattern's question mark.
    """
    needed = list(dict.fromkeys(depends))
    lines = [f"{' '.join(_as_target(target) for target in targets)}: \\"]
    lines += [f"  {_escaped(path)} \\" for path in needed[:-1]] + [
        f"  {_escaped(path)}" for path in needed[-1:]
    ]
    lines += [f"{_as_target(path)}:" for path in needed]
    return "\n".join(lines) + "\n"


_NOT_ESCAPED = re.compile(r"[;=|\n]")


def _escaped(path: Path) -> str:
    text = _NOT_ESCAPED.sub("?", str(path))
    for sign in " #:":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("$", "$$")


def _as_target(path: Path) -> str:
    """A percent sign makes a pattern of a target, though not of what it depends on."""
    return _escaped(path).replace("%", "\\%")
