"""What whoever runs the server sees of it: figures for Prometheus, and a line of log a request, without what was asked."""

import logging
import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("tipgraph.http")
"""Method, route and status of each request: no parameters, no ids, no keys, no addresses."""

NOWHERE = "(none)"
"""The route of a request that led to none; its path may hold anything."""


class Figures:
    """The figures of one app, in a registry of its own."""

    def __init__(self, version: Callable[[], str]) -> None:
        """Take how the graph's version is looked at."""
        self.registry = CollectorRegistry()
        self.requests = Counter("tipgraph_requests", "Requests by route and status.", ["method", "route", "status"], registry=self.registry)
        self.seconds = Histogram("tipgraph_request_seconds", "Seconds until the answer was sent.", ["route"], registry=self.registry)
        self.kept = Counter("tipgraph_answers_from_memory", "Requests answered from memory.", registry=self.registry)
        self.registry.register(_VersionFigure(version))


class _VersionFigure(Collector):
    """The version of the graph when the figures are read."""

    def __init__(self, version: Callable[[], str]) -> None:
        self.version = version

    def describe(self) -> list[GaugeMetricFamily]:
        return [GaugeMetricFamily("tipgraph_graph_version", "The version of the graph.")]

    def collect(self) -> list[GaugeMetricFamily]:
        return [GaugeMetricFamily("tipgraph_graph_version", "The version of the graph.", value=float(self.version()))]


class WatchingMiddleware:
    """Counts and times each request, and writes its line."""

    def __init__(self, app: ASGIApp, *, figures: Figures) -> None:
        """Wrap an app."""
        self.app, self.figures = app, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = scope.get("answered_by") or getattr(scope.get("route"), "path", NOWHERE)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.figures.requests.labels(method, route, str(status)).inc()
        self.figures.seconds.labels(route).observe(seconds)
        if "answered_by" in scope:
            self.figures.kept.inc()
        if LOG.isEnabledFor(logging.INFO):
            LOG.info("%s %s %s %.1f ms", method, route, status, seconds * 1000)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
