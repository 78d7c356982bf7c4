"""What the system says of an error to words that go on a sentence, and to what to do."""

from __future__ import annotations

import errno

_TO_DO = {
    errno.EACCES: "name another folder with -o, or ask whoever owns this one for leave to write there",
    errno.EPERM: "name another folder with -o, or ask whoever owns this one for leave to write there",
    errno.EROFS: "that disk can only be read: name another folder with -o",
    errno.ENOSPC: "make room on that disk, or name a folder on another one with -o",
    errno.EDQUOT: "your share of that disk is used up: make room, or name a folder on another one with -o",
    errno.ENOTDIR: "name a folder with -o, or move away what stands there",
    errno.EINVAL: "move it away, or name another folder with -o",
    errno.ENAMETOOLONG: "give the article's file a shorter name",
}


def reason_of(error: Exception) -> str:
    """“permission denied”, of an OSError without its number and its file, in small letters but for names."""
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return told[:1].lower() + told[1:]


def to_do_about(error: Exception) -> str:
    """What to do where a file can't be written; empty where nobody knows."""
    return _TO_DO.get(getattr(error, "errno", None) or 0, "")
