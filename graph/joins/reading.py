"""What a graph says of programmes that may be the same, read with the same Cypher from every engine."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.joins.weighing import Side
from graph.store import Cell

Read = Callable[[str, Mapping[str, Cell]], Iterable[Sequence[Cell]]]
"""Runs one read statement with its parameters; the rows. Inside a change it sees what the change writes."""

DATA_KINDS = frozenset({"iati"})
"""The kinds of data files whose records are programmes with identifiers of their own (a 3W project code is none)."""

NO_DOCUMENTS = frozenset({*DATA_KINDS, "three_w", "reference", "joins"})
"""The kinds of sources that are no documents in words."""

# A document on its way in has no label that readers know, so its node is asked for without one.
_NAMES = (
    "MATCH (d)-[r:NAMES]->(p:Programme) WHERE r.document IN $documents "
    "RETURN p.id, CASE coalesce(r.was, '') WHEN '' THEN p.id ELSE r.was END, r.document, r.name, r.aliases, r.identifiers"
)
_FILTER = "r.document IN $documents AND coalesce(r.review, '') <> 'dismissed'"
_ACTORS = (
    "UNWIND $ids AS id MATCH (a:Actor)-[r:FUNDS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|LEADS|PARTICIPATES_IN|REPORTS]->(p:Programme {id: id}) "
    f"WHERE {_FILTER} RETURN DISTINCT id, a.id, a.name"
)
_COUNTRIES = (
    f"UNWIND $ids AS id MATCH (p:Programme {{id: id}})-[r:TARGETS]->(c:Country) WHERE {_FILTER} RETURN DISTINCT id, c.id, c.name",
    f"UNWIND $ids AS id MATCH (p:Programme {{id: id}})-[r:TARGETS]->(c:Region) WHERE {_FILTER} RETURN DISTINCT id, c.id, c.name",
)
_PERIODS = (
    f"UNWIND $ids AS id MATCH (p:Programme {{id: id}})-[r:HAS_PERIOD]->(v:Period) WHERE {_FILTER} "
    "RETURN DISTINCT id, v.start_date, v.end_date"
)
_PARENTS = (
    f"UNWIND $ids AS id MATCH (a:Actor {{id: id}})-[r:PART_OF]->(b:Actor) WHERE b.kind = 'government' AND {_FILTER} "
    "RETURN DISTINCT id, b.id, b.name",
    f"UNWIND $ids AS id MATCH (a:Country {{id: id}})-[r:PART_OF]->(b:Region) WHERE {_FILTER} RETURN DISTINCT id, b.id, b.name",
)
_MENTIONS = (
    f"UNWIND $ids AS id MATCH (x:Passage)-[r:MENTIONS]->(p:Programme {{id: id}}) WHERE {_FILTER} "
    "RETURN DISTINCT id, x.id, x.ordinal, r.document, r.quote, r.spans"
)
_SAID = (
    f"UNWIND $ids AS id MATCH (p:Programme {{id: id}})-[r:TARGETS|HAS_PERIOD|HAS_BUDGET|HAS_RELEVANCE]->(x) WHERE {_FILTER} "
    "RETURN DISTINCT id, r.passage, r.document, r.quote, r.spans",
    f"UNWIND $ids AS id MATCH (x:Actor)-[r:FUNDS|IMPLEMENTS|REPORTS|LEADS|PARTICIPATES_IN]->(p:Programme {{id: id}}) WHERE {_FILTER} "
    "RETURN DISTINCT id, r.passage, r.document, r.quote, r.spans",
)

EDGES_READ = frozenset(
    edge for text in (_NAMES, _ACTORS, *_COUNTRIES, _PERIODS, *_PARENTS, _MENTIONS, *_SAID)
    for edges in re.findall(r"\[r:([A-Z_|]+)\]", text) for edge in edges.split("|")
)  # fmt: skip
"""The edges that these statements read: joins can be found once these are in the graph."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source calls a programme; `own` is the id that the source gave it where another answers for it."""

    programme: str
    own: str
    document: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that speaks of a programme, and the characters in it that name it or say something of it."""

    passage: str
    quote: str
    spans: tuple[int, ...]


def read_claims(read: Read, documents: Collection[str]) -> Iterator[Claim]:
    """What these sources call their programmes, in no order."""
    for programme, own, document, name, aliases, identifiers in read(_NAMES, {"documents": sorted(documents)}) if documents else ():
        names = (str(name), *_strings(aliases))
        yield Claim(str(programme), str(own), str(document), names, _strings(identifiers))


def read_sides(read: Read, ids: Collection[str], documents: Collection[str], reference: Collection[str]) -> dict[str, Side]:
    """What these sources say of programmes, with what the reference tables say of their bodies and countries."""
    sides = {id_: Side() for id_ in ids}
    asked = {"ids": sorted(ids), "documents": sorted(documents)}
    for id_, actor, name in read(_ACTORS, asked):
        sides[str(id_)].actors[str(actor)] = str(name or "")
    for text in _COUNTRIES:
        for id_, place, name in read(text, asked):
            sides[str(id_)].places[str(place)] = str(name or "")
            sides[str(id_)].countries.add(str(place))
    for id_, start, end in read(_PERIODS, asked):
        sides[str(id_)].periods.add((str(start or ""), str(end or "")))
    for text, named in zip(_PARENTS, ("actors", "places"), strict=True):
        own = sorted({id_ for side in sides.values() for id_ in getattr(side, named)})
        parents: dict[str, list[tuple[str, str]]] = {}
        for id_, parent, name in read(text, {"ids": own, "documents": sorted(reference)}) if own and reference else ():
            parents.setdefault(str(id_), []).append((str(parent), str(name or "")))
        for side in sides.values():
            for id_ in list(getattr(side, named)):
                getattr(side, named).update(parents.get(id_, ()))
    return sides


def read_places(read: Read, names: Mapping[str, str], documents: Collection[str]) -> dict[str, Place]:
    """Of each programme the passage that shows it best: the first that names it so, else the first that says something of it.

    Args:
        names: the name as printed, by programme.
    """
    asked = {"ids": sorted(names), "documents": sorted(documents)}
    found: dict[str, tuple[tuple[bool, str, int], Place]] = {}
    for id_, passage, ordinal, document, quote, spans in read(_MENTIONS, asked):
        rank = (str(quote).casefold() not in names[str(id_)].casefold(), str(document), int(str(ordinal or 0)))
        _keep(found, str(id_), rank, Place(str(passage), str(quote or ""), _numbers(spans)))
    for text in _SAID:
        for id_, passage, document, quote, spans in read(text, asked):
            place = Place(str(passage), str(quote or ""), _numbers(spans))
            _keep(found, str(id_), (True, f"~{document}", _ordinal(str(passage))), place)
    return {id_: place for id_, (_, place) in found.items()}


def _keep(found: dict[str, tuple[tuple[bool, str, int], Place]], id_: str, rank: tuple[bool, str, int], place: Place) -> None:
    before = found.get(id_)
    key = (rank, place.passage, place.spans, place.quote)
    if before is None or key < (before[0], before[1].passage, before[1].spans, before[1].quote):
        found[id_] = rank, place


def _ordinal(passage: str) -> int:
    """The number at the end of a passage's id."""
    digits = passage.rpartition("/p")[2]
    return int(digits) if digits.isdecimal() else 0


def _strings(cell: Cell) -> tuple[str, ...]:
    return tuple(map(str, cell)) if isinstance(cell, list | tuple) else ()


def _numbers(cell: Cell) -> tuple[int, ...]:
    return tuple(int(str(number)) for number in cell) if isinstance(cell, list | tuple) else ()
