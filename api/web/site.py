"""What the pages work with: the store, the templates, and what is kept of a version of the graph; how a page is sent."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.edge.service import Service
from api.web import addresses
from api.web.sessions import Sessions
from api.web.shelf import Shelf
from graph.candidates import find_candidates
from graph.editions import Edition
from graph.export.report import in_runs, within
from graph.resolve.near import Near
from graph.store import Cell
from queries.answer import Answer
from queries.catalogue import get_question
from queries.coverage import Place, read_coverage, read_partners
from queries.doubts import Doubt, find_doubts
from queries.look import Node, Stats, show, stats
from queries.network import Network
from queries.network_reading import ANYTHING, ByCountry, Within, count_by_country, is_large, read_network
from queries.runner import ask

FOLDER = Path(str(files("api").joinpath("web")))
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "style-src-attr 'unsafe-inline'", "img-src 'self' data:",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
"""Nothing comes from elsewhere; ECharts sets style attributes, and draws to images of its own."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}

SEARCHED = 6
"""Documents named in a sentence; the rest is a number."""

_ANSWERS, _NETWORKS, _NODES = 256, 4, 16


class Site:
    """The pages' own state: answers and networks are kept by the version of the graph, so that a change of it is seen at once."""

    def __init__(self, service: Service, sessions: Sessions) -> None:
        self.store, self.timeout, self.rates = service.store, service.settings.question_seconds, service.rates
        self.sessions, self.locked = sessions, service.settings.reading == "key"
        self.shelf = Shelf()
        self.templates = _environment()
        self._answers = lru_cache(_ANSWERS)(self._ask)
        self._networks = lru_cache(_NETWORKS)(self._read_network)
        self._large = lru_cache(_NETWORKS)(self._is_large)
        self._by_country = lru_cache(_NETWORKS)(self._count_by_country)
        self._partners = lru_cache(_NETWORKS)(self._read_partners)
        self._coverage = lru_cache(_NETWORKS)(self._read_coverage)
        self._nodes = lru_cache(_NODES)(self._show)
        self._stats = lru_cache(1)(self._count)
        self._candidates = lru_cache(1)(self._find_candidates)
        self._doubts = lru_cache(1)(self._find_doubts)

    def ask(self, question: str, arguments: Mapping[str, Cell]) -> Answer:
        """The answer to a canned question; see `queries.runner.ask`."""
        given = tuple(sorted((name, str(value)) for name, value in arguments.items() if value not in (None, "")))
        return self._answers(self.store.version(), date.today().isoformat(), question, given)

    def ask_all(self, *asked: tuple[str, Mapping[str, Cell]]) -> tuple[Answer, ...]:
        """The answers to several questions, worked out side by side: half of the time is the engine's."""
        with ThreadPoolExecutor(len(asked)) as beside:
            return tuple(beside.map(lambda each: self.ask(*each), asked))

    def network(self, as_of: str = "", within: Within = ANYTHING) -> Network:
        """The network; of a large graph what a page is about; see `queries.network_reading.read_network`."""
        version = self.store.version()
        return self._networks(version, as_of, within if self._large(version, as_of) else ANYTHING)

    def by_country(self, as_of: str = "") -> ByCountry:
        """How many programmes target each country; see `queries.network_reading.count_by_country`."""
        return self._by_country(self.store.version(), as_of)

    def partners(self, as_of: str = "") -> Mapping[str, frozenset[str]]:
        """Who has a part in the programmes about trafficking; see `queries.coverage.read_partners`."""
        return self._partners(self.store.version(), as_of)

    def coverage(self, as_of: str = "") -> Mapping[Place, frozenset[str]]:
        """The programmes about trafficking by country and theme; see `queries.coverage.read_coverage`."""
        return self._coverage(self.store.version(), as_of)

    def node(self, name: str) -> Node:
        """A node with all that is said of it; see `queries.look.show`."""
        return self._nodes(self.store.version(), name)

    def stats(self) -> Stats:
        """What the store holds."""
        return self._stats(self.store.version())

    def candidates(self) -> list[Near]:
        """Names that may be one; see `graph.candidates.find_candidates`."""
        return self._candidates(self.store.version())

    def doubts(self) -> list[Doubt]:
        """Statements to look at; see `queries.doubts.find_doubts`."""
        return self._doubts(self.store.version())

    def page(self, request: Request, template: str, status: int = 200, **given: Any) -> Response:
        """A page from its template, with the headers that every page has; Any because each template takes its own."""
        html = self.templates.get_template(template).render(
            request=request, path=request.url.path, version=self.store.version(), locked=self.locked, **given
        )
        return HTMLResponse(html, status, {**HEADERS, "Server-Timing": timing(request)})

    def file(self, request: Request, content: bytes, media_type: str, name: str) -> Response:
        """A file to take along."""
        headers = {**HEADERS, "Server-Timing": timing(request), "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, 200, headers, media_type)

    def _ask(self, _: str, today: str, question: str, given: tuple[tuple[str, str], ...]) -> Answer:
        return ask(self.store, question, dict(given), timeout=self.timeout, today=today, rates=self.rates)

    def _show(self, _: str, name: str) -> Node:
        return show(self.store, name)

    def _find_candidates(self, _: str) -> list[Near]:
        return find_candidates(self.store)

    def _find_doubts(self, _: str) -> list[Doubt]:
        return find_doubts(self.store)

    def _count(self, _: str) -> Stats:
        return stats(self.store)

    def _read_coverage(self, _: str, as_of: str) -> Mapping[Place, frozenset[str]]:
        return read_coverage(self.store, as_of)

    def _read_network(self, _: str, as_of: str, within: Within) -> Network:
        return read_network(self.store, as_of, within)

    def _is_large(self, _: str, as_of: str) -> bool:
        return is_large(self.store, as_of)

    def _count_by_country(self, _: str, as_of: str) -> ByCountry:
        return count_by_country(self.store, as_of)

    def _read_partners(self, _: str, as_of: str) -> Mapping[str, frozenset[str]]:
        return read_partners(self.store, as_of)


@dataclass(frozen=True, slots=True)
class Searched:
    """The documents that a page was drawn from, in words."""

    named: tuple[Edition, ...]
    more: int


def searched(editions: tuple[Edition, ...]) -> Searched:
    """The first documents, and how many more."""
    return Searched(editions[:SEARCHED], max(0, len(editions) - SEARCHED))


def about_trafficking(question: str) -> dict[str, Cell]:
    """What pages ask of a question unless told otherwise: programmes about trafficking, where it can tell them."""
    return {"relevance": "yes"} if get_question(question).parameter("relevance") else {}


def site_of(request: Request) -> Site:
    """The site of the app that answers."""
    found: Site = request.app.state.site
    return found


def timing(request: Request) -> str:
    """How long the server has been at a page, as the header Server-Timing."""
    return f"page;dur={(time.perf_counter() - request.state.began) * 1000:.1f}"


def words(name: str) -> str:
    """A code name as words: `eu_body` is `eu body`."""
    return name.replace("_", " ").lower()


@cache
def static_address(name: str) -> str:
    """A static file's address, with its content's hash, so that browsers may keep it for ever."""
    return f"/static/{name}?v={sha256((FOLDER / 'static' / name).read_bytes()).hexdigest()[:12]}"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters |= {"words": words, "in_runs": in_runs, "within": within}
    found.globals |= {name: getattr(addresses, name) for name in dir(addresses) if name.endswith("_address")}
    found.globals |= {"static_address": static_address, "searched": searched}
    return found
