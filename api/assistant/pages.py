"""Pages of tools: a cursor belongs to one call and one version of the graph, so that no row is shown twice or passed over."""

import base64
import binascii
import json
from collections.abc import Mapping

from graph.errors import QueryError
from graph.ids import digest

_DIGITS = 12


def write_cursor(version: str, call: Mapping[str, object], offset: int) -> str:
    """Where the next page of a call begins."""
    text = json.dumps([version, digest(call)[:_DIGITS], offset])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, call: Mapping[str, object]) -> tuple[str, int]:
    """The version and the row that a page begins at; ("", 0) for the first page.

    Raises:
        QueryError: it is no cursor, or that of another call.
    """
    if not cursor:
        return "", 0
    try:
        version, of, offset = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error) as problem:
        raise QueryError(
            "cursor is none that a page gave. Take it from next_cursor of the page before, or leave it out.", "cursor"
        ) from problem
    if of != digest(call)[:_DIGITS] or type(offset) is not int or offset < 1:
        raise QueryError("cursor is that of another call. Leave all else as it was, or leave the cursor out to begin anew.", "cursor")
    return str(version), offset


def check_version(before: str, now: str) -> None:
    """Refuse to go on where the graph changed since the page before. Raises QueryError."""
    if before and before != now:
        raise QueryError(f"The graph changed since the page before (version {before}, now {now}). Begin anew without a cursor.", "cursor")
