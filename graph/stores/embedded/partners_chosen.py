"""Counts the partners in a country among the columns that a version keeps (partners_columns), as graph.partners.Wanted says."""

import marshal
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.days import AFTER_ANY, OPEN, touches
from graph.partners import ROLES, STATES, Wanted
from graph.schema import RELEVANCES

Numbers = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]

_FAR = 3
"""The nearness of what is not reached."""


@dataclass(frozen=True, slots=True)
class Found:
    """One partner on the page: the cells of graph.partners.Partner that are counted."""

    number: int
    roles: int
    rank: int
    near: int
    programmes: int
    about: int
    spans: Sequence[tuple[str, str]]
    unknown: bool
    listed: Sequence[int]


class Columns:
    """The columns of one version, by the numbers of programmes and actors."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read them."""
        cells = dict(db.execute("SELECT name, cells FROM partner_column"))
        self.days: list[str] = marshal.loads(cells.pop("days"))  # noqa: S302  # written by this program into the store's own file
        self.ranks: Numbers = np.frombuffer(cells.pop("ranks"), np.uint8)
        columns = {name: np.frombuffer(cell, np.uint32) for name, cell in cells.items()}
        self.ones, self.first, self.last, self.latest = (columns[name] for name in ("ones", "first", "last", "latest"))
        self.starts, self.roles = columns["starts"].astype(np.int64), columns["roles"]
        self._period_of, self._starts, self._ends = (columns[name] for name in ("period_of", "period_start", "period_end"))
        self._with_kind = columns["period_kind"].astype(np.bool_)
        self._open = 1 if self.days[:1] == [""] else 0  # how "" is written
        phases = db.execute("SELECT programme, start, until, countries FROM partner_phase")
        self._phases = [(number, start, end, marshal.loads(countries)) for number, start, end, countries in phases]  # noqa: S302
        self.kinds = np.array([kind or "" for (kind,) in db.execute("SELECT kind FROM partner_actor ORDER BY n")], np.str_)
        ends = ["", *(day or OPEN for day in self.days)]
        self.ends: Numbers = np.searchsorted(np.unique(ends), ends)

    def states(self, day: str) -> Numbers:
        """The state of each programme on a day, as the term `state`."""
        known = ["", *self.days]
        ended, planned = np.array([last + AFTER_ANY < day for last in known]), np.array([first > day + AFTER_ANY for first in known])
        unknown = np.array([last == "" for last in known])
        return np.where(unknown[self.last], 2, np.where(ended[self.last], 3, np.where(planned[self.first], 1, 0)))

    def active(self, first: str, last: str, country: str) -> Flags:
        """Which programmes run in a country in a time, as the term `active_here`."""
        known = ["", *self.days]
        begun, going = np.array([day <= last for day in known]), np.array([day + AFTER_ANY >= first for day in known])
        found = np.ones(len(self.ones), np.bool_)
        found[self._period_of] = False
        found[[number for number, *_ in self._phases]] = False
        found[self._period_of[~self._with_kind & begun[self._starts] & going[self._ends]]] = True
        run = self._period_of[self._with_kind]
        found[run] |= (self._bounded(self._starts, begun) & self._bounded(self._ends, going))[run]
        found[
            [number for number, start, end, named in self._phases if touches(start, end, first, last) and (not named or country in named)]
        ] = True
        return found

    def _bounded(self, days: Numbers, touching: Flags) -> Flags:
        """By programme, whether a bound of its run (graph.days.runs) touches; one that is not given does."""
        given = self._with_kind & (days != self._open)
        found = np.ones(len(self.ones), np.bool_)
        found[self._period_of[given]] = False
        found[self._period_of[given & touching[days]]] = True
        return found

    def edges(self, programmes: Numbers, wanted: Wanted) -> "_Edges":
        """The edges between these programmes and their partners, of the role and kind that are wanted."""
        starts = self.starts[programmes]
        numbers = self.starts[programmes + 1] - starts
        places = np.arange(numbers.sum()) + np.repeat(starts - (np.cumsum(numbers) - numbers), numbers)
        packed = self.roles[places]
        kept = np.ones(len(packed), np.bool_)
        if wanted.role:
            kept &= (packed & 7) == tuple(ROLES.values()).index(wanted.role)
        if wanted.kind:
            kept &= (self.kinds == wanted.kind)[packed >> 3]
        return _Edges(np.repeat(programmes, numbers)[kept], (packed >> 3)[kept].astype(np.int64), (packed & 7)[kept])


def as_programmes(cells: bytes) -> Numbers:
    """The programmes of a place."""
    return np.frombuffer(cells, np.uint32)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Edges between programmes and actors, in columns."""

    programme: Numbers
    actor: Numbers
    role: Numbers

    def of(self, chosen: Flags | Numbers) -> "_Edges":
        """Those that are flagged, or numbered."""
        return _Edges(self.programme[chosen], self.actor[chosen], self.role[chosen])


def choose(columns: Columns, country: str, places: Sequence[Sequence[Numbers]], wanted: Wanted) -> tuple[Mapping[str, int], list[Found]]:
    """The question's totals, and the partners of the page in their order.

    Args:
        places: the programmes of each place, by how near these are.
    """
    near = np.full(len(columns.ones), _FAR, np.uint8)
    for nearness in (2, 1, 0):
        for programmes in places[nearness]:
            near[programmes] = nearness
    reached = np.flatnonzero(near < _FAR)
    if wanted.state != "all":
        reached = reached[columns.states(wanted.day)[reached] == STATES.index(wanted.state)]
    if any(wanted.active):
        reached = reached[columns.active(*wanted.active, country)[reached]]
    edges = columns.edges(reached, wanted)
    ranks, distances = columns.ranks[edges.programme], near[edges.programme]
    asked = ranks == RELEVANCES.index(wanted.relevance) if wanted.relevance != "all" else np.ones(len(ranks), np.bool_)
    every, relevant, nearest = (_nearest(columns, edges.actor, distances, of) for of in (ranks < _FAR, ranks == 0, asked))
    kept = edges.of(asked & (distances <= wanted.reach))
    totals = {
        "rows": _count(nearest <= wanted.reach), "relevant": _count(relevant <= wanted.reach), "every": _count(every <= wanted.reach),
        "direct": _count(nearest == 0), "through_region": _count(nearest == 1), "worldwide": _count(nearest == 2),
        "programmes": _different(columns, kept.programme),
        "undated": _different(columns, kept.programme[columns.first[kept.programme] == 0]),
    }  # fmt: skip
    return totals, _page(columns, kept, near, nearest, wanted)


def _once(numbers: Numbers) -> Numbers:
    """Each number once, in order; numpy.unique of 2.4 takes ten times as long for a million."""
    found = np.sort(numbers)
    return found[_begins(found)]


def _begins(numbers: Numbers) -> Flags:
    """Of numbers in order, those that differ from the one before."""
    return np.append([True], numbers[1:] != numbers[:-1])[: len(numbers)]


def _count(flags: Flags) -> int:
    return int(np.count_nonzero(flags))


def _nearest(columns: Columns, actors: Numbers, distances: Numbers, of: Flags) -> Numbers:
    """By actor, how near the nearest of these edges comes."""
    found = np.full(len(columns.kinds), _FAR, np.uint8)
    for nearness in (2, 1, 0):
        found[actors[of & (distances == nearness)]] = nearness
    return found


def _different(columns: Columns, programmes: Numbers) -> int:
    """How many they are; those that are the same in other sources are one."""
    found = np.zeros(len(columns.ones), np.bool_)
    found[columns.ones[programmes]] = True
    return _count(found)


def _page(columns: Columns, edges: _Edges, near: Numbers, nearest: Numbers, wanted: Wanted) -> list[Found]:
    """The partners of the page: of programmes about trafficking first, then the near ones, then those of most programmes."""
    number_of = len(columns.kinds)
    pairs = _once(edges.actor * len(columns.ones) + columns.ones[edges.programme])
    actors = pairs // max(1, len(columns.ones))
    one_ranks = np.zeros(len(columns.ones), np.uint8)
    one_ranks[columns.ones[edges.programme]] = columns.ranks[edges.programme]
    ranks = one_ranks[pairs % max(1, len(columns.ones))]
    programmes, about = np.bincount(actors, minlength=number_of), np.bincount(actors[ranks == 0], minlength=number_of)
    best = np.full(number_of, len(RELEVANCES), np.uint8)
    for rank in (2, 1, 0):
        best[actors[ranks == rank]] = rank
    present = np.flatnonzero(programmes)
    order = np.lexsort((present, -programmes[present], -about[present], nearest[present], best[present]))
    page = present[order][wanted.offset : wanted.offset + wanted.limit]
    own = edges.of(np.isin(edges.actor, page))
    own = own.of(np.argsort(own.actor, kind="stable"))
    begins, ends = np.searchsorted(own.actor, page), np.searchsorted(own.actor, page, "right")
    return [
        _found(columns, own.of(np.arange(begin, end)), near, wanted.each, int(best[actor]), int(programmes[actor]), int(about[actor]))
        for actor, begin, end in zip(page.tolist(), begins.tolist(), ends.tolist(), strict=True)
    ]


def _found(columns: Columns, edges: _Edges, near: Numbers, each: int, rank: int, number: int, about: int) -> Found:
    """One partner, of all its edges."""
    programmes = _once(edges.programme)
    roles = int(np.bitwise_or.reduce(1 << edges.role.astype(np.int64)))
    days = _once(columns.first[programmes] * np.int64(len(columns.days) + 1) + columns.last[programmes])
    known = ["", *columns.days]
    spans = [(known[code // len(known)], known[code % len(known)]) for code in days.tolist()]
    return Found(
        int(edges.actor[0]), roles, rank, int(near[programmes].min()), number, about,
        [(first, last + AFTER_ANY) for first, last in spans if last], any(not last for _, last in spans),
        _listed(columns, programmes, near, each),
    )  # fmt: skip


def _listed(columns: Columns, programmes: Numbers, near: Numbers, each: int) -> list[int]:
    """The first programmes, by the numbers that stand for them: those about trafficking, then the near ones, then those that end last."""
    ones = columns.ones[programmes]
    order = np.argsort(ones, kind="stable")
    ones, programmes = ones[order], programmes[order]
    begins = np.flatnonzero(_begins(ones))
    nearest, latest = np.minimum.reduceat(near[programmes], begins), np.maximum.reduceat(columns.latest[programmes], begins)
    ones, ranks = ones[begins], columns.ranks[programmes[begins]]
    place = (ranks.astype(np.int64) * _FAR + nearest) * (len(columns.ends) + 1) + (len(columns.ends) - columns.ends[latest])
    if each < len(place):
        few = np.flatnonzero(place <= np.partition(place, each)[each])
        ones, place = ones[few], place[few]
    found: list[int] = ones[np.lexsort((ones, place))][:each].tolist()
    return found
