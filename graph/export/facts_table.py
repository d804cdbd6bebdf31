"""`export csv` and `export xlsx`: the facts as a table with HXL tags, one row a statement, and the documents they stand in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from graph.editions import Edition
from graph.export.csv_table import csv_lines
from graph.export.facts import facts
from graph.export.reading import exported_editions, unchanged
from graph.export.tables import CellType, Table, TableColumn
from graph.export.xlsx_table import write_xlsx
from graph.schema import EDGES, EXPORT_NAMES, NODES, NOT_EXPORTED
from graph.store import Cell, GraphStore

_TAGS: Mapping[str, str] = {
    "amount": "#value+amount",
    "currency": "#value+currency",
    "start": "#date+start",
    "end": "#date+end",
    "date": "#date",
    "since": "#date+start+since",
    "year": "#date+year",
    "status": "#status",
    "role": "#meta+role",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "value": "#indicator+value+num",
    "low": "#indicator+low+num",
    "high": "#indicator+high+num",
    "code": "#meta+code",
    "vocabulary": "#meta+code+vocabulary",
    "url": "#meta+url",
    "percentage": "#value+pct",
}
"""The HXL tags of qualifiers; all others are #meta with their own name as attribute."""

_NUMBERS = frozenset({"amount", "percentage", "value", "low", "high", "latitude", "longitude", "score"})
_DATES = frozenset({"start", "end", "date", "since"})
_BEFORE = (
    TableColumn("document", "#meta+source+name"),
    TableColumn("subject", "#meta+subject+id"),
    TableColumn("subject_label", "#meta+subject+type"),
    TableColumn("subject_name", "#meta+subject+name"),
    TableColumn("predicate", "#meta+predicate"),
    TableColumn("object", "#meta+object+id"),
    TableColumn("object_label", "#meta+object+type"),
    TableColumn("object_name", "#meta+object+name"),
)
_AFTER = (
    TableColumn("page", "#meta+page+num", "number"),
    TableColumn("quote", "#description+quote"),
    TableColumn("strength", "#meta+strength"),
    TableColumn("review", "#meta+review"),
    TableColumn("statement", "#meta+statement+id"),
    TableColumn("rule", "#meta+rule"),
    TableColumn("edition", "#meta+source+id"),
    TableColumn("locator", "#meta+locator"),
)
_SOURCES = (
    TableColumn("document", "#meta+source+name"),
    TableColumn("title", "#meta+source+title"),
    TableColumn("issued", "#date+issued", "date"),
    TableColumn("kind", "#meta+source+type"),
    TableColumn("language", "#meta+language"),
    TableColumn("country", "#country+code"),
    TableColumn("statements", "#indicator+statements+num", "number"),
    TableColumn("edition", "#meta+source+id"),
    TableColumn("dataset", "#meta+dataset"),
    TableColumn("loaded_at", "#date+loaded"),
    TableColumn("sha256", "#meta+sha256"),
)


def facts_csv(store: GraphStore, document: str = "", *, hxl: bool = True) -> Iterator[str]:
    """The lines of the facts as CSV."""
    with unchanged(store):
        yield from csv_lines(_facts(store, document), hxl=hxl)


def facts_xlsx(store: GraphStore, file: IO[bytes], document: str = "", *, hxl: bool = True) -> None:
    """Write the facts and their sources as a workbook."""
    with unchanged(store):
        sources = Table("sources", _SOURCES, map(source_row, exported_editions(store, document)))
        write_xlsx((_facts(store, document), sources), file, hxl=hxl)


def sources_table(editions: Sequence[Edition]) -> Table:
    """A sheet of documents."""
    return Table("sources", _SOURCES, map(source_row, editions))


def source_row(edition: Edition) -> tuple[Cell, ...]:
    """A document, in the order of the sheet's columns."""
    return (edition.stem, edition.title, edition.issued, edition.kind, edition.language, edition.country, edition.statements, edition.id,
            edition.dataset, edition.loaded_at, edition.sha256)  # fmt: skip


def _facts(store: GraphStore, document: str) -> Table:
    names = _qualifiers()
    columns = (*_BEFORE, *(TableColumn(name, _TAGS.get(name, f"#meta+{name}"), _type(name)) for name in names), *_AFTER)
    return Table("facts", columns, (_row(fact, names) for fact in facts(store, document)))


def _qualifiers() -> tuple[str, ...]:
    """The qualifiers of all statements and the content of all values, as exports call them, in the schema's order."""
    edges = [edge for edge in EDGES.values() if edge.statement and edge.name not in NOT_EXPORTED]
    said = [name for edge in edges for name in edge.qualifiers]
    held = [name for node in NODES.values() if node.value for name in node.properties if name not in ("id", "name")]
    return tuple(dict.fromkeys(EXPORT_NAMES.get(name, name) for name in (*said, *held)))


def _type(name: str) -> CellType:
    return "number" if name in _NUMBERS else "date" if name in _DATES else "text"


def _row(fact: Mapping[str, Cell], names: Sequence[str]) -> list[Cell]:
    subject, object_, qualifiers = fact["subject"], fact["object"] or {}, fact["qualifiers"]
    assert isinstance(subject, Mapping)  # noqa: S101  (facts are made so)
    assert isinstance(object_, Mapping)  # noqa: S101
    assert isinstance(qualifiers, Mapping)  # noqa: S101
    before = [fact["document"], subject["id"], subject["label"], subject["name"], fact["predicate"]]
    before += [object_.get(name) for name in ("id", "label", "name")]
    after = [fact[name] for name in ("page", "quote", "strength", "review", "id", "rule", "edition", "locator")]
    return before + [qualifiers.get(name) for name in names] + after
