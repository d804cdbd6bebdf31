"""What a computed question is made of, and what it gives: edges from statements, rows and totals from a function."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store import Cell

Row = dict[str, Cell]
Edge = Mapping[str, Cell]

SAID = ("statement", "passage", "document", "strength", "rule", "quote")
"""The columns of the statement behind an edge, as the term `said` gives them."""

ITEMS = "items"
"""Where a computed row keeps the programmes that it lists, whose names and evidence statements give."""


@dataclass(frozen=True, slots=True)
class Item:
    """A programme that a computed row lists.

    Attributes:
        column: the column that lists it.
        key: what statements that give this column return as `key` with what is said of it there.
        id: that of the programme.
    """

    column: str
    key: str
    id: str


def items_of(row: Mapping[str, Cell]) -> Sequence[Item]:
    """What a computed row lists."""
    return row.get(ITEMS, ())  # type: ignore[return-value]  # an analysis made them


@dataclass(frozen=True, slots=True)
class Computed:
    """All rows in their order, and the totals.

    Attributes:
        rows: with their evidence in `evidence`, or, where a row rests on thousands of statements, in `said`; with their `key` too, where
            statements give the rest of a page's rows.
        wider: by parameter that lets more rows in, the totals that there would be with it, where they cost nothing more.
        complete: adds to a row what only those on a page need; None where rows are whole.
        weight: how many statements, or items, the rows keep.
    """

    rows: tuple[Row, ...]
    totals: Mapping[str, int | float]
    wider: Mapping[str, Mapping[str, int | float]] = field(default_factory=dict)
    complete: Callable[[Row], Row] | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Where the reading of a question's edges stands, before its next statement.

    Attributes:
        number: of the next statement, from 0.
        edges: what the statements before it gave.
        values: of the question's parameters.
        told: whether programmes hold what the editions in force say of them, and the statement's text goes by that.
    """

    number: int
    edges: Sequence[Edge]
    values: Mapping[str, Cell]
    told: bool
