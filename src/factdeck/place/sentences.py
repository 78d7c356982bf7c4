"""A long paragraph to its first sentence, or to parts that each fit a slide and end with a sentence where they can."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from factdeck.forgetting import kept_for_article
from factdeck.language.quotations import outside_quotations
from factdeck.language.sentences import CITATION, sentence_ends
from factdeck.place.box import ROUNDING
from factdeck.place.boxes.text_box import RunMark, TextBox, runs_of_lines
from factdeck.place.lines import fewest_lines, natural_width, runs_from_line
from factdeck.scene import Run


def first_sentence(box: TextBox) -> TextBox:
    """The paragraph's first sentence alone."""
    ends = _ends(box)
    return next(_parts(box, ends[:1])) if len(ends) > 1 else box


def sentence_boxes(box: TextBox) -> list[TextBox]:
    """Each of the paragraph's sentences as a paragraph like it; none where it has no words but citations."""
    has_words = any(run.text.strip() for run in box.runs if not run.style.rise)
    return [_joined([part]) for part in _parts(box, _ends(box))] if has_words else []


def least_heights(box: TextBox, width: float, scales: Iterable[float]) -> Iterator[float]:
    """How high the paragraph surely is at each scale of its type, known without its lines, which are dear to find."""
    natural, style = natural_width(box.runs), box.style
    for scale in scales:
        lines = fewest_lines(natural, style.size, (width - style.indent) / scale, style.align)
        yield lines * style.leading * scale


def is_surely_higher(box: TextBox, width: float, height: float) -> bool:
    """Whether the paragraph is higher than that, whatever its lines are."""
    (least,) = least_heights(box, width, [1.0])
    return least > height + ROUNDING


def divided(box: TextBox, width: float, height: float, words: int) -> list[TextBox]:
    """Parts of one or more sentences, none higher than the height, nor of more words than so many.

    A sentence that has more words by itself is a part of its own; one that is higher is cut between its lines. Only
    the first part keeps the bullet. The paragraph itself where it fits, or can't be cut.
    """
    waiting = deque(_parts(box, _ends(box)))
    parts: list[TextBox] = []
    while waiting:
        together = _gathered(waiting, width, height, words)
        whole = _joined(together)
        while len(together) > 1 and whole.height(width) > height + ROUNDING:
            waiting.appendleft(together.pop())
            whole = _joined(together)
        parts += _by_lines(whole, width, height)
    if len(parts) == 1:
        return [box]
    ended = [replace(part, keep_with_next=False, space_after=0.0) for part in parts[:-1]]
    return [ended[0], *(_going_on(part) for part in (*ended[1:], parts[-1]))]


def _gathered(waiting: deque[TextBox], width: float, height: float, words: int) -> list[TextBox]:
    """The first sentences, taken off the queue: one at least, then as far as words allow and lines without gaps hold."""
    first = waiting.popleft()
    together, said, used = [first], first.words(), natural_width(first.runs)
    room = int((height + ROUNDING) / first.style.leading) * (width - first.style.indent)
    while waiting:
        said += waiting[0].words()
        used += natural_width(waiting[0].runs)
        if said > words or used > room:
            break
        together.append(waiting.popleft())
    return together


def _by_lines(box: TextBox, width: float, height: float) -> list[TextBox]:
    """The paragraph cut between lines, in halves of halves, so that the work hardly grows faster than its length."""
    lines = len(box.lines(width))
    count = -(-lines // max(1, int((height + ROUNDING) / box.style.leading)))
    kept = -(-lines // max(1, count)) * (count // 2)
    if count == 1 or not kept:
        return [box]
    head, tail = box.split(width, kept * box.style.leading) or _behind_line(box, width, kept)
    assert isinstance(head, TextBox) and isinstance(tail, TextBox)
    return [*_by_lines(head, width, height), *_by_lines(tail, width, height)]


def _behind_line(box: TextBox, width: float, kept: int) -> tuple[TextBox, TextBox]:
    """The paragraph cut behind a line, be there but one line before or after it."""
    lines = box.lines(width)
    dropped, rest = runs_from_line(box.runs, lines, kept)
    head = _with(box, runs_of_lines(lines[:kept]), box.run_marks[: dropped + 1])
    return head, _with(box, rest, box.run_marks[dropped:])


def _going_on(part: TextBox) -> TextBox:
    return replace(part, bullet="", label=None, space_before=0.0, anchor="", bookmark=None, first_line=0.0)


def _ends(box: TextBox) -> Sequence[int]:
    """Where in the paragraph's text its sentences end, a quotation with the one that it stands in.

    A citation's mark above the line says nothing of that.
    """
    text = "".join(CITATION * len(run.text) if run.style.rise else run.text for run in box.runs)
    lang = box.runs[0].lang if box.runs else "en"
    return _ends_in(text, lang)


@kept_for_article(256)
def _ends_in(text: str, lang: str) -> tuple[int, ...]:
    """Kept, since each slide that may show a text asks for its sentences."""
    return tuple(outside_quotations(text, sentence_ends(text, lang), lang))


def _parts(box: TextBox, ends: Sequence[int]) -> Iterator[TextBox]:
    """The paragraph's sentences, the white space behind each with it."""
    runs, marks = box.runs, box.run_marks
    starts = [0, *accumulate(len(run.text) for run in runs)]
    number, start = 0, 0
    for end in ends:
        taken: list[Run] = []
        noted: list[RunMark] = []
        while number < len(runs) and starts[number] < end:
            taken.append(_between(runs[number], start - starts[number], end - starts[number]))
            noted += marks[number : number + 1]
            if starts[number + 1] > end:
                break
            number += 1
        start = end
        yield _with(box, taken, noted)


def _between(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[max(0, start) : end])


def _joined(sentences: Sequence[TextBox]) -> TextBox:
    """Sentences as one paragraph without white space at its ends."""
    runs: list[Run] = []
    marks: list[RunMark] = []
    texts: list[list[str]] = []
    for sentence in sentences:
        for number, run in enumerate(sentence.runs):
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                texts[-1].append(run.text)
                continue
            text = run.text if runs else run.text.lstrip()
            if text:
                runs.append(run)
                texts.append([text])
                marks += sentence.run_marks[number : number + 1]
    joined = [replace(run, text="".join(each)) for run, each in zip(runs, texts, strict=True)]
    while joined and not joined[-1].text.strip():
        joined.pop()
    joined[-1:] = [replace(run, text=run.text.rstrip()) for run in joined[-1:]]
    return _with(sentences[0], joined, marks[: len(joined)])


def _with(box: TextBox, runs: Sequence[Run], marks: Sequence[RunMark]) -> TextBox:
    return box.changed(runs=tuple(runs), run_marks=tuple(marks))
