"""Views of made-up involvements, and measures checked by hand or against networkx's own."""

import subprocess
import sys
from itertools import pairwise

import networkx as nx
import pytest

from graph.analysis.measures import bridges, centralities, communities, modularity, pieces, shortest_ways
from graph.analysis.views import Involvement, actors, bipartite, programmes


def _involved(text: str) -> list[Involvement]:
    """`a b: x` says that a and b have a part in x."""
    found = []
    for line in text.split(";"):
        left, _, via = line.strip().partition(": ")
        found += [Involvement(actor, via, "implements", {"statement": f"s-{actor}-{via}"}) for actor in left.split()]
    return found


TWO_GROUPS = _involved("a b c: x; a b: y; b c: y2; d e f: z; d e: z2; c d: w; alone: v")


def test_actors_are_joined_by_shared_programmes_that_count_once() -> None:
    view = actors([*TWO_GROUPS, *TWO_GROUPS])
    assert view.edges["a", "b"] == {"weight": 2, "shared": ("x", "y")}
    assert view.edges["c", "d"] == {"weight": 1, "shared": ("w",)}
    assert (len(view), view.number_of_edges(), view.degree("alone")) == (7, 7, 0)


def test_programmes_are_joined_by_shared_actors() -> None:
    view = programmes(TWO_GROUPS)
    assert view.edges["x", "y"] == {"weight": 2, "shared": ("a", "b")}
    assert view.edges["w", "x"]["shared"] == ("c",)


def test_the_bipartite_view_keeps_the_statements() -> None:
    view = bipartite(TWO_GROUPS)
    assert nx.is_bipartite(view)
    assert (view.nodes["a"]["side"], view.nodes["x"]["side"]) == (0, 1)
    assert [i.statement["statement"] for i in view.edges["a", "x"]["said"]] == ["s-a-x"]


def test_betweenness_and_degree_are_networkx_own() -> None:
    view = actors(TWO_GROUPS)
    found = centralities(view)
    assert {id_: c.betweenness for id_, c in found.items()} == pytest.approx(nx.betweenness_centrality(view), abs=1e-6)
    assert {id_: c.degree for id_, c in found.items()} == dict(view.degree())
    assert {id_ for id_, c in found.items() if c.cut} == {"c", "d"} == set(nx.articulation_points(view))


def test_pagerank_by_hand() -> None:
    """Two nodes have a half each; of a path of three, by weight, the middle one has what the equations give."""
    assert {c.pagerank for c in centralities(actors(_involved("a b: x"))).values()} == {0.5}
    found = {id_: c.pagerank for id_, c in centralities(actors(_involved("a b: x; a b: y; b c: z"))).items()}
    middle = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85)
    assert found == pytest.approx({"a": 0.05 + 0.85 * middle * 2 / 3, "b": middle, "c": 0.05 + 0.85 * middle / 3}, abs=1e-6)


def test_an_empty_view_has_no_figures() -> None:
    view = actors([])
    assert centralities(view) == {}
    assert communities(view) == []
    assert modularity(view, []) == 0.0
    assert pieces(view) == 0


def test_communities_are_the_groups_and_leave_out_who_is_alone() -> None:
    view = actors(TWO_GROUPS)
    assert communities(view) == [["a", "b", "c"], ["d", "e", "f"]]
    assert modularity(view, communities(view)) > 0.3


def test_communities_are_the_same_in_every_process() -> None:
    """Sets of texts have another order in each process; the groups must not."""
    program = (
        "import networkx as nx; from graph.analysis.measures import communities; "
        "print(communities(nx.relabel_nodes(nx.gnp_random_graph(60, 0.08, seed=3), lambda n: f'actor:{n}')))"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_bridges_are_the_edges_that_hold_pieces_together() -> None:
    view = actors(TWO_GROUPS)
    assert bridges(view) == [("c", "d")]
    assert pieces(view) == 2


def test_ways_go_over_programmes_and_are_the_shortest() -> None:
    view = bipartite(TWO_GROUPS)
    ways = shortest_ways(view, "a", "e", 10)
    assert ways == [["a", "x", "c", "w", "d", "z", "e"], ["a", "x", "c", "w", "d", "z2", "e"]]
    assert all(view.has_edge(*pair) for way in ways for pair in pairwise(way))
    assert len(shortest_ways(view, "a", "e", 1)) == 1
    assert shortest_ways(view, "a", "alone", 3) == shortest_ways(view, "a", "nobody", 3) == []
