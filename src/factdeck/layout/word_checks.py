"""A table of words, and the words that a layout names, to what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from factdeck.layout.model import Layout
from factdeck.layout.words import FALLBACK, Words, WordsSpec
from factdeck.messages import codes
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Problems
from factdeck.reading import Text

WORD_OPTIONS = ("word", "kicker", "fields", "task", "scheme", "words")
"""Options of blocks that name a word, or several."""
OFFERED = {
    "heading": ("title",),
    "point": ("title",),
    "word": ("number", "count"),
    "kicker": ("number", "count"),
    "find and fix": ("wrong", "count"),
}
"""By block, the values that it puts into the word that it is given; other blocks put in none."""
DIRECTIONS = 4


def check_table(spec: WordsSpec, own: WordsSpec, problems: Problems) -> None:
    """Report words that can't be filled in as factdeck's own of the same key are, each at its place."""
    english = own.languages[FALLBACK]  # type: ignore[index]
    anything = {name for names in OFFERED.values() for name in names}
    for language, table in spec.languages.items():
        for key, word in table.items():
            known = placeholders(str(english[key])) if key in english else anything
            wrong = _wrong(str(key), str(word), known or set())
            if wrong:
                problems.error(word.mark, f"languages.{language}.{key}: {wrong}", code=codes.WRONG_KIND)


def _wrong(key: str, word: str, known: set[str]) -> str:
    result = placeholders(word)
    if result is None:
        return "a { or } stands alone: write {{ or }} for the sign itself"
    unknown = sorted(result - known)
    if unknown:
        able = ", ".join(f"{{{name}}}" for name in sorted(known)) or "nothing"
        return f"{{{unknown[0]}}} is not filled in here; {able} is"
    if key == "compass" and len(word.split()) != DIRECTIONS:
        return "four directions are wanted, as in N E S W"
    return ""


def placeholders(word: str) -> set[str] | None:
    """What stands in a word's braces, with any conversion or format; None where the braces are broken."""
    from string import Formatter

    try:
        return {
            "".join([name, f"!{conversion}" if conversion else "", f":{form}" if form else ""])
            for _, name, form, conversion in Formatter().parse(word)
            if name is not None
        }
    except ValueError:
        return None


def check_words(layout: Layout, words: Words, problems: Problems) -> None:
    """Report words that a layout names and the table lacks, or that its block can't fill in."""
    for block, word in _named(layout):
        if word not in words:
            hint = nearest_or(word, words.table, "words.yaml has them")
            problems.error(word.mark, f"there is no word {str(word)!r}", hint, code=codes.UNKNOWN_NAME)
        elif missing := sorted((placeholders(words.table[word]) or set()) - set(OFFERED.get(block, ()))):
            problems.error(
                word.mark,
                f"the word {str(word)!r} needs {missing[0]!r}, which the block {block!r} doesn't know",
                "name another word",
                code=codes.UNKNOWN_NAME,
            )


def _named(layout: Layout) -> Iterator[tuple[str, Text]]:
    """Each word that a block is given, with the block's name."""
    for block in layout.blocks_used():
        for option in WORD_OPTIONS:
            named = block.options.get(option)
            for word in named if isinstance(named, list) else [named]:
                if isinstance(word, Text):
                    yield str(block.block), word
