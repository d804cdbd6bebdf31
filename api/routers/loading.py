"""Loading over HTTP: files are sent, and become documents of the graph; what happens is told as it happens."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.datastructures import FormData, UploadFile

from api.edge.access import needs
from api.edge.problems import ProblemError, documented, problem_body, problem_of
from api.edge.service import Service, Serving
from api.uploads import ENDINGS, Step, keep, load_files
from graph.errors import TipgraphError

STREAM = "text/event-stream"
PART = "files"
_BODY: dict[str, Any] = {  # Any: a piece of OpenAPI
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [PART],
                    "additionalProperties": False,
                    "properties": {PART: {"type": "array", "minItems": 1, "items": {"type": "string", "format": "binary"}}},
                }
            }
        },
    }
}

router = APIRouter(prefix="/v1", tags=["writing"])


class Told(BaseModel):
    """One thing that happened: `reading`, `read`, `loaded`, `failed`, `stopped` or `done`."""

    event: str
    data: dict[str, Any] = Field(description="What is told of it: each event has its own, hence Any.")


class Loaded(BaseModel):
    """All that happened."""

    steps: list[Told]


@router.post(
    "/load",
    summary="Load documents",
    openapi_extra=_BODY,
    dependencies=[Depends(needs("load"))],
    responses={
        200: {"model": Loaded, "content": {STREAM: {"schema": {"type": "string"}}}},
        207: {"model": Loaded, "description": "Some files are loaded, others are not."},
        **documented(400, 401, 403, 413, 415, 422, 429, 503),
    },
)
async def load(request: Request, service: Serving) -> Response:
    """Send files as `files` of a form; each is wholly in the graph afterwards, or not at all. Kinds are told by content.

    With `Accept: text/event-stream` each step is told as it happens; else all at the end. A load goes on when its client leaves. It
    goes through the store's one writer: while another process loads, this waits, and then names that process (503).
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise ProblemError(415, "The body is no multipart/form-data.", "Content-Type", ("multipart/form-data",))
    async with request.form(max_files=service.settings.upload_files, max_fields=10) as form:
        uploads = _uploads(form)
        files = [await run_sync(keep, service.settings.uploads, upload.filename or "", upload.file) for upload in uploads]
    steps: asyncio.Queue[Step] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def tell(step: Step) -> None:
        loop.call_soon_threadsafe(steps.put_nowait, step)

    work = asyncio.create_task(run_sync(load_files, service.store, files, tell))
    if STREAM in request.headers.get("accept", ""):
        return StreamingResponse(_stream(steps, work, request.url.path, service), media_type=STREAM, headers={"Cache-Control": "no-store"})
    await work
    return _answer([steps.get_nowait() for _ in range(steps.qsize())])


def _uploads(form: FormData) -> Sequence[UploadFile]:
    """The files of a form. Raises ProblemError where it holds none, or anything else."""
    found = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    strange = next((name for name, value in form.multi_items() if name != PART or not isinstance(value, UploadFile)), "")
    if strange or not found:
        raise ProblemError(
            422, f"The form holds {strange or 'no file'}; expected one or more files as '{PART}'.", PART, tuple(sorted(ENDINGS))
        )
    return found


def _answer(steps: list[Step]) -> Response:
    """All steps at once; a problem where no file could be loaded."""
    failed = [step.data for step in steps if step.event == "failed"]
    loaded = any(step.event == "loaded" for step in steps)
    if failed and not loaded:
        first = failed[0]
        detail, place, fix = f"{first['file']}: {first['problem']}.", first["place"] or PART, str(first["fix"])
        raise ProblemError(422, detail, place, slug="source", title="No file could be loaded", fix=fix)
    body = {"steps": [{"event": step.event, "data": step.data} for step in steps]}
    return Response(to_json(body), 207 if failed else 200, media_type="application/json")


async def _stream(steps: "asyncio.Queue[Step]", work: "asyncio.Task[None]", path: str, service: Service) -> AsyncIterator[str]:
    """The steps as server-sent events; an error of the store is the last of them, with the problem that it is."""
    while not (work.done() and steps.empty()):
        waiting = asyncio.create_task(steps.get())
        await asyncio.wait({waiting, work}, return_when=asyncio.FIRST_COMPLETED)
        if waiting.done():
            step = waiting.result()
            yield _event(step.event, step.data)
        else:
            waiting.cancel()
    error = work.exception()
    if isinstance(error, TipgraphError):
        yield _event("stopped", problem_body(path, problem_of(error, service.store.url)).model_dump())
    elif error is not None:
        raise error


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, default=str)}\n\n"
