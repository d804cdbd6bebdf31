"""The measure tables of an EMN contribution, in all the shapes that converters of PDF give them.

A table is a run of labelled cells: one long line of HTML cells, plain "Label: value" lines, rows of two columns, the
name repeated after a page break, a cell cut by it. All become fields with the pieces of text that belong to each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph.ids import name_key
from loaders.cited import Cited
from loaders.emn.labels import label_patterns
from loaders.readers.blocks import Block

_PATTERNS = label_patterns()
_INLINE_LABELS = "|".join(f"(?:{_PATTERNS[name].pattern})" for name in ("countries", "period", "funding", "partners"))
_INLINE = re.compile(rf"(?:^|(?<=\s))(?:{_INLINE_LABELS})", re.I)
"""A label in the middle of a cell, where a converter has put several cells on one line."""
_QUESTION = re.compile(r"\d{1,2}[.)]?$")


@dataclass
class MeasureTable:
    """One measure's table: its name, and the pieces of each field, in order.

    Attributes:
        question: the question under which it stands (its text), where there is one.
        labelled: the same pieces, the first with its label: what a fact of the field quotes.
        countries_label: the label of the countries' cell as printed: implementation, or nationality targeted.
        notes: the footnotes called in it.
    """

    name: Cited
    question: Cited | None
    fields: dict[str, list[Cited]] = field(default_factory=dict)
    labelled: dict[str, list[Cited]] = field(default_factory=dict)
    countries_label: str = ""
    notes: list[str] = field(default_factory=list)

    def cell(self, name: str) -> Cited | None:
        """The whole text of a field, or None where it is empty."""
        pieces = [p for p in self.fields.get(name, []) if p]
        return Cited.join(pieces) if pieces else None

    def quoted(self, name: str) -> Cited:
        """The whole text of a field that is not empty, with its label."""
        return Cited.join(self.labelled[name])

    def add(self, name: str, value: Cited, labelled: Cited) -> None:
        """Add a piece to a field."""
        if value:
            self.fields.setdefault(name, []).append(value)
        if labelled:
            self.labelled.setdefault(name, []).append(labelled)


@dataclass
class _Reading:
    """Where the reading stands: the open table, the open field, the question above."""

    table: MeasureTable | None = None
    field: str = ""
    question: Cited | None = None
    wants_name: bool = False


def measure_tables(blocks: list[Block]) -> list[MeasureTable]:
    """All measure tables of a document, in order."""
    tables: list[MeasureTable] = []
    state = _Reading()
    for block in blocks:
        if _is_question(block):
            state.table, state.field, state.question, state.wants_name = None, "", block.text, False
            continue
        for cell, rest in _cells(block):
            _take(state, cell, rest, block, tables)
    return tables


def _is_question(block: Block) -> bool:
    """Whether a block begins a question of the template, which ends a table."""
    numbered = block.kind == "list_item" and _QUESTION.match(block.marker.strip("()"))
    return bool(numbered and (block.value.rstrip("*").endswith(("?", ":")) or "your country" in block.value))


def _cells(block: Block) -> Iterator[tuple[Cited, Cited | None]]:
    """The cells of a block; of a row of two columns, the label and its value together."""
    if len(block.cells) > 1 and label_of(block.cells[0]):
        yield block.cells[0], Cited.join(block.cells[1:])
        return
    for cell in block.cells or (block.text,):
        at = [0, *(m.start() for m in _INLINE.finditer(cell.value) if m.start() and ":" in m[0]), len(cell)]
        for start, end in pairwise(at):
            part = cell.cut(start, end)
            if part:
                yield part, None


def label_of(cell: Cited) -> tuple[str, int] | None:
    """The field whose label begins a cell, and where its value begins."""
    for name, pattern in _PATTERNS.items():
        match = pattern.match(cell.value)
        if match and (":" in match[0] or match.end() == len(cell) or name == "name"):
            return name, match.end()
    return None


def _take(state: _Reading, cell: Cited, rest: Cited | None, block: Block, tables: list[MeasureTable]) -> None:
    found = label_of(cell)
    if found and found[0] == "name":
        value = (rest or cell.cut(found[1])).strip()
        state.wants_name = not value
        if value:
            _open(state, value, tables)
        return
    if state.wants_name and not found:
        state.wants_name = False
        _open(state, cell, tables)
        return
    if state.table is None:
        return
    state.table.notes += [n for n in block.notes if n not in state.table.notes]
    if found:
        state.field = found[0]
        if state.field == "countries":
            state.table.countries_label = cell.value[: found[1]]
        value = (rest or cell.cut(found[1])).strip()
        state.table.add(state.field, value, cell if rest is None else Cited.join([cell, rest]))
    elif state.field == "comments" or (block.kind == "heading" and block.level < 3):
        state.table = None
    elif state.field:
        state.table.add(state.field, cell, cell)


def _open(state: _Reading, name: Cited, tables: list[MeasureTable]) -> None:
    """Begin a table, or go on with the one whose name is repeated."""
    if state.table is not None and name_key(state.table.name.value) == name_key(name.value):
        return
    state.table = MeasureTable(name, state.question)
    state.field = ""
    tables.append(state.table)
