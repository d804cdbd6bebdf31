"""Lists of what the documents name: actors, programmes, countries and other entities, page by page, with facets; and the editions.

The Cypher is made of the schema's own names, so that both engines run it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from graph.editions import Edition, all_editions, editions_in_force
from graph.store import Cell, GraphStore
from queries.editions import Editions, choose_editions
from queries.paging import Key, Page, cut, read_cursor
from queries.versions import at_one_version
from queries.words import describe_editions

ENTITY_FIELDS = ("id", "name", "aliases", "kind", "country", "identifiers", "documents")
"""What a list of entities shows; `documents` is how many editions in force name the thing."""

ENTITY_SORTS = ("name", "-name", "id", "-id", "kind", "country", "-documents", "documents")
EDITION_FIELDS = (
    "id",
    "stem",
    "title",
    "dataset",
    "kind",
    "country",
    "issued",
    "loaded_at",
    "language",
    "in_force",
    "statements",
    "skipped",
    "sha256",
)
"""What a list of documents shows: never where the file lies."""

EDITION_SORTS = ("stem", "-stem", "issued", "-issued", "loaded_at", "-loaded_at", "-statements", "statements")
_FACETS = ("kind", "country")
_EDITION_FACETS = ("kind", "country", "language")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a list, in which order.

    Attributes:
        text: words that the name holds, whatever the case.
        documents, as_of: see `queries.editions.choose_editions`.
        reference: whether things count that only tipgraph's own reference tables name.
        sort: a field; with - before it downwards.
        cursor: where the page begins; "" for the first.
    """

    sort: str
    kind: str = ""
    country: str = ""
    text: str = ""
    documents: str = ""
    as_of: str = ""
    reference: bool = False
    cursor: str = ""
    limit: int = 100


def list_entities(store: GraphStore, label: str, wanted: Wanted) -> Page:
    """A page of the entities of one label that the editions in force name.

    Raises:
        QueryError: the cursor is none.
        UnknownName: one of `documents` is none.
        EmptyStore: nothing is loaded.
    """
    return at_one_version(store, lambda version: _entities(store, label, wanted, version))


def list_editions(store: GraphStore, wanted: Wanted) -> Page:
    """A page of the editions in the store, those that are not in force too; reference tables where they are asked for."""
    return at_one_version(store, lambda version: _editions(store, wanted, version))


def edition_row(edition: Edition, in_force: bool) -> dict[str, Cell]:
    """An edition as lists show it."""
    whole = {**asdict(edition), "in_force": in_force}
    return {field: whole[field] for field in EDITION_FIELDS}


def _entities(store: GraphStore, label: str, wanted: Wanted, version: str) -> Page:
    editions = choose_editions(all_editions(store), wanted.as_of, wanted.documents)
    ids = editions.ids if wanted.reference else [e.id for e in editions.searched] or [""]
    given: dict[str, Cell] = {"documents": ids, "kind": wanted.kind, "country": wanted.country, "text": wanted.text.lower()}
    after = read_cursor(wanted.cursor, wanted.sort)
    rows = _entity_rows(store, label, wanted, given, after)
    items, cursor = cut(rows, wanted.limit, wanted.sort, wanted.sort.lstrip("-"))
    facets = {field: _facet(store, label, field, given) for field in _FACETS}
    total = int(str(store.read(f"{_named(label)} RETURN count(DISTINCT n.id) AS n", given).rows[0][0]))
    return Page(version, items, total, facets, cursor, editions.searched, _left_out(editions, wanted))


def _entity_rows(store: GraphStore, label: str, wanted: Wanted, given: Mapping[str, Cell], after: Key | None) -> list[dict[str, Cell]]:
    key, down = wanted.sort.lstrip("-"), wanted.sort.startswith("-")
    columns = ", ".join(f"n.{field} AS {field}" for field in ENTITY_FIELDS[:-1])
    values: dict[str, Cell] = {**given, "limit": wanted.limit + 1}
    begin = ""
    if after is not None:
        begin = f" WHERE {key} {'<' if down else '>'} $key OR ({key} = $key AND id > $id)"
        values |= {"key": after[0], "id": after[1]}
    text = (f"{_named(label)} WITH {columns}, count(DISTINCT m.document) AS documents{begin} "
            f"RETURN {', '.join(ENTITY_FIELDS)} ORDER BY {key}{' DESC' if down else ''}, id LIMIT $limit")  # fmt: skip
    return [{name: _plain(cell) for name, cell in row.items()} for row in store.read(text, values).dicts()]


def _named(label: str) -> str:
    return (f"MATCH (d:Document)-[m:NAMES]->(n:{label}) WHERE m.document IN $documents AND ($kind = '' OR n.kind = $kind) "
            "AND ($country = '' OR n.country = $country) AND ($text = '' OR toLower(n.name) CONTAINS $text)")  # fmt: skip


def _facet(store: GraphStore, label: str, field: str, given: Mapping[str, Cell]) -> dict[str, int]:
    text = f"{_named(label)} RETURN n.{field} AS value, count(DISTINCT n.id) AS number ORDER BY number DESC, value"
    return {str(value or ""): int(str(number)) for value, number in store.read(text, given).rows}


def _editions(store: GraphStore, wanted: Wanted, version: str) -> Page:
    every = all_editions(store)
    force = {e.id for e in editions_in_force(every)}
    rows = [edition_row(e, e.id in force) for e in every if wanted.reference or not e.is_made]
    kept = [row for row in rows if _fits(row, wanted)]
    key, down = wanted.sort.lstrip("-"), wanted.sort.startswith("-")
    ordered = sorted(sorted(kept, key=lambda row: str(row["id"])), key=lambda row: _comparable(row[key]), reverse=down)
    after = read_cursor(wanted.cursor, wanted.sort)
    if after is not None:
        ordered = [row for row in ordered if _comes_after(row, key, down, after)]
    items, cursor = cut(ordered[: wanted.limit + 1], wanted.limit, wanted.sort, key)
    searched = tuple(e for e in every if e.id in {str(row["id"]) for row in kept})
    return Page(version, items, len(kept), {f: _counted(kept, f) for f in _EDITION_FACETS}, cursor, searched)


def _comes_after(row: Mapping[str, Cell], key: str, down: bool, after: Key) -> bool:
    value, last = _comparable(row[key]), _comparable(after[0])
    return (value < last if down else value > last) or (value == last and str(row["id"]) > after[1])


def _comparable(value: Cell) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value))


def _fits(row: Mapping[str, Cell], wanted: Wanted) -> bool:
    text = wanted.text.lower()
    exact = all(not asked or row[field] == asked for field, asked in (("kind", wanted.kind), ("country", wanted.country)))
    return exact and (not text or text in str(row["title"]).lower() or text in str(row["stem"]).lower())


def _counted(rows: Iterable[Mapping[str, Cell]], field: str) -> dict[str, int]:
    return dict(sorted(Counter(str(row[field]) for row in rows).items(), key=lambda pair: (-pair[1], pair[0])))


def _left_out(editions: Editions, wanted: Wanted) -> tuple[str, ...]:
    more = () if wanted.reference else ("Left out: what only tipgraph's own reference tables name (reference=true shows it).",)
    return (*more, *describe_editions(editions))


def _plain(cell: Cell) -> Cell:
    return sorted(map(str, cell)) if isinstance(cell, Sequence) and not isinstance(cell, str) else cell
