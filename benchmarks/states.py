"""What each document of a store holds, read the same way from every engine: to see that it is whole or absent."""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from graph.contents import contents_of
from graph.errors import StoreError
from graph.schema import STATEMENTS
from graph.store import GraphStore
from graph.stores import open_store
from graph.tally import tally_of

_RETURN = "count(*) AS n, count(DISTINCT a.id) AS subjects"
COUNTS = (
    f"MATCH (a)-[r:{'|'.join(STATEMENTS)}]->(b) RETURN r.document AS document, type(r) AS what, {_RETURN}",
    f"MATCH (a:Passage)-[:FROM_DOCUMENT]->(d:Document) RETURN d.id AS document, 'Passage' AS what, {_RETURN}",
    f"MATCH (a:Document)-[m:NAMES]->(n) RETURN a.id AS document, 'NAMES' AS what, {_RETURN}",
)
"""Questions whose rows of one document are the same whatever other documents are there."""

_DOCUMENTS = "MATCH (d:Document) RETURN d.id"
_AWAY = "No Neo4j server answers"
"""How the error begins that a reader may see while its server is down."""

State = Mapping[str, list[list[object]]]
"""By document, the rows of one question."""


def ask_counts(store: GraphStore, question: int) -> State:
    """The rows of a question by document, as JSON would give them back; nothing for an empty store.

    Rows of documents that are not there yet, or no more, are no answer; one that changed meanwhile is asked for again
    (docs/engines.md: so does every question).
    """
    while True:
        version = store.version()
        found: dict[str, list[list[object]]] = {}
        if version == "0":
            return found
        there = {row[0] for row in store.read(_DOCUMENTS).rows}
        for document, *rest in store.read(COUNTS[question]).rows:
            if document in there:
                found.setdefault(str(document), []).append(list(rest))
        if store.version() == version:
            return {document: sorted(rows, key=repr) for document, rows in found.items()}


def all_counts(store: GraphStore) -> list[State]:
    """The rows of all questions."""
    return [ask_counts(store, question) for question in range(len(COUNTS))]


def contents(store: GraphStore) -> dict[str, object]:
    """By document, the number and checksum of every kind of row; without the document's own, which says when it was loaded."""
    held = contents_of(store)
    return {
        str(batch.document["id"]): {kind: tallied for kind, tallied in tally_of(batch).rows.items() if kind != ("Document",)}
        for batch in held.read(held.documents)
    }


def differences(expected: Sequence[State], question: int, found: State) -> list[str]:
    """The documents of a state that are neither whole nor absent."""
    return [
        f"{document} holds {rows}, not {expected[question].get(document)}"
        for document, rows in found.items()
        if rows != expected[question].get(document)
    ]


def ask_until_told(address: str, expected: Sequence[State], stop: Path, *, may_be_away: bool) -> None:
    """What an asking process does: say that it asks, ask and compare at least once and until the file `stop` is there, report as JSON.

    Args:
        may_be_away: whether the server is killed, so that it is no failure that it does not answer.
    """
    asked, away, versions, failures = 0, 0, set(), list[str]()
    with closing(open_store(address)) as store:
        print("asking", flush=True)
        while not (asked or away or failures) or not stop.exists():
            question = asked % len(COUNTS)
            try:
                versions.add(store.version())
                failures += differences(expected, question, ask_counts(store, question))
                asked += 1
            except Exception as problem:  # noqa: BLE001  # any error at all is what this looks for
                if may_be_away and isinstance(problem, StoreError) and str(problem).startswith(_AWAY):
                    away += 1
                    time.sleep(0.1)
                else:
                    failures.append(f"{type(problem).__name__}: {problem}")
    json.dump({"asked": asked, "away": away, "versions": sorted(versions), "failures": failures[:20]}, sys.stdout)
