"""SPARQL of one's own by the SPARQL 1.1 Protocol: queries that read the graph's RDF; no update, no other graphs, no services."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qsl

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query, Request, Response

from api.edge.media import accepted
from api.edge.problems import ProblemError, documented
from api.edge.service import Service, Serving
from api.edge.turns import ended_when_left, turn
from graph.errors import NotAllowed, QueryError
from graph.sparql.checking import MOST_CHARACTERS, check_tokens
from graph.sparql.result import GRAPH_TYPES, RESULT_TYPES, SparqlResult
from graph.store import Stop

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
REFUSED = frozenset({"default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri", "update"})
"""Parameters of the protocol by which a client names other graphs than the store's, or changes them."""

LONGEST_ADDRESS = 5_000
"""Characters of a query in an address, which must not have more than 64 KiB; a longer one is sent as a body."""

FORMS = tuple(dict.fromkeys((*RESULT_TYPES, *GRAPH_TYPES)))
_NAMES: dict[str, Any] = {"items": {"type": "string", "enum": ["", *FORMS]}, "maxItems": 2}
_SYNONYMS = {type_: name for name, type_ in (*GRAPH_TYPES.items(), *RESULT_TYPES.items())} | {"rdf+xml": "rdf-xml", "rdf": "rdf-xml"}
"""Other names of the forms."""

_PASSED_OVER = frozenset({"output", "results"})
EXAMPLE = "SELECT ?name WHERE { ?actor tg:implements ?programme ; skos:prefLabel ?name }"
_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
"""Functions that give another answer each time; an answer with one is not kept."""

_ANSWERS: dict[int | str, dict[str, Any]] = {  # Any: a piece of OpenAPI
    200: {
        "description": "The answer. SELECT and ASK have other forms than CONSTRUCT and DESCRIBE.",
        "content": {
            type_: {"schema": {"type": ["object", "array"] if type_.endswith("json") else "string"}}
            for type_ in (*RESULT_TYPES.values(), *GRAPH_TYPES.values())
        },
    },
    304: {"description": "Nothing changed since the version in If-None-Match."},
    **documented(400, 403, 406, 413, 422, 429, 503),
}
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS, "examples": [EXAMPLE]}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            QUERY: {"schema": _TEXT},
            FORM: {"schema": {"type": "object", "required": ["query"], "additionalProperties": False, "properties": {"query": _TEXT}}},
        },
    }
}

router = APIRouter(prefix="/v1", tags=["sparql"])


def refuse_other_graphs(
    default: Annotated[str | None, Query(alias="default-graph-uri", include_in_schema=False)] = None,
    named: Annotated[str | None, Query(alias="named-graph-uri", include_in_schema=False)] = None,
    update: Annotated[str | None, Query(include_in_schema=False)] = None,
) -> None:
    """Refuse what the protocol has beside a query. Raises ProblemError 403."""
    for name, given in (("default-graph-uri", default), ("named-graph-uri", named), ("update", update)):
        if given is not None:
            raise _refused(name)


def wanted_form(
    request: Request,
    form: Annotated[
        list[str], Query(alias="format", description="The form; else the header Accept chooses.", json_schema_extra=_NAMES)
    ] = [],  # noqa: B006
    output: Annotated[list[str], Query(include_in_schema=False)] = [],  # noqa: B006
    results: Annotated[list[str], Query(include_in_schema=False)] = [],  # noqa: B006
) -> str:
    """The name of a form, or the header Accept.

    `output` and `results` are what SPARQLWrapper sends beside `format`, each twice at times (a name, a media type); they are passed over.

    Raises:
        ProblemError: 422 for an unknown form, 406 where no answer could have a form that is accepted.
    """
    del output, results
    return _named(form) or _acceptable(request.headers.get("accept", "*/*"))


def _named(given: Sequence[str]) -> str:
    """The first form that is named, or nothing. Raises ProblemError where names are given and none is one."""
    names = [name for name in given if name]
    found = next((name for name in names if name in FORMS), "")
    if names and not (found or any(name in _SYNONYMS for name in names)):
        raise ProblemError(422, f"format is '{names[0][:50]}'; expected one of: {', '.join(FORMS)}.", "format", FORMS)
    return found or next((_SYNONYMS[name] for name in names if name in _SYNONYMS), "")


def _acceptable(header: str) -> str:
    accepted(header, {**RESULT_TYPES, **GRAPH_TYPES})
    return header


Wanted = Annotated[str, Depends(wanted_form)]


@router.get("/sparql", summary="Ask in SPARQL", responses=_ANSWERS, dependencies=[Depends(refuse_other_graphs)])
async def sparql(
    request: Request,
    service: Serving,
    wanted: Wanted,
    query: Annotated[
        str, Query(min_length=1, max_length=LONGEST_ADDRESS, description="The query; a longer one is sent as a body.", examples=[EXAMPLE])
    ],
) -> Response:
    """SELECT, ASK, CONSTRUCT or DESCRIBE on the graph's RDF (docs/rdf.md), whose prefixes need not be written.

    Refused (403) is what names another graph or a service, or changes anything. A query ends at the limit of time, or when its client
    leaves.
    """
    return await _answer(request, service, wanted, query)


@router.post(
    "/sparql",
    summary="Ask in SPARQL, by a body",
    responses={**_ANSWERS, **documented(415)},
    openapi_extra=_BODY,
    dependencies=[Depends(refuse_other_graphs)],
)
async def post_sparql(request: Request, service: Serving, wanted: Wanted) -> Response:
    """The same with the query as the body, or as the field `query` of a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise _refused("update")
    if kind not in (QUERY, FORM):
        raise ProblemError(415, f"The body is '{kind}'; expected {QUERY} or {FORM}.", "Content-Type", (QUERY, FORM))
    try:
        body = (await request.body()).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ProblemError(400, f"The body is no UTF-8 (byte {problem.start}).", "query") from problem
    text, form = (body, "") if kind == QUERY else _fields(body)
    return await _answer(request, service, form or wanted, text)


def _fields(body: str) -> tuple[str, str]:
    """The one field `query` of a form, and the form of output that it names, if any."""
    try:
        fields = parse_qsl(body, keep_blank_values=True, max_num_fields=10, errors="strict")
    except ValueError as problem:
        raise ProblemError(400, f"The form cannot be read: {problem}.", "query") from problem
    for name, _ in fields:
        if name in REFUSED:
            raise _refused(name)
    strange = next((name for name, _ in fields if name not in {"query", "format", *_PASSED_OVER}), None)
    queries = [value for name, value in fields if name == "query"]
    if strange is not None or len(queries) != 1:
        what = f"a field '{strange[:50]}'" if strange is not None else f"{len(queries)} fields 'query'"
        raise ProblemError(400, f"The form holds {what}; expected query once.", "query")
    return queries[0], _named([value for name, value in fields if name == "format"])


async def _answer(request: Request, service: Service, wanted: str, text: str) -> Response:
    settings, stop = service.settings, Stop()
    read = partial(service.sparql.query, text, seconds=settings.sparql_seconds, rows=settings.sparql_rows, stop=stop)
    try:
        check_tokens(text)  # before it takes a turn
        async with turn(service.sparql_turns, settings.sparql_seconds), ended_when_left(request, stop):
            found = await run_sync(read)
        if found.truncated:
            raise ProblemError(
                422, f"The answer has more than {settings.sparql_rows} rows; a part of them could be taken for all.", "query",
                slug="too-many-rows", title="Too many rows", fix="Count or group, or page by ORDER BY, LIMIT and OFFSET.",
            )  # fmt: skip
        form = wanted if wanted in found.forms() else _form_of(found, wanted)
        body = await run_sync(found.serialised, form)
    except QueryError as problem:
        if type(problem) is QueryError and problem.place == "query":  # the protocol's word for a query that is none
            raise ProblemError(400, str(problem), "query", slug="malformed-query", title="The query cannot be run",
                               fix="Correct the query: docs/rdf.md has the words of the graph.") from problem  # fmt: skip
        raise
    return Response(body, headers=_headers(found, form, text), media_type=found.forms()[form])


def _form_of(found: SparqlResult, wanted: str) -> str:
    """The form of this kind of result that is wanted: by a name that another kind has, or by Accept."""
    near = {"json": "json-ld", "xml": "rdf-xml"} if found.kind == "graph" else {"json-ld": "json", "rdf-xml": "xml"}
    if wanted in FORMS and wanted not in near:
        raise ProblemError(
            406, f"There is no {wanted} of this answer; there are {', '.join(found.forms())}.", "format", tuple(found.forms())
        )
    return near.get(wanted) or accepted(wanted, found.forms())


def _headers(found: SparqlResult, form: str, text: str) -> Mapping[str, str]:
    headers = {"Vary": "Accept", "Graph-Version": found.version}
    if not _CHANGING.search(text):
        headers |= {"ETag": f'W/"{found.version}-{form}"', "Cache-Control": "no-cache"}
    return headers


def _refused(name: str) -> NotAllowed:
    return NotAllowed(f"{name} is not taken: queries are asked of the store's own graph, which only `tipgraph load` changes.", name)
