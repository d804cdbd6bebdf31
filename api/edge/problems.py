"""Errors as RFC 9457 problems: what is wrong, where in the request, and what to do. Only here have errors status codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from graph.errors import (
    EmptyStore,
    NotAllowed,
    NotReading,
    QueryError,
    Refused,
    SourceError,
    StoreError,
    StoreLocked,
    TipgraphError,
    Unanswered,
    UnknownName,
)

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = Field(description="A URN that names the kind of problem; docs/api.md lists them.")
    title: str = Field(description="The kind of problem, in a few words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong with this request.")
    instance: str = Field(description="The path that was asked.")
    place: str = Field("", description="The parameter, field or header that is wrong; empty where it is none.")
    fix: str = Field("", description="What to do.")
    near: list[str] = Field(default_factory=list, description="The nearest names that there are.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, its name, its title, and what to do about it."""

    status: int
    slug: str
    title: str
    fix: str


KINDS: Mapping[type[TipgraphError], Kind] = {
    UnknownName: Kind(404, "unknown-name", "There is no such name", "Take one of the names in `near`, or look with /v1/search?q=…"),
    EmptyStore: Kind(503, "empty-graph", "The graph holds nothing yet", "Load a document: tipgraph load PATH, or POST /v1/load."),
    Unanswered: Kind(503, "unanswered", "Not answered now", "Ask for less, or ask again in a moment."),
    NotReading: Kind(
        403,
        "not-reading",
        "The statement may do more than read",
        "Send one statement of MATCH … RETURN …: docs/api.md says what may stand in it.",
    ),
    NotAllowed: Kind(
        403,
        "not-allowed",
        "The query may do more than read the graph",
        "Send one SELECT, ASK, CONSTRUCT or DESCRIBE without FROM and SERVICE: docs/rdf.md.",
    ),
    Refused: Kind(409, "refused", "The judgement may not be made", "The detail says what would do."),
    QueryError: Kind(
        422, "bad-request", "The request cannot be understood", "Correct the parameter in `place`; /docs lists what each takes."
    ),
    StoreLocked: Kind(503, "locked", "Another process writes to the store", "Try again when it is done; the detail names it."),
    StoreError: Kind(503, "store", "The store cannot be used", "The detail says what to do about the store."),
    SourceError: Kind(422, "source", "The file cannot be loaded", "The detail says what was expected."),
    TipgraphError: Kind(500, "failed", "Something went wrong", "Please report it with the request."),
}
"""The kinds, the narrower before the wider."""

STATUSES: Mapping[int, Kind] = {
    400: Kind(400, "malformed", "The request is malformed", "Send what /docs describes."),
    401: Kind(401, "no-key", "A key is needed", "Send the header Authorization: Bearer KEY; `tipgraph key add` makes one."),
    403: Kind(403, "forbidden", "The key may not do this", "Use a key with the scope that the detail names."),
    404: Kind(404, "not-found", "There is nothing here", "/docs lists the addresses."),
    405: Kind(405, "method", "The method is not allowed here", "Use one of the methods in the header Allow."),
    406: Kind(406, "not-acceptable", "No form that you accept", "Accept one of the forms in `near`, or ask with ?format=…"),
    409: KINDS[Refused],
    413: Kind(413, "too-large", "The body is too large", "Send less; the detail says how much is taken."),
    415: Kind(415, "media-type", "The body has the wrong type", "Send the media type that /docs names."),
    421: Kind(421, "host", "The server is not called so", "Use a name of TIPGRAPH_SERVE_HOSTS, or add one there."),
    422: KINDS[QueryError],
    429: Kind(429, "too-many", "Too many requests", "Wait for the seconds in the header Retry-After."),
    500: KINDS[TipgraphError],
    503: KINDS[Unanswered],
}


@dataclass(eq=False)
class ProblemError(Exception):
    """A problem that an end point raises itself; what it does not say is that of its status."""

    status: int
    detail: str
    place: str = ""
    near: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""
    fix: str = ""
    title: str = ""


def problem_response(instance: str, problem: ProblemError) -> Response:
    """The problem as a response."""
    return Response(to_json(problem_body(instance, problem)), problem.status, dict(problem.headers), MEDIA_TYPE)


def problem_body(instance: str, problem: ProblemError) -> Problem:
    """The problem as it is sent; what it does not say itself is that of its status."""
    kind = STATUSES.get(problem.status, KINDS[TipgraphError])
    return Problem(
        type=f"urn:tipgraph:problem:{problem.slug or kind.slug}",
        title=problem.title or kind.title,
        status=problem.status,
        detail=problem.detail,
        instance=instance,
        place=problem.place,
        fix=problem.fix or kind.fix,
        near=list(problem.near),
    )


def problem_of(error: TipgraphError, store: str) -> ProblemError:
    """What an error means to who asked; the store's address, a folder perhaps, is not told."""
    kind = next(kind for type_, kind in KINDS.items() if isinstance(error, type_))
    detail = str(error).replace(store, "the store") if store else str(error)
    place, near = getattr(error, "place", ""), getattr(error, "near", ())
    headers = {"Retry-After": "5"} if kind.status == 503 else {}
    return ProblemError(kind.status, detail, place, near, headers, kind.slug, kind.fix, kind.title)


def install(app: FastAPI, store: str) -> None:
    """Make every error of the app a problem."""

    def of_ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, TipgraphError)  # noqa: S101  the handler is registered for these
        return problem_response(request.url.path, problem_of(error, store))

    def of_edge(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)  # noqa: S101  as above
        return problem_response(request.url.path, error)

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101  as above
        headers = {"Allow": ", ".join(_methods(app, request.url.path))} if error.status_code == 405 else error.headers or {}
        return problem_response(request.url.path, ProblemError(error.status_code, str(error.detail), headers=headers))

    def of_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101  as above
        first: dict[str, Any] = error.errors()[0]
        place = ".".join(map(str, first["loc"][1:])) or str(first["loc"][0])
        return problem_response(request.url.path, ProblemError(422, f"{place}: {first['msg']}.", place))

    def of_defect(request: Request, _: Exception) -> Response:
        return problem_response(request.url.path, ProblemError(500, "The server failed; its log says more."))

    app.add_exception_handler(TipgraphError, of_ours)
    app.add_exception_handler(ProblemError, of_edge)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_validation)
    app.add_exception_handler(Exception, of_defect)


def _methods(app: FastAPI, path: str) -> tuple[str, ...]:
    """All methods of an address; a route knows only its own."""
    found = (methods for form, methods in app.openapi()["paths"].items() if compile_path(form.replace("{id}", "{id:path}"))[0].match(path))
    return tuple(sorted({method.upper() for methods in found for method in methods})) or ("GET",)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of an end point for the OpenAPI."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": STATUSES[status].title, "content": content} for status in statuses}


GRAPH_PROBLEMS = documented(404, 406, 422, 429, 503)
"""What an end point that reads the graph may answer with."""
