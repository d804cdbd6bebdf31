"""Tables on their way into a new graph: several are copied at once, for the engine's copy of one of them keeps one core busy.

Each copy is a transaction of its own (`enable_multi_writes`), no two of which touch one table; checkpoints come between copies, never
beside one. See docs/decisions/0016-two-copies-at-once.md.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import ladybug
import pyarrow as pa

from graph.errors import StoreError
from graph.store import Table
from graph.stores.embedded import text
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.memory import give_back, machine_memory

_MOST_TOGETHER = 2_800_000
"""Rows of several tables that are copied before a checkpoint, in memory until then."""

_MOST_OF_ONE = 6_500_000
"""Rows of one table alone, which are written at once. What is left of a larger table comes to rows that are there, and is dear."""

_ROW = 1_800
"""Bytes of memory of a row while it is copied: the engine's 850 to 1,500, and Arrow's 300."""

FEW = 2_000
"""Nodes up to which they are written row by row: each node table that is copied into takes 15 MB that never come back."""

_WORTH_THREADS = 20_000
"""Rows of a graph from which on tables are copied at once; below, nothing takes long."""

_ROOM = 200_000
"""Rows whose extra length the page buffers hold that any change has."""

_AT_ONCE = 2

Parts = Iterable[pa.Table]


def worth_threads(rows: int) -> bool:
    """Whether a graph of so many rows is copied several tables at a time."""
    return rows >= _WORTH_THREADS


def most_together(rows: Collection[int], whole: int = 0) -> int:
    """The most rows that are copied before a checkpoint, of tables with so many rows each; a large table with room for its long rows.

    Args:
        whole: the rows of the whole graph, where these are but some of its tables.
    """
    largest = min(max(rows, default=0), _at_most(_MOST_OF_ONE))
    return max(_unsettled(whole or sum(rows)), largest + max(0, largest // 5 - _ROOM))


def _at_most(rows: int) -> int:
    """So many rows at once, or as many as half of the machine's memory takes."""
    return max(_WORTH_THREADS, min(rows, machine_memory() // 2 // _ROW))


def _unsettled(rows: int) -> int:
    """After how many rows a graph of so many is checkpointed: more seldom takes more memory, more often lets a core wait more often."""
    return min(_at_most(_MOST_TOGETHER), max(_WORTH_THREADS, rows * 2 // 9))


class _Waiting:
    """A table on its way in, part by part."""

    def __init__(self, table: Table, read: Callable[[], Parts], rows: int) -> None:
        self.table, self.left = table, rows
        self._read = read
        self._parts: Iterator[pa.Table] | None = None

    def next_part(self, size: int) -> pa.Table | None:
        """The next part, of so many rows or a few more; None where there is none."""
        self._parts = self._parts or iter(self._read())
        found, rows = list[pa.Table](), 0
        for part in self._parts:
            found.append(part)
            rows += part.num_rows
            if rows >= size:
                break
        self.left = self.left - rows if rows >= size else 0
        return pa.concat_tables(found) if rows else None


def _done(rows: int) -> Future[int]:
    """What was copied at once."""
    done: Future[int] = Future()
    done.set_result(rows)
    return done


class Copying:
    """Copies tables into a graph. Use it in a `with` block, which ends when all is copied and part of the file."""

    def __init__(self, database: ladybug.Database, *, rows: int) -> None:
        """Begin.

        Args:
            rows: of all tables together.
        """
        self.database = database
        self._threads = ThreadPoolExecutor(_AT_ONCE) if worth_threads(rows) else None
        self._begun: list[tuple[_Waiting, Future[int]]] = []
        self._copied: Counter[str] = Counter()
        self._most = _unsettled(rows)
        self._is_shared: Callable[[], bool] = lambda: False
        self._rows = 0

    def __enter__(self) -> "Copying":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self.settle()
                self._check()
        finally:
            if self._threads:
                self._threads.shutdown(cancel_futures=True)

    def add(self, table: Table, read: Callable[[], Parts], rows: int) -> None:
        """Copy rows into a table that nothing was copied into before.

        Args:
            read: reads them, part by part, in another thread.
            rows: how many, or a few more.
        """
        self._begin(_Waiting(table, read, rows))

    def wait(self) -> None:
        """Wait until all is copied, so that edges find their nodes."""
        while left := self._wait():
            self._next_round(left)

    def settle(self) -> None:
        """Make what was copied part of the file, and give the memory back that it took."""
        self.wait()
        self._next_round(())

    def run(self, steps: Iterable[Callable[[], None]]) -> None:
        """Take steps each of which changes a table of its own, that is settled: several at once where tables are copied so."""
        if self._threads is None:
            for step in steps:
                step()
        else:
            for done in [self._threads.submit(step) for step in steps]:
                done.result()

    def go_on(self, database: ladybug.Database) -> None:
        """Copy what comes into the same graph, opened anew; all before it must be settled."""
        self.database = database

    def share_memory(self, still: Callable[[], bool]) -> None:
        """From here on somebody else needs much memory too, so that fewer rows wait for a checkpoint.

        Args:
            still: whether that is still so.
        """
        self._is_shared = still

    def _begin(self, waiting: _Waiting) -> None:
        """Begin to copy a table, or as much of it as may be copied together; what is left comes after the next checkpoint."""
        while self._rows and self._rows + min(waiting.left, self.largest) > self.most:
            self._next_round(self._wait())
        size = min(waiting.left, self.largest)
        self._rows += size
        self._begun.append(
            (waiting, self._threads.submit(self._copy, waiting, size) if self._threads else _done(self._copy(waiting, size)))
        )

    @property
    def most(self) -> int:
        """How many rows may wait for a checkpoint."""
        return self._of_memory(self._most)

    @property
    def room(self) -> int:
        """How many rows may still be copied before the next checkpoint."""
        return max(0, self.most - self._rows)

    @property
    def largest(self) -> int:
        """How many rows of one table are copied at once: what comes to rows that are there already is dear."""
        return self._of_memory(_at_most(_MOST_OF_ONE))

    def _of_memory(self, rows: int) -> int:
        return max(1, rows * 2 // 3) if self._is_shared() else rows

    def _wait(self) -> list[_Waiting]:
        """Wait for what was begun; the tables of which more is to come."""
        begun, self._begun = self._begun, []
        for waiting, done in begun:
            self._copied[waiting.table[0]] += done.result()
        return [waiting for waiting, _ in begun if waiting.left]

    def _next_round(self, left: Iterable[_Waiting]) -> None:
        """Make what was copied part of the file, and go on with the tables that are not whole yet."""
        with closing(ladybug.Connection(self.database)) as connection:
            connection.execute("CHECKPOINT")
        give_back()
        self._rows = 0
        for waiting in left:
            self._begin(waiting)

    def _check(self) -> None:
        """Count what the graph holds where tables were copied at once: the engine's option for that is young."""
        if self._threads is None:
            return
        found: dict[str, int] = {}
        with closing(ladybug.Connection(self.database)) as connection:
            for statement in text.COUNTS:
                found |= {str(name): int(str(rows)) for name, rows in fetch(connection.execute(statement)).rows}
        wrong = [f"{name} has {found.get(name, 0)} of {rows} rows" for name, rows in self._copied.items() if rows != found.get(name, 0)]
        if wrong:
            raise StoreError(f"The engine lost rows while it copied: {'; '.join(wrong)}. The store is as it was before. Load again.")

    def _copy(self, waiting: _Waiting, size: int) -> int:
        """Copy the next part of a table; how many rows it has. A connection keeps what was copied, so each has its own."""
        rows, table = waiting.next_part(size), waiting.table
        if rows is None:
            return 0
        with closing(ladybug.Connection(self.database)) as connection:
            if len(table) == 1 and rows.num_rows <= FEW:
                fetch(connection.execute(text.create_nodes(table[0]), {"rows": rows.to_pylist()}))
            else:
                fetch(connection.execute(text.copy(table), {"rows": rows}))
        return int(rows.num_rows)
