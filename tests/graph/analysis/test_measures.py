"""Views of made-up involvements, and measures checked by hand or against networkx's own."""

import subprocess
import sys
from itertools import pairwise

import networkx as nx
import pytest

from graph.analysis.betweenness import EXACT, PIVOTS, betweenness, estimate, pivots_of
from graph.analysis.groups import communities, modularity
from graph.analysis.measures import bridges, measure, shortest_ways
from graph.analysis.ties import Ties, tie, ties_of
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


def _ties(involvements: list[Involvement]) -> Ties:
    return tie((i.actor, i.via) for i in involvements)


def test_ties_are_those_of_the_view() -> None:
    assert _ties([*TWO_GROUPS, *TWO_GROUPS]) == ties_of(actors(TWO_GROUPS))
    assert _ties(TWO_GROUPS).ids[-1] == "f"


def test_betweenness_and_degree_are_networkx_own() -> None:
    view = actors(TWO_GROUPS)
    found = measure(ties_of(view)).centralities
    assert {id_: c.betweenness for id_, c in found.items()} == pytest.approx(nx.betweenness_centrality(view), abs=1e-6)
    assert {id_: c.degree for id_, c in found.items()} == dict(view.degree())
    assert {id_ for id_, c in found.items() if c.cut} == {"c", "d"} == set(nx.articulation_points(view))


def test_pagerank_by_hand() -> None:
    """Two nodes have a half each; of a path of three, by weight, the middle one has what the equations give."""
    assert {c.pagerank for c in measure(_ties(_involved("a b: x"))).centralities.values()} == {0.5}
    found = {id_: c.pagerank for id_, c in measure(_ties(_involved("a b: x; a b: y; b c: z"))).centralities.items()}
    middle = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85)
    assert found == pytest.approx({"a": 0.05 + 0.85 * middle * 2 / 3, "b": middle, "c": 0.05 + 0.85 * middle / 3}, abs=1e-6)


def test_an_empty_view_has_no_figures() -> None:
    ties = _ties([])
    assert measure(ties).centralities == {}
    assert communities(ties) == []
    assert modularity(ties, []) == 0.0
    assert measure(ties).pieces == 0


def test_communities_are_the_groups_and_leave_out_who_is_alone() -> None:
    ties = _ties(TWO_GROUPS)
    groups = communities(ties)
    assert groups == [["a", "b", "c"], ["d", "e", "f"]]
    joined = actors(TWO_GROUPS).subgraph("abcdef")
    assert modularity(ties, groups) == pytest.approx(nx.community.modularity(joined, groups, weight="weight"))


def test_communities_are_as_good_as_networkx_own() -> None:
    view = nx.relabel_nodes(nx.planted_partition_graph(8, 40, 0.3, 0.02, seed=5), lambda n: f"actor:{n:03}")
    planted = [[f"actor:{n:03}" for n in range(40 * group, 40 * group + 40)] for group in range(8)]
    ties = ties_of(view)
    assert communities(ties) == planted
    rough = ties_of(nx.relabel_nodes(nx.gnp_random_graph(200, 0.05, seed=3), lambda n: f"actor:{n:03}"))
    theirs = nx.community.louvain_communities(nx.Graph([(a, b) for a, b, _ in rough.edges]), seed=7)
    assert modularity(rough, communities(rough)) > 0.95 * modularity(rough, [[rough.ids[n] for n in group] for group in theirs])


def _random(nodes: int) -> Ties:
    """A network with a few hubs."""
    return ties_of(nx.relabel_nodes(nx.barabasi_albert_graph(nodes, 3, seed=11), lambda n: f"actor:{n:04}"))


def test_an_estimate_from_all_sources_is_exact() -> None:
    for ties in (_random(150), _ties(TWO_GROUPS)):
        assert estimate(ties, list(range(len(ties.ids)))) == pytest.approx(betweenness(ties), abs=1e-9)


def test_betweenness_of_a_large_network_is_estimated_and_finds_the_same_hubs() -> None:
    ties = _random(2_700)
    assert len(ties.ids) * len(ties.edges) > EXACT
    assert pivots_of(ties) == PIVOTS
    assert pivots_of(_random(150)) == 150
    exact, found = estimate(ties, list(range(len(ties.ids)))), betweenness(ties)
    hubs = sorted(range(len(ties.ids)), key=lambda n: -exact[n])[:5]
    assert [found[n] for n in hubs] == pytest.approx([exact[n] for n in hubs], rel=0.5)
    assert set(sorted(range(len(ties.ids)), key=lambda n: -found[n])[:3]) == set(hubs[:3])


def test_communities_are_the_same_in_every_process() -> None:
    """Sets of texts have another order in each process; the groups must not."""
    program = (
        "import networkx as nx; from graph.analysis.groups import communities; from graph.analysis.ties import ties_of; "
        "print(communities(ties_of(nx.relabel_nodes(nx.gnp_random_graph(60, 0.08, seed=3), lambda n: f'actor:{n}'))))"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_bridges_are_the_edges_that_hold_pieces_together() -> None:
    view = actors(TWO_GROUPS)
    assert bridges(view) == [("c", "d")]
    assert measure(ties_of(view)).pieces == 2


def test_ways_go_over_programmes_and_are_the_shortest() -> None:
    view = bipartite(TWO_GROUPS)
    ways = shortest_ways(view, "a", "e", 10)
    assert ways == [["a", "x", "c", "w", "d", "z", "e"], ["a", "x", "c", "w", "d", "z2", "e"]]
    assert all(view.has_edge(*pair) for way in ways for pair in pairwise(way))
    assert len(shortest_ways(view, "a", "e", 1)) == 1
    assert shortest_ways(view, "a", "alone", 3) == shortest_ways(view, "a", "nobody", 3) == []
