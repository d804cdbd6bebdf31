"""3W tables ("who does what, where"), CSV or XLSX with a row of HXL hashtags: each row is one record, one set of statements.

A row names no programme; what it names is an organisation's work in a sector and a country, which is one Programme of this data set
however many rows (places) it has; a project's code or name makes it one of its own. Tables of cases or victims are refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import SourceError
from graph.ids import document_id, slug
from graph.model import DocumentInfo
from graph.records import RecordChunk, RecordReading, RecordSummary
from loaders.parts.sink import Sink
from loaders.readers.packed import sha256_of
from loaders.sniff import Sniff
from loaders.three_w.personal import find_personal
from loaders.three_w.rows import read_row
from loaders.three_w.sheets import read_rows
from loaders.three_w.tags import Column, find_bare_row, find_tag_row, read_columns

KIND = "three_w"
LOOKS_FOR = "a table (CSV or XLSX) with a row of HXL hashtags, #org among them"
ENDINGS = frozenset({".csv", ".xlsx"})
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
    """A reading of the table.

    Raises:
        SourceError: the file cannot be read, has no row of hashtags, no #org, or is a table of cases or victims.
    """
    rows = read_rows(path)
    found = find_tag_row(rows)
    personal = find_personal(rows[: (found if found is not None else 2) + 1])
    if personal:
        raise SourceError(
            str(path), f"the column {personal!r} makes it a table of cases or victims, which is never loaded", "Load aggregated tables only"
        )
    if found is None:
        bare = find_bare_row(rows)
        slip = f"; row {bare + 1} looks like hashtags without #" if bare is not None else ""
        raise SourceError(str(path), f"no row of HXL hashtags in the first 25 rows{slip}", "Add a row such as #org, #sector, #country")
    columns = read_columns(rows, found)
    if not any(tag.name == "org" for column in columns for tag in column.tags):
        raise SourceError(
            str(path), "no column bears #org, so nobody does anything in it", "Tag the organisations' column", f"row {found + 1}"
        )
    sha256 = sha256_of(path)
    return _Reading(str(path), document_id(path.stem, sha256), path.stem, sha256, rows, found, columns)


@dataclass(slots=True)
class _Reading:
    """One pass over one table."""

    path: str
    document_id: str
    stem: str
    sha256: str
    rows: Sequence[Sequence[str]]
    tag_row: int
    columns: tuple[Column, ...]
    sink: Sink = field(default_factory=Sink)
    records: int = 0

    @property
    def share(self) -> float:
        """See RecordReading."""
        return self.records / max(1, len(self.rows))

    def chunks(self) -> Iterator[RecordChunk]:
        """See RecordReading."""
        dataset = slug(self.stem)
        for number, row in enumerate(self.rows[self.tag_row + 1 :], self.tag_row + 2):
            if not any(cell.strip() for cell in row):
                continue
            self.records += 1
            read_row(row, number, self.columns, dataset, self.sink)
            if len(self.sink.chunk.records) >= CHUNK:
                yield self.sink.flush()
        if not self.records:
            raise SourceError(self.path, "the table has no row below its hashtags", "Check that it was saved whole")
        yield self.sink.flush()

    def summary(self) -> RecordSummary:
        """See RecordReading."""
        info = DocumentInfo(self.stem, self.sha256, KIND, f"3W table: {self.stem}", f"{KIND}/{slug(self.stem)}", path=self.path)
        return RecordSummary(info, tuple(self.sink.organisations), tuple(self.sink.counts), self.records, {}, self.sink.remarks.listed())
