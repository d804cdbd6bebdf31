"""How many programmes a question looks at, of the graph, a country or a funder: the first in an order, and the answer says of how many."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Cell, GraphStore
from queries.first_programmes import EVERY, count_programmes, passed_over, read_looked, read_order
from queries.idle import IDLE, find_idle
from queries.parameters import ANY_TIME, Understood
from queries.places import find_places
from queries.spec import MOST_PROGRAMMES, Question
from queries.terms import TIME, put_in_terms
from queries.text import parameters_used

CUT = "cut"
"""What the term `looked_at` is asked for by."""

_THERE = "MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region) WHERE c.id IN $reached AND in_force(t)"
_OF_ACTOR = "MATCH (a:Actor)-[r:{}]->(p:Programme) WHERE a.id = $actor AND in_force(r) AND in_country(p)"


@dataclass(frozen=True, slots=True)
class Bound:
    """Which programmes are looked at, where not all are.

    Attributes:
        most, number: how many, of how many.
        values: what the term `looked_at` uses.
        begin: how a statement begins that finds all that are asked for.
    """

    most: int
    number: int
    values: Mapping[str, Cell]
    begin: str


def find_bound(
    store: GraphStore, question: Question, understood: tuple[Understood, ...], values: Mapping[str, Cell], *, told: bool,
    counting: frozenset[str], version: str
) -> Bound | None:  # fmt: skip
    """Where the programmes that the question looks at end; None where it looks at all.

    Args:
        values: those of the question's statements.
        told: as of queries.terms.put_in_terms.
        counting: which statements count, as terms are asked for by it: EDITIONS among it where a document is left out, FREE where none is.
        version: the graph's; what was read of it stays for the next page.
    """
    most = int(str(values[MOST_PROGRAMMES])) if MOST_PROGRAMMES in question.supplied else 0
    given = {parameter.type for u in understood if (parameter := question.parameter(u.parameter))}
    nothing = "renewed" in question.supplied and values["renewed"] == [""]
    if not most or nothing or ("programme" in given and not question.always_bounded):
        return None
    begin, values = EVERY, {"relevance": "all", **values}
    if "country" in given:
        documents = values["documents"]
        places = find_places(store, str(values["country"]), documents, int(str(values.get("reach", 0))))  # type: ignore[arg-type]  # ids
        begin, values = _THERE, {**values, **places}
    if "actor" in given and question.actor_edge:
        begin = _OF_ACTOR.format(question.actor_edge)

    timed = (values["active_from"], values["active_to"]) != ANY_TIME
    asked = counting | (given & {"country"}) | ({"relevance"} if values["relevance"] != "all" else set()) | ({TIME} if timed else set())

    def read(text: str, values: Mapping[str, Cell]) -> list[dict[str, Cell]]:
        cypher = put_in_terms(text, told, asked)
        names = parameters_used(cypher)
        given = {**values, **(find_idle(store, values, version) if names & IDLE else {})}
        used = {name: given[name] for name in sorted(names)}
        return store.memory.kept(version, ("bound", cypher, repr(used)), lambda: list(store.read(cypher, used).dicts()), len)

    order = read_order(read, begin, values)
    if not passed_over(order, most):
        return None
    return Bound(most, count_programmes(order), read_looked(read, begin, order, values, told), begin)


def describe_bound(bound: Bound) -> str:
    """What the answer says of it."""
    return (
        f"The first {bound.most:,} of {bound.number:,} programmes that are asked for were looked at: those about trafficking first, then "
        "those that several sources describe, then those that end last; no figure counts the others. Ask for one programme, or raise "
        f"{MOST_PROGRAMMES} (0 looks at all, and takes longer)."
    )
