"""Connections to one version that are kept open between reads, for each keeps the plans of the statements that it ran.

Planning a question takes 10 to 90 ms, running it a few: a reader in one process pays the former once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import ladybug

_WEIGHT = 80
"""What a connection may keep: it never forgets a plan, and each takes some 5 MB of page buffers, each subquery in it 2 MB more."""


_SMALL = 64 << 20
"""Bytes of a graph below which one thread runs a statement: what several wait for each other costs more than they save. On a graph of five
documents a statement of many EXISTS takes half of the time, all questions a tenth less; on one of 10,000 activities nothing changes."""


class _Connection:
    def __init__(self, database: ladybug.Database, threads: int) -> None:
        self.engine = ladybug.Connection(database, num_threads=threads)
        self._weights: dict[int, int] = {}

    @property
    def weight(self) -> int:
        return sum(self._weights.values())

    def note(self, text: str) -> None:
        self._weights[hash(text)] = 1 + text.count("EXISTS")


class Connections:
    """The idle connections of a database; as many are made as there are reads at once."""

    def __init__(self, database: ladybug.Database, size: int) -> None:
        """Keep connections to this database; it stays the caller's to close, after these.

        Args:
            size: of its file, in bytes.
        """
        self._database = database
        self._threads = 1 if size < _SMALL else 0  # as many as there are cores
        self._idle: list[_Connection] = []
        self._lock = threading.Lock()

    @contextmanager
    def lent(self, text: str) -> Iterator[ladybug.Connection]:
        """A connection for one statement; it is kept for the next one unless the block ends with an error."""
        with self._lock:
            connection = self._idle.pop() if self._idle else _Connection(self._database, self._threads)
        connection.note(text)
        try:
            yield connection.engine
        except BaseException:
            connection.engine.close()
            raise
        if connection.weight > _WEIGHT:
            connection.engine.close()
        else:
            with self._lock:
                self._idle.append(connection)

    def close(self) -> None:
        """Close the idle ones."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.engine.close()
