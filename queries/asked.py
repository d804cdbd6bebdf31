"""Reading the rows and totals of a question's statements, for values that were made of what somebody asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Cell, GraphStore
from queries.analyses import get_analysis
from queries.cells import plain_number
from queries.computed import Computed, Step
from queries.idle import IDLE, find_idle
from queries.places import find_places
from queries.spec import Question, Text, chosen
from queries.terms import put_in_terms
from queries.text import parameters_used

_RESTRICTING = frozenset({"hidden"})
"""Values that a statement may be run with again, of which programmes' own properties know nothing."""

_PAGE = frozenset({"limit", "offset"})
"""Values that choose among the rows of an analysis, and do not change them."""

PLACES = frozenset({"places", "reached", "regions_around", "worldwide_places"})
"""The values that stand for a country, looked up only where a statement uses them."""

_FEWER: Mapping[str, int] = {"HAS_BUDGET": 1, "PART_OF": 10}
"""How many times GraphStore.per_look_up, which is told of budgets, one may read past where edges of another type follow: of parts there are
fewest. Measured at 13,000 and at a million made-up activities; real files too have budgets most and parts least."""

_FEWER_OF_OTHERS = 3

_FOLLOWED = re.compile(r"\[\w*:([A-Z_|]+)")

Totals = Mapping[str, int | float]
"""Figures over all rows, by name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that its statements get.

    Attributes:
        begin: how a statement begins that finds the programmes of which the first are looked at; "" where all are.
    """

    store: GraphStore
    question: Question
    values: Mapping[str, Cell]
    timeout: float
    told: bool
    asked: frozenset[str]
    version: str
    begin: str = ""

    def read(self, text: Text, more: Mapping[str, Cell]) -> list[dict[str, Cell]]:
        """The rows of one statement, given the parameters that it uses and no others; of one that is asked once a node, those of all."""
        told = self._is_told(more)
        cypher = text.cypher(told, self.asked, self._alone(text, told, more))
        used = parameters_used(cypher)
        values = {**self._values(used), **more}
        if "looked" in used and not told and self.begin and self.told:
            values["looked"] = self._looked()
        found: list[dict[str, Cell]] = []
        for one in _nodes(used, more):
            given = {**values, **one}
            found += self.store.read(cypher, {n: given[n] for n in used}, timeout=self.timeout).dicts()
        return found

    def _values(self, used: frozenset[str]) -> Mapping[str, Cell]:
        """The question's values; places that stand for the country and programmes that are idle where a statement uses these."""
        places = places_asked(self.store, self.values, self.version) if used & PLACES else {}
        return {**self.values, **places, **(find_idle(self.store, self.values, self.version) if used & IDLE else {})}

    def _alone(self, text: Text, told: bool, more: Mapping[str, Cell]) -> bool:
        """Whether statements are asked once a node: where that costs less, or where ladybug 0.22 refuses the other text.

        That is where an EXISTS follows nodes that were looked up by a list, as in terms of programmes of which nothing is told.
        """
        each = self.store.per_look_up
        if each is None or not (number := max(len(_list(more.get(name))) for name in ("parts", "pairs"))):
            return False
        cypher = text.cypher(told, self.asked)
        refused = not told and "EXISTS" in cypher
        types = {type_ for found in _FOLLOWED.findall(cypher) for type_ in found.split("|")}
        each *= min((_FEWER.get(type_, _FEWER_OF_OTHERS) for type_ in types), default=_FEWER_OF_OTHERS)
        return refused or number * each <= self.store.memory.kept(self.version, "programmes", self._count)

    def _count(self) -> int:
        return int(str(self.store.read("MATCH (p:Programme) RETURN count(*) AS number").rows[0][0]))

    def _looked(self) -> list[Cell]:
        """The programmes that are looked at by id, for a statement that cannot go by the turn which they hold."""
        cypher = put_in_terms(
            f"{self.begin} AND looked_at(p) AND active(p) RETURN DISTINCT p.id AS id ORDER BY id", told=True, asked=self.asked
        )
        used = parameters_used(cypher)
        values = self._values(used)
        given = {name: values[name] for name in used}
        key = ("looked", *(repr(given[name]) for name in sorted(given)))
        rows = self.store.memory.kept(self.version, key, lambda: self.store.read(cypher, given, timeout=self.timeout).rows, len)
        return [row[0] for row in rows]

    def _is_told(self, more: Mapping[str, Cell]) -> bool:
        return self.told and not more.keys() & _RESTRICTING

    def totals(self, more: Mapping[str, Cell]) -> Totals:
        """The totals, those of several parts added up."""
        if self.question.analysis:
            return dict(self.computed(more).totals)
        return self.added(self.part_totals(more))

    def part_totals(self, more: Mapping[str, Cell]) -> tuple[Totals, ...]:
        """The totals of each part."""
        found: list[Totals] = []
        for part in self.question.parts:
            if "renewed" in part.rows[0].used and self.values["renewed"] == [""]:
                found.append({total.name: 0 for total in self.question.totals})  # nothing to compare with
                continue
            texts = [chosen(choice, self.values) for choice in (part.totals, part.set_aside) if choice]
            found.append({name: plain_number(cell) for text in texts for name, cell in self.read(text, more)[0].items()})
        return tuple(found)

    def added(self, parts: Sequence[Totals]) -> Totals:
        """The totals of all parts together."""
        added: dict[str, int | float] = {}
        for total in self.question.totals:
            added[total.name] = sum(part[total.name] for part in parts)
        return added

    def computed(self, more: Mapping[str, Cell]) -> Computed:
        """All rows and totals that the question's analysis computes from its statements; kept, so that the next page costs nothing."""
        values = sorted((name, repr(value)) for name, value in {**self.values, **more}.items() if name not in _PAGE)
        key = ("computed", self.question.name, self.told, *values)
        return self.store.memory.kept(self.version, key, lambda: self._compute(more), _weigh_computed)

    def _compute(self, more: Mapping[str, Cell]) -> Computed:
        analysis = get_analysis(self.question.analysis)
        values, edges = {**self.values, **more}, list[dict[str, Cell]]()
        for number, part in enumerate(self.question.parts):
            given = analysis.choose(Step(number, edges, values, self._is_told(more))) if analysis.choose else {}
            if given is not None:
                edges += self.read(chosen(part.edges, values), {**given, **more})
        return analysis.compute(edges, values)


def _nodes(used: frozenset[str], more: Mapping[str, Cell]) -> list[dict[str, Cell]]:
    """The values of each time that a statement is asked: once, or once a `$part`, or once a pair."""
    if "second" in used:
        return [pair for pair in _list(more["pairs"]) if isinstance(pair, dict)]
    return [{"part": part} for part in _list(more["parts"])] if "part" in used else [{}]


def _list(cell: Cell) -> list[Cell]:
    return list(cell) if isinstance(cell, list | tuple) else []


def _weigh_computed(computed: Computed) -> int:
    cells = (row.get("said", row.get("evidence")) for row in computed.rows)
    return 1 + computed.weight + sum(1 + (len(said) if isinstance(said, list) else 0) for said in cells)


def places_asked(store: GraphStore, values: Mapping[str, Cell], version: str) -> Mapping[str, Cell]:
    """The places that stand for the country asked for, as the documents searched say."""
    country, reach, documents = str(values.get("country") or ""), int(str(values.get("reach", 0))), values["documents"]
    key = ("places", country, reach, *documents)  # type: ignore[misc]  # a list of ids
    return store.memory.kept(version, key, lambda: find_places(store, country, documents, reach))  # type: ignore[arg-type]
