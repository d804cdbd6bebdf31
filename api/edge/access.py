"""Who may do what: keys and their scopes, and how often one address may ask."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.edge.problems import ProblemError, problem_response
from api.edge.service import service_of
from api.security import Key, KeyFile

_bearer = HTTPBearer(auto_error=False, description="A key of `tipgraph key add`.")
_ADDRESSES = 10_000
"""Addresses that are remembered; the one that asked longest ago is forgotten."""

OPEN = frozenset({"/healthz", "/readyz", "/metrics"})
"""What answers without key and limit: it tells nothing of the graph, and whoever watches the server asks often."""


LOG_IN = "/login"
DRESS = "/static/"
"""The log-in page, and the files that it needs to look like one."""

WRITING = ("/v1/load", "/v1/judgements", "/v1/reviews")
"""Where other methods than GET write: each asks for a scope of its own. Elsewhere in the API they read (statements, messages)."""

_API = ("/v1/", "/mcp")


def needs(scope: str) -> Callable[..., Key]:
    """What an end point depends on that needs a key with a scope."""

    def key_of(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Key:
        return admitted(service_of(request).keys, given.credentials if given else "", scope)

    return key_of


def admitted(keys: KeyFile, given: str, scope: str) -> Key:
    """The key that was given, where it has the scope.

    Raises:
        ProblemError: 401 without a key in force, 403 where it has not the scope.
    """
    key = keys.find(given) if given else None
    if key is None:
        what = "The key is none that is in force." if given else f"This needs a key with the scope {scope}."
        raise ProblemError(401, what, "Authorization", headers={"WWW-Authenticate": "Bearer"})
    if scope not in key.scopes:
        raise ProblemError(403, f"The key of {key.label} opens {', '.join(key.scopes)}, not {scope}.", "Authorization")
    return key


class ReadingKeyMiddleware:
    """Asks for a key with the scope `read` before anything of the graph is told; a browser for its session, and leads it to the log-in."""

    def __init__(self, app: ASGIApp, *, keys: KeyFile, logged_in: Callable[[HTTPConnection], bool]) -> None:
        """Wrap an app.

        Args:
            logged_in: whether a browser's session may read.
        """
        self.app, self.keys, self.logged_in = app, keys, logged_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; end points with a scope of their own ask for that one."""
        if scope["type"] == "http" and _reads(scope["method"], scope["path"]):
            kind, _, given = Headers(scope=scope).get("authorization", "").partition(" ")
            try:
                if given or scope["method"] not in ("GET", "HEAD") or not self.logged_in(HTTPConnection(scope)):
                    admitted(self.keys, given if kind.lower() == "bearer" else "", "read")
            except ProblemError as problem:
                await _refusal(scope, problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _reads(method: str, path: str) -> bool:
    """Whether a request may be told something of the graph; the pages' forms look at their own session."""
    if method in ("GET", "HEAD"):
        return path not in OPEN and path != LOG_IN and not path.startswith(DRESS)
    return path.startswith(_API) and not path.startswith(WRITING)


def _refusal(scope: Scope, problem: ProblemError) -> ASGIApp:
    """For people the way to the log-in, from where they come back to the page; for programs what is wrong."""
    for_people = "text/html" in Headers(scope=scope).get("accept", "") and not scope["path"].startswith(_API)
    if not for_people:
        return problem_response(scope["path"], problem)
    query = scope["query_string"].decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"{LOG_IN}?{urlencode({'next': wanted})}", 303)


class RateMiddleware:
    """Lets an address ask so often a minute, a quarter of it at once; answers from memory do not count."""

    def __init__(self, app: ASGIApp, *, rate: int) -> None:
        """Wrap an app."""
        self.app, self.rate, self.burst = app, rate / 60, max(1.0, rate / 4)
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["path"] not in OPEN and (wait := self._wait(scope)):
            problem = ProblemError(429, f"More than {self.rate * 60:g} requests a minute.", headers={"Retry-After": str(int(wait) + 1)})
            await problem_response(scope["path"], problem)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        """Seconds that the address has to wait; 0 where it may ask now, which then is counted."""
        address, now = str((scope.get("client") or ("",))[0]), time.monotonic()
        left, then = self.left.pop(address, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.rate)
        self.left[address] = (left - 1 if left >= 1 else left, now)
        if len(self.left) > _ADDRESSES:
            self.left.popitem(last=False)
        return 0 if left >= 1 else (1 - left) / self.rate
