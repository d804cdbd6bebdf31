"""One change of the embedded store: a list of sources, copied in bulk into a new file.

Why a new file each time: in ladybug 0.22 a checkpoint of a relationship table that is on disk already writes all of that table again and
never gives space back (see docs/decisions/0002-whole-versions.md and 0010-bulk.md).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import ladybug
import pyarrow as pa

from graph.errors import StoreError
from graph.extracts import Extract, Table, arrow_schema
from graph.joins.statements import SAME_AS, join_rows, joined_programmes, joins_document
from graph.resolve.judgements import Judged, judged_by, merged
from graph.schema import ENTITIES, NODES
from graph.store import Cell, Judgement, SourceRows
from graph.stores.embedded import text
from graph.stores.embedded.entities import entities, judged_rows, moved_ids, values
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.names_index import NamesIndex
from graph.stores.embedded.sources import Sources
from graph.stores.embedded.told import Told
from graph.stores.embedded.versions import VersionFiles
from graph.stores.rows import strings

MEMORY = 256 << 20
"""Bytes of page buffers that any change may need: the first checkpoint of this schema fails with less."""

_ROW = 1_500
"""Bytes of page buffers for each row of the largest table, which is in memory until its checkpoint."""

_FEW = 2_000
"""Nodes up to which they are written row by row: each node table that is copied into takes 15 MB that never come back."""

_SETTLED = 20_000
"""Rows after which what was written is checkpointed, so that its memory can be used again."""


class EmbeddedWriting:
    """The one change; see graph.store.Writing."""

    def __init__(self, files: VersionFiles, sources: Sources, log: Sequence[Judgement] = ()) -> None:
        """Begin a change.

        Args:
            files: those of the next version, which do not exist yet.
            sources: those of the current version.
            log: the judgements so far.
        """
        self.judged: list[Judgement] = []
        self._log = log
        self._files, self._sources = files, sources
        self._broken = False

    def put(self, source: SourceRows) -> None:
        """Add one source; see graph.store.Writing."""
        with self._whole():
            self._sources.put(source)

    def drop(self, document: str) -> None:
        """Remove one document; see graph.store.Writing."""
        with self._whole():
            self._sources.drop(document)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Append to the judgements; see graph.store.Writing."""
        with self._whole():
            self.judged += merged((*self._log, *self.judged), judgements)

    def finish(self) -> None:
        """Write the new version's files, whole and closed, in step with all judgements."""
        with self._whole():
            sources = tuple(self._sources)
            self._sources.write_list(self._files.sources)
            judged = judged_by((*self._log, *self.judged))
            index = NamesIndex(self._files.names, read_only=False)
            try:
                told = Told(sources, judged)
                with _engine(self._files, sources) as connection:
                    _write_nodes(connection, sources, judged, told, index)
                    _write_edges(connection, sources, judged)
                    kinds = {str(source.document["id"]): str(source.document["kind"]) for source in sources}
                    _write_joins(connection, kinds, judged, told)
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
        except (RuntimeError, sqlite3.Error, pa.ArrowException) as problem:
            self._broken = True
            raise StoreError(f"The engine refused a change: {problem}. The store is as it was before.") from problem
        except BaseException:
            self._broken = True
            raise


@contextmanager
def _engine(files: VersionFiles, sources: Iterable[Extract]) -> Iterator[ladybug.Connection]:
    """A connection to a new graph with its tables; the file is closed, and whole on disk, when the block ends."""
    rows: dict[Table, int] = {}
    for source in sources:
        for table, number in source.sizes().items():
            rows[table] = rows.get(table, 0) + number
    memory = MEMORY + _ROW * max(rows.values(), default=0)
    database = ladybug.Database(str(files.graph), buffer_pool_size=memory)
    try:
        connection = ladybug.Connection(database)
        for statement in ("CALL auto_checkpoint = false", *text.ddl()):
            connection.execute(statement)
        yield connection
        connection.close()
    finally:
        database.close()


def _write_nodes(connection: ladybug.Connection, sources: Sequence[Extract], judged: Judged, told: Told, index: NamesIndex) -> None:
    """Copy all nodes, and fill the index of names and passages on the way."""
    copied = _Copying(connection)
    documents = pa.Table.from_pylist([dict(source.document) for source in sources], arrow_schema(("Document",)))
    copied.add(("Document",), documents)
    for label in NODES:
        if label in ENTITIES:
            for part in entities(label, sources, judged):
                copied.add((label,), told.added_to(part) if label == "Programme" else part)
                index.add_names(label, ((n["id"], [n["name"], *strings(n["aliases"])]) for n in part.to_pylist()))
            index.add_moved(label, moved_ids(label, sources, judged))
        elif label == "Passage":
            for part in _parts((label,), sources):
                copied.add((label,), part)
                index.add_passages(zip(*(part[name].to_pylist() for name in ("id", "document", "text")), strict=True))
        elif label != "Document":
            for part in values(label, sources):
                copied.add((label,), part)
    copied.settle()


def _write_edges(connection: ladybug.Connection, sources: Sequence[Extract], judged: Judged) -> None:
    copied = _Copying(connection)
    for pair in text.PAIRS:
        for part in _parts(pair, sources):
            copied.add(pair, judged_rows(pair, part, judged))
    copied.settle()


def _write_joins(connection: ladybug.Connection, kinds: Mapping[str, str], judged: Judged, told: Told) -> None:
    """Write which programmes are the same, as all that was written before says."""

    def read(cypher: str, parameters: Mapping[str, Cell]) -> Sequence[Sequence[Cell]]:
        return fetch(connection.execute(cypher, dict(parameters))).rows

    copied = _Copying(connection)
    if rows := join_rows(read, kinds, judged):
        copied.add(("Document",), pa.Table.from_pylist([joins_document(rows)], arrow_schema(("Document",))))
        table = (SAME_AS, "Programme", "Programme")
        copied.add(table, pa.Table.from_pylist(rows, arrow_schema(table)))
    if joined := {str(row["id"]): str(row["joined"]) for row in joined_programmes(read, kinds)}:
        best = told.best_relevances(joined)
        rows = [{"id": id_, "joined": group, "relevance": best[id_]} for id_, group in joined.items()]
        fetch(connection.execute(text.SET_JOINED, {"rows": rows}))
    copied.settle()


def _parts(table: Table, sources: Iterable[Extract]) -> Iterator[pa.Table]:
    """The rows of a table of all sources; small ones together, for each copy has its price."""
    waiting: list[pa.Table] = []
    for source in sources:
        for part in source.arrow(table) if table in source.tables else ():
            waiting.append(part)
            if sum(rows.num_rows for rows in waiting) >= _SETTLED:
                yield pa.concat_tables(waiting)
                waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


class _Copying:
    """Copies tables into the graph and checkpoints after many rows, for what is not on disk yet stays in memory."""

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection
        self._table: Table = ()
        self._rows = 0

    def add(self, table: Table, rows: pa.Table) -> None:
        """Copy rows; all those of a table come one after the other."""
        if table != self._table and self._rows >= _SETTLED:
            self.settle()
        self._table, self._rows = table, self._rows + rows.num_rows
        if not rows.num_rows:
            return
        if len(table) == 1 and rows.num_rows <= _FEW:
            fetch(self._connection.execute(text.create_nodes(table[0]), {"rows": rows.to_pylist()}))
        else:
            fetch(self._connection.execute(text.copy(table), {"rows": rows}))

    def settle(self) -> None:
        """Make what was copied part of the file."""
        self._connection.execute("CHECKPOINT")
        self._rows = 0
