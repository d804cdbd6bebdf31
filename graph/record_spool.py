"""Chunks of records on their way to the disk: what one process writes of one reading, before the file's end is known."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from graph.extracts import TableFiles, arrow_table
from graph.record_rows import PROGRAMMES, name_row, name_table, number_texts, passage_ids, same, statement_table
from graph.records import ProgrammeName, Record, RecordChunk, RecordReading
from graph.schema import NODES
from graph.store import Table

RAW = ".arrow"
"""The ending of files whose rows hold the numbers of organisations, or lack what later records add."""

Reading = TypeVar("Reading", bound=RecordReading)
Told = Callable[[float], None]
"""What is called now and then with the share of a file that is read, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """What a reading left in a folder, and what waits for the file's end.

    Attributes:
        places: (label, id) → name; `repeated`: what programmes are called again, by id.
    """

    folder: Path
    statements: int
    places: Mapping[tuple[str, str], str]
    repeated: Mapping[str, Sequence[ProgrammeName]]


def spool(reading: Reading, folder: Path, tell: Told | None = None) -> tuple[Reading, Spooled]:
    """Write the rows of a reading into a new folder; also the reading as it is then, for it may come back from another process.

    Raises:
        SourceError: the file is broken.
    """
    folder.mkdir()
    with closing(Spool(folder, reading.document_id)) as rows:
        for chunk in reading.chunks():
            rows.add(chunk)
            if tell:
                tell(reading.share)
        return reading, rows.spooled()


class Spool:
    """The rows of a reading on their way into a folder.

    Memory: some thousand rows of each table, and a few bytes for each value and programme, so that none is written twice.
    """

    def __init__(self, folder: Path, document: str) -> None:
        self._statements = 0
        self._document = document
        self._folder = folder
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
                self._statements += len(rows)
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

    def spooled(self) -> Spooled:
        """Close all files; what is in them."""
        self.close()
        return Spooled(self._folder, self._statements, self._places, self._repeated)

    def close(self) -> None:
        """Close all files, also those of a file that broke off."""
        for writer in self._raw.values():
            writer.close()
        self._files.close()

    def _add_records(self, records: Sequence[Record]) -> None:
        numbers = [record.number for record in records]
        ids, count = passage_ids(self._document, number_texts(numbers)), len(numbers)
        document = same(self._document, count)
        passages = {"id": ids, "document": document, "ordinal": numbers, "kind": same("record", count),
                    "section": [r.identifier for r in records], "text": [r.text for r in records]}  # fmt: skip
        self._files.add(("Passage",), arrow_table(("Passage",), passages, self._document))
        edge = ("FROM_DOCUMENT", "Passage", "Document")
        self._files.add(edge, arrow_table(edge, {"from_id": ids, "to_id": document}, self._document))

    def _add_values(self, label: str, rows: Mapping[str, Mapping[str, object]]) -> None:
        new = []
        for id_, row in rows.items():
            key = hash((label, id_))
            if key not in self._values:
                self._values.add(key)
                new.append(row)
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
                new.append(name_row(programme.id, programme.name, programme.aliases, programme.kind, "", programme.identifiers))
        if new:
            self._write_raw(PROGRAMMES, name_table(self._document, "Programme", new))

    def _write_raw(self, table: Table, rows: pa.Table) -> None:
        if table not in self._raw:
            self._raw[table] = pa.ipc.new_file(str(self._folder / f"{'-'.join(table)}{RAW}"), rows.schema)
        self._raw[table].write_table(rows)
