"""CONTRIBUTING.md names files that there are."""

from __future__ import annotations

import re

from support.samples import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HERE = (ROOT, ROOT / "src" / "factdeck")


def test_each_file_and_folder_that_is_named_is_there() -> None:
    named = [
        name for name in re.findall(r"`([\w./-]+)`", TEXT) if "/" in name or name.endswith((".py", ".yaml"))
    ]
    missing = [name for name in named if not any((folder / name).exists() for folder in HERE)]
    assert len(named) > 30
    assert missing == []
