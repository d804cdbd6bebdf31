"""Reconciliation (W3C API 0.2): names of a spreadsheet are matched with actors, programmes and countries, as in OpenRefine."""

from collections.abc import Mapping
from html import escape
from importlib.metadata import version as version_of
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic_core import to_json

from api.edge.parameters import NAME_LENGTH
from api.edge.problems import GRAPH_PROBLEMS, ProblemError, documented
from api.edge.reconciling import (
    BATCH,
    EXTENDED,
    TYPES,
    Proposed,
    Suggestion,
    Suggestions,
    candidate_data,
    node_data,
    read_extension,
    read_queries,
    type_of,
)
from api.edge.service import Service, Serving
from graph.errors import UnknownName
from graph.export.rdf.vocabulary import BASE, TERMS
from graph.resolve.countries import country_codes, country_name
from queries.matched import LABELS, Matched, read_matched
from queries.matching import PROPERTIES, match_names, suggest_nodes
from queries.versions import at_one_version

PATH = "/v1/reconcile"
PAGE = 20
"""Suggestions at the most."""

Batch = Annotated[str, Query(description="A batch of names as JSON, by any keys.", examples=['{"q0": {"query": "IOM", "type": "actor"}}'])]
Extend = Annotated[
    str, Query(description="Ids and properties as JSON.", examples=['{"ids": ["actor:iom"], "properties": [{"id": "kind"}]}'])
]
Prefix = Annotated[str, Query(max_length=NAME_LENGTH, description="The letters typed so far, or an id.")]
Type = Annotated[Literal["", "actor", "programme", "country"], Query(description="A type; all where none is given.")]
Cursor = Annotated[int, Query(ge=0, le=1_000, description="Suggestions to pass over.")]

_OBJECT: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": {"schema": {"type": "object"}}}}}
_PROBLEMS = {**_OBJECT, **documented(413, 422, 429, 503)}
_STYLE = "body{font:14px sans-serif;margin:8px}h1{font-size:16px;margin:0 0 4px}p{margin:4px 0;color:#333}"

router = APIRouter(prefix=PATH, tags=["reconciliation"])


@router.get("", summary="The service, or a batch of names", response_class=Response, responses=_PROBLEMS)
def reconcile(request: Request, service: Serving, queries: Batch = "", extend: Extend = "") -> Response:
    """Without parameters the manifest; with `queries` each name's candidates, with `extend` properties of nodes.

    `match` is true only where a name is one node's own, could not mean another state's body as well, and nothing told beside it disagrees.
    """
    if not queries and not extend:
        return _json(_manifest(str(request.base_url).rstrip("/")), "")
    return _answer(service, queries, extend)


@router.post("", summary="A batch of names", response_class=Response, responses=_PROBLEMS)
def reconcile_form(service: Serving, queries: Annotated[str, Form()] = "", extend: Annotated[str, Form()] = "") -> Response:
    """The same, for batches too long for an address."""
    return _answer(service, queries, extend)


@router.get("/suggest/entity", summary="Suggest actors, programmes, countries", responses=GRAPH_PROBLEMS)
def suggest_entity(service: Serving, prefix: Prefix = "", type: Type = "", cursor: Cursor = 0) -> Suggestions:  # noqa: A002  the standard's word
    """Nodes whose name begins so, then those spelt nearly so."""
    labels = [LABELS[type]] if type else list(LABELS.values())
    _, nodes = suggest_nodes(service.store, prefix, labels, PAGE, cursor)
    return Suggestions(result=[Suggestion(**node_data(node), notable=[type_of(node)]) for node in nodes])


@router.get("/suggest/{what}", summary="Suggest types and properties", responses=documented(422, 429))
def suggest(what: Literal["type", "property"], prefix: Prefix = "", cursor: Cursor = 0) -> Suggestions:
    """Types, and the properties that can be told beside a name; all where no letters are given."""
    names: Mapping[str, str] = LABELS if what == "type" else PROPERTIES
    begin = [Suggestion(id=id_, name=name) for id_, name in names.items() if name.lower().startswith(prefix.lower()) or id_ == prefix]
    return Suggestions(result=begin[cursor : cursor + PAGE])


@router.get("/properties", summary="The properties that can be fetched", responses=documented(422, 429))
def propose(type: Type = "", limit: Annotated[int, Query(ge=1, le=100)] = 100) -> Proposed:  # noqa: A002  the standard's word
    """What `extend` can fetch for nodes of a type."""
    return Proposed(type=type, properties=[{"id": id_, "name": name} for id_, name in EXTENDED.items()][:limit])


@router.get(
    "/preview",
    summary="A node in a small page",
    response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **GRAPH_PROBLEMS},
)
def preview(service: Serving, id: Annotated[str, Query(min_length=1, max_length=NAME_LENGTH)]) -> Response:  # noqa: A002
    """Its name, kind, country and other names, for a frame in the page of who matches names."""
    node = at_one_version(service.store, lambda _: read_matched(service.store, [id], placed=True)).get(id)
    if node is None:
        raise UnknownName(f"There is no actor, programme or country {id!r}.", place="id")
    lines = (
        node.kind.replace("_", " "),
        ", ".join(map(_country, node.countries)),
        "; ".join(node.aliases[:10]),
        ", ".join(node.identifiers[:5]),
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(node.name)}</title><style>{_STYLE}</style>' \
           f"<h1>{escape(node.name)}</h1>{body}</html>"  # fmt: skip
    frames = " ".join(("'self'", "http://127.0.0.1:*", "http://localhost:*", *service.settings.origins))
    policy = f"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors {frames}"
    return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})


def _answer(service: Service, queries: str, extend: str) -> Response:
    """A batch, or an extension."""
    if bool(queries) == bool(extend):
        raise ProblemError(422, "Give one of queries and extend.", "queries", fix="Send a batch of names as queries, or ids as extend.")
    if extend:
        return _extended(service, extend)
    wanted = read_queries(queries)
    version, found = match_names(service.store, list(wanted.values()))
    return _json({key: {"result": [candidate_data(c) for c in candidates]} for key, candidates in zip(wanted, found, strict=True)}, version)


def _extended(service: Service, extend: str) -> Response:
    asked = read_extension(extend)
    version, nodes = at_one_version(service.store, lambda version: (version, read_matched(service.store, asked.ids, placed=True)))
    names = [fetched.id.lower() for fetched in asked.properties]
    rows = {id_: {name: _values(nodes[id_], name) if id_ in nodes else [] for name in names} for id_ in asked.ids}
    meta = [{"id": name, "name": EXTENDED[name], **({"type": TYPES[-1]} if name == "country" else {})} for name in names]
    return _json({"meta": meta, "rows": rows}, version)


def _values(node: Matched, name: str) -> list[dict[str, str]]:
    """The values of a property as the standard has them."""
    if name == "country":
        return [{"id": f"country:{code}", "name": _country(code)} for code in node.countries]
    texts = {"name": (node.name,), "aliases": node.aliases, "kind": (node.kind,), "identifier": node.identifiers}[name]
    return [{"str": text} for text in texts if text]


def _country(code: str) -> str:
    return country_name(code) if code in country_codes() else code


def _manifest(base: str) -> dict[str, Any]:
    """What the service can do, by the name that it was called by."""
    service = f"{base}{PATH}"
    suggested = {what: {"service_url": service, "service_path": f"/suggest/{what}"} for what in ("entity", "type", "property")}
    return {"versions": ["0.1", "0.2"], "name": "tipgraph: who acts against trafficking in human beings", "identifierSpace": BASE,
            "schemaSpace": TERMS, "defaultTypes": list(TYPES), "serviceVersion": version_of("tipgraph"), "documentation": f"{base}/docs",
            "batchSize": BATCH, "view": {"url": f"{base}/things/{{{{id}}}}"},
            "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": 400, "height": 200}, "suggest": suggested,
            "extend": {"propose_properties": {"service_url": service, "service_path": "/properties"}, "property_settings": []}}  # fmt: skip


def _json(data: Any, version: str) -> Response:
    headers = {"ETag": f'W/"{version}-reconcile"', "Cache-Control": "no-cache", "Graph-Version": version} if version else {}
    return Response(to_json(data), media_type="application/json", headers=headers)
