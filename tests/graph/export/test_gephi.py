"""Gephi opens the GEXF: names, kinds, colours, sizes, kinds of edges, weights."""

import io
from pathlib import Path

import networkx
import pytest

from graph.export.gexf import write_gexf
from graph.export.grass import COLOURS
from graph.store import GraphStore
from tests.servers.gephi import read_network


@pytest.mark.gephi
def test_gephi_sees_what_the_file_says(small: GraphStore, tmp_path: Path) -> None:
    file = io.BytesIO()
    write_gexf(small, file)
    (tmp_path / "graph.gexf").write_bytes(file.getvalue())
    lines = read_network(tmp_path / "graph.gexf", tmp_path)
    wanted = networkx.read_gexf(io.BytesIO(file.getvalue()))
    nodes = {line[1]: line[2:] for line in lines if line[0] == "node"}
    assert set(nodes) == set(wanted)
    assert nodes["actor:iom"][:3] == ["International Organization for Migration", "Actor", COLOURS["Actor"][1:]]
    sizes = [float(nodes[id_][3]) for id_ in ("actor:iom", "programme:compass", "country:NG")]  # Gephi scales them
    assert sizes == sorted(set(sizes), reverse=True)
    edges = {(a, b, kind, float(weight)) for line in lines if line[0] == "edge" for a, b, kind, weight in [line[1:]]}
    assert edges == {(a, b, data["type"], data["weight"]) for a, b, data in wanted.edges(data=True)}
