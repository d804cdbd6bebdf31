"""A graph file written anew from another one's rows, by way of Parquet files beside it.

Why: a checkpoint that changes relationship tables which are already on disk costs 0.1 to 0.4 s a table in ladybug 0.22 and
never gives space back (a second document of 300 statements: 10 to 25 s, and the file grew from 18 to 79 MB in four
editions); bulk copies into empty tables and their first checkpoint take 1 to 2 s and leave 18 MB.
"""

import glob
from collections.abc import Iterator
from pathlib import Path

import ladybug

from graph.schema import EDGES, NODES
from graph.stores.ladybug_rows import fetch
from graph.stores.ladybug_text import copy_edges, copy_nodes, ddl

LIMIT = 256 << 20
"""Bytes of a graph file above which a checkpoint, whose cost does not grow with the whole graph, is the better choice."""


def rewrite(source: ladybug.Connection, target: Path) -> None:
    """Write all rows of a graph into a new file, whole and closed; the Parquet files beside it are removed."""
    copies = list(_export(source, target))
    database = ladybug.Database(str(target))
    try:
        connection = ladybug.Connection(database)
        for statement in (*ddl(), "BEGIN TRANSACTION", *(text for text, _ in copies), "COMMIT", "CHECKPOINT"):
            connection.execute(statement)
        connection.close()
    finally:
        database.close()
    for _, path in copies:
        path.unlink()


def _export(source: ladybug.Connection, target: Path) -> Iterator[tuple[str, Path]]:
    """Write each table that has rows to a file; the statement that copies it in, and the file."""
    labels = {row[0] for row in fetch(source.execute("MATCH (n) RETURN DISTINCT label(n)")).rows}
    ends = set(fetch(source.execute("MATCH (a)-[r]->(b) RETURN DISTINCT label(r), label(a), label(b)")).rows)
    for label in NODES:
        if label in labels:
            path = target.with_name(f"{target.name}.{label}.parquet")
            source.execute(f"COPY ({copy_nodes(label)}) TO {_quoted(str(path))}")
            yield f"COPY {label} FROM {_quoted(glob.escape(str(path)))}", path
    for edge in EDGES.values():
        for left, right in edge.pairs:
            if (edge.name, left, right) in ends:
                path = target.with_name(f"{target.name}.{left}-{edge.name}-{right}.parquet")
                source.execute(f"COPY ({copy_edges(edge.name, left, right)}) TO {_quoted(str(path))}")
                yield f"COPY {edge.name} FROM {_quoted(glob.escape(str(path)))} (from='{left}', to='{right}')", path


def _quoted(path: str) -> str:
    return "'" + path.replace("\\", "\\\\").replace("'", "\\'") + "'"
