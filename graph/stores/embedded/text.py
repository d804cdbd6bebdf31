"""The Cypher that the embedded store writes whole graphs with, made from the schema table."""

from collections.abc import Mapping
from functools import cache

from graph.schema import EDGES, NODES
from graph.store import Table

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


PAIRS: tuple[tuple[str, str, str], ...] = tuple((edge.name, left, right) for edge in EDGES.values() for left, right in edge.pairs)
"""Every edge type with every pair of labels that it joins."""


def copy(table: Table) -> str:
    """Copy `$rows`, an Arrow table, into a table of nodes or of edges between nodes that are there."""
    return f"COPY {table[0]} FROM $rows" + (f" (from='{table[1]}', to='{table[2]}')" if len(table) > 1 else "")


COUNTS = ("MATCH (n) RETURN label(n), count(*)", "MATCH ()-[r]->() RETURN label(r), count(*)")
"""How many nodes of each label, and edges of each type, there are."""

SET_JOINED = """UNWIND $rows AS row MATCH (p:Programme {id: row.id})
SET p.joined = row.joined, p.relevance = row.relevance, p.turn = 0"""
"""Say of programmes which of them stands for those that are the same, and the best relevance of these."""


@cache
def create_nodes(label: str) -> str:
    """Write `$rows`, mappings, as nodes; a column of nothing but nulls has no type of its own, so all but text are cast."""
    cells = (
        f"{name}: {f'row.{name}' if type_ == 'STRING' else f'CAST(row.{name} AS {type_})'}"
        for name, type_ in NODES[label].properties.items()
    )
    return f"UNWIND $rows AS row CREATE (:{label} {{{', '.join(cells)}}})"


def _columns(properties: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {type_}" for name, type_ in properties.items())
