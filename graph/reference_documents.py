"""The reference tables as documents of the graph: `reference:<file>`, each row a passage, each cell with its source."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.batch import Rows, document_row
from graph.ids import statement_id
from graph.model import DocumentInfo, Entity
from graph.resolve.countries import country_name, read_reference, regions
from graph.resolve.reference import TABLES, ReferenceRow, reference_rows
from graph.resolve.resolver import Resolved
from graph.store import Cell, SourceBatch


@cache
def reference_batches() -> tuple[SourceBatch, ...]:
    """One batch a table, regions and countries included."""
    tables = {table: tuple(row for row in reference_rows() if row.table == table) for table in TABLES}
    return (*(_table_batch(table, rows) for table, rows in tables.items()), _regions_batch())


def _table_batch(table: str, table_rows: tuple[ReferenceRow, ...]) -> SourceBatch:
    rows = Rows(f"reference:{table}")
    for row in table_rows:
        node = Resolved(row.id, row.label, row.name, row.kind, row.country, "reference")
        rows.name(node, Entity(row.label, row.name, aliases=row.aliases, identifiers=row.identifiers))
        passage = _passage(rows, row.line, f"{row.name}: {row.source}")
        for predicate, other in _facts(row):
            since = {"since": row.since} if predicate == "SUCCEEDS" and row.since else {}
            _statement(rows, predicate, node, other, row.name, passage, row.source, since)
    return rows.batch(_document(table, len(rows.statements)))


def _facts(row: ReferenceRow) -> Iterator[tuple[str, Resolved]]:
    names = {r.id: r for r in reference_rows()}
    if row.part_of:
        yield "PART_OF", _other(row.part_of, names)
    if row.located_in and row.label == "Actor":
        yield "LOCATED_IN", _country(row.located_in)
    for older in row.succeeds:
        yield "SUCCEEDS", _other(older, names)


def _other(id_: str, names: dict[str, ReferenceRow]) -> Resolved:
    row = names.get(id_)
    if row is not None:
        return Resolved(row.id, row.label, row.name, row.kind, row.country, "reference")
    code = id_.removeprefix("actor:").split("-")[0].upper()
    bare = country_name(code)
    return Resolved(id_, "Actor", f"Government of {'the ' if bare == 'Netherlands' else ''}{bare}", "government", code, "reference")


def _regions_batch() -> SourceBatch:
    rows = Rows("reference:regions.csv")
    for line, region in enumerate(regions().values(), 2):
        node = Resolved(f"region:{region.key}", "Region", region.name, "", region.country, "reference")
        rows.name(node, Entity("Region", region.name, aliases=region.aliases))
        passage = _passage(rows, line, f"{region.name}: {region.source}")
        if region.country:
            _statement(rows, "PART_OF", node, _country(region.country), region.name, passage, region.source)
        for code in region.members:
            _statement(rows, "PART_OF", _country(code), node, country_name(code), passage, region.source)
    for row in read_reference("countries.csv"):
        node = _country(row["code"])
        rows.name(node, Entity("Country", node.name, aliases=tuple(filter(None, row["aliases"].split("|")))))
    return rows.batch(_document("regions.csv", len(rows.statements)))


def _country(code: str) -> Resolved:
    return Resolved(f"country:{code}", "Country", country_name(code), "", "", "reference")


def _passage(rows: Rows, line: int, text: str) -> str:
    id_ = f"{rows.document}/p{line}"
    rows.nodes.setdefault("Passage", {})[id_] = {
        "id": id_, "document": rows.document, "ordinal": line, "kind": "record", "page": None, "section": f"line {line}", "spans": None,
        "text": text,
    }  # fmt: skip
    rows.edge("FROM_DOCUMENT", ("Passage", id_), ("Document", rows.document), {})
    return id_


def _statement(rows: Rows, predicate: str, left: Resolved, right: Resolved, text: str, passage: str, source: str,
               qualifiers: Mapping[str, Cell] = MappingProxyType({})) -> None:  # fmt: skip
    for node in (left, right):
        rows.name(node, Entity(node.label, node.name))
    id_ = statement_id(rows.document, predicate, [left.id, right.id], {}, [passage])
    rows.statements.add(id_)
    rows.edge(predicate, (left.label, left.id), (right.label, right.id), {
        "id": id_, "document": rows.document, "passage": passage, "strength": "table", "rule": "reference", "quote": source,
        "locator": passage.rsplit("/", 1)[1], "subject_text": text, "object_text": right.name, "subject_reason": "id",
        "object_reason": "id", "review": "", "spans": None, **qualifiers,
    })  # fmt: skip


def _document(table: str, statements: int) -> dict[str, object]:
    data = files("graph.resolve").joinpath("reference", table).read_bytes()
    if table == "regions.csv":
        data += files("graph.resolve").joinpath("reference", "countries.csv").read_bytes()
    name = f"reference:{table}"
    info = DocumentInfo(
        name, hashlib.sha256(data).hexdigest(), "reference", f"Reference table {table}", name, issued=None, language="en", path=""
    )
    return document_row(name, info, "", statements)
