"""The command that serves the graph over HTTP: serve."""

import logging
import socket
from typing import Annotated

import typer

from api.render import say
from api.settings import Settings
from graph.errors import TipgraphError


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(help="The address to listen at; others than this machine's own reach it only if you name another.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
) -> None:
    """Serve the graph over HTTP until interrupted; the web page is at /, /docs describes the API. TIPGRAPH_SERVE_… set the rest."""
    import uvicorn  # with what it needs it takes longer to import than most commands run

    from api.app import create_app
    from api.server_settings import LOOPBACK, ServerSettings

    settings: Settings = context.obj
    found = ServerSettings(store=settings.store, rates=settings.rates)
    if host not in LOOPBACK and "hosts" not in found.model_fields_set:
        found = found.model_copy(update={"hosts": ("*",)})
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    logging.getLogger("tipgraph").setLevel(logging.INFO)
    app = create_app(found)
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, access_log=False, proxy_headers=False, server_header=False,
                                           log_level="warning", timeout_graceful_shutdown=5))  # fmt: skip
    try:
        listening = server.config.bind_socket()
    except SystemExit as problem:
        raise TipgraphError(f"Nothing can listen at {host}:{port}; another program may. Name another --port.") from problem
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # asyncio does so only for sockets of its own: else 40 ms an answer
    say(f"Serving {settings.store} at http://{host}:{listening.getsockname()[1]}/ (the API: /docs); Ctrl-C ends it.")
    with listening:
        server.run([listening])
