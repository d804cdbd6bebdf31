"""A country's page and its brief: partners by role, programmes in time, themes, money, a map, the documents behind it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.edge.docx_form import DOCX, docx_bytes
from api.web.addresses import question_address
from api.web.pictures import Picture, pictures_of
from api.web.site import Site, about_trafficking, site_of, static_address
from graph.errors import UnknownName
from graph.export.report import Report
from graph.resolve.countries import country_codes, country_name
from queries.brief import CountryAnswers, brief_of, by_role
from queries.table_view import table_of

MOST = 500
FUNDERS = 12
KOSOVO = "XK"
UNSCR_1244 = (
    "This designation is without prejudice to positions on status, and is in line with UN Security Council Resolution 1244 (1999) and the "
    "opinion of the International Court of Justice on Kosovo's declaration of independence."
)
BOUNDARIES = "The boundaries and names on this map do not imply that anybody endorses or accepts them."


def country_page(request: Request) -> Response:
    """What is known of a country."""
    site, as_of = site_of(request), request.query_params.get("as_of", "")
    country = _country(site, request.path_params["code"].upper(), as_of)
    money = table_of(country.funding)
    return site.page(
        request,
        "country.html",
        country=country,
        roles=by_role(country.partners),
        as_of=as_of,
        timeline=pictures_of(country.programmes),
        programmes=table_of(country.programmes),
        money=replace(money, rows=money.rows[:FUNDERS]),
        bars=pictures_of(country.funding),
        map=map_of(programmes_by_country(site, as_of), country.code),
        documents=_documents(country),
        note=UNSCR_1244 if country.code == KOSOVO else "",
        asked={
            name: _asked(country, name)
            for name in (
                "partners-in-country",
                "programmes-in-country",
                "funding-by-funder",
                "overlapping-programmes",
                "coverage-matrix",
                "mentions",
            )
        },
    )


def brief_page(request: Request) -> Response:
    """The same on one page for print, cited by number."""
    site, as_of = site_of(request), request.query_params.get("as_of", "")
    country = _country(site, request.path_params["code"].upper(), as_of)
    return site.page(request, "brief.html", country=country, report=_brief(country), as_of=as_of)


def brief_file(request: Request) -> Response:
    """The brief as a Word file."""
    site, as_of = site_of(request), request.query_params.get("as_of", "")
    country = _country(site, request.path_params["code"].upper(), as_of)
    return site.file(request, docx_bytes(_brief(country)), DOCX, f"brief-{country.code.lower()}.docx")


def _brief(country: CountryAnswers) -> Report:
    return brief_of(country, UNSCR_1244 if country.code == KOSOVO else "")


def countries_page(request: Request) -> Response:
    """All countries that a programme targets, on the map and as a list."""
    site, as_of = site_of(request), request.query_params.get("as_of", "")
    counted = programmes_by_country(site, as_of)
    rows = sorted(counted.items(), key=lambda pair: (-pair[1], country_name(pair[0])))
    return site.page(
        request,
        "countries.html",
        rows=[(code, country_name(code), number) for code, number in rows],
        map=map_of(counted, ""),
        note=UNSCR_1244 if KOSOVO in counted else "",
        searched_in=site.by_country(as_of).searched,
    )


def programmes_by_country(site: Site, as_of: str) -> dict[str, int]:
    """How many programmes name each country (ISO alpha-2) as a place of their work."""
    counted = {country.removeprefix("country:"): number for country, number in site.by_country(as_of).numbers.items()}
    return {code: number for code, number in counted.items() if code in country_codes()}


def map_of(counted: Mapping[str, int], here: str) -> Picture:
    """A map of how many programmes name each country; near one country where it is given."""
    values: list[dict[str, Any]] = [
        {
            "name": code,
            "title": country_name(code),
            "value": number,
            "text": f"{number} programmes name it",
            "href": f"/countries/{code}",
            "here": code == here,
        }
        for code, number in sorted(counted.items())
    ]
    caption = f"Programmes that name a country as a place of their work, whatever they are about. {BOUNDARIES}"
    return Picture("map", caption, {"atlas": static_address("vendor/world.json"), "values": values, "here": here})


def _country(site: Site, code: str, as_of: str) -> CountryAnswers:
    if code not in country_codes():
        raise UnknownName(f"There is no country {code!r}. Expected an ISO 3166-1 alpha-2 code, as in NG.")
    names = ("partners-in-country", "programmes-in-country", "coverage-matrix", "funding-by-funder")
    given = {"country": f"country:{code}", "as_of": as_of, "limit": MOST}
    return CountryAnswers(code, country_name(code), *site.ask_all(*((name, {**about_trafficking(name), **given}) for name in names)))


def _asked(country: CountryAnswers, name: str) -> str:
    return question_address(name, {"country": country.name})


def _documents(country: CountryAnswers) -> list[tuple[Any, int]]:
    """The documents that carry most of what the page says, with how many statements. Any: an edition."""
    counted = Counter(c.document for answer in country.answers for cited in answer.citations for c in cited)
    editions = {e.id: e for answer in country.answers for e in answer.documents}
    return [(editions[id_], number) for id_, number in counted.most_common(12) if id_ in editions]
