"""Which programmes cover a country's theme, and what can be measured of them: how many, whose partners, whose money."""

from collections.abc import Iterable, Mapping

from graph.editions import all_editions
from graph.model import STRENGTHS
from graph.partners import ROLES
from graph.resolve.judgements import DISMISSED
from graph.schema import RELEVANCES
from graph.store import Cell, GraphStore
from queries.answer import Answer
from queries.editions import choose_editions
from queries.terms import put_in_terms
from queries.text import parameters_used
from queries.versions import at_one_version

Place = tuple[str, str]
"""The ids of a country and a theme."""

Unit = tuple[str, str, str]
"""Currency, what an amount is for (`per`), flow: amounts of two units are never added."""

_TEXT = """
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)-[e:ADDRESSES]->(o:Theme)
WHERE in_force(t) AND in_force(e)
WITH c, o, one(p) AS programme, relevance(p) AS rank
WHERE relevance_asked(rank)
RETURN DISTINCT c.id AS country, o.id AS theme, programme AS programme
ORDER BY country, theme, programme
"""

_PARTNERS = f"""
MATCH (a:Actor)-[r:{"|".join(ROLES)}]-(p:Programme)
WHERE relevance(p) = $rank AND seen(r)
RETURN DISTINCT one(p) AS programme, a.id AS actor
ORDER BY programme, actor
"""


def read_coverage(store: GraphStore, as_of: str = "", relevance: str = "yes") -> dict[Place, frozenset[str]]:
    """The programmes that address each theme in each country, by their ids: those that `coverage-matrix` counts.

    Args:
        as_of: see `queries.editions.choose_editions`.
        relevance: yes, unknown or no; all for any.
    """
    return at_one_version(store, lambda _: _read(store, as_of, relevance))


def read_partners(store: GraphStore, as_of: str = "", relevance: str = "yes") -> dict[str, frozenset[str]]:
    """Who has a part, in any role, in the programmes of one relevance, by the programmes' ids.

    Args:
        as_of: see `queries.editions.choose_editions`.
        relevance: yes, unknown or no.
    """

    def read(_: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in _rows(store, _PARTNERS, as_of, {"rank": RELEVANCES.index(relevance)}):
            found.setdefault(str(row["programme"]), set()).add(str(row["actor"]))
        return {programme: frozenset(actors) for programme, actors in found.items()}

    return at_one_version(store, read)


def partners(cells: Mapping[Place, frozenset[str]], by_programme: Mapping[str, frozenset[str]]) -> dict[Place, int]:
    """How many actors have a part in the programmes of each cell, given those of each programme."""
    return {place: len(set().union(*(by_programme.get(p, ()) for p in programmes))) for place, programmes in cells.items()}


def money(cells: Mapping[Place, frozenset[str]], funding: Answer) -> dict[Unit, dict[Place, float]]:
    """What funders give to the programmes of each cell, each unit apart, those that tell of most cells first.

    A programme's whole amount stands in each cell that it is in: no source divides it by country and theme. What lies in another
    programme's amount is in none of them, as in `funding-by-funder`.

    Args:
        funding: all rows of that question.
    """
    given: dict[Unit, dict[str, float]] = {}
    for row in funding.rows:
        unit = (str(row["currency"] or ""), str(row["per"] or ""), str(row["flow"] or ""))
        for record in _records(row["programmes"]):
            if record.get("amount") is not None:
                amounts, id_ = given.setdefault(unit, {}), str(record["id"])
                amounts[id_] = amounts.get(id_, 0.0) + float(str(record["amount"]))
    found = {unit: {place: sum(amounts[p] for p in sorted(ids & amounts.keys())) for place, ids in cells.items() if ids & amounts.keys()}
             for unit, amounts in given.items()}  # fmt: skip
    return {unit: found[unit] for unit in sorted(found, key=lambda unit: (unit[0] == "", -len(found[unit]), unit)) if found[unit]}


def _read(store: GraphStore, as_of: str, relevance: str) -> dict[Place, frozenset[str]]:
    found: dict[Place, set[str]] = {}
    for row in _rows(store, _TEXT, as_of, {"relevance": relevance}):
        found.setdefault((str(row["country"]), str(row["theme"])), set()).add(str(row["programme"]))
    return {place: frozenset(programmes) for place, programmes in found.items()}


def _rows(store: GraphStore, text: str, as_of: str, given: Mapping[str, Cell]) -> Iterable[Mapping[str, Cell]]:
    """The rows of a text of the editions in force."""
    every = all_editions(store)
    editions = choose_editions(every, as_of)
    told = store.folded and editions.ids == choose_editions(every).ids
    values: dict[str, Cell] = {"documents": editions.ids, "strengths": list(STRENGTHS), "hidden": DISMISSED, **given}
    cypher = put_in_terms(text, told, frozenset({"relevance"}))
    return store.read(cypher, {name: values[name] for name in parameters_used(cypher)}).dicts()


def _records(cell: Cell) -> Iterable[Mapping[str, Cell]]:
    return [record for record in cell if isinstance(record, Mapping)] if isinstance(cell, list | tuple) else []
