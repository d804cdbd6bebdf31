"""The tables on a sheet: which columns and rows of each are read, and why a sheet is none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import SourceError
from loaders.parts.sink import Sink
from loaders.three_w.cases import find_case
from loaders.three_w.columns import left_out
from loaders.three_w.marks import find_marked
from loaders.three_w.organisations import role_of
from loaders.three_w.personal import find_personal
from loaders.three_w.sheets import Sheet
from loaders.three_w.spans import Span, find_spans
from loaders.three_w.tags import Column, Tag, find_bare_row, read_columns


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        span: its rows in the sheet.
        read: the columns that are read, from 0, with each of the tags that they are read under.
        marked: the places in the heads of columns of marks, by column.
        before: how many rows the file's sheets before it have, so that each row has a number of its own in the file.
    """

    sheet: Sheet
    span: Span
    columns: tuple[Column, ...]
    read: tuple[tuple[int, Tag], ...]
    marked: Mapping[int, str]
    before: int

    @property
    def size(self) -> int:
        """How many rows stand below the hashtags."""
        return self.span.end - self.span.tag_row - 1

    @property
    def filled(self) -> Iterator[int]:
        """The rows below the hashtags that hold data, as they are counted in the sheet, from 0."""
        rows, span = self.sheet.rows, self.span
        return (row for row in range(span.tag_row + 1, span.end) if row not in span.repeated and any(cell.strip() for cell in rows[row]))

    @property
    def lists_organisations(self) -> bool:
        """Whether organisations are all that it tells."""
        return all(tag.name == "org" for _, tag in self.read)

    def number(self, row: int) -> int:
        """The number of a row in the file, from 1."""
        return self.before + row + 1

    def note_unread(self, sink: Sink) -> None:
        """Note the columns that are left out, that none gives a country, and the cells of read columns whose formulas have no value."""
        if self.sheet.hidden:
            sink.remarks.add("the sheet is hidden in the workbook; it is read like the others", self.sheet.row(self.span.tag_row))
        for column in self.columns:
            for tag in column.tags:
                reason = left_out(column, tag)
                if reason and tag.name != "contact":  # that contacts never are is known
                    sink.remarks.add(
                        f"the column {column.header!r} ({tag.text}) {reason}", self.sheet.cell(self.span.tag_row, column.index)
                    )
        if not any(tag.name in ("country", "region") for _, tag in self.read):
            sink.remarks.add("no column gives a country (#country), so its programmes work nowhere", self.sheet.row(self.span.tag_row))
        tagged = {index for index, _ in self.read}
        for row, index in self.sheet.unknown:
            if self.span.tag_row < row < self.span.end and index in tagged:
                sink.remarks.add(
                    "a formula has no value in the file and counts as empty; let a spreadsheet calculate it, and save",
                    self.sheet.cell(row, index),
                )


def find_tables(sheet: Sheet, path: str, before: int) -> tuple[list[Table], list[SourceError]]:
    """The tables of a sheet, and why what stands there else is none: at least one of either."""
    tables: list[Table] = []
    refused: list[SourceError] = []
    spans: Sequence[Span | None] = find_spans(sheet.rows) or [None]
    for span in spans:
        try:
            tables.append(find_table(sheet, path, before, span))
        except SourceError as problem:
            refused.append(problem)
    return tables, refused


def find_table(sheet: Sheet, path: str, before: int, span: Span | None) -> Table:
    """The table of a part of a sheet.

    Raises:
        SourceError: it has too many cells, no row of hashtags, no #org, or is a table of cases or victims.
    """
    place = f"sheet {sheet.title}" if sheet.title else ""
    if sheet.too_large:
        raise SourceError(path, f"a sheet has {sheet.too_large:,} cells, too many to be read", "Split it", place)
    _refuse_cases(sheet, path, span, sheet.row(span.tag_row) if span and span.top else place)
    if span is None:
        bare = find_bare_row(sheet.rows)
        slip = f"; row {bare + 1} looks like hashtags without #" if bare is not None else ""
        raise SourceError(path, f"no row of HXL hashtags in the first 25 rows{slip}", "Add a row such as #org, #sector, #country", place)
    columns, at = read_columns(sheet.rows[span.top : span.tag_row], sheet.rows[span.tag_row]), sheet.row(span.tag_row)
    if not any(tag.name == "org" for column in columns for tag in column.tags):
        raise SourceError(path, "no column bears #org, so nobody does anything in it", "Tag the organisations' column", at)
    if not any(tag.name == "org" and role_of(tag) for column in columns for tag in column.tags):
        raise SourceError(path, "no #org column names organisations in a known role", "Tag the column of their names #org or #org+impl", at)
    read = [(column, tag) for column in columns for tag in column.tags if not left_out(column, tag)]
    marked = find_marked(sheet.rows, span, read)
    return Table(sheet, span, columns, tuple((column.index, tag) for column, tag in read), marked, before)


def _refuse_cases(sheet: Sheet, path: str, span: Span | None, place: str) -> None:
    """Refuse a table of cases or victims; without hashtags, by what its first rows say."""
    rows = sheet.rows
    personal = find_personal(rows[span.top : span.tag_row + 1] if span else rows[:3])
    if span and not personal:
        personal = find_case(rows[span.top : span.tag_row], rows[span.tag_row], rows[span.tag_row + 1 : span.end])
    if personal:
        raise SourceError(
            path,
            f"the column {personal!r} makes it a table of cases or victims, which is never loaded",
            "Load aggregated tables only",
            place,
        )
