"""The sheets of an XLSX workbook; merged cells have their value in each of their places."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import SourceError
from loaders.readers.xml_stream import Head, read_elements
from loaders.three_w.sheets import Rows, Sheet

MAX_CELLS = 5_000_000
"""Cells of one sheet; the largest 3W seen has 50,000."""

MAX_UNPACKED = 256 << 20
"""Bytes that an XLSX file, which is a zip archive, may hold unpacked."""

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What openpyxl, and the readers of archives and XML below it, raise for a damaged workbook; of a password `RuntimeError`."""

_HEAD = Head("", "", "")
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def read_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets that hold anything, in their order; one with too many cells is named and not read.

    Raises:
        SourceError: the workbook is damaged, too large, or empty.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > MAX_UNPACKED:
                raise SourceError(
                    name, f"the workbook holds {size >> 20} MB unpacked; at most {MAX_UNPACKED >> 20} MB are read", "Split it"
                )
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
            parts = _parts(archive, name)
            sheets = [_read_sheet(sheet, archive, parts.get(sheet.title, ""), name) for sheet in book.worksheets]
    except _DAMAGE as problem:
        raise SourceError(name, f"the workbook is damaged ({problem})", "Open it and save it again as .xlsx") from problem
    filled = [sheet for sheet in sheets if sheet.too_large or sheet.unknown or any(any(row) for row in sheet.rows)]
    if not filled:
        raise SourceError(name, "the workbook is empty", "Check that it was saved whole")
    return tuple(filled) if len(filled) > 1 else (replace(filled[0], title=""),)


def _read_sheet(sheet: Worksheet, archive: zipfile.ZipFile, part: str, name: str) -> Sheet:
    size = (sheet.max_row or 0) * (sheet.max_column or 0)
    if size > MAX_CELLS:
        return Sheet(sheet.title, (), (), size)
    rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    _spread(rows, [(m.min_row, m.max_row, m.min_col, m.max_col) for m in sheet.merged_cells.ranges])
    unknown = _unknown(archive.read(part), name) if part else ()
    return Sheet(sheet.title, rows, unknown, hidden=sheet.sheet_state != "visible")


def _parts(archive: zipfile.ZipFile, name: str) -> Mapping[str, str]:
    """The part of the archive in which each sheet stands, by the sheet's title."""
    targets = {
        str(relation.get("Id")): posixpath.normpath(posixpath.join("/xl", str(relation.get("Target"))))[1:]
        for relation in read_elements(name, _HEAD, [archive.read(_RELATIONS)], ("Relationship",), lambda: _RELATIONS)
    }
    there = set(archive.namelist())
    found = {}
    for sheet in read_elements(name, _HEAD, [archive.read(_BOOK)], ("sheet",), lambda: _BOOK):
        relation = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        if targets.get(relation, "") in there:
            found[str(sheet.get("name"))] = targets[relation]
    return found


def _unknown(content: bytes, name: str) -> list[tuple[int, int]]:
    """The places, from 0, of formulas without a value: the program that wrote the file did not calculate them.

    A formula whose value is an empty text has the type `str`.
    """
    found: list[tuple[int, int]] = []
    if b"<f" not in content and b":f" not in content:
        return found
    for cell in read_elements(name, _HEAD, [content], ("c",), lambda: "a sheet"):
        if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str" and cell.get("r"):
            row, column = coordinate_to_tuple(str(cell.get("r")))
            found.append((row - 1, column - 1))
    return found


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
