"""What an answer carries: rows, the passages behind each, totals, the documents searched, and what was left out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from graph.editions import Edition
from graph.errors import QueryError
from graph.store import Cell
from queries.parameters import Understood
from queries.spec import MOST_PROGRAMMES, Column


class Citation(NamedTuple):
    """One statement behind a row, and where it stands; `text` is the whole passage, `quote` the words that say it.

    A tuple, which is made five times as fast as a frozen dataclass: an answer has thousands.
    """

    statement: str
    passage: str
    document: str
    stem: str
    title: str
    issued: str
    page: int | None
    section: str
    quote: str
    text: str
    strength: str
    rule: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What was found for an answer.

    Attributes:
        rows: with plain, sorted cells.
        citations, statements: behind each row, those that are listed, and how many statements it rests on.
        conversions: in words, what a reader must know of converted amounts.
        wider: by parameter, the totals with it, where they were counted on the way.
    """

    rows: Sequence[Mapping[str, Cell]]
    citations: Sequence[tuple[Citation, ...]]
    statements: Sequence[int]
    totals: Mapping[str, int | float]
    conversions: tuple[str, ...] = ()
    wider: Mapping[str, Mapping[str, int | float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        understood: how each argument was read.
        rows: the page of rows asked for; lists in them are sorted.
        citations: for each row, the statements behind it: those that say the row itself first, then the strongest.
        totals: figures over all rows, whatever `limit` and `offset` are; `rows` is how many there are.
        documents: the editions searched, without tipgraph's own reference tables.
        left_out: in words, what other filters would add and which editions were not searched.
        notes: in words, what a reader must know to use the rows (amounts without currency, programmes without dates …).
        summary: one sentence; for an empty answer, what was searched - never "there is none".
        version: the version of the graph that it was drawn from.
    """

    question: str
    title: str
    description: str
    chart: str
    understood: tuple[Understood, ...]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    citations: tuple[tuple[Citation, ...], ...]
    totals: Mapping[str, int | float]
    documents: tuple[Edition, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    summary: str
    limit: int
    offset: int
    version: str

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Of `left_out`, that not all programmes were looked at; empty where they were."""
        return tuple(words for words in self.left_out if MOST_PROGRAMMES in words)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data for JSON; Any because rows hold what their question returns."""
        plain = asdict(replace(self, rows=(), citations=()))
        return {**plain, "rows": [dict(row) for row in self.rows], "citations": self.cited(), "totals": dict(self.totals)}

    def cited(self) -> list[list[dict[str, str | int | None]]]:
        """The citations by name, for JSON, which writes tuples as lists."""
        return [[citation._asdict() for citation in cited] for cited in self.citations]

    def to_pandas(self) -> Any:  # pandas is an extra
        """The rows as a pandas DataFrame: the question's columns, then `documents`, `quotes` and `statements`, lists of what each rests on.

        Raises:
            QueryError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as problem:
            raise QueryError("pandas is not installed. Install it: pip install 'tipgraph[pandas]'") from problem
        rows = [
            {**row, "documents": list(dict.fromkeys(c.stem for c in cited)), "quotes": [c.quote for c in cited],
             "statements": [c.statement for c in cited]}
            for row, cited in zip(self.rows, self.citations, strict=True)
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=[*(c.name for c in self.columns), "documents", "quotes", "statements"])

    def to_networkx(self) -> Any:  # networkx has no types
        """The things in the rows as an `nx.MultiGraph`: the first thing of a row is joined to the others in it.

        Nodes have a `name`; edges say by their key and `column` how, and hold the rest of the record and the row's `statements`.
        """
        import networkx as nx  # takes long to import

        made = nx.MultiGraph(question=self.question, version=self.version)
        ids = [c.name for c in self.columns if c.type == "id"]
        records = [c.name for c in self.columns if c.type == "records"]
        for row, cited in zip(self.rows, self.citations, strict=True):
            statements = [c.statement for c in cited]
            things: list[tuple[str, Mapping[str, Cell]]] = [
                (name, {"id": row[name], "name": row.get(f"{name}_name", row.get("name"))}) for name in ids if row[name]
            ]
            for name in records:
                things += [(name, record) for record in _records(row[name]) if "name" in record]
            for (_, first), (column, thing) in ((things[0], other) for other in things[1:]):
                for node in (first, thing):
                    made.add_node(node["id"], name=node["name"])
                more = {key: cell for key, cell in thing.items() if key not in ("id", "name")}
                made.add_edge(first["id"], thing["id"], column=column, statements=statements, **more)
        return made


def _records(cell: Cell) -> list[Mapping[str, Cell]]:
    return [record for record in cell if isinstance(record, Mapping)] if isinstance(cell, list) else []


def cell_text(cell: Cell) -> str:
    """A cell as one line of text, for tables and CSV: lists with `; `, records as their values without ids."""
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        values = [cell_text(v) for k, v in cell.items() if k != "id" and v not in (None, "")]
        return values[0] + (f" ({', '.join(values[1:])})" if len(values) > 1 else "") if values else ""
    if isinstance(cell, list | tuple):
        return "; ".join(dict.fromkeys(cell_text(item) for item in cell))
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell == int(cell) else f"{cell:,}"
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
