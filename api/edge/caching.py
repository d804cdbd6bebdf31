"""Answers are kept until the graph changes, and a client that has one is told that it is still true.

Everything that carries a `Graph-Version` is kept under that version. The version is looked at before each request, so that a load by
another process is noticed by the next one; what was made from an older graph is then forgotten as a whole. An answer is good for a day:
some tell what is running today.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from anyio.to_thread import run_sync
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import StoreError

VERSION_HEADER = b"graph-version"
_LARGEST_SHARE = 8
"""An answer that would take more than this part of the memory is not kept."""

Key = tuple[str, str, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: what starts it, its body, and the route that made it."""

    start: Message
    body: bytes
    etag: bytes
    route: str


@dataclass(slots=True)
class Answers:
    """Answers of one version, those used last at the end; no more than `limit` bytes of them."""

    limit: int
    version: str = ""
    size: int = 0
    kept: "OrderedDict[Key, Kept]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def find(self, version: str, key: Key) -> Kept | None:
        """The answer that was kept of this version of the graph."""
        with self.lock:
            self._turn_to(version)
            found = self.kept.get(key)
            if found:
                self.kept.move_to_end(key)
            return found

    def keep(self, version: str, key: Key, answer: Kept) -> None:
        """Keep an answer, where it belongs to the version that is looked at now; the oldest go where there are too many."""
        size = len(answer.body)
        with self.lock:
            if version != self.version or key in self.kept or size * _LARGEST_SHARE > self.limit:
                return
            self.kept[key] = answer
            self.size += size
            while self.size > self.limit:
                self.size -= len(self.kept.popitem(last=False)[1].body)

    def _turn_to(self, version: str) -> None:
        if version != self.version:
            self.kept.clear()
            self.version, self.size = version, 0


class CachingMiddleware:
    """Answers from memory, answers `If-None-Match`, and passes on the rest."""

    def __init__(self, app: ASGIApp, *, version: Callable[[], str], near: bool, limit: int, today: Callable[[], date] = date.today) -> None:
        """Wrap an app.

        Args:
            version: the version of the graph now.
            near: whether that is a look at a file; else it asks a server, and is asked in a thread.
            limit: bytes to keep.
            today: the day now.
        """
        self.app, self.version, self.near, self.answers, self.today = app, version, near, Answers(limit), today

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/v1/"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        key = (self.today().isoformat(), scope["path"], scope["query_string"], headers.get("accept", "").encode(), _encoding(headers))
        try:
            version = self.version() if self.near else await run_sync(self.version)
        except StoreError:
            version = ""  # the end point says what is wrong
        found = self.answers.find(version, key)
        known = headers.get("if-none-match", "")
        if found:
            scope["answered_by"] = found.route
            await _send(found, known, send)
            return
        await self.app(scope, receive, _Recorder(self.answers, key, known, scope, send))


class _Recorder:
    """Passes an answer on, and keeps it where it can be kept."""

    def __init__(self, answers: Answers, key: Key, known: str, scope: Scope, send: Send) -> None:
        self.answers, self.key, self.known, self.scope, self.send = answers, key, known, scope, send
        self.start: Message | None = None
        self.version = self.etag = b""
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])
            self.version, self.etag = headers.get(VERSION_HEADER, b""), headers.get(b"etag", b"")
            self.start = _copied(message)
            if not self._keeps():
                await self.send(message)
            return
        if not self._keeps():
            await self.send(message)
            return
        self.parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            assert self.start is not None  # noqa: S101  a body comes after its start
            answer = Kept(self.start, b"".join(self.parts), self.etag, getattr(self.scope.get("route"), "path", ""))
            self.answers.keep(self.version.decode(), self.key, answer)
            await _send(answer, self.known, self.send)

    def _keeps(self) -> bool:
        return bool(self.start and self.start["status"] == 200 and self.version and self.etag)


async def _send(answer: Kept, known: str, send: Send) -> None:
    """The answer; only that it is still true, where the client has it."""
    if answer.etag and _matches(answer.etag.decode(), known):
        kept = (b"etag", b"vary", b"cache-control", VERSION_HEADER)
        headers = [(name, value) for name, value in answer.start["headers"] if name in kept]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send(_copied(answer.start))
    await send({"type": "http.response.body", "body": answer.body})


def _copied(start: Message) -> Message:
    """The start of an answer with headers of its own: what stands before adds to those that it is sent."""
    return {**start, "headers": list(start["headers"])}


def _matches(etag: str, known: str) -> bool:
    """Whether the header If-None-Match names the tag (weakly, RFC 9110) or anything."""
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return bool(known) and ("*" in tags or etag.removeprefix("W/") in tags)


def _encoding(headers: Headers) -> bytes:
    return b"gzip" if "gzip" in headers.get("accept-encoding", "") else b""
