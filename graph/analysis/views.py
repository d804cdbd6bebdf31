"""Typed views of the graph for networkx, made of who has which part in which programme.

A view is made anew from involvements, in their sorted order, so that the same involvements give the same view in every process. A
programme that stands in several sources counts once: an involvement names the one that stands for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from graph.store import Cell


@dataclass(frozen=True, slots=True)
class Involvement:
    """One statement that gives an actor a part in something.

    Attributes:
        actor, via: the ids of the actor and of the programme (or of another actor) that it is connected to.
        role: in words, as the questions write it (`implements`).
        statement: the statement with its passage, document, strength, rule and quote.
    """

    actor: str
    via: str
    role: str
    statement: Mapping[str, Cell]


def bipartite(involvements: Iterable[Involvement]) -> Any:  # networkx has no types
    """Actors and what they have a part in, as an `nx.Graph`; an edge holds its involvements as `said`, a node its `side` (0 actors)."""
    view = nx.Graph()
    for involved in _ordered(involvements):
        view.add_node(involved.actor, side=0)
        if involved.via not in view:
            view.add_node(involved.via, side=1)
        if not view.has_edge(involved.actor, involved.via):
            view.add_edge(involved.actor, involved.via, said=[])
        view.edges[involved.actor, involved.via]["said"].append(involved)
    return view


def actors(involvements: Iterable[Involvement]) -> Any:  # networkx has no types
    """Actors, joined where they have a part in the same programme; `weight` counts the programmes, `shared` names them."""
    return _projected((involved.via, involved.actor) for involved in involvements)


def programmes(involvements: Iterable[Involvement]) -> Any:  # networkx has no types
    """Programmes, joined where the same actors have a part in them; `weight` counts the actors, `shared` names them."""
    return _projected((involved.actor, involved.via) for involved in involvements)


def _projected(pairs: Iterable[tuple[str, str]]) -> Any:
    """The second of each pair, joined where they have a first in common."""
    members: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        members[first].add(second)
    view = nx.Graph()
    view.add_nodes_from(sorted({second for found in members.values() for second in found}))
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for first in sorted(members):
        for pair in combinations(sorted(members[first]), 2):
            shared[pair].append(first)
    view.add_edges_from((one, other, {"weight": len(common), "shared": tuple(common)}) for (one, other), common in sorted(shared.items()))
    return view


def _ordered(involvements: Iterable[Involvement]) -> Iterator[Involvement]:
    return iter(sorted(involvements, key=lambda i: (i.actor, i.via, i.role, str(i.statement.get("statement")))))
