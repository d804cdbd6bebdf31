"""Questions in SPARQL give the rows of the question itself."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from graph.errors import QueryError
from graph.sparql.endpoint import Sparql
from graph.store import Cell, GraphStore
from queries.runner import ask
from queries.sparql_texts import ask_sparql, sparql_texts

ASKED: list[tuple[str, Mapping[str, str]]] = [
    ("actor-portfolio", {"actor": "IOM"}),
    ("actor-portfolio", {"actor": "actor:government-nl"}),
    ("beneficiaries", {}),
    ("partner-pairs", {}),
    ("partners-in-country", {"country": "Nigeria"}),
    ("partners-in-country", {"country": "NE"}),
    ("programmes-in-country", {"country": "Nigeria"}),
    ("programmes-in-country", {"country": "NE"}),
    ("shared-partners", {}),
]


@pytest.fixture(scope="module")
def sparql(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sparql]:
    with Sparql(store, tmp_path_factory.mktemp("rdf")) as opened:
        yield opened


@pytest.mark.parametrize(("name", "arguments"), ASKED, ids=lambda value: value if isinstance(value, str) else json.dumps(value))
def test_the_rows_are_those_of_the_question(sparql: Sparql, store: GraphStore, name: str, arguments: Mapping[str, Any]) -> None:
    found = ask_sparql(sparql, name, arguments).texts()
    wanted = ask(store, name, arguments).rows
    assert len(wanted) > 0
    columns = [column for column in found[0] if column in wanted[0]]
    assert len(columns) >= 5
    assert [{c: _cell(row[c], wanted[0][c]) for c in columns} for row in found] == [{c: _plain(row[c]) for c in columns} for row in wanted]


def _plain(cell: Cell) -> object:
    """A cell of an answer as SPARQL has it: a set of texts or ids, or a text."""
    if isinstance(cell, list):
        return {item["id"] if isinstance(item, Mapping) else item for item in cell}
    return "" if cell is None else str(cell)


def _cell(text: str, like: Cell) -> object:
    return set(filter(None, text.split("; "))) if isinstance(like, list) else text


def test_every_text_is_tried() -> None:
    assert {name for name, _ in ASKED} == set(sparql_texts())
    assert len(sparql_texts()) >= 6


def test_what_a_text_does_not_take_is_refused(sparql: Sparql) -> None:
    with pytest.raises(QueryError, match="does not take role"):
        ask_sparql(sparql, "partners-in-country", {"country": "Nigeria", "role": "funds"})
    with pytest.raises(QueryError, match="does not take programme"):
        ask_sparql(sparql, "beneficiaries", {"programme": "COMPASS"})
    with pytest.raises(QueryError, match="There is no SPARQL of the question 'contradictions'"):
        ask_sparql(sparql, "contradictions", {})
