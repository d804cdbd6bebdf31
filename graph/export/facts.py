"""`export facts`: one statement a line, in the contract of design.md that graders and other tools read."""

import json
from collections.abc import Iterator, Mapping, Sequence

from graph.editions import Edition, all_editions, editions_in_force
from graph.joins.statements import JOINS, SAME_AS
from graph.schema import EDGES, EXPORT_NAMES, NODES, NOT_EXPORTED, STATEMENTS
from graph.store import Cell, GraphStore
from graph.writing import find_edition

_ENTITY = ("id", "name", "aliases", "identifiers")
_NOT_CONTENT = ("id", "name")


def export_facts(store: GraphStore, document: str = "") -> Iterator[str]:
    """The facts of the editions in force, one JSON object a line, in order of document and place.

    Args:
        document: an edition's id or stem; only that edition then (reference tables only so).

    Raises:
        UnknownName: there is no such document.
    """
    editions = all_editions(store)
    chosen = (find_edition(editions, document),) if document else tuple(e for e in editions_in_force(editions) if not e.is_reference)
    for edition in sorted(chosen, key=lambda e: (e.stem, e.id)):
        for fact in sorted(_facts(store, edition), key=lambda f: (f["start"] or 0, f["end"] or 0, str(f["predicate"]), str(f["id"]))):
            yield json.dumps(fact, ensure_ascii=False)


def _facts(store: GraphStore, edition: Edition) -> Iterator[dict[str, Cell]]:
    pages = _pages(store, edition)
    for predicate in STATEMENTS:
        if predicate in NOT_EXPORTED:
            continue
        for left, right in EDGES[predicate].pairs:
            for row in store.read(_query(predicate, left, right), {"document": edition.id}).dicts():
                yield _fact(row, predicate, left, right, edition, pages)


def _pages(store: GraphStore, edition: Edition) -> dict[Cell, Cell]:
    """The printed page of each passage that its statements stand in; those of joins stand in other documents."""
    if edition.id == JOINS:
        paged = store.read(
            f"MATCH (:Programme)-[r:{SAME_AS}]->(:Programme) WHERE r.document = $document MATCH (p:Passage) WHERE p.id = r.passage "
            "RETURN DISTINCT p.id AS id, p.page AS page",
            {"document": JOINS},
        )
    else:
        paged = store.read("MATCH (p:Passage) WHERE p.document = $document RETURN p.id AS id, p.page AS page", {"document": edition.id})
    return {row["id"]: row["page"] for row in paged.dicts()}


def _query(predicate: str, left: str, right: str) -> str:
    """All statements of one document between two labels (the names are the schema's own, never a user's).

    What joins a node to itself is left out: its two ends were judged the same, so that it says nothing any more.
    """
    columns = [f"r.{name} AS r_{name}" for name in EDGES[predicate].properties]
    columns += [f"a.{name} AS a_{name}" for name in _end_columns(left)] + [f"b.{name} AS b_{name}" for name in _end_columns(right)]
    return f"MATCH (a:{left})-[r:{predicate}]->(b:{right}) WHERE r.document = $document AND a.id <> b.id RETURN {', '.join(columns)}"


def _end_columns(label: str) -> Sequence[str]:
    if label == "Document":
        return ("id", "name")
    return tuple(NODES[label].properties) if NODES[label].value else _ENTITY


def _fact(row: Mapping[str, Cell], predicate: str, left: str, right: str, edition: Edition, pages: Mapping[Cell, Cell]) -> dict[str, Cell]:
    qualifiers = {name: row[f"r_{name}"] for name in EDGES[predicate].qualifiers}
    value = NODES[right].value
    if value:
        qualifiers = {k: row[f"b_{k}"] for k in NODES[right].properties if k not in _NOT_CONTENT} | qualifiers
    spans = row["r_spans"] if isinstance(row["r_spans"], list) else []
    return {
        "subject": _end(row, "a", left),
        "predicate": predicate,
        "object": None if value else _end(row, "b", right),
        "qualifiers": {EXPORT_NAMES.get(k, k): _plain(v) for k, v in qualifiers.items() if v is not None and v != ""},
        "document": edition.stem,
        "page": pages.get(row["r_passage"]),
        "quote": row["r_quote"],
        "start": spans[0] if spans else None,
        "end": spans[-1] if spans else None,
        "spans": [list(pair) for pair in zip(spans[::2], spans[1::2], strict=True)],
        "strength": row["r_strength"],
        "review": row["r_review"] or None,
        "id": row["r_id"],
        "rule": row["r_rule"],
        "dataset": edition.dataset,
        "edition": edition.id,
        "subject_text": row["r_subject_text"],
        "object_text": row["r_object_text"],
        "locator": row["r_locator"],
    }


def _end(row: Mapping[str, Cell], side: str, label: str) -> dict[str, Cell]:
    end: dict[str, Cell] = {"id": row[f"{side}_id"], "label": label, "name": row[f"{side}_name"]}
    if label != "Document":
        end |= {"aliases": row[f"{side}_aliases"] or [], "identifiers": row[f"{side}_identifiers"] or []}
    return end


def _plain(cell: Cell) -> Cell:
    """Whole numbers without a decimal point."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
