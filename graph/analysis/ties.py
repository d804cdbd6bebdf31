"""Nodes and weighted ties between them, plain: what the measures of a large network are worked out from.

A networkx graph keeps a mapping for every tie; of 60,000 ties that alone takes as long as a measure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ties:
    """Nodes in order of their ids, and the ties between them.

    Attributes:
        ids: the id of each node; a node is its place here.
        edges: (one, other, weight) in order, `one` before `other`; two nodes have one tie.
    """

    ids: tuple[str, ...]
    edges: tuple[tuple[int, int, int], ...]

    def degrees(self) -> list[int]:
        """How many others each node is tied to."""
        found = [0] * len(self.ids)
        for one, other, _ in self.edges:
            found[one] += 1
            found[other] += 1
        return found


def tie(memberships: Iterable[tuple[str, str]]) -> Ties:
    """The members, tied where they have a group in common; the weight counts the groups.

    Args:
        memberships: (member, group), in any order and any number of times.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for member, group in memberships:
        groups[group].add(member)
    ids = sorted({member for found in groups.values() for member in found})
    place, number = {id_: place for place, id_ in enumerate(ids)}, len(ids)
    weights: Counter[int] = Counter()  # of both places in one number: pairs as such take twice as long
    for found in groups.values():
        places = sorted(map(place.__getitem__, found))
        for behind, one in enumerate(places, 1):
            weights.update([one * number + other for other in places[behind:]])
    return Ties(tuple(ids), tuple((*divmod(pair, number), weights[pair]) for pair in sorted(weights)))


def ties_of(view: Any) -> Ties:  # networkx has no types
    """The ties of a view of `graph.analysis.views`; an edge without a weight has 1."""
    ids = sorted(view)
    place = {id_: number for number, id_ in enumerate(ids)}
    edges = ((*sorted((place[a], place[b])), weight) for a, b, weight in view.edges(data="weight", default=1))
    return Ties(tuple(ids), tuple(sorted(edges)))
