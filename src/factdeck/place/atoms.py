"""A run's text to atoms: stretches without a break, spaces, and the places where a line may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category

from msgspec import Struct

from factdeck.forgetting import kept_for_article
from factdeck.language import thai
from factdeck.language.scripts import is_shaped_on_paper
from factdeck.language.signs import NO_BREAK, SOFT_HYPHEN
from factdeck.layout.fonts import Metrics, metrics
from factdeck.place.graphemes import graphemes
from factdeck.place.hyphenation import hyphen_points, points_of_any
from factdeck.scene import Face


class Kind(IntEnum):
    """What an atom is to the choice of line ends."""

    TEXT = 0
    SPACE = 1
    HYPHEN = 2
    """A place to divide a word; a hyphen appears if the line ends here."""
    BREAK = 3
    """A place where a line may end without a sign."""
    FORCED = 4


class Atom(Struct, frozen=True, gc=False):
    """``width`` in ems; ``penalty`` says how bad it is to end a line here; ``offset`` in the run's text."""

    kind: Kind
    text: str
    width: float
    penalty: float
    offset: int
    spaces: int = 0
    """Spaces in it that a justified line stretches, those that never break among them."""


class Cut(NamedTuple):
    """A place inside a word where a line may end, and how many characters vanish there."""

    kind: Kind
    penalty: float
    skipped: int = 0


_Points = Callable[[str, str], tuple[int, ...]]
_FREE_CUT = Cut(Kind.BREAK, 0.0)

ZERO_WIDTH_SPACE = "\u200b"
HYPHEN_PENALTY = 60.0
SIGN_PENALTY = 40.0
RANGE_PENALTY = 1000.0
UNSPACED_PENALTY = 20.0
UNSURE_PENALTY = 300.0
"""For a line that ends beside letters that are in no list of words, and may be inside a name."""
ADDRESS_PENALTY = 50.0
ADDRESS_SIGN_PENALTY = 90.0
NEVER = float("inf")
_THAI_CUTS = (Cut(Kind.BREAK, UNSURE_PENALTY), Cut(Kind.BREAK, UNSPACED_PENALTY))
"""Beside an unknown word, and between known ones."""
_MOST_WORDS = 16_384
LONG_WORD = 12
"""Letters from which a part of a word with a hyphen may be divided too."""
LONGEST_WORD = 100
"""Letters past which nobody wrote a word that has syllables."""
LONG_ADDRESS = 18
"""Characters from which a word with slashes may break after them."""

_TOKEN = re.compile(r"[ \t]+|\n|[^ \t\n]+")
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_ADDRESS = re.compile(
    r"(?:https?|ftp)://|mailto:|www\.|doi:|10\.\d{4,9}/|(?:[a-z\d-]+\.)+[a-z]{2,}[/?#]", re.IGNORECASE
)
_SIGNS_AFTER_SPACE = frozenset("!?;:»›%)]}.,–—-।॥ๆฯ")
_SIGNS_BEFORE_SPACE = frozenset("«‹([{„“¿¡")
_STARTS_NO_LINE = re.compile(r"[!?;:»›%)\]}.,।॥]+|[–—-]|ๆ|ฯลฯ")
_ENDS_NO_LINE = re.compile(r"[«‹(\[{„“¿¡]+")
"""Words of nothing but signs that keep the space beside them from ending a line: French signs, lone dashes, Thai's “again”."""
_HYPHENS = "-‐"
_OPENING = "“‘«„([{"
_TIBETAN_SYLLABLE_END = "\u0f0b"
_FIRST_UNSPACED = "\u0e01"
_FOLLOWING_VOWELS = frozenset("ะาำๅฯๆ๏๚๛ະາຳຯໆ།༎")
_LEADING_VOWELS_AND_STACKERS = frozenset("เแโใไເແໂໃໄ\u1039\u17d2")
_NO_LINE_START = frozenset(
    "、。，．：；？！）］｝」』】〉》〕〗〙〛’”»›%‰℃°ー々〻ゝゞヽヾ〜～゠‥…‧·・･"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡｣､ｧｨｩｪｫｬｭｮｯｰ,.;:!?)]}\u00a0\u2060\u3000"
)
_NO_LINE_END = frozenset("（［｛「『【〈《〔〖〘〚‘“«‹$£¥￥＄￡＃#@｢([{\u00a0\u2060")
"""Signs that no line begins or ends with (Unicode Standard Annex 14, classes CL, CP, EX, IS, CJ, NS, OP, PR, GL)."""


@kept_for_article(2048)
def atoms(
    text: str, face: Face, lang: str, hyphenate: bool, whole_addresses: bool = False
) -> tuple[Atom, ...]:
    """A text as atoms in their order; with ``hyphenate`` words may be divided as the language divides them.

    ``whole_addresses`` has lines end inside addresses only at hyphens, as the programs do that show slides.
    """
    return tuple(_atoms(text, face, lang, hyphenate, whole_addresses))


def _atoms(text: str, face: Face, lang: str, hyphenate: bool, whole_addresses: bool) -> Iterator[Atom]:
    space_width = metrics(face).advance(" ")
    words = _words(face, lang, hyphenate, whole_addresses)
    before = ""
    for token in _TOKEN.finditer(text):
        stretch, offset = token[0], token.start()
        if stretch == "\n":
            yield Atom(Kind.FORCED, "", 0.0, 0.0, offset)
        elif stretch[0] in " \t":
            yield Atom(Kind.SPACE, " ", space_width, _space_penalty(before, text, token.end()), offset, 1)
        else:
            if stretch not in words:
                words[stretch] = _word(stretch, face, lang, hyphenate, whole_addresses=whole_addresses)
            for part in words[stretch]:
                yield Atom(part.kind, part.text, part.width, part.penalty, offset + part.offset, part.spaces)
        before = stretch


@lru_cache(maxsize=64)
def _words(_face: Face, _lang: str, _hyphenate: bool, _whole_addresses: bool) -> _Words:
    """Words already taken apart, so that each costs one look into a dictionary."""
    return _Words()


class _Words(dict[str, tuple[Atom, ...]]):
    def __setitem__(self, word: str, found: tuple[Atom, ...]) -> None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        super().__setitem__(word, found)


def _space_penalty(before: str, text: str, end: int) -> float:
    if text[end : end + 1] in _SIGNS_AFTER_SPACE:
        following = _TOKEN.match(text, end)
        if following and _STARTS_NO_LINE.fullmatch(following[0]):
            return NEVER
    return NEVER if before[-1:] in _SIGNS_BEFORE_SPACE and _ENDS_NO_LINE.fullmatch(before) else 0.0


def _word(
    word: str,
    face: Face,
    lang: str,
    hyphenate: bool,
    points: _Points = hyphen_points,
    *,
    whole_addresses: bool = False,
) -> tuple[Atom, ...]:
    """A stretch without spaces, cut where it may be."""
    result: list[Atom] = []
    measured = metrics(face)
    start = 0
    for at, cut in sorted(_cuts(word, lang, hyphenate, points, whole_addresses=whole_addresses).items()):
        if at > start:
            result.append(text_atom(word[start:at], measured, start))
        sign = "-" if cut.kind is Kind.HYPHEN else ""
        result.append(Atom(cut.kind, sign, measured.width(sign) if sign else 0.0, cut.penalty, at))
        start = at + cut.skipped
    if start < len(word):
        result.append(text_atom(word[start:], measured, start))
    return tuple(result)


def divided_word(word: str, face: Face, lang: str) -> tuple[Atom, ...]:
    """A word, a name too, in the parts into which its language divides it; empty where it is not known to divide it."""
    parts = _word(word, face, lang, True, points_of_any)
    return parts if any(part.kind is Kind.HYPHEN for part in parts) else ()


def division_points(word: str, lang: str) -> tuple[int, ...]:
    """Where ``divided_word`` would set a hyphen."""
    cuts = _cuts(word, lang, True, points_of_any)
    return tuple(sorted(at for at, cut in cuts.items() if cut.kind is Kind.HYPHEN and not cut.skipped))


@lru_cache(maxsize=4096)
def shaped_parts(word: str) -> tuple[tuple[int, ...], ...]:
    """Where a line may end in a word whose letters are shaped: between words, else between syllables, else between letters.

    Empty of any other word.
    """
    if not is_shaped_on_paper(word):
        return ()
    cuts = {at: cut for at in range(1, len(word)) if (cut := cut_at(word, at)) is not None}
    sure = tuple(at for at, cut in cuts.items() if cut.penalty < UNSURE_PENALTY)
    between = accumulate(len(letter) for letter in graphemes(word)[:-1])
    return tuple(filter(None, (sure, tuple(cuts), tuple(between))))


def text_atom(text: str, measured: Metrics, offset: int) -> Atom:
    """Letters that stay together, measured in the font's units; ``offset`` is where they begin in their text."""
    if len(text) == 1:
        return Atom(Kind.TEXT, text, measured.advance(text), 0.0, offset, int(text == NO_BREAK))
    return Atom(Kind.TEXT, text, measured.width(text), 0.0, offset, text.count(NO_BREAK))


def _cuts(
    word: str,
    lang: str,
    hyphenate: bool,
    points: _Points = hyphen_points,
    *,
    whole_addresses: bool = False,
) -> dict[int, Cut]:
    cuts: dict[int, Cut] = {}
    address = is_address(word)
    if hyphenate and not address and SOFT_HYPHEN not in word:
        for letters in _LETTERS.finditer(word):
            if _may_be_hyphenated(letters[0]) and not _is_joined(word, letters):
                for at in points(letters[0], lang):
                    cuts[letters.start() + at] = Cut(Kind.HYPHEN, HYPHEN_PENALTY)
    for at, character in enumerate(word):
        if character == SOFT_HYPHEN:
            cuts[at] = Cut(Kind.HYPHEN, SIGN_PENALTY, 1)
        elif character == ZERO_WIDTH_SPACE:
            cuts[at] = Cut(Kind.BREAK, 0.0, 1)
        elif at:
            cut = _address_cut(word, at) if address and not whole_addresses else cut_at(word, at)
            if cut and not (address and whole_addresses and word[at - 1] not in _HYPHENS):
                cuts[at] = cut
    return cuts


def _may_be_hyphenated(letters: str) -> bool:
    """Whether there are not too many, and none whose script has no hyphens, as Hindi's and Thai's haven't."""
    return len(letters) <= LONGEST_WORD and not is_shaped_on_paper(letters)


def is_address(word: str) -> bool:
    """Whether a word is one of the web, of mail or a DOI."""
    if _ADDRESS.match(word):
        return True
    return len(word) >= LONG_ADDRESS and ("@" in word or 0 < word.find(".") < word.rfind("/"))


def _is_joined(word: str, letters: re.Match[str]) -> bool:
    """Whether a hyphen stands beside the letters, which is break enough unless they are many."""
    beside = word[max(0, letters.start() - 1) : letters.start()] + word[letters.end() : letters.end() + 1]
    return len(letters[0]) < LONG_WORD and any(sign in "-‐‑" for sign in beside)


def _address_cut(word: str, at: int) -> Cut | None:
    """Behind a slash, and before signs that would look like a word's own at a line's end (Chicago Manual of Style, 14.18)."""
    before, after = word[at - 1], word[at]
    if before in "/:;&=" and after.isalnum() and word[:at] != "doi:":
        return Cut(Kind.BREAK, ADDRESS_PENALTY)
    if before.isalnum() and after in ".-_?#~,+%@([" and any(each.isalnum() for each in word[at:]):
        return Cut(Kind.BREAK, ADDRESS_SIGN_PENALTY)
    return None


def cut_at(word: str, at: int) -> Cut | None:
    """How a line may end inside a word before its character ``at``, which is not its first."""
    before, after = word[at - 1], word[at]
    if before >= _FIRST_UNSPACED and _is_thai(before) and _is_thai(after):
        sure = thai.word_ends(word).get(at)
        return None if sure is None else _THAI_CUTS[sure]
    if before >= _FIRST_UNSPACED and _is_unspaced(before) and _is_unspaced(after):
        return Cut(Kind.BREAK, UNSPACED_PENALTY) if _may_part_unspaced(before, after) else None
    if before.isalnum() and after.isalnum() and before < "\u2e80" > after:
        return None
    if _is_ideographic(before) or _is_ideographic(after):
        return _FREE_CUT if _may_part(before, after) else None
    if before in _HYPHENS and at > 1 and after.isalpha():
        return None if word[at - 2] == "." else Cut(Kind.BREAK, SIGN_PENALTY)
    if before in "–—" and (after.isalnum() or after in _OPENING):
        in_range = before == "–" and word[at - 2 : at - 1].isdigit()
        if in_range and after.isdigit():
            return None
        return Cut(Kind.BREAK, RANGE_PENALTY if in_range else SIGN_PENALTY)
    if before in "/?&=" and after.isalnum() and len(word) >= LONG_ADDRESS:
        return Cut(Kind.BREAK, SIGN_PENALTY)
    if "\u2000" <= before <= "\u200a" and before != "\u2007":
        return _FREE_CUT
    return None


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e4e"


def _is_unspaced(character: str) -> bool:
    """Whether a letter is of Thai, Lao, Tibetan, Burmese or Khmer, which have no spaces between words."""
    return "\u0e01" <= character <= "\u109f" or "\u1780" <= character <= "\u17dd"


def _may_part_unspaced(before: str, after: str) -> bool:
    """Between syllables, nearly, where no list of words is at hand: PowerPoint has one, and breaks between words."""
    if "\u0f00" <= before <= "\u0fff":
        return before == _TIBETAN_SYLLABLE_END
    return (
        category(after) not in ("Mn", "Mc", "Me", "Cf")
        and after not in _FOLLOWING_VOWELS
        and before not in _LEADING_VOWELS_AND_STACKERS
    )


def _is_ideographic(character: str) -> bool:
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _may_part(before: str, after: str) -> bool:
    return (
        after not in _NO_LINE_START
        and before not in _NO_LINE_END
        and category(after) not in ("Mn", "Me", "Cf")
    )
