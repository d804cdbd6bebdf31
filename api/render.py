"""How results look on a terminal, as JSON and as CSV."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from graph.store import Cell
from queries.answer import Answer, Citation, cell_text

OUTPUTS = ("table", "json", "csv")
"""The forms of output."""

HIDDEN_COLUMNS = frozenset({"evidence"})
SHOWN_CITATIONS = 3
"""Passages shown under a table's row; JSON and CSV hold all."""


def console() -> Console:
    """The terminal; as wide as it is, and wide enough for tables where the output goes into a file."""
    return Console(soft_wrap=False, width=None if sys.stdout.isatty() else 160, highlight=False)


def errors() -> Console:
    """Standard error, for what is no result: progress and problems."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def print_json(data: Any) -> None:
    """Plain data as JSON; Any because every result passes here."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def print_rows(rows: Sequence[Mapping[str, Cell]], output: str, title: str = "") -> None:
    """Rows with the same columns, in the form asked for."""
    columns = list(rows[0]) if rows else []
    if output == "json":
        print_json([dict(row) for row in rows])
    elif output == "csv":
        write_csv(columns, ([cell_text(row[c]) for c in columns] for row in rows))
    else:
        table = Table(title=title or None, title_justify="left")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(cell_text(row[c]) for c in columns))
        console().print(table)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """RFC 4180, one header row; a cell that a spreadsheet would run as a formula is made text."""
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)


def _inert(cell: str) -> str:
    risky = cell[:1] in ("=", "@", "\t", "\r") or (cell[:1] in ("+", "-") and not cell[1:2].isdigit())
    return f"'{cell}" if risky else cell


def print_answer(answer: Answer, output: str) -> None:
    """An answer with its sources: a table with the passages under it, JSON with everything, or CSV with the sources as columns."""
    if output == "json":
        print_json(answer.as_dict())
        return
    columns = [c.name for c in answer.columns if c.name not in HIDDEN_COLUMNS]
    if output == "csv":
        heads = [*columns, "documents", "pages", "quotes", "statements"]
        write_csv(heads, ([*(cell_text(row[c]) for c in columns), *_cited_cells(cited)] for row, cited in _pairs(answer)))
        return
    _print_answer_table(answer, columns)


def _pairs(answer: Answer) -> Iterable[tuple[Mapping[str, Cell], Sequence[Citation]]]:
    return zip(answer.rows, answer.citations, strict=True)


def _cited_cells(cited: Sequence[Citation]) -> list[str]:
    pages = dict.fromkeys(str(c.page) for c in cited if c.page is not None)
    return ["; ".join(dict.fromkeys(c.stem for c in cited)), "; ".join(pages), " | ".join(dict.fromkeys(c.quote for c in cited)),
            "; ".join(c.statement for c in cited)]  # fmt: skip


def _print_answer_table(answer: Answer, columns: list[str]) -> None:
    out = console()
    out.print(f"[bold]{answer.title}[/bold]")
    for understood in answer.understood:
        note = f" ({understood.note})" if understood.note else ""
        out.print(f"  {understood.parameter}: {understood.raw} → {understood.shown}{note}", style="dim", markup=False)
    used = [c for c in columns if any(row[c] not in (None, "", []) for row in answer.rows)]
    if answer.rows:
        table = Table(show_lines=True)
        table.add_column("#", justify="right")
        for column in used:
            table.add_column(column.replace("_", " "), overflow="fold")
        for number, row in enumerate(answer.rows, answer.offset + 1):
            table.add_row(str(number), *(cell_text(row[c]) for c in used))
        out.print(table)
    out.print(answer.summary, markup=False)
    for name, total in answer.totals.items():
        out.print(f"  {name.replace('_', ' ')}: {cell_text(total)}", markup=False)
    for line in (*answer.notes, *answer.left_out):
        out.print(f"  note: {line}", style="yellow", markup=False)
    if answer.rows:
        _print_sources(out, answer)
    searched = ", ".join(f"{e.stem} ({e.issued or 'no date'})" for e in answer.documents) or "no document"
    out.print(f"Searched: {searched}; graph version {answer.version}.", style="dim", markup=False)


def _print_sources(out: Console, answer: Answer) -> None:
    """Under the table: for each row, the passages that say it."""
    out.print("Sources", style="bold")
    for number, (_, cited) in enumerate(_pairs(answer), answer.offset + 1):
        for citation in cited[:SHOWN_CITATIONS]:
            page = f", p. {citation.page}" if citation.page is not None else ""
            where = f" › {citation.section.split(' › ')[-1]}" if citation.section else ""
            quote = citation.quote if len(citation.quote) <= 200 else citation.quote[:200] + "…"
            out.print(f"  [{number}] {citation.stem}{page}{where}: “{quote}” ({citation.strength}, {citation.statement})", markup=False)
        if len(cited) > SHOWN_CITATIONS:
            out.print(
                f"  [{number}] … and {len(cited) - SHOWN_CITATIONS} more statements (all with --output json)", markup=False, style="dim"
            )
