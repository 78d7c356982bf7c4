"""Finished outputs to files: all of them or none, an old file never lost or half replaced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file beside its target first and move all into place only then.

    Raises OSError where a target can't be written; the old files are whole then, and nothing is left over.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for target, data in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(21, "a folder stands where the file should be", str(target))
            waiting.append((_written_beside(target, data), target))
        while waiting:
            temporary, target = waiting[0]
            os.replace(temporary, target)
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _written_beside(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_usual_mode())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _usual_mode() -> int:
    """What a new file may be, by the user's mask; a temporary file is closed to others."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def depfile(targets: Iterable[Path], depends: Iterable[Path]) -> str:
    """A rule that make includes: the targets depend on the files; a file that vanishes is no error.

    Names are escaped as GNU make wants (“The Function of include” and “Special Characters”, make manual 4.3).
    """
    needed = list(dict.fromkeys(depends))
    lines = [f"{' '.join(_as_target(target) for target in targets)}: \\"]
    lines += [f"  {_escaped(path)} \\" for path in needed[:-1]] + [
        f"  {_escaped(path)}" for path in needed[-1:]
    ]
    lines += [f"{_as_target(path)}:" for path in needed]
    return "\n".join(lines) + "\n"


def _escaped(path: Path) -> str:
    text = str(path)
    for sign in " #:":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("$", "$$")


def _as_target(path: Path) -> str:
    """A percent sign makes a pattern of a target, though not of what it depends on."""
    return _escaped(path).replace("%", "\\%")
