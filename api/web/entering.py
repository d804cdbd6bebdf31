"""Logging in and out: a key is given once in a form, never in an address; then a cookie stands for it."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.edge.problems import ProblemError
from api.web.site import site_of

START = "/"


def log_in_page(request: Request) -> Response:
    """The form for a key; for who is logged in, the way out."""
    return _page(request, next_of(request.query_params.get("next", "")))


async def log_in(request: Request) -> Response:
    """Begin a session, and go on to where the person wanted to go."""
    site, form = site_of(request), await sent_form(request)
    onward = next_of(form.get("next", ""))
    response = RedirectResponse(onward, 303)
    try:
        site.sessions.begin(form.get("key", ""), response, secure=request.url.scheme == "https")
    except ProblemError as problem:
        return await run_in_threadpool(partial(_page, request, onward, problem.status, problem.detail))
    return response


async def log_out(request: Request) -> Response:
    """End the session."""
    site, form = site_of(request), await sent_form(request)
    site.sessions.checked(request, form.get("token", ""), judging=False)
    response = RedirectResponse("/login" if site.locked else "/review", 303)
    site.sessions.end(request, response)
    return response


def next_of(wanted: str) -> str:
    """An address of ours to go on to; the first page for any other, so that no link leads through the log-in to another server."""
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return wanted if ours and wanted.isprintable() and parts.path != "/login" else START


async def sent_form(request: Request) -> Mapping[str, str]:
    """The form's fields; one that a page of elsewhere sends is refused.

    Raises:
        ProblemError: 403.
    """
    origin = request.headers.get("origin", "")
    if origin and origin != "null" and urlsplit(origin).netloc != request.url.netloc:
        raise ProblemError(403, "The form was sent by a page of another server.")
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def _page(request: Request, onward: str, status: int = 200, problem: str = "") -> Response:
    site = site_of(request)
    session = site.sessions.find(request)
    return site.page(request, "login.html", status, session=session, onward=onward, problem=problem, scope=site.sessions.scope)
