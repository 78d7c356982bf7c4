"""LaTeX's ways to write letters and signs to the letters and signs themselves."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "textendash": "–", "textemdash": "—", "ldots": "…",
    "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "S": "§",
    "slash": "/", "textbackslash": "\\", "textasciitilde": "\ue002", "textasciicircum": "^", "copyright": "©", "pounds": "£", "euro": "€", "-": "",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\([`'^~=.\"])\s*(?:\{\s*(\\[ij](?![A-Za-z])|[A-Za-z])?\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"
    r"|\\([uvHckbdr])(?:\s*\{\s*(\\[ij](?![A-Za-z])|[A-Za-z])\s*\}|\s+(\\[ij](?![A-Za-z])|[A-Za-z]))"
)
_NAMED = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|(?![A-Za-z])\s*)")
_ESCAPED = re.compile(r"\\([&%$#_{} ,-])")
_FORMAT = re.compile(
    r"\\(?:emph|textit|textbf|textsc|text|enquote|mkbibquote|mkbibemph|url|href|uppercase|mbox)\s*(?=\{)"
)


_ASIDE = {0xE000: "{", 0xE001: "}", 0xE002: "~"}
"""Signs that are meant as they are, set aside while those that are LaTeX's marks are read."""


def plain_text(latex: str) -> str:
    """Text without LaTeX's marks: accents on their letters, dashes, quotation marks, no braces."""
    text = _FORMAT.sub("", latex)
    text = _ACCENTED.sub(_accented, text)
    text = _NAMED.sub(lambda found: _LETTERS.get(found[1], ""), text)
    text = _ESCAPED.sub(
        lambda found: {"{": "\ue000", "}": "\ue001", ",": "\u202f", "-": ""}.get(found[1], found[1]), text
    )
    text = (
        text.replace("~", "\u00a0")
        .replace("---", "—")
        .replace("--", "–")
        .replace("``", "“")
        .replace("''", "”")
    )
    text = text.replace("{", "").replace("}", "").translate(_ASIDE)
    return " ".join(text.split(" ")).strip()


def _accented(found: re.Match[str]) -> str:
    sign = found[1] or found[4]
    letter = (found[2] or found[3] or found[5] or found[6] or "").lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[sign]) if letter else ""
