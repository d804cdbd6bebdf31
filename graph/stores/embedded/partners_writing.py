"""Makes what a version keeps ready of the partners in a country (graph.partners), from what the editions in force say.

It costs some 40 ms of CPU time and 1 MB of disk for 1,000 activities, after the graph is written: it needs the joins.
"""

import marshal
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import reduce
from heapq import nsmallest
from operator import or_
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.days import AFTER_ANY, OPEN
from graph.editions import edition_of, editions_in_force
from graph.extracts import Extract
from graph.partners import KEPT, LISTED, ROLES, WORLDWIDE, Part
from graph.resolve.judgements import Judged
from graph.schema import RELEVANCES
from graph.store import Table
from graph.stores.embedded import partners_columns
from graph.stores.embedded.partners_columns import FORMAT
from graph.stores.embedded.partners_file import PARTS
from graph.stores.embedded.partners_sources import reaches, statements, values_of

TABLES = f"""{partners_columns.TABLES}
CREATE TABLE partner_word(n INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE partner_actor(n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, seat TEXT, identifiers BLOB);
CREATE TABLE partner_programme(n INTEGER PRIMARY KEY, part BLOB);
CREATE TABLE partner_several(one INTEGER PRIMARY KEY, parts INTEGER);
CREATE TABLE partner_country(country TEXT, relevant INTEGER, totals BLOB, reached BLOB, PRIMARY KEY(country, relevant)) WITHOUT ROWID;
CREATE TABLE partner(country TEXT, relevant INTEGER, place INTEGER, actor INTEGER, roles INTEGER, rank INTEGER, programmes INTEGER,
    about INTEGER, spans BLOB, listed BLOB, PRIMARY KEY(country, relevant, place)) WITHOUT ROWID;
"""
_ROLE_TABLES: tuple[Table, ...] = tuple(
    (name, "Programme", "Actor") if name == "BENEFITS" else (name, "Actor", "Programme") for name in ROLES
)

_Passage = tuple[int | str, int | None, str]
"""Its number in the index of texts, or its id where its source does not hold it; its page and section."""


def write_partners(index: Path, sources: Sequence[Extract], judged: Judged, programmes: pa.Table, actors: pa.Table) -> None:
    """Add what is kept ready to a version's index of names and passages.

    Args:
        index: the file, which nobody writes now.
        programmes: of all of them `id`, `name`, `joined` and what is told of them (graph.schema.TOLD).
        actors: of all of them `id`, `name`, `kind`, `country`, `identifiers`.
    """
    chosen = {edition.id for edition in editions_in_force(tuple(edition_of(source.document) for source in sources))}
    with closing(sqlite3.connect(index)) as db:
        db.executescript(f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; {TABLES}")
        made = _Partners(db, programmes, actors)
        made.add([source for source in sources if source.document["id"] in chosen], judged)
        db.commit()


class _Partners:
    def __init__(self, db: sqlite3.Connection, programmes: pa.Table, actors: pa.Table) -> None:
        self._db = db
        self._words: dict[str, int] = {}
        cells = programmes.select(["id", "name", "joined", "relevance", "first_day", "last_day"]).to_pydict()
        self._ids: list[str] = cells["id"]
        self._numbers = {id_: number for number, id_ in enumerate(self._ids)}
        self._names: list[str] = cells["name"]
        ones = [joined or id_ for joined, id_ in zip(cells["joined"], self._ids, strict=True)]
        places = {id_: place for place, id_ in enumerate(sorted(set(ones)))}  # in order of id, so that numbers sort as ids do
        self._one_ids = list(places)
        self._ones = array("I", (places[id_] for id_ in ones))
        self._ranks = bytes(RELEVANCES.index(relevance or RELEVANCES[0]) for relevance in cells["relevance"])
        self._first: list[str | None] = cells["first_day"]
        self._last: list[str | None] = cells["last_day"]
        self._latest: dict[int, str] = {}
        self._periods = partners_columns.Periods()
        self._phases: dict[tuple[int, str], set[str]] = {}
        self._parts_of: dict[int, int] = {}
        self._roles: dict[int, array[int]] = {}
        self._targets: dict[str, list[int]] = {}
        self._actors = self._write_actors(actors)
        bounds = db.execute("SELECT document, min(rowid), max(rowid) FROM passage_text GROUP BY document")
        self._texts = {document: (first, last) for document, first, last in bounds}

    def add(self, sources: Sequence[Extract], judged: Judged) -> None:
        for source in sources:
            self._add_source(source, judged)
        parts, around, named = reaches(sources)
        countries = sorted({*named, *(place for place in self._targets if place.startswith("country:"))})
        self._write_countries(countries, parts, around)
        self._write_columns(countries, parts, around)
        several = ((one, last + 1) for one, last in self._parts_of.items() if last)
        self._db.executemany("INSERT INTO partner_several VALUES (?, ?)", several)
        self._db.executemany("INSERT INTO partner_word VALUES (?, ?)", ((n, word) for word, n in self._words.items()))

    def _write_actors(self, actors: pa.Table) -> dict[str, int]:
        """The number of each actor, in order of name and id."""
        cells = actors.select(["id", "name", "kind", "country", "identifiers"]).to_pydict()
        rows = sorted(zip(cells["name"], cells["id"], cells["kind"], cells["country"], cells["identifiers"], strict=True), key=_by_name)
        self._db.executemany(
            "INSERT INTO partner_actor VALUES (?, ?, ?, ?, ?, ?)",
            ((n, id_, name, kind, seat, marshal.dumps(found, FORMAT)) for n, (name, id_, kind, seat, found) in enumerate(rows)),
        )
        return {row[1]: number for number, row in enumerate(rows)}

    def _word(self, text: str | None) -> int:
        return self._words.setdefault(text or "", len(self._words))

    def _add_source(self, source: Extract, judged: Judged) -> None:
        """Write what a source says of each programme, and note what countries need of it."""
        passages = self._passages(source)
        found: dict[str, _Said] = {}
        for place, table in enumerate(_ROLE_TABLES):
            programme, actor = ("to_id", "from_id") if table[1] == "Actor" else ("from_id", "to_id")
            for row in statements(source, table, judged, (programme, actor, "phase"), self._word):
                said = found.get(row[0]) or found.setdefault(row[0], _Said())
                said.roles.append((self._actors[row[1]], place, row[2] or "", self._statement(said, row, passages)))
        for label in ("Country", "Region"):
            for row in statements(source, ("TARGETS", "Programme", label), judged, ("from_id", "to_id", "phase"), self._word):
                said = found.get(row[0]) or found.setdefault(row[0], _Said())
                said.targets.append((self._word(row[1]), row[2] or "", self._statement(said, row, passages), label == "Country"))
                number = self._numbers[row[0]]
                self._targets.setdefault(row[1], []).append(number)
                if row[2] and label == "Country":
                    self._phases.setdefault((number, row[2]), set()).add(row[1])
        spans = values_of(source, "Period", ("start_date", "end_date"))
        for row in statements(source, ("HAS_PERIOD", "Programme", "Period"), judged, ("from_id", "to_id", "phase", "kind"), self._word):
            said = found.get(row[0]) or found.setdefault(row[0], _Said())
            start, end = spans[row[1]]
            said.periods.append((row[1], start, end, row[2], row[3], self._statement(said, row, passages)))
            number = self._numbers[row[0]]
            self._latest[number] = max(self._latest.get(number, ""), end)
            self._periods.add(number, start, end, row[2], row[3])
        self._db.executemany("INSERT INTO partner_programme VALUES (?, ?)", self._parts(found))

    def _parts(self, found: "dict[str, _Said]") -> Iterator[tuple[int, bytes]]:
        for id_, said in found.items():
            number = self._numbers[id_]
            one = self._ones[number]
            place = self._parts_of[one] = self._parts_of.get(one, -1) + 1
            if said.roles:
                self._roles.setdefault(number, array("I")).extend(actor << 3 | place for actor, place, _, _ in said.roles)
            part: Part = (
                id_, self._one_ids[one], self._names[number], self._ranks[number], self._first[number], self._last[number],
                said.roles, said.targets, said.periods, said.passages,
            )  # fmt: skip
            yield one * PARTS + place, marshal.dumps(part, FORMAT)

    def _statement(self, said: "_Said", row: Sequence[Any], passages: Mapping[str, _Passage]) -> tuple[Any, ...]:
        id_, passage, document, strength, rule, quote = row[-6:]
        place = said.places.get(passage)
        if place is None:
            said.passages.append(passages.get(passage) or (passage, None, ""))
            place = said.places[passage] = len(said.places)
        return (id_, place, document, strength, rule, quote or "")

    def _passages(self, source: Extract) -> dict[str, _Passage]:
        """By id, a passage's number in the index of texts, its page and section."""
        document = source.document["id"]
        bounds = self._texts.get(document, (0, 0))
        rows = self._db.execute("SELECT id, rowid, document FROM passage_text WHERE rowid BETWEEN ? AND ?", bounds)
        numbers = {id_: number for id_, number, of in rows if of == document}
        values = values_of(source, "Passage", ("page", "section"))
        return {id_: (numbers[id_], page, section or "") for id_, (page, section) in values.items()}

    def _write_columns(self, countries: Sequence[str], parts: Mapping[str, Sequence[str]], around: Mapping[str, Sequence[str]]) -> None:
        latest = [self._latest.get(number) for number in range(len(self._ids))]
        days = {"first": self._first, "last": self._last, "latest": latest}
        partners_columns.write_programmes(self._db, self._ones, self._ranks, days, self._periods, self._roles)
        self._periods.write_phases(self._db, self._phases)
        partners_columns.write_places(self._db, self._targets, countries, parts, around)

    def _write_countries(self, countries: Sequence[str], parts: Mapping[str, Sequence[str]], around: Mapping[str, Sequence[str]]) -> None:
        reached = {place: self._of_place(place) for place in self._targets}

        def partners(places: Iterable[str], relevant: bool) -> set[int]:
            return set[int]().union(*(reached.get(place, _NOBODY)[relevant] for place in places))

        worldwide = [partners(WORLDWIDE, relevant) for relevant in (False, True)]
        for country in countries:
            here = [country, *parts.get(country, ())]
            words = marshal.dumps([self._word(place) for place in here], FORMAT)
            groups = self._groups(here)
            about = {actor: kept for actor, of in groups.items() if (kept := {p: bits for p, bits in of.items() if not self._ranks[p]})}
            for relevant, chosen in ((False, groups), (True, about)):
                rows = ((country, relevant, place, *row) for place, row in enumerate(self._first_rows(chosen)))
                self._db.executemany("INSERT INTO partner VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
                near = partners((place for place in around.get(country, ()) if place not in WORLDWIDE), relevant)
                totals = self._totals(here, set(groups), set(about), relevant, near, worldwide[relevant])
                cells = (country, relevant, marshal.dumps(totals, FORMAT), words)
                self._db.execute("INSERT INTO partner_country VALUES (?, ?, ?, ?)", cells)

    def _of_place(self, place: str) -> tuple[set[int], set[int]]:
        """The partners of the programmes that name a place: all, those of programmes about trafficking."""
        found: tuple[set[int], set[int]] = (set(), set())
        for programme in set(self._targets[place]):
            actors = {packed >> 3 for packed in self._roles.get(programme, ())}
            found[0].update(actors)
            if not self._ranks[programme]:
                found[1].update(actors)
        return found

    def _groups(self, places: Sequence[str]) -> "dict[int, dict[int, int]]":
        """By partner in a country, its programmes there, each with its roles as bits."""
        groups: dict[int, dict[int, int]] = {}
        for programme in {programme for place in places for programme in self._targets.get(place, ())}:
            for packed in self._roles.get(programme, ()):
                of = groups.setdefault(packed >> 3, {})
                of[programme] = of.get(programme, 0) | 1 << (packed & 7)
        return groups

    def _first_rows(self, groups: Mapping[int, Mapping[int, int]]) -> Iterator[tuple[Any, ...]]:
        """Of the first partners with their programmes, in order: the cells of the table `partner` from `actor` on."""
        for rank, about, programmes, actor in nsmallest(KEPT, (self._standing(actor, of) for actor, of in groups.items())):
            yield actor, reduce(or_, groups[actor].values()), rank, -programmes, -about, *self._told(groups[actor])

    def _standing(self, actor: int, of: Mapping[int, int]) -> tuple[int, int, int, int]:
        """How a partner with its programmes stands among others, those that are the same counted once; its number."""
        if len(of) == 1:
            rank = self._ranks[next(iter(of))]
            return rank, -(not rank), -1, actor
        ranks = list({self._ones[programme]: self._ranks[programme] for programme in of}.values())
        return min(ranks), -ranks.count(0), -len(ranks), actor

    def _told(self, of: Iterable[int]) -> tuple[bytes, bytes]:
        """Of programmes, as bytes, when they run and which are listed."""
        ones: dict[int, tuple[int, str | None]] = {}
        days, unknown = set(), False
        for programme in of:
            one, latest = self._ones[programme], self._latest.get(programme)
            if one in ones:
                latest = max((end for end in (latest, ones[one][1]) if end is not None), default=None)
            ones[one] = (self._ranks[programme], latest)
            last = self._last[programme]
            if last:
                days.add((self._first[programme] or "", last + AFTER_ANY))
            else:
                unknown = True
        return marshal.dumps((_joined(days), unknown), FORMAT), array("I", _listed(ones)).tobytes()

    def _totals(self, places: Sequence[str], every: set[int], about: set[int], relevant: bool, near: set[int],
                wide: set[int]) -> dict[str, int]:  # fmt: skip
        """The question's totals: partners there, around, and of the whole world; programmes there."""
        direct = about if relevant else every
        there = {p for place in places for p in self._targets.get(place, ()) if p in self._roles and not (relevant and self._ranks[p])}
        around = direct | near
        return {
            "rows": len(direct), "relevant": len(about), "every": len(every), "direct": len(direct),
            "through_region": len(around) - len(direct), "worldwide": len(wide) - len(around & wide),
            "programmes": len({self._ones[p] for p in there}), "undated": len({self._ones[p] for p in there if self._first[p] is None}),
        }  # fmt: skip


_NOBODY: tuple[set[int], set[int]] = (set(), set())


class _Said:
    """What a source says of one programme."""

    __slots__ = ("passages", "periods", "places", "roles", "targets")

    def __init__(self) -> None:
        self.roles: list[tuple[Any, ...]] = []
        self.targets: list[tuple[Any, ...]] = []
        self.periods: list[tuple[Any, ...]] = []
        self.passages: list[_Passage] = []
        self.places: dict[str, int] = {}


def _listed(ones: Mapping[int, tuple[int, str | None]]) -> list[int]:
    """Those about trafficking first, then those that end last; of what has no end the last day is OPEN, what has no period comes last."""
    order = sorted(ones)
    if len(order) > 1:
        order.sort(key=lambda one: "" if ones[one][1] is None else ones[one][1] or OPEN, reverse=True)
        order.sort(key=lambda one: ones[one][0])
    return order[:LISTED]


def _joined(days: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Spans of time as few as they can be: those that meet are one."""
    found: list[tuple[str, str]] = []
    for first, last in sorted(days):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _by_name(row: Sequence[Any]) -> tuple[str, str]:
    return str(row[0]), str(row[1])
