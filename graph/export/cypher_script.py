"""`export cypher`: a script of openCypher that recreates the whole graph in an empty database, statement by statement."""

from collections.abc import Iterator, Mapping, Sequence

from graph.contents import READ_SECONDS, contents_of
from graph.export.literal import literal
from graph.export.reading import unchanged
from graph.schema import ENTITIES, NODES
from graph.store import Cell, Columns, GraphStore

ROWS = 200
"""Rows that one statement creates: a few hundred KB of text at the most."""

GROUP = 20_000
"""Statements of the documents that are in memory together."""

_HEAD = """\
// tipgraph: the whole graph, version {version}.
// For an empty database: cypher-shell -f THIS-FILE. Every edge between two entities is one statement of one document.
// The constraints are Neo4j's; another openCypher engine may need its own form of them, or none."""


def cypher_script(store: GraphStore) -> Iterator[str]:
    """The script in pieces, each a line or more: constraints, entities, then document by document passages, values and edges."""
    with unchanged(store) as version:
        yield _HEAD.format(version=version) + "\n\n"
        for label in NODES:
            yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
        yield from _entities(store)
        contents = contents_of(store)
        values: dict[str, set[Cell]] = {label: set() for label, node in NODES.items() if node.value}
        for group in contents.groups(GROUP):
            for batch in contents.read(group):
                yield f"\n// {literal(batch.document['id'])}\n"
                yield from _nodes("Document", [batch.document])
                for label, columns in batch.nodes.items():
                    rows = [row for row in _rows(columns) if label not in values or row["id"] not in values[label]]
                    if label in values:
                        values[label].update(row["id"] for row in rows)
                    yield from _nodes(label, rows)
                for pair, columns in batch.edges.items():
                    yield from _edges(*pair, list(_rows(columns)))


def _entities(store: GraphStore) -> Iterator[str]:
    for label in ENTITIES:
        columns = ", ".join(f"n.{name} AS {name}" for name in NODES[label].properties)
        cypher = f"MATCH (d:Document)-[:NAMES]->(n:{label}) RETURN DISTINCT {columns} ORDER BY id"
        yield from _nodes(label, list(store.read(cypher, timeout=READ_SECONDS).dicts()))


def _nodes(label: str, rows: Sequence[Mapping[str, Cell]]) -> Iterator[str]:
    for part in _parts(sorted(literal(_stated(row)) for row in rows)):  # an engine gives rows in any order
        yield f"UNWIND {part} AS row CREATE (n:{label}) SET n = row;\n"


def _edges(name: str, left: str, right: str, rows: Sequence[Mapping[str, Cell]]) -> Iterator[str]:
    made = [
        {"from": row["from_id"], "to": row["to_id"], "said": _stated({k: v for k, v in row.items() if k not in ("from_id", "to_id")})}
        for row in rows
    ]
    for part in _parts(sorted(map(literal, made))):
        ends = f"MATCH (a:{left} {{id: row.from}}) MATCH (b:{right} {{id: row.to}})"
        yield f"UNWIND {part} AS row {ends} CREATE (a)-[r:{name}]->(b) SET r = row.said;\n"


def _parts(rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), ROWS):
        yield "[\n" + ",\n".join(rows[start : start + ROWS]) + "\n]"


def _stated(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """What a row states: a missing property is written as none."""
    return {name: cell for name, cell in row.items() if cell is not None}


def _rows(columns: Columns) -> Iterator[dict[str, Cell]]:
    names = tuple(columns)
    return (dict(zip(names, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
