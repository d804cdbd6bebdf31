"""Statements as they are stored, filtered and page by page; and passages with what stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.editions import Edition, all_editions, editions_in_force
from graph.errors import QueryError, UnknownName
from graph.model import STRENGTHS
from graph.resolve.judgements import ACCEPTED, DISMISSED, in_force
from graph.schema import EDGES, MENTIONS, STATEMENTS
from graph.store import Cell, GraphStore
from queries.editions import choose_editions
from queries.look import StoredPassage, find_node, passages_around
from queries.near import nearest
from queries.paging import Page, cut, read_cursor
from queries.versions import at_one_version
from queries.words import describe_editions

PREDICATES: tuple[str, ...] = tuple(name for name in STATEMENTS if name != MENTIONS)
"""The predicates of statements; mentions are a question of their own."""

REVIEWS = ("", "none", ACCEPTED, DISMISSED, "any")
"""What a list can be asked for: nothing (all but the dismissed), not reviewed, accepted, dismissed, any."""

STATEMENT_FIELDS = ("id", "predicate", "subject", "subject_name", "object", "object_name", "qualifiers", "document", "passage", "quote",
                    "strength", "review", "rule", "locator")  # fmt: skip

_SORT = "id"
_QUALIFIERS: tuple[str, ...] = tuple(sorted({q for name in PREDICATES for q in EDGES[name].qualifiers}))
_STORED = ("document", "passage", "quote", "strength", "review", "rule", "locator")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements; an empty text filters nothing.

    Attributes:
        subject, object: an id or a name.
        passage: the id of a passage.
        documents, as_of: see `queries.editions.choose_editions`.
        review: one of `REVIEWS`.
        reference: whether the rows of tipgraph's own reference tables count.
        changed_since: only statements of editions loaded, or reviewed, at that time or later (ISO 8601).
        facets: whether to count all that fit, by predicate, strength and review.
    """

    subject: str = ""
    predicate: str = ""
    object: str = ""
    passage: str = ""
    documents: str = ""
    as_of: str = ""
    strength: str = ""
    review: str = ""
    reference: bool = False
    changed_since: str = ""
    cursor: str = ""
    limit: int = 100
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage, the edition that it stands in, and the passages around it in reading order."""

    version: str
    passage: StoredPassage
    document: Edition
    in_force: bool
    around: tuple[StoredPassage, ...]


def find_statements(store: GraphStore, wanted: Filter) -> Page:
    """A page of statements in order of their ids.

    Raises:
        UnknownName: a name, predicate or document is none.
        QueryError: the cursor is none, or a name is of several things.
    """
    return at_one_version(store, lambda version: _page(store, wanted, version))


def find_passage(store: GraphStore, id_: str, around: int) -> Placed:
    """A passage with up to `around` others on each side.

    Raises:
        UnknownName: there is none of that id.
    """
    return at_one_version(store, lambda version: _placed(store, id_, around, version))


def _placed(store: GraphStore, id_: str, around: int, version: str) -> Placed:
    rows = store.read("MATCH (p:Passage {id: $id}) RETURN p.document AS document", {"id": id_}).rows
    every = all_editions(store)
    editions = {e.id: e for e in every}
    if not rows or str(rows[0][0]) not in editions:
        raise UnknownName(f"There is no passage {id_!r}. Take an id from an answer's citations or from a statement.", (), "id")
    document = editions[str(rows[0][0])]
    found = tuple(passages_around(store, id_, document.id, around))
    return Placed(version, next(p for p in found if p.id == id_), document, document in editions_in_force(every), found)


def _page(store: GraphStore, wanted: Filter, version: str) -> Page:
    every = all_editions(store)
    editions = choose_editions(every, wanted.as_of, wanted.documents)
    where, values = _conditions(store, wanted, every, editions.ids if wanted.reference else [e.id for e in editions.searched] or [""])
    types = _predicate(wanted.predicate)
    match = f"MATCH (a)-[r:{types}]->(b) WHERE {where}"
    after = read_cursor(wanted.cursor, _SORT)
    begin, more = (" AND r.id > $after", {"after": after[1]}) if after else ("", {})
    columns = ["r.id AS id", "type(r) AS predicate", "a.id AS subject", "a.name AS subject_name", "b.id AS object", "b.name AS object_name",
               *(f"r.{name} AS {name}" for name in _STORED), *(f"r.{name} AS q_{name}" for name in _kept_qualifiers(types))]  # fmt: skip
    text = f"{match}{begin} RETURN {', '.join(columns)} ORDER BY id LIMIT $limit"
    rows = [_statement(row) for row in store.read(text, {**values, **more, "limit": wanted.limit + 1}).dicts()]
    items, cursor = cut(rows, wanted.limit, _SORT, "id")
    total, facets = _counts(store, match, values) if wanted.facets else (None, {})
    left = () if wanted.review else ("Left out: statements that a reviewer dismissed (review=any shows them).",)
    return Page(version, items, total, facets, cursor, editions.searched, (*left, *describe_editions(editions)))


def _predicate(name: str) -> str:
    if name and name not in PREDICATES:
        raise UnknownName(f"There is no predicate {name!r}. Use one of: {', '.join(PREDICATES)}.", nearest(name, PREDICATES), "predicate")
    return name or "|".join(PREDICATES)


def _kept_qualifiers(types: str) -> tuple[str, ...]:
    return tuple(EDGES[types].qualifiers) if types in EDGES else _QUALIFIERS


def _conditions(store: GraphStore, wanted: Filter, every: tuple[Edition, ...], ids: list[str]) -> tuple[str, dict[str, Cell]]:
    """What a statement must fulfil, and the values that stand for what was asked."""
    where = ["r.document IN $documents"]
    given: dict[str, Cell] = {"documents": ids}
    for end, name, text in (("a", "subject", wanted.subject), ("b", "object", wanted.object)):
        if text:
            where.append(f"{end}.id = ${name}")
            given[name] = _id_of(store, text, name)
    for name, text in (("passage", wanted.passage), ("strength", wanted.strength)):
        if text:
            where.append(f"r.{name} = ${name}")
            given[name] = text
    if wanted.strength and wanted.strength not in STRENGTHS:
        raise QueryError(f"strength is '{wanted.strength}'; expected one of: {', '.join(STRENGTHS)}.", "strength")
    if wanted.review != "any":
        where.append("coalesce(r.review, '') <> $review" if not wanted.review else "coalesce(r.review, '') = $review")
        given["review"] = DISMISSED if not wanted.review else wanted.review.replace("none", "")
    if wanted.changed_since:
        where.append("(r.document IN $changed OR r.id IN $judged)")
        given |= _changed(store, wanted.changed_since, every)
    return " AND ".join(where), given


def _id_of(store: GraphStore, text: str, place: str) -> str:
    try:
        return find_node(store, text)[1]
    except UnknownName as problem:
        raise UnknownName(f"{place}: {problem}", problem.near, place) from problem


def _changed(store: GraphStore, since: str, every: tuple[Edition, ...]) -> dict[str, Cell]:
    judged = [line.about[0] for line in in_force(store.judgements()) if line.when >= since and len(line.about) == 1]
    return {"changed": [e.id for e in every if e.loaded_at >= since] or [""], "judged": judged or [""]}


def _counts(store: GraphStore, match: str, values: Mapping[str, Cell]) -> tuple[int, dict[str, dict[str, int]]]:
    fields = ("predicate", "strength", "review")
    rows = store.read(f"{match} RETURN type(r) AS predicate, r.strength AS strength, r.review AS review, count(*) AS n "
                      "ORDER BY predicate, strength, review", values).rows  # fmt: skip
    facets: dict[str, dict[str, int]] = {field: {} for field in fields}
    for *cells, number in rows:
        for field, cell in zip(fields, cells, strict=True):
            facets[field][str(cell or "")] = facets[field].get(str(cell or ""), 0) + int(str(number))
    return sum(int(str(row[-1])) for row in rows), facets


def _statement(row: Mapping[str, Cell]) -> dict[str, Cell]:
    qualifiers = {name[2:]: cell for name, cell in row.items() if name.startswith("q_") and cell not in (None, "")}
    plain = {name: cell if cell is not None else "" for name, cell in row.items() if not name.startswith("q_")}
    return {**plain, "qualifiers": qualifiers}
