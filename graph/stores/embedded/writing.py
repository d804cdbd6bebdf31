"""One change of the embedded store: a list of sources, copied in bulk into a new file.

Why a new file each time: in ladybug 0.22 a checkpoint of a relationship table that is on disk already writes all of that table again and
never gives space back (see docs/decisions/0002-whole-versions.md and 0010-bulk.md).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

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
from graph.stores.embedded.memory import give_back
from graph.stores.embedded.names_index import NamesIndex
from graph.stores.embedded.partners_writing import write_partners
from graph.stores.embedded.sources import Sources
from graph.stores.embedded.told import Told
from graph.stores.embedded.versions import VersionFiles

MEMORY = 256 << 20
"""Bytes of page buffers that any change may need: the first checkpoint of this schema fails with less."""

_ROW = 1_500
"""Bytes of page buffers for each row of the largest table, which is in memory until its checkpoint."""

_FEW = 2_000
"""Nodes up to which they are written row by row: each node table that is copied into takes 15 MB that never come back."""

_SETTLED = 20_000
"""Rows after which what was written is checkpointed, so that its memory can be used again."""

_TOGETHER = 2_000_000
"""Rows of a table that are copied at once: what comes to a table that has rows already takes twice as long, but all of it is in memory."""


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
            give_back()
            with _Indexing(self._files) as indexing:
                indexing.add_passages(sources)
                told = Told(sources, judged)
                with _engine(self._files, sources) as database:
                    _write_nodes(database, sources, judged, told, indexing)
                    _write_edges(database, sources, judged)
                    _write_joins(database, {str(source.document["id"]): str(source.document["kind"]) for source in sources}, judged, told)
                    programmes, actors = (_read_nodes(database, label) for label in ("Programme", "Actor"))
                indexing.finish()
            write_partners(self._files.names, sources, judged, programmes, actors)

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


class _Indexing:
    """Fills the index of names and passages in a thread of its own while the graph is copied: neither engine needs Python for long."""

    def __init__(self, files: VersionFiles) -> None:
        self._index = NamesIndex(files.names, read_only=False)
        self._thread = ThreadPoolExecutor(1)
        self._begun: list[Future[None]] = []

    def __enter__(self) -> "_Indexing":
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._index.close()

    def add_passages(self, sources: Sequence[Extract]) -> None:
        """Add the passages of all sources."""
        self._begun.append(self._thread.submit(self._read_passages, sources))

    def add_names(self, label: str, nodes: pa.Table, moved: Iterable[tuple[str, str]]) -> None:
        """Add entities, and the ids that they answer for."""
        self._begun.append(self._thread.submit(self._index.add_names, label, nodes))
        self._begun.append(self._thread.submit(self._index.add_moved, label, moved))

    def finish(self) -> None:
        """Wait for all of it, and make it part of the file."""
        for done in self._begun:
            done.result()
        self._index.commit()

    def _read_passages(self, sources: Sequence[Extract]) -> None:
        for source in sources:
            for part in source.arrow(("Passage",), ("id", "document", "text")) if ("Passage",) in source.tables else ():
                for few in part.to_batches(_FEW):
                    self._index.add_passages(zip(*(few[name].to_pylist() for name in ("id", "document", "text")), strict=True))


@contextmanager
def _engine(files: VersionFiles, sources: Iterable[Extract]) -> Iterator[ladybug.Database]:
    """A new graph with its tables; the file is closed, and whole on disk, when the block ends."""
    rows: dict[Table, int] = {}
    for source in sources:
        for table, number in source.sizes().items():
            rows[table] = rows.get(table, 0) + number
    memory = MEMORY + _ROW * min(max(rows.values(), default=0), _TOGETHER)
    database = ladybug.Database(str(files.graph), buffer_pool_size=memory)
    try:
        with closing(ladybug.Connection(database)) as connection:
            for statement in ("CALL auto_checkpoint = false", *text.ddl()):
                connection.execute(statement)
        yield database
    finally:
        database.close()
        give_back()


def _write_nodes(database: ladybug.Database, sources: Sequence[Extract], judged: Judged, told: Told, indexing: _Indexing) -> None:
    """Copy all nodes, and have the names of the entities indexed on the way."""
    copied = _Copying(database)
    documents = pa.Table.from_pylist([dict(source.document) for source in sources], arrow_schema(("Document",)))
    copied.add(("Document",), documents)
    for label in NODES:
        if label in ENTITIES:
            nodes = entities(label, sources, judged)
            indexing.add_names(label, nodes, moved_ids(label, sources, judged))
            copied.add((label,), told.added_to(nodes) if label == "Programme" else nodes)
        elif label not in ("Document", "Passage"):
            for part in _together(values(label, sources)):
                copied.add((label,), part)
    copied.settle()  # texts need most memory
    for part in _together(_parts(("Passage",), sources)):
        copied.add(("Passage",), part)
    copied.settle()


def _write_edges(database: ladybug.Database, sources: Sequence[Extract], judged: Judged) -> None:
    copied = _Copying(database)
    for pair in text.PAIRS:
        for part in _together(_parts(pair, sources)):
            copied.add(pair, judged_rows(pair, part, judged))
    copied.settle()


def _write_joins(database: ladybug.Database, kinds: Mapping[str, str], judged: Judged, told: Told) -> None:
    """Write which programmes are the same, as all that was written before says."""
    copied = _Copying(database)
    with closing(ladybug.Connection(database)) as connection:

        def read(cypher: str, parameters: Mapping[str, Cell]) -> Sequence[Sequence[Cell]]:
            return fetch(connection.execute(cypher, dict(parameters))).rows

        if rows := join_rows(read, kinds, judged):
            copied.add(("Document",), pa.Table.from_pylist([joins_document(rows)], arrow_schema(("Document",))))
            table = (SAME_AS, "Programme", "Programme")
            copied.add(table, pa.Table.from_pylist(rows, arrow_schema(table)))
        if joined := {str(row["id"]): str(row["joined"]) for row in joined_programmes(read, kinds)}:
            best = told.best_relevances(joined)
            changed = [{"id": id_, "joined": group, "relevance": best[id_]} for id_, group in joined.items()]
            fetch(connection.execute(text.SET_JOINED, {"rows": changed}))
    copied.settle()


def _read_nodes(database: ladybug.Database, label: str) -> pa.Table:
    """All entities of a label as they were written."""
    columns = ", ".join(f"n.{name} AS {name}" for name in NODES[label].properties)
    statement = f"MATCH (n:{label}) RETURN {columns}"
    with closing(ladybug.Connection(database)) as connection, closing(connection.execute(statement)) as result:
        found: pa.Table = result.get_as_arrow(_SETTLED)
        return found


def _parts(table: Table, sources: Iterable[Extract]) -> Iterator[pa.Table]:
    """The rows of a table of all sources."""
    return (part for source in sources if table in source.tables for part in source.arrow(table))


def _together(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Parts as few as memory allows, for each copy has its price."""
    waiting: list[pa.Table] = []
    rows = 0
    for part in parts:
        waiting.append(part)
        rows += part.num_rows
        if rows >= _TOGETHER:
            yield pa.concat_tables(waiting)
            waiting, rows = [], 0
    if waiting:
        yield pa.concat_tables(waiting)


class _Copying:
    """Copies tables into the graph and checkpoints after many rows, for what is not on disk yet stays in memory."""

    def __init__(self, database: ladybug.Database) -> None:
        self._database = database
        self._rows = 0

    def add(self, table: Table, rows: pa.Table) -> None:
        """Copy rows into a table. A connection keeps what was copied through it, so each copy has its own."""
        if not rows.num_rows:
            return
        with closing(ladybug.Connection(self._database)) as connection:
            if len(table) == 1 and rows.num_rows <= _FEW:
                fetch(connection.execute(text.create_nodes(table[0]), {"rows": rows.to_pylist()}))
            else:
                fetch(connection.execute(text.copy(table), {"rows": rows}))
        self._rows += rows.num_rows
        if self._rows >= _SETTLED:
            self.settle()

    def settle(self) -> None:
        """Make what was copied part of the file, and give the memory back that it took."""
        with closing(ladybug.Connection(self._database)) as connection:
            connection.execute("CHECKPOINT")
        self._rows = 0
        give_back()
