"""One change of the Neo4j store: small ones in one transaction, large ones staged in pieces and switched by relabelling.

Neo4j reads what is committed while it is being applied, so a reader could see half of a commit. The version says so: while
rows move that readers can see it ends in `+`, and `Neo4jStore.version` waits (see docs/decisions/0005-neo4j.md).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.errors import StoreError
from graph.ids import name_key
from graph.resolve.judgements import Judged, judged_by, merged
from graph.schema import EDGES, NODES, VERSION
from graph.store import Cell, Columns, Judgement, SourceBatch, SourceRows
from graph.stores.folding import Claim, claim_of, fold_claims
from graph.stores.judging import judge_batch
from graph.stores.neo4j import text
from graph.stores.neo4j.joining import match_unseen, write_joins
from graph.stores.neo4j.judging import move_rows, write_log
from graph.stores.neo4j.lease import Lease
from graph.stores.neo4j.link import Link, ServerAway, rows
from graph.stores.rows import Row, strings, to_rows
from graph.stores.whole import check_types, check_whole

IN_ONE = 50_000
"""Rows that one transaction writes at most: it takes about 2 KB of the server's heap for each."""

PIECE = 5_000
"""Rows of one UNWIND, and of one transaction of a staged change."""

T = TypeVar("T")
Ids = dict[str, set[str]]
"""Entities by label."""


class Neo4jWriting:
    """The one change; see graph.store.Writing. Nothing is sent before `finish`."""

    def __init__(self, link: Link, lease: Lease, log: Sequence[Judgement] = ()) -> None:
        self._link, self._lease, self._log = link, lease, log
        self._judged: list[Judgement] = []
        self._dropped: dict[str, None] = {}
        self._put: dict[str, SourceRows] = {}
        self._broken = False

    def put(self, source: SourceRows) -> None:
        """Add one source; see graph.store.Writing."""
        self._check_unbroken()
        try:
            if isinstance(source, SourceBatch):  # an extract was checked when it was written
                check_whole(source)
                check_types(source)
        except BaseException:
            self._broken = True
            raise
        self.drop(str(source.document["id"]))
        self._put[str(source.document["id"])] = source

    def drop(self, document: str) -> None:
        """Remove one document; see graph.store.Writing."""
        self._check_unbroken()
        self._put.pop(document, None)
        self._dropped[document] = None

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Append to the judgements; see graph.store.Writing. They are seen no later than the sources that are put."""
        self._check_unbroken()
        self._judged += merged((*self._log, *self._judged), judgements)

    def sweep(self) -> None:
        """Remove what writers left that were ended in the middle of a change, and close the version that they left open.

        Readers would take it for a version that this writer moves rows of, and wait.
        """
        self._write(_step(text.CLOSE_VERSION))
        for state in (text.STAGED, text.RETIRED):
            for (id_,) in self._rows(text.documents_in(state)):
                self._clean(state, str(id_))

    def finish(self) -> None:
        """Make the change, seen as a whole."""
        self._check_unbroken()
        there = self._sizes()
        size = sum(there.values()) + sum(source.size for source in self._put.values())
        try:
            if size <= IN_ONE:
                self._visibly(lambda tx: self._change_at_once(tx, list(there)))
            else:
                if self._judged:
                    self._visibly(lambda tx: _fold(tx, self._judge(tx)))
                self._change_in_pieces(list(there))
        except ServerAway:
            raise
        except StoreError:
            with suppress(StoreError):  # the next writer sweeps too
                self.sweep()
            raise

    def _change_at_once(self, tx: ManagedTransaction, gone: Sequence[str]) -> None:
        touched = self._judge(tx)
        for id_ in gone:
            for drop in text.DROP_ORDER:
                rows(tx, drop(text.PUBLIC), id=id_, piece=IN_ONE)
            _add_ids(touched, rows(tx, text.drop_names(text.PUBLIC), id=id_, piece=IN_ONE))
            rows(tx, text.drop_document(text.PUBLIC), id=id_)
        for step in self._steps(text.PUBLIC, touched):
            step(tx)
        _fold(tx, touched)
        write_joins(tx, self._in_force())

    def _judge(self, tx: ManagedTransaction) -> Ids:
        """Write the new judgements and move what they move; the entities that these rows leave and reach."""
        if not self._judged:
            return {}
        write_log(tx, len(self._log), self._judged)
        return move_rows(tx, judged_by(self._log), self._in_force())

    def _in_force(self) -> Judged:
        """The judgements as they are after this change."""
        return judged_by((*self._log, *self._judged))

    def _change_in_pieces(self, gone: Sequence[str]) -> None:
        replaced = [id_ for id_ in gone if id_ in self._put]
        if replaced:  # two editions of one id cannot stand side by side: it is away until the new one is whole
            self._visibly(lambda tx: rows(tx, text.relabel(text.PUBLIC, text.RETIRED), ids=replaced))
            for id_ in replaced:
                self._clean(text.RETIRED, id_)
        touched: Ids = {}
        for step in self._steps(text.STAGED, touched):
            self._write(step)
        late = self._fold_unseen(touched)
        retired = [id_ for id_ in gone if id_ not in self._put]
        matched = self._write(lambda tx: match_unseen(tx, retired, self._in_force()))

        def switch(tx: ManagedTransaction) -> None:
            rows(tx, text.relabel(text.PUBLIC, text.RETIRED), ids=retired)
            rows(tx, text.relabel(text.STAGED, text.PUBLIC), ids=list(self._put))
            for label, folded in late.items():
                rows(tx, text.fold_entities(label), rows=folded[:IN_ONE])
            write_joins(tx, self._in_force(), matched)

        self._visibly(switch)
        for id_ in retired:
            self._clean(text.RETIRED, id_)

    def _steps(self, state: str, touched: Ids) -> Iterator[Callable[[ManagedTransaction], None]]:
        """What writes the sources that were put, a piece at a time; the entities that they name are added to `touched`."""
        judged = self._in_force()
        for source in self._put.values():
            yield _step(text.write_document(state), row={n: source.document.get(n) for n in NODES[text.PUBLIC].properties})
            for part in source.parts():
                yield from _part_steps(judge_batch(part, judged), state, touched)

    def _fold_unseen(self, touched: Ids) -> dict[str, list[Row]]:
        """Fold entities that only this change names; what changes of the others waits for the switch, where it is not too much."""
        late: dict[str, list[Row]] = {}
        for label, ids in touched.items():
            for piece in _pieces(sorted(ids)):
                seen, unseen = self._write(partial(_folded, label=label, ids=piece))
                wait = late.setdefault(label, [])
                room = max(0, IN_ONE - len(wait))
                wait += seen[:room]
                self._write(_step(text.fold_entities(label), rows=[*unseen, *seen[room:]]))
        return late

    def _clean(self, state: str, id_: str) -> None:
        """Remove a document that readers do not see, a piece at a time."""
        for drop in text.DROP_ORDER:
            while self._rows(drop(state), id=id_, piece=PIECE)[0][0]:
                pass

        def drop_names(tx: ManagedTransaction) -> bool:
            touched: Ids = {}
            _add_ids(touched, rows(tx, text.drop_names(state), id=id_, piece=PIECE))
            _fold(tx, touched)
            return bool(touched)

        while self._write(drop_names):
            pass
        self._write(_step(text.drop_document(state), id=id_))

    def _sizes(self) -> dict[str, int]:
        """The rows of each document that is dropped or replaced."""
        return {str(id_): int(size) for id_, size in self._rows(text.SIZES, ids=list(self._dropped))}

    def _visibly(self, work: Callable[[ManagedTransaction], object]) -> None:
        """Run a transaction that changes what readers see; the next version begins with it."""
        before = read_version(self._rows(text.VERSION))
        after = str(int(before) + 1)
        self._write(_step(text.SET_VERSION, version=f"{before}+", schema=VERSION))

        def run(tx: ManagedTransaction) -> None:
            work(tx)
            rows(tx, text.SET_VERSION, version=f"{after}+", schema=VERSION)

        try:
            self._write(run)
        except ServerAway as problem:  # perhaps in the middle of the commit
            raise ServerAway(
                f"{problem} Whether this change is in the store is not known; run it again, and what is there stays."
            ) from problem
        except StoreError as problem:
            with suppress(StoreError):  # a version that stays open is read as the one before it, once the writer is gone
                self._write(_step(text.GIVE_UP_VERSION, before=f"{before}+", version=before))
            raise StoreError(f"{problem} The store is as it was before.") from problem
        self._write(_step(text.SET_VERSION, version=after, schema=VERSION))

    def _rows(self, statement: str, **parameters: object) -> list[list[Any]]:
        """The rows of a statement, run where writes are: what the last write left."""
        return self._write(lambda tx: rows(tx, statement, **parameters))

    def _write(self, work: Callable[[ManagedTransaction], T]) -> T:
        def checked(tx: ManagedTransaction) -> T:
            self._lease.check(tx)
            return work(tx)

        return self._link.write(checked)

    def _check_unbroken(self) -> None:
        if self._broken:
            raise StoreError("An earlier step of this change failed, so the change was given up. The store is as it was before.")


def read_version(found: Sequence[Sequence[Cell]]) -> str:
    """The version in the rows of `text.VERSION`, "0" where nothing was ever written."""
    return str(found[0][0]).rstrip("+") if found else "0"


def name_keys(entity: Mapping[str, Cell]) -> list[str]:
    """The keys under which an entity is found, by its name and aliases; names of nothing but punctuation have none."""
    names = (str(entity["name"]), *strings(entity["aliases"]))
    return sorted({name_key(name)[: text.LONGEST_KEY] for name in names} - {""})


def _part_steps(part: SourceBatch, state: str, touched: Ids) -> Iterator[Callable[[ManagedTransaction], None]]:
    for label, columns in part.nodes.items():
        for nodes in _pieces(to_rows(columns, NODES[label].properties)):
            yield _step(text.write_nodes(label), rows=nodes)
    for (name, _, label), columns in part.edges.items():
        if name == "NAMES":
            ids = list(dict.fromkeys(map(str, columns["to_id"])))
            touched.setdefault(label, set()).update(ids)
            for piece in _pieces(ids):
                yield _step(text.name_entities(label), ids=piece)
    for pair, columns in part.edges.items():
        for edges in _pieces(_edge_rows(pair[0], columns)):
            yield _edges_step(text.write_edges(*pair, state), edges)


def _step(statement: str, **parameters: object) -> Callable[[ManagedTransaction], None]:
    """A statement to run in a transaction."""

    def run(tx: ManagedTransaction) -> None:
        rows(tx, statement, **parameters)

    return run


def _edges_step(statement: str, piece: Sequence[Row]) -> Callable[[ManagedTransaction], None]:
    """Write edges, each of them: one whose end is missing must not be lost without a word."""

    def run(tx: ManagedTransaction) -> None:
        made = tx.run(statement, rows=piece).consume().counters.relationships_created
        if made != len(piece):
            raise StoreError(f"{len(piece) - made} of {len(piece)} edges found no ends ({statement}).")

    return run


def _edge_rows(name: str, columns: Columns) -> Iterator[Row]:
    cells = to_rows(columns, EDGES[name].properties) if EDGES[name].properties else iter(({},) * len(columns["from_id"]))
    for from_id, to_id, more in zip(columns["from_id"], columns["to_id"], cells, strict=True):
        yield {"from_id": from_id, "to_id": to_id, "cells": more}


def _pieces(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while piece := list(islice(left, PIECE)):
        yield piece


def _add_ids(touched: Ids, found: Iterable[Sequence[Cell]]) -> None:
    for label, ids in found:
        touched.setdefault(str(label), set()).update(strings(ids))


def _fold(tx: ManagedTransaction, touched: Ids) -> None:
    """Give entities the properties that their names have now, and remove those that nothing names."""
    for label, ids in touched.items():
        seen, unseen = _folded(tx, label, sorted(ids))
        rows(tx, text.fold_entities(label), rows=[*seen, *unseen])
        rows(tx, text.drop_unnamed(label), ids=sorted(ids))


def _folded(tx: ManagedTransaction, label: str, ids: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """The entities' folded properties where these change: of those that readers see, and of those that they do not see yet."""
    claims: dict[str, list[Claim]] = {}
    now: dict[str, Row] = {}
    seen: set[str] = set()
    for row in tx.run(text.read_claims(label), ids=ids).data():
        id_ = str(row["id"])
        claims.setdefault(id_, []).append(claim_of(row))
        now[id_] = row["now"]
        if row["public"]:
            seen.add(id_)
    changed: tuple[list[Row], list[Row]] = ([], [])
    for id_, said in claims.items():
        folded = fold_claims(said)
        if folded != now[id_]:
            changed[id_ not in seen].append({"id": id_, **folded, "name_keys": name_keys(folded)})
    return changed
