"""Where a text's words don't tell its language, its letters do."""

from __future__ import annotations

import pytest

from factdeck.importing import import_text
from support.imports import article_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "- **عالم الشمال**: الدول المتقدمة التي تتحكم في التكنولوجيا\n- **عالم الجنوب**: مجموعة الدول",
            "ar",
        ),
        ("- این شهر در گذشته پایتخت بود و چند پل داشت", "fa"),
        ("- 一个可以恢复历史记录的记事本", "zh"),
        ("- 這個國家的歷史", "zh-Hant"),
        ("- この町は川のそばにあります", "ja"),
        ("- 이 도시는 강가에 있다", "ko"),
        ("- Лекции по истории\n- Семинары, конспекты, методички", "ru"),
        ("- Лекції з історії України\n- Семінари", "uk"),
        ("- Ιστορία της πόλης", "el"),
        ("- इतिहास की किताब", "hi"),
        ("- Notes: 1945, Yalta\n- Potsdam", "en"),
    ],
)
def test_where_words_tell_no_language_letters_do(text: str, lang: str) -> None:
    assert article_of(import_text(text)).lang == lang
