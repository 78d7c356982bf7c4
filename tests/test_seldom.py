"""A regular expression that is seldom needed is compiled when it is needed."""

from __future__ import annotations

import re
from unittest.mock import Mock

import pytest

from factdeck.seldom import seldom


def test_it_does_what_the_compiled_one_does() -> None:
    pattern = seldom(r"(?P<year>\d{4})|X", re.IGNORECASE)
    found = pattern.search("in 1945")
    assert found is not None and found["year"] == "1945"
    assert pattern.sub("-", "1945 x") == "- -"
    assert pattern.fullmatch("19456") is None
    assert (pattern.flags & re.IGNORECASE, pattern.groups) == (re.IGNORECASE, 1)


def test_it_is_compiled_once_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compiling = Mock(wraps=re.compile)
    monkeypatch.setattr(re, "compile", compiling)
    pattern = seldom("a+")
    assert compiling.call_count == 0
    assert [len(pattern.findall(text)) for text in ("aa", "ba a")] == [1, 2]
    assert compiling.call_count == 1


def test_what_a_pattern_has_not_is_told_as_missing() -> None:
    with pytest.raises(AttributeError, match="serach"):
        seldom("a").serach("a")  # type: ignore[attr-defined]
