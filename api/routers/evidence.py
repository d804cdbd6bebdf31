"""What answers rest on: passages in their surroundings, statements, and the search over names and passages."""

from collections import Counter
from dataclasses import asdict
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response

from api.edge.lists import Cursor, Limit, Listed, fields_of, kept_fields, list_model, list_result, page_result
from api.edge.media import Shaped, forms_documented, respond
from api.edge.models import Hits, PlacedModel, Statement
from api.edge.parameters import DATE, NAME_LENGTH
from api.edge.problems import GRAPH_PROBLEMS, documented
from api.edge.service import Serving
from api.plain import NOTHING_FOUND, hit_rows
from api.routers.lists import AsOf, Documents, Reference, address_of
from graph.model import STRENGTHS
from graph.schema import ENTITIES
from queries.listing import edition_row
from queries.statements import PREDICATES, REVIEWS, STATEMENT_FIELDS, Filter, find_passage, find_statements
from queries.versions import at_one_version

End = Annotated[str, Query(max_length=NAME_LENGTH, description="An id, a name, an alias or a code.", examples=["country:NG"])]
StatementFields = fields_of(STATEMENT_FIELDS)
HITS = 100
PASSAGE_FIELDS = ("id", "ordinal", "kind", "page", "section", "text")
HIT_FIELDS = ("label", "id", "text", "score", "document", "href")

router = APIRouter(prefix="/v1", tags=["evidence"])


@router.get("/statements", summary="Statements", responses={**forms_documented(list_model(Statement, "Statements")), **GRAPH_PROBLEMS})
def list_statements(
    request: Request,
    service: Serving,
    shape: Shaped,
    subject: End = "",
    predicate: Literal["", *PREDICATES] = "",  # type: ignore[valid-type]  # the names are data
    object: End = "",  # noqa: A002  the schema's own word
    passage: Annotated[str, Query(max_length=NAME_LENGTH, description="Only those that rest on this passage.")] = "",
    document: Documents = "",
    as_of: AsOf = "",
    strength: Annotated[Literal["", *STRENGTHS], Query(description="Only this strength of evidence.")] = "",  # type: ignore[valid-type]
    review: Annotated[Literal[REVIEWS], Query(description="Nothing: all but the dismissed; `any`: those too.")] = "",  # type: ignore[valid-type]
    reference: Reference = False,
    changed_since: Annotated[str, Query(pattern=DATE, description="Only of editions loaded, or reviewed, since.")] = "",
    facets: Annotated[bool, Query(description="Whether to count all that fit.")] = False,
    fields: StatementFields = "",  # type: ignore[valid-type]  # made of the names
    limit: Limit = 100,
    cursor: Cursor = "",
) -> Response:
    """Every statement that fits, in order of id, each with the words of its source."""
    kept = kept_fields(fields, STATEMENT_FIELDS)
    wanted = Filter(subject, predicate, object, passage, document, as_of, strength, review, reference, changed_since, cursor, limit, facets)
    return respond(page_result(find_statements(service.store, wanted), kept, request.url, "statements"), shape)


@router.get("/passages/{id:path}", summary="A passage in its surroundings", responses={**forms_documented(PlacedModel), **GRAPH_PROBLEMS})
def show_passage(
    service: Serving,
    shape: Shaped,
    id: Annotated[str, Path(max_length=NAME_LENGTH, description="A passage's id, as citations give it.")],  # noqa: A002
    around: Annotated[int, Query(ge=0, le=50, description="Passages before and after it.")] = 3,
) -> Response:
    """The passage, its document, and what stands around it."""
    found = find_passage(service.store, id, around)
    rows = [asdict(passage) for passage in found.around]
    data = {"version": found.version, "document": edition_row(found.document, found.in_force), "passage": asdict(found.passage),
            "around": rows, "statements": f"/v1/statements?passage={quote(id, safe='')}"}  # fmt: skip
    return respond(list_result(data, Listed("passages", PASSAGE_FIELDS, rows, (found.document,)), found.version), shape)


@router.get("/search", summary="Search names and passages", responses={**forms_documented(Hits), **documented(406, 422, 429, 503)})
def search(
    service: Serving,
    shape: Shaped,
    q: Annotated[
        str, Query(min_length=1, max_length=NAME_LENGTH, description="Words, or a name; small slips are allowed.", examples=["trafiking"])
    ],
    label: Annotated[Literal["", *ENTITIES, "Passage"], Query(description="Only finds of this label.")] = "",  # type: ignore[valid-type]
    limit: Annotated[int, Query(ge=1, le=HITS)] = 20,
) -> Response:
    """Names and passages that hold the words, best first."""
    store = service.store
    version, found = at_one_version(store, lambda version: (version, store.search(q, [label] if label else (), limit)))
    hits = [{**row, "href": address_of(hit.label, hit.id)} for row, hit in zip(hit_rows(found), found, strict=True)]
    summary = f"{len(hits)} finds." if hits else NOTHING_FOUND
    data = {"version": version, "text": q, "facets": {"label": Counter(hit.label for hit in found)}, "hits": hits, "summary": summary}
    return respond(list_result(data, Listed("search", HIT_FIELDS, hits), version), shape)
