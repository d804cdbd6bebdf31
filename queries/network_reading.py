"""Reading a network from a store: all of a small graph; of a large one what is asked for, or the first programmes (`queries.bounds`).

A page narrows what it gets (`queries.network.narrow`); what it means to narrow to is said here too, so that no more is read than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.editions import all_editions
from graph.model import STRENGTHS
from graph.partners import ROLES
from graph.resolve.judgements import DISMISSED
from graph.store import Cell, GraphStore
from queries.bounds import WHOLE, count_programmes, cut_values, find_cut, looked_values
from queries.computed import Edge
from queries.editions import choose_editions
from queries.network import TARGETS, Network, NetworkLink, NetworkNode, Span
from queries.terms import EDITIONS, put_in_terms
from queries.text import parameters_used
from queries.versions import at_one_version

MOST = 3_500
"""Programmes that a network is made of, the first ones where there are more."""

_THERE = "(p)-[t:TARGETS]->(c:Country) WHERE c.id IN $countries"
_BY = "|".join(name for name in ROLES if name != "BENEFITS")
_OF = "one(p) AS programme, p.id AS own, p.name AS programme_name, p.kind AS programme_kind"
_ORDER = "RETURN 'order' AS kind, coalesce(p.joined, '') AS via, rank AS rank, final AS final, count(p.id) AS number"
_CUT = """WITH p, rank, final WHERE at_cut(p) RETURN 'cut' AS kind, p.id AS via, rank AS rank, final AS final, 1 AS number
ORDER BY CASE WHEN rank = $cut_rank THEN 1 ELSE 0 END, final DESC, via LIMIT $cut_number"""


@dataclass(frozen=True, slots=True)
class Within:
    """What a network is narrowed to.

    Attributes:
        countries: programmes that target one of these (ids).
        ids: these programmes, of those.
        focus: one node and what it is joined to, alone.
    """

    countries: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    focus: str = ""


ANYTHING = Within()


def read_network(store: GraphStore, as_of: str = "", within: Within = ANYTHING, most: int = MOST) -> Network:
    """Actors and programmes of the editions in force, and the countries that the programmes target.

    Args:
        as_of: see `queries.editions.choose_editions`.
        within: what matters of it, where there are more than `most` programmes; everything is there otherwise.
        most: how many programmes to look at, those about trafficking first; 0 for all.
    """
    return at_one_version(store, lambda version: _Reading(store, as_of).network(within, most, version))


class _Reading:
    """Statements of the editions in force."""

    def __init__(self, store: GraphStore, as_of: str) -> None:
        every = all_editions(store)
        self._store, self.editions = store, choose_editions(every, as_of)
        self._told = store.folded and self.editions.ids == choose_editions(every).ids
        self._asked = frozenset() if {e.id for e in every} <= set(self.editions.ids) else frozenset({EDITIONS})
        self._given: dict[str, Cell] = {"documents": self.editions.ids, "strengths": list(STRENGTHS), "hidden": DISMISSED,
                                        "active_from": "", "active_to": ""}  # fmt: skip

    def network(self, within: Within, most: int, version: str) -> Network:
        """See read_network."""
        order = self._read(f"MATCH (p:Programme) WHERE named(p) AND described(p) WITH p, relevance(p) AS rank ending(p) {_ORDER}")
        large = most and count_programmes(order) > most
        if large and within.focus:
            return self._links("p.id = $focus OR p.joined = $focus OR {end}.id = $focus", "", {"focus": within.focus}, version)
        if large and within.countries:
            return self._in_countries(within, most, version)
        return self._bounded("MATCH (p:Programme) WHERE named(p)", "", {}, order, most, version)

    def _in_countries(self, within: Within, most: int, version: str) -> Network:
        given: dict[str, Cell] = {"countries": list(within.countries)}
        if within.ids:
            return self._links("p.id IN $ids OR p.joined IN $ids", _THERE, {**given, "ids": list(within.ids)}, version)
        begin = f"MATCH {_THERE} AND seen(t)"
        order = self._read(f"{begin} WITH DISTINCT p WITH p, relevance(p) AS rank WHERE described(p) ending(p) {_ORDER}", given)
        return self._bounded(begin, _THERE, given, order, most, version)

    def _bounded(self, begin: str, there: str, given: Mapping[str, Cell], order: list[Edge], most: int, version: str) -> Network:
        """The links of the first programmes."""
        cut = find_cut(order, {"most": most, "relevance": "all"})
        at_cut: list[Edge] = []
        if cut and (values := cut_values(cut, self._told)):
            text = f"{begin} AND may_cut(p) WITH DISTINCT p WITH p, relevance(p) AS rank WHERE described(p) ending(p) {_CUT}"
            at_cut = self._read(text, {**given, **values})
        looked = looked_values(cut, at_cut, self._told) if cut else WHOLE
        found = self._links("looked_at(p)", there, {**given, **looked}, version)
        return replace(found, passed_over=count_programmes(order) - most if cut else 0)

    def _links(self, where: str, there: str, given: Mapping[str, Cell], version: str) -> Network:
        """The links, and the periods of their programmes.

        Args:
            where: which programmes, with `{end}` for what they are linked to.
            there: a pattern that they must fit, with its condition; "" for none.
        """
        more, counts = (f", {there} AND ", "seen(r) AND seen(t)") if there else (" WHERE ", "seen(r)")
        nodes: dict[str, NetworkNode] = {}
        found: dict[tuple[str, str, str], int] = {}

        def read(pattern: str, end: str, role: str) -> None:
            text = (f"MATCH {pattern}{more}({where.format(end=end)}) WITH * WHERE {counts} RETURN {end}.id AS id, {end}.name AS name, "
                    f"{end}.kind AS kind, {_OF}, {role} AS role, count(DISTINCT r.id) AS number ORDER BY id, programme, own")  # fmt: skip
            for row in self._read(text, given):
                id_, programme = str(row["id"]), str(row["programme"])
                label = "Country" if row["role"] == TARGETS else "Actor"
                nodes.setdefault(id_, NetworkNode(id_, label, str(row["name"]), str(row["kind"] or "") if label == "Actor" else ""))
                _add_programme(nodes, row)
                ends = (programme, id_) if label == "Country" else (id_, programme)
                key = (ends[0], str(row["role"]), ends[1])
                found[key] = found.get(key, 0) + int(str(row["number"]))

        read("(p:Programme)-[r:TARGETS]->(x:Country)", "x", f"'{TARGETS}'")
        read(f"(a:Actor)-[r:{_BY}]->(p:Programme)", "a", "role(r)")
        read("(p:Programme)-[r:BENEFITS]->(a:Actor)", "a", "role(r)")
        links = tuple(NetworkLink(one, role, other, number) for (one, role, other), number in sorted(found.items()))
        periods = self._periods(where.replace(" OR {end}.id = $focus", ""), more, counts, given)
        return Network(dict(sorted(nodes.items())), links, self.editions.searched, version, periods)

    def _periods(self, where: str, more: str, counts: str, given: Mapping[str, Cell]) -> dict[str, tuple[tuple[Span, ...], ...]]:
        """By programme the periods of each source; a source of several that gives none has an empty entry."""
        found: dict[str, dict[str, list[Span]]] = {}
        for row in self._read("MATCH (p:Programme) WHERE p.joined IS NOT NULL AND named(p) RETURN p.joined AS programme, p.id AS own "
                              "ORDER BY programme, own"):  # fmt: skip
            found.setdefault(str(row["programme"]), {})[str(row["own"])] = []
        text = (f"MATCH (p:Programme)-[r:HAS_PERIOD]->(d:Period){more}({where}) WITH * WHERE {counts} RETURN DISTINCT one(p) AS programme, "
                "p.id AS own, r.id AS statement, d.start_date AS first, d.end_date AS last ORDER BY programme, own, first, last, statement")  # fmt: skip
        for row in self._read(text, given):
            found.setdefault(str(row["programme"]), {}).setdefault(str(row["own"]), []).append((str(row["first"]), str(row["last"])))
        return {programme: tuple(tuple(spans) for _, spans in sorted(told.items())) for programme, told in found.items()}

    def _read(self, text: str, given: Mapping[str, Cell] | None = None) -> list[Edge]:
        cypher = put_in_terms(text, self._told, self._asked)
        values = {**self._given, **(given or {})}
        return list(self._store.read(cypher, {name: values[name] for name in parameters_used(cypher)}).dicts())


def _add_programme(nodes: dict[str, NetworkNode], row: Mapping[str, Cell]) -> None:
    """The node that stands for a programme has its own name where it is met itself, else that of one that is the same."""
    id_ = str(row["programme"])
    if id_ not in nodes or row["own"] == id_:
        nodes[id_] = NetworkNode(id_, "Programme", str(row["programme_name"]), str(row["programme_kind"] or ""))
