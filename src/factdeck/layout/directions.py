"""A run to parts in the faces of its style: each word in one that draws it, and that belongs to the way it runs."""

from __future__ import annotations

from msgspec.structs import replace

from factdeck.layout.fonts import covered
from factdeck.layout.theme import ParagraphStyle
from factdeck.scene import Run


def drawn_parts(run: Run, style: ParagraphStyle) -> list[tuple[Run, int]]:
    """Parts of a run, each in the face, its own or a stand-in, that draws it, and with its offset in the run."""
    fallbacks = style.fallback_for(run.lang)
    if style.rightward is None:
        return covered(run, fallbacks)
    return [
        (part, start + at)
        for stretch, start in _by_direction(run, style)
        for part, at in covered(stretch, fallbacks)
    ]


def _by_direction(run: Run, style: ParagraphStyle) -> list[tuple[Run, int]]:
    """The run divided where words that run rightward begin and end: these are set in their own family."""
    from factdeck.language.bidi import levels, runs_of, text_level
    from factdeck.language.scripts import runs_leftwards

    assert style.rightward is not None
    text, face = run.text, run.style.face
    own = replace(run.style, face=style.rightward.face(face.bold, face.italic))
    found = levels(text, text_level(text, run.lang))
    result: list[tuple[Run, int]] = []
    for start, stop in runs_of([level % 2 for level in found], 0, len(text)):
        words = text[start:stop]
        is_rightward = found[start] % 2 == 0 and any(runs_leftwards(each) is False for each in words)
        result.append((replace(run, text=words, style=own if is_rightward else run.style), start))
    return _joined(result)


def _joined(parts: list[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """Neighbours of one style as one: a number inside a sentence divides nothing."""
    result: list[tuple[Run, int]] = []
    for run, at in parts:
        if result and result[-1][0].style == run.style:
            before, start = result[-1]
            result[-1] = (replace(before, text=before.text + run.text), start)
        else:
            result.append((run, at))
    return result
