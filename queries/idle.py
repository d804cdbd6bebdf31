"""The programmes that do not run in the time asked for, of those whose own days do not tell that (the terms `active`, `active_here`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.days import runs, touches
from graph.store import Cell, GraphStore

IDLE = frozenset({"idle", "idle_here"})
"""The values that find_idle gives, looked up only where a statement uses them."""

_THERE = "MATCH (p:Programme) WHERE p.by_period > 0 RETURN count(*) AS number"
_PERIODS = """MATCH (p:Programme) WHERE p.by_period > 0 WITH p MATCH (p)-[h:HAS_PERIOD]->(d:Period)
RETURN p.by_period AS number, coalesce(h.phase, '') AS phase, coalesce(h.kind, '') AS kind, d.start_date AS first, d.end_date AS last"""
_COUNTRIES = """MATCH (p:Programme) WHERE p.by_period > 0 WITH p MATCH (p)-[t:TARGETS]->(c:Country) WHERE coalesce(t.phase, '') <> ''
RETURN p.by_period AS number, t.phase AS phase, c.id AS country"""
_NONE = [-1]
"""No programme; ladybug does not take an empty list for one of numbers."""


@dataclass(frozen=True, slots=True)
class _Phase:
    """A phase of a programme: its periods (as graph.days.runs), and the countries that are named by it."""

    periods: list[tuple[str, str, str]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)


def find_idle(store: GraphStore, values: Mapping[str, Cell], version: str) -> Mapping[str, Cell]:
    """By IDLE, the numbers (graph.schema.TOLD) of those programmes; `idle_here` are those that do not run then in the country asked for.

    Args:
        store: one that is folded (graph.store.GraphStore.folded), of which every statement counts.
    """
    first, last, country = str(values["active_from"]), str(values["active_to"]), str(values.get("country") or "")
    phases = store.memory.kept(version, "phases", lambda: _read_phases(store), len)
    return store.memory.kept(version, ("idle", first, last, country), lambda: _idle(phases, first, last, country))


def _idle(phases: Mapping[int, Sequence[_Phase]], first: str, last: str, country: str) -> Mapping[str, Cell]:
    def is_active(phase: _Phase) -> bool:
        return any(touches(start, end, first, last) for start, end in runs(phase.periods))

    idle = [number for number, of in phases.items() if not any(map(is_active, of))]
    here = [n for n, of in phases.items() if not any(is_active(phase) for phase in of if not phase.countries or country in phase.countries)]
    return {"idle": idle or _NONE, "idle_here": here or _NONE}


def _read_phases(store: GraphStore) -> dict[int, list[_Phase]]:
    """The phases of each programme whose own days do not tell when it runs; periods of no phase are one."""
    found: dict[int, dict[str, _Phase]] = {}
    if not store.read(_THERE).rows[0][0]:
        return {}  # soon told; the statements below read all periods
    for number, phase, *period in store.read(_PERIODS).rows:
        kind, start, end = map(str, period)
        found.setdefault(int(str(number)), {}).setdefault(str(phase), _Phase()).periods.append((kind, start, end))
    for number, phase, country in store.read(_COUNTRIES).rows:
        if of := found.get(int(str(number)), {}).get(str(phase)):
            of.countries.add(str(country))
    return {number: list(of.values()) for number, of in found.items()}
