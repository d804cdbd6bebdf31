"""What is kept of all programmes to count the partners of some: a few long columns, and the programmes of each place.

It answers what restricts or widens `partners-in-country` further than the partners that are kept in order. A million activities take 40 MB;
a column is read as it lies there, by numpy.
"""

import marshal
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.partners import WORLDWIDE

FORMAT = 4
"""The form of marshal's bytes that every Python from 3.4 on reads."""

TABLES = """
CREATE TABLE partner_column(name TEXT PRIMARY KEY, cells BLOB);
CREATE TABLE partner_place(place TEXT PRIMARY KEY, programmes BLOB);
CREATE TABLE partner_reach(country TEXT PRIMARY KEY, places BLOB);
CREATE TABLE partner_phase(programme INTEGER, start TEXT, until TEXT, countries BLOB);
"""
NUMBERS = "I"
"""The type of a column's cells, of `array`; ranks are bytes."""


class Periods:
    """The periods of programmes, in columns: a million programmes have more than that."""

    def __init__(self) -> None:
        """None yet."""
        self.programmes, self._starts, self._ends, self._kinds = array(NUMBERS), array(NUMBERS), array(NUMBERS), array("B")
        self._places: dict[str, int] = {}
        self._phases: list[tuple[int, str, str, str]] = []

    def add(self, programme: int, start: str, end: str, phase: str, kind: str) -> None:
        """Note one."""
        if phase:
            self._phases.append((programme, phase, start, end))
            return
        self.programmes.append(programme)
        self._starts.append(self._places.setdefault(start, len(self._places)))
        self._ends.append(self._places.setdefault(end, len(self._places)))
        self._kinds.append(bool(kind))

    @property
    def days(self) -> Iterable[str]:
        """Those of programmes without phases."""
        return self._places

    def columns(self, codes: Mapping[str | None, int]) -> dict[str, "array[int]"]:
        """The columns of those without phases, days as these codes; of kinds whether there is one (as graph.days.runs)."""
        new = [codes[day] for day in self._places]
        return {
            "period_of": self.programmes,
            "period_start": array(NUMBERS, (new[place] for place in self._starts)),
            "period_end": array(NUMBERS, (new[place] for place in self._ends)),
            "period_kind": array(NUMBERS, self._kinds),
        }

    def write_phases(self, db: sqlite3.Connection, named: Mapping[tuple[int, str], Collection[str]]) -> None:
        """Write those of phases, each with the countries that its phase names.

        Args:
            named: countries by programme and phase.
        """
        rows = (
            (number, start, end, marshal.dumps(sorted(named.get((number, phase), ())), FORMAT))
            for number, phase, start, end in self._phases
        )
        db.executemany("INSERT INTO partner_phase VALUES (?, ?, ?, ?)", rows)


def write_programmes(
    db: sqlite3.Connection,
    ones: "array[int]",
    ranks: bytes,
    days: Mapping[str, Sequence[str | None]],
    periods: Periods,
    roles: Mapping[int, Sequence[int]],
) -> None:
    """Write the columns of programmes, by their numbers.

    Args:
        ones: the number of the id that stands for each in all sources.
        days: `first`, `last` and `latest`: columns of days, None where no source gives one.
        roles: by programme its actors and roles, packed as number << 3 | place in ROLES.
    """
    known = sorted({*periods.days, *(day for column in days.values() for day in column if day is not None)})
    codes: dict[str | None, int] = {None: 0, **{day: code for code, day in enumerate(known, 1)}}
    starts, packed = array(NUMBERS, [0]), array(NUMBERS)
    for number in range(len(ones)):
        packed.extend(sorted(set(roles.get(number, ()))))
        starts.append(len(packed))
    columns = {
        "ones": ones,
        "starts": starts,
        "roles": packed,
        **{name: array(NUMBERS, map(codes.__getitem__, column)) for name, column in days.items()},
        **periods.columns(codes),
    }
    cells = {"days": marshal.dumps(known, FORMAT), "ranks": ranks, **{name: column.tobytes() for name, column in columns.items()}}
    db.executemany("INSERT INTO partner_column VALUES (?, ?)", cells.items())


def write_places(
    db: sqlite3.Connection,
    targets: Mapping[str, Iterable[int]],
    countries: Iterable[str],
    parts: Mapping[str, Sequence[str]],
    around: Mapping[str, Sequence[str]],
) -> None:
    """Write the programmes of each place, and of each country its parts and the regions around it."""
    found = ((place, array(NUMBERS, sorted(set(programmes))).tobytes()) for place, programmes in targets.items())
    db.executemany("INSERT INTO partner_place VALUES (?, ?)", found)
    reached = (
        (
            country,
            [[country, *parts.get(country, ())], [place for place in around.get(country, ()) if place not in WORLDWIDE], [*WORLDWIDE]],
        )
        for country in countries
    )
    db.executemany("INSERT INTO partner_reach VALUES (?, ?)", ((country, marshal.dumps(places, FORMAT)) for country, places in reached))
