"""Questions whose rows are computed: a question's file gives the statements (`//# edges`), a function here makes rows of them.

A header names the function: `analysis = "key-actors"`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.errors import QueryError
from graph.store import Cell
from queries.actor_networks import EDGE, communities, key_actors, path, path_next
from queries.compared import compared, parts
from queries.computed import Computed, Edge, Step, items_of
from queries.first_programmes import BOUND, bound_next
from queries.gaps import cells, themed
from queries.overlaps import next_asked, overlaps
from queries.partner_pairs import GIVES, SHARED, partner_pairs


@dataclass(frozen=True, slots=True)
class Analysis:
    """A way to compute rows.

    Attributes:
        needs: the columns that an edge must have.
        before: the columns of rows that choose what the statements after them look at; they have a `kind`, as edges have not.
        parameters: those of the question's parameters that the function takes, and its Cypher need not.
        gives: the columns of rows with a `key`, beside those that statements give of a page's rows; none for rows that are whole.
        choose: what the next statement is given beside the question's values, from the edges so far; it gives None for a statement that
            need not run. None where statements stand alone.
    """

    compute: Callable[[Sequence[Edge], Mapping[str, Cell]], Computed]
    needs: frozenset[str]
    parameters: frozenset[str] = field(default_factory=frozenset)
    gives: tuple[str, ...] = ()
    choose: Callable[[Step], Mapping[str, Cell] | None] | None = None
    before: frozenset[str] = frozenset()


def get_analysis(name: str) -> Analysis:
    """The analysis of a name. Raises QueryError where there is none."""
    if name not in ANALYSES:
        raise QueryError(f"there is no analysis '{name}'; known are {', '.join(ANALYSES)}.")
    return ANALYSES[name]


def _coverage(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Countries by themes."""
    rows, totals = cells(edges, values)
    return Computed(tuple(rows), totals, weight=sum(len(items_of(row)) for row in rows))


def _coverage_next(step: Step) -> Mapping[str, Cell]:
    """In which country which programmes of several sources are not without a theme."""
    return _asked_of(themed(step.edges))


def _overlaps(edges: Sequence[Edge], values: Mapping[str, Cell]) -> Computed:
    """Pairs of programmes by how much they overlap."""
    rows, totals, wider = overlaps(edges, values)
    return Computed(tuple(rows), totals, wider)


def _overlaps_next(step: Step) -> Mapping[str, Cell]:
    """The ids that the next statement is asked of."""
    return _asked_of(next_asked(step.edges, step.values))


def _compared(facts: Sequence[Edge], _: Mapping[str, Cell]) -> Computed:
    """The sources of a programme, side by side."""
    rows, totals = compared(facts)
    return Computed(tuple(rows), totals)


def _compared_next(step: Step) -> Mapping[str, Cell]:
    """The ids of the programme in all sources."""
    return _asked_of(parts(step.edges, step.values))


def _asked_of(ids: Sequence[str]) -> Mapping[str, Cell]:
    """Ids as statements take them, together or one by one; none is asked for as "", for ladybug takes no empty list."""
    found = list(ids) or [""]
    return {"apart": found, "parts": found}


_MOST = frozenset({"most_programmes"})
ANALYSES: Mapping[str, Analysis] = MappingProxyType(
    {
        "communities": Analysis(communities, EDGE, _MOST, choose=bound_next, before=BOUND),
        "compared": Analysis(_compared, frozenset({"fact", "part"}), choose=_compared_next),
        "coverage": Analysis(
            _coverage, frozenset({"kind", "country", "country_name", "theme", "theme_name", "number"}),
            frozenset({"all_countries", "each", "gaps"}),
            ("country", "country_name", "theme", "theme_name", "coverage", "programme_count", "unthemed_count"), _coverage_next,
        ),
        "key-actors": Analysis(
            key_actors, EDGE, _MOST | {"measure"},
            ("actor", "name", "programme_count", "partner_count", "betweenness", "pagerank", "bridge", "programmes", "evidence"),
            bound_next, BOUND,
        ),
        "overlaps": Analysis(
            _overlaps, frozenset({"kind", "programme", "value", "first_day", "last_day", "rank"}), frozenset({"any_time", "most"}),
            ("score", "months", "theme_count", "partner_count"), _overlaps_next,
        ),
        "partner-pairs": Analysis(partner_pairs, SHARED, _MOST | {"least", "actor", "other"}, GIVES, bound_next, BOUND),
        "path": Analysis(path, EDGE, _MOST | {"ways"}, choose=path_next, before=BOUND),
    }
)  # fmt: skip
"""The analyses by name, sorted."""
