"""Typed text to typeset text: curly quotes, apostrophes, dashes, ellipses, spaces that never break.

Every character keeps the place in the source that it comes from. The tables are by language; one that is
not in them is set as English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article.language_words import MINUS
from factdeck.article.markup import Inline, Span
from factdeck.language.signs import NO_BREAK
from factdeck.language.tags import tags_of

QUOTES = {
    "ar": "«»“”",
    "bg": "„“„“",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "“”‘’",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": "«»«»",
    "he": "””’’",
    "hr": "„“‚‘",
    "hu": "„”»«",
    "it": "«»“”",
    "ja": "「」『』",
    "nb": "«»‘’",
    "nl": "‘’‘’",
    "nn": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "pt-PT": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sv": "””’’",
    "uk": "«»„“",
    "zh": "“”‘’",
    "zh-Hant": "「」『』",
}
"""Outer and inner quotation marks, opening and closing, by language (CLDR 45, delimiters; Arabic as it is printed)."""

_MONTHS = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "es": "de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "hi": "जनवरी|(?:फ\u093c?|\u095e)रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सि(?:तं|तम्)बर|अक्[टत]ूबर|न(?:वं|वम्)बर|दि(?:सं|सम्)बर",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    "pt": "de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "th": "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
}
_UNITS = (
    r"[kcmd]?m[²³]?|km/h|m/s|k?g|t|ha|l|°[CF]?|%|pt|million|billion|Mio\.|Mrd\.|BCE|CE|BC|AD|"
    r"[vn]\. (?:Chr\.|u\.)|(?:av|apr)\. J\.|[ad]\. C\.|до н\."
)
_SHORT = r"c|ca|cf|f|fig|no|Nr|p|pp|S|s|v|vol|Bd|n|art"


@lru_cache(maxsize=16)
def _never_break(language: str) -> re.Pattern[str]:
    """Spaces inside dates, between numbers and units, after initials, inside “z. B.”, within grouped digits."""
    months = _MONTHS.get(language, _MONTHS["en"])
    french = r"|(?<=\S) (?=[;:!?»])|(?<=«) " if language == "fr" else ""
    thai = r"|(?<=[พคจร]\.ศ\.) (?=\d)" if language == "th" else ""
    return re.compile(
        rf"(?:(?<=\d)|(?<=\d\.)) (?=(?:{months})(?!\w))"
        rf"|(?<![^\W\d])(?:{months}) (?=\d{{1,2}}\b)"
        rf"|(?<=\d) (?=(?:{_UNITS})(?!\w))|(?<=\b\d) (?=\d{{3}}\b)|(?<=\b\d\d) (?=\d{{3}}\b)|(?<=\b\d{{3}}) (?=\d{{3}}\b)"
        rf"|\b[A-ZÀ-ÖØ-ÞЀ-Я]\. (?=[A-ZÀ-ÖØ-ÞЀ-Я])|\b[^\W\d_]\. (?=[^\W\d_]\.)"
        rf"|\b[vn]\. (?=Chr\.)|\b(?:av|apr)\. (?=J\.)|\bдо (?=н\.)|\bAD (?=\d)"
        rf"|\b(?:{_SHORT})\. (?=\d)|§ (?=\d)"
        rf"{french}{thai}"
    )


_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASHES = re.compile(r"(?<=\d)--(?=\d)|(?<!-)---(?!-)|(?<=\s)--(?=\s)")
_YEARS = re.compile(r"(?<![\d-])([12]\d{3})-([12]\d{3}|\d\d)(?![\d-])")
_MINUS = re.compile(r"(?<![^\s(\[=<>≤≥±~≈*/])(?<!\d[ \u00a0])(?!(?<=\()-[12]\d{3}\))-(?=\d)")
"""A hyphen before a number, but not behind another one, nor before the year in which somebody died."""
_DASH_SPACE = re.compile(r" (?=– )")
_QUOTE = re.compile("[\"']")
_GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')
"""What stands before the last letter of a Hebrew abbreviation, and is typed as a quotation mark."""
_UNSPACED = ("ja", "zh")
"""Languages that put no spaces between words."""
_ELIDED = re.compile(r"'(?:\d|(?:tis|twas|em|til|cause|n)\b)", re.IGNORECASE)
"""Words that begin with an apostrophe."""


class _Line(Struct, frozen=True):
    """A text, and for each character the index of the typed one that it comes from."""

    text: str
    origins: list[int]

    def replaced(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> _Line:
        text, origins, done = [], [], 0
        for result in pattern.finditer(self.text):
            new = put(result)
            text += [self.text[done : result.start()], new]
            last = result.end() - 1
            origins += self.origins[done : result.start()]
            origins += [self.origins[min(result.start() + number, last)] for number in range(len(new))]
            done = result.end()
        if not done:
            return self
        return _Line("".join([*text, self.text[done:]]), origins + self.origins[done:])


def quotation_marks(lang: str) -> list[str]:
    """Outer and inner ones of a language (BCP 47), opening and closing, with the spaces that are French inside them."""
    tags = tags_of(lang)
    marks = next((QUOTES[tag] for tag in reversed(tags) if tag in QUOTES), QUOTES["en"])
    space = NO_BREAK if tags[0] == "fr" else ""
    return [mark + space if at % 2 == 0 else space + mark for at, mark in enumerate(marks)]


def typeset(inline: Inline, lang: str) -> Inline:
    """The spans with typographic signs instead of typed ones, in the ways of a language (BCP 47)."""
    whole = "".join(span.text for span in inline)
    line = _typeset(_Line(whole, list(range(len(whole)))), lang)
    return inline if line.text == whole else _parted(line, inline)


def typeset_text(text: str, lang: str) -> str:
    """The same for a text without marks."""
    return _typeset(_Line(text, list(range(len(text)))), lang).text


def _typeset(line: _Line, lang: str) -> _Line:
    language = lang.split("-")[0].lower()
    if "-" in line.text:
        line = line.replaced(_DASHES, lambda found: "—" if found[0] == "---" else "–")
        line = line.replaced(_YEARS, _year_range)
        line = line.replaced(_MINUS, lambda found: MINUS)
    if "..." in line.text:
        line = line.replaced(_ELLIPSIS, lambda found: "…")
    if '"' in line.text or "'" in line.text:
        line = line.replaced(_GERSHAYIM, lambda found: "״")
        line = _quoted(line, quotation_marks(lang), language)
    if " " in line.text:
        line = line.replaced(_DASH_SPACE, lambda found: NO_BREAK)
        line = line.replaced(_never_break(language), lambda found: found[0].replace(" ", NO_BREAK))
    return line


def _year_range(found: re.Match[str]) -> str:
    """Years with an en dash, where the second is later and no month: 1945-46, not 1945-08."""
    first, second = found[1], found[2]
    later = int(second) > int(first if len(second) == 4 else first[2:])
    month = len(second) == 2 and int(second) <= 12
    return f"{first}–{second}" if later and not month else found[0]


def _quoted(line: _Line, marks: Sequence[str], language: str) -> _Line:
    """Straight quotation marks turned by what stands beside them, or by turns where words have no spaces between them."""
    single = _single_pairs(line.text)
    doubles = [found.start() for found in re.finditer('"', line.text)] if language in _UNSPACED else []

    def put(found: re.Match[str]) -> str:
        at = found.start()
        if found[0] == "'":
            if at not in single:
                return "'" if re.search(r"°\s?\d{1,2}$", line.text[max(0, at - 5) : at]) else "’"
            opens, pair = single[at], marks[2:]
        else:
            opens = doubles.index(at) % 2 == 0 if doubles else _opens(line.text, at)
            pair = marks[:2]
        return pair[0] if opens else pair[1]

    return line.replaced(_QUOTE, put)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return before.isspace() or (
        before in "([{—–-/“‘„«‹\"'" and not (before in "\"'" and at > 1 and _closes(text, at - 1))
    )


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([{—–"


def _single_pairs(text: str) -> dict[int, bool]:
    """Single quotes that are quotation marks, with whether they open; all others are apostrophes."""
    pairs: dict[int, bool] = {}
    opened: int | None = None
    for result in re.finditer("'", text):
        at = result.start()
        after = text[at + 1 : at + 2]
        if opened is None and _opens(text, at) and after.strip() and not _ELIDED.match(text, at):
            opened = at
        elif opened is not None and _closes(text, at) and not after.isalnum():
            pairs[opened], pairs[at] = True, False
            opened = None
    return pairs


def _parted(line: _Line, inline: Inline) -> Inline:
    """The line cut into spans again, each character going to the span that it was typed in."""
    spans: list[Span] = []
    at = start = 0
    for span in inline:
        end, first = start + len(span.text), at
        while at < len(line.origins) and line.origins[at] < end:
            at += 1
        if not span.text:
            spans.append(span)
        elif at > first:
            offsets = [span.offsets[origin - start] for origin in line.origins[first:at]]
            spans.append(replace(span, text=line.text[first:at], offsets=offsets))
        start = end
    return tuple(spans)
