"""CSV as `neo4j-admin database import` reads it: typed headers, lists, and a missing value that is no empty text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import StoreError
from graph.store import Cell

DELIMITER = "\x1f"
"""Stands between the items of a list: the unit separator, which no text of a document holds."""

_TYPES = {"STRING": "string", "INT64": "long", "DOUBLE": "double"}


@dataclass
class Table:
    """One file: the nodes of a label, or the edges of a type between two labels.

    Attributes:
        name: the file's name.
        of: the label or type, as `--nodes` or `--relationships` takes it.
        keys: the header's first columns, which make the id or the ends.
        properties: the other columns, with their types of the schema; by their names they are the properties.
        rows: how many were written.
        emptied: the properties of which a list was empty: the import takes an empty list for a missing one.
        lines_broken: whether a text holds an end of line.
    """

    name: str
    of: str
    keys: tuple[str, ...]
    properties: Mapping[str, str]
    rows: int = 0
    emptied: set[str] = field(default_factory=set)
    lines_broken: bool = False

    def write(self, folder: Path, pages: Iterable[Sequence[Sequence[Cell]]]) -> None:
        """Write the file, a page of rows at a time; none where there is no row.

        Raises:
            StoreError: a list holds what no file can: the sign between its items, or one empty text alone.
        """
        file = folder / self.name
        with file.open("w", encoding="utf-8", newline="") as opened:
            header = (*self.keys, *(f"{name}:{_type(type_)}" for name, type_ in self.properties.items()))
            opened.write(",".join(header) + "\n")
            for page in pages:
                opened.writelines(line + "\n" for line in self._lines(page))
        if not self.rows:
            file.unlink()

    def _lines(self, page: Sequence[Sequence[Cell]]) -> list[str]:
        forms = [_quoted] * len(self.keys) + [_list if type_.endswith("[]") else _FORMS[type_] for type_ in self.properties.values()]
        try:
            lines = [",".join([form(cell) for form, cell in zip(forms, row, strict=True)]) for row in page]
        except ValueError as problem:
            raise StoreError(f"{self.of}: {problem}, which neo4j-admin cannot import. Copy the graph with `tipgraph copy`.") from problem
        self.rows += len(page)
        self.lines_broken = self.lines_broken or any("\n" in line or "\r" in line for line in lines)
        for place, (name, type_) in enumerate(self.properties.items(), len(self.keys)):
            if type_.endswith("[]") and name not in self.emptied and any(isinstance(row[place], list) and not row[place] for row in page):
                self.emptied.add(name)
        return lines


def _type(type_: str) -> str:
    return _TYPES[type_.removesuffix("[]")] + type_[len(type_.removesuffix("[]")) :]


def _quoted(cell: Cell) -> str:
    """A text; the empty one is quoted, the missing one is not."""
    return "" if cell is None else '"' + str(cell).replace('"', '""') + '"'


def _number(cell: Cell) -> str:
    return "" if cell is None else repr(cell)


def _list(cell: Cell) -> str:
    if not isinstance(cell, list) or not cell:
        return ""
    items = [str(item) for item in cell]
    if items == [""] or any(DELIMITER in item for item in items):
        raise ValueError(f"a list holds {items!r}")
    return _quoted(DELIMITER.join(items))


_FORMS: Mapping[str, Callable[[Cell], str]] = {"STRING": _quoted, "INT64": _number, "DOUBLE": _number}
