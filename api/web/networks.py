"""Networks of actors, programmes and countries: the picture, and the page with its filters."""

from collections import Counter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.web.addresses import page_address, thing_address
from api.web.layouts import place
from api.web.pictures import Picture
from api.web.site import site_of, words
from graph.days import AFTER_ANY
from graph.errors import QueryError
from graph.partners import ROLES
from graph.resolve.countries import country_name, find_country
from graph.schema import KINDS
from graph.store import Cell
from queries.dates import check_date
from queries.network import TARGETS, Network, narrow, undated
from queries.network_reading import MOST as LOOKED
from queries.network_reading import Within

MOST = 300
"""Nodes shown unless more are asked for: beyond that a picture says less."""

LARGEST = 2_000
GROUPS = ("programme", "state", "international body", "civil society", "other body", "country")
"""What colours tell; a programme is a square, a country a diamond."""

_GROUP_OF = {
    "government": 1,
    "ministry": 1,
    "agency": 1,
    "police": 1,
    "prosecution": 1,
    "judiciary": 1,
    "municipality": 1,
    "rapporteur": 1,
    "igo": 2,
    "eu_body": 2,
    "ngo": 3,
}
_SHAPES = ("rect", "circle", "circle", "circle", "circle", "diamond")
_ROWS = 200


def network_page(request: Request) -> Response:
    """The network, narrowed by role, kind, country, period and focus; with the links as a table."""
    site, given = site_of(request), _given(request)
    if given["active_to"] and given["active_from"] > given["active_to"] + AFTER_ANY:
        raise QueryError(
            f"active from {given['active_from']} is after active to {given['active_to']}; expected a span of time.", "active_from"
        )
    countries = [f"country:{given['country']}"] if given["country"] else []
    whole = site.network(given["as_of"], Within(tuple(countries), focus=given["focus"]))
    roles = [given["role"]] if given["role"] else list(ROLES.values())
    kinds, active = [given["kind"]] if given["kind"] else [], (given["active_from"], given["active_to"])
    shown = narrow(whole, roles=roles, kinds=kinds, countries=countries, focus=given["focus"], active=active)
    if given["focus"] and given["focus"] not in shown.nodes:
        shown = narrow(whole, focus=given["focus"])
    picture = network_picture(shown, given["nodes"], keep=given["focus"], state={k: v for k, v in given.items() if k != "focus"})
    return site.page(
        request,
        "network.html",
        picture=picture,
        given=given,
        network=shown,
        links=_links(shown),
        rows=_ROWS,
        roles=tuple(ROLES.values()),
        kinds=KINDS["Actor"],
        focus=whole.nodes.get(given["focus"]),
        most=MOST,
        largest=LARGEST,
        without_focus=page_address("/network", {k: v for k, v in given.items() if k != "focus"}),
        country=country_name(given["country"]) if given["country"] else "",
        undated=undated(shown) if any(active) else 0,
        looked=looked_words(whole),
    )


def looked_words(network: Network) -> str:
    """That only the first programmes of a network were looked at; "" where all were."""
    return (
        f"Made of the first {LOOKED:,} programmes, those about trafficking first, then those that several sources describe, then those "
        f"that end last; {network.passed_over:,} more were passed over. Choose a country, or click a node, to see others."
        if network.passed_over
        else ""
    )


def network_picture(network: Network, most: int, keep: str = "", state: dict[str, Any] | None = None) -> Picture:
    """The nodes with most links, where they stand.

    Args:
        most: nodes shown; the caption says so where there are more.
        keep: a node that stays whatever its links.
        state: what else stands in the address of a page that is focused on a node.
    """
    degree = Counter(end for k in network.links for end in (k.source, k.target))
    ids = _joined(network, sorted(network.nodes, key=lambda id_: (id_ != keep, -degree[id_], id_))[:most])
    at = {id_: number for number, id_ in enumerate(ids)}
    links = [(at[k.source], at[k.target], k.role) for k in network.links if k.source in at and k.target in at]
    spots = place(len(ids), tuple((a, b) for a, b, _ in links))
    nodes = [_node(network, id_, spot, state or {}) for id_, spot in zip(ids, spots, strict=True)]
    groups = sorted({node["group"] for node in nodes})
    caption = f"{len(network.nodes):,} nodes, {len(network.links):,} links." + (
        f" {len(ids):,} of those with most links are drawn." if len(network.nodes) > len(ids) else ""
    )
    return Picture(
        "network",
        " ".join(filter(None, (caption, looked_words(network)))) + " Drag to move, scroll to come nearer, click to focus.",
        {"nodes": nodes, "links": links, "groups": [{"name": g, "shape": s} for g, s in zip(GROUPS, _SHAPES, strict=True)]},
        tall=True,
        legend=tuple((g, GROUPS[g]) for g in groups),
    )


def _joined(network: Network, ids: list[str]) -> list[str]:
    """Those of some nodes that are joined to another of them: dots without lines say nothing."""
    kept = set(ids)
    ends = {end for k in network.links if k.source in kept and k.target in kept for end in (k.source, k.target)}
    return [id_ for id_ in ids if id_ in ends]


def _node(network: Network, id_: str, spot: tuple[float, float], state: dict[str, Any]) -> dict[str, Any]:
    node = network.nodes[id_]
    group = 0 if node.label == "Programme" else 5 if node.label == "Country" else _GROUP_OF.get(node.kind, 4)
    return {
        "name": node.name,
        "kind": words(node.kind or node.label),
        "group": group,
        "x": spot[0],
        "y": spot[1],
        "href": thing_address(id_),
        "focus": page_address("/network", {**state, "focus": id_}),
    }


def _given(request: Request) -> dict[str, Any]:
    """The filters from the address; what is none of the choices filters nothing."""
    asked = request.query_params
    country = find_country(asked.get("country", "")) or ""
    nodes = asked.get("nodes", "")
    return {
        "role": asked.get("role", "") if asked.get("role") in ROLES.values() else "",
        "kind": asked.get("kind", "") if asked.get("kind") in KINDS["Actor"] else "",
        "country": country,
        "focus": asked.get("focus", ""),
        "active_from": _date("active_from", asked.get("active_from", "")),
        "active_to": _date("active_to", asked.get("active_to", "")),
        "as_of": asked.get("as_of", ""),
        "nodes": min(LARGEST, int(nodes)) if nodes.isdigit() and int(nodes) else MOST,
    }


def _date(name: str, text: str) -> str:
    """A bound of time as given. Raises QueryError where it is no date."""
    return check_date(name, text.strip()) if text.strip() else ""


def _links(network: Network) -> list[tuple[str, str, str, str, str, Cell]]:
    """The links as rows: name and page of both ends, the role, how many statements say so."""
    rows = [
        (network.nodes[k.source].name, thing_address(k.source), k.role, network.nodes[k.target].name, thing_address(k.target), k.statements)
        for k in network.links
        if k.role != TARGETS
    ]
    return sorted(rows, key=lambda row: (row[0], row[2], row[3]))
