"""The Cypher that the embedded store writes whole graphs with, made from the schema table."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from graph.schema import EDGES, NODES
from graph.store import Cell, Table

MACROS = (
    "CREATE MACRO type(r) AS label(r)",
    "CREATE MACRO toString(x) AS CAST(x AS STRING)",
    "CREATE MACRO toInteger(x) AS CAST(x AS INT64)",
)
"""Functions that Neo4j has under these names, so that the same question runs on both engines."""


Constants = Mapping[str, Mapping[str, Cell]]
"""By edge type the columns that hold one cell in all rows, with that cell: nothing, a text that needs no escaping, or an empty list."""


@cache
def node_tables() -> tuple[str, ...]:
    """The statements that make the tables of nodes of an empty graph, and functions."""
    return (*(f"CREATE NODE TABLE {n.label}({_columns(n.properties)}, PRIMARY KEY (id))" for n in NODES.values()), *MACROS)


NODE_GROUP = 131_072
"""Nodes of a label that the engine keeps together."""

_NOWHERE = ("Document", "Document")
"""The labels that an edge type without edges joins: of them there is never more than one group of nodes."""


def edge_tables(without: Constants = MappingProxyType({}), types: Collection[str] | None = None) -> Iterator[str]:
    """The statements that make the tables of edges.

    Args:
        without: columns that are left out, which add_columns adds.
        types: those that have edges; None where any may be empty. Where a label has more than NODE_GROUP nodes, none may: of several types,
            one of which has no edges, ladybug 0.22 follows all but the first no further than the first group of nodes.
    """
    for edge in EDGES.values():
        pairs = edge.pairs if types is None or edge.name in types else (_NOWHERE,)
        kept = {name: type_ for name, type_ in edge.properties.items() if name not in without.get(edge.name, ())}
        ends = ", ".join(f"FROM {left} TO {right}" for left, right in pairs)
        yield f"CREATE REL TABLE {edge.name}({ends}{f', {_columns(kept)}' if kept else ''})"


def add_columns(edge: str, cells: Mapping[str, Cell]) -> Iterator[str]:
    """The statements that add columns to an edge type, each with one cell for all rows."""
    for name, cell in cells.items():
        type_ = EDGES[edge].properties[name]
        default = "" if cell is None else f" DEFAULT CAST([] AS {type_})" if isinstance(cell, list) else f" DEFAULT '{cell}'"
        yield f"ALTER TABLE {edge} ADD {name} {type_}{default}"


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
