"""The commands that serve the graph: serve over HTTP, mcp to assistants."""

import logging
import socket
from typing import Annotated

import typer

from api.render import say
from api.settings import Settings, opened, rates_in
from graph.errors import TipgraphError

_HOST, _PORT = "127.0.0.1", 8000

Host = Annotated[str, typer.Option(help="The address to listen at; others than this machine's own reach it only if you name another.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")]


def serve(context: typer.Context, host: Host = _HOST, port: Port = _PORT) -> None:
    """Serve the graph over HTTP until interrupted; the web page is at /, /docs describes the API. TIPGRAPH_SERVE_… set the rest."""
    _listen(context.obj, host, port, "/ (the API: /docs; for assistants: /mcp)")


def mcp(
    context: typer.Context,
    http: Annotated[
        bool, typer.Option("--http", help="Over HTTP, at /mcp of the same server as `serve`; else over stdin and stdout.")
    ] = False,
    host: Host = _HOST,
    port: Port = _PORT,
) -> None:
    """Serve the graph to an assistant by the Model Context Protocol: tools that only read, each answer with its sources."""
    if http:
        _listen(context.obj, host, port, "/mcp")
        return
    if (host, port) != (_HOST, _PORT):
        raise typer.BadParameter("an address is listened at with --http only", param_hint="--host, --port")
    import anyio  # these take longer to import than most commands run
    from mcp.server.stdio import stdio_server

    from api.assistant.server import create_server
    from api.assistant.tools import Desk
    from api.server_settings import ServerSettings

    settings: Settings = context.obj
    seconds = ServerSettings(store=settings.store, rates=settings.rates).question_seconds
    server = create_server(Desk(opened(context), seconds, rates_in(settings.rates)))
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING
    )  # on standard error: stdout is the protocol's

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


def _listen(settings: Settings, host: str, port: int, what: str) -> None:
    """Serve over HTTP until interrupted."""
    import uvicorn  # with what it needs it takes longer to import than most commands run

    from api.app import create_app
    from api.server_settings import LOOPBACK, ServerSettings

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
    listening.listen(server.config.backlog)  # who reads the line below may call at once, and waits until the server is up
    say(f"Serving {settings.store} at http://{host}:{listening.getsockname()[1]}{what}; Ctrl-C ends it.")
    with listening:
        server.run([listening])
