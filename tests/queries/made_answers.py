"""Answers made by hand, without a store."""

from collections.abc import Mapping

from graph.store import Cell
from queries.answer import Answer, Citation
from queries.spec import Column

COLUMNS = (
    Column("actor", "id", "The partner."),
    Column("name", "string", "Its name."),
    Column("place", "string", "Where."),
    Column("kind", "string", "What it is."),
    Column("programme_count", "integer", "How many."),
    Column("programmes", "records", "Which."),
)


def row(name: str, kind: str, programmes: int) -> dict[str, Cell]:
    records = [{"id": "programme:lantern", "name": "LANTERN", "role": "funds", "also": ["programme:x-1"], "place": "direct", "themes": []}]
    return {
        "actor": f"actor:{name}",
        "name": name.title(),
        "place": "direct",
        "kind": kind,
        "programme_count": programmes,
        "programmes": records,
    }


def cited(quote: str, statement: str) -> Citation:
    return Citation(statement, "p1", "d~1", "d", "A document", "2025", 3, "Section", quote, quote, "table", "rule")


def answer(rows: tuple[Mapping[str, Cell], ...], chart: str = "table", columns: tuple[Column, ...] = COLUMNS) -> Answer:
    sources = tuple((cited("the words", "s-1"), cited("the words", "s-2"), cited("others", "s-3")) for _ in rows)
    return Answer(
        "q", "Q", "", chart, (), columns, rows, sources, {"rows": len(rows)}, (), (), (), "", 50, 0, "1"
    )  # fmt: skip


ROWS = (row("one", "ngo", 1), row("two", "eu_body", 9), row("three", "igo", 4))
