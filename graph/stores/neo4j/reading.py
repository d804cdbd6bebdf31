"""Foreign reads: what is refused before the server sees it, what a row is made of, and names that the schema does not know."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from neo4j import ManagedTransaction
from neo4j.exceptions import Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.errors import NotReading, QueryError, StoreError, Unanswered
from graph.schema import EDGES
from graph.store import Cell, Rows, Stop
from graph.stores.neo4j import text as texts
from graph.stores.neo4j.link import Address, Link, code_of, explain, is_down

_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`(?:[^`]|``)*`", re.DOTALL)
_LOADS = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_COMMANDS = re.compile(r"\A\W*(?:(?:EXPLAIN|PROFILE|CYPHER(?:\s+\d+)?(?:\s+\w+\s*=\s*\w+)*)\s+)*(?:SHOW|TERMINATE|USE)\b", re.IGNORECASE)
_CALLS = re.compile(r"\bCALL\s*(?![\s({])([\w.]*)", re.IGNORECASE)
_MAY_CALL = re.compile(
    r"db\.(labels|relationshipTypes|propertyKeys|schema\.\w+|index\.fulltext\.query(Nodes|Relationships))", re.IGNORECASE
)

_UNKNOWN = {"01N50": ("label", texts.LABELS), "01N51": ("edge type", frozenset(EDGES)), "01N52": ("property", texts.PROPERTIES)}
"""The GQL status codes of the remarks that a name stands for nothing, and the names that the schema has."""

_PLANNING = 10.0
"""Seconds for a plan."""

_BEYOND = re.compile(r"LoadCSV|Create|Delete|Set|Merge|Remove|Foreach|Terminate|Show|Transaction|Constraint|Index(?:Create|Drop)")
"""Steps that write, read files or tend the server. (`ProduceResults`, scans, seeks and joins pass.)"""

_CALL = "ProcedureCall"
_NAMES = re.compile(r"db\.(labels|relationshipTypes|propertyKeys)\(")
"""How the details of a call begin that a foreign statement may make: the names in the schema."""

_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a statement may run, how many rows are taken of it, and what ends it before that."""

    timeout: float
    max_rows: int | None = None
    stop: Stop | None = None


def read_rows(link: Link, text: str, parameters: Mapping[str, Cell], limits: Limits) -> Rows:
    """Run one read statement; see GraphStore.read."""
    _refuse_more_than_reading(text)
    stop, most = limits.stop or Stop(), limits.max_rows
    mark = uuid4().hex if limits.stop else ""

    def work(transaction: ManagedTransaction) -> Rows:
        if stop.pulled:
            raise Unanswered("The query was stopped before it began.")
        result = transaction.run(text, dict(parameters))
        columns = tuple(result.keys())
        if stop.pulled:  # pulled while the server did not list it yet
            raise Unanswered("The query was stopped.")
        found = [tuple(map(_cell, record.values())) for record in (result.fetch(most + 1) if most is not None else result)]
        cut = most is not None and len(found) > most
        _refuse_unknown_names(result.consume().gql_status_objects)
        return Rows(columns, tuple(found[:most]), truncated=cut)

    try:
        with stop.watched(partial(_end, link, mark)):
            return link.read(work, limits.timeout, mark)
    except (Neo4jError, OSError, ValueError) as problem:
        if stop.pulled:
            raise Unanswered("The query was stopped.") from problem
        raise _refused(problem, link.address, limits.timeout) from problem
    except Exception as problem:
        if is_down(problem):
            raise explain(problem, link.address) from problem
        raise


def check_plan(link: Link, text: str, parameters: Mapping[str, Cell]) -> None:
    """Refuse a statement whose plan does more than read; see GraphStore.check_reading.

    Raises:
        NotReading: the server takes it for a write, or a step of its plan reaches beyond the graph.
    """
    _refuse_more_than_reading(text)

    def work(transaction: ManagedTransaction) -> tuple[str | None, frozenset[str]]:
        found = transaction.run(f"EXPLAIN {text}", dict(parameters)).consume()
        return found.query_type, frozenset(_steps(found.plan or {}))

    try:
        kind, steps = link.read(work, _PLANNING)
    except (Neo4jError, OSError, ValueError) as problem:
        raise _refused(problem, link.address, _PLANNING) from problem
    strange = sorted(step for step in steps if _BEYOND.search(step) or step.startswith(f"{_CALL} "))
    if kind != "r" or strange:
        raise NotReading(f"The statement was not run: its plan {f'has the step {strange[0]}' if strange else 'writes'}.", "query")


def _steps(plan: Mapping[str, Any]) -> Iterator[str]:
    """The names of a plan's steps, without the database that they end in; Any as the driver has it.

    That of a call which may not be made has its details too.
    """
    name, details = str(plan.get("operatorType", "")).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    yield name if name != _CALL or _NAMES.match(details) else f"{name} {details}"
    for child in plan.get("children", ()):
        yield from _steps(child)


def _end(link: Link, mark: str) -> None:
    """End the transaction with this mark, on the server."""

    def work(transaction: ManagedTransaction) -> None:
        running = transaction.run(
            "SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS marks WHERE marks.tipgraph = $mark RETURN id", mark=mark
        )
        ids = [record["id"] for record in running]
        if ids:
            transaction.run("TERMINATE TRANSACTIONS $ids", ids=ids).consume()

    link.look(work)


def _refuse_more_than_reading(text: str) -> None:
    """A READ session refuses writes; these read files and the network, or look after the server, and it runs them."""
    code = _NOT_CODE.sub(" `` ", text)
    if "\\" in code:
        raise QueryError("The engine refused the query: a backslash outside a text or name.")
    found = _LOADS.search(code) or _COMMANDS.search(code)
    if found:
        raise QueryError(f"The engine refused the query: {found[0].split()[-1].upper()} is not a read of the graph.")
    for call in _CALLS.finditer(code):
        if not _MAY_CALL.fullmatch(call[1]):
            raise QueryError(f"The engine refused the query: the procedure {call[1] or 'named here'} may not be called.")


def _refuse_unknown_names(remarks: Any) -> None:
    """Neo4j finds nothing for a name that is spelled wrongly; that must not be taken for an answer."""
    for remark in remarks:
        kind, known = _UNKNOWN.get(remark.gql_status, ("", frozenset()))
        name = _QUOTED.search(remark.status_description) if kind else None
        if name and name[1] not in known:
            raise QueryError(f"The engine refused the query: the schema has no {kind} {name[1]} (see docs/schema.md).")


def _refused(problem: BaseException, address: Address, timeout: float) -> QueryError | StoreError:
    code = code_of(problem)
    if "TransactionTimedOut" in code:
        return Unanswered(f"The query took longer than {timeout:g} s and was ended. Narrow it, or raise the time-out.")
    if is_down(problem):
        return explain(problem, address)
    message = problem.message if isinstance(problem, Neo4jError) else str(problem)
    return QueryError(f"The engine refused the query: {message}")


def _cell(value: Any) -> Cell:
    """A value as both engines give it: nodes and edges as mappings with their `_label`, dates as ISO 8601 text."""
    if isinstance(value, Node | Relationship):
        label = value.type if isinstance(value, Relationship) else next(iter(sorted(value.labels)), "")
        return {"_label": label, **{k: _cell(v) for k, v in value.items()}}
    if isinstance(value, Path):
        return {"_nodes": [_cell(n) for n in value.nodes], "_rels": [_cell(r) for r in value.relationships]}
    if isinstance(value, Mapping):
        return {k: _cell(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_cell(v) for v in value]
    return value.iso_format() if hasattr(value, "iso_format") else value
