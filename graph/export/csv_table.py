"""CSV by RFC 4180: a heading row, a row of HXL tags where wanted, then the rows as they come."""

import csv
import io
from collections.abc import Iterator, Sequence

from graph.export.tables import Table, inert, plain_text
from graph.store import Cell


def csv_lines(table: Table, *, hxl: bool = True) -> Iterator[str]:
    """The lines with their ends; a cell that a spreadsheet would run as a formula is made text.

    Args:
        hxl: whether a row of hashtags follows the headings.
    """
    yield _line([column.name for column in table.columns])
    if hxl:
        yield _line([column.hxl for column in table.columns])
    for row in table.rows:
        yield _line([_text(cell) for cell in row])


def _text(cell: Cell) -> str:
    text = plain_text(cell)
    return text if isinstance(cell, int | float) else inert(text)


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
