"""The Python face: open, load, ask, judge."""

from pathlib import Path

import pytest

import tipgraph
from graph.errors import QueryError
from tests.e2e.documents import EMN


def test_open_load_ask(tmp_path: Path) -> None:
    path = tmp_path / "emn.txt"
    path.write_text(EMN, encoding="utf-8")
    graph = tipgraph.open(tmp_path / "store")
    assert graph.load(path).outcome == "loaded"
    answer = graph.ask("partners-in-country", country="Ghana")
    assert [row["actor"] for row in answer.rows] == ["actor:se-government", "actor:se-hwx", "actor:iom"]
    graph.close()


def test_judge_and_take_back(tmp_path: Path) -> None:
    with tipgraph.open(tmp_path / "store") as graph:
        for state in ("Sweden", "Finland"):
            path = tmp_path / f"{state}.txt"
            path.write_text(EMN.replace("Sweden", state), encoding="utf-8")
            graph.load(path)
        pair = next(pair for pair in graph.candidates() if pair.one.id == "actor:fi-hwx")
        graph.judge("same", pair.one.id, pair.other.id, by="desk-1")
        assert graph.store.find_ids([pair.other.id])[pair.other.id] == (("Actor", "actor:fi-hwx"),)
        with pytest.raises(QueryError, match="not the same by their names"):
            graph.judge("same", "IOM", "UNODC", by="desk-1")
        graph.undo(pair.one.id, pair.other.id, by="desk-1")
        assert pair in graph.candidates()
