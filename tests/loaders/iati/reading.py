"""Small IATI files written for a test, and what is read from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.data_file import Records
from graph.record_batch import read_records
from graph.store import Cell, SourceBatch
from loaders import iati
from tests.loaders.whole import whole_batch

IDENTIFIER = "ZZ-TEST-1"


def activity(content: str, identifier: str = IDENTIFIER, attributes: str = "") -> str:
    """One activity with what a test is about."""
    return f"<iati-activity {attributes}><iati-identifier>{identifier}</iati-identifier>{content}</iati-activity>"


def document(*activities: str, version: str = 'version="2.03"') -> str:
    """A whole file."""
    return f"<iati-activities {version}>{''.join(activities)}</iati-activities>"


@dataclass(frozen=True)
class Read:
    """What a file gave."""

    records: Records
    batch: SourceBatch

    def rows(self, predicate: str, to: str = "") -> list[dict[str, Cell]]:
        """The statements of a type, in order."""
        found: list[dict[str, Cell]] = []
        for (name, _, right), columns in self.batch.edges.items():
            if name == predicate and to in ("", right):
                found += [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        return found

    def names(self, label: str) -> dict[Cell, dict[str, Cell]]:
        """What the file calls the nodes of a label, by id."""
        return {row["to_id"]: row for row in self.rows("NAMES", label)}

    def value(self, label: str, id_: Cell) -> Mapping[str, Cell]:
        """A value node."""
        columns = self.batch.nodes[label]
        return next(dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True) if row[0] == id_)

    @property
    def remarks(self) -> str:
        """All remarks of the report."""
        return "\n".join(f"{s.place}: {s.reason}" for s in self.records.skipped)

    @property
    def passages(self) -> list[Cell]:
        """The records' texts."""
        return list(self.batch.nodes["Passage"]["text"])


def read_bytes(folder: Path, data: bytes, name: str = "file.xml") -> Read:
    """Read a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_path(path)


def read_path(path: Path) -> Read:
    """Read a file."""
    iati.sniff(path)
    with TemporaryDirectory() as folder:
        records = read_records(iati.read(path), "test", Path(folder) / "extract")
        return Read(records, whole_batch(records))


def read_text(folder: Path, text: str, name: str = "file.xml") -> Read:
    """Read a file of this text."""
    return read_bytes(folder, text.encode(), name)


def read_one(folder: Path, content: str, attributes: str = "") -> Read:
    """Read a file of one activity with this content."""
    return read_text(folder, document(activity(content, attributes=attributes)))
