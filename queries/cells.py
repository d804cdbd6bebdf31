"""Cells as engines return them become plain, sorted values, the same from every engine."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from graph.store import Cell
from queries.spec import MADE, Column

FIELDS = (
    "id", "document", "programme", "name", "due", "amount", "currency", "per", "role", "other_role", "part", "since", "start_date",
    "end_date", "phase", "text",
)  # fmt: skip
"""The order of a record's fields, and that in which records are sorted, the id last; others follow by name. Neo4j's maps have none."""


def plain_row(row: Mapping[str, Cell], columns: tuple[Column, ...]) -> dict[str, Cell]:
    """The row's declared columns; its lists flat, without repeats, sorted; those that are made later empty."""
    return {column.name: _plain_cell(None if column.name in MADE else row[column.name], column) for column in columns}


def plain_number(cell: Cell) -> int | float:
    """A figure; engines return Decimal for sums, and null for the sum of nothing."""
    if cell is None:
        return 0
    number = float(str(cell))
    return int(number) if number == int(number) else number


def _plain_cell(cell: Cell, column: Column) -> Cell:
    if column.type == "strings":
        return _strings(_flat(cell))
    if column.type == "records":
        records = [{key: _scalar(item[key]) for key in _order(tuple(item))} for item in _flat(cell) if isinstance(item, Mapping)]
        found = {_sort_key(record): record for record in records if record.get("id") is not None}
        return [found[key] for key in sorted(found)]
    if column.type in {"integer", "number"} and cell is not None:
        number = plain_number(cell)
        return number if column.type == "integer" else float(number)
    return _scalar(cell)


def _strings(items: Sequence[Cell]) -> list[str]:
    """Texts in order, each once; of things with an id the name, of one that comes under several the last."""
    named = {item["id"]: item["name"] for item in items if isinstance(item, Mapping)}
    bare = [item for item in items if not isinstance(item, Mapping)] if named else items
    return sorted({str(item) for item in (*bare, *named.values()) if item not in (None, "")})


@cache
def _order(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a record in order; there are a few kinds of records, and thousands of each."""
    return tuple(sorted(fields, key=_place))


def _place(field: str) -> tuple[int, str]:
    return (FIELDS.index(field) if field in FIELDS else len(FIELDS), field)


def _sort_key(record: Mapping[str, Cell]) -> tuple[str, ...]:
    """By what is shown first, the id last."""
    return (*("" if value is None else str(value) for key, value in record.items() if key != "id"), str(record["id"]))


def _scalar(cell: Cell) -> Cell:
    if isinstance(cell, list | tuple):
        return sorted({str(item) for item in cell})
    return plain_number(cell) if isinstance(cell, Decimal) else cell


def _flat(cell: Cell) -> list[Cell]:
    if isinstance(cell, list | tuple):
        return [x for item in cell for x in _flat(item)]
    return [] if cell is None else [cell]
