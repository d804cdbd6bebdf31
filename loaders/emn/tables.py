"""The measure tables of an EMN contribution, in all the shapes that converters of PDF give them.

A table is a run of labelled cells: one long line of HTML cells, plain "Label: value" lines, rows of two columns, a head of
labels with one measure a row, the name repeated after a page break, a cell cut by it. All become fields with the pieces of
text that belong to each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph.ids import name_key
from loaders.cited import Cited
from loaders.emn.labels import EMPTY, label_patterns
from loaders.emn.numbering import question_head
from loaders.readers.blocks import Block

_PATTERNS = label_patterns()
_INLINE_LABELS = "|".join(f"(?:{_PATTERNS[name].pattern})" for name in ("countries", "period", "funding", "partners"))
_INLINE = re.compile(rf"(?:^|(?<=\s))(?:{_INLINE_LABELS})", re.I)
"""A label in the middle of a cell, where a converter has put several cells on one line."""

_LISTS = frozenset({"countries", "period", "funding", "sources", "partners", "responsible", "beneficiaries", "status"})
"""Fields whose cells hold lists and values; a paragraph of prose below them belongs to the answer, not to the cell."""

CORE = ("countries", "period", "funding", "partners", "status", "themes")
"""The fields that the template asks of every measure."""


@dataclass
class MeasureTable:
    """One measure's table: its name, and the pieces of each field, in order.

    Attributes:
        question: the question under which it stands (its text), where there is one.
        labelled: the same pieces, the first with its label: what a fact of the field quotes.
        countries_label: the label of the countries' cell as printed: implementation, or nationality targeted.
        notes: the footnotes called in it.
        named: its name cell holds a name; without one the label stands in its place.
        sure: its label names a measure; a bare "Name:" or "Project:" needs two other cells to be a table.
    """

    name: Cited
    question: Cited | None
    fields: dict[str, list[Cited]] = field(default_factory=dict)
    labelled: dict[str, list[Cited]] = field(default_factory=dict)
    countries_label: str = ""
    notes: list[str] = field(default_factory=list)
    named: bool = True
    sure: bool = True

    def cell(self, name: str) -> Cited | None:
        """The whole text of a field, a piece a line, or None where it is empty or says "N/A"."""
        pieces = [p for p in self.fields.get(name, []) if not EMPTY.match(p.value)]
        return Cited.join(pieces, "\n") if pieces else None

    def quoted(self, name: str) -> Cited:
        """The whole text of a field that is not empty, with its label."""
        return Cited.join(self.labelled[name])

    @property
    def missing(self) -> list[str]:
        """The fields of the template that are not there or empty."""
        return [name for name in CORE if not any(not EMPTY.match(p.value) for p in self.fields.get(name, []))]

    def add(self, name: str, value: Cited, labelled: Cited) -> None:
        """Add a piece to a field."""
        if value:
            self.fields.setdefault(name, []).append(value)
        if labelled:
            self.labelled.setdefault(name, []).append(labelled)


@dataclass
class _Reading:
    """Where the reading stands: the open table, the open field, the question above, the label that waits for its name."""

    table: MeasureTable | None = None
    field: str = ""
    question: Cited | None = None
    waiting: Cited | None = None
    sure: bool = True
    head: tuple[Cited, ...] = ()


def measure_tables(blocks: list[Block]) -> list[MeasureTable]:
    """All measure tables of a document, in order; those without a name are among them, templates left empty are not."""
    tables: list[MeasureTable] = []
    state = _Reading()
    for block in blocks:
        head = question_head(block)
        if head is not None and head.number and (head.named or head.asks) and not label_of(block.text):
            state = _Reading(question=head.text or block.text)
            continue
        for cell, rest in _cells(block, state):
            _take(state, cell, rest, block, tables)
    return [t for t in tables if (t.named or any(t.fields.values())) and (t.sure or len(t.fields) > 1)]


def _cells(block: Block, state: _Reading) -> Iterator[tuple[Cited, Cited | None]]:
    """The cells of a block; of a row of two columns, the label and its value together."""
    cells = block.cells
    labels = [label_of(cell) for cell in cells]
    if len(cells) > 2 and all(labels):
        state.head = cells
        return
    if state.head and len(cells) == len(state.head):
        yield from zip(state.head, cells, strict=True)
        return
    if len(cells) > 1 and len(cells) % 2 == 0 and all(labels[::2]):
        yield from zip(cells[::2], cells[1::2], strict=True)
        return
    if len(cells) > 1 and (labels[0] or (len(cells) == 2 and state.table is not None and len(cells[0]) <= _LABEL)):
        yield cells[0], Cited.join(cells[1:], "\n")
        return
    for cell in cells or (block.text,):
        at = [0, *(m.start() for m in _INLINE.finditer(cell.value) if m.start() and ":" in m[0]), len(cell)]
        for start, end in pairwise(at):
            part = cell.cut(start, end)
            if part:
                yield part, None


_LABEL = 60
"""Characters of the longest label of a row that the template does not know."""


def label_of(cell: Cited) -> tuple[str, int] | None:
    """The field whose label begins a cell, and where its value begins."""
    for name, pattern in _PATTERNS.items():
        match = pattern.match(cell.value)
        if match and (":" in match[0] or match.end() == len(cell) or name == "name"):
            return name, match.end()
    return None


def _take(state: _Reading, cell: Cited, rest: Cited | None, block: Block, tables: list[MeasureTable]) -> None:
    found = label_of(cell)
    if rest is not None and (found is None or found[1] < len(cell)) and not (found and found[0] == "name"):
        found = ("other", len(cell))
    if found and found[0] in ("name", "bare_name"):
        _take_name(state, cell, (rest or cell.cut(found[1])).strip(), found[0] == "name", tables)
        return
    if state.waiting is not None:
        waiting, state.waiting = state.waiting, None
        if not found:
            _open(state, cell, tables)
            return
        state.table = MeasureTable(waiting, state.question, named=False, sure=state.sure)
        tables.append(state.table)
    if state.table is None:
        return
    state.table.notes += [n for n in block.notes if n not in state.table.notes]
    if found:
        state.field = found[0]
        if state.field == "countries":
            state.table.countries_label = cell.value[: found[1]]
        value = (rest or cell.cut(found[1])).strip()
        state.table.add(state.field, value, cell if rest is None else Cited.join([cell, rest]))
    elif (block.kind == "heading" and block.level < 3) or _is_prose(block, state):
        state.table = None
    elif state.field:
        state.table.add(state.field, cell, cell)


def _is_prose(block: Block, state: _Reading) -> bool:
    """Whether a paragraph below a cell is no part of it: prose, a line apart, where the cell is a list or a remark."""
    if state.field == "other":
        return block.kind != "table_row" and not block.adjacent and not block.value[:1].islower()
    filled = state.table is not None and bool(state.table.fields.get(state.field))
    words = block.value.rstrip().endswith(".") and len(block.value.split()) > _PROSE
    apart = block.kind == "paragraph" and not block.adjacent and not block.value[:1].islower()
    return state.field in _LISTS and filled and words and apart


_PROSE = 12
"""Words from which a paragraph that ends in a full stop is prose."""


def _take_name(state: _Reading, label: Cited, value: Cited, sure: bool, tables: list[MeasureTable]) -> None:
    """A name's cell opens a table, where it is no field of the open one ("Title", "Activity")."""
    if not sure and state.table is not None and state.table.sure and state.field != "other":
        state.field = "other"
        return
    state.sure = sure
    if value and not EMPTY.match(value.value):
        _open(state, value, tables)
    else:
        state.table, state.field, state.waiting = None, "", label


def _open(state: _Reading, name: Cited, tables: list[MeasureTable]) -> None:
    """Begin a table, or go on with the one whose name is repeated."""
    state.waiting = None
    if state.table is not None and name_key(state.table.name.value) == name_key(name.value):
        return
    state.table = MeasureTable(name, state.question, sure=state.sure)
    state.field = ""
    tables.append(state.table)
