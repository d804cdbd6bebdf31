"""What the documents name, page by page - actors, programmes, countries - and the documents; one thing with all that is said of it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.edge.lists import Cursor, Limit, Listed, fields_of, kept_fields, list_model, list_result, page_result
from api.edge.media import Result, Shaped, forms_documented, respond
from api.edge.models import Document, Entity, NodeModel
from api.edge.parameters import DATE, NAME_LENGTH
from api.edge.problems import GRAPH_PROBLEMS, ProblemError
from api.edge.service import Serving
from api.plain import node_properties, node_rows
from queries.listing import EDITION_FIELDS, EDITION_SORTS, ENTITY_FIELDS, ENTITY_SORTS, Wanted, list_editions, list_entities
from queries.look import Node, show
from queries.statements import STATEMENT_FIELDS
from queries.versions import at_one_version

COLLECTIONS: Mapping[str, str] = {"actors": "Actor", "programmes": "Programme", "countries": "Country", "documents": "Document"}
"""The lists by the word in their address, and the label of what they hold."""

SHOWN = 200
"""Statements of a node that are shown at once; the rest is at /v1/statements."""

Text = Annotated[str, Query(max_length=NAME_LENGTH, description="Words that the name holds.")]
Kind = Annotated[str, Query(max_length=100, description="Only this kind: the facets list them.")]
Country = Annotated[str, Query(pattern="^([A-Z]{2})?$", description="Only of this country: ISO 3166-1 alpha-2.")]
Documents = Annotated[str, Query(max_length=2_000, description="Only what these documents name: stems, titles or ids, with commas.")]
AsOf = Annotated[str, Query(pattern=DATE, description="What the editions issued by this day said.")]
Reference = Annotated[bool, Query(description="Also what only tipgraph's own reference tables name.")]
EntityFields = fields_of(ENTITY_FIELDS)
EditionFields = fields_of(EDITION_FIELDS)
Name = Annotated[str, Path(max_length=NAME_LENGTH, description="An id; or a name, an alias, a code.")]

router = APIRouter(prefix="/v1", tags=["lists"])


def address_of(label: str, id_: str) -> str | None:
    """Where a node is shown; None where it has no address of its own."""
    path = next((path for path, of in COLLECTIONS.items() if of == label), "passages" if label == "Passage" else None)
    return f"/v1/{path}/{quote(id_, safe=':~')}" if path else None


def _list_of(path: str, label: str) -> Callable[..., Response]:
    def entities(
        request: Request,
        service: Serving,
        shape: Shaped,
        q: Text = "",
        kind: Kind = "",
        country: Country = "",
        documents: Documents = "",
        as_of: AsOf = "",
        reference: Reference = False,
        sort: Literal[ENTITY_SORTS] = "name",  # type: ignore[valid-type]  # the names are data
        fields: EntityFields = "",  # type: ignore[valid-type]  # made of the names
        limit: Limit = 100,
        cursor: Cursor = "",
    ) -> Response:
        kept = kept_fields(fields, ENTITY_FIELDS)
        page = list_entities(service.store, label, Wanted(sort, kind, country, q, documents, as_of, reference, cursor, limit))
        return respond(page_result(page, kept, request.url, path), shape)

    return entities


def _one_of(path: str, label: str) -> Callable[..., Response]:
    def one(service: Serving, shape: Shaped, id: Name) -> Response:  # noqa: A002  the address's own word
        version, node = at_one_version(service.store, lambda version: (version, show(service.store, id)))
        if node.label != label:
            where = address_of(node.label, node.id)
            raise ProblemError(404, f"{id!r} is no {label.lower()} but a {node.label.lower()}.", "id", (node.id,),
                               fix=f"It is at {where}." if where else "Look with /v1/statements?subject=… what is said of it.")  # fmt: skip
        if node.moved_from:
            return RedirectResponse(str(address_of(label, node.id)), 308)
        return respond(_node_result(node, version, path), shape)

    return one


for _path, _label in COLLECTIONS.items():
    if _label != "Document":
        router.add_api_route(
            f"/{_path}",
            _list_of(_path, _label),
            summary=f"The {_path} that the documents name",
            operation_id=f"list_{_path}",
            responses={**forms_documented(list_model(Entity, _path.capitalize())), **GRAPH_PROBLEMS},
        )


@router.get("/documents", summary="The documents", responses={**forms_documented(list_model(Document, "Documents")), **GRAPH_PROBLEMS})
def list_documents(
    request: Request,
    service: Serving,
    shape: Shaped,
    q: Text = "",
    kind: Kind = "",
    country: Country = "",
    reference: Reference = False,
    sort: Literal[EDITION_SORTS] = "stem",  # type: ignore[valid-type]  # the names are data
    fields: EditionFields = "",  # type: ignore[valid-type]  # made of the names
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """The editions of documents in the graph, older ones too; where their files lie is not told."""
    kept = kept_fields(fields, EDITION_FIELDS)
    wanted = Wanted(sort, kind, country, q, reference=reference, cursor=cursor, limit=limit)
    return respond(page_result(list_editions(service.store, wanted), kept, request.url, "documents"), shape)


for _path, _label in COLLECTIONS.items():
    router.add_api_route(
        f"/{_path}/{{id:path}}", _one_of(_path, _label), summary=f"One of the {_path}, with all that is said of it",
        operation_id=f"show_{_path}",
        responses={308: {"description": "It was judged the same as another, which answers for both."}, **forms_documented(NodeModel),
                   **GRAPH_PROBLEMS},
    )  # fmt: skip


def _node_result(node: Node, version: str, name: str) -> Result:
    rows = node_rows(node)
    more = f"/v1/statements?subject={quote(node.id, safe='')}" if len(rows) > SHOWN else None
    data: dict[str, Any] = {"id": node.id, "label": node.label, "properties": node_properties(node), "version": version, "total": len(rows),
                            "statements": rows[:SHOWN], "next": more, "judgements": [asdict(line) for line in node.judgements]}  # fmt: skip
    listed = Listed(name, (*STATEMENT_FIELDS, "old"), rows, about={"id": node.id, **node_properties(node)})
    return list_result(data, listed, version, {"canonical": str(address_of(node.label, node.id))})
