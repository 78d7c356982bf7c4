"""Files are packed as Python's own zipfile packs them, which also reads them again, however many and far they are."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from factdeck.powerpoint import packing
from factdeck.powerpoint.packing import Archive, Entry, appended

SOME = (
    Entry("_rels/.rels", b"<a/>" * 100),
    Entry("ppt/größe.xml", "größer".encode()),
    Entry("docProps/nothing.xml", b""),
)


def packed(entries: Sequence[Entry]) -> bytes:
    return appended(Archive(), entries).whole()


def packed_by_python(entries: Sequence[Entry]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for entry in entries:
            told = ZipInfo(entry.name, (1980, 1, 1, 0, 0, 0))
            told.compress_type, told.create_system = ZIP_DEFLATED, 0
            archive.writestr(told, entry.data)
    return buffer.getvalue()


def unpacked(data: bytes) -> list[Entry]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return [Entry(each.filename, archive.read(each)) for each in archive.infolist()]


def test_an_archive_is_that_of_zipfile_to_the_last_byte() -> None:
    assert packed(SOME) == packed_by_python(SOME)
    assert packed(()) == packed_by_python(())


def test_files_that_are_added_later_make_the_same_archive() -> None:
    assert appended(appended(Archive(), SOME[:1]), SOME[1:]).whole() == packed(SOME)


def test_an_archive_may_hold_more_files_than_old_programs_count() -> None:
    many = [Entry(f"{number}.xml", b"") for number in range(70_000)]
    data = packed(many)
    assert data == packed_by_python(many)
    assert unpacked(data) == many


def test_an_archive_may_be_longer_than_old_programs_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "FURTHEST", 40)
    data = packed(SOME)
    assert data != packed_by_python(SOME)
    assert unpacked(data) == list(SOME)
