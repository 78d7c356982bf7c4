"""Outputs come whole or not at all, and make can read what they depend on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from factdeck import files
from factdeck.files import depfile, write_all


def test_every_file_is_written_and_folders_are_made(tmp_path: Path) -> None:
    write_all([(tmp_path / "a" / "b" / "one", b"1"), (tmp_path / "two", b"2")])
    assert (tmp_path / "a" / "b" / "one").read_bytes() == b"1"
    assert (tmp_path / "two").read_bytes() == b"2"


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

    def disk_is_full(target: Path, data: bytes) -> Path:
        if target == two:
            raise OSError(28, "No space left on device", str(target))
        return real(target, data)

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
    names = ["plain.yaml", "with space.yaml", "a#b.yaml", "100%.yaml", "$money.yaml", "中文.yaml"]
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
    (tmp_path / "out.d").write_text(depfile([Path("out")], [Path("gone.png")]), encoding="utf-8")
    (tmp_path / "Makefile").write_text("include out.d\nout:\n\ttouch $@\n", encoding="utf-8")
    done = subprocess.run(["make"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "touch out" in done.stdout
