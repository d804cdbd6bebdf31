"""The edges of a new graph on their way into it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate, islice

import ladybug
import pyarrow as pa

from graph.extracts import Extract, arrow_schema
from graph.resolve.judgements import Judged
from graph.store import Table
from graph.stores.embedded import text
from graph.stores.embedded.copying import Copying
from graph.stores.embedded.entities import judged_rows
from graph.stores.judging import Pair

_MANY = 3_000_000
"""Rows of a table that is packed on its way to the engine: that takes 3 % of the copy's time, and a third of Arrow's memory."""

_REPEATED = ("from_id", "document", "passage", "subject_text")
"""What edges of one programme have in common: of these columns packing is worth most."""


class Edges:
    """Copies the edges of sources into a graph that holds their nodes."""

    def __init__(
        self, copied: Copying, sources: Sequence[Extract], judged: Judged, types: Collection[str] | None, same: text.Constants
    ) -> None:
        """Make the tables.

        Args:
            types: see types_with_edges.
            same: what is not copied cell by cell (graph.stores.embedded.constants).
        """
        self._copied, self._sources, self._judged, self._same = copied, sources, judged, same
        self._types = types
        self._copied_types = set[str]()
        self._execute(text.edge_tables(same, types))

    def first_round(self, rows: Mapping[Table, int]) -> set[str]:
        """The types that are copied first: that of the largest table, and the smallest, as many as fit beside it before a checkpoint.

        Args:
            rows: as for write.
        """
        sizes: Counter[str] = Counter()
        for pair in text.PAIRS:
            sizes[pair[0]] += rows.get(pair, 0)
        *others, largest = sorted(sizes, key=lambda edge: sizes[edge])
        taken = accumulate((sizes[edge] for edge in others), initial=sizes[largest])
        return {largest, *others[: sum(size <= self._copied.most for size in islice(taken, 1, None))]}

    def copy(self, rows: Mapping[Table, int]) -> None:
        """Copy tables, of each type all: always the largest for which there is room before the next checkpoint, so that two go at once.

        Args:
            rows: how many each has; tables of nodes are passed over.
        """
        left = sorted((pair for pair in text.PAIRS if pair in rows), key=lambda pair: rows[pair])
        self._copied_types |= {pair[0] for pair in left}
        while left:
            fitting = [pair for pair in left if rows[pair] <= self._copied.room]
            pair = (fitting or left)[-1]
            left.remove(pair)
            self._copied.add(pair, partial(self._read, pair, rows[pair]), rows[pair])
        self._copied.wait()

    def settle(self) -> None:
        """Make what was copied part of the file, whole."""
        self._copied.settle()
        self.add_columns()

    def add_columns(self) -> None:
        """Add to what is part of the file the columns that were not copied."""
        edges = sorted(self._same.keys() & self._copied_types)
        self._copied.run([partial(self._execute, text.add_columns(edge, self._same[edge])) for edge in edges])
        self._copied_types.clear()

    def make_empty(self, edge: str) -> None:
        """Say that a type got no edges after all."""
        if self._types is not None:
            self._execute((f"DROP TABLE {edge}", *(made for made in text.edge_tables(self._same, ()) if f" {edge}(" in made)))

    def _read(self, pair: Pair, number: int) -> Iterator[pa.Table]:
        rows = (judged_rows(pair, part, self._judged) for part in parts(pair, self._sources, self._columns(pair)))
        return map(_packed, rows) if number >= _MANY else rows

    def _columns(self, pair: Pair) -> Sequence[str]:
        """Those that are copied."""
        return [name for name in arrow_schema(pair).names if name not in self._same.get(pair[0], ())]

    def _execute(self, statements: Iterable[str]) -> None:
        with closing(ladybug.Connection(self._copied.database)) as connection:
            for statement in statements:
                connection.execute(statement)


def _packed(rows: pa.Table) -> pa.Table:
    """The rows with each text that comes in many of them kept once, and its number in each."""
    for name in _REPEATED:
        if name in rows.column_names:
            rows = rows.set_column(rows.schema.get_field_index(name), name, rows[name].dictionary_encode())
    return rows


def types_with_edges(rows: Mapping[Table, int], further: Iterable[str]) -> Collection[str] | None:
    """The types of edges that a graph has, see text.edge_tables; None where it is small, and no table may do harm that is empty.

    Args:
        rows: of each table.
        further: types that may get edges besides.
    """
    if max((number for table, number in rows.items() if len(table) == 1), default=0) <= text.NODE_GROUP:
        return None
    return {*(table[0] for table, number in rows.items() if len(table) > 1 and number), *further}


def parts(table: Table, sources: Iterable[Extract], columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a table of all sources."""
    return (part for source in sources if table in source.tables for part in source.arrow(table, columns))
