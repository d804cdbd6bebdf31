"""Betweenness: the share of the shortest ways between two others that lead over a node.

All sources together cost nodes times ties (Brandes 2001). Where that is much, some sources stand for all: "pivots", whose dependencies are
scaled up (Brandes and Pich 2007, Centrality estimation in large networks, Int. J. Bifurcation and Chaos 17(7)).
"""

import numpy as np
import numpy.typing as npt
import rustworkx

from graph.analysis.ties import Ties

EXACT = 20_000_000
"""Nodes times ties up to which all sources are looked at: a fifth of a second of one core."""

PIVOTS = 100
"""The sources that stand for all beyond that."""

_Floats = npt.NDArray[np.float64]
_Places = npt.NDArray[np.intp]


def pivots_of(ties: Ties) -> int:
    """How many sources the figures rest on: all nodes, or PIVOTS of them."""
    return len(ties.ids) if len(ties.ids) * len(ties.edges) <= EXACT else min(PIVOTS, len(ties.ids))


def betweenness(ties: Ties, made: "rustworkx.PyGraph[str, float] | None" = None) -> list[float]:
    """The betweenness of each node, 0 to 1; every tie is as long as any. Estimated where `pivots_of` is below the number of nodes.

    Args:
        made: `graph_of` the ties, where it is there already.
    """
    number = len(ties.ids)
    sources = pivots_of(ties)
    if sources < number:
        return estimate(ties, [place * number // sources for place in range(sources)])
    found = rustworkx.graph_betweenness_centrality(made or graph_of(ties), normalized=True)
    return [found[place] for place in range(number)]


def graph_of(ties: Ties) -> "rustworkx.PyGraph[str, float]":
    """The ties as rustworkx takes them."""
    made: rustworkx.PyGraph[str, float] = rustworkx.PyGraph(multigraph=False)
    made.add_nodes_from(ties.ids)
    made.add_edges_from([(one, other, float(weight)) for one, other, weight in ties.edges])
    return made


def estimate(ties: Ties, pivots: list[int]) -> list[float]:
    """The betweenness that some sources give, scaled to all.

    Args:
        pivots: places of nodes, each once, two or more. The same ones give the same figures: with all nodes, the exact ones.
    """
    number = len(ties.ids)
    ways = _Ways(ties)
    total = np.zeros(number)
    for pivot in pivots:
        total += ways.dependencies(pivot)
    own = np.zeros(number)
    own[pivots] = 1
    scaled: list[float] = (total / (len(pivots) - own) / max(number - 2, 1)).tolist()
    return scaled


class _Ways:
    """The neighbours of all nodes in one array, to go through level by level."""

    def __init__(self, ties: Ties) -> None:
        self.number = len(ties.ids)
        ends = np.array([edge[:2] for edge in ties.edges], dtype=np.intp).reshape(-1, 2)
        begins = np.concatenate([ends[:, 0], ends[:, 1]])
        self.neighbours = np.concatenate([ends[:, 1], ends[:, 0]])[np.argsort(begins, kind="stable")]
        self.degrees = np.bincount(begins, minlength=self.number)
        self.starts = np.cumsum(self.degrees) - self.degrees

    def dependencies(self, source: int) -> _Floats:
        """How much of the shortest ways from one node to all others leads over each node (Brandes 2001)."""
        counts, levels = self._levels(source)
        found = np.zeros(self.number)
        share = np.divide(1.0, counts, out=np.zeros(self.number), where=counts > 0)
        for before, after in reversed(levels):
            found += np.bincount(before, counts[before] * ((1.0 + found) * share)[after], self.number)
        found[source] = 0.0
        return found

    def _levels(self, source: int) -> tuple[_Floats, list[tuple[_Places, _Places]]]:
        """The number of shortest ways from a node to each, and level by level the ties (nearer, farther) that they lead over."""
        counts, seen = np.zeros(self.number), np.zeros(self.number, dtype=bool)
        counts[source], seen[source] = 1.0, True
        front = np.array([source], dtype=np.intp)
        levels: list[tuple[_Places, _Places]] = []
        while front.size:
            before, after = self._ties(front)
            new = ~seen[after]
            before, after = before[new], after[new]
            reached = np.bincount(after, counts[before], self.number)
            front = np.flatnonzero(reached)
            counts[front], seen[front] = reached[front], True
            levels.append((before, after))
        return counts, levels

    def _ties(self, front: _Places) -> tuple[_Places, _Places]:
        """The ties of some nodes: each node as often as it has ties, and the other ends."""
        degrees = self.degrees[front]
        before = np.repeat(front, degrees)
        first = np.repeat(self.starts[front] - (np.cumsum(degrees) - degrees), degrees)
        return before, self.neighbours[first + np.arange(before.size)]
