"""Joins in the database: which programmes are the same, read and written inside the transactions of a change."""

from collections.abc import Collection, Mapping, Sequence

from neo4j import ManagedTransaction

from graph.joins.finding import Matched, match_programmes
from graph.joins.reading import Read
from graph.joins.statements import JOINS, SAME_AS, join_rows, joined_programmes, joins_document
from graph.resolve.judgements import Judged
from graph.schema import EDGES
from graph.store import Cell
from graph.stores.neo4j import text
from graph.stores.neo4j.link import rows


def match_unseen(tx: ManagedTransaction, gone: Collection[str], judged: Judged) -> Matched:
    """The programmes whose names match once the documents on their way in are seen and these others gone: the long part of joining."""
    return match_programmes(_reading(tx), _kinds(tx, gone), judged)


def write_joins(tx: ManagedTransaction, judged: Judged, matched: Matched | None = None) -> None:
    """Make the joins anew from what the transaction sees."""
    kinds, read = _kinds(tx, ()), _reading(tx)
    for statement in text.DROP_JOINS:
        rows(tx, statement, **({"id": JOINS} if "$id" in statement else {}))
    if found := join_rows(read, kinds, judged, matched):
        rows(tx, text.write_document(text.PUBLIC), row=joins_document(found))
        edges = [
            {"from_id": r["from_id"], "to_id": r["to_id"], "cells": {name: r[name] for name in EDGES[SAME_AS].properties}} for r in found
        ]
        rows(tx, text.write_edges(SAME_AS, "Programme", "Programme", text.PUBLIC), rows=edges)
    if joined := joined_programmes(read, kinds):
        rows(tx, text.SET_JOINED, rows=joined)


def _kinds(tx: ManagedTransaction, gone: Collection[str]) -> dict[str, str]:
    return {str(id_): str(kind or "") for id_, kind in rows(tx, text.KINDS) if id_ != JOINS and id_ not in gone}


def _reading(tx: ManagedTransaction) -> Read:
    def read(cypher: str, parameters: Mapping[str, Cell]) -> Sequence[Sequence[Cell]]:
        return rows(tx, cypher, **parameters)

    return read
