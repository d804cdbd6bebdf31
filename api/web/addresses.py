"""The page of each thing, by its id."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from graph.store import Cell

PAGES: Mapping[str, str] = {"actor": "actors", "programme": "programmes", "country": "countries"}
"""Kinds of ids that have a page of their own, and where; other things share one kind of page."""

_KEPT = ":@~,+()!*;="


def thing_address(id_: str) -> str:
    """The page of an entity, "" for what has none (values, passages)."""
    kind, colon, key = id_.partition(":")
    if not colon:
        return ""
    if kind in PAGES:
        return f"/{PAGES[kind]}/{quote(key, _KEPT)}"
    return f"/things/{quote(id_, _KEPT)}" if kind in ("region", "theme", "action", "recommendation", "figure") else ""


def question_address(name: str, arguments: Mapping[str, Cell] | None = None) -> str:
    """The answer of a canned question."""
    return f"/questions/{name}{_query(arguments)}"


def form_address(name: str, arguments: Mapping[str, Cell], form: str) -> str:
    """The same answer from the HTTP API, in another form."""
    return f"/v1/questions/{name}{_query({**arguments, 'format': form})}"


def passage_address(id_: str, statement: str = "") -> str:
    """A passage in its document, a statement's words marked in it."""
    return f"/passages/{quote(id_, _KEPT)}{_query({'statement': statement})}"


def document_address(id_: str) -> str:
    """An edition of a document."""
    return f"/documents/{quote(id_, _KEPT)}"


def page_address(path: str, arguments: Mapping[str, Cell]) -> str:
    """Any page with its state."""
    return path + _query(arguments)


def _query(arguments: Mapping[str, Cell] | None) -> str:
    given = {name: _text(value) for name, value in (arguments or {}).items() if value not in (None, "")}
    return "?" + urlencode(given) if given else ""


def _text(value: Cell) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
