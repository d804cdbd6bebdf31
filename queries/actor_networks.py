"""Actors as a network, computed: who holds it together, which groups there are, how two are connected.

An edge is one statement that gives an actor a part in something: `actor`, `name`, `via` (the programme that stands for it and its likes,
or another actor), `via_id`, `via_name`, `role`, and the statement itself. Before edges come rows of the programmes looked at
(`queries.first_programmes`).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from graph.errors import QueryError
from graph.store import Cell
from queries.computed import SAID, Computed, Edge, Row, Step
from queries.first_programmes import ORDER, Cut, cut_values, find_cut, looked_values, passed_over

EDGE = frozenset({"actor", "name", "via", "via_id", "via_name", "role", *SAID})
"""The columns of an edge."""


class _Network:
    """Edges by what they join, with the names of both ends; a programme goes by its own name, else by that of the first that is the same.

    Attributes:
        pairs: who has a part in what.
        said: by actor, the edges.
    """

    def __init__(self, edges: Sequence[Edge]) -> None:
        self.facts = [edge for edge in edges if "kind" in edge]
        self.edges = list({edge["statement"]: edge for edge in edges if "kind" not in edge}.values())
        self.said: dict[str, list[Edge]] = defaultdict(list)
        self.pairs: set[tuple[str, str]] = set()
        self.names: dict[str, str] = {}
        named: dict[str, str] = {}
        for edge in self.edges:
            actor, via, own = str(edge["actor"]), str(edge["via"]), str(edge["via_id"])
            self.said[actor].append(edge)
            self.pairs.add((actor, via))
            if via not in named or (named[via] != via and (own == via or own < named[via])):
                named[via], self.names[via] = own, str(edge["via_name"] or "")
        self.names.update((actor, str(said[0]["name"])) for actor, said in self.said.items())

    def records(self, ids: Sequence[str]) -> list[Row]:
        """Things by id, each with its name."""
        return [{"id": id_, "name": self.names[id_]} for id_ in ids]


def key_actors(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Actors by how they hold the network of shared programmes together; the page's rows get kind, seat, identifiers from a statement."""
    from graph.analysis.betweenness import pivots_of  # networkx takes long to import
    from graph.analysis.measures import measure
    from graph.analysis.ties import tie

    network = _Network(edges)
    pairs = network.pairs
    ties = tie(pairs)
    programmes = Counter(actor for actor, _ in pairs)
    measured = measure(ties)
    rows: list[Row] = [
        {"key": id_, "actor": id_, "name": network.names[id_], "programme_count": programmes[id_], "partner_count": found.degree,
         "betweenness": found.betweenness, "pagerank": found.pagerank, "bridge": found.cut}
        for id_, found in measured.centralities.items()
    ]  # fmt: skip
    by = {"degree": "partner_count"}.get(str(values["measure"]), str(values["measure"]))
    rows.sort(key=lambda row: (-float(str(row[by])), -int(str(row["partner_count"])), str(row["name"]), str(row["actor"])))
    estimated = pivots_of(ties)
    totals = {
        "rows": len(rows), "programmes": len({via for _, via in pairs}), "pairs": len(ties.edges), "pieces": measured.pieces,
        "estimated": estimated if estimated < len(rows) else 0, "passed_over": _passed_over(network, values),
    }  # fmt: skip

    def complete(row: Row) -> Row:
        said = network.said[str(row["actor"])]
        held = sorted({(str(edge["via"]), str(edge["role"])) for edge in said})
        programmes = [{"id": via, "name": network.names[via], "role": role} for via, role in held]
        return {**row, "programmes": programmes, "said": said}

    return Computed(tuple(rows), totals, complete=complete, weight=len(network.edges))


def communities(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Groups of actors that share more programmes with one another than with others."""
    from graph.analysis.groups import communities as groups_of
    from graph.analysis.groups import modularity
    from graph.analysis.measures import DIGITS
    from graph.analysis.ties import tie

    network = _Network(edges)
    ties = tie(network.pairs)
    groups = groups_of(ties)
    group_of = {id_: number for number, group in enumerate(groups) for id_ in group}
    of = [group_of.get(id_, -1) for id_ in ties.ids]
    inside, outside, weights = [0] * len(groups), [0] * len(groups), [0] * len(of)
    for one, other, weight in ties.edges:
        if of[one] == of[other]:
            inside[of[one]] += 1
            weights[one] += weight
            weights[other] += weight
        else:
            outside[of[one]] += 1
            outside[of[other]] += 1
    weight_of = dict(zip(ties.ids, weights, strict=True))
    shared = _shared(network, group_of, len(groups))
    rows: list[Row] = []
    for number, group in enumerate(groups):
        centre = min(group, key=lambda id_: (-weight_of[id_], id_))
        rows.append({
            "community": number + 1, "centre": centre, "centre_name": network.names[centre], "actor_count": len(group),
            "actors": network.records(group), "programme_count": len(shared[number]),
            "programmes": network.records(sorted(shared[number])), "ties_inside": inside[number], "ties_outside": outside[number],
            "said": [edge for id_ in group for edge in network.said[id_] if edge["via"] in shared[number]],
        })  # fmt: skip
    totals = {
        "rows": len(rows), "actors": len(group_of), "alone": len(ties.ids) - len(group_of),
        "modularity": round(modularity(ties, groups), DIGITS), "passed_over": _passed_over(network, values),
    }  # fmt: skip
    return Computed(tuple(rows), totals)


def _shared(network: _Network, group_of: Mapping[str, int], number: int) -> list[set[str]]:
    """Of each group, the programmes that two or more of its members have a part in."""
    members = Counter((group_of[actor], via) for actor, via in network.pairs if actor in group_of)
    found: list[set[str]] = [set() for _ in range(number)]
    for (group, via), count in members.items():
        if count > 1:
            found[group].add(via)
    return found


DIRECT, ORDERED, NEAR_ORDERED, NEAR_CUT, NEAR_EDGES, NEAR_TWINS, WHOLE_CUT, WHOLE_EDGES = 3, 4, 5, 6, 7, 8, 9, 10
"""The statements of `path` by number, the last of those that look at the two actors alone first."""

_BETWEEN = 2
"""Steps of a way over one programme, or one actor: shorter ones and these are found without looking at others' programmes."""

_NEAR = "near_"


def path_next(step: Step) -> Mapping[str, Cell] | None:
    """What the next statement of `path` is given; it does not run where those before it found a way, or everything.

    In a small graph all programmes are looked at. In a large one first those of the two actors (`near`): all ways of up to three steps lead
    over these, and ways of four that no direct statement begins and ends. Only then the first of all.
    """
    number = step.number
    if number <= DIRECT:
        return {}
    facts = [edge for edge in step.edges if "kind" in edge]
    if not facts:
        return {} if number == ORDERED and not 0 < _length(step) <= _BETWEEN else None
    near = _near(facts)
    cut, near_cut = find_cut(facts, step.values), find_cut(near, step.values)
    if number < WHOLE_CUT:
        return _near_values(step, near, near_cut) if cut else None
    if cut and 0 < _length(step) <= 2 * _BETWEEN:
        return None
    if number == WHOLE_CUT:
        return cut_values(cut, step.told) if cut else None
    return looked_values(cut, facts, step.told)


def _near_values(step: Step, near: Sequence[Edge], cut: Cut | None) -> Mapping[str, Cell] | None:
    match step.number:
        case n if n == NEAR_ORDERED:
            return {}
        case n if n == NEAR_CUT:
            return cut_values(cut, step.told) if cut else None
        case n if n == NEAR_TWINS:
            groups = sorted({str(fact["via"]) for fact in near if fact["kind"] == ORDER and fact["via"]})
            return {"apart": groups[: int(str(step.values["most_programmes"]))]} if groups else None
        case _:
            return looked_values(cut, near, step.told)


def _near(facts: Sequence[Edge]) -> list[Edge]:
    """The rows of the programmes that one of the two has a part in, under their usual kinds."""
    return [{**fact, "kind": kind.removeprefix(_NEAR)} for fact in facts if (kind := str(fact["kind"])).startswith(_NEAR)]


def _passed_over(network: _Network, values: Mapping[str, Cell], steps: int = 0) -> int:
    """Of the programmes that were to be looked at for a way of so many steps, how many were not."""
    near = _near(network.facts)
    return passed_over(near if near and 0 < steps <= 2 * _BETWEEN else network.facts, int(str(values["most_programmes"])))


def _length(step: Step) -> int:
    """The steps of the shortest way that some edges give; 0 without one."""
    from graph.analysis.measures import shortest_ways

    ways = shortest_ways(_bipartite(_Network(step.edges)), str(step.values["actor"]), str(step.values["other"]), 1)
    return len(ways[0]) - 1 if ways else 0


def _bipartite(network: _Network):  # type: ignore[no-untyped-def]  # networkx has no types
    from graph.analysis.views import Involvement, bipartite

    return bipartite(Involvement(str(e["actor"]), str(e["via"]), str(e["role"]), e) for e in network.edges)


def path(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """The shortest ways between two actors, a row a step."""
    from graph.analysis.measures import shortest_ways

    one, other = str(values["actor"]), str(values["other"])
    if one == other:
        raise QueryError(f"actor and other are both {one}; expected two actors.")
    network = _Network(edges)
    view = _bipartite(network)
    ways = shortest_ways(view, one, other, int(str(values["ways"])))
    rows: list[Row] = []
    for number, way in enumerate(ways, 1):
        for place, (start, end) in enumerate(pairwise(way), 1):
            said = view.edges[start, end]["said"]
            rows.append({
                "path": number, "step": place, "one": start, "one_name": network.names[start],
                "relation": sorted({f"{network.names[i.actor]} {i.role} {network.names[i.via]}" for i in said}),
                "other": end, "other_name": network.names[end], "said": [i.statement for i in said],
            })  # fmt: skip
    totals = {"rows": len(rows), "paths": len(ways), "steps": len(ways[0]) - 1 if ways else 0,
              "passed_over": _passed_over(network, values, len(ways[0]) - 1 if ways else 0)}  # fmt: skip
    return Computed(tuple(rows), totals)
