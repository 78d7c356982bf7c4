"""What Babel knows of a language stays as it is, whatever other languages are asked for before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factdeck.language.locales import known_locale, locale_of

WORDS = (
    "import sys; from factdeck.article.dates import parse_date; from factdeck.article.wording import word_date;"
    "from factdeck.article.language_words import month_names;"
    "dates = list(map(parse_date, ('1945-08', '1945-08-09', '1945-08/1946-05', '-0043')));"
    "told = [(sorted(month_names(lang)), [word_date(each, lang) for each in dates]) for lang in sys.argv[1:]];"
    "print(ascii(told[-1]))"
)


def told(*languages: str) -> str:
    """What the last one calls months and dates, where the others were asked for before."""
    done = subprocess.run(
        [sys.executable, "-c", WORDS, *languages], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("lang", ["uk", "ko", "fr", "nb"])
def test_months_are_the_same_behind_hebrew_and_arabic(lang: str) -> None:
    assert told("he", "ar", "fa", "zh", lang) == told(lang)


def test_a_language_that_nobody_knows_is_told_in_english() -> None:
    assert known_locale("xx-nowhere") is None
    assert str(locale_of("xx-nowhere")) == "en"
