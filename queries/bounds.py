"""How many programmes a question of the whole graph looks at: the first in an order, and the answer says of how many."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Cell, GraphStore
from queries.parameters import Understood
from queries.places import find_places
from queries.spec import Question
from queries.terms import put_in_terms
from queries.text import parameters_used

PARAMETER = "most_programmes"
"""The parameter of questions that are bounded so."""

CUT = "cut"
"""What the term `looked_at` is asked for by."""

_WORDS = ("yes", "unknown", "no")
"""The words of a relevance's ranks."""

_NARROWING = frozenset({"actor", "programme", "country"})
"""The types of parameters that leave so few programmes that all are looked at."""

_SEARCHED = "MATCH (d:Document)-[:NAMES]->(p:Programme) WHERE d.id IN $documents WITH DISTINCT p WITH * WHERE described(p) "
_EVERY = "MATCH (p:Programme) WHERE described(p) "
_THERE = (
    "MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region) WHERE c.id IN $reached AND in_force(t) WITH DISTINCT p WITH * WHERE described(p) "
)
_RANKS = "WITH one(p) AS id, relevance(p) AS rank RETURN rank AS rank, count(DISTINCT id) AS number ORDER BY rank"
_PLACE = "WITH one(p) AS id, relevance(p) AS rank WHERE rank = $rank RETURN DISTINCT id AS id ORDER BY id SKIP $place LIMIT 1"


@dataclass(frozen=True, slots=True)
class Bound:
    """Where the programmes that are looked at end.

    Attributes:
        most, number: how many are looked at, of how many.
        rank, id: of the first that is not (see the term `relevance`); those of its rank come in order of their ids.
    """

    most: int
    number: int
    rank: int
    id: str

    @property
    def values(self) -> dict[str, Cell]:
        """What the term `looked_at` uses."""
        return {"cut_rank": self.rank, "cut_words": list(_WORDS[: self.rank + 1]), "cut_word": _WORDS[self.rank], "cut_id": self.id}


def find_bound(
    store: GraphStore, question: Question, understood: tuple[Understood, ...], values: Mapping[str, Cell], told: bool
) -> Bound | None:
    """Where the programmes that the question looks at end; None where it looks at all.

    Args:
        values: those of the question's statements.
        told: as of queries.terms.put_in_terms.
    """
    most = int(str(values.get(PARAMETER) or 0)) if "cut_id" in question.supplied else 0
    given = {parameter.type for u in understood if (parameter := question.parameter(u.parameter))}
    nothing = "renewed" in question.supplied and values["renewed"] == [""]
    if not most or nothing or (given & _NARROWING and not question.always_bounded):
        return None
    start = _EVERY if told else _SEARCHED
    if "country" in given:
        documents = values["documents"]
        places = find_places(store, str(values["country"]), documents, int(str(values.get("reach", 0))))  # type: ignore[arg-type]  # ids
        start, values = _THERE, {**values, **places}
    asked = str(values.get("relevance") or "all")
    ranks = [row for row in _read(store, start + _RANKS, values, told) if asked in ("all", _WORDS[int(str(row[0]))])]
    number = sum(int(str(row[1])) for row in ranks)
    before = 0
    for rank, there in ((int(str(row[0])), int(str(row[1]))) for row in ranks):
        if before + there > most:
            ((id_,),) = _read(store, start + _PLACE, {**values, "rank": rank, "place": most - before}, told)
            return Bound(most, number, rank, str(id_))
        before += there
    return None


def describe_bound(bound: Bound) -> str:
    """What the answer says of it."""
    return (
        f"The first {bound.most:,} of {bound.number:,} programmes that are asked for were looked at: those about trafficking first, then "
        f"those that may be, in order of their ids; no figure counts the others. Ask for one programme, or raise {PARAMETER} "
        "(0 looks at all, and takes longer)."
    )


def _read(store: GraphStore, text: str, values: Mapping[str, Cell], told: bool) -> tuple[tuple[Cell, ...], ...]:
    cypher = put_in_terms(text, told, frozenset({"relevance"}))
    used = parameters_used(cypher)
    return tuple(tuple(row) for row in store.read(cypher, {name: values[name] for name in used}).rows)
