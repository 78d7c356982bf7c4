"""A variable TrueType file to a static one of a weight, which is what a PDF embeds. HarfBuzz makes it, in some 30 ms.

Copies are kept in a folder of the system's for temporary files, by the hash of what they are made of.
"""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from factdeck.seldom import seldom

_WEIGHT = "wght"
_COPY = seldom(r"-w(\d+)-[0-9a-f]{24}")


@lru_cache(maxsize=64)
def heaviness(file: Path) -> tuple[int, int] | None:
    """The least and the greatest weight of a variable file; None of one that isn't, and where HarfBuzz isn't installed."""
    try:
        import uharfbuzz
    except ImportError:
        return None
    axes = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))).axis_infos
    weights = [axis for axis in axes if axis.tag == _WEIGHT]
    return (int(weights[0].min_value), int(weights[0].max_value)) if weights else None


@lru_cache(maxsize=64)
def static_copy(file: Path, weight: int) -> Path:
    """The file of a weight; all else stands as the font has it by default."""
    import tempfile

    import uharfbuzz

    data = file.read_bytes()
    name = sha256(data + f"{weight} {uharfbuzz.__version__}".encode()).hexdigest()[:24]
    copy = _folder() / f"{file.stem.partition('[')[0].replace('-', '')}-w{weight}-{name}.ttf"
    if not copy.is_file():
        face = uharfbuzz.Face(data)
        wanted = uharfbuzz.SubsetInput()
        wanted.keep_everything()
        wanted.pin_all_axes_to_default(face)
        wanted.pin_axis_location(face, _WEIGHT, weight)
        made = uharfbuzz.subset(face, wanted).blob.data
        handle, unfinished = tempfile.mkstemp(dir=copy.parent)
        with os.fdopen(handle, "wb") as opened:
            opened.write(made)
        os.replace(unfinished, copy)
    return copy


def weight_of(file: Path) -> str:
    """The weight that a static copy is of, which its own tables don't say; empty for any other file."""
    found = _COPY.search(file.stem)
    return found[1] if found else ""


@lru_cache(maxsize=1)
def _folder() -> Path:
    """One that nobody else may write into."""
    import tempfile

    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"factdeck-fonts-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    told = folder.lstat()
    if folder.is_symlink() or (hasattr(os, "getuid") and (told.st_uid != user or told.st_mode & 0o022)):
        return Path(tempfile.mkdtemp(prefix="factdeck-fonts-"))
    return folder
