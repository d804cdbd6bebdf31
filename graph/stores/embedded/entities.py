"""The nodes that no single source owns: entities, folded from what all sources call them, and values, each once."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pyarrow as pa
import pyarrow.compute as pc

from graph.extracts import PART, Extract, arrow_schema
from graph.resolve.judgements import Judged
from graph.stores.folding import claim_of, fold_claims
from graph.stores.judging import Pair, judge_columns, judged_columns, judged_ends
from graph.stores.rows import Row


def entities(label: str, sources: Sequence[Extract], judged: Judged) -> pa.Table:
    """The nodes of an entity label, in order of id."""
    claims = _claims(label, sources, judged)
    if claims is None:
        return arrow_schema((label,)).empty_table()
    alone = _alone(claims)
    nodes = [_as_nodes(label, claims.filter(alone))]
    rows = _rows(claims.filter(pc.invert(alone)).sort_by("to_id"))
    folded = ({"id": id_, **fold_claims(map(claim_of, said))} for id_, said in groupby(rows, _id))
    while part := list(islice(folded, PART)):
        nodes.append(pa.Table.from_pylist(part, arrow_schema((label,))))
    return pa.concat_tables(nodes).sort_by("id")


def _alone(claims: pa.Table) -> pa.ChunkedArray:
    """Which claims are the only ones of their node and in order by themselves, so that the node is as they say: most of a data file."""
    counts = pc.value_counts(claims["to_id"])
    once = pc.filter(counts.field("values"), pc.equal(counts.field("counts"), 1))
    short = [pc.less_equal(pc.list_value_length(claims[name]), most) for name, most in (("aliases", 0), ("identifiers", 1))]
    named = pc.and_(pc.is_valid(claims["name"]), pc.and_(*(pc.is_valid(claims[name]) for name in ("kind", "country"))))
    return pc.fill_null(pc.and_(pc.and_(pc.is_in(claims["to_id"], once), named), pc.and_(*short)), False)


def _as_nodes(label: str, claims: pa.Table) -> pa.Table:
    schema = arrow_schema((label,))
    given = {"id": "to_id", "name": "name", "aliases": "aliases", "kind": "kind", "country": "country", "identifiers": "identifiers"}
    columns = (claims[given[field.name]] if field.name in given else pa.nulls(claims.num_rows, field.type) for field in schema)
    return pa.table(list(columns), schema)


def moved_ids(label: str, sources: Sequence[Extract], judged: Judged) -> set[tuple[str, str]]:
    """The ids of nodes that others answer for, each with that other's."""
    if judged.idle or not judged_ends(("NAMES", "Document", label)):
        return set()
    claims = _claims(label, sources, judged)
    return {(str(row["was"]), str(row["to_id"])) for row in (_rows(claims) if claims else ()) if row["was"]}


def values(label: str, sources: Sequence[Extract], *, shared_first: bool = False) -> Iterator[pa.Table]:
    """The value nodes of a label, each id once: equal ids have equal content.

    Args:
        shared_first: begin with those of several sources, so that later sources' edges end at few nodes before their own.
    """
    holding = [source for source in sources if (label,) in source.tables]
    seen: set[str] = set()
    if not shared_first:
        for source in holding:
            for rows in source.arrow((label,)):
                yield from _unseen(rows, seen)
        return
    ids = pa.chunked_array([part["id"].combine_chunks() for source in holding for part in source.arrow((label,), ("id",))])
    counts = pc.value_counts(ids)
    several = pc.is_in(ids, counts.field("values").filter(pc.greater(counts.field("counts"), 1)))
    del ids, counts
    for rows, are_shared in _with_marks(label, holding, several):
        yield from _unseen(rows.filter(are_shared), seen)
    for rows, are_shared in _with_marks(label, holding, several):
        yield rows.filter(pc.invert(are_shared))


def _with_marks(label: str, sources: Sequence[Extract], marks: pa.ChunkedArray) -> Iterator[tuple[pa.Table, pa.ChunkedArray]]:
    """The rows of a label, part by part, each part with its marks, of which there is one for each row."""
    begin = 0
    for source in sources:
        for rows in source.arrow((label,)):
            yield rows, marks.slice(begin, rows.num_rows)
            begin += rows.num_rows


def _unseen(rows: pa.Table, seen: set[str]) -> Iterator[pa.Table]:
    """The rows whose ids are new."""
    ids = rows["id"].to_pylist()
    new = [place for place, id_ in enumerate(ids) if id_ not in seen and not seen.add(id_)]  # type: ignore[func-returns-value]
    if new:
        yield rows.take(pa.array(new, pa.int64())) if len(new) < len(ids) else rows


def judged_rows(pair: Pair, rows: pa.Table, judged: Judged) -> pa.Table:
    """The rows of an edge in step with the judgements."""
    names = judged_columns(pair)
    if judged.idle or not names:
        return rows
    columns = {name: rows[name].to_pylist() for name in names}
    for name, cells in judge_columns(pair, columns, judged).items():
        if cells is not columns[name]:
            rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(cells, pa.string()))
    return rows


def _claims(label: str, sources: Sequence[Extract], judged: Judged) -> pa.Table | None:
    """What all sources call the entities of a label; None where none names one."""
    table = ("NAMES", "Document", label)
    found = [judged_rows(table, rows, judged) for source in sources if table in source.tables for rows in source.arrow(table)]
    return pa.concat_tables(found) if found else None


def _rows(claims: pa.Table) -> Iterator[Row]:
    for part in claims.to_batches(PART):
        yield from part.to_pylist()


def _id(row: Row) -> str:
    return str(row["to_id"])
