"""A text's letters to the language that they tell: the only one written in them, or the most common of those."""

from __future__ import annotations

from collections import Counter

from factdeck.language.scripts import script_of

LEAST_SHARE = 0.6
"""Of the letters, in one script."""
_LOOKED_AT = 20_000
_ONE = {
    "Armenian": "hy",
    "Bengali": "bn",
    "Devanagari": "hi",
    "Ethiopic": "am",
    "Georgian": "ka",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hangul": "ko",
    "Hebrew": "he",
    "Kannada": "kn",
    "Khmer": "km",
    "Lao": "lo",
    "Malayalam": "ml",
    "Myanmar": "my",
    "Oriya": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Thai": "th",
    "Tibetan": "bo",
}
_TOLD_BY = {
    "Arabic": (("ٹڈڑںےھ", "ur"), ("ۆێڕڵ", "ckb"), ("پچژگ", "fa")),
    "Cyrillic": (
        ("җ", "tt"),
        ("әғұқһ", "kk"),
        ("өү", "mn"),
        ("ў", "be"),
        ("іїєґ", "uk"),
        ("ђћ", "sr"),
        ("љњјѓќѕ", "mk"),
        ("ыэё", "ru"),
        ("ъ", "bg"),
    ),
}
"""Letters that one of a script's languages has and its neighbours lack, the most telling first."""
_OTHERWISE = {"Arabic": "ar", "Cyrillic": "ru"}
_LEAST_TELLING = 0.005
_KANA = ("Hiragana", "Katakana")
_LEAST_KANA = 0.1
_TRADITIONAL = frozenset("這國們會來時對說學過為還發開關經東車長門問間見現實點應權歷後從戰爭")
_SIMPLIFIED = frozenset("这国们会来时对说学过为还发开关经东车长门问间见现实点应权历后从战争")


def language_of_letters(text: str) -> str:
    """Empty where the letters are Latin, or are of several scripts."""
    letters = [sign for sign in text[:_LOOKED_AT].lower() if sign.isalpha()]
    counted = Counter(map(script_of, letters))
    if not counted:
        return ""
    kana, chinese = sum(counted[name] for name in _KANA), counted["Chinese"]
    if kana + chinese >= LEAST_SHARE * len(letters):
        return "ja" if kana >= _LEAST_KANA * (kana + chinese) else _chinese(letters)
    script, count = counted.most_common(1)[0]
    if count < LEAST_SHARE * len(letters):
        return ""
    for telling, lang in _TOLD_BY.get(script, ()):
        if sum(sign in telling for sign in letters) > _LEAST_TELLING * len(letters):
            return lang
    return _OTHERWISE.get(script, "") or _ONE.get(script, "")


def _chinese(letters: list[str]) -> str:
    traditional = sum(sign in _TRADITIONAL for sign in letters)
    return "zh-Hant" if traditional > sum(sign in _SIMPLIFIED for sign in letters) else "zh"
