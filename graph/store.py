"""The port to a graph engine: what every store does, and the plain rows that cross it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

Cell = object
"""One value of a row: str, int, float, bool, None, or a list or mapping of these."""

Columns = Mapping[str, Sequence[Cell]]
"""Rows of one table, by column; all columns of one length."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a query: column names and rows; `truncated` where the row limit cut it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """The rows as mappings."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class SourceBatch:
    """All that one source writes, by column, so that a bulk copy and an UNWIND can both serve it.

    Attributes:
        document: the properties of its Document node.
        nodes: rows of passages and value nodes, by label. Entities are not among them: the edges `NAMES` make them, and
            their properties are folded from what all documents say.
        edges: rows of edges by (type, label from, label to), with the columns `from_id` and `to_id` and the properties.
    """

    document: Mapping[str, Cell]
    nodes: Mapping[str, Columns] = field(default_factory=dict)
    edges: Mapping[tuple[str, str, str], Columns] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One find of a text search: a node or a passage, with its text and a score (greater is better)."""

    id: str
    label: str
    text: str
    score: float
    document: str = ""


class Writing(Protocol):
    """One change of the store, seen as a whole or not at all: nothing before the block ends without an error."""

    def put(self, batch: SourceBatch) -> None:
        """Add one source. A document of the same id is replaced."""

    def drop(self, document: str) -> None:
        """Remove a document: exactly its statements and passages, and the nodes that nothing else names."""


class GraphStore(Protocol):
    """A graph engine that keeps the model of `graph.schema`.

    Readers in any process see whole versions only; one writer works at a time.
    """

    url: str

    def writing(self) -> AbstractContextManager[Writing]:
        """Open the one change. Raises StoreLocked where another process writes, StoreError where the disk refuses."""

    def read(
        self, cypher: str, parameters: Mapping[str, Cell] | None = None, *, timeout: float = 30.0, max_rows: int | None = None
    ) -> Rows:
        """Run one read statement.

        Args:
            timeout: seconds after which the query is ended.
            max_rows: rows after which the answer is cut (`Rows.truncated`); None for all.

        Raises:
            QueryError: the statement is wrong, writes, or took too long.
        """

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Names and passages that hold the words of `text`, best first; tolerant of endings and small typos in names."""

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The (label, id) of the entities that have one of these name keys (`graph.ids.name_key`), by key."""

    def version(self) -> str:
        """The graph version that the next read sees; it changes with every change and only then."""

    def close(self) -> None:
        """Release files and connections."""
