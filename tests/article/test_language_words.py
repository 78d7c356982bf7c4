"""Numbers in the words of a language: a space that never breaks where the language has one."""

from __future__ import annotations

import pytest

from factdeck.article.language_words import word_number, word_share


@pytest.mark.parametrize(
    ("lang", "number", "share"),
    [("en", "−1,234.5", "45%"), ("de", "−1.234,5", "45\u00a0%"), ("fr", "−1\u00a0234,5", "45\u00a0%")],
)
def test_numbers_and_shares_are_written_as_the_language_does(lang: str, number: str, share: str) -> None:
    assert (word_number(-1234.5, lang), word_share(0.452, lang)) == (number, share)
