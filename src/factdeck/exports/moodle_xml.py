"""Questions to Moodle XML, which Moodle's question bank imports (Moodle docs, “Moodle XML format”)."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.article import Inline
from factdeck.escaping import attribute, text
from factdeck.exports.credit import credit_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.exports.texts import html, plain_text


def write(wanted: Wanted) -> Made:
    """Questions under a category of the article's own; their options are not shuffled."""
    article = wanted.article
    questions = questions_of(wanted)
    category = plain_text(article.title).replace("/", "//")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<quiz>",
        '  <question type="category">',
        f"    <category><text>{text(f'$course$/top/{category}')}</text></category>",
        f"    {_text('info', text(credit_of(article)))}",
        "  </question>",
        *(line for asked in questions for line in _question(asked)),
        "</quiz>",
    ]
    return Made(("\n".join(lines) + "\n").encode("utf-8"), len(questions))


def _question(asked: Question) -> Iterator[str]:
    yield '  <question type="multichoice">'
    yield f"    <name><text>{text(asked.label)}</text></name>"
    yield f"    {_html('questiontext', asked.text)}"
    yield f"    {_html('generalfeedback', asked.why)}"
    yield "    <defaultgrade>1</defaultgrade>"
    yield "    <penalty>0</penalty>"
    yield "    <hidden>0</hidden>"
    yield f"    <idnumber>{text(asked.id)}</idnumber>"
    yield "    <single>true</single>"
    yield "    <shuffleanswers>false</shuffleanswers>"
    yield "    <answernumbering>ABCD</answernumbering>"
    for at, option in enumerate(asked.options):
        inner = f'<text>{text(html(option))}</text><feedback format="html"><text></text></feedback>'
        fraction = attribute("100" if at == asked.right else "0")
        yield f'    <answer fraction={fraction} format="html">{inner}</answer>'
    yield "  </question>"


def _html(tag: str, inline: Inline) -> str:
    return _text(tag, text(html(inline)))


def _text(tag: str, inside: str) -> str:
    return f'<{tag} format="html"><text>{inside}</text></{tag}>'
