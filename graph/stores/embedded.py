"""The embedded store: ladybug (openCypher, one file) kept as whole versions, with a name index beside it."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from graph.errors import QueryError, StoreError
from graph.schema import ENTITIES
from graph.store import Cell, Hit, Rows, SourceBatch
from graph.stores import ladybug_text as text
from graph.stores.folding import Claim, fold_claims
from graph.stores.names_index import NamesIndex
from graph.stores.versions import VersionFolder

READ_MEMORY = 1 << 30
"""Bytes of page buffers for a reader; the graph of a few thousand documents fits in a tenth of it."""

_CHUNK = 2_000
"""Rows of one UNWIND: larger ones gain nothing and hold their rows twice."""


class EmbeddedStore:
    """A folder with one graph. Readers open the current version; a change makes the next one."""

    def __init__(self, folder: Path, *, wait: float = 60.0) -> None:
        """Open a store; the folder need not exist yet.

        Args:
            wait: seconds that a change waits for another writer.

        Raises:
            StoreError, SchemaMismatch: the folder is not a store of this schema.
        """
        self.url = str(folder)
        self._versions = VersionFolder(folder)
        self._versions.check_format()
        self._wait = wait
        self._open: _Version | None = None
        self._lock = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator["EmbeddedWriting"]:
        """Work on a copy of the current version; it becomes current when the block ends without an error."""
        with self._versions.change(self._wait) as number:
            change = EmbeddedWriting(self._versions.graph(number), self._versions.names(number), new=number == 1)
            try:
                yield change
                change.finish()
            finally:
                change.close()

    def read(
        self, cypher: str, parameters: Mapping[str, Cell] | None = None, *, timeout: float = 30.0, max_rows: int | None = None
    ) -> Rows:
        """Run one read statement on the current version; see GraphStore.read."""
        with self._lock:
            version = self._current()
            if version is None:
                raise StoreError(f"{self.url} holds nothing yet. Load a document first: tipgraph load PATH")
            connection = ladybug.Connection(version.database)
        try:
            connection.set_query_timeout(max(1, int(timeout * 1000)))
            return _fetch(connection.execute(cypher, dict(parameters or {})), max_rows)
        except RuntimeError as problem:
            if "interrupt" in str(problem).lower() or "timeout" in str(problem).lower():
                raise QueryError(f"The query took longer than {timeout:g} s and was ended. Narrow it, or raise the time-out.") from problem
            raise QueryError(f"The engine refused the query: {problem}") from problem
        finally:
            connection.close()

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Names and passages that hold the words of `text`; see GraphStore.search."""
        with self._lock:
            version = self._current()
            return version.names.search(text, labels, limit) if version else ()

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The entities that have one of these names; see GraphStore.find_ids."""
        with self._lock:
            version = self._current()
            return version.names.find_ids(keys, labels) if version else {}

    def version(self) -> str:
        """The number of the current version, as text; "0" for an empty store."""
        return str(self._versions.current())

    def close(self) -> None:
        """Close the version that is open for reading."""
        with self._lock:
            if self._open:
                self._open.close()
                self._open = None

    def _current(self) -> "_Version | None":
        """The version that the pointer names now, opened; None for an empty store."""
        for _ in range(50):
            number = self._versions.current()
            if self._open and self._open.number == number:
                return self._open
            if not number:
                return None
            try:
                opened = _Version(number, self._versions)
            except (RuntimeError, OSError) as problem:
                if self._versions.current() != number:
                    continue  # swept between the look and the open: look again
                raise StoreError(
                    f"{self._versions.graph(number)} cannot be opened ({problem}). Remove the store and load again, or "
                    "run `tipgraph rebuild`."
                ) from problem
            if self._open:
                self._open.close()
            self._open = opened
        raise StoreError(f"{self.url} changes faster than it can be opened. Try again.")


class _Version:
    """One version, open for reading."""

    def __init__(self, number: int, versions: VersionFolder) -> None:
        self.number = number
        self.database = ladybug.Database(str(versions.graph(number)), read_only=True, buffer_pool_size=READ_MEMORY)
        ladybug.Connection(self.database).close()  # opens the file now, so that a missing one fails here
        self.names = NamesIndex(versions.names(number))

    def close(self) -> None:
        self.names.close()
        self.database.close()


class EmbeddedWriting:
    """The one change: a transaction on the next version's files."""

    def __init__(self, graph: Path, names: Path, *, new: bool) -> None:
        self._database = ladybug.Database(str(graph))
        self._connection = ladybug.Connection(self._database)
        self._names = NamesIndex(names, read_only=False)
        if new:
            for statement in text.ddl():
                self._connection.execute(statement)
        self._connection.execute("BEGIN TRANSACTION")
        self._touched: dict[str, set[str]] = {label: set() for label in ENTITIES}

    def put(self, batch: SourceBatch) -> None:
        """Add one source; see graph.store.Writing."""
        document = str(batch.document["id"])
        self.drop(document)
        self._run(text.merge_node("Document"), [dict(batch.document)])
        for label, columns in batch.nodes.items():
            self._run(text.merge_node(label), _rows(columns))
            if label == "Passage":
                self._names.set_passages(document, zip(map(str, columns["id"]), map(str, columns["text"]), strict=True))
        for (name, left, right), columns in sorted(batch.edges.items(), key=lambda item: item[0][0] != "NAMES"):
            rows = _rows(columns)
            if name == "NAMES":
                self._run(text.MERGE_ENTITY.format(label=right), rows)
                self._touched[right].update(map(str, columns["to_id"]))
            self._run(text.create_edge(name, left, right), rows)

    def drop(self, document: str) -> None:
        """Remove one document; see graph.store.Writing."""
        for label in ENTITIES:
            found = self._all(text.NAMED_BY.format(label=label), {"document": document})
            self._touched[label].update(str(row[0]) for row in found)
        for statement in text.drop_statements():
            self._connection.execute(statement, {"document": document})
        self._names.set_passages(document, ())

    def finish(self) -> None:
        """Fold the names of what was touched, remove what nothing names any more, and make the files whole."""
        for label, ids in self._touched.items():
            self._fold(label, sorted(ids))
        for statement in text.remove_unused_values():
            self._connection.execute(statement)
        self._connection.execute("COMMIT")
        self._connection.execute("CHECKPOINT")
        self._names.commit()

    def close(self) -> None:
        """Release the files; an unfinished change leaves files that nobody reads."""
        self._connection.close()
        self._database.close()
        self._names.close()

    def _fold(self, label: str, ids: Sequence[str]) -> None:
        """Make the nodes' own properties from all that documents say of them."""
        for start in range(0, len(ids), _CHUNK):
            chunk = list(ids[start : start + _CHUNK])
            claims: dict[str, list[Claim]] = {id_: [] for id_ in chunk}
            for id_, *claim in self._all(text.CLAIMS.format(label=label), {"ids": chunk}):
                claims[str(id_)].append(Claim(*claim))
            folded = {id_: fold_claims(found) for id_, found in claims.items() if found}
            self._run(text.merge_node(label), [{"id": id_, **node} for id_, node in folded.items()])
            gone = [id_ for id_ in chunk if id_ not in folded]
            self._connection.execute(text.REMOVE_NODES.format(label=label), {"ids": gone})
            self._names.set_names(
                label, {id_: (str(n["name"]), *_strings(n["aliases"])) for id_, n in folded.items()} | dict.fromkeys(gone, ())
            )

    def _run(self, statement: str, rows: Sequence[Mapping[str, Cell]]) -> None:
        for start in range(0, len(rows), _CHUNK):
            self._connection.execute(statement, {"rows": list(rows[start : start + _CHUNK])})

    def _all(self, statement: str, parameters: dict[str, Any]) -> Sequence[Sequence[Any]]:
        return _fetch(self._connection.execute(statement, parameters), None).rows


def _rows(columns: Mapping[str, Sequence[Cell]]) -> list[dict[str, Cell]]:
    """Rows of a table given by column."""
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _strings(cell: Cell) -> list[str]:
    return [str(item) for item in cell] if isinstance(cell, list) else []


def _fetch(result: Any, max_rows: int | None) -> Rows:
    """The rows of an engine's result (untyped in the engine's own stubs), at most `max_rows` of them."""
    try:
        rows: list[tuple[Cell, ...]] = []
        while result.has_next():
            if max_rows is not None and len(rows) >= max_rows:
                return Rows(tuple(result.get_column_names()), tuple(rows), truncated=True)
            rows.append(tuple(result.get_next()))
        return Rows(tuple(result.get_column_names()), tuple(rows))
    finally:
        result.close()
