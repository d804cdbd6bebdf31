"""The table on a sheet: where its hashtags stand, which rows are below them, and why a sheet is none."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import SourceError
from loaders.parts.sink import Sink
from loaders.three_w.cases import find_case
from loaders.three_w.columns import left_out
from loaders.three_w.organisations import role_of
from loaders.three_w.personal import find_personal
from loaders.three_w.sheets import Sheet
from loaders.three_w.tags import Column, Tag, find_bare_row, find_tag_row, read_columns


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        tag_row: the row of hashtags in the sheet, from 0.
        read: the columns that are read, from 0, with each of the tags that they are read under.
        before: how many rows the file's tables before it have, so that each row has a number of its own in the file.
    """

    sheet: Sheet
    tag_row: int
    columns: tuple[Column, ...]
    read: tuple[tuple[int, Tag], ...]
    before: int

    @property
    def filled(self) -> Iterator[int]:
        """The rows below the hashtags that hold anything, as they are counted in the sheet, from 0."""
        rows = self.sheet.rows
        return (row for row in range(self.tag_row + 1, len(rows)) if any(cell.strip() for cell in rows[row]))

    def number(self, row: int) -> int:
        """The number of a row in the file, from 1."""
        return self.before + row + 1

    def note_unread(self, sink: Sink) -> None:
        """Note the columns that are left out, that none gives a country, and the cells of read columns whose formulas have no value."""
        for column in self.columns:
            for tag in column.tags:
                reason = left_out(column, tag)
                if reason and tag.name != "contact":  # that contacts never are is known
                    sink.remarks.add(f"the column {column.header!r} ({tag.text}) {reason}", self.sheet.cell(self.tag_row, column.index))
        if not any(tag.name in ("country", "region") for _, tag in self.read):
            sink.remarks.add("no column gives a country (#country), so its programmes work nowhere", self.sheet.row(self.tag_row))
        tagged = {index for index, _ in self.read}
        for row, index in self.sheet.unknown:
            if row > self.tag_row and index in tagged:
                sink.remarks.add(
                    "a formula has no value in the file and counts as empty; let a spreadsheet calculate it, and save",
                    self.sheet.cell(row, index),
                )


def find_table(sheet: Sheet, path: str, before: int) -> Table:
    """The table of a sheet.

    Raises:
        SourceError: it has too many cells, no row of hashtags, no #org, or is a table of cases or victims.
    """
    place = f"sheet {sheet.title}" if sheet.title else ""
    if sheet.too_large:
        raise SourceError(path, f"a sheet has {sheet.too_large:,} cells, too many to be read", "Split it", place)
    rows = sheet.rows
    found = find_tag_row(rows)
    personal = find_personal(rows[: (found if found is not None else 2) + 1])
    if found is not None and not personal:
        personal = find_case(rows[:found], rows[found], rows[found + 1 :])
    if personal:
        raise SourceError(
            path,
            f"the column {personal!r} makes it a table of cases or victims, which is never loaded",
            "Load aggregated tables only",
            place,
        )
    if found is None:
        bare = find_bare_row(rows)
        slip = f"; row {bare + 1} looks like hashtags without #" if bare is not None else ""
        raise SourceError(path, f"no row of HXL hashtags in the first 25 rows{slip}", "Add a row such as #org, #sector, #country", place)
    columns = read_columns(rows, found)
    if not any(tag.name == "org" for column in columns for tag in column.tags):
        raise SourceError(path, "no column bears #org, so nobody does anything in it", "Tag the organisations' column", sheet.row(found))
    if not any(tag.name == "org" and role_of(tag) for column in columns for tag in column.tags):
        raise SourceError(
            path, "no #org column names organisations in a known role", "Tag the column of their names #org or #org+impl", sheet.row(found)
        )
    read = tuple((column.index, tag) for column in columns for tag in column.tags if not left_out(column, tag))
    return Table(sheet, found, columns, read, before)
