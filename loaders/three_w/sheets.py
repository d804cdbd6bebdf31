"""The sheets of a file as rows of text: a CSV file is one sheet, a workbook may have several."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import SourceError
from loaders.readers.decoding import decode
from loaders.readers.files import read_file
from loaders.three_w.tags import SEARCHED, column_name, count_tags

DELIMITERS = ",;\t|"

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        title: its name; "" where the file has only this one.
        unknown: (row, column), both from 0, of the formulas whose value the file does not hold.
        too_large: how many cells it has, where they are too many and were not read; else 0.
        hidden: whether a workbook does not show it.
    """

    title: str
    rows: Sequence[Sequence[str]]
    unknown: Sequence[tuple[int, int]] = ()
    too_large: int = 0
    hidden: bool = False

    def cell(self, row: int, column: int) -> str:
        """The address of a cell as spreadsheets write it: D3, Niger!D3, 'Read me'!D3; row and column from 0."""
        address = f"{column_name(column)}{row + 1}"
        if not self.title:
            return address
        return f"{self.title}!{address}" if self.title.isidentifier() else "'{}'!{}".format(self.title.replace("'", "''"), address)

    def row(self, row: int) -> str:
        """Where a row stands, for messages and passages; from 0."""
        return f"sheet {self.title}, row {row + 1}" if self.title else f"row {row + 1}"


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file that hold anything; at least one.

    Raises:
        SourceError: the file cannot be read, is damaged, too large, or empty.
    """
    data = read_file(path)
    if path.suffix.lower() == ".xlsx":
        from loaders.three_w.workbook import read_workbook  # openpyxl takes as long to import as all else that reads data files

        return read_workbook(data, str(path))
    return (Sheet("", _read_csv(path, data)),)


def _read_csv(path: Path, data: bytes) -> Rows:
    text = decode(data, str(path))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True))
    except csv.Error as problem:
        raise SourceError(str(path), f"the table is broken ({problem})", "Save it as CSV again, with quotes closed") from problem


def _find_delimiter(text: str) -> str:
    """The sign that parts most hashtags; without hashtags, the one that parts the first row into most cells.

    The cells of the data are no guide: a table parted by semicolons may hold more commas.
    """

    def parted(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), SEARCHED))
        except csv.Error:  # with another sign between, its quotes may make sense
            return 0, 0
        return max(map(count_tags, rows), default=0), len(rows[0]) if rows else 0

    return max(DELIMITERS, key=parted)
