"""One change of the embedded store: a transaction on the files of the next version."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from graph.errors import StoreError
from graph.schema import ENTITIES
from graph.store import Cell, SourceBatch
from graph.stores import ladybug_text as text
from graph.stores.folding import Claim, fold_claims
from graph.stores.ladybug_rows import by_row, fetch
from graph.stores.names_index import NamesIndex
from graph.stores.rewriting import LIMIT, rewrite
from graph.stores.whole import check_whole

_CHUNK = 2_000
"""Rows of one UNWIND: larger ones gain nothing and hold their rows twice."""

_NO_CHECKPOINT = ("CALL auto_checkpoint = false", "CALL force_checkpoint_on_close = false")


class EmbeddedWriting:
    """The one change; see graph.store.Writing."""

    def __init__(self, graph: Path, names: Path, *, new: bool) -> None:
        self._graph = graph
        self._rewrites = not new and graph.stat().st_size < LIMIT
        self._database = ladybug.Database(str(graph))
        self._connection = ladybug.Connection(self._database)
        self._names = NamesIndex(names, read_only=False)
        self._touched: dict[str, set[str]] = {label: set() for label in ENTITIES}
        self._broken = False
        with self._whole():
            for statement in text.ddl() if new else _NO_CHECKPOINT if self._rewrites else ():
                self._connection.execute(statement)
            self._connection.execute("BEGIN TRANSACTION")

    def put(self, batch: SourceBatch) -> None:
        """Add one source; see graph.store.Writing."""
        document = str(batch.document["id"])
        with self._whole():
            check_whole(batch)
        self.drop(document)
        with self._whole():
            self._run(text.merge_node("Document"), [dict(batch.document)])
            for label, columns in batch.nodes.items():
                self._run(text.merge_node(label), by_row(columns))
                if label == "Passage":
                    self._names.set_passages(document, zip(map(str, columns["id"]), map(str, columns["text"]), strict=True))
            for (name, left, right), columns in sorted(batch.edges.items(), key=lambda item: item[0][0] != "NAMES"):
                rows = by_row(columns)
                if name == "NAMES":
                    self._run(text.MERGE_ENTITY.format(label=right), rows)
                    self._touched[right].update(map(str, columns["to_id"]))
                self._run(text.create_edge(name, left, right), rows)

    def drop(self, document: str) -> None:
        """Remove one document; see graph.store.Writing."""
        with self._whole():
            for label in ENTITIES:
                found = self._all(text.NAMED_BY.format(label=label), {"document": document})
                self._touched[label].update(str(row[0]) for row in found)
            for statement in text.drop_statements():
                self._connection.execute(statement, {"document": document})
            self._names.set_passages(document, ())

    def finish(self) -> None:
        """Fold the names of what was touched, remove what nothing names any more, and make the files whole."""
        with self._whole():
            for label, ids in self._touched.items():
                self._fold(label, sorted(ids))
            for statement in text.remove_unused_values():
                self._connection.execute(statement)
            self._connection.execute("COMMIT")
            if self._rewrites:
                self._rewrite()
            else:
                self._connection.execute("CHECKPOINT")
            self._names.commit()

    def close(self) -> None:
        """Release the files; an unfinished change leaves files that nobody reads."""
        self._connection.close()
        self._database.close()
        self._names.close()

    def _rewrite(self) -> None:
        """Write the graph anew, in place of the copy that was worked on."""
        anew = self._graph.with_name(f"{self._graph.name}.new")
        rewrite(self._connection, anew)
        self._connection.close()
        self._database.close()
        self._graph.with_name(f"{self._graph.name}.wal").unlink(missing_ok=True)
        anew.replace(self._graph)

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
            self._all(statement, {"rows": list(rows[start : start + _CHUNK])})

    def _all(self, statement: str, parameters: dict[str, Any]) -> Sequence[Sequence[Any]]:
        return fetch(self._connection.execute(statement, parameters)).rows


def _strings(cell: Cell) -> list[str]:
    return [str(item) for item in cell] if isinstance(cell, list) else []
