"""The port to a graph engine: what every store does, and the plain rows that cross it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from graph.memory import Memory
from graph.partners import Partners, Wanted

Cell = object
"""One value of a row: str, int, float, bool, None, or a list or mapping of these."""

Columns = Mapping[str, Sequence[Cell]]
"""Rows of one table, by column; all columns of one length."""

Table = tuple[str, ...]
"""A table: (label,) of nodes, or (edge type, label from, label to)."""


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

    @property
    def size(self) -> int:
        """The rows of all tables."""
        return sum(len(columns["id"]) for columns in self.nodes.values()) + sum(len(columns["from_id"]) for columns in self.edges.values())

    def parts(self) -> Iterator["SourceBatch"]:
        """The one part that it is."""
        yield self


@dataclass(frozen=True, slots=True)
class Hit:
    """One find of a text search: a node or a passage, with its text and a score (greater is better)."""

    id: str
    label: str
    text: str
    score: float
    document: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a store's judgements: what somebody decided of two names, of a statement, or of an earlier line.

    Attributes:
        id: `j-` and a hash of the rest.
        when: ISO 8601 date and time in UTC, to the microsecond; of two judgements of one thing the later counts.
        by: the label of a key or a desk, never a person's name.
        verdict: `same`, `different` or `unsure` of two nodes; `accepted` or `dismissed` of a statement; `undo` of an earlier line.
        about: the two nodes' ids in order; the statement's id; or the earlier line's.
        note: why, in a few words; "" where nothing is said.
    """

    id: str
    when: str
    by: str
    verdict: str
    about: tuple[str, ...]
    note: str = ""


class Stop:
    """A switch by which another thread ends a read."""

    def __init__(self) -> None:
        self.pulled = False
        self._lock = Lock()
        self._actions: list[Callable[[], None]] = []

    def pull(self) -> None:
        """End the read that is watched now, and those that would begin."""
        with self._lock:
            self.pulled = True
            actions = list(self._actions)
        for action in actions:
            action()

    @contextmanager
    def watched(self, action: Callable[[], None]) -> Iterator[None]:
        """Run `action`, which ends a read, where the switch is pulled while the block runs."""
        with self._lock:
            self._actions.append(action)
            pulled = self.pulled
        try:
            if pulled:
                action()
            yield
        finally:
            with self._lock:
                self._actions.remove(action)


class SourceRows(Protocol):
    """All that one source writes, in one part or many."""

    @property
    def document(self) -> Mapping[str, Cell]:
        """The properties of its Document node."""

    @property
    def size(self) -> int:
        """The rows of all tables."""

    def parts(self) -> Iterator[SourceBatch]:
        """The rows, part by part: the nodes and names of a part come with it or before it."""


class Writing(Protocol):
    """One change of the store, seen as a whole or not at all: nothing before the block ends without an error."""

    def put(self, source: SourceRows) -> None:
        """Add one source. A document of the same id is replaced."""

    def drop(self, document: str) -> None:
        """Remove a document: exactly its statements and passages, and the nodes that nothing else names."""

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Append to the judgements, and bring the graph in step with all of them; a line that is there already is passed over."""


class GraphStore(Protocol):
    """A graph engine that keeps the model of `graph.schema`.

    Readers in any process see whole versions only; one writer works at a time.

    Attributes:
        url: its address.
        folded: whether programmes hold what the editions in force say of them together (graph.schema.TOLD), so that questions of all
            of these need not ask every statement.
        per_look_up: how many programmes of the graph cost as much to read past as one more statement that looks up a single one; None where
            a statement more always costs more, as on a server. A question asks once a node, or of all at once, by this.
        memory: what was read of the version that was asked last.
    """

    url: str
    folded: bool
    per_look_up: int | None
    memory: Memory

    def writing(self) -> AbstractContextManager[Writing]:
        """Open the one change. Raises StoreLocked where another process writes, StoreError where the disk refuses."""

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Cell] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int | None = None,
        stop: Stop | None = None,
    ) -> Rows:
        """Run one read statement.

        Args:
            timeout: seconds after which the query is ended.
            max_rows: rows after which the answer is cut (`Rows.truncated`); None for all.
            stop: ends the query where another thread pulls it.

        Raises:
            QueryError: the statement is wrong, writes, or took too long.
        """

    def check_reading(self, cypher: str, parameters: Mapping[str, Cell] | None = None) -> None:
        """Look at the engine's plan of a statement, without running it.

        Raises:
            NotReading: the plan holds a step that does more than read the graph.
            QueryError: the engine does not understand the statement.
        """

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Names and passages that hold the words of `text`, best first; tolerant of endings and small typos in names."""

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The (label, id) of the entities that have one of these names (`graph.ids.name_key`) or ids, by key.

        The id of a node that was judged the same as another finds the node that answers for both.
        """

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements ever made, those taken back included, in order; they outlive the documents that they are about."""

    def version(self) -> str:
        """The graph version that the next read sees; it changes with every change and only then."""

    def partners(self, country: str, wanted: Wanted) -> Partners | None:
        """What is kept ready of the partners in a country (its id), drawn from all editions in force; None where nothing is."""

    def close(self) -> None:
        """Release files and connections."""
