"""Addresses by fsspec: read up to a limit, written whole, and each storage's own errors told as one kind."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from factdeck.files import remote
from factdeck.files.remote import NotReached


@pytest.fixture
def folder() -> str:
    return f"memory://{uuid4().hex}"


@pytest.mark.parametrize("name", ["s3://b/x.yaml", "gs://b", "file:///x", "memory://a/b", "abfs://c@d/e"])
def test_a_name_with_a_scheme_is_an_address(name: str) -> None:
    assert remote.is_address(name)


@pytest.mark.parametrize(
    "name", ["x.yaml", "a/b.yaml", "-", r"C:\x.yaml", "c:/x.yaml", "a:b", "//host/x", ""]
)
def test_a_path_is_none(name: str) -> None:
    assert not remote.is_address(name)


def test_a_chain_of_addresses_is_refused() -> None:
    assert "chain" in remote.wrong_address("zip://a.yaml::s3://b/x.zip")
    assert remote.wrong_address("s3://b/x.zip") == ""
    assert remote.wrong_address("a::b") == ""


def test_names_are_joined_below_folders() -> None:
    assert remote.folder_of("s3://b/a/x.yaml") == "s3://b/a"
    assert remote.folder_of("s3://b/x.yaml") == "s3://b"
    assert remote.joined("s3://b/a/", "images/y.png") == "s3://b/a/images/y.png"


def test_what_is_written_is_read(folder: str) -> None:
    remote.write_to(f"{folder}/new/", [("one.pdf", b"one"), ("two.pdf", b"two")])
    assert remote.names_in(f"{folder}/new") == ["one.pdf", "two.pdf"]
    assert remote.read(f"{folder}/new/two.pdf", 100) == b"two"
    assert remote.names_in(f"{folder}/new/two.pdf") == ["two.pdf"]


def test_no_more_than_one_byte_past_the_limit_is_read(folder: str) -> None:
    remote.write_to(folder, [("long", b"x" * 50)])
    assert remote.read(f"{folder}/long", 10) == b"x" * 11


def test_what_is_missing_is_told_by_its_address(folder: str) -> None:
    with pytest.raises(FileNotFoundError) as told:
        remote.read(f"{folder}/nothing", 10)
    assert told.value.filename == f"{folder}/nothing"
    assert remote.names_in(f"{folder}/nowhere") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_at_an_address_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(NotReached, match="this is a pipe, not a file"):
        remote.read(f"file://{tmp_path}/pipe.yaml", 10)


def test_on_this_machine_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "two.pdf").mkdir()
    with pytest.raises(NotReached) as told:
        remote.write_to(tmp_path.as_uri(), [("one.pdf", b"1"), ("two.pdf", b"2")])
    assert "folder stands where the file should be" in str(told.value.strerror)
    assert [each.name for each in tmp_path.iterdir()] == ["two.pdf"]


def test_folders_are_made_where_a_storage_has_them(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    made: list[str] = []
    put = MemoryFileSystem.pipe_file

    def needs_its_folder(self: MemoryFileSystem, path: str, value: bytes) -> None:
        if not made:
            raise FileNotFoundError(path)
        put(self, path, value)

    remote.write_to(folder, [("there", b"")])
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", needs_its_folder)
    monkeypatch.setattr(MemoryFileSystem, "makedirs", lambda self, path, exist_ok: made.append(path))
    remote.write_to(f"{folder}/down", [("x", b"x")])
    assert made == [folder.replace("memory:/", "") + "/down"]
    assert remote.read(f"{folder}/down/x", 1) == b"x"


def test_no_bucket_is_made(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def has_no_bucket(self: MemoryFileSystem, path: str, value: bytes) -> None:
        raise FileNotFoundError(path)

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", has_no_bucket)
    with pytest.raises(NotReached) as told:
        remote.write_to(f"{folder}/down", [("x", b"x")])
    assert told.value.strerror == f"there is no {folder.replace('memory://', '')!r}"
    assert told.value.filename == f"{folder}/down"


def test_an_unknown_scheme_is_told_in_the_storages_own_words() -> None:
    with pytest.raises(NotReached) as told:
        remote.read("nothing://a/b", 10)
    assert "Protocol not known: nothing" in str(told.value.strerror)


def test_without_fsspec_what_to_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(NotReached) as told:
        remote.read("memory://a/b", 10)
    assert "pip install 'factdeck[remote]'" in str(told.value.strerror)
