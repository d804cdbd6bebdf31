"""Where the nodes of a network stand: computed on the server, the same for the same network."""

from collections.abc import Sequence
from functools import lru_cache

import rustworkx

SEED = 8
"""Any number; a fixed one, so that a page looks the same whenever it is opened."""

_ROUNDS = 60
_MANY = 800
_APART = 1.6
"""Of the middle distance that nodes of one square would have; more pushes them apart."""

Spot = tuple[float, float]


@lru_cache(maxsize=16)
def place(size: int, links: tuple[tuple[int, int], ...]) -> tuple[Spot, ...]:
    """A spot in a square of 1000 for each node, parts that nothing joins set apart from one another.

    Args:
        size: how many nodes.
        links: pairs of their numbers.
    """
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data([(a, b) for a, b in links if a != b])
    parts = sorted((sorted(part) for part in rustworkx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    spots: list[Spot] = [(0.0, 0.0)] * size
    for part, (left, top, side) in zip(parts, _squares([len(part) for part in parts]), strict=True):
        for node, (x, y) in _spread(graph, part).items():
            spots[node] = (round(left + x * side, 1), round(top + y * side, 1))
    return tuple(spots)


def _spread(graph: "rustworkx.PyGraph[int, None]", part: Sequence[int]) -> dict[int, Spot]:
    """The nodes of one part in a square of 1, by springs."""
    if len(part) == 1:
        return {part[0]: (0.5, 0.5)}
    inside = graph.subgraph(list(part))
    found = rustworkx.spring_layout(inside, k=_APART / len(part) ** 0.5, num_iter=_ROUNDS if len(part) < _MANY else _ROUNDS // 2, seed=SEED)
    xs, ys = [found[i][0] for i in range(len(part))], [found[i][1] for i in range(len(part))]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {node: ((xs[i] - min(xs)) / wide, (ys[i] - min(ys)) / high) for i, node in enumerate(part)}


def _squares(sizes: Sequence[int]) -> list[tuple[float, float, float]]:
    """(left, top, side) for each part, greatest first, in rows that fill a square of about 1000."""
    sides = [max(1.0, size**0.5) for size in sizes]
    width = max(sides[0] if sides else 1.0, sum((side * 1.25) ** 2 for side in sides) ** 0.5 * 1.3)
    found, left, top, high = [], 0.0, 0.0, 0.0
    for side in sides:
        if left and left + side > width:
            left, top, high = 0.0, top + high * 1.25, 0.0
        found.append((left, top, side))
        left, high = left + side * 1.25, max(high, side)
    scale = 1000 / width
    return [(x * scale, y * scale, side * scale) for x, y, side in found]
