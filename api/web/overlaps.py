"""Overlaps and gaps: countries by themes, pairs of programmes, who stands where in time, and how money's way leads to countries."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.web.addresses import page_address, thing_address
from api.web.matrices import COUNT, NO_FIGURE, Measure, matrix_of, partners_of, unit_words
from api.web.pictures import Picture, heat_of, pictures_of
from api.web.site import Site, about_trafficking, site_of
from graph.resolve.countries import country_name, find_country
from graph.store import Cell
from queries.answer import Answer
from queries.coverage import money, partners
from queries.network import TARGETS, Network, narrow
from queries.network_reading import Within
from queries.table_view import table_of

PAIRS = 15
WIDEST = 12
"""Nodes of one column of the flow; the others are one node."""

COLUMNS = ("funds", "programme", "implements", TARGETS)
MEASURES = ("programmes", "partners", "money")
UNITS = 10
"""Units of money that can be chosen, those that tell of most cells first."""

ALL = 100_000
"""Rows of a question whose whole answer is taken."""

_WHOLE = (
    f"“{NO_FIGURE}”: programmes, but no amount in this unit. A programme's whole amount stands in each cell that it is in, since no source "
    "divides it, so cells cannot be added up; other currencies are never put on this scale."
)
_NO_MONEY = "No source gives an amount of a funder's own for a programme on a theme."


@dataclass(frozen=True, slots=True)
class Measured:
    """What the matrix shows: the measure, what its figures are in words, and for money its unit and the others."""

    measure: Measure
    caption: str
    unit: str = ""
    units: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is anything to see: sources give no money at all now and then."""
        return self.measure.name != "money" or bool(self.units)


@dataclass(frozen=True, slots=True)
class Way:
    """Another view of the same: its name, its address, whether it is the one shown."""

    name: str
    href: str
    here: bool


def overlaps_page(request: Request) -> Response:
    """The whole, or one country's or theme's part of it."""
    site, asked = site_of(request), request.query_params
    code = find_country(asked.get("country", "")) or ""
    given = {"country": f"country:{code}" if code else "", "theme": asked.get("theme", ""), "as_of": asked.get("as_of", "")}
    limits = {"coverage-matrix": 1000, **({"overlapping-programmes": PAIRS, "programmes-in-country": 100} if code else {})}
    found = site.ask_all(*((name, {**about_trafficking(name), **given, "limit": limit}) for name, limit in limits.items()))
    coverage, (pairs, programmes) = found[0], found[1:] if code else (None, None)
    kept = [str(row["programme"]) for row in programmes.rows] if programmes else []
    network = site.network(given["as_of"], Within((given["country"],), tuple(kept))) if kept else None
    measured = _measured(site, given["as_of"], asked.get("measure", ""), asked.get("unit", ""))
    matrix = matrix_of(coverage, measured.measure)
    return site.page(
        request,
        "overlaps.html",
        coverage=coverage,
        matrix=matrix,
        measured=measured,
        heat=None if code or not coverage.rows or not measured.known else heat_of(matrix, measured.caption),
        ways=_ways(measured, {**given, "country": country_name(code) if code else ""}),
        pairs=pairs,
        pair_table=table_of(pairs) if pairs else None,
        programmes=programmes,
        timeline=pictures_of(programmes) if programmes else (),
        flow=flow(narrow(network, countries=[given["country"]], ids=kept)) if network else None,
        given=given,
        country=country_name(code) if code else "",
        code=code,
    )


def _measured(site: Site, as_of: str, name: str, unit: str) -> Measured:
    """The measure that the address asks for; the number of programmes where it asks for none that there is."""
    if name == "partners":
        figures = partners(site.coverage(as_of), site.partners(as_of))
        return Measured(Measure(name, partners_of, figures), "Partners, in any role, of the programmes on each theme in each country.")
    if name == "money":
        funding = _ask(site, "funding-by-funder", {"as_of": as_of, "limit": ALL, "each": 0, "most_programmes": 0})
        by_unit = {unit_words(each): figures for each, figures in money(site.coverage(as_of), funding).items()}
        unit = unit if unit in by_unit else next(iter(by_unit), "")
        measure = Measure(name, lambda amount: f"{amount:,.0f} {unit}", by_unit.get(unit, {}))
        caption = f"Amounts that funders give to the programmes on each theme in each country: {unit}. {_WHOLE}" if unit else _NO_MONEY
        return Measured(measure, caption, unit, tuple(by_unit))
    return Measured(COUNT, "Programmes by country and theme.")


def _ways(measured: Measured, given: Mapping[str, Cell]) -> tuple[list[Way], list[Way]]:
    """The other measures, and the other units of money; what is chosen stays in the address, what is the default does not."""
    name = measured.measure.name
    chosen = {each: "" if each == MEASURES[0] else each for each in MEASURES}
    measures = [Way(each, page_address("/overlaps", {**given, "measure": value}), each == name) for each, value in chosen.items()]
    units = [
        Way(unit, page_address("/overlaps", {**given, "measure": name, "unit": unit if at else ""}), unit == measured.unit)
        for at, unit in enumerate(measured.units[:UNITS])
    ]
    return measures, units


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
