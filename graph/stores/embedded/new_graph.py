"""The file of a new graph while it is written, with page buffers for what is copied into it."""

from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path
from types import TracebackType

import ladybug

from graph.stores.embedded import text
from graph.stores.embedded.copying import Copying, most_together, worth_threads
from graph.stores.embedded.memory import give_back

MEMORY = 256 << 20
"""Bytes of page buffers that any change may need: the first checkpoint of this schema fails with less."""

_ROW, _DATA_ROW = 1_500, 1_300
"""Bytes of page buffers for each row of what is copied before a checkpoint, which is in memory until then; and where no source is a
document, so that half of its cells are constant."""

_LARGE = 1 << 30
"""Bytes of page buffers from which on the file is opened anew for each step."""


class NewGraph:
    """A new graph with its tables of nodes. Use it in a `with` block; the file is closed, and whole on disk, when that ends."""

    def __init__(self, path: Path, rows: Collection[int], *, documents: bool) -> None:
        """Make the file.

        Args:
            rows: of each table that is copied.
            documents: whether a source is a document.
        """
        self._path, self._rows, self._row = path, rows, _ROW if documents else _DATA_ROW
        self.database = self._open(rows)

    def __enter__(self) -> "NewGraph":
        _run(self.database, text.node_tables())
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.database.close()
        give_back()

    def make_room(self, copied: Copying, rows: Collection[int]) -> None:
        """Go on with tables of so many rows: in a large graph with page buffers for these, without the pages of what was copied before.

        The engine gives no page back before a file is closed.
        """
        if self._needed(self._rows) >= _LARGE:
            copied.settle()
            self.database.close()
            give_back()
            self.database = self._open(rows)
            copied.go_on(self.database)

    def _needed(self, rows: Collection[int]) -> int:
        return MEMORY + self._row * most_together(rows, sum(self._rows))

    def _open(self, rows: Collection[int]) -> ladybug.Database:
        database = ladybug.Database(
            str(self._path), buffer_pool_size=self._needed(rows), enable_multi_writes=worth_threads(sum(self._rows))
        )
        _run(database, ["CALL auto_checkpoint = false"])
        return database


def _run(database: ladybug.Database, statements: Iterable[str]) -> None:
    """Run statements; where one fails the file is closed."""
    try:
        with closing(ladybug.Connection(database)) as connection:
            for statement in statements:
                connection.execute(statement)
    except BaseException:
        database.close()
        raise
