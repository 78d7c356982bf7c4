"""The table GPOS to what it adds between two glyphs (OpenType 1.9, “GPOS”, feature kern).

Read are adjustments of pairs, by glyph and by class, of each script's default language; of each adjustment the first
glyph's advance, by which fonts kern letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factdeck.truetype.glyph_sets import classes, coverage
from factdeck.truetype.tables import Table

_INSTEAD = ("DFLT", "dflt", "latn")
"""The script whose rules hold for one that a font doesn't name: the first of these that it has."""
_PAIRS, _EXTENSION = 2, 9
_FOR_MARKS_ALONE = 0x0002 | 0x0004
"""Lookup flags of rules that pass over base glyphs or ligatures."""
_ADVANCE, _BEFORE_ADVANCE = 0x0004, 0x0003


class PairPositions:
    """Each script's rules are read when they are first asked for."""

    def __init__(self, gpos: Table):
        self._gpos = gpos
        scripts, features, self._lookup_list = gpos.numbers("H", 3, 4)
        self._scripts = dict(_tagged(gpos, scripts))
        self._features = dict(enumerate(_tagged(gpos, features)))
        self._rules: dict[str, list[list[_ByGlyph | _ByClass]]] = {}
        """Of each script, the lookups in turn, each as its subtables."""
        self.has_kerning = any(tag == "kern" for tag, _ in self._features.values())

    def between(self, left: int, right: int, script: str) -> int:
        """What is added to the left glyph's advance, in the font's units."""
        if script not in self._rules:
            self._rules[script] = [self._lookup(number) for number in self._lookups_of(script)]
        total = 0
        for lookup in self._rules[script]:
            for subtable in lookup:
                added = subtable.between(left, right)
                if added is not None:  # the first subtable that knows the pair has the say
                    total += added
                    break
        return total

    def _lookups_of(self, script: str) -> list[int]:
        """Numbers of the lookups that kern a script, in the order in which they are applied."""
        at = next((self._scripts[tag] for tag in (script, *_INSTEAD) if tag in self._scripts), 0)
        default = self._gpos.number("H", at) if at else 0
        if not default:
            return []
        count = self._gpos.number("H", at + default + 4)
        numbers = self._gpos.numbers("H", count, at + default + 6)
        features = [self._features[number] for number in numbers if number in self._features]
        return sorted({each for tag, at in features if tag == "kern" for each in self._listed(at + 2)})

    def _lookup(self, number: int) -> list[_ByGlyph | _ByClass]:
        gpos, start = self._gpos, self._lookup_list
        at = start + self._gpos.number("H", start + 2 + 2 * number)
        kind, flags = gpos.numbers("H", 2, at)
        result = []
        for offset in () if flags & _FOR_MARKS_ALONE else self._listed(at + 4):
            inner, begins = kind, at + offset
            if kind == _EXTENSION:
                inner, begins = gpos.number("H", begins + 2), begins + gpos.number("I", begins + 4)
            if inner == _PAIRS:
                result.append(_pairs(gpos, begins))
        return result

    def _listed(self, at: int) -> tuple[int, ...]:
        return self._gpos.numbers("H", self._gpos.number("H", at), at + 2)


def _tagged(gpos: Table, start: int) -> Iterator[tuple[str, int]]:
    """The tags of a list and where in the table what they name begins."""
    for number in range(gpos.number("H", start) if start else 0):
        at = start + 2 + 6 * number
        yield gpos.data[at : at + 4].decode("latin-1"), start + gpos.number("H", at + 4)


def _pairs(gpos: Table, at: int) -> _ByGlyph | _ByClass:
    return _ByClass(gpos, at) if gpos.number("H", at) == 2 else _ByGlyph(gpos, at)


class _Adjustments:
    """What both forms of subtables begin with."""

    def __init__(self, gpos: Table, at: int):
        self._gpos, self._at = gpos, at
        covered, self._form, second = gpos.numbers("H", 3, at + 2)
        self._covered = coverage(gpos, at + covered)
        self._size = 2 * (self._form.bit_count() + second.bit_count())

    def _advance(self, values: int) -> int:
        """The first glyph's, of the values at an offset."""
        if not self._form & _ADVANCE:
            return 0
        return self._gpos.number("h", values + 2 * (self._form & _BEFORE_ADVANCE).bit_count())


_Pairs = tuple[int, tuple[int, ...]]
"""Where in the table the pairs of a left glyph begin, and their right glyphs; none where the rules don't cover it."""


class _ByGlyph(_Adjustments):
    def __init__(self, gpos: Table, at: int):
        super().__init__(gpos, at)
        self._pairs: dict[int, _Pairs] = {}

    def between(self, left: int, right: int) -> int | None:
        found = self._pairs.get(left)
        if found is None:
            found = self._pairs[left] = self._pairs_of(left)
        at, seconds = found
        place = bisect_left(seconds, right)
        if place == len(seconds) or seconds[place] != right:
            return None
        return self._advance(at + 4 + place * (2 + self._size))

    def _pairs_of(self, left: int) -> _Pairs:
        number = self._covered.number(left)
        if number is None:
            return 0, ()
        at = self._at + self._gpos.number("H", self._at + 10 + 2 * number)
        words = self._gpos.numbers("H", self._gpos.number("H", at) * (2 + self._size) // 2, at + 2)
        return at, words[:: 1 + self._size // 2]


class _ByClass(_Adjustments):
    def __init__(self, gpos: Table, at: int):
        super().__init__(gpos, at)
        left, right, _, self._count = gpos.numbers("H", 4, at + 8)
        self._left, self._right = classes(gpos, at + left), classes(gpos, at + right)
        self._rows: dict[int, int] = {}
        self._columns: dict[int, int] = {}

    def between(self, left: int, right: int) -> int | None:
        """None also where the right glyph is of no class: a later subtable may know it, as HarfBuzz has it."""
        row = self._rows.get(left)
        if row is None:
            row = self._rows[left] = self._row_of(left)
        if not row:
            return None
        column = self._columns.get(right)
        if column is None:
            column = self._columns[right] = self._right.number(right) or 0
        return self._advance(row + column * self._size) if column else None

    def _row_of(self, left: int) -> int:
        """Where in the table the values of a left glyph's class begin; 0 where the rules don't cover it."""
        if self._covered.number(left) is None:
            return 0
        return self._at + 16 + (self._left.number(left) or 0) * self._count * self._size
