"""The pages as an app of their own, to which `api.app.create_app` leaves all that the HTTP API does not answer."""

import time
from collections.abc import Callable
from datetime import date
from functools import wraps

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from api.edge.problems import STATUSES, ProblemError, problem_of
from api.edge.service import Service
from api.web import asking, countries, entering, lists, networks, overlaps, reviewing, sources, things
from api.web.sessions import Sessions
from api.web.site import FOLDER, HEADERS, Site, site_of, timing
from graph.errors import TipgraphError

Page = Callable[[Request], Response]


def kept(page: Page) -> Page:
    """A page that says the same to everybody: made once for each address, version of the graph and day."""

    @wraps(page)
    def serve(request: Request) -> Response:
        site = site_of(request)
        of, address = (site.store.version(), date.today().isoformat()), f"{request.url.path}?{request.url.query}"
        found = site.shelf.find(of, address)
        if found is not None:
            return HTMLResponse(found, 200, {**HEADERS, "Server-Timing": timing(request)})
        made = page(request)
        if made.status_code == 200 and site.store.version() == of[0]:
            site.shelf.keep(of, address, bytes(made.body))
        return made

    return serve


ROUTES = (
    Route("/", kept(asking.ask_page)),
    Route("/ask", kept(asking.answer_sentence)),
    Route("/suggest", asking.suggest),
    Route("/questions/{name}", kept(asking.answer_question)),
    Route("/countries", kept(countries.countries_page)),
    Route("/countries/{code}", kept(countries.country_page)),
    Route("/countries/{code}/brief", kept(countries.brief_page)),
    Route("/countries/{code}/brief.docx", countries.brief_file),
    Route("/actors", kept(lists.list_page)),
    Route("/programmes", kept(lists.list_page)),
    Route("/actors/{key:path}", kept(things.thing_page)),
    Route("/programmes/{key:path}", kept(things.thing_page)),
    Route("/things/{key:path}", kept(things.thing_page)),
    Route("/overlaps", kept(overlaps.overlaps_page)),
    Route("/network", kept(networks.network_page)),
    Route("/documents", kept(sources.documents_page)),
    Route("/documents/{key:path}", kept(sources.document_page)),
    Route("/passages/{key:path}", kept(sources.passage_page)),
    Route("/statements/{key}", kept(sources.statement_page)),
    Route("/review", reviewing.review_page),
    Route("/review/pair", reviewing.pair_page),
    Route("/review/change", reviewing.change, methods=["POST"]),
    Route("/login", entering.log_in_page),
    Route("/login", entering.log_in, methods=["POST"]),
    Route("/logout", entering.log_out, methods=["POST"]),
)
"""Every page; another is a function and a line here."""

API = ("/v1/", "/assets/")
"""How addresses begin that are not the pages'."""

_FOR_EVER = "public, max-age=31536000, immutable"


def create_pages(service: Service, sessions: Sessions, otherwise: ASGIApp) -> ASGIApp:
    """The pages over the API's own store.

    Args:
        sessions: who is logged in.
        otherwise: what answers for addresses of the API that are none: programs are told so in their own form.
    """
    app = Starlette(
        routes=[*ROUTES, Mount("/static", _Static(directory=FOLDER / "static"))],
        exception_handlers={TipgraphError: _ours, ProblemError: _edge, HTTPException: _http, Exception: _defect},
    )
    app.add_middleware(_Began)
    app.state.site = Site(service, sessions)

    async def pages(scope: Scope, receive: Receive, send: Send) -> None:
        await (otherwise if scope["path"].startswith(API) else app)(scope, receive, send)

    return pages


class _Static(StaticFiles):
    """Files whose addresses hold their content's hash."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file, to be kept for ever."""
        response: Response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = _FOR_EVER
        return response


class _Began:
    """Notes when a request came, so that a page can say how long it took."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            scope.setdefault("state", {})["began"] = time.perf_counter()
        await self.app(scope, receive, send)


def _ours(request: Request, error: Exception) -> Response:
    """An error of ours as a page."""
    assert isinstance(error, TipgraphError)  # noqa: S101  the handler is registered for these
    site: Site = request.app.state.site
    problem = problem_of(error, site.store.url)
    title = STATUSES[problem.status].title if problem.status in STATUSES else "Something went wrong"
    return site.page(request, "error.html", problem.status, title=title, detail=problem.detail, near=problem.near)


def _edge(request: Request, error: Exception) -> Response:
    """A problem that a page raises itself."""
    assert isinstance(error, ProblemError)  # noqa: S101  as above
    site: Site = request.app.state.site
    found = STATUSES.get(error.status)
    return site.page(request, "error.html", error.status, title=found.title if found else "Refused", detail=error.detail, near=error.near)


def _defect(request: Request, _: Exception) -> Response:
    """A failure of ours: the log has it, the page does not."""
    site: Site = request.app.state.site
    return site.page(request, "error.html", 500, title=STATUSES[500].title, detail="The server failed; its log says more.", near=())


def _http(request: Request, error: Exception) -> Response:
    """An address that is none, or a method that is not allowed."""
    assert isinstance(error, HTTPException)  # noqa: S101  as above
    site: Site = request.app.state.site
    found = STATUSES.get(error.status_code)
    detail = f"There is no page {request.url.path}." if error.status_code == 404 else str(error.detail)
    return site.page(request, "error.html", error.status_code, title=found.title if found else str(error.detail), detail=detail, near=())
