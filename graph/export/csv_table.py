"""CSV by RFC 4180: a heading row, a row of HXL tags where wanted, then the rows as they come."""

import csv
from collections.abc import Iterator

from graph.export.tables import Table, inert, plain_text
from graph.store import Cell


def csv_lines(table: Table, *, hxl: bool = True) -> Iterator[str]:
    """The lines with their ends; a cell that a spreadsheet would run as a formula is made text.

    Args:
        hxl: whether a row of hashtags follows the headings.
    """
    line = csv.writer(_Line(), lineterminator="\r\n").writerow
    yield line([column.name for column in table.columns])
    if hxl:
        yield line([column.hxl for column in table.columns])
    for row in table.rows:
        yield line(["" if cell is None or cell == "" else _text(cell) for cell in row])


class _Line:
    """A file that gives back what is written to it, as `writerow` then does."""

    def write(self, text: str) -> str:
        """The text."""
        return text


def _text(cell: Cell) -> str:
    text = plain_text(cell)
    return text if isinstance(cell, int | float) else inert(text)
