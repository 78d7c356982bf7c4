"""The code's hash is remembered while no file of it has changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factdeck.library.cache import fingerprints
from factdeck.library.cache.fingerprints import known_code
from factdeck.library.cache.store import Store


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two files in place of factdeck's own, of which the hash counts how often it was worked out."""
    package = tmp_path / "package"
    (package / "inner" / "__pycache__").mkdir(parents=True)
    for name in ("a.py", "inner/b.py", "inner/__pycache__/b.pyc"):
        (package / name).write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(fingerprints, "PACKAGE", package)
    numbers = iter(range(100))
    monkeypatch.setattr(fingerprints, "of_code", lambda: f"{next(numbers):064x}")
    return package


def known(package: Path) -> int:
    store = Store(package.parent / "store")
    store.put_record("begun", b"begun")
    return int(known_code(store, remember=True), 16)


def test_the_hash_of_code_that_stayed_is_not_worked_out_again(package: Path) -> None:
    assert [known(package), known(package)] == [0, 0]
    (package / "inner" / "__pycache__" / "c.pyc").write_text("2\n", encoding="utf-8")
    assert known(package) == 0


def test_it_is_where_a_file_is_new_changed_touched_or_gone(package: Path) -> None:
    told = [known(package)]
    (package / "inner" / "c.py").write_text("1\n", encoding="utf-8")
    told.append(known(package))
    (package / "inner" / "b.py").write_text("22\n", encoding="utf-8")
    told.append(known(package))
    os.utime(package / "a.py", ns=(1, 1))
    told.append(known(package))
    (package / "inner" / "c.py").unlink()
    assert [*told, known(package)] == [0, 1, 2, 3, 4]


def test_a_link_to_a_folder_above_ends(package: Path) -> None:
    (package / "inner" / "up").symlink_to(package)
    assert [known(package), known(package)] == [0, 0]


def test_it_is_where_another_library_is_installed_and_not_in_another_working_folder(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [known(package)]
    monkeypatch.setattr(sys, "path", [str(package.parent), *sys.path])
    told.append(known(package))
    (package.parent / "library-1.0.dist-info").mkdir()
    assert [*told, known(package)] == [0, 0, 1]
