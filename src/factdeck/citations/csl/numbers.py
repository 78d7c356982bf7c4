"""Numbers of pages, volumes and editions to their forms: ordinals, Roman numerals, ranges with a dash."""

from __future__ import annotations

import re

from factdeck.citations.csl.locale import Locale

NUMBER_VARIABLES = frozenset(
    [
        "chapter-number",
        "citation-number",
        "collection-number",
        "edition",
        "first-reference-note-number",
        "issue",
        "locator",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "page",
        "page-first",
        "part-number",
        "printing-number",
        "section",
        "supplement-number",
        "version",
        "volume",
    ]
)
_ONE = r"[A-Za-z]{0,3}\d+[A-Za-z]{0,3}"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*[-–,&]\s*{_ONE})*\s*")
_RANGE = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)(?![\w])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether a text is a number, or several (CSL 1.0.2, “is-numeric”)."""
    return bool(_NUMERIC.fullmatch(text))


def is_several(text: str) -> bool:
    """Whether a number's label stands in the plural."""
    return bool(
        re.search(r"\d\s*[-–,&]\s*[A-Za-z]?\d|[ivxlc]+\s*[-–]\s*[ivxlc]+|\d\s+(?:and|und|et)\s+\d", text)
    )


def in_form(text: str, form: str, locale: Locale, of: str = "") -> str:
    """Each number of a text in a form of CSL: numeric, ordinal, long-ordinal or roman; ``of`` is the term for what is counted."""
    if not is_numeric(text):
        return text
    if form in ("ordinal", "long-ordinal"):
        worded = locale.ordinal if form == "ordinal" else locale.long_ordinal
        return re.sub(r"(\d+)(?:st|nd|rd|th)?", lambda found: worded(int(found[1]), of), spaced(text))
    if form == "roman":
        return re.sub(r"\d+", lambda found: roman(int(found[0])), spaced(text))
    return spaced(text)


def spaced(text: str) -> str:
    """Numbers with an en dash in ranges, and spaces behind commas and around &."""
    text = re.sub(r"(?<=[\dA-Za-z])\s*[-–]\s*(?=[\dA-Za-z])", "–", text)
    text = re.sub(r"\s*,\s*", ", ", text)
    return re.sub(r"\s*&\s*", " & ", text)


def roman(number: int) -> str:
    """A number in small Roman numerals; one beyond 4,000 in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def page_range(text: str, how: str, delimiter: str = "–") -> str:
    """Ranges of pages in one of CSL's forms (“page-range-format”), with an en dash or the locale's sign."""

    def formed(found: re.Match[str]) -> str:
        prefix, first, other, last = found.groups()
        if other and other != prefix:
            return f"{prefix}{first}{delimiter}{other}{last}"
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if not how or int(whole) < int(first):
            return f"{prefix}{first}{delimiter}{other}{last}"
        return f"{prefix}{first}{delimiter}{_shortened(first, whole, how, prefix)}"

    text = _RANGE.sub(formed, text)
    return re.sub(r"(?<=[\dA-Za-z])\s*[-–]\s*(?=[\dA-Za-z])", delimiter, text) if _only_pages(text) else text


def _only_pages(text: str) -> bool:
    return bool(re.fullmatch(r"[\dA-Za-z]{1,8}(?:\s*[-–,&]\s*[\dA-Za-z]{1,8})*", text))


def _shortened(first: str, last: str, how: str, prefix: str) -> str:
    if how == "expanded":
        return prefix + last
    if how in ("minimal", "minimal-two"):
        return _minimal(first, last, 2 if how == "minimal-two" else 1)
    number = int(first)
    if len(first) != len(last) or number < 100 or number % 100 == 0:
        return last
    if 1 <= number % 100 <= 9:
        return _minimal(first, last, 1)
    if how in ("chicago", "chicago-15") and len(first) == 4:
        short = _minimal(first, last, 2)
        return last if len(short) >= 3 else short
    return _minimal(first, last, 2)


def _minimal(first: str, last: str, least: int) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]
