"""The protocol over HTTP (streamable HTTP): one POST a message, no sessions, so that nothing is kept of a client."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.edge.problems import ProblemError, problem_response

PATH = "/mcp"
"""Where it is served."""


class Endpoint:
    """The end point; hosts, keys, rate and body limit are looked at before it, as for every address."""

    def __init__(self, server: Server[Any], *, origins: Collection[str], body_bytes: int) -> None:
        """Take the server, the origins whose pages may call it, and the largest body."""
        self.manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True, max_request_body_size=body_bytes)
        self.origins = frozenset(origins)
        self.route = Route(PATH, self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        scope["route"] = self.route  # for the log and the figures
        problem = self._problem(scope)
        await (problem_response(scope["path"], problem) if problem else self.manager.handle_request)(scope, receive, send)

    def _problem(self, scope: Scope) -> ProblemError | None:
        """A page of another origin, or a method that is none here: the server sends nothing of itself, so there is no stream to GET."""
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        if origin and origin not in self.origins and urlsplit(origin).netloc != headers.get("host", ""):
            return ProblemError(
                403, f"Pages of {origin} may not call this server.", "Origin", fix="Add the origin to TIPGRAPH_SERVE_ORIGINS."
            )
        if scope["method"] != "POST":
            return ProblemError(
                405, "Messages are sent by POST.", headers={"Allow": "POST"}, fix="Use a client of the Model Context Protocol."
            )
        return None
