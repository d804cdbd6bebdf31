"""Reads what a version keeps ready of the partners in a country (written by partners_writing)."""

import marshal
import sqlite3
import threading
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.partners import Part, Partner, Partners, Wanted
from graph.schema import RELEVANCES

if TYPE_CHECKING:
    from graph.stores.embedded.partners_chosen import Columns

PARTS = 1 << 10
"""Parts that one programme may have: the number of a part is that of the programme times this, and more."""

_KEPT = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'partner_word'"
_COUNTRY = "SELECT totals, reached FROM partner_country WHERE country = ? AND relevant = ?"
_PARTNERS = """SELECT p.actor, a.id, a.name, a.kind, a.seat, a.identifiers, p.roles, p.rank, p.programmes, p.about, p.spans, p.listed
FROM partner p JOIN partner_actor a ON a.n = p.actor WHERE p.country = ? AND p.relevant = ? AND p.place >= ? ORDER BY p.place LIMIT ?"""
_ACTORS = "SELECT n, id, name, kind, seat, identifiers FROM partner_actor WHERE n IN ({})"
_REACH = "SELECT places FROM partner_reach WHERE country = ?"
_PLACE = "SELECT programmes FROM partner_place WHERE place = ?"
_PARTS = "SELECT n, part FROM partner_programme WHERE n IN ({}) ORDER BY n"
_TEXTS = "SELECT id, c1, c0 FROM passage_text_content WHERE id IN ({})"
"""The table that FTS5 keeps texts in (sqlite.org/fts5.html, 4.4.1): reading it by number is three times as fast as asking the index."""

_Page = tuple[Mapping[str, int], list[Partner], Mapping[int, int]]
"""Totals, the page's partners, the words of the places that were looked at with how near they are."""


class PartnersFile:
    """One version's file, the one with its index of names; any thread may read."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path.absolute().as_uri() + "?immutable=1", uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._words: Sequence[str] = ()
        self._several: dict[int, int] = {}
        self._columns: Columns | None = None
        if self._db.execute(_KEPT).fetchone():
            self._words = [word for (word,) in self._db.execute("SELECT text FROM partner_word ORDER BY n")]
            self._several = dict(self._db.execute("SELECT one, parts FROM partner_several"))

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def page(self, country: str, wanted: Wanted) -> Partners | None:
        """The partners in a country; None where nothing is kept of it. See graph.store.GraphStore.partners."""
        with self._lock:
            found = (self._kept if wanted.usual else self._counted)(country, wanted) if self._words else None
            if found is None:
                return None
            totals, partners, reached = found
            parts = self._read_parts({number for partner in partners for number in partner.programmes[: wanted.each]})
            passages = {number for of in parts.values() for part in of for number, *_ in part[-1] if isinstance(number, int)}
            texts = {number: (id_, text) for number, id_, text in self._in(_TEXTS, passages)}
        return Partners(totals, partners, reached, parts, self._words, texts)

    def _kept(self, country: str, wanted: Wanted) -> _Page | None:
        """What is kept in the answer's order."""
        relevant = wanted.relevance == RELEVANCES[0]
        found = self._db.execute(_COUNTRY, (country, relevant)).fetchone()
        if found is None:
            return None
        totals, reached = (marshal.loads(cell) for cell in found)  # noqa: S302  # written by this program into the store's own file
        rows = self._db.execute(_PARTNERS, (country, relevant, wanted.offset, wanted.limit))
        return totals, [_partner(row) for row in rows], dict.fromkeys(reached, 0)

    def _counted(self, country: str, wanted: Wanted) -> _Page | None:
        """What is counted of the columns, of programmes within reach."""
        from graph.stores.embedded.partners_chosen import Columns, as_programmes, choose  # numpy takes long to import

        found = self._db.execute(_REACH, (country,)).fetchone()
        if found is None:
            return None
        self._columns = self._columns or Columns(self._db)
        places: list[list[str]] = marshal.loads(found[0])  # noqa: S302
        cells = [[self._db.execute(_PLACE, (place,)).fetchone() for place in near] for near in places]
        totals, chosen = choose(self._columns, country, [[as_programmes(cell[0]) for cell in near if cell] for near in cells], wanted)
        actors = {n: cells for n, *cells in self._in(_ACTORS, [of.number for of in chosen])}
        partners = [
            Partner(of.number, id_, name, kind, seat, marshal.loads(identifiers), of.roles, of.rank, of.programmes, of.about,  # noqa: S302
                    of.spans, of.unknown, of.listed, of.near)
            for of in chosen for id_, name, kind, seat, identifiers in (actors[of.number],)
        ]  # fmt: skip
        near = {place: nearness for nearness, of in reversed(list(enumerate(places[: wanted.reach + 1]))) for place in of}
        return totals, partners, {number: near[word] for number, word in enumerate(self._words) if word in near}

    def _read_parts(self, programmes: Iterable[int]) -> dict[int, list[Part]]:
        numbers = [n * PARTS + place for n in programmes for place in range(self._several.get(n, 1))]
        found: dict[int, list[Part]] = {}
        for number, part in self._in(_PARTS, numbers):
            found.setdefault(number // PARTS, []).append(marshal.loads(part))  # noqa: S302
        return found

    def _in(self, statement: str, numbers: Collection[int]) -> list[tuple[Any, ...]]:
        """The rows of these numbers; they are whole numbers that this file gave, so they may stand in the text."""
        return self._db.execute(statement.format(",".join(map(str, numbers)))).fetchall()


def _partner(row: tuple[Any, ...]) -> Partner:
    number, id_, name, kind, seat, identifiers, roles, rank, programmes, about, days, listed = row
    spans, unknown = marshal.loads(days)  # noqa: S302  # written by this program into the store's own file
    found = array("I", listed)
    return Partner(number, id_, name, kind, seat, marshal.loads(identifiers), roles, rank, programmes, about, spans, unknown, found)  # noqa: S302
