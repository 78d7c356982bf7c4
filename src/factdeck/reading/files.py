"""A file's bytes to a source of text, or to what keeps it from being one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from factdeck.files.plain import GONE, NotAFile, open_plain, read_plain, working_folder_is_gone
from factdeck.messages import codes
from factdeck.messages.nearest import nearest
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.messages.reasons import reason_of
from factdeck.reading.limits import MOST_CHARACTERS

MOST_BYTES = 4 * MOST_CHARACTERS
"""UTF-8 takes at most four bytes for a character (RFC 3629, section 3)."""
MOST_LOOKED_AT = 4096
"""Bytes at a file's beginning that say whether it is text of another kind."""
MOST_FOLDERS = 1000
"""Folders below one that are looked through for articles to name in a hint."""

_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

_SAVE_THE_WORDS = (
    "of a Word document (.docx) factdeck import makes an article; of others save the words as plain text"
)
_NO_TEXT = {
    b"PK\x03\x04": ("a file of Word, PowerPoint, OpenDocument or another zip", _SAVE_THE_WORDS),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        "a file of an older Word or PowerPoint",
        "save its words as plain text",
    ),
    b"%PDF-": ("a PDF", "take the article out of a fact sheet with factdeck extract"),
}
"""How files begin that people take for texts."""


def read_source(path: Path, problems: Problems) -> Source | None:
    """A file's text under the path's name; what keeps it from being read goes to problems."""
    data = read_data(path, problems)
    return None if data is None else decode(str(path), data, problems)


def read_data(path: Path, problems: Problems, most: int = MOST_BYTES) -> bytes | None:
    """A file's bytes, at most one more than ``most``; what keeps it from being read goes to problems."""
    name = str(path)
    try:
        return read_plain(path, most)
    except FileNotFoundError:
        _refuse(name, problems, "there is no such file", _neighbour(path))
    except NotAFile as error:
        hint = _what_in(path) if os.path.isdir(path) else "write - to read from standard input"
        _refuse(name, problems, str(error.strerror), hint)
    except (OSError, ValueError) as error:
        _refuse(name, problems, f"this can't be read: {reason_of(error)}")
    return None


def bytes_of(path: Path) -> bytes | None:
    """A file's bytes; None where it can't be read."""
    try:
        with open_plain(path) as stream:
            return stream.read()
    except OSError:
        return None


def read_stream(name: str, stream: BinaryIO, problems: Problems) -> Source | None:
    """The text that comes from a pipe or a terminal, under a name."""
    data = read_stream_data(name, stream, problems)
    return None if data is None else decode(name, data, problems)


def read_stream_data(name: str, stream: BinaryIO, problems: Problems, most: int = MOST_BYTES) -> bytes | None:
    """The bytes that come from there, at most one more than ``most``."""
    try:
        return stream.read(most + 1)
    except OSError as error:
        _refuse(name, problems, f"this can't be read: {reason_of(error)}")
        return None


def decode(name: str, data: bytes, problems: Problems) -> Source | None:
    """UTF-8 bytes as a source; line ends are made equal and a byte order mark at the start is left out."""
    if len(data) > MOST_BYTES:
        _refuse(
            name,
            problems,
            f"the file has more than {MOST_BYTES:,} bytes, the most that is read",
            "keep pictures and data in files of their own, or make several files of it",
            codes.TOO_LARGE,
        )
        return None
    for sign, (what, hint) in _NO_TEXT.items():
        if data.startswith(sign):
            _refuse(name, problems, f"this is no text but {what}", hint, codes.NOT_UTF_8)
            return None
    if data[:2] in _OTHER_ENCODINGS:
        _refuse(
            name,
            problems,
            f"this is {_OTHER_ENCODINGS[data[:2]]} text, not UTF-8",
            _SAVE_AS_UTF_8,
            codes.NOT_UTF_8,
        )
        return None
    if data[:MOST_LOOKED_AT].count(0) * 4 > len(data[:MOST_LOOKED_AT]):
        _refuse(name, problems, *_full_of_zeros(data[:MOST_LOOKED_AT]), codes.NOT_UTF_8)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.error(
            _broken_at(name, data, error.start),
            "this byte is not UTF-8 text",
            _SAVE_AS_UTF_8,
            code=codes.NOT_UTF_8,
        )
        return None
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n"), data)


_SAVE_AS_UTF_8 = "save the file as UTF-8 in your editor"


def _full_of_zeros(data: bytes) -> tuple[str, str]:
    """What bytes are that zeros fill, and what to do: UTF-16 has one beside each Latin letter."""
    if data.strip(b"\0"):
        return "this is UTF-16 text, not UTF-8", _SAVE_AS_UTF_8
    return (
        "the file holds nothing but zeros: it is damaged",
        "copy it again, or take an earlier version of it",
    )


def _broken_at(name: str, data: bytes, start: int) -> Mark:
    """The place of a broken byte in the text as it reads with a sign of replacement there."""
    line = data.count(b"\n", 0, start) + 1
    before = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig", "replace")
    return Mark(Source(name, data.decode("utf-8-sig", "replace")), line, len(before) + 1)


def _refuse(
    name: str, problems: Problems, message: str, hint: str = "", code: str = codes.UNREADABLE
) -> None:
    problems.error(Mark(Source(name, "")), message, hint, code)


def _what_in(folder: Path) -> str:
    """What to name in place of a folder."""
    found = next(
        (at for at, names in islice(_names_below(folder), MOST_FOLDERS) if any(map(_is_yaml, names))), None
    )
    if found is None:
        return "there is no .yaml file in it"
    if found == str(folder):
        return "name the article's .yaml file"
    return f"there is no .yaml file in it; name the folder that has some, such as {found!r}"


def _names_below(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A folder with the names of its files, then those below it."""
    for at, below, names in os.walk(folder):
        below.sort()
        yield at, names


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _neighbour(path: Path) -> str:
    if os.path.islink(path):
        return f"it is a link to {os.readlink(path)!r}"
    if not path.is_absolute() and working_folder_is_gone():
        return f"{GONE}; go to one that is there"
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return "" if os.path.isdir(path.parent) else f"the folder {str(path.parent)!r} can't be opened"
    stems = {_stem(name): name for name in sorted(names, key=_is_yaml)}
    close = nearest(_stem(path.name), stems)
    return f"did you mean {str(path.with_name(stems[close]))!r}?" if close else ""


def _stem(name: str) -> str:
    """What of a name can be mistyped: endings that all share make none alike."""
    return Path(name).stem.casefold()
