"""What people see of an answer's rows: columns without ids, records in words, what stands beside what."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from graph.ids import fold
from graph.store import Cell
from queries.answer import Answer, cell_text
from queries.spec import Column

HIDDEN_COLUMNS = frozenset({"evidence"})

_PROGRAMME_RECORDS = ("periods", "budgets")
_BESIDE = frozenset({"id", "end_date", "currency", "per", "to", "rate", "rate_of", "rate_date", "rate_source", "day"})
"""Fields of a record that are shown with another."""

_RELEVANCE = {"yes": "about trafficking", "unknown": "not clear whether about trafficking", "no": "about other things"}
"""A relevance in the words of the pages: beside other words a mere yes says nothing."""

_ALIKE = 20
"""Letters of a name; an alias that begins with them says nothing new."""


def shown_columns(answer: Answer) -> list[Column]:
    """The columns that hold something: without the ids of things whose names follow, the identifiers under the name."""
    columns = [c for c in answer.columns if c.name not in HIDDEN_COLUMNS and any(row[c.name] not in (None, "", []) for row in answer.rows)]
    names = {c.name for c in columns}
    named = {c.name for c, after in pairwise(columns) if c.type == "id" and after.name in ("name", f"{c.name}_name")}
    under = {n for n in names if n.endswith("identifiers")} if "name" in names else set()
    under |= set(_PROGRAMME_RECORDS) if any(c.name == "programmes" and c.type == "records" for c in columns) else set()
    return [c for c in columns if c.name not in named | under]


def identifiers_of(row: Mapping[str, Cell], column: Column) -> Cell:
    """The identifiers that stand under a name; None for other columns."""
    return row.get(column.name.removesuffix("name") + "identifiers") if column.name in ("name", "other_name") else None


def whole_cell(row: Mapping[str, Cell], column: Column) -> Cell:
    """A cell with what stands beside it in the row: programmes with their periods and budgets."""
    cell, name = row[column.name], str(row.get("name", ""))
    if column.name == "aliases":
        cell = [alias for alias in _items(cell) if not fold(str(alias)).startswith(fold(name)[:_ALIKE])]
    if column.type == "records" and column.name == "programmes":
        of = [record for other in _PROGRAMME_RECORDS for record in _items(row.get(other)) if isinstance(record, Mapping)]
        cell = [*_items(cell), *({"name": r.get("programme"), **{k: v for k, v in r.items() if k != "programme"}} for r in of)]
    elif column.type == "records":
        cell = [{k: v for k, v in r.items() if k != "programme" or v != name} for r in _items(cell) if isinstance(r, Mapping)]
    return cell


def _items(cell: Cell) -> Sequence[Cell]:
    return cell if isinstance(cell, list | tuple) else []


def record_words(record: Mapping[str, Cell]) -> tuple[str, str]:
    """What a record is about, and what it says of it."""
    words = spoken(record)
    return next(words, ""), ", ".join(words)


def spoken(record: Mapping[str, Cell], keep: Callable[[str, Cell], bool] = lambda _, __: True) -> Iterator[str]:
    """The words of a record's fields in their order, without the empty ones; fields that belong together are one.

    Args:
        keep: whether a field with its value is worth saying.
    """
    for name, value in record.items():
        if name not in _BESIDE and keep(name, value) and (word := _word(record, name, value)):
            yield word


def _word(record: Mapping[str, Cell], name: str, value: Cell) -> str:
    match name:
        case "start_date":
            return _period(value, record.get("end_date"))
        case "amount":
            return _amount(value, record.get("currency"), record.get("per"))
        case "converted":
            return _converted(record)
        case "phase" if str(value).isdigit():
            return f"phase {cell_text(value)}"
        case "relevance":
            return _RELEVANCE.get(str(value), "")
    if isinstance(value, bool):
        return name.replace("_", " ") if value else ""
    return cell_text(value)


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
