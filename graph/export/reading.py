"""What exports read: the statements of the editions in force, kind by kind, so that one kind of one document is in memory at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from graph.contents import READ_SECONDS, Pair, contents_of
from graph.editions import Edition, all_editions, editions_in_force
from graph.errors import EmptyStore, StoreError
from graph.joins.statements import JOINS
from graph.schema import EDGES, NODES, NOT_EXPORTED
from graph.store import Cell, GraphStore
from graph.writing import find_edition

DISMISSED = "dismissed"
"""The review of a statement that no answer counts."""


class Said(NamedTuple):
    """One statement with its two ends, each with its properties by name."""

    predicate: str
    left: str
    right: str
    edition: Edition
    statement: Mapping[str, Cell]
    subject: Mapping[str, Cell]
    object: Mapping[str, Cell]


@contextmanager
def unchanged(store: GraphStore) -> Iterator[str]:
    """A block that reads one version of the graph, which is its value.

    Raises:
        EmptyStore: the store is empty.
        StoreError: the store changed before the block's end.
    """
    version = store.version()
    if version == "0":
        raise EmptyStore(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
    yield version
    if store.version() != version:
        raise StoreError(f"{store.url} changed while it was exported (graph version {version}, now {store.version()}). Export again.")


def exported_editions(store: GraphStore, document: str = "", *, reference: bool = False) -> tuple[Edition, ...]:
    """The editions in force by stem and id; only one where `document` (id or stem) names it.

    Args:
        reference: reference tables too, which are exported only by name otherwise.

    Raises:
        UnknownName: there is no such document.
    """
    editions = all_editions(store)
    if document:
        return (find_edition(editions, document),)
    return tuple(sorted((e for e in editions_in_force(editions) if reference or not e.is_reference), key=lambda e: (e.stem, e.id)))


def held_pairs(store: GraphStore, editions: Sequence[Edition]) -> dict[str, tuple[Pair, ...]]:
    """The kinds of exported statement that each edition holds, by its id, in the schema's order."""
    held = contents_of(store).edges
    return {e.id: tuple(p for p in held.get(e.id, {}) if EDGES[p[0]].statement and p[0] not in NOT_EXPORTED) for e in editions}


def read_statements(store: GraphStore, editions: Sequence[Edition], *, dismissed: bool = False) -> Iterator[Said]:
    """The statements of editions, edition by edition and kind by kind, in order of id inside a kind.

    What joins a node to itself is left out: its two ends were judged the same, so that it says nothing any more.

    Args:
        dismissed: those too that a reviewer dismissed.
    """
    held = held_pairs(store, editions)
    for edition in editions:
        for pair in held[edition.id]:
            yield from _read_pair(store, edition, pair, dismissed=dismissed)


def _read_pair(store: GraphStore, edition: Edition, pair: Pair, *, dismissed: bool) -> Iterator[Said]:
    predicate, left, right = pair
    names = {"r": tuple(EDGES[predicate].properties), "a": tuple(NODES[left].properties), "b": tuple(NODES[right].properties)}
    columns = ", ".join(f"{side}.{name} AS {side}_{name}" for side, of in names.items() for name in of)
    cypher = (
        f"MATCH (a:{left})-[r:{predicate}]->(b:{right}) WHERE r.document = $document AND a.id <> b.id "
        f"{'' if dismissed else 'AND coalesce(r.review, ' + repr('') + ') <> $dismissed '}RETURN {columns} ORDER BY r_id"
    )
    parameters = {"document": edition.id} | ({} if dismissed else {"dismissed": DISMISSED})
    first, second = len(names["r"]), len(names["r"]) + len(names["a"])
    for row in store.read(cypher, parameters, timeout=READ_SECONDS).rows:
        yield Said(predicate, left, right, edition, dict(zip(names["r"], row[:first], strict=True)),
                   dict(zip(names["a"], row[first:second], strict=True)), dict(zip(names["b"], row[second:], strict=True)))  # fmt: skip


def read_passages(store: GraphStore, edition: Edition, ids: Collection[str]) -> Iterator[Mapping[str, Cell]]:
    """The passages with these ids that the statements of an edition stand in, in reading order, with all their properties.

    Those of joins stand in other documents.
    """
    names = tuple(NODES["Passage"].properties)
    where, given = ("p.id IN $ids", {"ids": sorted(ids)}) if edition.id == JOINS else ("p.document = $document", {"document": edition.id})
    cypher = f"MATCH (p:Passage) WHERE {where} RETURN {', '.join(f'p.{n} AS {n}' for n in names)} ORDER BY document, ordinal, id"
    for row in store.read(cypher, given, timeout=READ_SECONDS).rows:
        passage = dict(zip(names, row, strict=True))
        if passage["id"] in ids:
            yield passage
