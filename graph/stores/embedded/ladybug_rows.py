"""Rows from the embedded engine."""

from typing import Any

from graph.store import Cell, Rows


def fetch(result: Any, max_rows: int | None = None) -> Rows:
    """The rows of an engine's result (untyped in the engine itself), at most `max_rows` of them.

    Raises:
        RuntimeError: the text held more than one statement, as the engine's own refusals are.
    """
    if isinstance(result, list):
        for one in result:
            one.close()
        raise RuntimeError(f"{len(result)} statements where one was expected.")
    try:
        columns = tuple(result.get_column_names())
        rows: list[tuple[Cell, ...]] = []
        while result.has_next():
            if max_rows is not None and len(rows) >= max_rows:
                return Rows(columns, tuple(rows), truncated=True)
            rows.append(tuple(result.get_next()))
        return Rows(columns, tuple(rows))
    finally:
        result.close()
