"""The tables of edges of a large graph: no type is empty, for the engine loses edges beside one that is (test_engine.py)."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.schema import EDGES
from graph.stores.embedded import EmbeddedStore, text
from graph.stores.embedded.edges import types_with_edges
from queries.catalogue import questions
from queries.runner import ask
from tests.graph.batches import small_batch
from tests.queries.activity_sources import activity_sources
from tests.queries.joined_sources import joined_sources

SOURCES = {"activities": activity_sources, "joined": joined_sources}
NEEDED = {"country": "Nigeria", "actor": "IOM", "programme": "COMPASS", "other": "UNODC", "since": "2020"}


def _write(path: Path, sources: str) -> Path:
    with closing(EmbeddedStore(path)) as store, store.writing() as change:
        for batch in SOURCES[sources]():
            change.put(batch)
    return path


def test_no_joins_after_all_are_no_edges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "NODE_GROUP", 0)
    with closing(EmbeddedStore(tmp_path / "store")) as store:
        with store.writing() as change:
            change.put(small_batch("doc~1", [{"id": "programme:p", "name": "P"}], ["One."]))
            change.put(list(activity_sources())[-1])
        assert store.read("CALL show_connection('SAME_AS') RETURN *").rows[0][:2] == ("Document", "Document")


@pytest.mark.parametrize("sources", SOURCES)
def test_no_type_of_a_large_graph_is_without_edges_and_questions_answer_the_same(
    sources: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = _write(tmp_path / "small", sources)
    monkeypatch.setattr(text, "NODE_GROUP", 0)
    large = _write(tmp_path / "large", sources)
    with closing(EmbeddedStore(small)) as one, closing(EmbeddedStore(large)) as other:
        for edge in EDGES:
            (number,) = other.read(f"MATCH ()-[r:{edge}]->() RETURN count(*)").rows[0]
            pairs = {(left, right) for left, right, *_ in other.read(f"CALL show_connection('{edge}') RETURN *").rows}
            assert pairs == (set(EDGES[edge].pairs) if number else {("Document", "Document")}), edge
        for name, question in questions().items():
            asked = {p.name: NEEDED[p.name] for p in question.parameters if p.required}
            assert ask(one, name, asked).rows == ask(other, name, asked).rows


def test_a_small_graph_has_all_tables() -> None:
    assert types_with_edges({("Programme",): text.NODE_GROUP}, []) is None
    rows = {("Programme",): text.NODE_GROUP + 1, ("LEADS", "Actor", "Programme"): 1, ("FUNDS", "Actor", "Actor"): 0}
    assert types_with_edges(rows, ["SAME_AS"]) == {"LEADS", "SAME_AS"}
