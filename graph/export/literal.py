"""Values as Cypher writes them, on one line."""

from collections.abc import Mapping

from graph.store import Cell

_ESCAPED = {ord("\\"): "\\\\", ord("'"): "\\'", **{code: f"\\u{code:04X}" for code in (*range(32), 127, 0x2028, 0x2029)}}


def literal(value: Cell) -> str:
    """A value as Cypher writes it, on one line; the names of a mapping are written as they are."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return f"'{value.translate(_ESCAPED)}'"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
