"""Small 3W tables written for a test, and what is read from them."""

from pathlib import Path

from graph.data_file import Records
from graph.store import Cell, SourceBatch
from loaders import read_data
from tests.loaders.whole import whole_batch


def read(folder: Path, text: str) -> tuple[Records, SourceBatch]:
    """What a CSV file gives."""
    path = folder / "table.csv"
    path.write_text(text)
    records = read_data(path, folder / "run")
    return records, whole_batch(records)


def column(batch: SourceBatch, predicate: str, name: str) -> list[Cell]:
    """One column of the statements of a type, in order."""
    return [cell for (edge, _, _), columns in batch.edges.items() if edge == predicate for cell in columns[name]]
