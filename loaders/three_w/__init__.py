"""3W tables ("who does what, where"), CSV or XLSX with a row of HXL hashtags: each row is one record, one set of statements.

A row names no programme; what it names is an organisation's work in a sector and a country, which is one Programme of this data set
however many rows (places) and sheets it has; a project's code or name makes it one of its own. Tables of cases or victims are refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceError
from graph.ids import document_id, slug
from graph.model import DocumentInfo
from graph.records import RecordChunk, RecordReading, RecordSummary
from loaders.parts.sink import Sink
from loaders.readers.packed import sha256_of
from loaders.sniff import Sniff
from loaders.three_w.rows import read_row
from loaders.three_w.sheets import read_sheets
from loaders.three_w.tables import Table, find_tables

KIND = "three_w"
LOOKS_FOR = "a table (CSV or XLSX) with a row of HXL hashtags, #org among them"
ENDINGS = frozenset({".csv", ".tsv", ".xlsx"})
PACKED = frozenset[str]()

CHUNK = 1_000
"""Records of one chunk."""


def sniff(path: Path) -> Sniff:
    """Whether a file is a table: what it lacks to be a 3W is said when it is read.

    Raises:
        SourceError: it cannot be read.
    """
    return Sniff(0.9, "a table") if path.suffix.lower() in ENDINGS else Sniff(0.0, f"the ending {path.suffix}")


def read(path: Path) -> RecordReading:
    """A reading of the tables of a file: a workbook may have several, a sheet each; those that are none are told in the report.

    Raises:
        SourceError: the file cannot be read, or none of its sheets has a row of hashtags with #org and is no table of cases or victims.
    """
    sheets, sink = read_sheets(path), Sink()
    tables: list[Table] = []
    refused: list[tuple[SourceError, str]] = []
    before = 0
    for sheet in sheets:
        found, others = find_tables(sheet, str(path), before)
        tables += found
        refused += [(other, "table" if found else "sheet") for other in others]
        before += len(sheet.rows) if found else 0
    if not tables and len(sheets) == 1:
        raise refused[0][0]
    if not tables:
        reasons = "; ".join(f"{refusal.place}: {refusal.problem}" for refusal, _ in refused)
        raise SourceError(
            str(path), f"none of its sheets is a 3W table ({reasons})", "Put a row such as #org, #sector, #country above the data"
        )
    for refusal, what in refused:
        sink.remarks.add(f"{refusal.problem}; the {what} is not read", refusal.place)
    sha256 = sha256_of(path)
    return _Reading(str(path), document_id(path.stem, sha256), path.stem, sha256, tables, sink)


@dataclass(slots=True)
class _Reading:
    """One pass over the tables of one file."""

    path: str
    document_id: str
    stem: str
    sha256: str
    tables: Sequence[Table]
    sink: Sink
    records: int = 0

    @property
    def share(self) -> float:
        """See RecordReading."""
        return self.records / max(1, sum(table.size for table in self.tables))

    def chunks(self) -> Iterator[RecordChunk]:
        """See RecordReading."""
        dataset = slug(self.stem)
        for table in self.tables:
            table.note_unread(self.sink)
            for row in table.filled:
                self.records += 1
                read_row(table, row, dataset, self.sink)
                if len(self.sink.chunk.records) >= CHUNK:
                    yield self.sink.flush()
        if not self.records:
            raise SourceError(self.path, "the table has no row below its hashtags", "Check that it was saved whole")
        yield self.sink.flush()

    def summary(self) -> RecordSummary:
        """See RecordReading."""
        info = DocumentInfo(self.stem, self.sha256, KIND, f"3W table: {self.stem}", f"{KIND}/{slug(self.stem)}", path=self.path)
        return RecordSummary(info, tuple(self.sink.organisations), tuple(self.sink.counts), self.records, {}, self.sink.remarks.listed())
