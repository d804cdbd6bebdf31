"""Tables that leave for spreadsheets: columns with HXL tags, typed cells, and text that no spreadsheet runs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph.store import Cell

CellType = Literal["text", "number", "date"]

_NUMBER = re.compile(r"[+-][\d.,]+")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, its HXL hashtag with attributes, what its cells are.

    Attributes:
        type: a `date` is ISO 8601 at any precision; a cell that is no whole day stays text.
    """

    name: str
    hxl: str
    type: CellType = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their columns; the rows may be read once."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Iterable[Sequence[Cell]]


def inert(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run: = + - @, tab, carriage return, end of line. Numbers stay."""
    bare = text.lstrip()
    risky = text[:1] in ("\t", "\r", "\n") or bare[:1] in ("=", "@") or (bare[:1] in ("+", "-") and not _NUMBER.fullmatch(bare))
    return f"'{text}" if risky else text


def plain_text(cell: Cell) -> str:
    """A cell as one text without loss: lists with `; `, records as their values without ids, numbers as a program writes them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return decimal(cell)
    if isinstance(cell, Mapping):
        values = [plain_text(value) for name, value in cell.items() if name != "id" and value not in (None, "")]
        return values[0] + (f" ({', '.join(values[1:])})" if len(values) > 1 else "") if values else ""
    if isinstance(cell, list | tuple):
        return "; ".join(dict.fromkeys(plain_text(item) for item in cell))
    return str(cell)


def decimal(number: float) -> str:
    """A number with as many digits as it takes, and never an exponent, which XML's decimals do not know."""
    return str(int(number)) if number.is_integer() else format(Decimal(repr(number)), "f")


def is_day(cell: Cell) -> bool:
    """Whether a cell is the text of a whole day."""
    return isinstance(cell, str) and _FULL_DATE.fullmatch(cell) is not None
