"""Tables given by column become rows; what both engines' writers need of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.store import Cell

Row = dict[str, Cell]


def to_rows(columns: Mapping[str, Sequence[Cell]], names: Collection[str]) -> Iterator[Row]:
    """Rows of a table; each has these names in this order (an engine may take no others in one statement), null where not given."""
    given = {name: columns[name] for name in names if name in columns}
    missing = dict.fromkeys(names)
    for cells in zip(*given.values(), strict=True):
        yield {**missing, **dict(zip(given, cells, strict=True))}


def strings(cell: Cell) -> list[str]:
    """A cell that holds a list of texts; empty for a null."""
    return [str(item) for item in cell] if isinstance(cell, list | tuple) else []
