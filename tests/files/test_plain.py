"""Outputs come whole or not at all, and make can read what they depend on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from factdeck.files import plain as files
from factdeck.files.plain import NotAFile, depfile, open_plain, read_plain, sweep, write_all


def test_every_file_is_written_and_folders_are_made(tmp_path: Path) -> None:
    write_all([(tmp_path / "a" / "b" / "one", b"1"), (tmp_path / "two", b"2")])
    assert (tmp_path / "a" / "b" / "one").read_bytes() == b"1"
    assert (tmp_path / "two").read_bytes() == b"2"


def test_what_killed_processes_left_is_removed_when_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = (
        ".factdeck-0123456789abcdef.tmp",
        ".factdeck-0123456789abcdef.old",
        ".factdeck-mine.tmp",
        "a.tmp",
    )
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / ".factdeck").mkdir()
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 5
    monkeypatch.setattr(files, "SECONDS_LEFT", -1.0)
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*names[2:], ".factdeck"}
    sweep(tmp_path / "gone")


def test_a_new_file_may_be_read_as_the_users_mask_says(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_all([(tmp_path / "one", b"1")])
    finally:
        os.umask(mask)
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o640


def test_where_one_can_not_be_written_the_old_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"old")
    real = files._written_beside

    def disk_is_full(target: Path, data: bytes, wait: bool) -> Path:
        if target == two:
            raise OSError(28, "No space left on device", str(target))
        return real(target, data, wait)

    monkeypatch.setattr(files, "_written_beside", disk_is_full)
    with pytest.raises(OSError, match="No space left"):
        write_all([(one, b"new"), (two, b"new")])
    assert one.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one"]


def test_a_stop_while_writing_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_all([(tmp_path / "one", b"new")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_make_reads_any_name(tmp_path: Path) -> None:
    names = ["a=b.yaml", "plain.yaml", "with space.yaml", "a#b.yaml", "100%.yaml", "$money.yaml", "中文.yaml"]
    names += ["plain.yaml;exit 1;", "a|b.yaml", "two\nlines.yaml", "c[d].yaml"] if os.name != "nt" else []
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    rule = depfile([Path("out put.pdf")], [Path(name) for name in names])
    (tmp_path / "out.d").write_text(rule, encoding="utf-8")
    (tmp_path / "Makefile").write_text("include out.d\nout\\ put.pdf:\n\ttouch '$@'\n", encoding="utf-8")

    def make() -> str:
        done = subprocess.run(["make"], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    assert "touch" in make()
    assert "up to date" in make()
    for name in names:
        for each in names:
            os.utime(tmp_path / each, (1_000_000_000, 1_000_000_000))
        os.utime(tmp_path / "out put.pdf", (1_100_000_000, 1_100_000_000))
        assert "up to date" in make()
        (tmp_path / name).touch()
        assert "touch" in make(), name


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
def test_a_picture_that_was_deleted_does_not_stop_make(tmp_path: Path) -> None:
    (tmp_path / "out.d").write_text(
        depfile([Path("out")], [Path(name) for name in ("gone.png", "go=ne.png", "go\nne.png", "a;b")]),
        encoding="utf-8",
    )
    (tmp_path / "Makefile").write_text("include out.d\nout:\n\ttouch $@\n", encoding="utf-8")
    done = subprocess.run(["make"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "touch out" in done.stdout


def test_a_plain_file_is_read_up_to_its_limit_and_one_byte_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_plain(tmp_path / "a", 5) == read_plain(tmp_path / "a", 100) == b"12345"
    assert read_plain(tmp_path / "a", 3) == b"1234"


@pytest.mark.skipif(not os.path.isfile("/proc/self/status"), reason="this system has no /proc")
def test_a_file_that_says_that_it_is_empty_is_read_to_its_end() -> None:
    assert os.stat("/proc/self/status").st_size == 0
    assert read_plain(Path("/proc/self/status"), 1_000_000).startswith(b"Name:")
    assert len(read_plain(Path("/proc/self/status"), 10)) == 11


def odd_file(kind: str, folder: Path) -> Path:
    path = folder / "odd"
    if kind == "a folder":
        path.mkdir()
    elif kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a socket":
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(path))
    else:
        path.symlink_to("/dev/zero")
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a socket", "a device"])
def test_what_is_no_plain_file_is_neither_read_nor_replaced(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = odd_file(kind, Path())
    with pytest.raises(NotAFile, match=f"this is {kind}, not a file"):
        open_plain(path)
    with pytest.raises(NotAFile, match=f"{kind} stands where the file should be"):
        write_all([(Path("new"), b"1"), (path, b"2")])
    assert os.listdir() == ["odd"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_file_that_becomes_a_pipe_while_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, pipe = tmp_path / "plain", odd_file("a pipe", tmp_path)
    plain.write_bytes(b"")
    real, found = os.stat, os.stat(plain)
    monkeypatch.setattr(os, "stat", lambda path, **how: found if path == pipe else real(path, **how))
    with pytest.raises(NotAFile, match="this is a pipe"):
        read_plain(pipe, 10)


def test_folders_that_were_made_for_nothing_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="a file stands where the folder should be"):
        write_all([(tmp_path / "a" / "b" / "one", b"1"), (tmp_path / "file" / "two", b"2")])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_files_that_were_replaced_come_back_where_a_later_one_can_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, last = tmp_path / "old", tmp_path / "new", tmp_path / "last"
    old.write_bytes(b"old")
    real = os.replace

    def not_permitted(source: Path, target: Path) -> None:
        if target == last:
            raise PermissionError(1, "Operation not permitted", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", not_permitted)
    with pytest.raises(PermissionError):
        write_all([(old, b"1"), (new, b"2"), (last, b"3")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"old"}


def test_nothing_is_left_beside_files_that_were_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        write_all([(tmp_path / "one", b"1"), (tmp_path / "two", b"2")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
    assert os.stat(tmp_path / "one").st_nlink == 1


@pytest.mark.parametrize("name", ["x" * 300, "d/" * 3000 + "x", "a\0b"])
def test_a_name_that_no_file_can_have_changes_nothing(name: str, tmp_path: Path) -> None:
    with pytest.raises((OSError, ValueError)):
        write_all([(tmp_path / "one", b"1"), (tmp_path / name, b"2")])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises((OSError, ValueError)):
        read_plain(tmp_path / name, 10)


def test_a_target_s_name_may_be_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    write_all([(tmp_path / ("n" * 255), b"1")])
    assert (tmp_path / ("n" * 255)).read_bytes() == b"1"
