"""The nodes that no single source owns: entities, folded from what all sources call them, and values, each once."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pyarrow as pa

from graph.extracts import PART, Extract, arrow_schema
from graph.stores.folding import claim_of, fold_claims
from graph.stores.rows import Row


def entities(label: str, sources: Sequence[Extract]) -> Iterator[pa.Table]:
    """The nodes of an entity label, in order of id."""
    nodes = ({"id": id_, **fold_claims(map(claim_of, said))} for id_, said in groupby(_claims(label, sources), lambda row: row["to_id"]))
    while part := list(islice(nodes, PART)):
        yield pa.Table.from_pylist(part, arrow_schema((label,)))


def values(label: str, sources: Sequence[Extract]) -> Iterator[pa.Table]:
    """The value nodes of a label, each id once: equal ids have equal content."""
    seen: set[str] = set()
    for source in sources:
        for rows in source.arrow((label,)) if (label,) in source.tables else ():
            ids = rows["id"].to_pylist()
            new = [place for place, id_ in enumerate(ids) if id_ not in seen and not seen.add(id_)]  # type: ignore[func-returns-value]
            yield rows.take(new) if len(new) < len(ids) else rows


def _claims(label: str, sources: Sequence[Extract]) -> Iterator[Row]:
    """What all sources call the entities of a label, those of one entity together."""
    table = ("NAMES", "Document", label)
    found = [rows for source in sources if table in source.tables for rows in source.arrow(table)]
    if found:
        for part in pa.concat_tables(found).sort_by("to_id").to_batches(PART):
            yield from part.to_pylist()
