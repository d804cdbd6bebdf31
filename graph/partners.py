"""What a folded store keeps ready of the partners in a country, for the question that is asked most.

The question's file (`queries/cypher/partners/partners-in-country.cypher`) stays the definition: it answers whatever restricts more than
this knows, and a test holds both to the same answers. Rows of programmes are plain nested tuples, for an answer reads a thousand of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.schema import RELEVANCES

STATES = ("running", "planned", "unknown", "ended")
"""The states of a programme on a day, best first (the term `state`)."""

WORLDWIDE = ("region:world", "region:developing-countries")
"""The regions that hold every country that is worked in: the world, and IATI's code 998 (OECD DAC: developing countries, unspecified)."""

ROLES: Mapping[str, str] = {
    "FUNDS": "funds",
    "LEADS": "leads",
    "IMPLEMENTS": "implements",
    "EXTENDS": "extends",
    "ACCOUNTABLE_FOR": "accountable",
    "PARTICIPATES_IN": "participates",
    "RESPONSIBLE_FOR": "responsible",
    "BENEFITS": "benefits",
}
"""The edges between an actor and a programme that make it a partner, and what its role is called then (the term `role`)."""

LISTED = 20
"""Programmes of a partner that are kept in order; who asks for more asks the statements."""

KEPT = 100
"""Partners in a country that are kept in order; those behind them are counted."""

Part = tuple[Any, ...]
"""What one source says of a programme (any: nested tuples, read as they were written): its id, the id that stands for it in all sources,
its name, its rank (0 about trafficking, 1 unknown, 2 not), its first and last day (graph.schema.TOLD); then its roles (number of the actor,
place in ROLES, phase, statement), its places (word of the id, phase, statement, whether it is a country), its periods (id, start, end,
phase, kind, statement) and its passages (number in the index of texts or, where it is not held, id; page, section). A statement is (id,
place among these passages, words of document, strength and rule, quote)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which partners in a country are wanted, in the words of the question.

    Attributes:
        relevance, state, role, kind: only of such programmes, in this role, of this kind; `all` and "" for any.
        day: of which states are told; "" where `state` is all.
        reach: 0 the country and its parts, 1 the regions around it too, 2 the world too.
        active: the first and the last day of a time (AFTER_ANY behind the last) in which they run, "" twice for any.
        each: of how many programmes of a partner the parts are read, at most LISTED.
    """

    offset: int
    limit: int
    each: int
    relevance: str = "all"
    state: str = "all"
    role: str = ""
    kind: str = ""
    day: str = ""
    reach: int = 0
    active: tuple[str, str] = ("", "")

    @property
    def usual(self) -> bool:
        """Nothing is restricted or widened but to programmes about trafficking, and it is a first page: what is kept in order."""
        anything = (self.state, self.role, self.kind, self.reach, *self.active) == ("all", "", "", 0, "", "")
        return anything and self.offset + self.limit <= KEPT and self.relevance in {"all", RELEVANCES[0]}


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner in a country.

    Attributes:
        number: what the parts of programmes call it.
        roles: its roles there, a bit for each of ROLES.
        rank: the best of its programmes there.
        near: how near the nearest of them comes: 0 direct, 1 through a region, 2 worldwide.
        spans: first and last days between which one of these programmes runs, each last day with "~" behind it; joined where they meet.
        unknown: one of them gives no days.
        programmes: the numbers of the first LISTED: those about trafficking first, then those that end last.
    """

    number: int
    id: str
    name: str
    kind: str
    seat: str
    identifiers: Sequence[str]
    roles: int
    rank: int
    programme_count: int
    relevant_count: int
    spans: Sequence[tuple[str, str]]
    unknown: bool
    programmes: Sequence[int]
    near: int = 0


@dataclass(frozen=True, slots=True)
class Partners:
    """One page of the partners in a country.

    Attributes:
        totals: those of the question, over all pages.
        reached: the words of the ids of the places that were looked at, each with how near it is (as Partner.near).
        parts: by the number of a programme, what each source says of it; of those asked for.
        words: what the numbers in parts stand for.
        texts: by the number of a passage of these parts, its id and its text.
    """

    totals: Mapping[str, int]
    partners: Sequence[Partner]
    reached: Mapping[int, int]
    parts: Mapping[int, Sequence[Part]]
    words: Sequence[str]
    texts: Mapping[int, tuple[str, str]]
