"""Tables of actions: which column says what is done, who does it and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.action_plan.words import DUE_COLUMN, NUMBER_COLUMN, RESPONSIBLE_COLUMN, WHAT_COLUMN
from loaders.cited import Cited
from loaders.parts.dates import find_deadlines
from loaders.readers.blocks import Block

_COLUMNS = (("number", NUMBER_COLUMN), ("text", WHAT_COLUMN), ("responsible", RESPONSIBLE_COLUMN), ("due", DUE_COLUMN))

_RULE = re.compile(r"[|:\s-]+")
"""The line under the head of a Markdown table."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table of actions."""

    text: Cited
    number: str
    responsible: list[Cited]
    due: list[Cited]


def read_rows(blocks: Sequence[Block]) -> tuple[list[TableRow], int]:
    """The rows of a table of actions that begins at the first block, and how many blocks it takes; none where there is none."""
    lines = _lines(blocks)
    head = next(lines, None)
    columns = _columns(head[0]) if head else []
    if head is None or not columns:
        return [], 0
    rows, taken = [], head[1]
    for cells, count in lines:
        taken += count
        row = None if _columns(cells) else _row(cells, columns)
        if row:
            rows.append(row)
    return rows, taken


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[list[Cited], int]]:
    """The cells of each line of the table, and how many blocks it takes; readers may give a line's cells one by one."""
    at = 0
    while at < len(blocks) and (blocks[at].kind == "table_row" or (at and _RULE.fullmatch(blocks[at].value))):
        end = at + 1
        while end < len(blocks) and blocks[end].kind == "table_row" and blocks[end].line == blocks[at].line:
            end += 1
        yield [cell for block in blocks[at:end] for cell in block.cells], end - at
        at = end


def _columns(cells: Sequence[Cited]) -> list[str]:
    """What each column holds, if the cells are the head of a table of actions."""
    names = [next((name for name, words in _COLUMNS if words.fullmatch(cell.value.strip(" :*"))), "") for cell in cells]
    return names if "text" in names and ("responsible" in names or "due" in names) else []


def _row(cells: list[Cited], columns: list[str]) -> TableRow | None:
    """A row by its columns; readers leave empty cells out, so a shorter row is told by what its cells hold."""
    names = columns if len(cells) == len(columns) else _guess(cells, columns)
    by = {name: [c for c, n in zip(cells, names, strict=False) if n == name] for name in ("number", "text", "responsible", "due")}
    if not by["text"]:
        return None
    return TableRow(by["text"][0], by["number"][0].value.strip(" .") if by["number"] else "", by["responsible"], by["due"])


def _guess(cells: list[Cited], columns: list[str]) -> list[str]:
    left, names = [c for c in columns if c], []
    for cell in cells:
        due = "due" in left and len(cell.value) < 60 and bool(find_deadlines(cell.value))
        number = "number" in left and cell.value.strip(" .").replace(".", "").isdigit()
        wanted = "number" if number else "due" if due else next((c for c in left if c not in ("due", "number")), "")
        names.append(wanted)
        if wanted in left:
            left.remove(wanted)
    return names
