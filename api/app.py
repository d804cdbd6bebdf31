"""The HTTP API: `create_app` puts the routers together."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from typing import Any

from anyio import Semaphore
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.openapi.utils import get_openapi

from api.assistant.over_http import Endpoint
from api.assistant.server import create_server
from api.assistant.tools import Desk
from api.edge import problems
from api.edge.access import RateMiddleware, ReadingKeyMiddleware
from api.edge.caching import CachingMiddleware
from api.edge.guards import BodyLimitMiddleware, HostMiddleware, LocalPagesMiddleware, SafeHeadersMiddleware
from api.edge.parameters import refuse_unknown
from api.edge.service import Service
from api.edge.watching import Figures, WatchingMiddleware
from api.routers import cypher, docs, evidence, health, judging, lists, loading, questions, reconcile, sparql
from api.security import KeyFile
from api.server_settings import ServerSettings
from api.settings import rates_in, rdf_folder
from api.web.app import create_pages
from api.web.sessions import Sessions
from graph.sparql.endpoint import Sparql
from graph.store import GraphStore
from graph.stores import is_folder, open_store

DESCRIPTION = """Who does what, where, and with whose money against trafficking in human beings, and who says so. Every row of every
answer names the document, page and passage that it rests on; an answer without rows says what was searched."""

ROUTERS = (
    health.router,
    questions.router,
    lists.router,
    evidence.router,
    reconcile.router,
    cypher.router,
    sparql.router,
    loading.router,
    judging.router,
    docs.router,
)
"""What is served; another subject is a module in `api.routers` and a name here."""


def create_app(settings: ServerSettings) -> FastAPI:
    """The API over one store, which is open until the app ends.

    Raises:
        StoreError: the store cannot be opened.
        SourceError: the file of exchange rates is none.
    """
    rates = rates_in(settings.rates)
    store = open_store(settings.store)
    rdf = Sparql(store, rdf_folder(settings.store))
    assistant = Endpoint(
        create_server(Desk(store, settings.question_seconds, rates)), origins=settings.origins, body_bytes=settings.body_bytes
    )

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        async with assistant.manager.run():
            yield
        rdf.close()
        store.close()

    app = _bare_app(closing)
    app.state.service = Service(store, settings, Semaphore(settings.cypher_at_once), KeyFile(settings.keys), Figures(store.version), rates,
                                rdf, Semaphore(settings.sparql_at_once))  # fmt: skip
    problems.install(app, store.url)
    for router in ROUTERS:
        app.include_router(router)
    app.router.routes.append(assistant.route)
    sessions = Sessions(app.state.service.keys, "read" if settings.reading == "key" else "judge")
    app.router.default = create_pages(app.state.service, sessions, app.router.default)
    _add_middleware(app, store, settings, sessions)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _bare_app(lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]) -> FastAPI:
    """The app before anything is in it."""
    return FastAPI(
        title="tipgraph",
        version=version("tipgraph"),
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_unknown)],
        separate_input_output_schemas=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )


def _add_middleware(app: FastAPI, store: GraphStore, settings: ServerSettings, sessions: Sessions) -> None:
    """What every request passes, the innermost first."""
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    if settings.rate:
        app.add_middleware(RateMiddleware, rate=settings.rate)
    app.add_middleware(CachingMiddleware, version=store.version, near=is_folder(settings.store), limit=settings.cache_bytes)
    if settings.reading == "key":
        app.add_middleware(ReadingKeyMiddleware, keys=app.state.service.keys, logged_in=sessions.may_read)
    app.add_middleware(BodyLimitMiddleware, most=settings.body_bytes, by_path={"/v1/load": settings.upload_bytes})
    app.add_middleware(SafeHeadersMiddleware)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=["*"],
                           expose_headers=["ETag", "Link", "Graph-Version"])  # fmt: skip
    app.add_middleware(LocalPagesMiddleware, path=reconcile.PATH)
    app.add_middleware(HostMiddleware, hosts=settings.hosts)
    app.add_middleware(WatchingMiddleware, figures=app.state.service.figures)


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the problems' shape; Any as FastAPI has it."""
    if app.openapi_schema is None:
        found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        found["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        app.openapi_schema = found
    return app.openapi_schema
