"""The rows of one source on disk, as Parquet files: what is read once, and then stays as it was read.

A store that copies in bulk takes the files as they are; one that takes rows gets them part by part, so that a source of a million
records needs no more memory than one part of it.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import ModelError, StoreError
from graph.schema import EDGES, NODES
from graph.store import Cell, Columns, SourceBatch, Table

_GROUP = 20_000
"""Rows that are written together."""

BOUNDED = ["object_reason", "object_text", "object_was", "phase", "review", "rule", "strength", "subject_reason", "subject_was"]
"""Columns whose least and greatest cell a file tells: those that most often hold the same in every row."""

_QUICK = {"compression": "lz4", "use_dictionary": False, "write_statistics": BOUNDED}
"""How rows are packed: half the time of zstd with dictionaries, to write and to read, for two thirds more bytes."""

_AT_ONCE = 2
"""Tables that are looked through at one time."""

PART = 50_000
"""Rows of a table that are in memory together, at the most."""

DOCUMENT = "document.json"
"""The file with the properties of the Document node; it is written last, so a folder that has it is whole."""

_TYPES: Mapping[str, pa.DataType] = {
    "STRING": pa.string(),
    "INT64": pa.int64(),
    "DOUBLE": pa.float64(),
    "STRING[]": pa.list_(pa.string()),
    "INT64[]": pa.list_(pa.int64()),
}


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table, in the order of the schema table; those of an edge begin with the ids of its ends."""
    ends = {} if len(table) == 1 else {"from_id": "STRING", "to_id": "STRING"}
    properties = NODES[table[0]].properties if len(table) == 1 else EDGES[table[0]].properties
    return pa.schema([(name, _TYPES[type_]) for name, type_ in {**ends, **properties}.items()])


def arrow_table(table: Table, columns: Columns, document: str, schema: pa.Schema | None = None) -> pa.Table:
    """Rows by column as Arrow; a column that is not given is null, one that is Arrow already stays.

    Args:
        schema: other types than the table's own.

    Raises:
        StoreError: a cell is not of its column's type; it names the document and the column.
    """
    length = len(next(iter(columns.values()), ()))
    schema = schema or arrow_schema(table)
    return pa.table([_array(table, field, columns.get(field.name), length, document) for field in schema], schema)


def _array(table: Table, field: pa.Field, cells: Sequence[Cell] | None, length: int, document: str) -> pa.Array:
    if cells is None:
        return pa.nulls(length, field.type)
    try:
        return cells if isinstance(cells, pa.Array) else pa.array(cells, field.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError) as problem:
        raise StoreError(
            f"{document}: {' '.join(table)}.{field.name} holds a cell that is no {field.type} ({problem}). The store is as it was before."
        ) from problem


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of one source in a folder.

    Attributes:
        document: the properties of its Document node.
        tables: the files of each table that has rows, in order.
    """

    folder: Path
    document: Mapping[str, Cell]
    tables: Mapping[Table, Sequence[Path]]

    def arrow(self, table: Table, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The rows of a table, part by part."""
        for path in self.tables[table]:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(PART, columns=columns):
                    yield pa.Table.from_batches([batch])

    @property
    def size(self) -> int:
        """The rows of all tables."""
        return sum(self.sizes().values())

    def sizes(self) -> Mapping[Table, int]:
        """The number of rows of each table."""
        return {table: sum(pq.read_metadata(path).num_rows for path in paths) for table, paths in self.tables.items()}

    def parts(self) -> Iterator[SourceBatch]:
        """The rows as batches of one table's part each: nodes, then the names of entities, then all other edges."""
        for table in sorted(self.tables, key=lambda table: (len(table) > 1, table[0] != "NAMES", table)):
            for rows in self.arrow(table):
                columns = {name: rows[name].to_pylist() for name in rows.column_names}
                if len(table) == 1:
                    yield SourceBatch(self.document, {table[0]: columns})
                else:
                    yield SourceBatch(self.document, {}, {(table[0], table[1], table[2]): columns})


def write_extract(folder: Path, parts: Iterable[SourceBatch]) -> Extract:
    """Write the parts of one source into a new folder, whole or not at all; the last part's `document` is the source's.

    Raises:
        ModelError: an edge joins a node that the source neither holds nor names.
        StoreError: a cell is of the wrong type.
        OSError: the disk refuses.
    """
    half = folder.with_name(folder.name + ".half")
    with half_written(half):
        finish_extract(half, _write_tables(half, parts))
        half.rename(folder)
    return open_extract(folder)


@contextmanager
def half_written(folder: Path) -> Iterator[None]:
    """A new empty folder to write an extract into; where the block fails, it is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def finish_extract(folder: Path, document: Mapping[str, Cell]) -> None:
    """Check the tables that were written into a folder, and make them an extract.

    Raises:
        ModelError: an edge joins a node that the source neither holds nor names.
    """
    _check_ends(document, open_tables(folder))
    (folder / DOCUMENT).write_text(json.dumps(document), "utf-8")


def open_extract(folder: Path) -> Extract:
    """The extract in a folder.

    Raises:
        StoreError: the folder holds none that is whole.
    """
    try:
        document = json.loads((folder / DOCUMENT).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise StoreError(f"{folder} does not hold a whole source ({problem}). Load its document again.") from problem
    return Extract(folder, document, open_tables(folder))


def open_tables(folder: Path) -> dict[Table, list[Path]]:
    """The files of the tables in a folder: TABLE.parquet, and TABLE.N.parquet where several processes wrote it."""
    found: dict[Table, list[Path]] = {}
    for path in sorted(folder.glob("*.parquet"), key=lambda path: (path.name.partition(".")[0], _place_of(path))):
        found.setdefault(table_of(path), []).append(path)
    return found


def table_of(path: Path) -> Table:
    """The table that a file holds rows of."""
    return tuple(path.name.partition(".")[0].split("-"))


def _place_of(path: Path) -> int:
    number = path.stem.partition(".")[2]
    return int(number) if number else -1


def link_extract(extract: Extract, folder: Path) -> Extract:
    """The same extract in another folder, without its bytes being copied where the disk can do that."""
    half = folder.with_name(folder.name + ".half")
    with half_written(half):
        for path in (path for paths in extract.tables.values() for path in paths):
            try:
                os.link(path, half / path.name)
            except OSError:
                shutil.copyfile(path, half / path.name)
        (half / DOCUMENT).write_text(json.dumps(extract.document), "utf-8")
        half.rename(folder)
    return open_extract(folder)


class TableFiles:
    """The Parquet files of a folder's tables while they are written: small parts wait until they make a large one."""

    def __init__(self, folder: Path, part: str = "") -> None:
        """Write into a folder, as one part of several where `part` says so (".2")."""
        self._folder, self._part = folder, part
        self._writers: dict[Table, pq.ParquetWriter] = {}
        self._waiting: dict[Table, list[pa.Table]] = {}

    def add(self, table: Table, rows: pa.Table) -> None:
        """Add rows to a table."""
        if not rows.num_rows:
            return
        waiting = self._waiting.setdefault(table, [])
        waiting.append(rows)
        if sum(part.num_rows for part in waiting) >= _GROUP:
            self._write(table)

    def close(self) -> None:
        """Write what waits, and close all files."""
        try:
            for table in self._waiting:
                self._write(table)
        finally:
            for writer in self._writers.values():
                writer.close()

    def _write(self, table: Table) -> None:
        rows, self._waiting[table] = self._waiting[table], []
        if not rows:
            return
        if table not in self._writers:
            path = self._folder / f"{'-'.join(table)}{self._part}.parquet"
            self._writers[table] = pq.ParquetWriter(path, arrow_schema(table), **_QUICK)
        self._writers[table].write_table(pa.concat_tables(rows))


def _write_tables(folder: Path, parts: Iterable[SourceBatch]) -> Mapping[str, Cell]:
    """Write each table into its file as the parts come; the document's properties."""
    document: Mapping[str, Cell] = {}
    with closing(TableFiles(folder)) as files:
        for part in parts:
            document = {name: part.document.get(name) for name in NODES["Document"].properties}
            for table, columns in (*(((label,), rows) for label, rows in part.nodes.items()), *part.edges.items()):
                files.add(table, arrow_table(table, columns, str(document["id"])))
    if not document:
        raise ModelError("A source without a single part has no document.")
    return document


def _check_ends(document: Mapping[str, Cell], tables: Mapping[Table, Sequence[Path]]) -> None:
    """Refuse an edge to a node that is neither in the source nor named by it: it would go with another document, or be lost."""
    id_ = str(document["id"])
    with ThreadPoolExecutor(_AT_ONCE) as threads:  # reading and unpacking need no Python
        ends = dict(zip(tables, threads.map(_ends, tables, tables.values()), strict=True))
    known: dict[str, list[pa.Array]] = {"Document": [pa.array([id_])]}
    for table, found in ends.items():
        if len(table) == 1 or table[0] == "NAMES":
            known.setdefault(table[-1], []).append(found[-1])
    sets = {label: pa.concat_arrays(ids) for label, ids in known.items()}
    for table, found in ends.items():
        for label, ids in zip(table[1:], found, strict=False):
            missing = ids.filter(pc.invert(pc.is_in(ids, sets.get(label, pa.array([], pa.string())))))
            if len(missing):
                raise ModelError(
                    f"{id_}: an edge {table[1]}-[{table[0]}]->{table[2]} joins {min(missing.to_pylist())}, which the batch neither holds "
                    f"nor names ({len(missing)} such ids)."
                )


def _ends(table: Table, paths: Sequence[Path]) -> list[pa.Array]:
    """The different ids that nodes have, or edges begin and end with."""
    columns = ["id"] if len(table) == 1 else ["from_id", "to_id"]
    parts = []
    for path in paths:
        with pq.ParquetFile(path, read_dictionary=columns) as file:
            parts.append(file.read(columns=columns))
    rows = pa.concat_tables(parts)
    return [pc.unique(pa.chunked_array([chunk.dictionary for chunk in rows[name].chunks], pa.string())) for name in columns]
