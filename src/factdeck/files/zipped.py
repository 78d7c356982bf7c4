"""A zip's bytes to the parts that it holds, within limits and without trusting what it says of itself."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MOST_PARTS = 5_000
MOST_BYTES = 200_000_000


class WrongZip(ValueError):
    """What keeps a zip from being read; ``mended`` says whether it may be right once a program has saved it again."""

    def __init__(self, message: str, *, mended: bool = True):
        super().__init__(message)
        self.mended = mended


def parts_of(data: bytes, program: str, kind: str) -> dict[str, bytes]:
    """The parts by their names, which begin with a slash; ``program`` and ``kind`` say of what, in messages.

    Raises WrongZip where it is no zip, damaged, encrypted or too large.
    """
    try:
        with ZipFile(BytesIO(data)) as zipped:
            entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
            _check(entries, program, kind)
            return {f"/{entry.filename}": zipped.read(entry) for entry in entries}
    except WrongZip:
        raise
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error) as error:
        raise WrongZip(f"this is no {program} file, or a damaged one") from error


def _check(entries: list[ZipInfo], program: str, kind: str) -> None:
    if len(entries) > MOST_PARTS:
        raise WrongZip(f"this file holds {len(entries)} parts; {kind} may have {MOST_PARTS}", mended=False)
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
        raise WrongZip("this file holds a part twice")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise WrongZip(f"this file is packed in a way that no {program} file is")
    size = sum(entry.file_size for entry in entries)
    if size > MOST_BYTES:
        raise WrongZip(
            f"this file unpacks to {size // 1_000_000} MB; {kind} may have {MOST_BYTES // 1_000_000} MB",
            mended=False,
        )
