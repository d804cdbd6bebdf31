"""How results look on a terminal, as JSON and as CSV."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.export import tables
from graph.export.csv_table import csv_lines
from graph.ids import fold
from graph.store import Cell
from queries.answer import Answer, Citation, cell_text
from queries.spec import Column
from queries.tabular import rows_table

OUTPUTS = ("table", "json", "csv")
"""The forms of output."""

HIDDEN_COLUMNS = frozenset({"evidence"})
SHOWN_CITATIONS = 3
"""Passages shown under a table's row; JSON and CSV hold all."""

QUOTE_SHOWN = 200
"""Characters of a quote under a table; JSON and CSV hold it whole."""

WIDTH = 160
"""Characters of a line where the output goes into a file or a pipe."""

_PROGRAMME_RECORDS = ("periods", "budgets")
_BESIDE = frozenset({"id", "end_date", "currency", "per", "to", "rate", "rate_of", "rate_date", "rate_source", "day"})
"""Fields of a record that are shown with another."""

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


def record_words(record: Mapping[str, Cell]) -> tuple[str, str]:
    """What a record is about, and what it says of it."""
    words: dict[str, str] = {}
    for name, value in record.items():
        if name == "start_date":
            words["period"] = _period(value, record.get("end_date"))
        elif name == "amount":
            words["amount"] = _amount(value, record.get("currency"), record.get("per"))
        elif name == "converted":
            words["converted"] = _converted(record)
        elif name not in _BESIDE:
            words[name] = f"phase {cell_text(value)}" if name == "phase" and str(value).isdigit() else cell_text(value)
    said = [word for word in words.values() if word]
    return (said[0], ", ".join(said[1:])) if said else ("", "")


def _period(start: Cell, end: Cell) -> str:
    return f"{start or '…'} – {end or '…'}" if start != end else cell_text(start)


def _converted(record: Mapping[str, Cell]) -> str:
    """What an amount is in another currency, and by which rate; only the former where a sum has several."""
    if record["converted"] is None:
        return "not converted"
    said = f"= {cell_text(record['converted'])} {record.get('to') or 'converted'}"
    return f"{said} ({record['rate_of']} on {record['rate_date']}, {record['rate_source']})" if record.get("rate_of") else said


def _amount(amount: Cell, currency: Cell, per: Cell) -> str:
    if amount is None:
        return ""
    rate = f" a {per}" if per else ""
    if currency is None:
        return f"{cell_text(amount)}{rate}"  # the row says which
    return f"{cell_text(amount)} {currency}{rate}" if currency else f"{cell_text(amount)}{rate} (no currency stated)"


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


def shown_columns(answer: Answer) -> list[Column]:
    """The columns that hold something: without the ids of things whose names follow, the identifiers under the name."""
    columns = [c for c in answer.columns if c.name not in HIDDEN_COLUMNS and any(row[c.name] not in (None, "", []) for row in answer.rows)]
    names = {c.name for c in columns}
    named = {c.name for c, after in pairwise(columns) if c.type == "id" and after.name in ("name", f"{c.name}_name")}
    under = {n for n in names if n.endswith("identifiers")} if "name" in names else set()
    under |= set(_PROGRAMME_RECORDS) if any(c.name == "programmes" and c.type == "records" for c in columns) else set()
    return [c for c in columns if c.name not in named | under]


def _answer_cell(row: Mapping[str, Cell], column: Column) -> str:
    """A cell as the table shows it: identifiers under the name, periods and budgets beside the programme that has them."""
    cell = row[column.name]
    identifiers = identifiers_of(row, column)
    return f"{cell}\n{cell_text(identifiers)}" if identifiers else show_cell(whole_cell(row, column))


def identifiers_of(row: Mapping[str, Cell], column: Column) -> Cell:
    """The identifiers that stand under a name; None for other columns."""
    return row.get(column.name.removesuffix("name") + "identifiers") if column.name in ("name", "other_name") else None


def whole_cell(row: Mapping[str, Cell], column: Column) -> Cell:
    """A cell with what stands beside it in the row: programmes with their periods and budgets."""
    cell, name = row[column.name], str(row.get("name", ""))
    if column.name == "aliases":
        cell = [alias for alias in _items(cell) if not fold(str(alias)).startswith(fold(name)[:_LONGEST_WORD])]
    if column.type == "records" and column.name == "programmes":
        of = [record for other in _PROGRAMME_RECORDS for record in _items(row.get(other)) if isinstance(record, Mapping)]
        cell = [*_items(cell), *({"name": r.get("programme"), **{k: v for k, v in r.items() if k != "programme"}} for r in of)]
    elif column.type == "records":
        cell = [{k: v for k, v in r.items() if k != "programme" or v != name} for r in _items(cell) if isinstance(r, Mapping)]
    return cell


def _items(cell: Cell) -> Sequence[Cell]:
    return cell if isinstance(cell, list | tuple) else []


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
