"""Chunks of records become an extract: rows go to disk as they come, and get their organisations once the file's end is known.

Only the rows that begin or end at an organisation are written twice: first with the number of the organisation as printed, then,
by Arrow and without Python touching a row, with its id.
"""

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.batch import document_row
from graph.extracts import Extract, Table, TableFiles, arrow_schema, arrow_table, finish_extract, half_written, open_extract
from graph.ids import record_statement_ids
from graph.model import DocumentInfo, Skipped
from graph.records import FIXED, Pair, ProgrammeName, Record, RecordChunk, RecordReading, RecordSummary, StatementRow
from graph.resolve.organisations import Resolution, resolve_organisations
from graph.schema import EDGES, NODES
from graph.store import Cell

MOST_DISAGREEMENTS = 100
"""Disagreements between refs and names that a report lists; all stand with their statements."""

_WHY: Mapping[str, str] = {"Programme": "its identifier", "Country": "its code", "Region": "its code", "Theme": "the table of sectors"}
_RAW = "raw"
_ENDS = (("from_id", "subject_reason"), ("to_id", "object_reason"))


@dataclass(frozen=True, slots=True)
class Records:
    """A data file, wholly read: its rows lie in a folder.

    Attributes:
        id: the document's id.
        statements, records: how many.
        skipped: what was left out or read otherwise, disagreements of refs and names last.
    """

    id: str
    document: DocumentInfo
    extract: Extract
    statements: int
    records: int
    skipped: tuple[Skipped, ...]

    def source(self, info: DocumentInfo, loaded_at: str) -> Extract:
        """All rows, for a store to take."""
        return replace(self.extract, document=document_row(self.id, info, loaded_at, self.statements, len(self.skipped)))


def read_records(reading: RecordReading, reason: str, folder: Path, tell: Callable[[float], None] | None = None) -> Records:
    """Read a data file to its end into a new folder, and find out who its organisations are.

    Args:
        reason: why its loader was chosen.
        tell: called now and then with the share of the file that is read, 0 to 1.

    Raises:
        SourceError: the file is broken; nothing of it is left in the folder.
        KeyError: a chunk has rows of a type that the schema lacks (a defect of a loader).
    """
    with half_written(folder):
        with closing(Spool(folder, reading.document_id)) as spool:
            for chunk in reading.chunks():
                spool.add(chunk)
                if tell:
                    tell(reading.share)
            summary = reading.summary()
            resolution = resolve_organisations(summary.organisations, summary.counts, summary.document.issuer or "")
            spool.finish(summary, resolution)
        told = tuple(Skipped("organisations", line) for line in resolution.disagreements[:MOST_DISAGREEMENTS])
        info, skipped = replace(summary.document, reason=reason), (*summary.skipped, *told)
        finish_extract(folder, document_row(reading.document_id, info, "", spool.statements, len(skipped)))
    return Records(reading.document_id, info, open_extract(folder), spool.statements, summary.records, skipped)


class Spool:
    """The rows of one data file on their way into a folder.

    Memory: some thousand rows of each table, and a few bytes for each value and programme, so that none is written twice.

    Attributes:
        statements: how many came so far.
    """

    def __init__(self, folder: Path, document: str) -> None:
        self.statements = 0
        self._document = document
        self._raw_folder = folder / _RAW
        self._raw_folder.mkdir()
        self._files = TableFiles(folder)
        self._raw: dict[Table, pa.RecordBatchFileWriter] = {}
        self._texts: list[str] = []
        self._values: set[int] = set()
        self._places: dict[tuple[str, str], str] = {}
        self._programmes: set[str] = set()
        self._repeated: dict[str, list[ProgrammeName]] = {}

    def add(self, chunk: RecordChunk) -> None:
        """Write a chunk's rows.

        Raises:
            KeyError: it has rows of a type that the schema lacks.
        """
        self._texts += (o.names[0] if o.names else o.ref for o in chunk.organisations)
        for pair, rows in chunk.statements.items():
            if rows:
                self.statements += len(rows)
                table = statement_table(self._document, pair, rows, self._texts)
                if "Actor" in pair:
                    self._write_raw(pair, table)
                else:
                    self._files.add(pair, table)
        self._add_records(chunk.records)
        for label, rows_by_id in chunk.values.items():
            self._add_values(label, rows_by_id)
        self._add_programmes(chunk.programmes)
        for key, name in chunk.places.items():
            self._places.setdefault(key, name)

    def finish(self, summary: RecordSummary, resolution: Resolution) -> None:
        """Write what had to wait for the file's end."""
        self._close_raw()
        for table in self._raw:
            self._add_resolved(table, resolution)
        mentioned = [_name_row(id_, identifier, (), "", "", (identifier,)) for id_, identifier in summary.mentioned.items()
                     if id_ not in self._programmes]  # fmt: skip
        names = {
            "Programme": mentioned,
            "Actor": [_name_row(p.id, p.name, p.names, p.kind, p.country, p.refs) for p in resolution.parties.values()],
        }
        for (label, id_), name in self._places.items():
            names.setdefault(label, []).append(_name_row(id_, name, (), "", "", ()))
        for label, rows in names.items():
            self._files.add(("NAMES", "Document", label), name_table(self._document, label, rows))
        self._files.close()
        shutil.rmtree(self._raw_folder)

    def close(self) -> None:
        """Close all files, also those of a file that broke off."""
        self._close_raw()
        self._files.close()

    def _close_raw(self) -> None:
        for writer in self._raw.values():
            writer.close()

    def _add_records(self, records: Sequence[Record]) -> None:
        numbers = [record.number for record in records]
        ids, count = _passages(self._document, numbers), len(numbers)
        document = _same(self._document, count)
        passages = {"id": ids, "document": document, "ordinal": numbers, "kind": _same("record", count), "spans": _empty_lists(count),
                    "section": [r.identifier for r in records], "text": [r.text for r in records]}  # fmt: skip
        self._files.add(("Passage",), arrow_table(("Passage",), passages, self._document))
        edge = ("FROM_DOCUMENT", "Passage", "Document")
        self._files.add(edge, arrow_table(edge, {"from_id": ids, "to_id": document}, self._document))

    def _add_values(self, label: str, rows: Mapping[str, Mapping[str, object]]) -> None:
        new = [row for id_, row in rows.items() if hash((label, id_)) not in self._values]
        self._values.update(hash((label, id_)) for id_ in rows)
        columns = {name: [row[name] for row in new] for name in NODES[label].properties}
        self._files.add((label,), arrow_table((label,), columns, self._document))

    def _add_programmes(self, programmes: Sequence[ProgrammeName]) -> None:
        """Write what a programme is called first; what later records add to it waits for the end."""
        new = []
        for programme in programmes:
            if programme.id in self._programmes:
                self._repeated.setdefault(programme.id, []).append(programme)
            else:
                self._programmes.add(programme.id)
                new.append(_name_row(programme.id, programme.name, programme.aliases, programme.kind, "", programme.identifiers))
        if new:
            self._write_raw(_PROGRAMMES, name_table(self._document, "Programme", new))

    def _write_raw(self, table: Table, rows: pa.Table) -> None:
        if table not in self._raw:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._raw[table] = pa.ipc.new_file(self._raw_path(table), rows.schema, options=options)
        self._raw[table].write_table(rows)

    def _raw_path(self, table: Table) -> str:
        return str(self._raw_folder / f"{'-'.join(table)}.arrow")

    def _add_resolved(self, table: Table, resolution: Resolution) -> None:
        """Write a table that waited: with the ids of its organisations, or all that its programmes are called."""
        ids, reasons = pa.array(resolution.ids, pa.string()), pa.array(resolution.reasons, pa.string())
        with pa.OSFile(self._raw_path(table)) as file, pa.ipc.open_file(file) as reader:
            for place in range(reader.num_record_batches):
                rows = pa.Table.from_batches([reader.get_batch(place)])
                if table == _PROGRAMMES:
                    rows = _with_repeated(rows, self._repeated)
                else:
                    for label, (end, reason) in zip(table[1:], _ENDS, strict=True):
                        rows = _resolved(rows, end, reason, ids, reasons) if label == "Actor" else rows
                self._files.add(table, rows)


_PROGRAMMES = ("NAMES", "Document", "Programme")


def statement_table(document: str, pair: Pair, rows: Sequence[StatementRow], texts: Sequence[str]) -> pa.Table:
    """The rows of statements of one kind; an end that is an organisation is still its number.

    Args:
        texts: what each organisation is called, by number.
    """
    predicate, left, right = pair
    edge = EDGES[predicate]
    cells = list(zip(*rows, strict=True))
    if len(cells) != FIXED + len(edge.qualifiers):
        raise KeyError(f"{predicate} has {len(edge.qualifiers)} qualifiers, a row {len(cells) - FIXED}")
    subjects = [texts[n] for n in cells[0]] if left == "Actor" else cells[2]
    objects = [texts[n] for n in cells[1]] if right == "Actor" else cells[3]
    numbers, locators, quotes, rules, strengths = cells[4:FIXED]
    qualifiers, count = cells[FIXED:], len(rows)
    columns: dict[str, Sequence[Cell]] = {
        "from_id": cells[0], "to_id": cells[1], "document": _same(document, count), "passage": _passages(document, numbers),
        "id": record_statement_ids(document, predicate, zip(subjects, objects, numbers, locators, *qualifiers, strict=True)),
        "strength": strengths, "review": _same("", count), "rule": rules, "quote": quotes, "spans": _empty_lists(count),
        "locator": locators, "subject_text": subjects, "object_text": objects,
        "subject_reason": _same(_WHY.get(left, "content"), count), "object_reason": _same(_WHY.get(right, "content"), count),
        **dict(zip(edge.qualifiers, qualifiers, strict=True)),
    }  # fmt: skip
    schema = arrow_schema(pair)
    for label, (end, _) in zip(pair[1:], _ENDS, strict=True):
        if label == "Actor":
            schema = schema.set(schema.get_field_index(end), pa.field(end, pa.int32()))
    return arrow_table(pair, columns, document, schema)


def name_table(document: str, label: str, rows: Sequence[tuple[Cell, ...]]) -> pa.Table:
    """What a document calls nodes, from rows as _name_row makes them; of rows of one node the first counts."""
    once = {row[0]: row for row in reversed(rows)}
    cells = list(zip(*reversed(once.values()), strict=True)) or [()] * len(_NAME)
    columns: dict[str, Sequence[Cell]] = dict(zip(_NAME, cells, strict=True))
    return arrow_table(("NAMES", "Document", label), {**columns, "from_id": _same(document, len(once)),
                                                      "document": _same(document, len(once))}, document)  # fmt: skip


_NAME = ("to_id", "name", "aliases", "kind", "country", "identifiers")


def _name_row(
    id_: str, name: str, aliases: Collection[str], kind: str, country: str, identifiers: Collection[str]
) -> tuple[Cell, ...]:  # fmt: skip
    return (id_, name, sorted({*aliases} - {name}), kind, country, sorted({*identifiers}))


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


def _passages(document: str, numbers: Sequence[object]) -> pa.Array:
    return pc.binary_join_element_wise(f"{document}/p", pc.cast(pa.array(numbers, pa.int64()), pa.string()), "")


def _same(text: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(text, pa.string()), count)


def _empty_lists(count: int) -> pa.Array:
    return pa.ListArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), count + 1), pa.array([], pa.int64()))
