"""Records become an extract: rows go to disk as they come, in several processes at once, and get their organisations at the file's end.

Only the rows that begin or end at an organisation are written twice: first with the number of the organisation as printed, then,
by Arrow and without Python touching a row, with its id.
"""

import pickle
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.batch import document_row
from graph.data_file import Records
from graph.errors import SourceError
from graph.extracts import TableFiles, finish_extract, half_written, open_extract, table_of
from graph.model import Skipped
from graph.record_rows import ENDS, PROGRAMMES, name_row, name_table
from graph.record_spool import RAW, Spooled, Told, spool
from graph.records import DivisibleReading, ProgrammeName, RecordReading, RecordSummary
from graph.resolve.organisations import Resolution, resolve_organisations

MOST_DISAGREEMENTS = 100
"""Disagreements between refs and names that a report lists; all stand with their statements."""

_AT_ONCE = 2
"""Steps of a file's end that are made at one time."""

_PART = "part"
_STATE = "state.pickle"


def read_records(reading: RecordReading, reason: str, folder: Path, tell: Told | None = None, helpers: Executor | None = None) -> Records:
    """Read a data file to its end into a new folder, and find out who its organisations are.

    Args:
        reason: why its loader was chosen.
        tell: called now and then with the share of the file that is read, 0 to 1.
        helpers: processes that read a large file in parts, in the place of this one.

    Raises:
        SourceError: the file is broken; nothing of it is left in the folder.
        KeyError: a chunk has rows of a type that the schema lacks (a defect of a loader).
    """
    with half_written(folder):
        if helpers and isinstance(reading, DivisibleReading):
            folders = _read_parts(reading, folder, tell, helpers)
            if folders:
                return helpers.submit(_finish_parts, reading, folders, folder, reason).result()
        _, alone = spool(reading, folder / _PART, tell)
        return _finish(reading, [alone], None, folder, reason)


def _read_parts(reading: DivisibleReading, folder: Path, tell: Told | None, helpers: Executor) -> list[Path]:
    """Read a file in parts, in other processes, each into a folder; none where it cannot be divided, or a part is broken."""
    parts = reading.parts()
    folders = [folder / f"{_PART}-{place}" for place in range(len(parts))]
    begun = [helpers.submit(_read_part, part, there) for part, there in zip(parts, folders, strict=True)]
    try:
        for number, future in enumerate(begun, 1):
            future.result()
            if tell:
                tell(number / len(parts))
    except SourceError:  # one reading of the whole tells more
        wait([future for future in begun if not future.cancel()])  # nobody writes any more
        for there in folders:
            shutil.rmtree(there, ignore_errors=True)
        return []
    except BaseException:
        wait([future for future in begun if not future.cancel()])
        raise
    return folders


def _read_part(part: RecordReading, folder: Path) -> None:
    """Read a part into a folder, with what is known of it then: the processes between need not know it."""
    done = spool(part, folder)
    (folder / _STATE).write_bytes(pickle.dumps(done))


def _finish_parts(reading: DivisibleReading, folders: Sequence[Path], folder: Path, reason: str) -> Records:
    """Make an extract of what the parts left; in a process of its own, for Arrow keeps the memory that this takes."""
    parts: list[Spooled] = []
    numbers: list[Sequence[int]] = []
    for there in folders:
        part, spooled = pickle.loads((there / _STATE).read_bytes())  # noqa: S301  (written by _read_part, in a folder of this load)
        parts.append(spooled)
        numbers += reading.join([part])
    return _finish(reading, parts, numbers, folder, reason)


def _finish(
    reading: RecordReading, parts: Sequence[Spooled], numbers: Sequence[Sequence[int]] | None, folder: Path, reason: str
) -> Records:  # fmt: skip
    summary = reading.summary()
    resolution = resolve_organisations(summary.organisations, summary.counts, summary.document.issuer or "")
    _Gathering(folder, reading.document_id, parts).finish(numbers or [range(len(summary.organisations))], summary, resolution)
    told = tuple(Skipped("organisations", line) for line in resolution.disagreements[:MOST_DISAGREEMENTS])
    info, skipped = replace(summary.document, reason=reason), (*summary.skipped, *told)
    statements = sum(part.statements for part in parts)
    finish_extract(folder, document_row(reading.document_id, info, "", statements, skipped))
    return Records(reading.document_id, info, open_extract(folder), statements, summary.records, skipped)


class _Gathering:
    """What the parts of a file left, on its way into one folder."""

    def __init__(self, folder: Path, document: str, parts: Sequence[Spooled]) -> None:
        self._folder, self._document, self._parts = folder, document, parts
        self._files = TableFiles(folder)

    def finish(self, numbers: Sequence[Sequence[int]], summary: RecordSummary, resolution: Resolution) -> None:
        """Write what waited for the file's end, and take over what did not."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:  # Arrow's work, most of all, which needs Python but for moments
            parts = enumerate(zip(self._parts, numbers, strict=True))
            begun = [threads.submit(self._resolve, place, part, known, resolution) for place, (part, known) in parts]
            begun.append(threads.submit(self._join_values))
            programmes = self._name_programmes()
            for done in begun:
                done.result()
        self._name_others(programmes, summary, resolution)
        self._files.close()
        for place, part in enumerate(self._parts):
            for path in part.folder.glob("*.parquet"):
                path.rename(self._folder / f"{path.stem}{self._suffix(place)}.parquet")
            shutil.rmtree(part.folder)

    def _suffix(self, place: int) -> str:
        return f".{place}" if len(self._parts) > 1 else ""

    def _resolve(self, place: int, part: Spooled, known: Sequence[int], resolution: Resolution) -> None:
        """Write the tables of a part that lack the ids of organisations."""
        numbers = pa.array(known, pa.int32())
        ids, reasons = (pc.take(pa.array(cells, pa.string()), numbers) for cells in (resolution.ids, resolution.reasons))
        with closing(TableFiles(self._folder, self._suffix(place))) as files:
            for path in _raw(part):
                table = table_of(path)
                for rows in _batches(path) if table != PROGRAMMES else ():
                    for label, (end, reason) in zip(table[1:], ENDS, strict=True):
                        rows = _resolved(rows, end, reason, ids, reasons) if label == "Actor" else rows
                    files.add(table, rows)

    def _join_values(self) -> None:
        """Write each value once that several parts have."""
        if len(self._parts) == 1:
            return
        tables = {table_of(path) for part in self._parts for path in part.folder.glob("*.parquet")}
        for table in sorted(table for table in tables if len(table) == 1 and table != ("Passage",)):
            paths = [path for part in self._parts if (path := part.folder / f"{table[0]}.parquet").exists()]
            rows = pa.concat_tables(pq.read_table(path) for path in paths)
            places = pa.table({"id": rows["id"], "place": pa.array(range(rows.num_rows), pa.int64())})
            first = places.group_by("id").aggregate([("place", "min")])["place_min"]
            self._files.add(table, rows.take(first.combine_chunks().sort()))
            for path in paths:
                path.unlink()

    def _name_programmes(self) -> pa.ChunkedArray:
        """Write what programmes are called, each once, with what later records add; their ids."""
        named = [rows for part in self._parts for path in _raw(part) if table_of(path) == PROGRAMMES for rows in _batches(path)]
        ids = pa.chunked_array([rows["to_id"].combine_chunks() for rows in named], pa.string())
        counts = pc.value_counts(ids)
        twice = set(pc.filter(counts.field("values"), pc.greater(counts.field("counts"), 1)).to_pylist())
        repeated: dict[str, list[ProgrammeName]] = {}
        for part in self._parts:
            for id_, names in part.repeated.items():
                repeated.setdefault(id_, []).extend(names)
        written: set[str] = set()
        for rows in named if twice else ():
            for row in rows.filter(pc.is_in(rows["to_id"], pa.array(sorted(twice)))).to_pylist():
                repeated.setdefault(row["to_id"], []).append(_as_name(row))
        for rows in named:
            new = rows.filter(pc.invert(pc.is_in(rows["to_id"], pa.array(sorted(written), pa.string()))))
            self._files.add(PROGRAMMES, _with_repeated(new, repeated))
            written |= twice.intersection(new["to_id"].to_pylist()) if twice else set()
        return ids

    def _name_others(self, programmes: pa.ChunkedArray, summary: RecordSummary, resolution: Resolution) -> None:
        """Write what organisations and places are called, and programmes that records only point to."""
        missing = pa.array(summary.mentioned, pa.string())
        missing = missing.filter(pc.invert(pc.is_in(missing, programmes))).to_pylist()
        names = {
            "Programme": [name_row(id_, summary.mentioned[id_], (), "", "", (summary.mentioned[id_],)) for id_ in missing],
            "Actor": [name_row(p.id, p.name, p.names, p.kind, p.country, p.refs) for p in resolution.parties.values()],
        }
        places: dict[tuple[str, str], str] = {}
        for part in self._parts:
            for key, name in part.places.items():
                places.setdefault(key, name)
        for (label, id_), name in places.items():
            names.setdefault(label, []).append(name_row(id_, name, (), "", "", ()))
        for label, rows in names.items():
            self._files.add(("NAMES", "Document", label), name_table(self._document, label, rows))


def _raw(part: Spooled) -> list[Path]:
    """The files of a part's rows that wait."""
    return sorted(part.folder.glob(f"*{RAW}"))


def _batches(path: Path) -> Iterator[pa.Table]:
    """The rows of a file that wait, batch by batch."""
    with pa.OSFile(str(path)) as file, pa.ipc.open_file(file) as reader:
        for place in range(reader.num_record_batches):
            yield pa.Table.from_batches([reader.get_batch(place)])


def _as_name(row: Mapping[str, Any]) -> ProgrammeName:
    return ProgrammeName(row["to_id"], row["name"], row["aliases"], row["kind"], row["identifiers"])


def _with_repeated(rows: pa.Table, repeated: Mapping[str, Sequence[ProgrammeName]]) -> pa.Table:
    """The names of programmes, with what later records of the same identifiers add."""
    ids = rows["to_id"].to_pylist()
    if repeated.keys().isdisjoint(ids):
        return rows
    found = rows.to_pylist()
    for row in found:
        for more in repeated.get(row["to_id"], ()):
            row["aliases"] = sorted({*row["aliases"], more.name, *more.aliases} - {row["name"]})
            row["identifiers"] = sorted({*row["identifiers"], *more.identifiers})
    return pa.Table.from_pylist(found, rows.schema)


def _resolved(rows: pa.Table, end: str, reason: str, ids: pa.Array, reasons: pa.Array) -> pa.Table:
    """Rows with ids in the place of the numbers of organisations, and why they are those."""
    numbers = rows[end]
    rows = rows.set_column(rows.schema.get_field_index(end), end, pc.take(ids, numbers))
    return rows.set_column(rows.schema.get_field_index(reason), reason, pc.take(reasons, numbers))
