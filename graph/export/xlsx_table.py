"""XLSX, row by row: typed cells, a frozen head with its HXL tags, a filter, and text that stays text."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from graph.export.tables import Table, TableColumn, inert, is_day, plain_text
from graph.store import Cell

MOST_ROWS = 1_048_000
"""Rows of a sheet; Excel takes 1,048,576 with the head. What is more goes on in another sheet."""

MOST_CHARACTERS = 32_767
"""Of a cell, by Excel; a longer text is cut and ends in an ellipsis."""

_HEAD = Font(bold=True)
_TAGS = PatternFill("solid", fgColor="E8EEF7")
_WIDTHS = {"text": 28, "number": 14, "date": 12}


def write_xlsx(tables: Iterable[Table], file: IO[bytes], *, hxl: bool = True, most_rows: int = MOST_ROWS) -> None:
    """Write a workbook with a sheet a table; rows go to a temporary file as they come, never into memory.

    Args:
        hxl: whether a row of hashtags follows the headings.
        most_rows: rows of one sheet.
    """
    book = Workbook(write_only=True)
    for table in tables:
        for number, rows in enumerate(_sheets(table.rows, most_rows), 1):
            _write_sheet(book, table.title + (f" {number}" if number > 1 else ""), table.columns, rows, hxl=hxl)
    book.save(file)


def _sheets(rows: Iterable[Sequence[Cell]], most: int) -> Iterator[Iterator[Sequence[Cell]]]:
    """The rows in runs of at most so many; one run where there are none."""
    waiting = iter(rows)
    following = next(waiting, None)
    if following is None:
        yield iter(())
    while following is not None:
        first, following = following, None

        def run(first: Sequence[Cell] = first) -> Iterator[Sequence[Cell]]:
            nonlocal following
            yield first
            for number, row in enumerate(waiting, 2):
                if number > most:
                    following = row
                    return
                yield row

        yield run()


def _write_sheet(book: Workbook, title: str, columns: Sequence[TableColumn], rows: Iterator[Sequence[Cell]], *, hxl: bool) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A3" if hxl else "A2"
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column.type]
    sheet.append([_styled(sheet, column.name, font=_HEAD) for column in columns])
    if hxl:
        sheet.append([_styled(sheet, column.hxl, fill=_TAGS) for column in columns])
    head = last = 2 if hxl else 1
    for last, row in enumerate(rows, head + 1):  # noqa: B007  (the number of the last row)
        sheet.append([_cell(sheet, cell, column) for cell, column in zip(row, columns, strict=True)])
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(max(1, len(columns)))}{last}"


def _styled(sheet: Any, text: str, **style: Any) -> Any:  # openpyxl has no types
    cell = WriteOnlyCell(sheet, text)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


def _cell(sheet: Any, value: Cell, column: TableColumn) -> Any:  # openpyxl has no types
    """A number, a day or a text. A text is never a formula, also where it begins like one, and says so to the program that opens it."""
    if value is None or value == "":
        return None
    if column.type == "number" and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if column.type == "date" and is_day(value):
        day = WriteOnlyCell(sheet, date.fromisoformat(str(value)))
        day.number_format = "yyyy-mm-dd"
        return day
    text = ILLEGAL_CHARACTERS_RE.sub("", plain_text(value))
    cell = WriteOnlyCell(sheet, text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…")
    cell.data_type = "s"
    if inert(text) != text:
        cell.quotePrefix = True  # what an apostrophe typed before a text sets: it stays text when it is edited
    return cell
