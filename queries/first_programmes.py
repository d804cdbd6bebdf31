"""The first programmes of a large graph, which is all that some questions look at: what they would cost grows with the graph.

A question with `most_programmes` first counts its programmes by what they are in order of: those about trafficking first, then those that
several sources describe, then those that end last, then by id. Where there are more than that, a second statement finds the last ids that
still count, and the term `among_first` holds of these programmes only. The answer says how many were passed over.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.schema import RELEVANCES
from graph.store import Cell
from queries.computed import Edge, Step

ORDER, CUT = "order", "cut"
"""What a row is of, in its column `kind`: how many programmes are alike in the order; one programme at the cut."""

BOUND = frozenset({"kind", "via", "rank", "final", "number"})
"""The columns of such rows: the id that stands for a programme of several sources, "" of one source; its relevance's place in RELEVANCES;
its last day; how many."""

_BEHIND_ALL = "~"
_NONE = "-"

Values = Mapping[str, Cell]
Reader = Callable[[str, Values], Sequence[Edge]]
"""Puts the terms into a text and runs it with what it uses of the values; the rows."""

EVERY = "MATCH (p:Programme) WHERE named(p)"
"""The beginning of a statement that puts all programmes in order."""

_FOUND = "WITH DISTINCT p WITH *, relevance(p) AS rank WHERE relevance_asked(rank) AND described(p) ending(p)"


WHOLE: Values = {
    "cut_among": list(RELEVANCES), "cut_before": list(RELEVANCES), "cut_relevance": "", "cut_final": "", "cut_last": "", "looked": [""],
}  # fmt: skip
"""What `among_first` is given where it holds of all programmes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the order is cut.

    Attributes:
        rank: the relevance of the last programme that counts.
        ranks: those before it, all programmes of which count.
        groups: the programmes of several sources that count, of that rank and of those before.
        final: the last day of the last programme that counts; a text behind all days where no other of its rank counts.
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
    if told and not cut.number:
        return None
    number = cut.number if told else cut.before + cut.number
    return {
        "cut_rank": cut.rank, "cut_ranks": list(cut.ranks) or [-1], "cut_relevance": RELEVANCES[cut.rank], "cut_final": cut.final,
        "cut_all": not told, "cut_number": number,
    }  # fmt: skip


def looked_values(cut: Cut | None, facts: Sequence[Edge], told: bool) -> Values:
    """What `among_first` is given, after the statement at the cut."""
    if cut is None:
        return WHOLE
    ids = [str(fact["via"]) for fact in facts if fact["kind"] == CUT]
    looked = [*cut.groups, *(() if told else ids)]
    last = ids[-1] if told and ids else ""
    before = [RELEVANCES[rank] for rank in cut.ranks] or [_NONE]
    own = RELEVANCES[cut.rank]
    at = {"cut_relevance": own, "cut_final": cut.final, "cut_last": last}
    return {"cut_among": [*before, own], "cut_before": before, **at, "looked": looked or [_NONE]}


def read_order(read: Reader, begin: str, values: Values) -> Sequence[Edge]:
    """How many of the programmes `p` of a MATCH with its WHERE are alike in the order."""
    return read(f"{begin} {_FOUND} in_order(p)", values)


def read_looked(read: Reader, begin: str, order: Sequence[Edge], values: Values, told: bool) -> Values:
    """What `among_first` is given so that `most_programmes` of that order count; WHOLE where all do."""
    cut = find_cut(order, values)
    given = cut_values(cut, told) if cut else None
    return looked_values(cut, read(f"{begin} AND may_cut(p) {_FOUND} last_in_order(p)", {**values, **given}) if given else (), told)


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
