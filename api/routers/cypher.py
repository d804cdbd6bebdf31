"""Cypher of one's own: one statement that reads, in the engine's own dialect."""

from functools import partial
from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.edge.lists import Listed, list_result
from api.edge.media import Shaped, forms_documented, respond
from api.edge.problems import GRAPH_PROBLEMS, documented
from api.edge.service import Serving
from api.edge.turns import ended_when_left, turn
from graph.store import Stop
from queries.foreign import LONGEST, read_foreign
from queries.versions import at_one_version

Value = str | int | float | bool | None | list[str] | list[int] | list[float] | list[bool]
"""A parameter's value; lists are of one type, as the embedded engine needs it."""

router = APIRouter(prefix="/v1", tags=["cypher"])


class Statement(BaseModel):
    """A statement and the values of its `$parameters`."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(max_length=LONGEST, examples=["MATCH (a:Actor)-[r:LEADS]->(p:Programme) RETURN a.name, r.role, p.name"])]
    parameters: Annotated[dict[str, Value], Field(default_factory=dict)]
    limit: Annotated[int, Field(ge=1, le=100_000, description="Rows at the most; the server may allow fewer.")] = 1_000


class CypherRows(BaseModel):
    """The rows of a statement."""

    version: str
    columns: list[str]
    rows: list[list[Any]] = Field(description="Cells as the engine returns them, hence of any type.")
    truncated: bool = Field(description="Whether there are more rows than were allowed.")


@router.post(
    "/cypher", summary="Run a statement that reads", responses={**forms_documented(CypherRows), **GRAPH_PROBLEMS, **documented(403, 413)}
)
async def cypher(request: Request, service: Serving, shape: Shaped, statement: Statement) -> Response:
    """Run one statement of MATCH … RETURN …; it ends at the limit of time, or when the client leaves.

    Refused (403), before an engine sees it, is all that is not made of the words of reading: docs/api.md lists them. What the
    statement counts is not checked for being counted twice; the canned questions are.
    """
    settings, store, stop = service.settings, service.store, Stop()
    most = min(statement.limit, settings.cypher_rows)
    read = partial(read_foreign, store, statement.query, statement.parameters, timeout=settings.cypher_seconds, max_rows=most, stop=stop)
    async with turn(service.cypher_turns, settings.cypher_seconds), ended_when_left(request, stop):
        version, found = await run_sync(lambda: at_one_version(store, lambda version: (version, read())))
    data = {"version": version, "columns": found.columns, "rows": found.rows, "truncated": found.truncated}
    return respond(list_result(data, Listed("cypher", found.columns, list(found.dicts())), version), shape)
