"""An article's facts to statements, and to those of which one may say what is true of another, and is then wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Event, Inline, Person, Term, numbered, plain
from factdeck.article.infobox import InfoboxGroup, InfoboxRow, tells_nothing
from factdeck.article.language_words import month_names
from factdeck.article.own_dates import says_its_date
from factdeck.article.wording import word_date
from factdeck.blocks.added_words import words_beside
from factdeck.blocks.context import Context
from factdeck.blocks.infobox import facts_shown, value_with_note
from factdeck.blocks.people import life_of
from factdeck.blocks.uncited import uncited

DASH = " – "
FEWEST_WORDS = 3
"""Of a part in the story that tells one person from another: more than one may be a general."""
LONGEST_LINK = 2
"""Letters of a word between the parts of a date, as in “7 de junio”."""
SHORTEST_WORD = 4
"""Letters of a word that two parts in the story, or two meanings, must not share: each may then be true of both."""
_NUMBER = re.compile(r"\d[\d.,’'  ]*")
LONGEST_VALUE = 20
"""Words of a fact that somebody may judge; more are a list to look up."""
_CODE = re.compile(
    r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]{6,}|\d{8,}|0\d{3,}|(?:\d+[-–]){2,}[\dX]+|(?!(?:1\d|20)\d\d[-–](?:1\d|20))\d{4}[-–]\d{3}[\dX]"
)
"""Letters and numbers of a register, long numbers, those that begin with 0, and those in parts, as an ISSN; years are none."""
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?")
_YES_NO = frozenset(("yes", "no", "ja", "nein", "oui", "non"))
_YEARS = re.compile(r"[12]\d{3}(?:\s?[–-]\s?[12]\d{3})?")
_WORD = re.compile(r"\w+")


class Fact(Struct, frozen=True):
    """A statement of two halves, such as an event and its date."""

    kind: str
    """The word that heads its like on a sheet."""
    number: int
    about: Inline
    joint: str
    said: Inline
    like: str = ""
    """Facts that are alike in this may trade their second halves; empty where it trades with none."""
    event: Event | None = None

    @property
    def statement(self) -> Inline:
        return stated(self.about, self.joint, self.said)


def stated(about: Inline, joint: str, said: Inline | str) -> Inline:
    """Two halves as one text."""
    first = uncited(about)
    if isinstance(said, str):
        return (*first, words_beside(first[-1], f"{joint}{said}"))
    return (*first, words_beside(first[-1], joint), *uncited(said))


def in_brackets(text: Inline, said: Inline | str) -> Inline:
    """A text, and more behind it in brackets."""
    last = text[-1]
    inner = (words_beside(last, said),) if isinstance(said, str) else said
    return (*text, words_beside(last, " ("), *inner, words_beside(last, ")"))


def facts_of(context: Context) -> list[Fact]:
    """All facts that an article tells in a few words: dates, people, words to know, and rows of the infobox."""
    article, numbers = context.article, numbered(context.article)
    facts = [_dated(context, event, numbers.of(event)) for event in article.events]
    for person in article.people:
        facts += _of_person(context, person, numbers.of(person))
    facts += [_meant(context, term, numbers.of(term)) for term in article.lesson.glossary]
    rows = [each for each in facts_shown(context) if _can_be_judged(each[0])]
    known = {_bare(article.title), *(_bare(event.title) for event in article.events)}
    rows = [each for each in rows if _bare(each[0].value) not in known]
    facts += [_told(context, row, group, numbers.of(row)) for row, group in rows]
    return facts


def _can_be_judged(row: InfoboxRow) -> bool:
    """Whether somebody who learnt of the subject may know a row's value: no code, address, long list or bare “yes”."""
    value = plain(row.value).strip()
    known = not (_CODE.fullmatch(value) or _ADDRESS.fullmatch(value) or value.casefold() in _YES_NO)
    return known and len(value.split()) <= LONGEST_VALUE


def _dated(context: Context, event: Event, number: int) -> Fact:
    date = event.date
    vague = date.approximate or date.uncertain or date.open_start or date.open_end
    kind = "" if vague or says_its_date(event, context.lang_of_dates) else "date"
    return Fact("timeline", number, event.title, DASH, date_said(context, event), kind, event)


def date_said(context: Context, event: Event) -> Inline:
    """An event's date in words, as text at the place of its title."""
    lang = context.lang_of_dates
    said = words_beside(event.title[-1], word_date(event.date, lang))
    return (said if lang == context.lang else replace(said, lang=lang),)


def _of_person(context: Context, person: Person, number: int) -> Iterator[Fact]:
    if person.role:
        telling = len(_WORD.findall(plain(person.role))) >= FEWEST_WORDS
        yield Fact("people", number, person.name, DASH, person.role, "role" if telling else "")
    if person.dates:
        yield Fact(
            "people",
            number,
            person.name,
            context.colon,
            (words_beside(person.name[-1], life_of(context, person)),),
            "life",
        )


def _meant(context: Context, term: Term, number: int) -> Fact:
    return Fact("glossary", number, term.term, context.colon, term.meaning, "meaning")


def _told(context: Context, row: InfoboxRow, group: InfoboxGroup | None, number: int) -> Fact:
    about = label_in_group(row, group, context.lang)
    return Fact("key facts", number, about, context.colon, value_with_note(row), _kind_of_value(context, row))


def label_in_group(row: InfoboxRow, group: InfoboxGroup | None, lang: str) -> Inline:
    """A row's label behind the heading of its group, where that says what the label does not."""
    if group is None or tells_nothing(group, lang) or _same(group.group, row.label):
        return row.label
    return stated(group.group, DASH, row.label)


def _kind_of_value(context: Context, row: InfoboxRow) -> str:
    """A date, a person of the article's, or a number with its unit; empty where no other row is surely of its kind."""
    value = plain(row.value).strip()
    if row.note:
        return ""
    if _is_date(value, context.lang):
        return "row date"
    if any(plain(person.name).strip() == value for person in context.article.people):
        return "row person"
    unit = _NUMBER.sub("#", value, count=1)
    return (
        f"row number {unit}"
        if _NUMBER.match(value) and _WORD.search(unit) and not _NUMBER.search(unit)
        else ""
    )


def _is_date(text: str, lang: str) -> bool:
    """Whether a text is a year, years, or a day or month of a year, and nothing else."""
    months, words = month_names(lang), _WORD.findall(text.casefold())
    with_month = any(word in months for word in words)
    only = all(word.isdecimal() or word in months or len(word) <= LONGEST_LINK for word in words)
    return bool(_YEARS.fullmatch(text)) or (with_month and only)


def is_wrong_with(fact: Fact, other: Fact, facts: list[Fact]) -> bool:
    """Whether a fact is surely wrong with the second half of another one of its kind."""
    if not fact.like or fact.like != other.like or _same(fact.about, other.about):
        return False
    unlike = _UNLIKE[fact.like.split(" ")[0]]
    if not unlike(fact, other):
        return False
    of_same = [each for each in facts if each.kind == fact.kind and _same(each.about, fact.about)]
    return all(unlike(each, other) for each in of_same if each.like in (fact.like, ""))


def gives_away(one: Fact, other: Fact) -> bool:
    """Whether one of two facts of other kinds, such as a row and an event, says a date that the other is asked for."""
    if one.kind == other.kind:
        return False
    return _says_date_of(one, other) or _says_date_of(other, one)


def _says_date_of(one: Fact, other: Fact) -> bool:
    """Whether it has the date of an event, its words in whatever order, or the year of one of the same name."""
    if other.event is None:
        return False
    if re.search(rf"(?<!\w){re.escape(_bare(other.said))}(?!\w)", _bare(one.said)):
        return True
    said, date = _words(one.said), other.event.date
    if _words(other.said) <= said:
        return True
    years = {str(abs(point.year)) for point in (date.start, date.end) if point}
    return bool(years & said and _long_words(one.about) & _long_words(other.about))


def are_of_one_time(one: Fact, other: Fact) -> bool:
    """Whether two events have the same date: they may be one event, told twice."""
    return one.event is not None and other.event is not None and _same(one.said, other.said)


def have_one_half(one: Fact, other: Fact) -> bool:
    """Whether the second halves of two facts say the same."""
    return _same(one.said, other.said)


def _same(one: Inline, other: Inline) -> bool:
    return _bare(one) == _bare(other)


def _bare(text: Inline) -> str:
    """A text to be compared: without capitals, full stop and spaces that never break."""
    return " ".join(plain(text).split()).rstrip(".").casefold()


def _at_other_times(fact: Fact, other: Fact) -> bool:
    """Whether no day belongs to both dates."""
    if fact.event is None or other.event is None:
        return False
    return fact.event.date.is_surely_apart_from(other.event.date)


def _words(text: Inline) -> set[str]:
    return set(_WORD.findall(plain(text).casefold()))


def _long_words(text: Inline) -> set[str]:
    return {word for word in _words(text) if len(word) >= SHORTEST_WORD}


def _share_no_word(fact: Fact, other: Fact) -> bool:
    """Whether a half has no long word of the other one, nor of what it would be said of."""
    return not _long_words(other.said) & (_words(fact.said) | _words(fact.about))


def _say_other_things(fact: Fact, other: Fact) -> bool:
    """Whether neither text has all words of the other."""
    one, two = _words(fact.said), _words(other.said)
    return bool(one - two) and bool(two - one)


_UNLIKE: dict[str, Callable[[Fact, Fact], bool]] = {
    "date": _at_other_times,
    "role": _share_no_word,
    "life": _say_other_things,
    "meaning": _share_no_word,
    "row": _say_other_things,
}
"""By kind, whether two facts surely say different things."""
