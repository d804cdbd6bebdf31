"""The nodes that no single source owns: entities, folded from what all sources call them, and values, each once."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pyarrow as pa

from graph.extracts import PART, Extract, arrow_schema
from graph.resolve.judgements import Judged
from graph.schema import EDGES
from graph.stores.folding import claim_of, fold_claims
from graph.stores.judging import Pair, judge_columns, judged_ends
from graph.stores.rows import Row


def entities(label: str, sources: Sequence[Extract], judged: Judged) -> Iterator[pa.Table]:
    """The nodes of an entity label, in order of id."""
    nodes = ({"id": id_, **fold_claims(map(claim_of, said))} for id_, said in groupby(_claims(label, sources, judged), _id))
    while part := list(islice(nodes, PART)):
        yield pa.Table.from_pylist(part, arrow_schema((label,)))


def moved_ids(label: str, sources: Sequence[Extract], judged: Judged) -> set[tuple[str, str]]:
    """The ids of nodes that others answer for, each with that other's."""
    if judged.idle or not judged_ends(("NAMES", "Document", label)):
        return set()
    return {(str(row["was"]), str(row["to_id"])) for row in _claims(label, sources, judged) if row["was"]}


def values(label: str, sources: Sequence[Extract]) -> Iterator[pa.Table]:
    """The value nodes of a label, each id once: equal ids have equal content."""
    seen: set[str] = set()
    for source in sources:
        for rows in source.arrow((label,)) if (label,) in source.tables else ():
            ids = rows["id"].to_pylist()
            new = [place for place, id_ in enumerate(ids) if id_ not in seen and not seen.add(id_)]  # type: ignore[func-returns-value]
            yield rows.take(pa.array(new, pa.int64())) if len(new) < len(ids) else rows


def judged_rows(pair: Pair, rows: pa.Table, judged: Judged) -> pa.Table:
    """The rows of an edge in step with the judgements."""
    names = {name for ends in judged_ends(pair) for name in ends} | ({"id", "review"} if EDGES[pair[0]].statement else set())
    if judged.idle or not names:
        return rows
    columns = {name: rows[name].to_pylist() for name in names}
    for name, cells in judge_columns(pair, columns, judged).items():
        if cells is not columns[name]:
            rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(cells, pa.string()))
    return rows


def _claims(label: str, sources: Sequence[Extract], judged: Judged) -> Iterator[Row]:
    """What all sources call the entities of a label, those of one entity together."""
    table = ("NAMES", "Document", label)
    found = [judged_rows(table, rows, judged) for source in sources if table in source.tables for rows in source.arrow(table)]
    if found:
        for part in pa.concat_tables(found).sort_by("to_id").to_batches(PART):
            yield from part.to_pylist()


def _id(row: Row) -> str:
    return str(row["to_id"])
