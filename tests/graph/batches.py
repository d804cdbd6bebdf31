"""Batches for store tests, made from the schema table, and the whole content of a store to compare."""

from collections.abc import Mapping, Sequence

from graph.schema import EDGES, NODES, TOLD
from graph.store import Cell, Columns, GraphStore, SourceBatch

Graph = Mapping[str, list[tuple[Cell, ...]]]
"""All rows of a store, by label and by edge."""

_SAMPLES: Mapping[str, Cell] = {"STRING": "Überprüfung “one”", "INT64": 7, "DOUBLE": 1.5, "STRING[]": ["É", "two"], "INT64[]": [3, 9]}


def full_batch(document: str = "full~1") -> SourceBatch:
    """A document with one node of each label and one edge of each type and pair of ends, all properties filled."""
    nodes = {
        label: table({**_sample(type_.properties), **_document(type_.properties, document), "id": _id(label, document)})
        for label, type_ in NODES.items()
        if label == "Passage" or type_.value
    }
    edges = {
        (edge.name, left, right): table(
            {
                **_sample(edge.properties),
                **_document(edge.properties, document),
                **({"id": f"s-{document}-{edge.name}-{left}-{right}"} if edge.statement else {}),
                "from_id": _id(left, document),
                "to_id": _id(right, document),
            }
        )
        for edge in EDGES.values()
        for left, right in edge.pairs
    }
    return SourceBatch({**_sample(NODES["Document"].properties), "id": document}, nodes, edges)


def small_batch(
    document: str,
    names: Sequence[Mapping[str, Cell]] = (),
    passages: Sequence[str] = (),
    funds: Sequence[tuple[str, str]] = (),
    budgets: Sequence[tuple[str, float]] = (),
    parts: Sequence[tuple[str, str]] = (),
) -> SourceBatch:
    """A document that names actors and programmes, with passages, `FUNDS` statements, budgets by programme and parts of actors."""
    claims: dict[str, list[Mapping[str, Cell]]] = {}
    for claim in names:
        label = str(claim["id"]).split(":", 1)[0].capitalize()
        more = {name: cell for name, cell in claim.items() if name != "id"}
        defaults = {"kind": "", "country": "", "aliases": [], "identifiers": [], "was": ""}
        claims.setdefault(label, []).append({**defaults, **more, "document": document, "from_id": document, "to_id": claim["id"]})
    rows = [_passage(document, i, text) for i, text in enumerate(passages)]
    values = [{"id": f"budget:{amount:g}", "name": f"{amount:g}", "amount": amount, "currency": "EUR", "per": ""} for _, amount in budgets]
    edges = {("NAMES", "Document", label): table(*found) for label, found in claims.items()}
    if rows:
        edges["FROM_DOCUMENT", "Passage", "Document"] = table(*({"from_id": row["id"], "to_id": document} for row in rows))
    if funds:
        edges["FUNDS", "Actor", "Programme"] = table(*(_statement("FUNDS", document, a, p) for a, p in funds))
    if budgets:
        edges["HAS_BUDGET", "Programme", "Budget"] = table(*(_statement("HAS_BUDGET", document, p, f"budget:{v:g}") for p, v in budgets))
    if parts:
        edges["PART_OF", "Actor", "Actor"] = table(*(_statement("PART_OF", document, part, whole) for part, whole in parts))
    nodes = {label: table(*found) for label, found in (("Passage", rows), ("Budget", values)) if found}
    return SourceBatch({**_sample(NODES["Document"].properties), "id": document, "statements": len(rows)}, nodes, edges)


def table(*rows: Mapping[str, Cell]) -> Columns:
    """Rows as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]}


_MADE = frozenset(name for name, type_ in TOLD.items() if type_ == "INT64")


def content(store: GraphStore) -> Graph:
    """All nodes and edges of a store with their properties, sorted, whatever order they were written in.

    Without the numbers of programmes, which the embedded store alone makes of what it holds.
    """
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for label, node in NODES.items():
        found[label] = _sorted(store, f"MATCH (n:{label}) RETURN {', '.join(f'n.{p}' for p in node.properties if p not in _MADE)}")
    for edge in EDGES.values():
        for left, right in edge.pairs:
            columns = ", ".join(["a.id", "b.id", *(f"r.{p}" for p in edge.properties)])
            found[f"{left}-{edge.name}-{right}"] = _sorted(store, f"MATCH (a:{left})-[r:{edge.name}]->(b:{right}) RETURN {columns}")
    return {name: rows for name, rows in found.items() if rows}


def _sorted(store: GraphStore, cypher: str) -> list[tuple[Cell, ...]]:
    return sorted(store.read(cypher).rows, key=repr)


def _sample(properties: Mapping[str, str]) -> dict[str, Cell]:
    return {name: f"{name} {_SAMPLES[type_]}" if type_ == "STRING" else _SAMPLES[type_] for name, type_ in properties.items()}


def _document(properties: Mapping[str, str], document: str) -> dict[str, Cell]:
    return {"document": document} if "document" in properties else {}


def _id(label: str, document: str) -> str:
    if label == "Document":
        return document
    return f"{document}#1" if label == "Passage" else f"{label.lower()}:one"


def _passage(document: str, ordinal: int, text: str) -> dict[str, Cell]:
    return {
        "id": f"{document}#{ordinal}",
        "document": document,
        "ordinal": ordinal,
        "kind": "sentence",
        "page": None,
        "section": "",
        "spans": [0, len(text)],
        "text": text,
    }


def _statement(name: str, document: str, start: str, end: str) -> dict[str, Cell]:
    return {**_sample(EDGES[name].properties), "id": f"s-{document}-{start}-{end}", "document": document, "from_id": start, "to_id": end,
            "review": "", "subject_was": "", "object_was": ""}  # fmt: skip
