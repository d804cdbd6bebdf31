"""Columns of edges that hold the same cell in every row of a graph: left out while edges are copied, and added to the tables afterwards.

The engine's copy costs as much for each cell, whatever it holds, twice an edge; a column that is added with a default costs a tenth.
Of data files half of all cells are such (docs/decisions/0021-constant-columns.md).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.extracts import BOUNDED, PART, Extract
from graph.resolve.judgements import Judged
from graph.schema import EDGES
from graph.store import Cell, Table
from graph.stores.embedded.text import PAIRS, Constants
from graph.stores.judging import judged_columns

_WORTH = 15_000
"""Rows of an edge type from which on it is worth while: to add a column takes 1 ms of one core, and 0.13 µs a row."""

_PACKED, _MANY = 1.0, 2_000
"""Bytes of a row that a column with one and the same cell takes at the most in a file that has many rows: it is packed well."""

_PLAIN = re.compile(r"[\w .,:;/()\[\]|~+-]*")
"""Texts that need no escaping in a statement."""


def constants(sources: Sequence[Extract], judged: Judged, rows: Mapping[Table, int], kept: Iterable[str]) -> Constants:
    """By edge type, where it has many rows, the columns that hold the same in every row of all sources, with what they hold.

    Args:
        rows: of each table.
        kept: edge types that get other rows than these.
    """
    found = {}
    for edge in sorted(EDGES.keys() - set(kept)):
        pairs = [pair for pair in PAIRS if pair[0] == edge]
        if sum(rows.get(pair, 0) for pair in pairs) >= _WORTH:
            files = [path for pair in pairs for source in sources for path in source.tables.get(pair, ())]
            changed = frozenset[str]() if judged.idle else frozenset[str]().union(*map(judged_columns, pairs))
            found[edge] = _same(files, EDGES[edge].properties.keys() - changed)
    return found


def _same(paths: Sequence[Path], columns: Iterable[str]) -> dict[str, Cell]:
    """Of some files the columns that hold one and the same cell throughout, with that cell."""
    left, found, untold = set(columns), dict[str, Cell](), set[str]()
    for path in paths:
        metadata = pq.read_metadata(path)
        bounds = _bounds(metadata)
        packed = _packed_well(metadata) if left - bounds.keys() else set[str]()
        left = {name for name in left if (_is_one(bounds[name], found, name) if name in bounds else name in packed)}
        untold |= left - bounds.keys()
    looked = untold & left
    for path in paths:
        with pq.ParquetFile(path) as file:
            for rows in file.iter_batches(PART, columns=sorted(looked)) if looked else ():
                looked = {name for name in looked if _is_only(rows[name], found.setdefault(name, _first_cell(rows[name])))}
    return {name: found[name] for name in sorted(left - untold | looked)}


def _bounds(metadata: pq.FileMetaData) -> dict[str, set[Cell]]:
    """The least and the greatest cell of the columns of which a file tells them all along, and None where a cell is missing."""
    found: dict[str, set[Cell]] = {}
    places = {name: place for place, name in enumerate(metadata.schema.names) if name in BOUNDED}
    for name, place in places.items():
        told = [metadata.row_group(group).column(place).statistics for group in range(metadata.num_row_groups)]
        if told and all(bounds is not None and bounds.has_null_count and (bounds.has_min_max or not bounds.num_values) for bounds in told):
            cells: set[Cell] = {None} if any(bounds.null_count for bounds in told) else set()
            found[name] = cells.union(*({bounds.min, bounds.max} for bounds in told if bounds.num_values))
    return found


def _is_one(cells: set[Cell], found: dict[str, Cell], name: str) -> bool:
    """Whether a file's bounds are one cell that may be a default, and the cell that is found already; it is noted."""
    if len(cells) != 1:
        return False
    (cell,) = cells
    return (cell is None or (isinstance(cell, str) and _PLAIN.fullmatch(cell) is not None)) and found.setdefault(name, cell) == cell


def _packed_well(metadata: pq.FileMetaData) -> set[str]:
    """The columns of a file that may hold one cell throughout, by the bytes they take; where rows are few these tell nothing."""
    sizes: Counter[str] = Counter()
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            column = metadata.row_group(group).column(place)
            sizes[column.path_in_schema.partition(".")[0]] += column.total_compressed_size
    return {name for name, size in sizes.items() if metadata.num_rows < _MANY or size <= _PACKED * metadata.num_rows}


def _first_cell(column: pa.Array) -> Cell:
    cell: Cell = column[0].as_py()
    return cell


def _is_only(column: pa.Array, cell: Cell) -> bool:
    """Whether all rows of a column have a cell that may be a default: nothing, a text, or an empty list."""
    if cell is None:
        return bool(column.null_count == len(column))
    if isinstance(cell, list):
        return not cell and not column.null_count and not len(column.flatten())
    return isinstance(cell, str) and _PLAIN.fullmatch(cell) is not None and not column.null_count and pc.all(pc.equal(column, cell)).as_py()
