"""`export facts`: one statement a line, in the contract of design.md that graders and other tools read."""

import json
from collections.abc import Iterator, Mapping

from graph.editions import Edition
from graph.export.reading import Said, exported_editions, read_statements
from graph.joins.statements import JOINS, SAME_AS
from graph.schema import EDGES, EXPORT_NAMES, NODES
from graph.store import Cell, GraphStore

_NOT_CONTENT = ("id", "name")


def export_facts(store: GraphStore, document: str = "") -> Iterator[str]:
    """The facts of the editions in force, one JSON object a line, in order of document and place.

    Args:
        document: an edition's id or stem; only that edition then (reference tables only so).

    Raises:
        UnknownName: there is no such document.
    """
    for fact in facts(store, document):
        yield json.dumps(fact, ensure_ascii=False)


def facts(store: GraphStore, document: str = "") -> Iterator[dict[str, Cell]]:
    """The facts as the lines of `export_facts` hold them; those that a reviewer dismissed say so."""
    for edition in exported_editions(store, document):
        found = _facts(store, edition)
        yield from sorted(found, key=lambda f: (f["start"] or 0, f["end"] or 0, str(f["predicate"]), str(f["id"])))


def _facts(store: GraphStore, edition: Edition) -> Iterator[dict[str, Cell]]:
    pages = _pages(store, edition)
    return (_fact(said, pages) for said in read_statements(store, (edition,), dismissed=True))


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


def _fact(said: Said, pages: Mapping[Cell, Cell]) -> dict[str, Cell]:
    statement, edition = said.statement, said.edition
    qualifiers = {name: statement[name] for name in EDGES[said.predicate].qualifiers}
    value = NODES[said.right].value
    if value:
        qualifiers = {k: v for k, v in said.object.items() if k not in _NOT_CONTENT} | qualifiers
    spans = statement["spans"] if isinstance(statement["spans"], list) else []
    return {
        "subject": _end(said.subject, said.left),
        "predicate": said.predicate,
        "object": None if value else _end(said.object, said.right),
        "qualifiers": {EXPORT_NAMES.get(k, k): plain_number(v) for k, v in qualifiers.items() if v is not None and v != ""},
        "document": edition.stem,
        "page": pages.get(statement["passage"]),
        "quote": statement["quote"],
        "start": spans[0] if spans else None,
        "end": spans[-1] if spans else None,
        "spans": [list(pair) for pair in zip(spans[::2], spans[1::2], strict=True)],
        "strength": statement["strength"],
        "review": statement["review"] or None,
        "id": statement["id"],
        "rule": statement["rule"],
        "dataset": edition.dataset,
        "edition": edition.id,
        "subject_text": statement["subject_text"],
        "object_text": statement["object_text"],
        "locator": statement["locator"],
    }


def _end(node: Mapping[str, Cell], label: str) -> dict[str, Cell]:
    end: dict[str, Cell] = {"id": node["id"], "label": label, "name": node["name"]}
    if label != "Document":
        end |= {"aliases": node["aliases"] or [], "identifiers": node["identifiers"] or []}
    return end


def plain_number(cell: Cell) -> Cell:
    """Whole numbers without a decimal point."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
