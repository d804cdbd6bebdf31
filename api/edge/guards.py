"""What stands before every request: by which name the server was called, and what pages may do with what it sends."""

import re
from collections.abc import Collection, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.edge.problems import ProblemError, problem_response

SAFE_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""On every response that does not set its own: what is served is data, which loads and runs nothing."""


class HostMiddleware:
    """Refuses calls by another name: a page elsewhere could else have its own name lead to this machine and read the graph."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        """Wrap an app; "*" among the hosts lets any name pass."""
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and "*" not in self.hosts:
            name = _without_port(Headers(scope=scope).get("host", ""))
            if name not in self.hosts:
                problem = ProblemError(421, "The header Host names another server.", "Host")
                await problem_response(scope["path"], problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class LocalPagesMiddleware:
    """Lets pages that the user's own machine serves (OpenRefine does) read what stands under a path; no page from elsewhere."""

    def __init__(self, app: ASGIApp, *, path: str) -> None:
        """Wrap an app."""
        self.app, self.path = app, path
        self.open = CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        local = scope["type"] == "http" and scope["path"].startswith(self.path) and _LOCAL.fullmatch(Headers(scope=scope).get("origin", ""))
        await (self.open if local else self.app)(scope, receive, send)


class SafeHeadersMiddleware:
    """Adds `SAFE_HEADERS`."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)


class BodyLimitMiddleware:
    """Refuses bodies that are larger than an address takes, by what the client says of it and by what it sends."""

    def __init__(self, app: ASGIApp, *, most: int, by_path: Mapping[str, int]) -> None:
        """Wrap an app; `most` bytes are taken where a path has no limit of its own."""
        self.app, self.most, self.by_path = app, most, by_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.by_path.get(scope["path"], self.most)
        problem = ProblemError(413, f"At most {most} bytes are taken here.", "Content-Length")
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            await problem_response(scope["path"], problem)(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise HTTPException(413, problem.detail)
            return message

        await self.app(scope, counted, send)


_LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?")


def _without_port(host: str) -> str:
    name, _, port = host.lower().rpartition(":")
    return name if name and port.isdigit() else host.lower()
