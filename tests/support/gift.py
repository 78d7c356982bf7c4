"""A strict reader of GIFT, by Moodle's documentation of the format and the order in which its importer looks at a text.

What the importer would guess at, or take for something else than a multiple choice question, is refused here.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct

ESCAPED = {f"\\{sign}": f"\ue000{number}\ue001" for number, sign in enumerate(":#={}~n")}
SIGNS = {placeholder: sign[1].replace("n", "\n") for sign, placeholder in ESCAPED.items()}
BACKSLASH = "\ue002"


class GiftOption(Struct):
    text: str
    right: bool


class GiftQuestion(Struct):
    """Texts are plain: what was HTML is read as such."""

    id: str
    name: str
    text: str
    options: list[GiftOption]
    feedback: str


class GiftFile(Struct):
    category: str
    questions: list[GiftQuestion]


def read_gift(data: bytes) -> GiftFile:
    text = data.decode("utf-8")
    assert not text.startswith("\ufeff")
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    category, *questions = blocks
    return GiftFile(_category(category), [_question(block) for block in questions])


def _category(block: str) -> str:
    line = _without_comments(block)[0]
    assert line.startswith("$CATEGORY: ")
    return line.removeprefix("$CATEGORY: ").replace("\\\\", "\\")


def _without_comments(block: str) -> tuple[str, list[str]]:
    lines = block.split("\n")
    comments = [line for line in lines if line.strip().startswith("//")]
    return "\n".join(line for line in lines if line not in comments).strip(), comments


def _question(block: str) -> GiftQuestion:
    body, comments = _without_comments(block)
    own = re.search(r"\[id:([^\]]+)\]", "\n".join(comments))
    assert own is not None
    body = _hidden(body)
    name, marked = re.fullmatch(r"::(.*?)::(.*)", body, re.DOTALL).groups()  # type: ignore[union-attr]
    assert marked.count("{") == marked.count("}") == 1, "braces of a text are escaped"
    asked, answers = re.fullmatch(r"(.*?)\{(.*)\}", marked, re.DOTALL).groups()  # type: ignore[union-attr]
    answers, _, feedback = answers.partition("####")
    assert "~" in answers, "without a wrong answer it would be another kind of question"
    assert answers.strip()[0] in "~=", "what stands before the first answer would be lost"
    options = [_option(each) for each in re.findall(r"[~=][^~=]*", answers)]
    assert sum(option.right for option in options) == 1
    return GiftQuestion(own[1], _shown(name), _text(asked), options, _text(feedback))


def _option(marked: str) -> GiftOption:
    text = marked[1:].strip()
    assert not re.match(r"%-*[0-9]{1,2}\.?[0-9]*%", text), "this would be a weight"
    assert "#" not in text, "this would be feedback"
    assert "->" not in text, "this would be a pair to match"
    return GiftOption(_text(text), marked[0] == "=")


def _text(marked: str) -> str:
    """HTML, since the question says so and its answers follow it; a bracket in front would name another format."""
    text = marked.strip()
    if text.startswith("["):
        assert text.startswith("[html]"), "a bracket in front names a format"
        text = text.removeprefix("[html]")
    return plain_html(_shown(text))


def _hidden(text: str) -> str:
    """Escaped signs out of the importer's sight, backslashes of the text before all others."""
    text = text.replace("\\\\", BACKSLASH)
    for sign, placeholder in ESCAPED.items():
        text = text.replace(sign, placeholder)
    assert "\\" not in text, "a backslash that escapes nothing"
    return text


def _shown(text: str) -> str:
    for placeholder, sign in SIGNS.items():
        text = text.replace(placeholder, sign)
    return text.replace(BACKSLASH, "\\")


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def plain_html(text: str) -> str:
    """What HTML shows, without its tags."""
    reader = _Plain()
    reader.feed(text)
    reader.close()
    return reader.text
