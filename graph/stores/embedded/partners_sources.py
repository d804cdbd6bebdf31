"""What the partners in a country are made of, read from sources: the statements that nobody dismissed, with values and places."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.extracts import Extract
from graph.resolve.judgements import DISMISSED, Judged
from graph.schema import EDGES
from graph.store import Table
from graph.stores.embedded.entities import judged_rows

_STATEMENT = ("id", "passage", "document", "strength", "rule", "quote")
_WORDS = frozenset({"document", "strength", "rule"})


def statements(
    source: Extract, table: Table, judged: Judged, columns: Sequence[str], word: Callable[[str], int]
) -> Iterator[tuple[Any, ...]]:
    """The statements of one kind that nobody dismissed: these columns, then those of every statement.

    Args:
        word: the number that stands for a statement's document, strength or rule.
    """
    qualifiers = [name for name in ("phase", "kind") if name in EDGES[table[0]].properties]
    read = ("from_id", "to_id", "subject_was", "object_was", "review", *_STATEMENT, *qualifiers)
    for part in source.arrow(table, read) if table in source.tables else ():
        rows = judged_rows((table[0], table[1], table[2]), part, judged)
        kept = rows.filter(pc.not_equal(pc.fill_null(rows["review"], ""), DISMISSED))
        yield from zip(*(_cells(kept, name, word) for name in (*columns, *_STATEMENT)), strict=True)


def _cells(rows: pa.Table, name: str, word: Callable[[str], int]) -> list[Any]:
    """A column's cells; of one with few different texts their words, each looked up once."""
    if name not in rows.column_names:
        return [None] * rows.num_rows
    if name not in _WORDS:
        found: list[Any] = rows[name].to_pylist()
        return found
    column = pc.fill_null(rows[name], "").combine_chunks().dictionary_encode()
    words = [word(text) for text in column.dictionary.to_pylist()]
    return [words[place] for place in column.indices.to_pylist()]


def values_of(source: Extract, label: str, columns: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """By id, what the values of one kind hold."""
    found: dict[str, tuple[Any, ...]] = {}
    for part in source.arrow((label,), ("id", *columns)) if (label,) in source.tables else ():
        found.update(zip(part["id"].to_pylist(), zip(*(part[name].to_pylist() for name in columns), strict=True), strict=True))
    return found


def reaches(sources: Sequence[Extract]) -> tuple[dict[str, list[str]], dict[str, list[str]], set[str]]:
    """By country the regions that are parts of it, those around it; and all countries that a source names."""
    parts: dict[str, list[str]] = {}
    around: dict[str, list[str]] = {}
    countries: set[str] = set()
    for source in sources:
        for left, right in _ends(source, ("PART_OF", "Region", "Country")):
            parts.setdefault(right, []).append(left)
        for left, right in _ends(source, ("PART_OF", "Country", "Region")):
            around.setdefault(left, []).append(right)
        countries.update(right for _, right in _ends(source, ("NAMES", "Document", "Country")))
    return parts, around, countries


def _ends(source: Extract, table: Table) -> Iterator[tuple[str, str]]:
    for part in source.arrow(table, ("from_id", "to_id")) if table in source.tables else ():
        yield from zip(part["from_id"].to_pylist(), part["to_id"].to_pylist(), strict=True)
