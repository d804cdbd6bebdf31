"""Nodes as somebody matches names with them: what each is called, its kind, where it belongs, what it is joined with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.editions import all_editions
from graph.resolve.countries import country_name
from graph.resolve.judgements import DISMISSED
from graph.store import Cell, GraphStore
from queries.editions import choose_editions

LABELS: Mapping[str, str] = {"actor": "Actor", "programme": "Programme", "country": "Country"}
"""The labels whose names are matched, by how their ids begin."""

_COLUMNS = "n.id AS id, n.name AS name, n.aliases AS aliases, n.kind AS kind, n.country AS country, n.identifiers AS identifiers"
_NODES = {label: f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN {_COLUMNS}, n.id AS head ORDER BY id" for label in LABELS.values()}
_NODES["Programme"] = f"UNWIND $ids AS id MATCH (n:Programme {{id: id}}) RETURN {_COLUMNS}, coalesce(n.joined, n.id) AS head ORDER BY id"
_PLACES = (
    "UNWIND $ids AS id MATCH (n:Programme {id: id})-[r:TARGETS]->(c:Country) "
    "WHERE r.document IN $documents AND coalesce(r.review, '') <> $hidden "
    "RETURN DISTINCT n.id AS id, c.id AS country ORDER BY id, country"
)


@dataclass(frozen=True, slots=True)
class Matched:
    """A node to match names with.

    Attributes:
        country: ISO 3166-1 alpha-2, of the state that it belongs to; "" where that is none, or not known.
        places: the codes of the countries that a programme works in.
    """

    id: str
    label: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    identifiers: tuple[str, ...]
    places: tuple[str, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Where it is: of a programme the countries that it works in, if any is told; else the state that it belongs to."""
        return self.places or ((self.country,) if self.country else ())

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one shown first."""
        return (self.name, *self.aliases)

    @property
    def description(self) -> str:
        """Its kind and its country in words, and a few of its other names."""
        also = [name for name in self.aliases if name != self.name][:3]
        where = country_name(self.country) if self.country and self.label != "Country" else ""
        words = (self.kind.replace("_", " "), where, f"also: {'; '.join(also)}" if also else "")
        return ", ".join(word for word in words if word)


def read_matched(store: GraphStore, ids: Iterable[str], *, placed: bool = False) -> dict[str, Matched]:
    """The nodes of ids; of programmes that are the same, the one that stands for all of them, under each of their ids.

    Args:
        placed: whether to read in which countries programmes work.
    """
    wanted = {id_ for id_ in ids if id_.partition(":")[0] in LABELS}
    rows = _rows(store, wanted)
    rows |= _rows(store, {str(row["head"]) for row in rows.values()} - set(rows))
    places = _places(store, [id_ for id_, row in rows.items() if id_.startswith("programme:")]) if placed else {}
    nodes = {id_: _node(row) for id_, row in rows.items()}
    found = {}
    for id_ in wanted & set(rows):
        head = str(rows[id_]["head"])
        together = [other for other, row in rows.items() if row["head"] == head]
        names = dict.fromkeys(name for other in (head, *together) for name in nodes[other].names if other in nodes)
        codes = {code for other in together for code in places.get(other, ())}
        more = {i for other in together for i in nodes[other].identifiers}
        aliases = tuple(name for name in names if name != nodes[head].name)
        found[id_] = replace(nodes[head], aliases=aliases, places=tuple(sorted(codes)), identifiers=tuple(sorted(more)))
    return found


def _rows(store: GraphStore, ids: set[str]) -> dict[str, Mapping[str, Cell]]:
    found: dict[str, Mapping[str, Cell]] = {}
    for kind, label in LABELS.items():
        mine = sorted(id_ for id_ in ids if id_.startswith(f"{kind}:"))
        found.update((str(row["id"]), row) for row in (store.read(_NODES[label], {"ids": mine}).dicts() if mine else ()))
    return found


def _places(store: GraphStore, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    documents = choose_editions(all_editions(store)).ids
    for id_, code in store.read(_PLACES, {"ids": sorted(ids), "documents": documents, "hidden": DISMISSED}).rows if ids else ():
        found.setdefault(str(id_), []).append(str(code).removeprefix("country:"))
    return found


def _node(row: Mapping[str, Cell]) -> Matched:
    id_ = str(row["id"])
    country = id_.removeprefix("country:") if id_.startswith("country:") else str(row["country"] or "")
    aliases, identifiers = (_texts(row[name]) for name in ("aliases", "identifiers"))
    return Matched(id_, LABELS[id_.partition(":")[0]], str(row["name"]), aliases, str(row["kind"] or ""), country, identifiers)


def _texts(cell: Cell) -> tuple[str, ...]:
    return tuple(sorted(map(str, cell))) if isinstance(cell, list) else ()
