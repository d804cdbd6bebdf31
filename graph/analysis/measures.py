"""Measures of a view: who is central, which groups there are, what holds them together, how two things are connected.

Betweenness and PageRank are rustworkx's (networkx needs SciPy for one and minutes for the other); figures are rounded, so that they are the
same on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import networkx as nx
import rustworkx

DIGITS = 6
"""Decimal places of a figure."""

SEED = 7
"""Where the search for communities begins; another gives other groups where the network has no clear ones."""


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central one node is.

    Attributes:
        degree: how many others it is joined to.
        betweenness: the share of the shortest ways between two others that lead over it, 0 to 1; every edge is as long as any.
        pagerank: the share of a random walk that it has, with edges taken by weight; all together 1.
        cut: whether the network has more pieces without it.
    """

    degree: int
    betweenness: float
    pagerank: float
    cut: bool


def centralities(view: Any) -> Mapping[str, Centrality]:  # networkx has no types
    """How central each node of a view is."""
    ids = list(view)
    place = {id_: number for number, id_ in enumerate(ids)}
    edges = [(place[a], place[b], float(weight)) for a, b, weight in view.edges(data="weight", default=1)]
    made: rustworkx.PyGraph[str, float] = rustworkx.PyGraph(multigraph=False)
    made.add_nodes_from(ids)
    made.add_edges_from(edges)
    both: rustworkx.PyDiGraph[str, float] = made.to_directed()
    between = rustworkx.graph_betweenness_centrality(made, normalized=True)
    ranks = rustworkx.pagerank(both, weight_fn=float, tol=1e-12, max_iter=10_000) if ids else {}
    cuts = rustworkx.articulation_points(made)
    return {
        id_: Centrality(int(view.degree(id_)), round(between[n], DIGITS), round(ranks[n], DIGITS), n in cuts) for n, id_ in enumerate(ids)
    }


def communities(view: Any) -> list[list[str]]:  # networkx has no types
    """The groups of nodes that are joined more to one another than to others, by Louvain's method; the largest first.

    Nodes that are joined to nothing are in no group.
    """
    joined = sorted(id_ for id_ in view if view.degree(id_))
    numbers = {id_: number for number, id_ in enumerate(joined)}
    plain = nx.Graph()  # of numbers, whose order in a set is the same in every process
    plain.add_nodes_from(range(len(joined)))
    plain.add_edges_from((numbers[a], numbers[b], {"weight": weight}) for a, b, weight in view.edges(data="weight", default=1))
    found = nx.community.louvain_communities(plain, weight="weight", seed=SEED) if joined else []
    groups = [sorted(joined[number] for number in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def modularity(view: Any, groups: list[list[str]]) -> float:  # networkx has no types
    """How much more the groups are joined inside than chance would have it: 0 not at all, towards 1 wholly."""
    inside = view.subgraph(id_ for group in groups for id_ in group)
    return round(nx.community.modularity(inside, groups, weight="weight"), DIGITS) if groups else 0.0


def bridges(view: Any) -> list[tuple[str, str]]:  # networkx has no types
    """The edges without which the network has more pieces, sorted."""
    return sorted((min(a, b), max(a, b)) for a, b in nx.bridges(view))


def pieces(view: Any) -> int:  # networkx has no types
    """How many pieces the network has that are not connected with one another."""
    return int(nx.number_connected_components(view))


def shortest_ways(view: Any, one: str, other: str, most: int) -> list[list[str]]:  # networkx has no types
    """The shortest ways between two nodes, each as its nodes; none where they are not connected or not there.

    Args:
        most: how many ways of the same length at the most; which ones follows from the view's order.
    """
    if one not in view or other not in view or not nx.has_path(view, one, other):
        return []
    return [list(way) for way in islice(nx.all_shortest_paths(view, one, other), most)]
