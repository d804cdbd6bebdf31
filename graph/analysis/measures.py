"""Measures of a network: who is central, what holds it together, how two things are connected.

PageRank is rustworkx's (networkx needs SciPy for it); figures are rounded, so that they are the same on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import networkx as nx
import rustworkx

from graph.analysis.betweenness import betweenness, graph_of
from graph.analysis.ties import Ties

DIGITS = 6
"""Decimal places of a figure."""


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central one node is.

    Attributes:
        degree: how many others it is joined to.
        betweenness: the share of the shortest ways between two others that lead over it, 0 to 1; see `graph.analysis.betweenness`.
        pagerank: the share of a random walk that it has, with edges taken by weight; all together 1.
        cut: whether the network has more pieces without it.
    """

    degree: int
    betweenness: float
    pagerank: float
    cut: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """How central each node is, and how many pieces the network has that are not connected with one another."""

    centralities: Mapping[str, Centrality]
    pieces: int


def measure(ties: Ties) -> Measured:
    """The measures of all nodes."""
    made = graph_of(ties)
    both: rustworkx.PyDiGraph[str, float] = made.to_directed()
    ranks = rustworkx.pagerank(both, weight_fn=float, tol=1e-12, max_iter=10_000) if ties.ids else {}
    cuts, between = rustworkx.articulation_points(made), betweenness(ties, made)
    found = {
        id_: Centrality(degree, round(between[n], DIGITS), round(ranks[n], DIGITS), n in cuts)
        for n, (id_, degree) in enumerate(zip(ties.ids, ties.degrees(), strict=True))
    }
    return Measured(found, int(rustworkx.number_connected_components(made)))


def bridges(view: Any) -> list[tuple[str, str]]:  # networkx has no types
    """The edges without which the network has more pieces, sorted."""
    return sorted((min(a, b), max(a, b)) for a, b in nx.bridges(view))


def shortest_ways(view: Any, one: str, other: str, most: int) -> list[list[str]]:  # networkx has no types
    """The shortest ways between two nodes, each as its nodes; none where they are not connected or not there.

    Args:
        most: how many ways of the same length at the most; which ones follows from the view's order.
    """
    if one not in view or other not in view or not nx.has_path(view, one, other):
        return []
    return [list(way) for way in islice(nx.all_shortest_paths(view, one, other), most)]
