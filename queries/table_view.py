"""An answer as a table for people: cells that name things, lists with what is said of each item, sources by passage."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.store import Cell
from queries.answer import Answer, Citation, cell_text
from queries.shown import identifiers_of, shown_columns, spoken, whole_cell
from queries.spec import Column

CITED = 8
"""Passages shown beside a row; the HTTP API has them all."""

LISTED, NOTED = 40, 12
"""Items of a list shown in a cell; what is said of one of them. The CSV and XLSX hold all."""

_CODE = re.compile(r"[a-z]+(_[a-z]+)+")
_ID = re.compile(r"(actor|programme|country|region|theme):\S")
_EXPECTED: Mapping[str, Cell] = {"relevance": "yes", "place": "direct"}
_NOTHING = object()
_SEVERAL = 3
_LONG = 60
_SPOKEN = {("months", "-1"): "both open"}
"""Figures that stand for something else, as their column's meaning says."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a cell: what it is, the id of the thing that it names ("" for none), and what is said of it."""

    text: str
    id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell; `more` is how many items of a list are not shown."""

    kind: str
    items: tuple[Item, ...]
    value: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `sort` is how its cells compare: number or text."""

    name: str
    meaning: str
    kind: str
    sort: str


@dataclass(frozen=True, slots=True)
class Source:
    """One passage behind a row, with the statements that rest on it."""

    citation: Citation
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: its number, cells, sources by passage (the first few), and how many more there are."""

    number: int
    cells: tuple[CellView, ...]
    sources: tuple[Source, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TableView:
    """An answer as a table.

    Attributes:
        same: columns in which all rows say the same, which is said once: (name, value).
    """

    heads: tuple[Head, ...]
    rows: tuple[RowView, ...]
    same: tuple[tuple[str, str], ...] = ()


def table_of(answer: Answer) -> TableView:
    """The columns that hold something, without ids, and the rows with their sources."""
    every = [c for c in shown_columns(answer) if not c.name.startswith("evidence")]
    same = _same(answer, every)
    columns = [c for c in every if c.name not in same]
    owners = _owners(answer.columns)
    rows = tuple(
        RowView(number, tuple(_cell(row, c, owners) for c in columns), *_sources(cited))
        for number, (row, cited) in enumerate(zip(answer.rows, answer.citations, strict=True), answer.offset + 1)
    )
    plurals = {c.name for c in every}
    said = tuple((name.replace("_", " "), value) for name, value in same.items())
    return TableView(tuple(_head(c, plurals) for c in columns), rows, said)


def _same(answer: Answer, columns: Sequence[Column]) -> dict[str, str]:
    """Columns of words in which several rows all say the same one."""
    if len(answer.rows) < _SEVERAL:
        return {}
    words = [c.name for c in columns if c.type == "string" and not c.name.endswith("name")]
    said = {name: {str(row[name]) for row in answer.rows} for name in words}
    return {name: next(iter(values)).replace("_", " ") for name, values in said.items() if len(values) == 1}


def _owners(columns: Sequence[Column]) -> dict[str, str]:
    """For a column of names, the column with the ids of what is named."""
    return {after.name: c.name for c, after in pairwise(columns) if c.type == "id" and after.name in ("name", f"{c.name}_name")}


def _head(column: Column, every: Collection[str]) -> Head:
    number = column.type in ("integer", "number")
    kind = "number" if number else "name" if column.name.endswith("name") else "list" if column.type in ("records", "strings") else "text"
    name = column.name.removesuffix("_name").removesuffix("_count").replace("_", " ")
    counted = f"{name}s (number)" if f"{name}s" in every else f"{name} (number)"
    return Head(counted if column.name.endswith("_count") else name, column.meaning, kind, "number" if number else "text")


def _cell(row: Mapping[str, Cell], column: Column, owners: Mapping[str, str]) -> CellView:
    cell = whole_cell(row, column)
    if column.type in ("integer", "number"):
        return CellView("number", (Item(_SPOKEN.get((column.name, str(cell)), _figure(cell))),), "" if cell is None else str(cell))
    if isinstance(cell, list | tuple):
        return _list(cell)
    text = cell_text(cell)
    if column.name in owners:
        note = cell_text(identifiers_of(row, column))
        return CellView("name", (Item(text, str(row[owners[column.name]] or ""), note),), text)
    text = text.replace("_", " ") if _CODE.fullmatch(text) else text
    id_ = f"country:{text}" if column.name == "seat" and text else text if column.type == "id" else ""
    return CellView("text long" if len(text) > _LONG else "text", (Item(text, id_),), text)


def _figure(cell: Cell) -> str:
    if cell is None:
        return ""
    number = float(str(cell))
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def _list(cell: Sequence[Cell]) -> CellView:
    """The items, those that begin alike on one line with what is said of each; what is not shown is only counted."""
    lines: dict[str, tuple[str, dict[str, None]]] = {}
    hidden: set[str] = set()
    for item in cell:
        words = spoken(item, _worth_saying) if isinstance(item, Mapping) else iter((cell_text(item),))
        head = next(words, "")
        if head not in lines and len(lines) == LISTED:
            hidden.add(head)
            continue
        _, said = lines.setdefault(head, (str(item.get("id") or "") if isinstance(item, Mapping) else "", {}))
        if len(said) < NOTED and (rest := ", ".join(words)):
            said[rest] = None
        elif len(said) == NOTED:
            said["…"] = None
    items = tuple(Item(head, id_, "; ".join(said)) for head, (id_, said) in lines.items() if head or said)
    noted = any(item.note for item in items) or any(len(item.text) > _LONG for item in items)
    return CellView("list" if noted else "strings", items, "; ".join(i.text for i in items[:3]), len(hidden))


def _worth_saying(name: str, value: Cell) -> bool:
    """Whether a field of a record is no id of another thing, and does not go without saying."""
    first = value[0] if isinstance(value, list) and value else value
    return _EXPECTED.get(name, _NOTHING) != value and not (isinstance(first, str) and _ID.match(first))


def _sources(cited: Sequence[Citation]) -> tuple[tuple[Source, ...], int]:
    """By document and quote, so that what one sentence says twice stands once."""
    found: dict[tuple[str, str], tuple[Citation, list[str]]] = {}
    for citation in cited:
        found.setdefault((citation.document, citation.quote), (citation, []))[1].append(citation.statement)
    sources = tuple(Source(citation, tuple(ids)) for citation, ids in found.values())
    return sources[:CITED], max(0, len(sources) - CITED)
