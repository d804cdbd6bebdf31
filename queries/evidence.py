"""From a row's evidence (maps of statements) to citations: the passage's page, section and text, the document's title and date."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from graph.editions import Edition
from graph.model import STRENGTHS
from graph.store import Cell, GraphStore
from queries.answer import Citation

_PASSAGES = (
    "UNWIND $ids AS id MATCH (p:Passage {id: id}) RETURN p.id AS id, p.page AS page, p.section AS section, p.text AS text ORDER BY id"
)
"""Each id is looked up: `p.id IN $ids` reads all passages on the embedded engine."""
_CHUNK = 1_000

MOST_CITED = 40
"""Statements that are listed of a row; all of them can be had by `show`, or by asking for less at once."""

Statement = Mapping[str, Cell]


def statements_of(row: Mapping[str, Cell]) -> list[Statement]:
    """The statements in a row's columns `evidence…`, each once, with its column's `rank`; a map of nulls is no statement."""
    found: dict[str, Statement] = {}
    for rank, cell in enumerate(cell for name, cell in row.items() if name.startswith("evidence")):
        for statement in _flat(cell):
            if statement.get("statement"):
                found.setdefault(str(statement["statement"]), {**statement, "rank": rank})
    return [found[key] for key in sorted(found)]


def first_cited(statements: Iterable[Statement]) -> list[Statement]:
    """Those of a row's many statements that are listed of it, where all say the row itself."""
    return nsmallest(MOST_CITED, statements, key=_order_alike)


def cite(store: GraphStore, rows: Sequence[Sequence[Statement]], editions: Iterable[Edition]) -> tuple[tuple[Citation, ...], ...]:
    """For each row, its citations: what says the row itself before what says where and when; strongest first, then by passage."""
    kept = [sorted(row, key=_order)[:MOST_CITED] for row in rows]
    passages = read_passages(store, sorted({str(s["passage"]) for row in kept for s in row}))
    documents = {e.id: e for e in editions}
    return tuple(tuple(_citation(s, passages, documents) for s in row) for row in kept)


def read_passages(store: GraphStore, ids: Sequence[str]) -> dict[str, Sequence[Cell]]:
    """The page, section and text of passages, by id; nothing for an id that is none."""
    found: dict[str, Sequence[Cell]] = {}
    for start in range(0, len(ids), _CHUNK):
        found.update((str(row[0]), row[1:]) for row in store.read(_PASSAGES, {"ids": list(ids[start : start + _CHUNK])}).rows)
    return found


def _citation(statement: Statement, passages: Mapping[str, Sequence[Cell]], documents: Mapping[str, Edition]) -> Citation:
    passage, document = str(statement["passage"]), str(statement["document"])
    page, section, text = passages.get(passage, (None, "", ""))
    edition = documents.get(document)
    return Citation(
        statement=str(statement["statement"]),
        passage=passage,
        document=document,
        stem=edition.stem if edition else document,
        title=edition.title if edition else "",
        issued=edition.issued if edition else "",
        page=page if isinstance(page, int) else None,
        section=str(section or ""),
        quote=str(statement["quote"] or ""),
        text=str(text or ""),
        strength=str(statement["strength"]),
        rule=str(statement["rule"] or ""),
    )


def _order(statement: Statement) -> tuple[int, int, str, str, str]:
    return (int(str(statement["rank"])), *_order_alike(statement))


def _order_alike(statement: Statement) -> tuple[int, str, str, str]:
    """The order of statements of one rank."""
    strength = str(statement["strength"])
    weight = STRENGTHS.index(strength) if strength in STRENGTHS else -1
    return (-weight, str(statement["document"]), str(statement["passage"]), str(statement["statement"]))


def _flat(cell: Cell) -> list[Statement]:
    """The maps in a list of maps, or of lists of maps."""
    if isinstance(cell, Mapping):
        return [cell]
    return [s for item in cell for s in _flat(item)] if isinstance(cell, list | tuple) else []
