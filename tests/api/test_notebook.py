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


def test_an_answer_as_a_table_and_as_a_network(tmp_path: Path) -> None:
    path = tmp_path / "emn.txt"
    path.write_text(EMN, encoding="utf-8")
    with tipgraph.open(tmp_path / "store") as graph:
        graph.load(path)
        answer = graph.ask("partners-in-country", country="Ghana")
        table = answer.to_pandas()
        assert list(table["actor"]) == [row["actor"] for row in answer.rows]
        assert list(table["statements"]) == [[c.statement for c in cited] for cited in answer.citations]
        network = answer.to_networkx()
        records = [(row["actor"], record["id"]) for row in answer.rows for record in row["programmes"]]  # type: ignore[attr-defined]
        assert sorted(sorted((a, b)) for a, b, _ in network.edges) == sorted(map(sorted, records))
        assert network.nodes["actor:iom"]["name"] == "International Organization for Migration"
        whole = graph.to_networkx()
        assert all(whole.has_edge(a, b) or whole.has_edge(b, a) for a, b in records)
        assert graph.ask("partners-in-country", country="Chad").to_pandas().empty
