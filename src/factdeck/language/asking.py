"""A question's own words to how long an answer it asks for."""

from __future__ import annotations

import re
from typing import Literal

Length = Literal["short", "middle", "long"]

_REASONS = {
    "en": "why|what for|how come|reason|reasons|cause|causes|caused",
    "de": "warum|weshalb|wieso|weswegen|wozu|grund|gründe|ursache|ursachen",
    "fr": "pourquoi|raison|raisons|cause|causes",
}
"""Words that ask why."""
_LONG = {
    "en": "explain|compare|discuss|weigh|justify|assess|judge|argue|describe|should|would|how far|what if",
    "de": "erkläre|erkläret|erklärt|erklären|vergleiche|vergleicht|vergleichen|begründe|begründet|begründen|beurteile|"
    "beurteilt|beurteilen|bewerte|bewertet|bewerten|erörtere|erörtert|erörtern|beschreibe|beschreibt|beschreiben|"
    "inwiefern|inwieweit|sollte|sollten|solltet|würde|würden|würdest|würdet|hätte|hätten|hättest|hättet",
    "fr": "explique|expliquez|expliquer|compare|comparez|comparer|justifie|justifiez|justifier|discutez|discuter|décris|"
    "décrivez|décrire|dans quelle mesure|en quoi|devrait|faudrait|aurait|aurais|auriez|ferais|feriez|serait",
}
"""Words that ask for reasons, a comparison or an opinion."""
_SHORT = {
    "en": "who|whom|whose|when|where|which|how many|how much|how long|how old",
    "de": "wer|wen|wem|wessen|wann|wo|woher|wohin|welche|welcher|welches|welchen|welchem|wie viele|wie viel|wie lange|wie alt",
    "fr": "qui|quand|où|quel|quelle|quels|quelles|combien",
}
"""Words that ask for a name, a time, a place or a number."""


_OTHER = {"en": "what|how", "de": "was|wie", "fr": "quoi|comment|qu’est-ce"}
"""Words that ask for anything else."""


def answer_length(question: str, lang: str) -> Length:
    """How long an answer a question asks for, by the words of its language (BCP 47).

    It is long where a word asks for reasons, a comparison or an opinion; short where the only thing that it asks for is a
    name, a time, a place or a number; else, and in other languages than English, German and French, between the two.
    """
    if asks_why(question, lang) or _said(_LONG, question, lang):
        return "long"
    things = _things_asked(question, lang)
    return "short" if len(things) == 1 and things[0] in _said(_SHORT, question, lang) else "middle"


def _things_asked(question: str, lang: str) -> list[str]:
    """The words that ask for anything, each once: of “how many” the “how” is none of its own."""
    language = lang.split("-")[0].lower()
    both = {language: f"{_SHORT[language]}|{_OTHER[language]}"} if language in _SHORT else {}
    return _said(both, question, lang)


def asks_why(question: str, lang: str) -> bool:
    """Whether a question asks for reasons."""
    return bool(_said(_REASONS, question, lang))


def _said(words: dict[str, str], question: str, lang: str) -> list[str]:
    """Those of the words that stand in the question."""
    listed = words.get(lang.split("-")[0].lower())
    return re.findall(rf"\b(?:{listed})\b", question.casefold()) if listed else []
