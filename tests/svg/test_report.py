"""What is known of an SVG file is found out once."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdeck.derived import kept_by
from factdeck.library.cache.keeping import StoreKeeper
from factdeck.library.cache.store import Store
from factdeck.svg.reading import examine
from factdeck.svg.reading.report import Loss, SvgReport, report_on

TEXT = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n{}\n</svg>"


def test_a_file_is_examined_again_only_where_it_holds_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, store = tmp_path / "a.svg", Store(tmp_path / "store")
    picture.write_text(TEXT.format("<g mask='url(#m)'/><text>A</text>"), encoding="utf-8")
    store.put_record("begun", b"yes")
    with kept_by(StoreKeeper(store, "code")):
        first = report_on(picture)
        assert (first.sized, first.text_line, first.losses[0]) == (True, 2, Loss("a mask", 2))
        picture.write_text(TEXT.format("<g/>"), encoding="utf-8")
        assert report_on(picture) == SvgReport(sized=True)
        monkeypatch.setattr(examine, "examine_bytes", pytest.fail)
        assert report_on(picture) == SvgReport(sized=True)
