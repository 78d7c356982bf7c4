"""What a storage says of a file to what tells its versions apart."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from hashlib import md5
from time import time
from typing import Any

_TAGS = ("md5hash", "etag", "generation", "sha", "content_hash", "blob_id")
"""What storages make of a file's bytes, or count with each version of it; the first that is told is taken."""
_TIMES = ("mtime", "modified", "last_modified", "lastmodified", "updated")
_BESIDE_TIMES = ("created", "ino")
"""What tells of a file that was put in another's place; it tells nothing of one that was written over."""
RECENT = 60.0
"""Seconds, clocks that differ included: of a file that is younger, a time in whole seconds may be of another version."""


def version_in(said: Mapping[str, Any]) -> str:
    """The same only while the file is the same; empty where what is said of it doesn't tell."""
    told = {key.lower(): value for key, value in said.items()}
    if told.get("type", "file") != "file" or told.get("islink"):
        return ""
    tag = next((str(told[key]).strip('"') for key in _TAGS if told.get(key)), "")
    if tag and not tag.startswith("W/"):
        return f"{told.get('size')} {tag}"
    changed = next((_seconds(told[key]) for key in _TIMES if told.get(key)), None)
    if changed is None or (changed.is_integer() and changed > time() - RECENT):
        return ""
    beside = (str(told[key]) for key in _BESIDE_TIMES if told.get(key))
    return " ".join([str(told.get("size")), repr(changed), *beside])


def _seconds(time: object) -> float | None:
    """Since 1970; None for what is no time, or one of an unknown zone."""
    if isinstance(time, datetime):
        return time.timestamp() if time.tzinfo else None
    return float(time) if isinstance(time, int | float) else None


def is_of(version: str, data: bytes) -> bool:
    """Whether a version is surely of these bytes, since its tag is their MD5, as most object stores have it."""
    total = md5(data, usedforsecurity=False)
    return version in [
        f"{len(data)} {each}" for each in (total.hexdigest(), b64encode(total.digest()).decode())
    ]
