"""Tables of actions: which column says what is done, who does it and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.action_plan.words import CHAPTER, DUE_COLUMN, NUMBER_COLUMN, RESPONSIBLE_COLUMN, WHAT_COLUMN
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


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A table of actions, or the part of one below the row of a chapter.

    Attributes:
        rows: what it says.
        taken: how many blocks it takes; 0 where there is no such table.
        columns: what its columns hold, for the part below the next chapter's row.
    """

    rows: list[TableRow]
    taken: int
    columns: list[str]


def read_rows(blocks: Sequence[Block], above: Sequence[str] = ()) -> ActionTable:
    """The rows of a table of actions that begins at the first block, up to a row that opens a chapter.

    Args:
        above: the columns of the part of the table above, which hold where no head is repeated.
    """
    columns, rows, taken = list(above), [], 0
    for cells, count in _lines(blocks):
        head = _columns(cells)
        columns = head or columns
        if not columns or opens_chapter(cells):
            break
        taken += count
        row = None if head else _row(cells, columns)
        if row:
            rows.append(row)
    return ActionTable(rows, taken, columns)


def opens_chapter(cells: Sequence[Cited]) -> bool:
    """Whether a row is a title across the table: "Objective 2: …" alone in it."""
    match = CHAPTER.fullmatch(cells[0].value) if len(cells) == 1 else None
    return bool(match and match["title"][:1].isupper())


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[list[Cited], int]]:
    """The cells of each line of the table, and how many blocks it takes; readers may give a line's cells one by one."""
    at = 0
    while at < len(blocks) and (blocks[at].kind == "table_row" or (at and is_ruler(blocks[at]))):
        end = at + 1
        while end < len(blocks) and blocks[end].kind == "table_row" and blocks[end].line == blocks[at].line:
            end += 1
        yield [cell for block in blocks[at:end] for cell in block.cells], end - at
        at = end


def is_ruler(block: Block) -> bool:
    """Whether a block is the line under the head of a Markdown table."""
    return bool(_RULE.fullmatch(block.value))


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
