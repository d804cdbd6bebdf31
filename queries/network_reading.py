"""Reading a network from a store: all of a small graph; of a large one what is asked for, or the first programmes.

A page narrows what it gets (`queries.network.narrow`); what it means to narrow to is said here too, so that no more is read than that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.days import runs
from graph.editions import Edition, all_editions
from graph.partners import ROLES
from graph.resolve.judgements import DISMISSED
from graph.store import Cell, GraphStore
from queries.computed import Edge
from queries.editions import choose_editions
from queries.first_programmes import EVERY, count_programmes, passed_over, read_looked, read_order
from queries.network import TARGETS, Network, NetworkLink, NetworkNode, Span
from queries.terms import EDITIONS, put_in_terms
from queries.text import parameters_used
from queries.versions import at_one_version

MOST = 3_500
"""Programmes that a network is made of, the first ones where there are more."""

_BY = "|".join(name for name in ROLES if name != "BENEFITS")
_JOINED = "MATCH (p:Programme) WHERE p.joined IS NOT NULL AND named(p) RETURN p.joined AS programme, p.id AS own ORDER BY programme, own"


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


@dataclass(frozen=True, slots=True)
class ByCountry:
    """How many programmes target each country (id), and the editions that say so."""

    numbers: Mapping[str, int]
    searched: tuple[Edition, ...]


def count_by_country(store: GraphStore, as_of: str = "") -> ByCountry:
    """How many programmes target each country; one of several sources counts once."""
    return at_one_version(store, lambda _: _Reading(store, as_of).by_country())


def is_large(store: GraphStore, as_of: str = "", most: int = MOST) -> bool:
    """Whether there are more than `most` programmes, so that a network is not all of the graph."""
    return at_one_version(store, lambda _: _Reading(store, as_of).number() > most)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The programmes of a network and which of their links belong to it.

    Attributes:
        there: a pattern that programmes `p` must fit, whose edge is `t`, with its condition; "" for any programme.
        given: the values that the texts use.
        programmes: a condition on the programmes; the first ones count where there is none.
        actors, countries: a condition on who or what they are linked to; "" for any, None for no such links.
    """

    there: str = ""
    given: Mapping[str, Cell] = field(default_factory=dict)
    programmes: str = ""
    actors: str | None = ""
    countries: str | None = ""


def _scope(within: Within) -> _Scope:
    """What is read of a large graph."""
    label = within.focus.partition(":")[0]
    given: dict[str, Cell] = {"focus": within.focus}
    if label == "programme":
        return _Scope(programmes="p.id = $focus OR p.joined = $focus", given=given)
    if label == "country":
        return _Scope("(p:Programme)-[t:TARGETS]->(f:Country) WHERE f.id = $focus", given, actors=None, countries="x.id = $focus")
    if label == "actor":
        return _Scope(f"(p:Programme)-[t:{'|'.join(ROLES)}]-(f:Actor) WHERE f.id = $focus", given, actors="a.id = $focus")
    if within.countries:
        given = {"countries": list(within.countries), "ids": list(within.ids)}
        there = "(p:Programme)-[t:TARGETS]->(f:Country) WHERE f.id IN $countries"
        return _Scope(there, given, "p.id IN $ids OR p.joined IN $ids" if within.ids else "")
    return _Scope()


class _Reading:
    """Statements of the editions in force."""

    def __init__(self, store: GraphStore, as_of: str) -> None:
        every = all_editions(store)
        self._store, self.editions = store, choose_editions(every, as_of)
        self._told = store.folded and self.editions.ids == choose_editions(every).ids
        self._asked = frozenset() if self._told and {e.id for e in every} <= set(self.editions.ids) else frozenset({EDITIONS})
        self._given: dict[str, Cell] = {
            "documents": self.editions.ids,
            "hidden": DISMISSED,
            "active_from": "",
            "active_to": "",
            "relevance": "all",
        }

    def network(self, within: Within, most: int, version: str) -> Network:
        """See read_network."""
        whole = self._order(_Scope())
        scope = _scope(within) if most and count_programmes(whole) > most else _Scope()
        if scope.programmes:
            return self._links(scope, version)
        order = self._order(scope) if scope.there else whole
        looked = read_looked(self._read, _begin(scope), order, {**scope.given, "most_programmes": most, "relevance": "all"}, self._told)
        found = self._links(replace(scope, programmes="among_first(p)", given={**scope.given, **looked}), version)
        return replace(found, passed_over=passed_over(order, most))

    def number(self) -> int:
        """How many programmes there are."""
        return count_programmes(self._order(_Scope()))

    def by_country(self) -> ByCountry:
        """See count_by_country."""
        text = ("MATCH (p:Programme)-[t:TARGETS]->(c:Country) WHERE seen(t) RETURN c.id AS country, count(DISTINCT one(p)) AS number "
                "ORDER BY country")  # fmt: skip
        return ByCountry({str(row["country"]): int(str(row["number"])) for row in self._read(text)}, self.editions.searched)

    def _order(self, scope: _Scope) -> Sequence[Edge]:
        return read_order(self._read, _begin(scope), scope.given)

    def _links(self, scope: _Scope, version: str) -> Network:
        """The links of a scope, and the periods of its programmes."""
        nodes: dict[str, NetworkNode] = {}
        found: dict[tuple[str, str, str], int] = {}
        read: list[tuple[str, str, str | None]] = [
            ("(p:Programme)-[r:TARGETS]->(x:Country)", "x", scope.countries), (f"(a:Actor)-[r:{_BY}]->(p:Programme)", "a", scope.actors),
            ("(p:Programme)-[r:BENEFITS]->(a:Actor)", "a", scope.actors),
        ]  # fmt: skip
        for pattern, end, condition in read:
            for row in self._rows(scope, pattern, end, condition) if condition is not None else ():
                id_, programme, role = str(row["id"]), str(row["programme"]), str(row["role"])
                label, kind = ("Country", "") if role == TARGETS else ("Actor", str(row["kind"] or ""))
                nodes.setdefault(id_, NetworkNode(id_, label, str(row["name"]), kind))
                _add_programme(nodes, row)
                key = (programme, role, id_) if role == TARGETS else (id_, role, programme)
                found[key] = found.get(key, 0) + int(str(row["number"]))
        links = tuple(NetworkLink(one, role, other, number) for (one, role, other), number in sorted(found.items()))
        return Network(dict(sorted(nodes.items())), links, self.editions.searched, version, self._periods(scope))

    def _rows(self, scope: _Scope, pattern: str, end: str, condition: str) -> list[Edge]:
        role = f"'{TARGETS}'" if end == "x" else "role(r)"
        return self._read(
            f"MATCH {pattern}{_where(scope)}{f' AND {condition}' if condition else ''} WITH * WHERE {_counts(scope)} "
            f"RETURN {end}.id AS id, {end}.name AS name, {end}.kind AS kind, one(p) AS programme, p.id AS own, p.name AS programme_name, "
            f"p.kind AS programme_kind, {role} AS role, count(DISTINCT r.id) AS number ORDER BY id, programme, own",
            scope.given,
        )

    def _periods(self, scope: _Scope) -> dict[str, tuple[tuple[Span, ...], ...]]:
        """By programme the spans of each source; a source of several that gives none has an empty entry."""
        found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
        for row in self._read(_JOINED):
            found.setdefault(str(row["programme"]), {})[str(row["own"])] = []
        text = (f"MATCH (p:Programme)-[r:HAS_PERIOD]->(d:Period){_where(scope)} WITH * WHERE {_counts(scope)} RETURN DISTINCT one(p) AS "
                "programme, p.id AS own, r.id AS statement, coalesce(r.kind, '') AS kind, d.start_date AS first, d.end_date AS last "
                "ORDER BY programme, own, first, last, statement")  # fmt: skip
        for row in self._read(text, scope.given):
            period = (str(row["kind"]), str(row["first"]), str(row["last"]))
            found.setdefault(str(row["programme"]), {}).setdefault(str(row["own"]), []).append(period)
        return {programme: tuple(tuple(runs(periods)) for _, periods in sorted(told.items())) for programme, told in found.items()}

    def _read(self, text: str, given: Mapping[str, Cell] | None = None) -> list[Edge]:
        cypher = put_in_terms(text, self._told, self._asked)
        values = {**self._given, **(given or {})}
        return list(self._store.read(cypher, {name: values[name] for name in parameters_used(cypher)}).dicts())


def _begin(scope: _Scope) -> str:
    """The programmes of a scope, to be put in order."""
    return f"MATCH {scope.there} AND seen(t)" if scope.there else EVERY


def _where(scope: _Scope) -> str:
    """What follows a pattern with a programme; a MATCH of its own: in one an edge of Neo4j stands once, and `r` could not be `t`."""
    return f" MATCH {scope.there} AND ({scope.programmes})" if scope.there else f" WHERE ({scope.programmes})"


def _counts(scope: _Scope) -> str:
    return "seen(r) AND seen(t)" if scope.there else "seen(r)"


def _add_programme(nodes: dict[str, NetworkNode], row: Mapping[str, Cell]) -> None:
    """The node that stands for a programme has its own name where it is met itself, else that of one that is the same."""
    id_ = str(row["programme"])
    if id_ not in nodes or row["own"] == id_:
        nodes[id_] = NetworkNode(id_, "Programme", str(row["programme_name"]), str(row["programme_kind"] or ""))
