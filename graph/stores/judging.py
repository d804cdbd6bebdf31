"""Judgements applied to rows: which id an end has, what a statement's review is. What both engines' writers need of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.resolve.judgements import Judged
from graph.schema import EDGES, JUDGED
from graph.store import Cell, Columns, SourceBatch

Pair = tuple[str, str, str]
"""An edge type and the labels it joins here."""


def judged_ends(pair: Pair) -> tuple[tuple[str, str], ...]:
    """The columns of an edge's ends that may be judged: of each its id, and the id that its document gave it."""
    name, left, right = pair
    if name == "NAMES":
        return (("to_id", "was"),) if right in JUDGED else ()
    sides = (("from_id", "subject_was", left), ("to_id", "object_was", right)) if EDGES[name].statement else ()
    return tuple((id_, was) for id_, was, label in sides if label in JUDGED)


def judged_columns(pair: Pair) -> frozenset[str]:
    """The columns of an edge that judgements change, or that they go by."""
    ends = {name for end in judged_ends(pair) for name in end}
    return frozenset(ends | {"id", "review"} if EDGES[pair[0]].statement else ends)


def judge_batch(batch: SourceBatch, judged: Judged) -> SourceBatch:
    """A source's rows in step; the same where nothing was ever judged."""
    if judged.idle:
        return batch
    return replace(batch, edges={pair: judge_columns(pair, columns, judged) for pair, columns in batch.edges.items()})


def judge_columns(pair: Pair, columns: Columns, judged: Judged) -> Columns:
    """The columns of an edge's rows in step; the same cells where nothing changes."""
    changed: dict[str, Sequence[Cell]] = {}
    for id_, was in judged_ends(pair):
        before = columns.get(was, ("",) * len(columns[id_]))
        ends = [judged.end(str(one), str(other or "")) for one, other in zip(columns[id_], before, strict=True)]
        if ends != [(one, other or "") for one, other in zip(columns[id_], before, strict=True)]:
            changed |= {id_: [end[0] for end in ends], was: [end[1] for end in ends]}
    if EDGES[pair[0]].statement and not judged.reviewed.isdisjoint(columns["id"]):
        changed["review"] = _reviews(columns, judged)
    return {**columns, **changed}


def _reviews(columns: Mapping[str, Sequence[Cell]], judged: Judged) -> list[Cell]:
    given = columns.get("review", ("",) * len(columns["id"]))
    return [judged.review(str(id_)) if id_ in judged.reviewed else cell for id_, cell in zip(columns["id"], given, strict=True)]
