"""One change of the embedded store: the rows of the current version, changed in memory, written as a new file.

Why a new file each time: in ladybug 0.22 a checkpoint that changes relationship tables already on disk takes 0.1 to 0.4 s a table
and never gives space back, and one commit over many tables takes 8 MB a table (see docs/decisions/0002-whole-versions.md).
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import ladybug

from graph.errors import StoreError
from graph.resolve.judgements import judged_by, merged
from graph.schema import ENTITIES, NODES
from graph.store import Cell, Judgement, SourceBatch
from graph.stores.embedded import text
from graph.stores.embedded.graph_rows import PAIRS, GraphRows
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.names_index import NamesIndex
from graph.stores.rows import strings
from graph.stores.whole import check_whole

MEMORY = 256 << 20
"""Bytes of page buffers for reading the old version and for writing the new one, one after the other."""

_CHUNK = 2_000
"""Rows of one UNWIND: larger ones gain nothing and hold their rows twice."""

_TABLES = 12
"""Relationship tables of one commit; the file is nobody's yet, so that it may grow in several."""


class EmbeddedWriting:
    """The one change; see graph.store.Writing."""

    def __init__(self, old: Path | None, graph: Path, names: Path, log: Sequence[Judgement] = ()) -> None:
        """Begin a change.

        Args:
            old: the graph file of the current version; None for an empty store.
            graph, names: the files of the next version, which do not exist yet.
            log: the judgements so far.
        """
        self.judged: list[Judgement] = []
        self._log = log
        self._old, self._graph, self._names = old, graph, names
        self._rows: GraphRows | None = None
        self._broken = False

    def put(self, batch: SourceBatch) -> None:
        """Add one source; see graph.store.Writing."""
        with self._whole():
            check_whole(batch)
            self._current().put(batch)

    def drop(self, document: str) -> None:
        """Remove one document; see graph.store.Writing."""
        with self._whole():
            self._current().drop(document)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Append to the judgements; see graph.store.Writing."""
        with self._whole():
            self.judged += merged((*self._log, *self.judged), judgements)

    def finish(self) -> None:
        """Write the new version's files, whole and closed, in step with all judgements."""
        with self._whole():
            rows = self._current()
            rows.judge(judged_by((*self._log, *self.judged)))
            nodes = rows.finished()
            self._write_names(rows, nodes)
            with _engine(self._graph, read_only=False) as connection:
                for statement in ("CALL auto_checkpoint = false", *text.ddl()):
                    connection.execute(statement)
                _in_commits(connection, ((text.create_node(label), nodes.get(label, [])) for label in NODES))
                _in_commits(connection, ((text.create_edge(*pair), rows.edges.get(pair, [])) for pair in PAIRS))

    def _current(self) -> GraphRows:
        """The rows of the current version, read when they are first needed."""
        if self._rows is None:
            self._rows = GraphRows()
            if self._old is not None:
                with _engine(self._old, read_only=True) as connection:
                    _read(connection, self._rows)
        return self._rows

    def _write_names(self, rows: GraphRows, nodes: Mapping[str, Sequence[Mapping[str, Cell]]]) -> None:
        index = NamesIndex(self._names, read_only=False)
        try:
            for label in ENTITIES:
                index.add_names(label, ((str(n["id"]), [str(n["name"]), *strings(n["aliases"])]) for n in nodes[label]))
                index.add_moved(label, rows.moved(label))
            index.add_passages((str(p["id"]), str(p["document"]), str(p["text"])) for p in rows.nodes.get("Passage", {}).values())
            index.commit()
        finally:
            index.close()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Run a step of the change; once a step has failed the change can only be given up, also where the caller goes on."""
        if self._broken:
            raise StoreError("An earlier step of this change failed, so the change was given up. The store is as it was before.")
        try:
            yield
        except (RuntimeError, sqlite3.Error) as problem:
            self._broken = True
            raise StoreError(f"The engine refused a change: {problem}. The store is as it was before.") from problem
        except BaseException:
            self._broken = True
            raise


@contextmanager
def _engine(path: Path, *, read_only: bool) -> Iterator[ladybug.Connection]:
    """A connection to a graph file; the file is closed, and whole on disk, when the block ends."""
    database = ladybug.Database(str(path), read_only=read_only, buffer_pool_size=MEMORY)
    try:
        connection = ladybug.Connection(database)
        yield connection
        connection.close()
    finally:
        database.close()


def _in_commits(connection: ladybug.Connection, tables: Iterator[tuple[str, Sequence[Mapping[str, Cell]]]]) -> None:
    """Write tables, a few in each commit, for the memory of a commit grows with the tables that it touches."""
    filled = [(statement, rows) for statement, rows in tables if rows]
    for first in range(0, len(filled), _TABLES):
        connection.execute("BEGIN TRANSACTION")
        for statement, rows in filled[first : first + _TABLES]:
            for start in range(0, len(rows), _CHUNK):
                fetch(connection.execute(statement, {"rows": list(rows[start : start + _CHUNK])}))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def _read(connection: ladybug.Connection, into: GraphRows) -> None:
    """All rows of a graph; entities are left out, for their names make them."""
    for label in NODES:
        if label not in ENTITIES:
            found = fetch(connection.execute(text.read_nodes(label)))
            into.nodes[label] = {str(row["id"]): row for row in found.dicts()}
    there = set(fetch(connection.execute("MATCH (a)-[r]->(b) RETURN DISTINCT label(r), label(a), label(b)")).rows)
    for pair in PAIRS:
        if pair in there:
            into.edges[pair] = list(fetch(connection.execute(text.read_edges(*pair))).dicts())
