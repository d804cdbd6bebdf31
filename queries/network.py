"""Who is joined to what: actors, programmes and countries with the roles between them, for pictures of many of them at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.editions import Edition, all_editions
from graph.partners import ROLES
from graph.resolve.judgements import DISMISSED
from graph.store import Cell, GraphStore
from queries.dates import AFTER_ANY
from queries.editions import choose_editions
from queries.versions import at_one_version

TARGETS = "targets"

_JOIN = "coalesce(p.joined, p.id)"
_COUNTS = "r.document IN $documents AND coalesce(r.review, '') <> $hidden"
_NODES = "a.id AS actor, a.name AS actor_name, a.kind AS actor_kind, p.id AS own, p.name AS programme_name, p.kind AS programme_kind"


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
        periods: of each programme, for each source that describes it, the (first, last) days of its periods as stated; "" where open.
    """

    nodes: Mapping[str, NetworkNode]
    links: tuple[NetworkLink, ...]
    searched: tuple[Edition, ...]
    version: str
    periods: Mapping[str, tuple[tuple[Span, ...], ...]]


def read_network(store: GraphStore, as_of: str = "") -> Network:
    """All actors and programmes of the editions in force, and the countries that the programmes target.

    Args:
        as_of: see `queries.editions.choose_editions`.
    """
    return at_one_version(store, lambda version: _read(store, as_of, version))


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
    return not spans or any((not last or start <= last + AFTER_ANY) and end + AFTER_ANY >= first for start, end in spans)


def _read(store: GraphStore, as_of: str, version: str) -> Network:
    editions = choose_editions(all_editions(store), as_of)
    given: dict[str, Cell] = {"documents": editions.ids, "hidden": DISMISSED}
    nodes: dict[str, NetworkNode] = {}
    links = [*_targets(store, given, nodes), *(k for name, role in ROLES.items() for k in _roles(store, name, role, given, nodes))]
    ordered = tuple(sorted(links, key=lambda k: (k.source, k.role, k.target)))
    return Network(dict(sorted(nodes.items())), ordered, editions.searched, version, _periods(store, given))


def _roles(store: GraphStore, name: str, role: str, given: Mapping[str, Cell], nodes: dict[str, NetworkNode]) -> list[NetworkLink]:
    pattern = f"(p:Programme)-[r:{name}]->(a:Actor)" if name == "BENEFITS" else f"(a:Actor)-[r:{name}]->(p:Programme)"
    text = f"MATCH {pattern} WHERE {_COUNTS} RETURN {_NODES}, {_JOIN} AS programme, count(r) AS number ORDER BY actor, programme, own"
    found: dict[tuple[str, str], int] = {}
    for row in store.read(text, given).dicts():
        actor, programme = str(row["actor"]), str(row["programme"])
        nodes.setdefault(actor, NetworkNode(actor, "Actor", str(row["actor_name"]), str(row["actor_kind"] or "")))
        _add_programme(nodes, row)
        found[actor, programme] = found.get((actor, programme), 0) + int(str(row["number"]))
    return [NetworkLink(actor, role, programme, number) for (actor, programme), number in found.items()]


def _targets(store: GraphStore, given: Mapping[str, Cell], nodes: dict[str, NetworkNode]) -> Iterable[NetworkLink]:
    text = (f"MATCH (p:Programme)-[r:TARGETS]->(c:Country) WHERE {_COUNTS} RETURN p.id AS own, p.name AS programme_name, "
            f"p.kind AS programme_kind, {_JOIN} AS programme, c.id AS country, c.name AS country_name, count(r) AS number "
            "ORDER BY programme, country, own")  # fmt: skip
    found: dict[tuple[str, str], int] = {}
    for row in store.read(text, given).dicts():
        programme, country = str(row["programme"]), str(row["country"])
        _add_programme(nodes, row)
        nodes.setdefault(country, NetworkNode(country, "Country", str(row["country_name"]), ""))
        found[programme, country] = found.get((programme, country), 0) + int(str(row["number"]))
    return (NetworkLink(programme, TARGETS, country, number) for (programme, country), number in found.items())


def _periods(store: GraphStore, given: Mapping[str, Cell]) -> dict[str, tuple[tuple[Span, ...], ...]]:
    text = (f"MATCH (p:Programme) OPTIONAL MATCH (p)-[r:HAS_PERIOD]->(d:Period) WHERE {_COUNTS} RETURN {_JOIN} AS programme, p.id AS own, "
            "d.start_date AS first, d.end_date AS last ORDER BY programme, own, first, last")  # fmt: skip
    found: dict[str, dict[str, list[Span]]] = {}
    for row in store.read(text, given).dicts():
        spans = found.setdefault(str(row["programme"]), {}).setdefault(str(row["own"]), [])
        if row["first"] is not None:
            spans.append((str(row["first"]), str(row["last"])))
    return {programme: tuple(map(tuple, told.values())) for programme, told in found.items()}


def _add_programme(nodes: dict[str, NetworkNode], row: Mapping[str, Cell]) -> None:
    """The node that stands for a programme has its own name where it is met itself, else that of one that is the same."""
    id_ = str(row["programme"])
    if id_ not in nodes or row["own"] == id_:
        nodes[id_] = NetworkNode(id_, "Programme", str(row["programme_name"]), str(row["programme_kind"] or ""))
