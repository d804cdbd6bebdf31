"""Pairs of actors that share programmes, computed: they grow with the square of a programme's partners, and a join in an engine with them.

What they are made of comes from the statements of `partner-pairs`: first rows of the programmes looked at, then edges.
An edge is a statement that gives an actor a part in a programme, with the programme's `rank` (0 about trafficking, 1 unknown, 2 not) and
whether that is `asked` for.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.schema import RELEVANCES
from graph.store import Cell
from queries.computed import SAID, Computed, Edge, Row
from queries.first_programmes import passed_over

SHARED = frozenset({"actor", "name", "via", "via_id", "via_name", "role", "rank", "asked", *SAID})
"""The columns of an edge."""

GIVES = (
    "actor", "name", "other", "other_name", "relevance", "programme_count", "relevant_count", "programmes", "evidence", "evidence_other",
)  # fmt: skip
"""What is computed of a row; statements give the identifiers of a page's actors."""


@dataclass(slots=True)
class _Programme:
    """A programme of one source.

    Attributes:
        id: its own; `via`: the id that stands for it and for those that are the same.
        said: by actor, the statements that give it a part.
    """

    id: str
    via: str
    name: str
    rank: int
    asked: bool
    said: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))


def partner_pairs(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Pairs by relevance and how many programmes they share; of one actor where that is asked for."""
    facts = [edge for edge in edges if "kind" in edge]
    said = list({edge["statement"]: edge for edge in edges if "kind" not in edge}.values())
    programmes = _programmes(said)
    names = {str(edge["actor"]): str(edge["name"]) for edge in said}
    shared: dict[tuple[str, str], list[_Programme]] = defaultdict(list)
    for programme in programmes:
        for pair in _pairs(sorted(programme.said), str(values["actor"]), str(values["other"])):
            shared[pair].append(programme)
    least = int(str(values["least"]))
    rows: list[Row] = []
    relevant = every = 0
    for (one, other), common in shared.items():
        ranks: dict[str, int] = {}
        for programme in common:
            ranks[programme.via] = min(programme.rank, ranks.get(programme.via, programme.rank))
        relevant += sum(not rank for rank in ranks.values()) >= least
        every += len(ranks) >= least
        found = [ranks[via] for via in {programme.via for programme in common if programme.asked}]
        if len(found) >= max(least, 1):
            rows.append({
                "key": f"{one} {other}", "actor": one, "name": names[one], "other": other, "other_name": names[other],
                "relevance": RELEVANCES[min(found)], "programme_count": len(found), "relevant_count": found.count(0),
            })  # fmt: skip
    rows.sort(key=_order)
    actors = {end for row in rows for end in (row["actor"], row["other"])}
    totals = {
        "rows": len(rows), "relevant": relevant, "every": every, "actors": len(actors),
        "passed_over": passed_over(facts, int(str(values["most_programmes"]))),
    }  # fmt: skip
    return Computed(tuple(rows), totals, complete=lambda row: _complete(row, shared), weight=len(edges))


def _complete(row: Row, shared: Mapping[tuple[str, str], Sequence[_Programme]]) -> Row:
    """A row with its programmes, and the statements that both have a part in them."""
    one, other = str(row["actor"]), str(row["other"])
    held = {programme.id: programme for programme in shared[one, other] if programme.asked}
    return {
        **row,
        "programmes": list(_records(held, one, other)),
        "evidence": [_said(edge) for programme in held.values() for edge in programme.said[one]],
        "evidence_other": [_said(edge) for programme in held.values() for edge in programme.said[other]],
    }


def _programmes(edges: Sequence[Edge]) -> list[_Programme]:
    """The programmes, in the order in which edges name them."""
    found: dict[str, _Programme] = {}
    for edge in edges:
        id_ = str(edge["via_id"])
        if id_ not in found:
            found[id_] = _Programme(id_, str(edge["via"]), str(edge["via_name"] or ""), int(str(edge["rank"])), edge["asked"] is True)
        found[id_].said[str(edge["actor"])].append(edge)
    return list(found.values())


def _pairs(actors: list[str], actor: str, other: str) -> Iterator[tuple[str, str]]:
    """The pairs of a programme's actors, each in order; with the one, or the two, that are asked for."""
    asked = {id_ for id_ in (actor, other) if id_}
    if not asked <= set(actors):
        return
    if len(asked) == 1:
        one = next(iter(asked))
        yield from ((min(one, partner), max(one, partner)) for partner in actors if partner != one)
    elif asked:
        yield (min(asked), max(asked))
    else:
        yield from combinations(actors, 2)


def _records(held: Mapping[str, _Programme], one: str, other: str) -> Iterator[Row]:
    """The programmes with the roles of both, each once for each two roles, whatever sources say so."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for id_, programme in held.items():
        for roles in {(str(a["role"]), str(b["role"])) for a in programme.said[one] for b in programme.said[other]}:
            found[(programme.via, *roles)].append(id_)
    for (via, role, other_role), ids in found.items():
        name = held[via].name if via in ids else min(held[id_].name for id_ in ids)
        rank = min(held[id_].rank for id_ in ids)
        also = [id_ for id_ in ids if id_ != via]
        yield {"id": via, "name": name, "role": role, "other_role": other_role, "relevance": RELEVANCES[rank], "also": also}


def _order(row: Row) -> tuple[int, int, int, str]:
    return (RELEVANCES.index(str(row["relevance"])), -int(str(row["relevant_count"])), -int(str(row["programme_count"])), str(row["key"]))


def _said(edge: Edge) -> Row:
    return {name: edge[name] for name in SAID}
