"""Thai letters to the places between their words, which are written without spaces.

Words of a list are found so that they cover most and are fewest, and end where letters don't belong together. It is our
own since the libraries at hand are of 16 MB and more (ICU, PyThaiNLP), have no wheels for some systems, or cut words
(BudouX parts ญี่|ปุ่น, “Japan”).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from factdeck.seldom import seldom

FOLLOWING = frozenset("ะาำๅฯๆ๏๚๛")
"""What never begins a word, besides marks."""
LEADING = frozenset("เแโใไ")
"""Vowels that stand before the letter that they are spoken behind."""
_LETTERS = seldom("[\u0e01-\u0e4e]+")
_SILENT = re.compile("[\u0e01-\u0e2e][\u0e38-\u0e3a\u0e34]?\u0e4c")
"""A consonant that isn't spoken, which the word before it ends with."""
_VOWELS = seldom("[ะ-ูเ-ๅ็ํ]")
_WORD_PRICE = 10
_SHORT_PRICE = 4
"""More for a word of so few letters that it may be a part of a name."""
_UNKNOWN_PRICE = 12
_UNKNOWN_LETTER_PRICE = 6
_FEW_LETTERS = 3
_OFTEN = frozenset(
    [
        "กับ",
        "กว่า",
        "การ",
        "ก็",
        "ของ",
        "คน",
        "ความ",
        "คือ",
        "จะ",
        "จาก",
        "จึง",
        "ณ",
        "ด้วย",
        "ได้",
        "แด่",
        "แต่",
        "ต่อ",
        "ตาม",
        "ถึง",
        "ถูก",
        "ทำ",
        "ที่",
        "ทาง",
        "นี้",
        "นั้น",
        "ใน",
        "เป็น",
        "ปี",
        "ไป",
        "แบบ",
        "เพื่อ",
        "มา",
        "มี",
        "เมื่อ",
        "แม่",
        "พ่อ",
        "ไม่",
        "ยัง",
        "และ",
        "แล้ว",
        "แห่ง",
        "โดย",
        "ลง",
        "ว่า",
        "วัน",
        "สู่",
        "ส่วน",
        "ซึ่ง",
        "หรือ",
        "ให้",
        "อยู่",
        "ออก",
        "อีก",
        "ขึ้น",
        "เข้า",
        "คำ",
        "ชาว",
        "นาย",
        "เมือง",
        "รัฐ",
    ]
)
"""Short words that are themselves beside a name, too."""


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    from gzip import decompress

    data = decompress(Path(__file__).with_name("words.txt.gz").read_bytes())
    return frozenset(data.decode("utf-8").split("\n"))


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _words()))


@lru_cache(maxsize=4096)
def word_ends(text: str) -> dict[int, bool]:
    """Offsets at which a word ends and another begins, each with whether that is sure: beside an unknown one it is not."""
    result: dict[int, bool] = {}
    for found in _LETTERS.finditer(text):
        result.update({found.start() + at: sure for at, sure in _ends(found[0])})
    return result


def may_part(before: str, after: str) -> bool:
    """Whether two neighbouring letters may belong to two syllables."""
    return category(after) not in ("Mn", "Cf") and after not in FOLLOWING and before not in LEADING


def _ends(letters: str) -> list[tuple[int, bool]]:
    """The ends of all words but the last."""
    pieces = _joined(_cheapest(letters))
    ends, at = [], 0
    for number, (piece, is_known) in enumerate(pieces[:-1]):
        at += len(piece)
        after, after_is_known = pieces[number + 1]
        sure = (is_known and after_is_known) or piece in _OFTEN or after in _OFTEN
        ends.append((at, sure))
    return ends


def _cheapest(letters: str) -> list[tuple[str, bool]]:
    """The words that a text is taken for, and what lies between them, each with whether it is known."""
    count, words, longest = len(letters), _words(), _longest()
    legal = [
        at in (0, count) or (may_part(letters[at - 1], letters[at]) and not _SILENT.match(letters, at))
        for at in range(count + 1)
    ]
    prices: list[tuple[int, int, bool] | None] = [(0, 0, True)] + [None] * count
    """For each offset the price of the best way there, where its last piece begins, and whether that is a word."""
    for start in range(count):
        here = prices[start]
        if here is None:
            continue
        for stop in range(start + 1, min(start + longest, count) + 1):
            if legal[stop] and letters[start:stop] in words:
                short = stop - start <= _FEW_LETTERS and letters[start:stop] not in _OFTEN
                _offer(prices, stop, (here[0] + _WORD_PRICE + short * _SHORT_PRICE, start, True))
        stop = next(at for at in range(start + 1, count + 1) if legal[at])
        begun = 0 if start and not here[2] else _UNKNOWN_PRICE
        _offer(prices, stop, (here[0] + begun + (stop - start) * _UNKNOWN_LETTER_PRICE, start, False))
    pieces: list[tuple[str, bool]] = []
    stop = count
    while stop:
        found = prices[stop]
        assert found is not None
        pieces.append((letters[found[1] : stop], found[2]))
        stop = found[1]
    return pieces[::-1]


def _offer(prices: list[tuple[int, int, bool] | None], stop: int, way: tuple[int, int, bool]) -> None:
    known = prices[stop]
    if known is None or way[0] < known[0]:
        prices[stop] = way


def _joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Unknown pieces as one with unknown ones, and with whatever is before them where no vowel makes a syllable of them."""
    result: list[tuple[str, bool]] = []
    for piece, is_known in pieces:
        if result and not is_known and (not result[-1][1] or not _VOWELS.search(piece)):
            result[-1] = (result[-1][0] + piece, False)
        else:
            result.append((piece, is_known))
    return result
