"""Judgements in the database: its log of them, and the rows that they move from one node to another, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from neo4j import ManagedTransaction

from graph.resolve.judgements import Judged
from graph.schema import EDGES, JUDGED, STATEMENTS
from graph.store import Judgement
from graph.stores.judging import judged_ends
from graph.stores.neo4j import text
from graph.stores.neo4j.link import rows
from graph.stores.rows import strings


def read_log(tx: ManagedTransaction) -> tuple[Judgement, ...]:
    """All judgements, in order."""
    log = rows(tx, text.READ_LOG)
    return tuple(Judgement(id_, when, by, verdict, tuple(strings(about)), note) for id_, when, by, verdict, about, note in log)


def write_log(tx: ManagedTransaction, place: int, judgements: Sequence[Judgement]) -> None:
    """Append judgements; the first of them has this place."""
    lines = [{**asdict(line), "about": list(line.about), "place": place + i} for i, line in enumerate(judgements)]
    rows(tx, text.WRITE_LOG, rows=lines)


def move_rows(tx: ManagedTransaction, before: Judged, after: Judged) -> dict[str, set[str]]:
    """Bring the rows of the graph from one state of the judgements to another; the nodes that lose or win some, by label."""
    touched: dict[str, set[str]] = {}
    for label in JUDGED:
        moves = list(_moves(label, before, after))
        if not moves:
            continue
        rows(tx, text.name_entities(label), ids=sorted({move["to"] for move in moves}))
        for pair in ((edge.name, left, right) for edge in EDGES.values() for left, right in edge.pairs):
            for id_, was in judged_ends(pair):
                if pair[1 if id_ == "from_id" else 2] == label:
                    rows(tx, text.move_edges(*pair, id_ == "from_id", was), rows=moves)
        touched[label] = {move[end] for move in moves for end in ("at", "to")}
    changed = sorted(s for s in before.reviewed | after.reviewed if before.review(s) != after.review(s))
    for name in STATEMENTS if changed else ():
        rows(tx, text.review(name), rows=[{"id": id_, "review": after.review(id_)} for id_ in changed])
    return touched


def _moves(label: str, before: Judged, after: Judged) -> Iterator[dict[str, str]]:
    """The nodes whose rows move: their own id, the node where the rows are, and the one where they belong."""
    for own in sorted({*before.survivors, *after.survivors}):
        at, to = before.survivor(own), after.survivor(own)
        if at != to and own.startswith(label.lower() + ":"):
            yield {"own": own, "at": at, "to": to, "was": own if own != to else ""}
