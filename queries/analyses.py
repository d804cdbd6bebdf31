"""Questions whose rows are computed: a question's file gives the statements (`//# edges`), a function here makes rows of them.

A header names the function: `analysis = "key-actors"`. An edge is one statement that gives an actor a part in something: `actor`, `name`,
`via` (the programme that stands for it and its likes, or another actor), `via_name`, `role`, `statement`, `evidence`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from graph.errors import QueryError
from graph.store import Cell
from queries.compared import compared, parts
from queries.gaps import cells
from queries.overlaps import next_asked, overlaps

Row = dict[str, Cell]
Edge = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Computed:
    """All rows in their order, and the totals.

    Attributes:
        rows: with their evidence in `evidence`; with their `key` instead, where statements give the rest of a page's rows.
        wider: by parameter that lets more rows in, the totals that there would be with it, where they cost nothing more.
    """

    rows: tuple[Row, ...]
    totals: Mapping[str, int | float]
    wider: Mapping[str, Mapping[str, int | float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A way to compute rows.

    Attributes:
        needs: the columns that an edge must have, beside `evidence`.
        parameters: those of the question's parameters that the function takes, and its Cypher need not.
        gives: the columns of rows with a `key`, beside those that statements give of a page's rows; none for rows that are whole.
        choose: from the edges so far, the ids `$apart` that the next statement is asked of; None where statements stand alone.
    """

    compute: Callable[[Sequence[Edge], Mapping[str, Cell]], Computed]
    needs: frozenset[str]
    parameters: frozenset[str] = field(default_factory=frozenset)
    gives: tuple[str, ...] = ()
    choose: Callable[[Sequence[Edge], Mapping[str, Cell]], list[str]] | None = None


def get_analysis(name: str) -> Analysis:
    """The analysis of a name. Raises QueryError where there is none."""
    if name not in ANALYSES:
        raise QueryError(f"there is no analysis '{name}'; known are {', '.join(ANALYSES)}.")
    return ANALYSES[name]


class _Network:
    """Edges by what they join, with the names of both ends."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        from graph.analysis.views import Involvement  # networkx takes long to import

        self.involvements = [
            Involvement(str(e["actor"]), str(e["via"]), str(e["role"]), e["evidence"]) for e in edges if isinstance(e["evidence"], Mapping)
        ]
        self.actors: dict[str, Edge] = {str(e["actor"]): e for e in reversed(edges)}
        self.names: dict[str, str] = {}
        for edge in sorted(edges, key=lambda e: (e["via_id"] != e["via"], str(e["via_id"]))):
            self.names.setdefault(str(edge["via"]), str(edge["via_name"] or ""))
        self.names.update((id_, str(edge["name"])) for id_, edge in self.actors.items())
        self.said: dict[str, list[Involvement]] = defaultdict(list)
        for involved in self.involvements:
            self.said[involved.actor].append(involved)

    def records(self, ids: Sequence[str]) -> list[Row]:
        """Things by id, each with its name."""
        return [{"id": id_, "name": self.names[id_]} for id_ in ids]


_MEASURES = ("betweenness", "degree", "pagerank")


def _key_actors(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Actors by how they hold the network of shared programmes together."""
    from graph.analysis.measures import centralities, pieces
    from graph.analysis.views import actors

    network = _Network(edges)
    view = actors(network.involvements)
    rows: list[Row] = []
    for id_, found in centralities(view).items():
        said, actor = network.said[id_], network.actors[id_]
        programmes = sorted({(i.via, i.role) for i in said})
        rows.append({
            "actor": id_, **{name: actor[name] for name in ("name", "kind", "seat", "identifiers")},
            "programme_count": len({via for via, _ in programmes}), "partner_count": found.degree,
            "betweenness": found.betweenness, "pagerank": found.pagerank, "bridge": found.cut,
            "programmes": [{"id": via, "name": network.names[via], "role": role} for via, role in programmes],
            "evidence": [i.statement for i in said],
        })  # fmt: skip
    measure = {"degree": "partner_count"}.get(str(values["measure"]), str(values["measure"]))
    rows.sort(key=lambda row: (-float(str(row[measure])), -int(str(row["partner_count"])), str(row["name"]), str(row["actor"])))
    programmes_seen = len({i.via for i in network.involvements})
    totals = {"rows": len(rows), "programmes": programmes_seen, "pairs": view.number_of_edges(), "pieces": pieces(view)}
    return Computed(tuple(rows), totals)


def _communities(edges: Sequence[Edge], _: Mapping[str, Cell]) -> Computed:
    """Groups of actors that share more programmes with one another than with others."""
    from graph.analysis.measures import communities, modularity
    from graph.analysis.views import actors

    network = _Network(edges)
    view = actors(network.involvements)
    groups = communities(view)
    rows: list[Row] = []
    for number, group in enumerate(groups, 1):
        members = set(group)
        inside = view.subgraph(group)
        shared = sorted({via for _, _, common in inside.edges(data="shared") for via in common})
        centre = min(group, key=lambda id_: (-inside.degree(id_, weight="weight"), id_))
        rows.append({
            "community": number, "centre": centre, "centre_name": network.names[centre], "actor_count": len(group),
            "actors": network.records(group), "programme_count": len(shared), "programmes": network.records(shared),
            "ties_inside": inside.number_of_edges(),
            "ties_outside": sum(1 for a, b in view.edges(group) if (a in members) != (b in members)),
            "evidence": [i.statement for id_ in group for i in network.said[id_] if i.via in shared],
        })  # fmt: skip
    grouped = sum(map(len, groups))
    totals = {"rows": len(rows), "actors": grouped, "alone": len(view) - grouped, "modularity": modularity(view, groups)}
    return Computed(tuple(rows), totals)


def _path(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """The shortest ways between two actors, a row a step."""
    from graph.analysis.measures import shortest_ways
    from graph.analysis.views import bipartite

    one, other = str(values["actor"]), str(values["other"])
    if one == other:
        raise QueryError(f"actor and other are both {one}; expected two actors.")
    network = _Network(edges)
    view = bipartite(network.involvements)
    ways = shortest_ways(view, one, other, int(str(values["ways"])))
    rows: list[Row] = []
    for number, way in enumerate(ways, 1):
        for step, (start, end) in enumerate(pairwise(way), 1):
            said = view.edges[start, end]["said"]
            rows.append({
                "path": number, "step": step, "one": start, "one_name": network.names[start],
                "relation": sorted({f"{network.names[i.actor]} {i.role} {network.names[i.via]}" for i in said}),
                "other": end, "other_name": network.names[end], "evidence": [i.statement for i in said],
            })  # fmt: skip
    return Computed(tuple(rows), {"rows": len(rows), "paths": len(ways), "steps": len(ways[0]) - 1 if ways else 0})


def _coverage(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Countries by themes."""
    rows, totals = cells(edges, values)
    return Computed(tuple(rows), totals)


def _overlaps(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Pairs of programmes by how much they overlap."""
    rows, totals, wider = overlaps(edges, values)
    return Computed(tuple(rows), totals, wider)


def _compared(facts: Sequence[Edge], _: Mapping[str, Cell]) -> Computed:
    """The sources of a programme, side by side."""
    rows, totals = compared(facts)
    return Computed(tuple(rows), totals)


_EDGE = frozenset({"actor", "name", "via", "via_id", "via_name", "role", "statement"})
ANALYSES: Mapping[str, Analysis] = MappingProxyType(
    {
        "communities": Analysis(_communities, _EDGE),
        "compared": Analysis(_compared, frozenset({"fact", "part"}), choose=parts),
        "coverage": Analysis(
            _coverage, frozenset({"kind", "country", "country_name", "theme", "theme_name", "number"}),
            frozenset({"all_countries", "gaps"}), ("country", "country_name", "theme", "theme_name", "coverage", "programme_count"),
        ),
        "key-actors": Analysis(_key_actors, _EDGE | {"kind", "seat", "identifiers"}, frozenset({"measure"})),
        "overlaps": Analysis(
            _overlaps, frozenset({"kind", "programme", "value", "first_day", "last_day", "rank"}), frozenset({"any_time", "most"}),
            ("score", "months", "theme_count", "partner_count"), next_asked,
        ),
        "path": Analysis(_path, _EDGE, frozenset({"actor", "other", "ways"})),
    }
)  # fmt: skip
"""The analyses by name, sorted."""
