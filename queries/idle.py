"""The programmes that do not run in the time asked for, of those whose own days do not tell that (the terms `active`, `active_here`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.days import touches
from graph.store import Cell, GraphStore

IDLE = frozenset({"idle", "idle_here"})
"""The values that find_idle gives, looked up only where a statement uses them."""

_PERIODS = """MATCH (p:Programme) WHERE p.by_period = 1 WITH p MATCH (p)-[h:HAS_PERIOD]->(d:Period)
RETURN p.id AS id, coalesce(h.phase, '') AS phase, d.start_date AS first, d.end_date AS last"""
_COUNTRIES = """MATCH (p:Programme) WHERE p.by_period = 1 WITH p MATCH (p)-[t:TARGETS]->(c:Country) WHERE coalesce(t.phase, '') <> ''
RETURN p.id AS id, t.phase AS phase, c.id AS country"""
_NONE = [""]
"""No programme; ladybug does not take an empty list for one of texts."""


@dataclass(frozen=True, slots=True)
class _Phase:
    """A phase of a programme: its periods, and the countries that are named by it."""

    periods: list[tuple[str, str]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)


def find_idle(store: GraphStore, values: Mapping[str, Cell], version: str) -> Mapping[str, Cell]:
    """By IDLE, the ids of those programmes; `idle_here` are those that do not run then in the country asked for.

    Args:
        store: one that is folded (graph.store.GraphStore.folded), of which every statement counts.
    """
    first, last, country = str(values["active_from"]), str(values["active_to"]), str(values.get("country") or "")

    def runs(phase: _Phase) -> bool:
        return any(touches(start, end, first, last) for start, end in phase.periods)

    phases = store.memory.kept(version, "phases", lambda: _read_phases(store), len)
    idle = [id_ for id_, of in phases.items() if not any(map(runs, of))]
    here = [id_ for id_, of in phases.items() if not any(runs(phase) for phase in of if not phase.countries or country in phase.countries)]
    return {"idle": idle or _NONE, "idle_here": here or _NONE}


def _read_phases(store: GraphStore) -> dict[str, list[_Phase]]:
    """The phases of each programme whose own days do not tell when it runs; periods of no phase are one."""
    found: dict[str, dict[str, _Phase]] = {}
    for id_, phase, start, end in store.read(_PERIODS).rows:
        found.setdefault(str(id_), {}).setdefault(str(phase), _Phase()).periods.append((str(start), str(end)))
    for id_, phase, country in store.read(_COUNTRIES).rows:
        if of := found.get(str(id_), {}).get(str(phase)):
            of.countries.add(str(country))
    return {id_: list(of.values()) for id_, of in found.items()}
