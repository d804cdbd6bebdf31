"""Tables on their way into a new graph: several are copied at once, for the engine's copy of one of them keeps one core busy.

Each copy is a transaction of its own (`enable_multi_writes`), no two of which touch one table; checkpoints come between copies, never
beside one. See docs/decisions/0016-two-copies-at-once.md.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from math import ceil

import ladybug
import pyarrow as pa

from graph.errors import StoreError
from graph.store import Table
from graph.stores.embedded import text
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.memory import give_back, machine_memory

_MOST_TOGETHER = 3_100_000
"""Rows of a table that are copied at once: what comes to a table that has rows already is written again by the checkpoint, one core's
work, but all of what is copied at once is in memory."""

_ROW = 2_400
"""Bytes of memory of a row while it is copied: the engine's 1,300 to 1,800, and Arrow's 300."""

FEW = 2_000
"""Nodes up to which they are written row by row: each node table that is copied into takes 15 MB that never come back."""

_WORTH_THREADS = 20_000
"""Rows of a graph from which on tables are copied at once; below, nothing takes long."""

_ROOM = 200_000
"""Rows whose extra length the page buffers hold that any change has."""

_AT_ONCE = 2
_SHARED = 2_000_000
"""Rows that may wait for a checkpoint while somebody else needs memory too (see Copying.share_memory)."""

_BETWEEN = 2
"""Later parts of a table between two checkpoints; each is half as large as the first, so that both fit where it did."""

Parts = Iterable[pa.Table]


def worth_threads(rows: int) -> bool:
    """Whether a graph of so many rows is copied several tables at a time."""
    return rows >= _WORTH_THREADS


def most_together(rows: Iterable[int]) -> int:
    """The most rows that are copied before a checkpoint, of tables with so many rows each; a large table with room for its long rows."""
    sizes = list(rows)
    largest = min(max(sizes, default=0), _together())
    return max(_unsettled(sum(sizes)), largest + max(0, largest // 5 - _ROOM))


def part_sizes(rows: int, most: int) -> Iterator[int]:
    """The rows of each part of a table: as many as fit into memory, then, where there are more, equal parts of half as many at most.

    Only what comes into an empty table is written to disk at once. Later parts stay in memory until a checkpoint, which writes all rows
    around theirs again: so the first part is large, and checkpoints are few.
    """
    yield min(rows, most)
    rest = rows - most
    if rest > 0:
        number = ceil(rest / max(1, most // _BETWEEN)) if rest > most else _BETWEEN
        yield from (ceil(rest / number) for _ in range(number))


def _together() -> int:
    """The most rows of a table that are copied at once: half of the machine's memory is theirs."""
    return max(_WORTH_THREADS, min(_MOST_TOGETHER, machine_memory() // 2 // _ROW))


def _unsettled(rows: int) -> int:
    """After how many rows a graph of so many is checkpointed: more seldom takes more memory, more often lets a core wait more often."""
    return min(_together(), max(_WORTH_THREADS, rows // 4))


class Copying:
    """Copies tables into a graph. Use it in a `with` block, which ends when all is copied and part of the file."""

    def __init__(self, database: ladybug.Database, *, rows: int) -> None:
        """Begin.

        Args:
            rows: of all tables together.
        """
        self._database = database
        self._threads = ThreadPoolExecutor(_AT_ONCE) if worth_threads(rows) else None
        self._begun: list[Future[tuple[str, int]]] = []
        self._copied: Counter[str] = Counter()
        self._most = _unsettled(rows)
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
        if rows and self._rows + rows > self._most:
            self.settle()
        self._rows += rows
        if self._threads and rows <= min(self._most, _together()):
            self._begun.append(self._threads.submit(self._copy, table, read, rows))
        else:
            self._note(self._copy(table, read, rows))

    def wait(self) -> None:
        """Wait until all is copied, so that edges find their nodes."""
        begun, self._begun = self._begun, []
        for done in begun:
            self._note(done.result())

    def share_memory(self) -> None:
        """From here on somebody else needs much memory too: fewer rows wait for a checkpoint."""
        self._most = min(self._most, _SHARED)

    def settle(self) -> None:
        """Make what was copied part of the file, and give the memory back that it took."""
        self.wait()
        self._checkpoint()
        self._rows = 0

    def _note(self, copied: tuple[str, int]) -> None:
        name, rows = copied
        self._copied[name] += rows

    def _check(self) -> None:
        """Count what the graph holds where tables were copied at once: the engine's option for that is young."""
        if self._threads is None:
            return
        found: dict[str, int] = {}
        with closing(ladybug.Connection(self._database)) as connection:
            for statement in text.COUNTS:
                found |= {str(name): int(str(rows)) for name, rows in fetch(connection.execute(statement)).rows}
        wrong = [f"{name} has {found.get(name, 0)} of {rows} rows" for name, rows in self._copied.items() if rows != found.get(name, 0)]
        if wrong:
            raise StoreError(f"The engine lost rows while it copied: {'; '.join(wrong)}. The store is as it was before. Load again.")

    def _copy(self, table: Table, read: Callable[[], Parts], rows_in_all: int) -> tuple[str, int]:
        """Copy a table, in parts where memory asks for it; its name and rows. A connection keeps what was copied, so each has its own."""
        copied = 0
        for place, rows in enumerate(_joined(read(), part_sizes(rows_in_all, _together()))):
            if place % _BETWEEN == 1:
                self._checkpoint()  # a table of several parts is so large that nothing is copied beside it
            with closing(ladybug.Connection(self._database)) as connection:
                if len(table) == 1 and rows.num_rows <= FEW:
                    fetch(connection.execute(text.create_nodes(table[0]), {"rows": rows.to_pylist()}))
                else:
                    fetch(connection.execute(text.copy(table), {"rows": rows}))
            copied += rows.num_rows
        return table[0], copied

    def _checkpoint(self) -> None:
        with closing(ladybug.Connection(self._database)) as connection:
            connection.execute("CHECKPOINT")
        give_back()


def _joined(parts: Parts, sizes: Iterator[int]) -> Iterator[pa.Table]:
    """Parts of so many rows, but for the last: each copy has its price."""
    waiting: list[pa.Table] = []
    rows, size = 0, max(1, next(sizes))
    for part in parts:
        if part.num_rows:
            waiting.append(part)
            rows += part.num_rows
        if rows >= size:
            yield pa.concat_tables(waiting)
            waiting, rows, size = [], 0, next(sizes, size)
    if waiting:
        yield pa.concat_tables(waiting)
