"""`export iati`: IATI 2.03 activities from what the IATI documents of the graph say, an activity at a time.

What the graph keeps of money are sums of a kind and year: each becomes one budget or transaction of that year. What the standard wants
and the source did not have cannot be made up: such an activity is left out, and the caller is told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from graph.contents import READ_SECONDS
from graph.editions import Edition
from graph.errors import QueryError
from graph.export.iati_activity import Activity, End, missing, write_activity
from graph.export.reading import DISMISSED, exported_editions, unchanged
from graph.export.xml_lines import XmlLines
from graph.schema import EDGES, NODES
from graph.store import Cell, GraphStore

KIND = "iati"
"""The kind of the documents that are read."""

PAGE = 500
"""Activities that are in memory together."""

_PAIRS = (
    *(("Actor", name, "Programme") for name in ("REPORTS", "FUNDS", "ACCOUNTABLE_FOR", "EXTENDS", "IMPLEMENTS")),
    *(("Programme", name, right) for name in ("TARGETS", "HAS_STATUS", "HAS_PERIOD", "HAS_BUDGET", "HAS_SECTOR", "HAS_TAG", "HAS_LOCATION",
                                              "HAS_LINK", "RELATED_TO", "PART_OF") for _, right in EDGES[name].pairs
      if ("Programme", right) in EDGES[name].pairs),
)  # fmt: skip
_WHERE = "r.document = $document AND coalesce(r.review, '') <> $dismissed"


@dataclass
class _Counts:
    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def write_iati(store: GraphStore, file: IO[bytes], document: str = "") -> list[str]:
    """Write the activities of the IATI documents in force, or of one; the file is complete when this returns.

    Returns:
        in words, how many activities were left out for what reason.

    Raises:
        QueryError: no document is IATI, or none of its activities has what the standard wants.
        UnknownName: there is no such document.
    """
    counts = _Counts()
    with unchanged(store):
        editions = [e for e in exported_editions(store, document) if e.kind == KIND]
        if not editions:
            raise QueryError(
                "No IATI data are loaded, so there is nothing to write as IATI. Load an IATI file first: tipgraph load FILE.xml"
            )
        xml = XmlLines(file)
        with xml.element("iati-activities", {"version": "2.03"}):
            for edition in editions:
                for activity in _activities(store, edition):
                    reason = missing(activity)
                    if reason:
                        counts.left_out[f"{edition.stem}: {reason}"] += 1
                    else:
                        write_activity(xml, activity)
                        counts.written += 1
        xml.end()
    words = [f"{number} activities of {reason}" for reason, number in sorted(counts.left_out.items())]
    if not counts.written:
        raise QueryError(f"No activity has all that IATI 2.03 wants: {'; '.join(words) or 'there is none'}.")
    return words


def _activities(store: GraphStore, edition: Edition) -> Iterator[Activity]:
    given = {"document": edition.id, "dismissed": DISMISSED}
    found = store.read(f"MATCH (a:Actor)-[r:REPORTS]->(p:Programme) WHERE {_WHERE} RETURN DISTINCT p.id ORDER BY p.id", given)
    ids = [str(row[0]) for row in found.rows]
    for start in range(0, len(ids), PAGE):
        yield from _page(store, ids[start : start + PAGE], given)


def _page(store: GraphStore, ids: Sequence[str], given: Mapping[str, Cell]) -> Iterator[Activity]:
    said: dict[str, dict[str, list[End]]] = defaultdict(lambda: defaultdict(list))
    for left, name, right in _PAIRS:
        for side in ("b",) if left == "Actor" else ("a", "b") if name == "PART_OF" else ("a",):
            for id_, end in _ends(store, (left, name, right), side, {**given, "ids": list(ids)}):
                said[id_]["HAS_PART" if name == "PART_OF" and side == "b" else name].append(end)
    passages = sorted({str(end.statement["passage"]) for ends in said.values() for end in ends["REPORTS"]})
    names = _texts(store, "MATCH (n:Programme) WHERE n.id IN $ids RETURN n.id, n.name", ids)
    texts = _texts(store, "MATCH (n:Passage) WHERE n.id IN $ids RETURN n.id, n.text", passages)
    for id_ in ids:
        reported = said[id_]["REPORTS"][0]
        yield Activity(names[id_], texts.get(str(reported.statement["passage"]), ""), said[id_])


def _texts(store: GraphStore, cypher: str, ids: Sequence[str]) -> dict[str, str]:
    return {str(row[0]): str(row[1] or "") for row in store.read(cypher, {"ids": list(ids)}).rows}


def _ends(store: GraphStore, pair: tuple[str, str, str], side: str, given: Mapping[str, Cell]) -> Iterator[tuple[str, End]]:
    """(the activity's id, a statement of it with its other end), in order of place."""
    left, name, right = pair
    other, label = ("a", left) if side == "b" else ("b", right)
    edge, node = tuple(EDGES[name].properties), tuple(NODES[label].properties)
    columns = ", ".join([f"r.{n} AS r_{n}" for n in edge] + [f"{other}.{n} AS o_{n}" for n in node])
    match = f"MATCH (a:{left})-[r:{name}]->(b:{right}) WHERE {side}.id IN $ids AND {_WHERE}"
    found = store.read(f"{match} RETURN {side}.id, {columns} ORDER BY r_id", given, timeout=READ_SECONDS).rows
    for row in sorted(found, key=lambda row: _place(row[1 + edge.index("locator")])):
        statement = dict(zip(edge, row[1 : len(edge) + 1], strict=True))
        yield str(row[0]), End(statement, label, dict(zip(node, row[len(edge) + 1 :], strict=True)))


def _place(locator: Cell) -> tuple[str, int]:
    """A locator in the order of the file: `participating-org[2]` before `participating-org[10]`."""
    name, _, number = str(locator or "").partition("[")
    digits = number.partition("]")[0]
    return name, int(digits) if digits.isdigit() else 0
