"""The process that runs queries: `python -m graph.sparql.worker FOLDER`, one JSON line in, one out; it may be ended at any time."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pyoxigraph as ox

from graph.errors import NotAllowed, QueryError
from graph.export.rdf.vocabulary import PREFIXES
from graph.sparql.checking import check_query

MEMORY = 4 << 30
"""Bytes of address space; a query that needs more fails, and only this process with it."""


def main(folder: str) -> None:
    """Answer one line after the other until standard input ends."""
    store = ox.Store.read_only(folder)
    _limit()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(store, json.loads(line))) + "\n")
        sys.stdout.flush()


def _limit() -> None:
    """No more memory than that, no byte into any file."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answer(store: ox.Store, asked: Mapping[str, Any]) -> dict[str, Any]:  # JSON
    try:
        check_query(asked["query"])
        bound: dict[Any, Any] = {ox.Variable(name): ox.NamedNode(iri) for name, iri in asked["bindings"].items()}
        found = store.query(asked["query"], prefixes=dict(PREFIXES), substitutions=bound)
        return _told(found, int(asked["rows"]))
    except NotAllowed as problem:
        return {"kind": "refused", "message": str(problem)}
    except QueryError as problem:
        return {"kind": "wrong", "message": str(problem)}
    except (SyntaxError, ValueError, RuntimeError, OSError) as problem:  # what Oxigraph raises of a query
        return {"kind": "wrong", "message": f"The query cannot be run: {problem}"}
    except MemoryError:
        return {"kind": "wrong", "message": "The query needs too much memory."}


def _told(found: Any, most: int) -> dict[str, Any]:
    if isinstance(found, ox.QueryBoolean):
        return {"kind": "ask", "boolean": bool(found)}
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows, cut = _first(([_term(solution[name]) for name in names] for solution in found), most)
        return {"kind": "select", "variables": names, "rows": rows, "truncated": cut}
    rows, cut = _first(([_term(triple.subject), _term(triple.predicate), _term(triple.object)] for triple in found), most)
    return {"kind": "graph", "rows": rows, "truncated": cut}


def _first(rows: Iterable[list[Any]], most: int) -> tuple[list[Any], bool]:
    """The first rows, and whether there are more."""
    waiting: Iterator[list[Any]] = iter(rows)
    taken = list(islice(waiting, most))
    return taken, len(taken) == most and next(waiting, None) is not None


def _term(term: Any) -> dict[str, str] | None:
    """A term as SPARQL's JSON results write it."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    more = {"xml:lang": term.language} if term.language else {}
    if not more and term.datatype.value != PREFIXES["xsd"] + "string":
        more = {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value, **more}


if __name__ == "__main__":
    main(sys.argv[1])
