"""Standard streams that are closed, full or of another encoding to ones that can be written to, or say why not."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def open_streams() -> None:
    """Give each standard stream that is closed a place: a file opened later would take its number, and its output.

    What is written to a closed standard output is refused when it is flushed, as by a full disk; a closed standard
    error takes everything. What a stream's encoding lacks is written with a backslash.
    """
    sys.stdin = sys.stdin or _opened(os.O_RDONLY, "r")
    sys.stdout = sys.stdout or _opened(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _opened(os.O_WRONLY, "w")
    sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _opened(flags: int, mode: str) -> TextIO:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8")  # type: ignore[return-value]


def _buffered(stream: TextIO) -> TextIO:
    """The stream with a buffer, also where PYTHONUNBUFFERED is set: what is refused shows when it is flushed."""
    if not isinstance(getattr(stream, "buffer", None), io.RawIOBase):
        return stream
    buffering = 1 if stream.isatty() else -1
    return open(stream.fileno(), "w", buffering, encoding=stream.encoding, closefd=False)


def give_up_output() -> None:
    """Let nothing more be written to standard output, what is waiting included.

    What is waiting is given up here: Python 3.13 reports a stream that can't write it when the stream goes away.
    """
    with suppress(OSError, ValueError):
        sys.stdout.close()
    sys.stdout = _opened(os.O_WRONLY, "w")


def flush_streams() -> OSError | None:
    """Write out what is waiting; returns what keeps standard output from taking it.

    Of what standard error does not take nobody can be told.
    """
    refused: OSError | None = None
    try:
        sys.stdout.flush()
    except OSError as error:
        refused = error
    except ValueError:
        refused = BrokenPipeError("it was closed when its reader went away")
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    return refused


def warn(message: str) -> None:
    """Say something on standard error, if it still listens."""
    with suppress(OSError, ValueError):
        print(message, file=sys.stderr, flush=True)
