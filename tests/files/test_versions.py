"""What storages say of files: what tells versions apart, and what doesn't."""

from __future__ import annotations

from datetime import datetime, timezone
from time import time
from typing import Any

import pytest

from factdeck.files.versions import is_of, version_in

OLD = datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ({"size": 3, "ETag": '"abc"', "LastModified": OLD}, "3 abc"),
        ({"size": 3, "etag": "abc", "updated": "2020-01-02T03:04:05Z"}, "3 abc"),
        ({"size": 3, "md5Hash": "kAFQmDzST7DWlj99KOF/cg==", "etag": "CJ"}, "3 kAFQmDzST7DWlj99KOF/cg=="),
        (
            {"size": 3, "mtime": 1577934245.25, "ino": 7, "created": 1577934246.5},
            "3 1577934245.25 1577934246.5 7",
        ),
        ({"size": 3, "mtime": OLD}, "3 1577934245.0"),
    ],
)
def test_tags_or_times_tell_versions_apart(said: dict[str, Any], version: str) -> None:
    assert version_in(said) == version


@pytest.mark.parametrize(
    "said",
    [
        {"size": 3},
        {"size": 3, "created": OLD},
        {"size": 3, "mtime": None},
        {"size": 3, "modify": "20200102030405"},
        {"size": 3, "modified": OLD.replace(tzinfo=None)},
        {"size": 3, "ETag": 'W/"abc"'},
        {"size": 3, "mtime": 1577934245.25, "islink": True},
        {"size": 3, "mtime": 1577934245.25, "type": "link"},
    ],
)
def test_nothing_else_does(said: dict[str, Any]) -> None:
    assert version_in(said) == ""


def test_a_time_in_whole_seconds_tells_nothing_while_it_is_young() -> None:
    now = int(time())
    assert version_in({"size": 3, "mtime": now - 30}) == ""
    assert version_in({"size": 3, "mtime": now - 90}) == f"3 {float(now - 90)}"
    assert version_in({"size": 3, "mtime": now - 30.5}) == f"3 {now - 30.5}"


@pytest.mark.parametrize("tag", ["900150983cd24fb0d6963f7d28e17f72", "kAFQmDzST7DWlj99KOF/cg=="])
def test_a_tag_that_is_the_md5_of_bytes_is_known_for_them(tag: str) -> None:
    assert is_of(version_in({"size": 3, "ETag": f'"{tag}"'}), b"abc")
    assert not is_of(version_in({"size": 3, "ETag": f'"{tag}"'}), b"abd")
    assert not is_of("", b"abc")
