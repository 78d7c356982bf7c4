"""Words to know to those of them that a text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factdeck.article import Term, plain
from factdeck.language.mentions import mentioned


def forms_of(term: Term) -> tuple[str, str]:
    """The word with a capital, if it is written with one, and without."""
    word = plain(term.term)
    return word, word[:1].lower() + word[1:]


def terms_said(terms: Sequence[Term], texts: Iterable[str], lang: str) -> list[Term]:
    """Those of the words that occur in texts of a language (BCP 47), in their order."""
    forms = [form for term in terms for form in forms_of(term)]
    said = {number // 2 for number in mentioned(forms, texts, lang)}
    return [term for number, term in enumerate(terms) if number in said]
