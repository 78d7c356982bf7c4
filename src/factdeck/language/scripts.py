"""A character to the script that it belongs to, and to whether its glyphs depend on their neighbours.

Scripts are known by the names of their characters (Unicode Standard, 4.8), which begin with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import bidirectional, category, name

from factdeck.seldom import seldom

LEFT_TO_RIGHT_MARK = "\u200e"
"""Before a number, it keeps the words behind the number in order inside a text from right to left (UAX 9)."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""Behind a letter that names an answer, it keeps a number that follows from running on with it."""
SIGNS = "signs"
"""What symbols and all else that belongs to no script is called."""

SHAPED_LEFTWARD = "[\u0591-\u05ff\u060b-\u065f\u066a-\u06ef\u06fa-\u085f\u0860-\u086f\u0870-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""The letters of Hebrew, Arabic, Syriac and their like, with marks and signs, as a class of a regular expression."""
SHAPED_RIGHTWARD = "[\u0900-\u109f\u1700-\u17ff\u1900-\u194f\u1980-\u1c4f\u1cc0-\u1cff\ua800-\ua82f\ua880-\ua95f\ua980-\uaaff\uabc0-\uabff]"
"""Those of Devanagari, Thai, Khmer and their like, digits included."""
_SHAPED_ON_PAPER = re.compile(f"{SHAPED_LEFTWARD}|{SHAPED_RIGHTWARD}")
"""What HarfBuzz sets on paper."""
_ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")

_SHAPED = seldom(
    r"(?:CANTILLATION |VEDIC )?"
    r"(ADLAM|AHOM|ARABIC|BALINESE|BATAK|BENGALI|BHAIKSUKI|BRAHMI|BUGINESE|BUHID|CHAKMA|CHAM|CHORASMIAN|DEVANAGARI"
    r"|DOGRA|DUPLOYAN|ELYMAIC|GARAY|GRANTHA|GUJARATI|GUNJALA GONDI|GURMUKHI|GURUNG KHEMA|HANIFI ROHINGYA|HANUNOO"
    r"|HEBREW|JAVANESE|KAITHI|KANNADA|KAWI|KAYAH LI|KHAROSHTHI|KHMER|KHOJKI|KHUDAWADI|KIRAT RAI|LAO|LEPCHA|LIMBU"
    r"|MAHAJANI|MAKASAR|MALAYALAM|MANDAIC|MANICHAEAN|MARCHEN|MASARAM GONDI|MEETEI MAYEK|MODI|MONGOLIAN|MULTANI"
    r"|MYANMAR|NAG MUNDARI|NANDINAGARI|NEWA|NEW TAI LUE|NKO|NYIAKENG PUACHUE HMONG|OLD SOGDIAN|OLD UYGHUR|ORIYA"
    r"|PAHAWH HMONG|PHAGS-PA|PSALTER PAHLAVI|REJANG|SAMARITAN|SAURASHTRA|SHARADA|SIDDHAM|SIGNWRITING|SINHALA|SOGDIAN"
    r"|SOYOMBO|SUNDANESE|SYLOTI NAGRI|SYRIAC|TAGALOG|TAGBANWA|TAI THAM|TAI VIET|TAKRI|TAMIL|TELUGU|THAANA|THAI"
    r"|TIBETAN|TIRHUTA|TULU-TIGALARI|YEZIDI|ZANABAZAR SQUARE|HANGUL(?= (?:CHO|JUNG|JONG)SEONG))\b"
)
"""How the names begin of letters that join, stack or change places.

OpenType sets them by its engines for Arabic, Hebrew, Hangul, Indic, Khmer, Myanmar, Thai, Tibetan and the universal one.
"""

_KIND = seldom(
    r"(.+?)(?: (?:SMALL|CAPITAL|FINAL|MODIFIER))* (?:LETTER|LIGATURE|VOWEL|SYLLABLE|SYLLABICS|SIGN|DIGIT|NUMBER|NUMERAL|"
    r"NUMERIC|MARK|CHARACTER|HIEROGLYPH|IDEOGRAPH|LOGOGRAM|RADICAL|COMPONENT|IDEOGRAM|TONE)\b"
)
"""The words before those that say what kind of character it is."""
_COMMON_NAMES = {"CJK UNIFIED": "Chinese", "CJK COMPATIBILITY": "Chinese", "CJK": "Chinese"}


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script's name, as in “Devanagari”; SIGNS for what belongs to none."""
    text = _name(character)
    shaped = _SHAPED.match(text)
    if shaped:
        return shaped[1].title()
    result = _KIND.match(text) if category(character)[0] in "LMN" else None
    return _COMMON_NAMES.get(result[1], result[1].title()) if result else SIGNS


def _name(character: str) -> str:
    """The character's name without a word that says how it stands by others; empty where it has none."""
    return name(character, "").removeprefix("COMBINING ")


@lru_cache(maxsize=8192)
def needs_shaping(character: str) -> bool:
    """Whether a glyph for the character alone would be wrong: its script joins, stacks or runs from right to left."""
    if character < "\u0590" or category(character) == "Cf":
        return False
    return bidirectional(character) in ("R", "AL", "AN") or _SHAPED.match(_name(character)) is not None


def is_shaped_on_paper(text: str) -> bool:
    """Whether any letter of a text is shaped before it is drawn on paper; most texts are known not to at once."""
    return not text.isascii() and _SHAPED_ON_PAPER.search(text) is not None


def is_known_to_paper(character: str) -> bool:
    """Whether a character that needs shaping is of a script that paper sets, with a library at hand that shapes it."""
    return is_shaped_on_paper(character) or _ARABIC_DIGITS.match(character) is not None


@lru_cache(maxsize=8192)
def runs_leftwards(character: str) -> bool | None:
    """Whether a character is strongly right-to-left, as Hebrew's letters are; None where it is neutral (UAX 9)."""
    kind = bidirectional(character)
    return kind in ("R", "AL") if kind in ("L", "R", "AL") else None


_LEFTWARD_LANGUAGE = re.compile(r"ar|arc|ckb|dv|fa|he|iw|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi")
_LEFTWARD_SCRIPT = re.compile(r"Adlm|Arab|Aran|Hebr|Mand|Mani|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi")


_OTHER_SCRIPTS = {
    "he": "Hebr",
    "iw": "Hebr",
    "yi": "Hebr",
    "dv": "Thaa",
    "nqo": "Nkoo",
    "syr": "Syrc",
    "arc": "Syrc",
}
"""Of languages that are not written in Arabic letters."""
SCRIPT_CODES = {
    "Hebrew": "Hebr",
    "Arabic": "Arab",
    "Syriac": "Syrc",
    "Thaana": "Thaa",
    "Nko": "Nkoo",
    "Devanagari": "Deva",
    "Bengali": "Beng",
    "Gurmukhi": "Guru",
    "Gujarati": "Gujr",
    "Oriya": "Orya",
    "Tamil": "Taml",
    "Telugu": "Telu",
    "Kannada": "Knda",
    "Malayalam": "Mlym",
    "Sinhala": "Sinh",
    "Thai": "Thai",
    "Lao": "Laoo",
    "Tibetan": "Tibt",
    "Myanmar": "Mymr",
    "Khmer": "Khmr",
    "Balinese": "Bali",
    "Javanese": "Java",
    "Sundanese": "Sund",
    "Buginese": "Bugi",
    "Meetei Mayek": "Mtei",
    "Tai Tham": "Lana",
    "Cham": "Cham",
}
"""The codes (ISO 15924) of scripts that a theme names families for, by their names."""
SCRIPTS_ON_PAPER = frozenset(SCRIPT_CODES.values())
_RIGHTWARD_LANGUAGES = {
    # the one with the forms of letters that fonts have by themselves comes first
    "Deva": "hi mr ne sa kok mai bho awa mag doi brx new hne bgc raj gom",
    "Beng": "bn as bpy",
    "Guru": "pa",
    "Gujr": "gu",
    "Orya": "or",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn tcy",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo dz",
    "Mymr": "my mnw shn ksw",
    "Khmr": "km",
    "Mtei": "mni",
}
_SCRIPT_OF_LANGUAGE = {lang: code for code, langs in _RIGHTWARD_LANGUAGES.items() for lang in langs.split()}
"""Of languages in scripts that HarfBuzz sets from left to right."""


def is_leftward_language(lang: str) -> bool:
    """Whether a language (BCP 47) is written from right to left: by its script where the tag names one."""
    language, *rest = lang.split("-")
    script = rest[0] if rest and len(rest[0]) == 4 and rest[0].isalpha() else ""
    if script:
        return _LEFTWARD_SCRIPT.fullmatch(script.title()) is not None
    return _LEFTWARD_LANGUAGE.fullmatch(language.lower()) is not None


def shaped_script(lang: str) -> str:
    """The code (ISO 15924) of a language's script where its letters are shaped; empty where they stand side by side."""
    language, *rest = lang.split("-")
    if rest and len(rest[0]) == 4 and rest[0].isalpha():
        code = rest[0].title()
        return code if code in SCRIPTS_ON_PAPER or is_leftward_language(lang) else ""
    if is_leftward_language(lang):
        return _OTHER_SCRIPTS.get(language.lower(), "Arab")
    return _SCRIPT_OF_LANGUAGE.get(language.lower(), "")


def forms_of(lang: str) -> str:
    """The language whose forms of letters a text has, where its script has others for most; empty where it is that of most."""
    language = lang.split("-")[0].lower()
    script = _SCRIPT_OF_LANGUAGE.get(language)
    return language if script and not _RIGHTWARD_LANGUAGES[script].startswith(language) else ""


def scripts_on_paper(letters: Iterable[str]) -> list[str]:
    """The codes of the scripts whose letters are shaped on paper, of which there are some."""
    found = {script_of(letter) for letter in letters if is_known_to_paper(letter)}
    return [code for name, code in SCRIPT_CODES.items() if name in found]


def is_leftward(text: str, lang: str = "") -> bool:
    """Whether a paragraph runs from right to left: by its first strong character, else by its language (UAX 9, P2)."""
    result = next((way for way in map(runs_leftwards, text) if way is not None), None)
    return is_leftward_language(lang) if result is None else result
