"""The Python face: open, load, ask."""

from pathlib import Path

import tipgraph
from tests.e2e.documents import EMN


def test_open_load_ask(tmp_path: Path) -> None:
    path = tmp_path / "emn.txt"
    path.write_text(EMN, encoding="utf-8")
    graph = tipgraph.open(tmp_path / "store")
    assert graph.load(path).outcome == "loaded"
    answer = graph.ask("partners-in-country", country="Ghana")
    assert [row["actor"] for row in answer.rows] == ["actor:se-government", "actor:se-hwx", "actor:iom"]
    graph.close()
