"""The reference tables: bodies of the field that many documents name, with who says so.

Each `reference/*.csv` is a table of data, not of rules: id, names, kind, country, identifiers, and facts (part of,
located in, succeeds) with their source. It is also loaded into the graph as the document `reference:<file>`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from graph.ids import name_key
from graph.resolve.countries import read_reference

TABLES = ("donors.csv", "eu_bodies.csv", "international_bodies.csv", "netherlands.csv", "origin_countries.csv", "themes.csv")
"""The tables of bodies, themes and platforms; countries and regions have their own."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One body of a reference table.

    Attributes:
        country: ISO alpha-2 of the state it belongs to; "" for international bodies, which are known everywhere.
        part_of, succeeds: ids; `since` is the year in which it began (or took over from `succeeds`).
        source: who says all this.
    """

    table: str
    line: int
    id: str
    label: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    identifiers: tuple[str, ...]
    part_of: str
    located_in: str
    succeeds: tuple[str, ...]
    since: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one to show first."""
        return (self.name, *self.aliases)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def reference_rows() -> tuple[ReferenceRow, ...]:
    """All rows of all tables."""
    return tuple(
        ReferenceRow(
            table,
            line,
            r["id"],
            r["label"],
            r["name"],
            _many(r["aliases"]),
            r["kind"],
            r["country"],
            _many(r["identifiers"]),
            r["part_of"],
            r["located_in"],
            _many(r["succeeds"]),
            r["since"],
            r["source"],
        )
        for table in TABLES
        for line, r in enumerate(read_reference(table), 2)
    )


@cache
def _by_name() -> Mapping[tuple[str, str], tuple[ReferenceRow, ...]]:
    found: dict[tuple[str, str], list[ReferenceRow]] = {}
    for row in reference_rows():
        for key in {name_key(name) for name in row.names}:
            found.setdefault((row.label, key), []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


@cache
def _by_identifier() -> Mapping[str, ReferenceRow]:
    return MappingProxyType({i: row for row in reference_rows() for i in row.identifiers})


def find_all(label: str, name: str) -> Sequence[ReferenceRow]:
    """The rows of a name, in whatever country."""
    return _by_name().get((label, name_key(name)), ())


def find_reference(label: str, name: str, countries: Iterable[str | None] = ()) -> ReferenceRow | None:
    """The row of a name: international bodies, and national ones of these countries.

    A name that means a body of the country and an international one is the country's; one that still means two is neither.
    """
    rows = find_all(label, name)
    national = [row for row in rows if row.country and row.country in set(countries)]
    known = national or [row for row in rows if not row.country]
    return known[0] if len(known) == 1 else None


def find_unique(label: str, name: str) -> ReferenceRow | None:
    """The row of a name in any country, where only one has it: for long acronyms (NAPTIP), never for "National Police"."""
    rows = find_all(label, name)
    return rows[0] if len(rows) == 1 else None


def find_identified(identifier: str) -> ReferenceRow | None:
    """The row that publishes this identifier."""
    return _by_identifier().get(identifier)


@cache
def all_names(label: str = "Actor") -> tuple[str, ...]:
    """Every name of the tables, as written: for finding them in text."""
    return tuple(sorted({name for row in reference_rows() if row.label == label for name in row.names}))
