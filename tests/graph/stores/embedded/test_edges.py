"""The tables of edges of a large graph: none is empty, for the engine loses edges beside one that is (test_engine.py)."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.schema import EDGES
from graph.stores.embedded import EmbeddedStore, text
from graph.stores.embedded.edges import needed_tables
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.activity_sources import activity_sources
from tests.queries.joined_sources import joined_sources

SOURCES = {"activities": activity_sources, "joined": joined_sources}
NEEDED = {"country": "Nigeria", "actor": "IOM", "programme": "COMPASS", "other": "UNODC", "since": "2020"}


def _write(path: Path, sources: str) -> Path:
    with closing(EmbeddedStore(path)) as store, store.writing() as change:
        for batch in SOURCES[sources]():
            change.put(batch)
    return path


@pytest.mark.parametrize("sources", SOURCES)
def test_no_table_of_a_large_graph_is_empty_and_questions_answer_the_same(
    sources: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = _write(tmp_path / "small", sources)
    monkeypatch.setattr(text, "NODE_GROUP", 0)
    large = _write(tmp_path / "large", sources)
    with closing(EmbeddedStore(small)) as one, closing(EmbeddedStore(large)) as other:
        for edge in EDGES:
            for left, right, *_ in other.read(f"CALL show_connection('{edge}') RETURN *").rows:
                (number,) = other.read(f"MATCH (:{left})-[r:{edge}]->(:{right}) RETURN count(*)").rows[0]
                assert number or (left, right) == ("Document", "Document"), (edge, left, right)
        for name, question in questions().items():
            asked = {p.name: NEEDED[p.name] for p in question.parameters if p.required}
            assert ask(one, name, asked).rows == ask(other, name, asked).rows


def test_a_small_graph_has_all_tables() -> None:
    assert needed_tables({("Programme",): text.NODE_GROUP}, []) is None
    rows = {("Programme",): text.NODE_GROUP + 1, ("LEADS", "Actor", "Programme"): 1, ("FUNDS", "Actor", "Actor"): 0}
    assert needed_tables(rows, [("SAME_AS", "Programme", "Programme")]) == {
        ("Programme",), ("LEADS", "Actor", "Programme"), ("SAME_AS", "Programme", "Programme"),
    }  # fmt: skip
