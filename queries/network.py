"""Who is joined to what: actors, programmes and countries with the roles between them, for pictures of many of them at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.days import AFTER_ANY, OPEN, touches
from graph.editions import Edition

TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An actor, a programme or a country."""

    id: str
    label: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """That somebody has a role in a programme, or that a programme targets a country; many statements may say so."""

    source: str
    role: str
    target: str
    statements: int


Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id, their links in order, and the editions that say so.

    Attributes:
        periods: of each programme, for each source that describes it, the (first, last) days of the spans in
            which it runs (graph.days.runs); "" where open.
        passed_over: programmes that belong to it and were not looked at, where only the first were.
    """

    nodes: Mapping[str, NetworkNode]
    links: tuple[NetworkLink, ...]
    searched: tuple[Edition, ...]
    version: str
    periods: Mapping[str, tuple[tuple[Span, ...], ...]]
    passed_over: int = 0


def narrow(network: Network, *, roles: Collection[str] = (), kinds: Collection[str] = (), countries: Collection[str] = (),
           focus: str = "", ids: Collection[str] = (), active: Span = ("", "")) -> Network:  # fmt: skip
    """The part of a network that fulfils all that is given; nothing given leaves it whole.

    Args:
        roles: only links of these roles (`ROLES`' values, `TARGETS`).
        kinds: only actors of these kinds.
        countries: only what belongs to programmes that target one of these countries (ids).
        focus: only this node, what it is joined to, and the links among those.
        ids: only what belongs to these programmes.
        active: only what belongs to programmes with a period that touches the time from one day to another (ISO 8601 to any
            precision, "" for open), or without any period: as the questions' `active_from` and `active_to`.
    """
    links = [k for k in network.links if not roles or k.role in roles]
    if kinds:
        links = [k for k in links if network.nodes[k.source].label != "Actor" or network.nodes[k.source].kind in kinds]
    if countries:
        there = {k.source for k in network.links if k.role == TARGETS and k.target in countries}
        links = [k for k in links if k.source in there or k.target in there]
    if ids:
        links = [k for k in links if k.source in ids or k.target in ids]
    if any(active):
        idle = {id_ for id_, told in network.periods.items() if not any(_touches(spans, *active) for spans in told)}
        links = [k for k in links if k.source not in idle and k.target not in idle]
    if focus:
        near = {focus} | {end for k in links for end in (k.source, k.target) if focus in (k.source, k.target)}
        links = [k for k in links if k.source in near and k.target in near]
    ends = {end for k in links for end in (k.source, k.target)}
    return replace(network, nodes={id_: n for id_, n in network.nodes.items() if id_ in ends}, links=tuple(links))


def undated(network: Network) -> int:
    """How many programmes give no period."""
    return sum(1 for id_, node in network.nodes.items() if node.label == "Programme" and not any(network.periods.get(id_, ())))


def _touches(spans: Sequence[Span], first: str, last: str) -> bool:
    """Whether one of a source's periods touches a time, or it gives none."""
    return not spans or any(touches(start, end, first, (last or OPEN) + AFTER_ANY) for start, end in spans)
