"""Pairs of programmes that overlap, computed: a pair costs a few microseconds here, and a join of several tables in an engine.

What the pairs are made of comes from the statements of `overlapping-programmes`, one fact a row: `kind`, `programme` (the id that stands
for it in all sources), `value`, `first_day`, `last_day`, `rank` (0 about trafficking, 1 unknown, 2 not). The value of a period is the id of
whose plans and facts are one run (graph.days.runs), "" of other periods.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.days import first_number, last_number, runs
from graph.store import Cell

Row = dict[str, Cell]
Facts = Sequence[Mapping[str, Cell]]

_OPEN = 120_000
"""The month of an end that is open, years after any other."""

_BOTH_OPEN = 24_000
"""Months above which both ends are open."""

_ASKED = {"yes": 0, "unknown": 1, "no": 2}


_Span = tuple[int, int, int, int]
"""Of a span of time its first and last month, and its first and last day as numbers (graph.days)."""


@dataclass(slots=True)
class _Programme:
    """What a programme shares with others: the spans in which it runs, its themes, its partners."""

    rank: int = 2
    spans: list[_Span] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    ties: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Pair:
    first: str
    second: str
    rank: int
    score: int
    months: int | None
    themes: int
    partners: int

    @property
    def apart(self) -> bool:
        """Whether the known periods of both never meet."""
        return self.months == 0

    def row(self) -> Row:
        months = -1 if self.months and self.months > _BOTH_OPEN else self.months
        return {"key": f"{self.first} {self.second}", "score": self.score, "months": months, "theme_count": self.themes,
                "partner_count": self.partners}  # fmt: skip


def next_asked(facts: Facts, values: Mapping[str, Cell]) -> list[str]:
    """What the next statement is asked of, so that no statement reads more than it must.

    First the places of the programme asked for, then the programmes that stand in a pair, under all the ids that were found of them.
    """
    if not any(fact["kind"] == "place" for fact in facts):
        return sorted({str(fact["value"]) for fact in facts if fact["kind"] == "mine"})
    places, _ = _places(facts, values)
    ones = {one for found in places.values() for one in found}
    return sorted(ones | {str(fact["value"]) for fact in facts if fact["kind"] == "also"})


def overlaps(facts: Facts, values: Mapping[str, Cell]) -> tuple[list[Row], dict[str, int], dict[str, dict[str, int]]]:
    """The pairs in their order (`key` and what can be counted), the totals, and the totals with each parameter that lets more in."""
    places, left_out = _places(facts, values)
    mine = {str(fact["programme"]) for fact in facts if fact["kind"] == "mine"}
    pairs = sorted(_pairs(places, _programmes(facts), mine), key=lambda pair: (pair.rank, -pair.score, pair.first, pair.second))
    every = _totals(pairs, values, left_out)
    kept = pairs if values["any_time"] else [pair for pair in pairs if not pair.apart]
    asked = [pair for pair in kept if _is_asked(pair, values)]
    return [pair.row() for pair in asked], _totals(kept, values, left_out), {"any_time": every}


def _places(facts: Facts, values: Mapping[str, Cell]) -> tuple[dict[str, dict[str, int]], int]:
    """By place the programmes that may make pairs there, each with its rank; and how many places have too many.

    Where a programme is asked for, it makes pairs wherever it works, and there are never too many.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for fact in facts:
        if fact["kind"] == "place":
            ranks, one, rank = found[str(fact["value"])], str(fact["programme"]), int(str(fact["rank"]))
            ranks[one] = min(rank, ranks.get(one, rank))
    if values["programme"]:
        mine = {str(fact["value"]) for fact in facts if fact["kind"] == "mine"}
        return {place: ranks for place, ranks in found.items() if place in mine}, 0
    most = int(str(values["most"]))
    kept = {place: ranks for place, ranks in found.items() if len(ranks) <= most}
    return kept, len(found) - len(kept)


def _programmes(facts: Facts) -> dict[str, _Programme]:
    found: dict[str, _Programme] = defaultdict(_Programme)
    periods: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for fact in facts:
        of, value = found[str(fact["programme"])], str(fact["value"])
        match fact["kind"]:
            case "place":
                of.rank = min(of.rank, int(str(fact["rank"])))
            case "tie":
                of.ties.add(value)
            case "theme":
                of.themes.add(value)
            case "partner":
                of.partners.add(value)
            case "period":
                periods[str(fact["programme"]), value].append((value, str(fact["first_day"] or ""), str(fact["last_day"] or "")))
    for (programme, _), stated in periods.items():
        found[programme].spans += (_span(start, end) for start, end in runs(stated))
    return found


def _pairs(places: Mapping[str, Mapping[str, int]], programmes: Mapping[str, _Programme], mine: set[str]) -> Iterator[_Pair]:
    """The pairs that share a place, of which one is `mine` unless that is empty; a programme and its part or successor are none."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ranks in places.values():
        ones = sorted(ranks)
        for pair in combinations(ones, 2):
            if not mine or pair[0] in mine or pair[1] in mine:
                shared[pair] += 1
    for (first, second), number in shared.items():
        one, other = programmes[first], programmes[second]
        if second not in one.ties and first not in other.ties:
            yield _pair(first, second, one, other, number)


def _pair(first: str, second: str, one: _Programme, other: _Programme, places: int) -> _Pair:
    months = max((_months(a, b) for a in one.spans for b in other.spans), default=None)
    themes, partners = len(one.themes & other.themes), len(one.partners & other.partners)
    score = 3 * places + 2 * themes + 2 * partners + min(5, (months or 0) // 12)
    return _Pair(first, second, max(one.rank, other.rank), score, months, themes, partners)


def _months(one: _Span, other: _Span) -> int:
    """The months that two spans have in common, begun ones counted; 0 where they have no day in common."""
    if one[2] > other[3] or other[2] > one[3]:
        return 0
    return max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)


def _span(start: str, end: str) -> _Span:
    """A span of time; months are counted from the year 0, and a year alone begins in its first and ends in its last one."""
    return _month(start, "01") if start else 0, _month(end, "12") if end else _OPEN, first_number(start), last_number(end)


def _month(day: str, missing: str) -> int:
    year, _, month = day[:7].partition("-")
    return int(year) * 12 + int(month or missing)


def _is_asked(pair: _Pair, values: Mapping[str, Cell]) -> bool:
    return values["relevance"] == "all" or pair.rank == _ASKED[str(values["relevance"])]


def _totals(pairs: Sequence[_Pair], values: Mapping[str, Cell], left_out: int) -> dict[str, int]:
    asked = [pair for pair in pairs if _is_asked(pair, values)]
    return {
        "rows": len(asked), "relevant": sum(not pair.rank for pair in pairs), "every": len(pairs),
        "programmes": len({id_ for pair in asked for id_ in (pair.first, pair.second)}),
        "undated": sum(pair.months is None for pair in asked), "left_out": left_out,
    }  # fmt: skip
