"""Overlaps and gaps: countries by themes, pairs of programmes, who stands where in time, and how money's way leads to countries."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.web.addresses import thing_address
from api.web.pictures import Picture, pictures_of
from api.web.site import Site, about_trafficking, site_of
from graph.resolve.countries import country_name, find_country
from graph.store import Cell
from queries.answer import Answer
from queries.network import TARGETS, Network, narrow
from queries.table_view import table_of

PAIRS = 15
WIDEST = 12
"""Nodes of one column of the flow; the others are one node."""

COLUMNS = ("funds", "programme", "implements", TARGETS)
MEASURES = ("programmes", "partners")


def overlaps_page(request: Request) -> Response:
    """The whole, or one country's or theme's part of it."""
    site, asked = site_of(request), request.query_params
    code = find_country(asked.get("country", "")) or ""
    given = {"country": f"country:{code}" if code else "", "theme": asked.get("theme", ""), "as_of": asked.get("as_of", "")}
    coverage = _ask(site, "coverage-matrix", {**given, "limit": 1000})
    pairs = _ask(site, "overlapping-programmes", {**given, "limit": PAIRS}) if code else None
    programmes = _ask(site, "programmes-in-country", {**given, "limit": 100}) if code else None
    network = narrow(site.network(given["as_of"]), countries=[given["country"]] if code else [])
    kept = [str(row["programme"]) for row in programmes.rows] if programmes else []
    return site.page(
        request,
        "overlaps.html",
        coverage=coverage,
        matrix=matrix(coverage),
        heat=() if code else pictures_of(coverage),
        pairs=pairs,
        pair_table=table_of(pairs) if pairs else None,
        programmes=programmes,
        timeline=pictures_of(programmes) if programmes else (),
        flow=flow(narrow(network, ids=kept)) if kept else None,
        given=given,
        country=country_name(code) if code else "",
        code=code,
    )


def matrix(coverage: Answer) -> tuple[list[str], list[tuple[str, str, list[Mapping[str, Cell]]]]]:
    """Themes, and for each country (name, page) its cells in their order; the most covered first."""
    themes = sorted({str(row["theme_name"]) for row in coverage.rows})
    countries: dict[tuple[str, str], dict[str, Mapping[str, Cell]]] = {}
    for row in coverage.rows:
        countries.setdefault((str(row["country_name"]), thing_address(str(row["country"]))), {})[str(row["theme_name"])] = row
    found = [(name, href, [cells[theme] for theme in themes if theme in cells]) for (name, href), cells in countries.items()]
    found.sort(key=lambda entry: (-sum(int(str(cell["programme_count"] or 0)) for cell in entry[2]), entry[0]))
    return themes, found


def flow(network: Network) -> Picture | None:
    """Funder → programme → implementer → country, each link as wide as the programmes that run through it."""
    programmes = {id_ for id_, node in network.nodes.items() if node.label == "Programme"}
    ends = {
        role: {
            p: {k.source if role != TARGETS else k.target for k in network.links if k.role == role and p in (k.source, k.target)}
            for p in programmes
        }
        for role in ("funds", "implements", TARGETS)
    }
    told = sorted((p for p in programmes if ends["funds"][p] or ends["implements"][p]), key=lambda p: network.nodes[p].name)
    if not told:
        return None
    most = {role: {id_ for id_, _ in Counter(e for p in told for e in ends[role][p]).most_common(WIDEST)} for role in ends}
    shown = set(sorted(told, key=lambda p: (-len(ends["funds"][p]) - len(ends["implements"][p]), p))[: WIDEST * 2])
    nodes: dict[tuple[int, str], dict[str, Any]] = {}
    links: Counter[tuple[tuple[int, str], tuple[int, str]]] = Counter()
    for programme in told:
        middle = _end(network, nodes, 1, programme, shown, "other programmes")
        payers = {_end(network, nodes, 0, e, most["funds"], "other funders") for e in ends["funds"][programme]}
        doers = {_end(network, nodes, 2, e, most["implements"], "other implementers") for e in ends["implements"][programme]}
        places = {_end(network, nodes, 3, e, most[TARGETS], "other countries") for e in ends[TARGETS][programme]}
        doers = doers or {_end(network, nodes, 2, "", set(), "implementer not stated")}
        links.update((p, middle) for p in payers)
        links.update((middle, d) for d in doers)
        links.update((d, p) for d in doers for p in places)
    order = {key: number for number, key in enumerate(sorted(nodes))}
    data = {
        "nodes": [nodes[key] for key in order],
        "links": [{"source": order[a], "target": order[b], "value": n} for (a, b), n in sorted(links.items())],
    }
    return Picture(
        "sankey",
        "Funder → programme → implementer → country. A band is as wide as the programmes that run through it, not as the "
        "money: amounts in several currencies cannot be put on one scale.",
        data,
        tall=True,
    )


def _end(
    network: Network, nodes: dict[tuple[int, str], dict[str, Any]], depth: int, id_: str, shown: set[str], others: str
) -> tuple[int, str]:
    """The node of a column for one thing, or for all that are too many to be shown."""
    key = (depth, id_ if id_ in shown else "~")
    label = network.nodes[id_].name if id_ in shown else others
    nodes.setdefault(key, {"label": label, "depth": depth, "href": thing_address(id_) if id_ in shown else ""})
    return key


def _ask(site: Site, name: str, given: Mapping[str, Cell]) -> Answer:
    return site.ask(name, {**about_trafficking(name), **given})
