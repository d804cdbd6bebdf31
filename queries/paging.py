"""Lists in pages: which rows come next is told by the last row shown, so that a page stays right when the graph grows."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.editions import Edition
from graph.errors import QueryError
from graph.store import Cell

MAX_PAGE = 1_000
"""Rows of one page at the most."""

Key = tuple[str | int, str]
"""Where a page ends: the value that the list is sorted by, and the id of the last row."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list.

    Attributes:
        total: rows of all pages; None where it was not asked for.
        facets: by field, how many rows of all pages have each value, most first.
        cursor: what to ask the next page with; "" after the last.
        searched: the editions that the list is drawn from.
        left_out: in words, what is not in the list.
    """

    version: str
    items: tuple[Mapping[str, Cell], ...]
    total: int | None
    facets: Mapping[str, Mapping[str, int]]
    cursor: str
    searched: tuple[Edition, ...]
    left_out: tuple[str, ...] = ()


def write_cursor(sort: str, key: Key) -> str:
    """A cursor as text that fits into an address."""
    return base64.urlsafe_b64encode(json.dumps([sort, *key], ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(text: str, sort: str) -> Key | None:
    """Where a page begins; None for the first.

    Raises:
        QueryError: it is no cursor, or one of a list in another order.
    """
    if not text:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        given, value, id_ = found
    except (ValueError, TypeError, binascii.Error) as problem:
        raise QueryError("cursor is none that a page gave. Take it from `next` of the page before, or leave it out.", "cursor") from problem
    if given != sort or not isinstance(id_, str) or isinstance(value, bool) or not isinstance(value, str | int):
        raise QueryError(f"cursor is of a list in another order than {sort}. Leave it out to begin anew.", "cursor")
    return value, id_


def cut(rows: Sequence[Mapping[str, Cell]], limit: int, sort: str, key: str) -> tuple[tuple[Mapping[str, Cell], ...], str]:
    """A page of rows, of which one more than `limit` was read where there are more; with the cursor of the next."""
    if len(rows) <= limit:
        return tuple(rows), ""
    last = rows[limit - 1]
    value = last[key]
    return tuple(rows[:limit]), write_cursor(sort, (value if isinstance(value, int) else str(value), str(last["id"])))
