"""CSV and XLSX files as rows of text; merged cells have their value in each of their places."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from graph.errors import SourceError
from loaders.readers.decoding import decode
from loaders.readers.files import read_file

MAX_CELLS = 5_000_000
"""Cells of one sheet; the largest 3W seen has 50,000."""

MAX_UNPACKED = 256 << 20
"""Bytes that an XLSX file, which is a zip archive, may hold unpacked."""

Rows = list[list[str]]


def read_rows(path: Path) -> Rows:
    """The rows of a file; of an XLSX file those of its first sheet that has any.

    Raises:
        SourceError: the file cannot be read, is damaged, or too large.
    """
    data = read_file(path)
    return _read_xlsx(path, data) if path.suffix.lower() == ".xlsx" else _read_csv(path, data)


def _read_csv(path: Path, data: bytes) -> Rows:
    text = decode(data, str(path))
    head = "\n".join(text.splitlines()[:10])
    delimiter = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as problem:
        raise SourceError(str(path), f"the table is broken ({problem})", "Save it as CSV again, with quotes closed") from problem


def _read_xlsx(path: Path, data: bytes) -> Rows:
    import openpyxl  # takes as long to import as all else that reads data files
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > MAX_UNPACKED:
            raise SourceError(
                str(path), f"the workbook holds {size >> 20} MB unpacked; at most {MAX_UNPACKED >> 20} MB are read", "Split it"
            )
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError) as problem:
        raise SourceError(str(path), f"the workbook is damaged ({problem})", "Open it and save it again as .xlsx") from problem
    for sheet in book.worksheets:
        if (sheet.max_row or 0) * (sheet.max_column or 0) > MAX_CELLS:
            raise SourceError(str(path), f"the sheet {sheet.title!r} has more than {MAX_CELLS:,} cells", "Split it", f"sheet {sheet.title}")
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        if any(any(row) for row in rows):
            _spread(rows, [(m.min_row, m.max_row, m.min_col, m.max_col) for m in sheet.merged_cells.ranges])
            return rows
    raise SourceError(str(path), "the workbook is empty", "Check that it was saved whole")


def _spread(rows: Rows, merged: Sequence[tuple[int, int, int, int]]) -> None:
    """Write the value of each merged cell into all of its places."""
    for first, last, left, right in merged:
        value = rows[first - 1][left - 1]
        for row in rows[first - 1 : last]:
            row[left - 1 : right] = [value] * (right - left + 1)


def _text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
