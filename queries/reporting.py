"""An answer as a report: its rows with numbered sources, what was asked, noted, left out and searched."""

from collections.abc import Iterable, Iterator, Sequence

from graph.editions import Edition
from graph.export.report import Block, Column, Grid, Heading, Line, Numbers, Paragraph, Report, Source, Words, cell, plain, small
from queries.answer import Answer, Citation
from queries.table_view import CellView, RowView, TableView, table_of

LATEST = "the latest editions held"
NONE_FOUND = "None was found in the documents searched. That is no proof that there is none."
LISTED = 12
"""Items of a cell; how many more there are is said."""

_LONGEST = 240
_CUT = f"Cells show {LISTED} items and {_LONGEST} letters of each at the most; the CSV, XLSX and JSON of the same answer hold all."
_WIDTHS = {"number": 2.2, "name": 3.2, "text long": 4, "list": 5}
_NAMES = frozenset({"country", "actor", "programme", "region", "theme"})
_NO_MATTER = frozenset({"limit", "offset", "as_of"})


def report_of(answer: Answer) -> Report:
    """The answer; of a row's passages the first few have numbers, and how many more there are is said."""
    table, numbers = table_of(answer), Numbers()
    shown = [u for u in answer.understood if u.parameter in _NAMES]
    title = answer.title + (f": {', '.join(u.shown for u in shown)}" if shown else "")
    blocks = (*_asked(answer), *_rows(answer, table, numbers), *_around(answer), *searched_in(answer.documents))
    return Report(title, drawn_from(answer), blocks, tuple(numbers.sources))


def drawn_from(answer: Answer) -> str:
    """As of when, and which version of the graph."""
    day = next((u.shown for u in answer.understood if u.parameter == "as_of"), LATEST)
    return f"As of {day}; graph version {answer.version}. Numbers in brackets lead to the sources at the end."


def source_of(citation: Citation) -> Source:
    """A citation as what a number stands for."""
    c = citation
    return Source(c.document, c.title or c.stem, c.issued, c.page, c.section, c.quote, c.strength, c.passage, c.statement)


def searched_in(editions: Sequence[Edition]) -> Iterator[Block]:
    """The documents that were searched, as a table."""
    yield Heading("What was searched")
    if not editions:
        yield plain("No document.")
        return
    rows = tuple((cell(e.title or e.stem), cell(e.stem), cell(e.issued or "no date"), cell(e.kind.replace("_", " "))) for e in editions)
    yield Grid("Documents searched", (Column("document", width=5), Column("file", width=3), Column("issued"), Column("kind")), rows)


def _asked(answer: Answer) -> Iterator[Paragraph]:
    for u in answer.understood:
        if u.parameter not in _NO_MATTER:
            yield small(f"{u.parameter.replace('_', ' ')}: {u.shown}{f' ({u.note})' if u.note else ''}")
    yield plain(answer.summary)
    yield from (small(note) for note in answer.notes)


def _rows(answer: Answer, table: TableView, numbers: Numbers) -> Iterator[Paragraph | Grid]:
    if not table.rows:
        yield plain(NONE_FOUND)
        return
    if table.same:
        yield small(f"The same in all rows: {'; '.join(f'{name} {value}' for name, value in table.same)}.")
    kinds = [{row.cells[place].kind for row in table.rows} for place in range(len(table.heads))]
    widths = [max(_WIDTHS.get(kind, 2) for kind in each) for each in kinds]
    heads = (Column(head.name, head.kind == "number", width) for head, width in zip(table.heads, widths, strict=True))
    columns = (Column("#", figures=True, width=0.8), *heads)
    caption = f"Rows {answer.offset + 1} to {answer.offset + len(table.rows)} of {int(answer.totals['rows']):,}"
    yield Grid(caption, columns, tuple(_row(row, numbers) for row in table.rows))
    yield small(_CUT)


def _row(row: RowView, numbers: Numbers) -> tuple[tuple[Line, ...], ...]:
    cited = numbers.of((source_of(found.citation) for found in row.sources), len(row.sources))
    first, *others = (tuple(_lines(found)) or ((),) for found in row.cells)
    more = (Words(f" and {row.more} more"),) if row.more else ()
    marked = ((*first[0], Words("", cited), *more), *first[1:])
    return (cell(str(row.number)), marked, *others)


def _lines(found: CellView) -> Iterable[Line]:
    """The lines of a cell: a line an item, what is said of it after it; identifiers under the name."""
    if found.kind == "name":
        yield from ((Words(text),) for item in found.items for text in (item.text, item.note) if text)
        return
    for item in found.items[:LISTED]:
        text = item.text + (": " if item.text and item.note else "") + item.note
        yield (Words(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"),)
    if more := found.more + len(found.items[LISTED:]):
        yield (Words(f"and {more:,} more"),)


def _around(answer: Answer) -> Iterator[Heading | Paragraph]:
    """The totals, and what other filters would add."""
    yield Heading("Totals")
    for name, figure in answer.totals.items():
        yield Paragraph((Words(f"{name.replace('_', ' ')}: {figure:,}"),), "item")
    if answer.left_out:
        yield Heading("What was left out")
        yield from (Paragraph((Words(line),), "item") for line in answer.left_out)
