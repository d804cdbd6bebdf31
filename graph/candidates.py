"""Which nodes of a graph may be one: all its actors and programmes against each other, without what is decided."""

from collections.abc import Iterator, Mapping, Sequence

from graph.editions import all_editions
from graph.joins.finding import find_joins
from graph.joins.statements import JOINS, SAME_AS
from graph.resolve.guards import Named
from graph.resolve.judgements import SAME, UNSURE, Judged, judged_by
from graph.resolve.near import Near, find_near
from graph.schema import EDGES, JUDGED, STATEMENTS
from graph.store import Cell, GraphStore
from graph.stores.rows import strings

_COLUMNS = "n.id AS id, n.name AS name, n.aliases AS aliases, n.kind AS kind, n.country AS country, n.identifiers AS identifiers"


def find_candidates(store: GraphStore) -> list[Near]:
    """The pairs of actors and of programmes that may be one, most likely first.

    Pairs that were judged are left out, and so are those of which a source says something together: one is a part of the other,
    succeeds it, works with it, so they are two; or a rule joined them already.
    """
    if store.version() == "0":
        return []
    decided = _decided(judged_by(store.judgements()))
    near = [pair for label in JUDGED for pair in find_near(_all_named(store, label), decided | _joined(store, label))]
    joins = find_join_candidates(store)
    wanted = {(pair.one.id, pair.other.id) for pair in joins}
    kept = [pair for pair in near if (pair.one.id, pair.other.id) not in wanted]
    return sorted([*kept, *joins], key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


def find_join_candidates(store: GraphStore) -> list[Near]:
    """The programmes of documents and the activities of data files that may be the same, and that no rule joins."""
    judged = judged_by(store.judgements())
    kinds = {edition.id: edition.kind for edition in all_editions(store) if edition.id != JOINS}

    def read(cypher: str, parameters: Mapping[str, Cell]) -> Sequence[Sequence[Cell]]:
        return store.read(cypher, parameters, timeout=600.0).rows

    joins = [join for join in find_joins(read, kinds, judged) if not join.joined]
    named = {node.id: node for node in find_named(store, sorted({id_ for join in joins for id_ in (join.programme, join.activity)}))}
    pairs = ((named[min(join.programme, join.activity)], named[max(join.programme, join.activity)], join) for join in joins)
    return [Near(one, other, join.score, join.reasons) for one, other, join in pairs]


def find_unsure(store: GraphStore) -> list[tuple[str, str]]:
    """The pairs of ids that were judged unsure: they wait for somebody who knows."""
    judged = judged_by(store.judgements())
    return sorted(pair for pair, line in judged.pairs.items() if line.verdict == UNSURE)


def find_named(store: GraphStore, ids: Sequence[str]) -> list[Named]:
    """The nodes of these ids that the graph holds, by their names, in order of id."""
    found: list[Named] = []
    for label in JUDGED if store.version() != "0" else ():
        rows = store.read(f"MATCH (n:{label}) WHERE n.id IN $ids RETURN {_COLUMNS} ORDER BY id", {"ids": list(ids)})
        found += [_named(label, row) for row in rows.dicts()]
    return found


def _all_named(store: GraphStore, label: str) -> list[Named]:
    cypher = f"MATCH (n:{label}) WHERE EXISTS {{ MATCH (d:Document)-[:NAMES]->(n) }} RETURN {_COLUMNS} ORDER BY id"
    return [_named(label, row) for row in store.read(cypher, timeout=600.0).dicts()]


def _named(label: str, row: Mapping[str, Cell]) -> Named:
    return Named(str(row["id"]), label, str(row["name"]), tuple(strings(row["aliases"])), str(row["kind"] or ""), str(row["country"] or ""),
                 tuple(strings(row["identifiers"])))  # fmt: skip


def _decided(judged: Judged) -> set[tuple[str, str]]:
    """The pairs that were judged, under the ids that answer now."""
    ends = ((judged.survivor(one), judged.survivor(other)) for (one, other), line in judged.pairs.items() if line.verdict != SAME)
    return {(min(pair), max(pair)) for pair in ends}


def _joined(store: GraphStore, label: str) -> set[tuple[str, str]]:
    """The pairs of nodes of a label that a statement joins, as a reviewer left them; a join that was dismissed is no question either."""
    return {(min(pair), max(pair)) for pair in _statements_between(store, label)}


def _statements_between(store: GraphStore, label: str) -> Iterator[tuple[str, str]]:
    documents = [edition.id for edition in all_editions(store)]
    for name in STATEMENTS:
        if (label, label) in EDGES[name].pairs:
            kept = "" if name == SAME_AS else "AND coalesce(r.review, '') <> 'dismissed' "
            cypher = f"MATCH (a:{label})-[r:{name}]->(b:{label}) WHERE r.document IN $documents {kept}RETURN DISTINCT a.id, b.id"
            for one, other in store.read(cypher, {"documents": documents}).rows:
                yield str(one), str(other)
