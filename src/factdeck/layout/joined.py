"""How wide Arabic letters are in a font that nobody knows, by where each stands in its word.

Slides name no font for them: PowerPoint takes Arial, LibreOffice what it finds, DejaVu Sans on most machines. That is
the widest of them, and a letter alone may take three times what it takes between two others.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category

_GROUPS: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("\u0621", (0.47,)),
    ("\u0622\u0623\u0625\u0627", (0.28, 0.3)),
    ("\u0624\u0648\u06c6\u06c7\u06c8\u06cb", (0.48, 0.52)),
    ("\u0626\u064a\u06cc\u06d0", (0.78, 0.83, 0.28, 0.3)),
    ("\u0628\u062a\u062b\u0679\u067a\u067b\u067e\u067f\u0680", (0.94, 0.98, 0.28, 0.3)),
    ("\u0629", (0.52, 0.54)),
    ("\u062c\u062d\u062e\u0683\u0684\u0686\u0687", (0.65, 0.65, 0.62, 0.65)),
    ("\u062f\u0630\u0688\u068c\u068d\u068e", (0.45, 0.52)),
    ("\u0631\u0632\u0691\u0698", (0.48, 0.55)),
    ("\u0633\u0634", (1.22, 1.27, 0.84, 0.89)),
    ("\u0635\u0636", (1.21, 1.23, 0.85, 0.87)),
    ("\u0637\u0638", (0.92, 0.95, 0.8, 0.82)),
    ("\u0639", (0.6, 0.53, 0.6, 0.48)),
    ("\u063a", (0.6, 0.53, 0.52, 0.48)),
    ("\u0641\u06a4\u06a6", (1.04, 1.04, 0.48, 0.51)),
    ("\u0642", (0.78, 0.83, 0.48, 0.51)),
    ("\u0643\u06ad", (0.82, 0.84, 0.48, 0.55)),
    ("\u0644", (0.73, 0.76, 0.3, 0.33)),
    ("\u0645", (0.62, 0.67, 0.54, 0.58)),
    ("\u0646\u06bb", (0.73, 0.76, 0.28, 0.3)),
    ("\u0647", (0.52, 0.54, 0.53, 0.46)),
    ("\u0649", (0.78, 0.83)),
    ("\u06a9\u06af\u06b1\u06b3", (0.9, 0.9, 0.48, 0.55)),
    ("\u06ba", (0.73, 0.76)),
    ("\u06be", (0.7, 0.63, 0.53, 0.46)),
)
"""Letters with their widths alone and at a word's end, and those that join the next one also at its begin and inside, in
ems of DejaVu Sans."""
_FORMS = {letter: widths for letters, widths in _GROUPS for letter in letters}
_ALONE, _LAST, _FIRST, _INSIDE = range(4)
_OTHER = 0.9
"""Ems of a letter that the table lacks."""
_BOLD = 1.28
"""How much wider most of them are in bold."""
_BESIDE = 1.06
"""How much wider a word is taken to be: the space beside it is measured by itself, in a font where it is narrower."""
_LIKE_DIGITS, _SPACE = 0.64, 0.32
"""Ems of digits and of a space in that font, which stand in it beside such letters."""


def has_joined(text: str) -> bool:
    """Whether any of a text is an Arabic letter."""
    return not text.isascii() and any(map(_joins, text))


def joined_width(text: str, other: Callable[[str], float], *, bold: bool) -> float:
    """Ems of a text with such letters; ``other`` tells those of all other characters."""
    letters = [letter for letter in text if category(letter) not in ("Mn", "Me")]
    factor, total = _BESIDE * (_BOLD if bold else 1.0), 0.0
    for before, letter, after in zip(["", *letters], letters, [*letters[1:], ""], strict=False):
        if _joins(letter):
            total += _width(before, letter, after) * factor
        elif letter.isdigit() or letter.isspace():
            total += max(other(letter), (_SPACE if letter.isspace() else _LIKE_DIGITS) * factor)
        else:
            total += other(letter)
    return total


def _width(before: str, letter: str, after: str) -> float:
    forms = _FORMS.get(letter)
    if forms is None:
        return _OTHER
    begins = len(_FORMS.get(before, ())) <= _FIRST
    ends = len(forms) <= _FIRST or not _joins(after) or len(_FORMS.get(after, (0.0,))) == 1
    if begins:
        return forms[_ALONE if ends else _FIRST]
    return forms[min(_LAST, len(forms) - 1) if ends else _INSIDE]


def _joins(letter: str) -> bool:
    return "\u0620" <= letter <= "\u06ff" and category(letter) == "Lo"
