"""An article's facts to nine statements of which some are wrong, and to the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factdeck.article import Inline, plain
from factdeck.blocks.context import Context
from factdeck.blocks.facts import (
    Fact,
    are_of_one_time,
    facts_of,
    gives_away,
    have_one_half,
    in_brackets,
    is_wrong_with,
    stated,
)
from factdeck.blocks.first_sentence import without_full_stop
from factdeck.blocks.handouts import PartOptions, part
from factdeck.blocks.paragraphs import list_item, list_of
from factdeck.blocks.registry import Block
from factdeck.blocks.ruled import answer_lines
from factdeck.blocks.shuffling import shuffled
from factdeck.place.box import FlowBox

Entry = TypeVar("Entry")
STATEMENTS = 9
WRONG_SHARE = 4 / 9
"""Of the statements, so many are wrong, if that many can be."""


class Claim(Struct, frozen=True):
    """A statement as it is set: a fact, or one with the second half of another."""

    fact: Fact
    instead: Fact | None = None

    @property
    def statement(self) -> Inline:
        said = self.instead.said if self.instead else self.fact.said
        return stated(self.fact.about, self.fact.joint, said)


def claims_of(context: Context) -> list[Claim]:
    """The statements by seed and version; none where no fact can surely be made wrong."""
    facts = facts_of(context)
    chosen = _chosen(context, facts)
    instead = _instead(context, chosen, facts)
    claims = [Claim(fact, instead.get(number)) for number, fact in enumerate(chosen)]
    return _shuffled(context, claims, "order") if instead else []


def _shuffled(context: Context, entries: Sequence[Entry], purpose: str) -> list[Entry]:
    return shuffled(entries, context.seed, context.variant.version, f"find and fix: {purpose}")


def _chosen(context: Context, facts: Sequence[Fact]) -> list[Fact]:
    """As many of each kind as of the others, as far as there are; of each kind first those that can be made wrong.

    None gives another one away; of events of one date all but the first come last.
    """
    kinds: dict[str, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact)
    queues = [sorted(_shuffled(context, own, kind), key=_trades_not) for kind, own in kinds.items()]
    queues = [_each_date_once(queue) for queue in queues]
    chosen: list[Fact] = []
    while any(queues) and len(chosen) < STATEMENTS:
        for queue in queues:
            while queue and any(gives_away(queue[0], other) for other in chosen):
                del queue[0]
            if queue and len(chosen) < STATEMENTS:
                chosen.append(queue.pop(0))
    return chosen


def _each_date_once(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, behind them those that have the date of one of them."""
    first: list[Fact] = []
    again: list[Fact] = []
    for fact in facts:
        (again if any(are_of_one_time(fact, other) for other in first) else first).append(fact)
    return [*first, *again]


def _trades_not(fact: Fact) -> bool:
    return not fact.like


def _instead(context: Context, chosen: Sequence[Fact], facts: list[Fact]) -> dict[int, Fact]:
    """By the places of the chosen facts that are made wrong, those whose second halves they are given.

    No half is read twice, as far as there are others, or two facts that trade theirs, if need be one more than is wanted:
    who reads the same half twice knows without learning anything that one statement is wrong.
    """
    wanted = max(1, round(len(chosen) * WRONG_SHARE))
    result: dict[int, Fact] = {}
    read_twice: list[int] = []
    for place in _shuffled(context, range(len(chosen)), "wrong"):
        best = (
            None if place in result or len(result) == wanted else _best(context, place, chosen, facts, result)
        )
        if best is None:
            continue
        partner = _partner(place, best, chosen, facts, result) if len(result) + 1 < wanted else None
        if not any(_times_read(best, place, chosen, result)):
            result[place] = best
        elif partner is not None:
            result |= {place: best, partner: chosen[place]}
        else:
            read_twice.append(place)
    for place in read_twice:
        best = _best(context, place, chosen, facts, result) if len(result) < wanted else None
        if best is None:
            continue
        partner = _partner(place, best, chosen, facts, result)
        result[place] = best
        if partner is not None and len(result) + 1 < len(chosen):
            result[partner] = chosen[place]
    return result


def _best(
    context: Context, place: int, chosen: Sequence[Fact], facts: list[Fact], given: Mapping[int, Fact]
) -> Fact | None:
    """The fact whose second half makes the chosen one wrong and is read least; None where none surely does."""
    fact = chosen[place]
    others = _shuffled(context, facts, f"instead of {fact.kind} {fact.number}")
    fitting = [each for each in others if is_wrong_with(fact, each, facts)]
    return min(fitting, key=lambda other: _times_read(other, place, chosen, given), default=None)


def _partner(
    place: int, other: Fact, chosen: Sequence[Fact], facts: list[Fact], given: Mapping[int, Fact]
) -> int | None:
    """The place of a right statement that says the other's half, and can trade with the one at the first place."""
    for at, fact in enumerate(chosen):
        if at not in given and fact is other and is_wrong_with(fact, chosen[place], facts):
            return at
    return None


def _times_read(
    other: Fact, place: int, chosen: Sequence[Fact], given: Mapping[int, Fact]
) -> tuple[int, int]:
    """How many statements besides that at a place say its second half already: wrong ones, and right ones."""
    right = [fact for at, fact in enumerate(chosen) if at != place and at not in given]
    return (
        sum(have_one_half(other, each) for each in given.values()),
        sum(have_one_half(other, each) for each in right),
    )


def find_and_fix(context: Context, options: PartOptions) -> list[FlowBox]:
    """The statements, each before a line for what is right; or which of them are wrong, and why."""
    claims = claims_of(context)
    element = list_of(None, "Decimal")
    widest = f"{len(claims)}."
    boxes: list[FlowBox] = []
    for number, claim in enumerate(claims, 1):
        told = _verdict(context, claim) if options.key else claim.statement
        lead_in = f"{_mark(context, claim)}\u2002" if options.key else ""
        item = list_item(context, told, "asked", element, bullet=f"{number}.", widest=widest, lead_in=lead_in)
        boxes += [item] if options.key else [replace(item, keep_with_next=True), answer_lines(context, 1, 1)]
    wrong = sum(claim.instead is not None for claim in claims)
    return part(context, options, "find and fix", boxes, wrong=wrong, count=len(claims))


def _mark(context: Context, claim: Claim) -> str:
    return context.words("statement wrong" if claim.instead else "statement right")


def _verdict(context: Context, claim: Claim) -> Inline:
    """What is right, what stood in its place, and the number of the fact."""
    fact, instead = claim.fact, claim.instead
    where = f"{context.words(fact.kind)} {fact.number}"
    said = (
        f"{context.words('not', said=plain(without_full_stop(instead.said)))}{context.semicolon}{where}"
        if instead
        else where
    )
    return in_brackets(fact.statement, said)


BLOCKS = (
    Block(
        "find and fix",
        "Statements of which some are wrong, with a fact in the place of another; or the key.",
        find_and_fix,
        PartOptions,
        needs="two or more dates, people, words to know or facts that can stand for each other",
    ),
)
