"""How results look on a terminal, as JSON and as CSV."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.export import tables
from graph.export.csv_table import csv_lines
from graph.store import Cell
from queries.answer import Answer, Citation, cell_text
from queries.shown import identifiers_of, record_words, shown_columns, whole_cell
from queries.spec import Column
from queries.tabular import rows_table

OUTPUTS = ("table", "json", "csv")
"""The forms of output."""

SHOWN_CITATIONS = 3
"""Passages shown under a table's row; JSON and CSV hold all."""

QUOTE_SHOWN = 200
"""Characters of a quote under a table; JSON and CSV hold it whole."""

WIDTH = 160
"""Characters of a line where the output goes into a file or a pipe."""

_LINE_SHOWN = 120
_LONGEST_WORD = 20
"""A column is at least as wide as its longest word, up to this."""


def console() -> Console:
    """The terminal; as wide as it is, and wide enough for tables where the output goes into a file."""
    return Console(soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH, highlight=False)


def errors() -> Console:
    """Standard error, for what is no result: progress and problems."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def say(line: str, style: str = "") -> None:
    """One line of text as it is, never broken: the terminal wraps it, a pipe gets it whole."""
    console().print(line, markup=False, soft_wrap=True, style=style)


def print_json(data: Any) -> None:
    """Plain data as JSON; Any because every result passes here."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def print_rows(rows: Sequence[Mapping[str, Cell]], output: str, title: str = "") -> None:
    """Rows with the same columns, in the form asked for."""
    columns = list(rows[0]) if rows else []
    if output == "json":
        print_json([dict(row) for row in rows])
    elif output == "csv":
        write_csv(columns, ([row[c] for c in columns] for row in rows))
    else:
        console().print(_table(columns, [[show_cell(row[c]) for c in columns] for row in rows], title))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """RFC 4180, one header row; a cell that a spreadsheet would run as a formula is made text."""
    table = tables.Table("rows", tuple(tables.TableColumn(column, "") for column in columns), rows)
    sys.stdout.writelines(csv_lines(table, hxl=False))


def show_cell(cell: Cell) -> str:
    """A cell of a table: a list one item a line; records that begin alike on one line, their periods and amounts in words."""
    if not isinstance(cell, list | tuple):
        return cell_text(cell)
    lines: dict[str, dict[str, None]] = {}
    for item in cell:
        head, rest = record_words(item) if isinstance(item, Mapping) else (cell_text(item), "")
        lines.setdefault(head, {}).update({rest: None} if rest else {})
    shown = [_shorten(head, _LINE_SHOWN) + (f": {'; '.join(rests)}" if rests else "") for head, rests in lines.items()]
    return "\n".join(f"• {line}" for line in shown) if len(shown) > 1 else "".join(shown)


def _shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + "…"


def print_answer(answer: Answer, output: str, *, hxl: bool = True) -> None:
    """An answer with its sources: a table with the passages under it, JSON with everything, or CSV with the sources as columns."""
    if output == "json":
        print_json(answer.as_dict())
        return
    if output == "csv":
        sys.stdout.writelines(csv_lines(rows_table(answer), hxl=hxl))
        return
    _print_answer_table(answer)


def _pairs(answer: Answer) -> Iterable[tuple[Mapping[str, Cell], Sequence[Citation]]]:
    return zip(answer.rows, answer.citations, strict=True)


def _print_answer_table(answer: Answer) -> None:
    say(answer.title, "bold")
    for understood in answer.understood:
        note = f" ({understood.note})" if understood.note else ""
        say(f"  {understood.parameter}: {understood.raw} → {understood.shown}{note}", "dim")
    if answer.rows:
        columns = shown_columns(answer)
        rows = [[str(n), *(_answer_cell(row, c) for c in columns)] for n, row in enumerate(answer.rows, answer.offset + 1)]
        console().print(_table(["#", *(c.name.replace("_", " ") for c in columns)], rows))
    say(answer.summary)
    for name, total in answer.totals.items():
        say(f"  {name.replace('_', ' ')}: {cell_text(total)}")
    for line in (*answer.notes, *answer.left_out):
        say(f"  note: {line}", "yellow")
    if answer.rows:
        _print_sources(answer)
    searched = ", ".join(f"{e.stem} ({e.issued or 'no date'})" for e in answer.documents) or "no document"
    say(f"Searched: {searched}; graph version {answer.version}.", "dim")


def _answer_cell(row: Mapping[str, Cell], column: Column) -> str:
    """A cell as the table shows it: identifiers under the name, periods and budgets beside the programme that has them."""
    cell = row[column.name]
    identifiers = identifiers_of(row, column)
    return f"{cell}\n{cell_text(identifiers)}" if identifiers else show_cell(whole_cell(row, column))


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> Table:
    """A table that breaks lines between words, and keeps every column wide enough to be read."""
    lists = any("\n" in cell for row in rows for cell in row)
    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD, show_lines=lists, pad_edge=False, padding=(0, 1, 0, 0))
    for place, column in enumerate(columns):
        words = [word for text in (column, *(row[place] for row in rows)) for word in text.split()]
        least = min(max(map(len, words), default=1), _LONGEST_WORD)
        table.add_column(column, overflow="fold", min_width=least, justify="right" if column == "#" else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _print_sources(answer: Answer) -> None:
    """Under the table: for each row, the passages that say it; the same words of the same document once."""
    say("Sources", "bold")
    for number, (_, cited) in enumerate(_pairs(answer), answer.offset + 1):
        distinct = list({(c.document, c.quote): c for c in reversed(cited)}.values())[::-1]
        for citation in distinct[:SHOWN_CITATIONS]:
            page = f", p. {citation.page}" if citation.page is not None else ""
            where = f" › {citation.section.split(' › ')[-1]}" if citation.section else ""
            quote = _shorten(citation.quote, QUOTE_SHOWN)
            say(f"  [{number}] {citation.stem}{page}{where}: “{quote}” ({citation.strength}, {citation.statement})")
        if len(distinct) > SHOWN_CITATIONS:
            say(f"  [{number}] … and {len(distinct) - SHOWN_CITATIONS} more passages (all with --output json)", "dim")
