"""DOIs, ISBNs and ISSNs: what is written, and whether it can be one."""

from __future__ import annotations

import re
from urllib.parse import quote

_DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_ADDRESS = "https://doi.org/"
_DOI_STARTS = (DOI_ADDRESS, "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")


def bare_doi(text: str) -> str:
    """A DOI without the address or the word that it may be written with."""
    for start in _DOI_STARTS:
        if text.casefold().startswith(start):
            return text[len(start) :].strip()
    return text.strip()


def doi_address(doi: str) -> str:
    """Where a bare DOI leads (DOI Handbook, 3.8)."""
    return DOI_ADDRESS + quote(doi)


def is_doi(text: str) -> bool:
    """Whether a text has the form of a DOI."""
    return bool(_DOI.fullmatch(bare_doi(text)))


def isbn_is_wrong(text: str) -> str:
    """Why a text can't be an ISBN; empty where it can."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        wanted = -sum(int(sign) * (1, 3)[at % 2] for at, sign in enumerate(digits[:12])) % 10
        return "" if int(digits[12]) == wanted else _last(wanted)
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _check(digits)
    return "an ISBN has 10 or 13 digits"


def issn_is_wrong(text: str) -> str:
    """Why a text can't be an ISSN; empty where it can."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return "an ISSN has 8 digits"
    return _check(digits)


def _check(digits: str) -> str:
    """The check by remainders of 11 that an ISBN of ten digits and an ISSN have; X is 10."""
    body = digits[:-1]
    rest = (
        -sum(int(sign) * weight for sign, weight in zip(body, range(len(body) + 1, 1, -1), strict=True)) % 11
    )
    wanted = "X" if rest == 10 else str(rest)
    return "" if digits[-1] == wanted else _last(wanted)


def _last(wanted: object) -> str:
    return f"its last digit would be {wanted}"
