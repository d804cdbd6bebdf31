"""Whether the server lives, and whether it can answer."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from api.edge.problems import documented
from api.edge.service import Serving
from graph.editions import all_editions
from queries.versions import at_one_version

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """That the process answers."""

    status: str


class Ready(Health):
    """That the graph can be read."""

    version: str
    documents: int


@router.get("/healthz", summary="Whether the process answers")
async def healthz() -> Health:
    """The process answers; nothing is said of the store."""
    return Health(status="ok")


@router.get("/readyz", summary="Whether the graph can be read", responses=documented(503))
def readyz(service: Serving) -> Ready:
    """The store can be read and holds something; 503 else."""
    store = service.store
    return at_one_version(store, lambda version: Ready(status="ok", version=version, documents=len(all_editions(store))))


@router.get(
    "/metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(service: Serving) -> Response:
    """Requests by route and status, their times, answers from memory, the version of the graph."""
    return Response(generate_latest(service.figures.registry), media_type=CONTENT_TYPE_LATEST)
