"""Questions to GIFT, the text that Moodle's question bank imports (Moodle docs, “GIFT format”)."""

from __future__ import annotations

import re

from factdeck.article import Inline
from factdeck.exports.credit import credit_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.exports.texts import html, plain_text

_SIGN = re.compile(r"[\\~=#{}:]")
_TAKEN_FOR_MARKS = re.compile(r"[\[%]")
"""In front of an answer: the name of a format, or the weight of a mark."""


def write(wanted: Wanted) -> Made:
    """Questions under a category of the article's own, an empty line between them, in UTF-8."""
    article = wanted.article
    questions = questions_of(wanted)
    category = plain_text(article.title).replace("\\", "\\\\").replace("/", "//")
    head = f"// {credit_of(article)}\n$CATEGORY: $course$/top/{category}"
    parts = [head, *map(_question, questions)]
    return Made(("\n\n".join(parts) + "\n").encode("utf-8"), len(questions))


def _question(asked: Question) -> str:
    lines = [f"// [id:{asked.id}]", f"::{_escaped(asked.label)}::[html]{_marked(asked.text)} {{"]
    for at, option in enumerate(asked.options):
        lines.append(f"\t{'=' if at == asked.right else '~'}{_answer(option)}")
    if asked.why:
        lines.append(f"\t####{_answer(asked.why)}")
    return "\n".join([*lines, "}"])


def _answer(option: Inline) -> str:
    text = _marked(option)
    return f"[html]{text}" if _TAKEN_FOR_MARKS.match(text) else text


def _marked(inline: Inline) -> str:
    return _escaped(html(inline))


def _escaped(text: str) -> str:
    """Signs of GIFT's own behind a backslash; a line's end, which would part the question, as its own sign, too."""
    return _SIGN.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")
