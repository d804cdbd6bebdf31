"""The Cypher that the embedded store writes and reads whole graphs with, made from the schema table."""

from collections.abc import Mapping
from functools import cache

from graph.schema import EDGES, NODES

MACROS = (
    "CREATE MACRO type(r) AS label(r)",
    "CREATE MACRO toString(x) AS CAST(x AS STRING)",
    "CREATE MACRO toInteger(x) AS CAST(x AS INT64)",
)
"""Functions that Neo4j has under these names, so that the same question runs on both engines."""


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
def create_node(label: str) -> str:
    """Write rows of nodes that do not exist yet."""
    return f"UNWIND $rows AS row CREATE (:{label} {{{', '.join(f'{k}: {_cell(k, t)}' for k, t in NODES[label].properties.items())}}})"


@cache
def create_edge(name: str, left: str, right: str) -> str:
    """Write rows of edges between nodes that exist."""
    properties = ", ".join(f"{k}: {_cell(k, t)}" for k, t in EDGES[name].properties.items())
    body = f" {{{properties}}}" if properties else ""
    return f"UNWIND $rows AS row MATCH (a:{left} {{id: row.from_id}}), (b:{right} {{id: row.to_id}}) CREATE (a)-[:{name}{body}]->(b)"


@cache
def read_nodes(label: str) -> str:
    """All nodes of a label, in the order of the table's columns."""
    return f"MATCH (n:{label}) RETURN {', '.join(f'n.{name} AS {name}' for name in NODES[label].properties)}"


@cache
def read_edges(name: str, left: str, right: str) -> str:
    """All edges of a type between two labels: the ends' ids, then the table's columns."""
    columns = ["a.id AS from_id", "b.id AS to_id", *(f"r.{p} AS {p}" for p in EDGES[name].properties)]
    return f"MATCH (a:{left})-[r:{name}]->(b:{right}) RETURN {', '.join(columns)}"


def _columns(properties: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {type_}" for name, type_ in properties.items())


def _cell(name: str, type_: str) -> str:
    """A row's cell; a column of nothing but nulls has no type of its own, so all but text are cast."""
    return f"row.{name}" if type_ == "STRING" else f"CAST(row.{name} AS {type_})"
