"""The Cypher that the embedded store writes with, made from the schema table."""

from collections.abc import Mapping
from functools import cache

from graph.schema import EDGES, NODES, STATEMENTS

MACROS = (
    "CREATE MACRO type(r) AS label(r)",
    "CREATE MACRO toString(x) AS CAST(x AS STRING)",
    "CREATE MACRO toInteger(x) AS CAST(x AS INT64)",
)
"""Functions that Neo4j has under these names, so that the same question runs on both engines."""

MERGE_ENTITY = "UNWIND $rows AS row MERGE (n:{label} {{id: row.to_id}})"
NAMED_BY = "MATCH (d:Document {{id: $document}})-[:NAMES]->(n:{label}) RETURN DISTINCT n.id"
CLAIMS = (
    "MATCH (d:Document)-[m:NAMES]->(n:{label}) WHERE n.id IN $ids "
    "RETURN n.id, m.document, m.name, m.aliases, m.kind, m.country, m.identifiers"
)
REMOVE_NODES = "MATCH (n:{label}) WHERE n.id IN $ids DETACH DELETE n"


@cache
def ddl() -> tuple[str, ...]:
    """The statements that make an empty graph."""
    nodes = [f"CREATE NODE TABLE {n.label}({_columns(n.properties)}, PRIMARY KEY (id))" for n in NODES.values()]
    edges = []
    for edge in EDGES.values():
        pairs = ", ".join(f"FROM {left} TO {right}" for left, right in edge.pairs)
        columns = f", {_columns(edge.properties)}" if edge.properties else ""
        edges.append(f"CREATE REL TABLE {edge.name}({pairs}{columns})")
    return (*nodes, *edges, *MACROS)


@cache
def merge_node(label: str) -> str:
    """Write rows of nodes by id; a node that exists keeps its place and gets the row's properties."""
    properties = {k: t for k, t in NODES[label].properties.items() if k != "id"}
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET " + ", ".join(f"n.{k} = {_cell(k, t)}" for k, t in properties.items())


@cache
def create_edge(name: str, left: str, right: str) -> str:
    """Write rows of edges between nodes that exist."""
    properties = ", ".join(f"{k}: {_cell(k, t)}" for k, t in EDGES[name].properties.items())
    body = f" {{{properties}}}" if properties else ""
    return f"UNWIND $rows AS row MATCH (a:{left} {{id: row.from_id}}), (b:{right} {{id: row.to_id}}) CREATE (a)-[:{name}{body}]->(b)"


@cache
def copy_nodes(label: str) -> str:
    """All nodes of a label, in the order of the table's columns."""
    return f"MATCH (n:{label}) RETURN {', '.join(f'n.{name} AS {name}' for name in NODES[label].properties)}"


@cache
def copy_edges(name: str, left: str, right: str) -> str:
    """All edges of a type between two labels: the ends' ids, then the table's columns."""
    columns = ["a.id AS from_id", "b.id AS to_id", *(f"r.{p} AS {p}" for p in EDGES[name].properties)]
    return f"MATCH (a:{left})-[r:{name}]->(b:{right}) RETURN {', '.join(columns)}"


@cache
def drop_statements() -> tuple[str, ...]:
    """Remove a document's statements, passages and node; entities stay until their names are folded again."""
    ends = [f"MATCH (a)-[r:{name}]->(b) WHERE r.document = $document DELETE r" for name in STATEMENTS]
    return (
        *ends,
        "MATCH (p:Passage)-[:FROM_DOCUMENT]->(d:Document {id: $document}) DETACH DELETE p",
        "MATCH (d:Document {id: $document}) DETACH DELETE d",
    )


@cache
def remove_unused_values() -> tuple[str, ...]:
    """Remove value nodes that no statement points to any more."""
    incoming: dict[str, list[str]] = {}
    for edge in EDGES.values():
        for _, right in edge.pairs:
            if NODES[right].value:
                incoming.setdefault(right, []).append(edge.name)
    return tuple(
        f"MATCH (v:{label}) WHERE NOT EXISTS {{ MATCH (a)-[:{'|'.join(names)}]->(v) }} DELETE v" for label, names in incoming.items()
    )


def _columns(properties: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {type_}" for name, type_ in properties.items())


def _cell(name: str, type_: str) -> str:
    """A row's cell; a column of nothing but nulls has no type of its own, so all but text are cast."""
    return f"row.{name}" if type_ == "STRING" else f"CAST(row.{name} AS {type_})"
