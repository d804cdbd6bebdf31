"""Lists of actors and of programmes: found by words of the name, by kind and country, page by page."""

from starlette.requests import Request
from starlette.responses import Response

from api.web.addresses import page_address
from api.web.site import site_of
from graph.resolve.countries import country_name, find_country
from queries.listing import Wanted, list_entities

PAGE = 100
LABELS = {"actors": "Actor", "programmes": "Programme"}


def list_page(request: Request) -> Response:
    """One page of a list, the most documented first."""
    site, folder, asked = site_of(request), request.url.path.strip("/"), request.query_params
    given = {name: asked.get(name, "") for name in ("text", "kind", "country", "cursor", "as_of")}
    code = find_country(given["country"]) or ""
    wanted = Wanted("-documents", given["kind"], code, given["text"], as_of=given["as_of"], cursor=given["cursor"], limit=PAGE)
    found = list_entities(site.store, LABELS[folder], wanted)
    following = page_address(f"/{folder}", {**given, "cursor": found.cursor}) if found.cursor else ""
    return site.page(
        request, "list.html", folder=folder, found=found, given=given, following=following, country=country_name(code) if code else ""
    )
