"""The first programmes of a large graph, which is all that some questions look at: what they would cost grows with the graph.

A question with `most_programmes` first counts its programmes by what they are in order of: those about trafficking first, then those that
several sources describe, then those that end last, then by id. Where there are more than that, a second statement finds the last that still
counts, and the term `among_first` holds of these programmes only. The answer says how many were passed over. Where programmes hold their
turn in that order (graph.schema.TOLD), as many numbers are compared as there are programmes; else their ids are told one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.schema import RELEVANCES, TURNS
from graph.store import Cell
from queries.computed import Edge, Step

ORDER, CUT = "order", "cut"
"""What a row is of, in its column `kind`: how many programmes are alike in the order; one programme at the cut."""

BOUND = frozenset({"kind", "via", "rank", "final", "number"})
"""The columns of such rows: the id that stands for a programme of several sources, "" of one source; its relevance's place in RELEVANCES;
its last day, "" where programmes hold their turn; how many, or the turn at the cut."""

_BEHIND_ALL = "~"
_NONE = "-"
_LAST = 1 << 62
"""A turn behind all others."""

Values = Mapping[str, Cell]
Reader = Callable[[str, Values], Sequence[Edge]]
"""Puts the terms into a text and runs it with what it uses of the values; the rows."""

EVERY = "MATCH (p:Programme) WHERE named(p)"
"""The beginning of a statement that puts all programmes in order."""

WHOLE: Values = {"cut_from": 0, "cut_turn": _LAST, "cut_more": _LAST, "cut_end": _LAST, "looked": [""]}
"""What `among_first` is given where it holds of all programmes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the order is cut.

    Attributes:
        rank: the relevance of the last programme that counts.
        ranks: those before it, all programmes of which count.
        groups: the programmes of several sources that count, of that rank and of those before.
        final: the last day of the last programme that counts, "" where programmes hold their turn; a text behind all days where no other
            of its rank counts.
        number: how many of that day count, the first by id.
        before: how many programmes of one source count whatever their id.
    """

    rank: int
    ranks: tuple[int, ...]
    groups: tuple[str, ...]
    final: str
    number: int
    before: int


def count_programmes(facts: Sequence[Edge]) -> int:
    """How many programmes were asked for; one of several sources counts once."""
    return len(_groups(facts)) + sum(_alone(facts).values())


def find_cut(facts: Sequence[Edge], values: Values) -> Cut | None:
    """Where the order is cut so that `most` programmes count; None where all do, or `most` is 0. The relevance asked for comes first."""
    most, asked = int(str(values["most_programmes"])), str(values["relevance"])
    if not most or count_programmes(facts) <= most:
        return None
    groups, alone = _groups(facts), _alone(facts)
    left, before, taken = most, 0, list[str]()
    ranks = sorted(range(len(RELEVANCES)), key=lambda rank: RELEVANCES[rank] != asked)
    for place, rank in enumerate(ranks):
        here = sorted(via for via, best in groups.items() if best == rank)[:left]
        taken += here
        left -= len(here)
        for final in sorted((final for of, final in alone if of == rank), reverse=True):
            if not left:
                break
            number = alone[rank, final]
            if number >= left:
                return Cut(rank, tuple(ranks[:place]), tuple(taken), final, left, before)
            left, before = left - number, before + number
        if not left:
            return Cut(rank, tuple(ranks[:place]), tuple(taken), _BEHIND_ALL, 0, before)
    raise AssertionError("more programmes than `most` fill it")  # pragma: no cover


def cut_values(cut: Cut, told: bool) -> Values | None:
    """What the statement at the cut is given; None where it need not run."""
    if told:
        least, below = cut.rank * TURNS, (cut.rank + 1) * TURNS
        return {"cut_rank": cut.rank, "cut_skip": cut.number - 1, "cut_least": least, "cut_below": below} if cut.number else None
    return {
        "cut_rank": cut.rank, "cut_ranks": list(cut.ranks) or [-1], "cut_final": cut.final, "cut_number": cut.before + cut.number,
    }  # fmt: skip


def looked_values(cut: Cut | None, facts: Sequence[Edge], told: bool) -> Values:
    """What `among_first` is given, after the statement at the cut."""
    if cut is None:
        return WHOLE
    found = [fact for fact in facts if fact["kind"] == CUT]
    if not told:
        return {"looked": [*cut.groups, *(str(fact["via"]) for fact in found)] or [_NONE]}
    turn = int(str(found[0]["number"])) if found else cut.rank * TURNS
    begin = 0 if all(rank in cut.ranks for rank in range(cut.rank)) else cut.rank * TURNS
    later = [rank for rank in cut.ranks if rank > cut.rank]
    more, end = (later[0] * TURNS, (later[-1] + 1) * TURNS) if later else (_LAST, turn)
    return {"cut_from": begin, "cut_turn": turn, "cut_more": more, "cut_end": end, "looked": list(cut.groups) or [_NONE]}


def read_order(read: Reader, begin: str, values: Values) -> Sequence[Edge]:
    """How many of the programmes `p` of a MATCH with its WHERE are alike in the order."""
    return read(f"{_found(begin)} in_order(p, {ORDER})", values)


def read_looked(read: Reader, begin: str, order: Sequence[Edge], values: Values, told: bool) -> Values:
    """What `among_first` is given so that `most_programmes` of that order count; WHOLE where all do."""
    cut = find_cut(order, values)
    given = cut_values(cut, told) if cut else None
    text = f"{_found(begin, 'AND of_the_cut(p)')} last_in_order(p, {CUT})"
    return looked_values(cut, read(text, {**values, **given}) if given else (), told)


def _found(begin: str, more: str = "") -> str:
    """The programmes that a MATCH with its WHERE, and more of that, finds, each once, with what they are in order of.

    Whether a source describes them is looked at last: of a country, ladybug 0.22 then reads what tells it once a programme.
    """
    once = "" if begin == EVERY else "WITH DISTINCT p"
    return f"{begin} {more} AND active(p) {once} WITH *, relevance(p) AS rank WHERE relevance_asked(rank) AND described(p) ending(p)"


def bound_next(step: Step) -> Values | None:
    """What the next statement is given: of the order, at the cut, and those that look at the programmes before it."""
    if step.number == 0:
        return {}
    cut = find_cut(step.edges, step.values)
    if step.number == 1:
        return cut_values(cut, step.told) if cut else None
    return looked_values(cut, [edge for edge in step.edges if "kind" in edge], step.told)


def passed_over(facts: Sequence[Edge], most: int) -> int:
    """How many programmes were not looked at."""
    return max(0, count_programmes(facts) - most) if most else 0


def _groups(facts: Sequence[Edge]) -> dict[str, int]:
    """The rank of each programme of several sources, the best of what its members have."""
    found: dict[str, int] = {}
    for fact in facts:
        if fact.get("kind") == ORDER and fact["via"]:
            via, rank = str(fact["via"]), int(str(fact["rank"]))
            found[via] = min(rank, found.get(via, rank))
    return found


def _alone(facts: Sequence[Edge]) -> dict[tuple[int, str], int]:
    """How many programmes of one source have a rank and a last day."""
    return {
        (int(str(fact["rank"])), str(fact["final"])): int(str(fact["number"]))
        for fact in facts
        if fact.get("kind") == ORDER and not fact["via"]
    }
