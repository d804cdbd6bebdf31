"""The graph as network programs take it: entities, and one edge for all statements that say the same, weighted by how many do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.contents import READ_SECONDS, Pair
from graph.editions import Edition
from graph.export.reading import DISMISSED, exported_editions, held_pairs
from graph.model import STRENGTHS
from graph.schema import ENTITIES, NODES
from graph.store import Cell, GraphStore

_ENTITY = ("id", "name", "aliases", "kind", "country", "identifiers")


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An entity.

    Attributes:
        joined: of a programme that stands in several sources, the id that stands for all; "".
    """

    id: str
    label: str
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    joined: str = ""


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """All statements of one type between two entities.

    Attributes:
        weight: how many statements say so.
        strength: of the strongest.
        documents: the stems of the documents, sorted.
        statements: the statements' ids, sorted.
        quote: the words of the first of these.
    """

    id: str
    source: str
    target: str
    type: str
    weight: int
    strength: str
    documents: tuple[str, ...]
    statements: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Network:
    """What editions say, without what a reviewer dismissed: nodes first, then edges; a kind of edge at a time is in memory."""

    store: GraphStore
    editions: tuple[Edition, ...]
    pairs: tuple[Pair, ...]

    def nodes(self) -> Iterator[NetworkNode]:
        """The entities that some edge joins, by label and id."""
        for label in ENTITIES:
            names = tuple(name for name in NODES[label].properties if name in _ENTITY or name == "joined")
            found: dict[str, NetworkNode] = {}
            for pair in self.pairs:
                for side, end in (("a", pair[1]), ("b", pair[2])):
                    if end == label:
                        columns = ", ".join(f"{side}.{name} AS {name}" for name in names)
                        for row in self._read(pair, f"RETURN DISTINCT {columns}"):
                            found.setdefault(str(row["id"]), _node(row, label))
            yield from (found[id_] for id_ in sorted(found))

    def edges(self) -> Iterator[NetworkEdge]:
        """The edges, by type and ends."""
        stems: Mapping[Cell, str] = {e.id: e.stem for e in self.editions}
        for pair in self.pairs:
            rows = self._read(pair, "RETURN a.id AS source, b.id AS target, r.id AS id, r.document AS document, r.strength AS strength, "
                                    "r.quote AS quote ORDER BY source, target, id")  # fmt: skip
            group: list[Mapping[str, Cell]] = []
            for row in rows:
                if group and (row["source"], row["target"]) != (group[0]["source"], group[0]["target"]):
                    yield _edge(group, pair[0], stems)
                    group = []
                group.append(row)
            if group:
                yield _edge(group, pair[0], stems)

    def _read(self, pair: Pair, returned: str) -> Iterator[Mapping[str, Cell]]:
        cypher = (
            f"MATCH (a:{pair[1]})-[r:{pair[0]}]->(b:{pair[2]}) WHERE r.document IN $documents AND a.id <> b.id "
            f"AND coalesce(r.review, '') <> $dismissed {returned}"
        )
        return self.store.read(cypher, {"documents": [e.id for e in self.editions], "dismissed": DISMISSED}, timeout=READ_SECONDS).dicts()


def network(store: GraphStore, document: str = "") -> Network:
    """The network of the editions in force, or of one document. Raises UnknownName where there is no such document."""
    editions = exported_editions(store, document)
    held = {pair for pairs in held_pairs(store, editions).values() for pair in pairs}
    return Network(store, editions, tuple(sorted(pair for pair in held if pair[1] in ENTITIES and pair[2] in ENTITIES)))


def _node(row: Mapping[str, Cell], label: str) -> NetworkNode:
    def texts(name: str) -> tuple[str, ...]:
        cell = row[name]
        return tuple(map(str, cell)) if isinstance(cell, list) else ()

    id_, name, kind, country, joined = (str(row.get(column) or "") for column in ("id", "name", "kind", "country", "joined"))
    return NetworkNode(id_, label, name, kind, country, texts("aliases"), texts("identifiers"), joined)


def _edge(rows: Sequence[Mapping[str, Cell]], type_: str, stems: Mapping[Cell, str]) -> NetworkEdge:
    first = rows[0]
    said = {str(row["strength"]) for row in rows}
    strongest = next((strength for strength in reversed(STRENGTHS) if strength in said), "")
    return NetworkEdge(
        id=f"{type_} {first['source']} {first['target']}",
        source=str(first["source"]),
        target=str(first["target"]),
        type=type_,
        weight=len(rows),
        strength=strongest,
        documents=tuple(sorted({stems[row["document"]] for row in rows})),
        statements=tuple(str(row["id"]) for row in rows),
        quote=str(first["quote"] or ""),
    )
