"""Chunks of records become the columns of a source, once the file's organisations are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.batch import document_row
from graph.ids import record_statement_id
from graph.model import DocumentInfo, Skipped
from graph.records import FIXED, Pair, RecordChunk, RecordReading, RecordSummary, StatementRow
from graph.resolve.organisations import Resolution, resolve_organisations
from graph.schema import EDGES, NODES
from graph.store import Cell, Columns, SourceBatch

_WHY: Mapping[str, str] = {"Programme": "its identifier", "Country": "its code", "Region": "its code", "Theme": "the table of sectors"}


def record_batch(
    document: str, chunks: Iterable[RecordChunk], summary: RecordSummary, resolution: Resolution, loaded_at: str
) -> SourceBatch:
    """All rows of one data file, by column.

    Raises:
        KeyError: a chunk has rows of a type that the schema lacks (a defect of a loader).
    """
    kept = list(chunks)
    edges: dict[Pair, dict[str, list[Cell]]] = {}
    statements = 0
    for pair in sorted({pair for chunk in kept for pair in chunk.statements}):
        rows = [row for chunk in kept for row in chunk.statements.get(pair, ())]
        if rows:
            edges[pair] = statement_columns(document, pair, rows, resolution)
            statements += len(rows)
    edges |= _names(document, kept, summary, resolution)
    records = [record for chunk in kept for record in chunk.records]
    ids = [f"{document}/p{record.number}" for record in records]
    count = len(ids)
    nodes: dict[str, Columns] = {
        "Passage": {
            "id": ids, "document": [document] * count, "ordinal": [r.number for r in records], "kind": ["record"] * count,
            "page": [None] * count, "section": [r.identifier for r in records], "spans": [[]] * count, "text": [r.text for r in records],
        }
    }  # fmt: skip
    edges["FROM_DOCUMENT", "Passage", "Document"] = {"from_id": list(ids), "to_id": [document] * count}
    for label in sorted({label for chunk in kept for label in chunk.values}):
        found = {id_: row for chunk in kept for id_, row in chunk.values.get(label, {}).items()}
        nodes[label] = {name: [row[name] for row in found.values()] for name in NODES[label].properties}
    return SourceBatch(document_row(document, summary.document, loaded_at, statements, len(summary.skipped)), nodes, edges)


def statement_columns(document: str, pair: Pair, rows: Sequence[StatementRow], resolution: Resolution) -> dict[str, list[Cell]]:
    """The columns of statements of one kind; ends that are organisations become ids."""
    predicate, left, right = pair
    edge = EDGES[predicate]
    cells = list(zip(*rows, strict=True))
    if len(cells) != FIXED + len(edge.qualifiers):
        raise KeyError(f"{predicate} has {len(edge.qualifiers)} qualifiers, a row {len(cells) - FIXED}")
    from_id, subject, why = _end(left, cells[0], cells[2], resolution)
    to_id, object_, why_object = _end(right, cells[1], cells[3], resolution)
    numbers, locators, quotes, rules, strengths = (list(column) for column in cells[4:FIXED])
    qualifiers = cells[FIXED:]
    ids = [record_statement_id(document, predicate, *row) for row in zip(subject, object_, numbers, locators, *qualifiers, strict=True)]
    count = len(rows)
    columns: dict[str, list[Cell]] = {
        "from_id": from_id, "to_id": to_id, "id": list(ids), "document": [document] * count,
        "passage": [f"{document}/p{number}" for number in numbers], "strength": strengths, "review": [""] * count, "rule": rules,
        "quote": quotes, "spans": [[]] * count, "locator": locators, "subject_text": subject, "object_text": object_,
        "subject_reason": why, "object_reason": why_object,
    }  # fmt: skip
    columns |= {name: list(column) for name, column in zip(edge.qualifiers, qualifiers, strict=True)}
    return columns


def _end(label: str, ends: Sequence[object], texts: Sequence[object], resolution: Resolution) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """(ids, texts, reasons) of one end of all rows."""
    if label != "Actor":
        return list(ends), list(texts), [_WHY.get(label, "content")] * len(ends)
    numbers = [int(str(end)) for end in ends]
    return ([resolution.ids[n] for n in numbers], [resolution.texts[n] for n in numbers], [resolution.reasons[n] for n in numbers])


def _names(
    document: str, chunks: Sequence[RecordChunk], summary: RecordSummary, resolution: Resolution
) -> dict[Pair, dict[str, list[Cell]]]:
    """What the file calls each programme, organisation, country and region: one edge NAMES a node."""
    programmes: dict[str, tuple[str, set[str], str, set[str]]] = {}
    for programme in (p for chunk in chunks for p in chunk.programmes):
        known = programmes.get(programme.id)
        if known is None:
            programmes[programme.id] = (programme.name, set(programme.aliases), programme.kind, set(programme.identifiers))
        else:
            known[1].update((programme.name, *programme.aliases))
            known[3].update(programme.identifiers)
    for id_, identifier in summary.mentioned.items():
        programmes.setdefault(id_, (identifier, set(), "", {identifier}))
    tables: dict[str, list[tuple[Cell, ...]]] = {
        "Programme": [(id_, name, sorted(aliases - {name}), kind, "", sorted(identifiers))
                      for id_, (name, aliases, kind, identifiers) in programmes.items()],
        "Actor": [(p.id, p.name, sorted(p.names - {p.name}), p.kind, p.country, sorted(p.refs)) for p in resolution.parties.values()],
    }  # fmt: skip
    for chunk in chunks:
        for (label, id_), name in chunk.places.items():
            tables.setdefault(label, []).append((id_, name, [], "", "", []))
    return {("NAMES", "Document", label): _name_columns(document, rows) for label, rows in tables.items() if rows}


def _name_columns(document: str, rows: Sequence[tuple[Cell, ...]]) -> dict[str, list[Cell]]:
    named: dict[Cell, tuple[Cell, ...]] = {}
    for row in rows:
        named.setdefault(row[0], row)
    once = list(named.values())
    ids, names, aliases, kinds, countries, identifiers = (list(column) for column in zip(*once, strict=True))
    return {"from_id": [document] * len(ids), "to_id": ids, "document": [document] * len(ids), "name": names, "aliases": aliases,
            "kind": kinds, "country": countries, "identifiers": identifiers}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Records:
    """A data file, wholly read: what the writer of a store that takes whole batches writes.

    Attributes:
        id: the document's id.
        skipped: what was left out or read otherwise, disagreements of refs and names last.
    """

    id: str
    document: DocumentInfo
    chunks: tuple[RecordChunk, ...]
    summary: RecordSummary
    resolution: Resolution

    @property
    def statements(self) -> int:
        """How many statements."""
        return sum(chunk.rows() for chunk in self.chunks)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The report's remarks."""
        return self.summary.skipped

    def batch(self, info: DocumentInfo, loaded_at: str) -> SourceBatch:
        """All rows."""
        return record_batch(self.id, self.chunks, replace(self.summary, document=info), self.resolution, loaded_at)


def read_records(reading: RecordReading, reason: str) -> Records:
    """Read a data file to its end and find out who its organisations are.

    Args:
        reason: why its loader was chosen.

    Raises:
        SourceError: the file is broken; nothing of it is written.
    """
    chunks = tuple(reading.chunks())
    summary = reading.summary()
    resolution = resolve_organisations(summary.organisations, summary.counts, summary.document.issuer or "")
    told = tuple(Skipped("organisations", line) for line in resolution.disagreements[:MOST_DISAGREEMENTS])
    info = replace(summary.document, reason=reason)
    return Records(reading.document_id, info, chunks, replace(summary, document=info, skipped=(*summary.skipped, *told)), resolution)


MOST_DISAGREEMENTS = 100
"""Disagreements between refs and names that a report lists; all stand with their statements."""
