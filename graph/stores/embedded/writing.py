"""One change of the embedded store: a list of sources, copied in bulk into a new file.

Why a new file each time: in ladybug 0.22 a checkpoint of a relationship table that is on disk already writes all of that table again and
never gives space back (see docs/decisions/0002-whole-versions.md and 0010-bulk.md).
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial

import ladybug
import pyarrow as pa

from graph.errors import StoreError
from graph.extracts import Extract, arrow_schema
from graph.joins.finding import Kinds
from graph.joins.statements import RESTS_ON, SAME_AS, join_rows, joined_programmes, joins_document, may_join
from graph.resolve.judgements import Judged, judged_by, merged
from graph.schema import ENTITIES, NODES
from graph.store import Cell, Judgement, SourceRows, Table
from graph.stores.embedded import text
from graph.stores.embedded.constants import constants
from graph.stores.embedded.copying import Copying
from graph.stores.embedded.edges import Edges, parts, types_with_edges
from graph.stores.embedded.entities import entities, moved_ids, values
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.memory import give_back
from graph.stores.embedded.names_index import NamesIndex
from graph.stores.embedded.new_graph import NewGraph
from graph.stores.embedded.partners_writing import write_partners
from graph.stores.embedded.sources import Sources
from graph.stores.embedded.told import Told
from graph.stores.embedded.turns import short_turns
from graph.stores.embedded.versions import VersionFiles

_JOINED: Table = (SAME_AS, "Programme", "Programme")

_FEW = 2_000
"""Passages that are indexed together."""

_HANDED = 20_000
"""Nodes of a batch that the engine hands over."""


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
            given = _Given(tuple(self._sources), judged_by((*self._log, *self.judged)))
            self._sources.write_list(self._files.sources)
            give_back()
            rows = given.rows.values()
            with short_turns(), _Indexing(self._files) as indexing, ThreadPoolExecutor(1) as aside:
                indexing.add_passages(given.sources)
                same = aside.submit(constants, given.sources, given.judged, given.rows, {SAME_AS})
                with (
                    NewGraph(self._files.graph, rows, documents=bool(Kinds.of(given.kinds).documents)) as graph,
                    Copying(graph.database, rows=sum(rows)) as copied,
                ):
                    told = _write_nodes(copied, given, indexing)
                    copied.settle()  # edges find their nodes
                    _write_edges(graph, copied, given, told, same.result(), indexing)
                indexing.finish()

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


class _Given:
    """What a version is made of.

    Attributes:
        rows: of each table of all sources; `kinds`: of each document.
        joins: whether programmes of several sources may be the same.
    """

    def __init__(self, sources: Sequence[Extract], judged: Judged) -> None:
        self.sources, self.judged = sources, judged
        self.rows = _sizes(sources)
        self.kinds = {str(source.document["id"]): str(source.document["kind"]) for source in sources}
        self.joins = may_join(self.kinds) or any(table[0] == SAME_AS for table in self.rows)


class _Indexing:
    """Fills the version's file of names, passages and partners in a thread of its own while the graph is copied.

    The engine that copies needs Python but for moments.
    """

    def __init__(self, files: VersionFiles) -> None:
        self._path = files.names
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

    def add_partners(self, sources: Sequence[Extract], judged: Judged, programmes: pa.Table, actors: pa.Table) -> None:
        """Add the partners in each country; see write_partners. Nothing can be added after them."""
        self._begun.append(self._thread.submit(self._index.finish))
        self._begun.append(self._thread.submit(write_partners, self._path, sources, judged, programmes, actors))

    def is_busy(self) -> bool:
        """Whether something is being added."""
        return not all(done.done() for done in self._begun)

    def finish(self) -> None:
        """Wait for all of it."""
        for done in self._begun:
            done.result()

    def _read_passages(self, sources: Sequence[Extract]) -> None:
        for source in sources:
            for part in source.arrow(("Passage",), ("id", "document", "text")) if ("Passage",) in source.tables else ():
                for few in part.to_batches(_FEW):
                    self._index.add_passages(zip(*(few[name].to_pylist() for name in ("id", "document", "text")), strict=True))


def _sizes(sources: Iterable[Extract]) -> Mapping[Table, int]:
    """The rows of each table of all sources."""
    rows: Counter[Table] = Counter()
    for source in sources:
        rows.update(source.sizes())
    return rows


def _write_nodes(copied: Copying, given: _Given, indexing: _Indexing) -> Told:
    """Copy all nodes, and have the names of the entities indexed on the way; what is told of programmes."""
    sources, judged, rows = given.sources, given.judged, given.rows
    copied.add(("Passage",), partial(parts, ("Passage",), sources), rows.get(("Passage",), 0))
    for label in NODES:
        if label not in ENTITIES and label not in ("Document", "Passage") and (label,) in rows:
            in_parts = any(number > copied.largest for table, number in rows.items() if table[-1] == label)
            copied.add((label,), partial(values, label, sources, shared_first=in_parts), rows[label,])
    documents = pa.Table.from_pylist([dict(source.document) for source in sources], arrow_schema(("Document",)))
    copied.add(("Document",), lambda: [documents], documents.num_rows)
    told = Told(sources, judged)
    for label in ENTITIES:
        nodes = entities(label, sources, judged)
        if nodes.num_rows:
            indexing.add_names(label, nodes, moved_ids(label, sources, judged))
            nodes = told.added_to(nodes) if label == "Programme" else nodes
            copied.add((label,), partial(tuple, [nodes]), nodes.num_rows)
    return told


def _write_edges(graph: NewGraph, copied: Copying, given: _Given, told: Told, same: text.Constants, indexing: _Indexing) -> None:
    """Copy all edges, and have the partners made as soon as nothing that they need is missing."""
    edges = Edges(copied, given.sources, given.judged, types_with_edges(given.rows, [SAME_AS] if given.joins else []), same)
    first = RESTS_ON if given.joins else edges.first_round(given.rows)
    begun = {table: number for table, number in given.rows.items() if table[0] in first}
    left = {table: number for table, number in given.rows.items() if len(table) > 1 and table[0] not in first}
    graph.make_room(copied, begun.values())
    whole = max(begun.values(), default=0) <= copied.largest
    edges.copy(begun)
    if given.joins:
        edges.settle()  # joins read it
        if not _write_joins(copied, given, told) and not given.rows.get(_JOINED):
            edges.make_empty(SAME_AS)
    elif whole:
        copied.settle()  # else partners are made beside that checkpoint, which takes long
    if whole:
        graph.make_room(copied, left.values())
    indexing.add_partners(given.sources, given.judged, *(_read_nodes(copied, label) for label in ("Programme", "Actor")))
    copied.share_memory(indexing.is_busy)  # with the partners, whose programmes are Python's objects
    if whole:
        edges.add_columns()
    edges.copy(left)
    edges.settle()


def _write_joins(copied: Copying, given: _Given, told: Told) -> bool:
    """Write which programmes are the same, as the edges that joins rest on say; whether any were found."""
    kinds, judged = given.kinds, given.judged
    with closing(ladybug.Connection(copied.database)) as connection:

        def read(cypher: str, parameters: Mapping[str, Cell]) -> Sequence[Sequence[Cell]]:
            return fetch(connection.execute(cypher, dict(parameters))).rows

        if rows := join_rows(read, kinds, judged):
            document = pa.Table.from_pylist([joins_document(rows)], arrow_schema(("Document",)))
            copied.add(("Document",), lambda: [document], 1)
            joins = pa.Table.from_pylist(rows, arrow_schema(_JOINED))
            copied.add(_JOINED, lambda: [joins], len(rows))
            copied.wait()
        if joined := {str(row["id"]): str(row["joined"]) for row in joined_programmes(read, kinds)}:
            best = told.best_relevances(joined)
            changed = [{"id": id_, "joined": group, "relevance": best[id_]} for id_, group in joined.items()]
            fetch(connection.execute(text.SET_JOINED, {"rows": changed}))
        return bool(rows)


def _read_nodes(copied: Copying, label: str) -> pa.Table:
    """All entities of a label as they were written."""
    columns = ", ".join(f"n.{name} AS {name}" for name in NODES[label].properties)
    statement = f"MATCH (n:{label}) RETURN {columns}"
    with closing(ladybug.Connection(copied.database)) as connection, closing(connection.execute(statement)) as result:
        found: pa.Table = result.get_as_arrow(_HANDED)
        return found
