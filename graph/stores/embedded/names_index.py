"""The name and text index beside the embedded graph: SQLite with FTS5, one file a version, in step with it.

The engine's own full-text extension must be downloaded by the engine, which is not to be had offline.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.ids import fold, name_key
from graph.store import Hit
from graph.stores.likeness import like_names

if TYPE_CHECKING:
    import pyarrow as pa

_TABLES = """
CREATE TABLE name(label TEXT, id TEXT, name TEXT, key TEXT, shown INTEGER);
CREATE TABLE moved(old TEXT, label TEXT, id TEXT);
CREATE VIRTUAL TABLE name_text USING fts5(folded, tokenize='trigram');
CREATE VIRTUAL TABLE passage_text
    USING fts5(text, id UNINDEXED, document UNINDEXED, tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO name_text(name_text, rank) VALUES ('hashsize', 4194304);
INSERT INTO passage_text(passage_text, rank) VALUES ('hashsize', 4194304);
"""
"""The last lines: bytes of words that are gathered before they are written, for what is written is merged again and again."""

_INDEXES = """
CREATE INDEX name_key ON name(key);
CREATE INDEX name_id ON name(id);
CREATE INDEX moved_old ON moved(old);
"""
"""Made when all names are there: keys come in no order."""

_FEW = 20_000
"""Entities whose names are added together, which are Python's objects meanwhile."""

_FIND = "SELECT label, id FROM name WHERE key = ? OR id = ? UNION SELECT label, id FROM moved WHERE old = ? ORDER BY id, label"
_IN_MEMORY = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"


class NamesIndex:
    """One version's index. Open it, use it in a `with` block; a write ends with `finish`."""

    def __init__(self, path: Path, *, read_only: bool = True) -> None:
        where = path.absolute().as_uri()
        # a published version never changes, so a reader needs no locks; a version in the making is thrown away after a crash
        # and synced as a whole before it is published, so a writer, who begins with no file, needs no journal on disk
        self._db = sqlite3.connect(where + ("?immutable=1" if read_only else ""), uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        try:
            self._db.executescript("SELECT 1 FROM name LIMIT 1" if read_only else _IN_MEMORY + _TABLES)
        except sqlite3.Error:
            self._db.close()
            raise

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def finish(self) -> None:
        """Make all that was added part of the file; nothing can be added after it."""
        self._db.executescript(_INDEXES)

    def add_names(self, label: str, nodes: "pa.Table") -> None:
        """Add entities: their names, of which `name` is the one shown."""
        for few in nodes.select(["id", "name", "aliases"]).to_batches(_FEW):
            self._add_names(label, few)

    def _add_names(self, label: str, nodes: "pa.RecordBatch") -> None:
        forms = [
            (id_, form, place == 0)
            for id_, name, more in zip(*(column.to_pylist() for column in nodes.columns), strict=True)
            for place, form in enumerate(dict.fromkeys((name, *(more or ()))))
        ]
        (last,) = self._db.execute("SELECT coalesce(max(rowid), 0) FROM name").fetchone()
        rows = ((last + i, label, id_, name, name_key(name), int(shown)) for i, (id_, name, shown) in enumerate(forms, 1))
        self._db.executemany("INSERT INTO name(rowid, label, id, name, key, shown) VALUES (?, ?, ?, ?, ?, ?)", rows)
        texts = ((last + i, fold(name)) for i, (_, name, _) in enumerate(forms, 1))
        self._db.executemany("INSERT INTO name_text(rowid, folded) VALUES (?, ?)", texts)

    def add_moved(self, label: str, moved: Iterable[tuple[str, str]]) -> None:
        """Add ids that others answer for: (id, the other's id)."""
        self._db.executemany("INSERT INTO moved VALUES (?, ?, ?)", ((old, label, id_) for old, id_ in moved))

    def add_passages(self, passages: Iterable[tuple[str, str, str]]) -> None:
        """Add passages: (id, document, text)."""
        self._db.executemany("INSERT INTO passage_text(id, document, text) VALUES (?, ?, ?)", passages)

    def find_ids(self, keys: Sequence[str], labels: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """The (label, id) of the entities with one of these keys, by key, in order of id."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for key in keys:
            rows = self._rows(_FIND, name_key(key), key, key)
            hits = tuple((label, id_) for label, id_ in rows if not labels or label in labels)
            if hits:
                found[key] = hits
        return found

    def search(self, text: str, labels: Sequence[str], limit: int) -> tuple[Hit, ...]:
        """Names by likeness (trigrams, then edit distance), then passages that hold all the words."""
        names = self._search_names(text, labels, limit) if not labels or set(labels) - {"Passage"} else []
        passages = self._search_passages(text, limit) if not labels or "Passage" in labels else []
        return tuple(names + passages[: max(0, limit - len(names))])

    def _search_names(self, text: str, labels: Sequence[str], limit: int) -> list[Hit]:
        folded = fold(text)
        grams = sorted({folded[i : i + 3] for i in range(len(folded) - 2)})
        if grams:
            match = " OR ".join(f'"{gram}"' for gram in grams)
            rows = self._rows(
                "SELECT n.label, n.id, n.name FROM name_text f JOIN name n ON n.rowid = f.rowid "
                "WHERE name_text MATCH ?1 AND (?2 = '[]' OR n.label IN (SELECT value FROM json_each(?2))) ORDER BY rank, n.id LIMIT ?3",
                match,
                json.dumps(list(labels)),
                20 * limit,
            )
        else:
            rows = self._rows("SELECT label, id, name FROM name WHERE key = ?", name_key(text))
        return like_names(text, rows, labels, limit)

    def _search_passages(self, text: str, limit: int) -> list[Hit]:
        words = fold(text).split()
        if not words:
            return []
        match = " AND ".join(f'"{word}"' for word in words)
        rows = self._rows(
            "SELECT id, text, document, rank FROM passage_text WHERE passage_text MATCH ? ORDER BY rank, id LIMIT ?", match, limit
        )
        return [Hit(id_, "Passage", text_, -rank, document) for id_, text_, document, rank in rows]

    def _rows(self, statement: str, *parameters: object) -> list[Any]:
        """All rows of one statement; threads take turns."""
        with self._lock:
            return self._db.execute(statement, parameters).fetchall()
