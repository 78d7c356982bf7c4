"""The model of what a lesson needs: objectives, questions, a quiz, a glossary and a summary."""

from __future__ import annotations

from collections.abc import Mapping

from factdeck.article.fields import EntryNumberField, InlineField, PlainField
from factdeck.article.markup import Inline, plain
from factdeck.messages import codes
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check

LETTERS = "ABCDEF"
"""Of the options of a quiz question, which are no more."""
_ALPHABETS = (
    LETTERS,
    "ΑΒΓΔΕΖ",
    "АБВГДЕ",
    "אבגדהו",
    "أبجدهو",
    "ابجدهو",
    "ابجدہو",
    "कखगघङच",
    "กขคงจฉ",
    "アイウエオカ",
    "가나다라마바",
)
"""In which the right option's letter may be written, as the layouts' words have them."""


class QuizQuestion(Strict):
    """A question with one right answer among several."""

    question: InlineField = Field(description="What is asked.", examples=["Who commanded the Soviet troops?"])
    options: list[InlineField] = Field(
        description="The answers to choose from.",
        min_length=2,
        max_length=len(LETTERS),
        examples=[["Rodion Malinovsky", "Georgy Zhukov", "Ivan Konev"]],
    )
    answer: PlainField = Field(description="The right one: its letter, A to F, or its words.", examples=["A"])
    why: InlineField | None = Field(
        None, description="Why it is right.", examples=["He led the Trans-Baikal Front."]
    )
    number: EntryNumberField | None = Field(
        None,
        description="Its number on cards, in keys and in exports, from 1 to 999, if it is to stay.",
        examples=[4],
    )
    _right: int = 0

    @property
    def right(self) -> int:
        """The right option's place in ``options``, counted from 0."""
        return self._right

    @check("options")
    @staticmethod
    def _differ(options: list[Inline], validation: Validation) -> list[Inline]:
        words = [plain(option).strip().casefold() for option in options]
        same = next((number for number, word in enumerate(words) if word in words[:number]), None)
        if same is not None:
            raise Complaint(
                f"{plain(options[same])!r} stands here twice", "write another answer", code=codes.QUIZ_OPTIONS
            )
        return options

    @check("answer")
    @staticmethod
    def _is_an_option(answer: Text, validation: Validation) -> Text:
        options = validation.data.get("options")
        if options and right_option(str(answer), options) is None:
            hint = f"write its letter ({', '.join(LETTERS[: len(options)])}) or its words"
            raise Complaint(f"{str(answer)!r} is none of the options", hint, code=codes.QUIZ_ANSWER)
        return answer

    def derived(self, context: object) -> Mapping[str, object]:
        return {"_right": right_option(str(self.answer), self.options) or 0}


def right_option(answer: str, options: list[Inline]) -> int | None:
    """The place of the option with these words, or else with this letter; None where there is none."""
    words = [plain(option).strip() for option in options]
    if answer.strip() in words:
        return words.index(answer.strip())
    letter = answer.strip().upper()
    numbers = (alphabet.find(letter) for alphabet in _ALPHABETS if len(letter) == 1)
    return next((number for number in numbers if 0 <= number < len(options)), None)


class Term(Strict):
    """A word to know."""

    term: InlineField = Field(description="The word.", examples=["Armistice"])
    meaning: InlineField = Field(description="What it means.", examples=["An agreement to stop fighting."])
    number: EntryNumberField | None = Field(
        None,
        description="Its number on cards, in keys and in exports, from 1 to 999, if it is to stay.",
        examples=[5],
    )


class Teaching(Strict):
    """What a lesson needs."""

    objectives: list[InlineField] = Field(
        default_factory=list,
        description="What learners can do at the end.",
        examples=[["Say why the Red Army entered Manchuria"]],
    )
    questions: list[InlineField] = Field(
        default_factory=list, description="Questions to think about.", examples=[["Whom did the delay help?"]]
    )
    quiz: list[QuizQuestion] = Field(default_factory=list, description="Questions with one right answer.")
    glossary: list[Term] = Field(default_factory=list, description="Words to know.")
    summary: list[InlineField] = Field(
        default_factory=list,
        description="The article in a few sentences.",
        examples=[["The Red Army took Manchuria in August 1945."]],
    )
