"""What a document holds as counts and one checksum: the same in every engine, whatever the order of its rows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.schema import EDGES, MENTIONS, NODES
from graph.store import Cell, Columns, SourceBatch

Kind = tuple[str, ...]
"""A kind of row: (label,) of a node, or (edge type, label from, label to)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a document holds, without the rows themselves: equal exactly where the rows are, whatever their order and the engine.

    Attributes:
        rows: by kind of row their number and the sum of their hashes.
    """

    rows: Mapping[Kind, tuple[int, int]]

    @property
    def checksum(self) -> str:
        """One number for all rows, as 64 hexadecimal digits."""
        return f"{sum(hashes for _, hashes in self.rows.values()) % 2**256:064x}"

    @property
    def counts(self) -> dict[str, int]:
        """How many statements, passages, values, names and mentions."""
        counts = dict.fromkeys(("statements", "passages", "values", "names", "mentions"), 0)
        for kind, (number, _) in self.rows.items():
            if word := _word(kind):
                counts[word] += number
        return counts

    def differences(self, other: "Tally") -> list[str]:
        """In words, each kind of row that the other holds otherwise."""
        words = []
        for kind in sorted({*self.rows, *other.rows}):
            (here, hashes), (there, other_hashes) = self.rows.get(kind, (0, 0)), other.rows.get(kind, (0, 0))
            if here != there:
                words.append(f"{there} instead of {here} {' '.join(kind)}")
            elif hashes != other_hashes:
                words.append(f"another content of {' '.join(kind)}")
        return words


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """The tally of several documents together, of a whole graph for one; a value of two documents counts in each."""
    rows: dict[Kind, tuple[int, int]] = {}
    for tally in tallies:
        for kind, (number, hashes) in tally.rows.items():
            numbers, sums = rows.get(kind, (0, 0))
            rows[kind] = numbers + number, (sums + hashes) % 2**256
    return Tally(rows)


def tally_of(batch: SourceBatch) -> Tally:
    """The tally of one document, from all properties of all its rows.

    A missing property counts as None, a whole number as an integer, a tuple as a list, for the engines differ in these alone; None,
    "" and [] are three things.
    """
    document: Columns = {name: [cell] for name, cell in batch.document.items()}
    nodes = (((label,), columns) for label, columns in batch.nodes.items())
    tables: list[tuple[Kind, Columns]] = [(("Document",), document), *nodes, *batch.edges.items()]
    tallied = {kind: _tally_table(kind, columns) for kind, columns in tables}
    return Tally({kind: found for kind, found in tallied.items() if found[0]})


def _word(kind: Kind) -> str:
    """What a report calls rows of this kind; "" for those that it does not count."""
    if len(kind) > 1:
        return "mentions" if kind[0] == MENTIONS else "statements" if EDGES[kind[0]].statement else "names" if kind[0] == "NAMES" else ""
    return "values" if NODES[kind[0]].value else "passages" if kind[0] == "Passage" else ""


def _tally_table(kind: Kind, columns: Columns) -> tuple[int, int]:
    """The number of rows and the sum of their hashes: the order of rows does not count, a row held twice does."""
    names = tuple(NODES[kind[0]].properties) if len(kind) == 1 else edge_columns(kind[0])
    number = len(next(iter(columns.values()), ()))
    rows = zip(*(columns.get(name, (None,) * number) for name in names), strict=True)
    return number, sum(_hash(kind, row) for row in rows) % 2**256


def _hash(kind: Kind, row: tuple[Cell, ...]) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps([kind, [_plain(cell) for cell in row]]).encode("ascii")).digest(), "big")


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, list | tuple):
        return [_plain(item) for item in cell]
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


@cache
def edge_columns(name: str) -> tuple[str, ...]:
    """The columns of a batch's edges of a type: the ends' ids, then the properties of the schema."""
    return ("from_id", "to_id", *EDGES[name].properties)
