"""Where the tables of a sheet stand, one below another: each has a row of hashtags, with its heads above and its data below.

A row of hashtags further down that repeats the one before is a printed page's, and so are its heads: neither is data.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.three_w.tags import find_tag_row, is_tag_row, parse_tags

_MOST_HEADS = 3
"""Rows of titles and heads above a further row of hashtags, as far up as an empty row."""

Row = Sequence[str]


class Span(NamedTuple):
    """The rows of one table in its sheet, from 0.

    Attributes:
        top: its first row of titles and heads.
        end: the row below its last.
        repeated: the rows in between that repeat its hashtags and heads.
    """

    top: int
    tag_row: int
    end: int
    repeated: frozenset[int] = frozenset()


def find_spans(rows: Sequence[Row]) -> list[Span]:
    """The tables of a sheet, from above; none where the first rows have no hashtags."""
    first = find_tag_row(rows)
    if first is None:
        return []
    spans = [Span(0, first, len(rows))]
    for place in range(first + 1, len(rows)):
        if not any("#" in cell for cell in rows[place]):
            continue
        last = spans[-1]
        if _plain(rows[place]) == _plain(rows[last.tag_row]):
            spans[-1] = last._replace(repeated=last.repeated.union(_repeated(rows, last, place)))
        elif _begins(rows[place]):
            top = place - _count_heads(rows, spans, place)
            spans[-1:] = [last._replace(end=top), Span(top, place, len(rows))]
    return spans


def _begins(row: Row) -> bool:
    """Whether a row further down is one of hashtags: of several, for one alone may be data ("#null")."""
    return is_tag_row(row) and len({tag for cell in row for tag in parse_tags(cell)}) > 1


def _repeated(rows: Sequence[Row], span: Span, place: int) -> list[int]:
    """A row that repeats a table's hashtags, and those right above it that repeat its heads."""
    found = [place]
    while (up := span.tag_row - len(found)) >= span.top and any(rows[up]) and _plain(rows[found[-1] - 1]) == _plain(rows[up]):
        found.append(found[-1] - 1)
    return found


def _count_heads(rows: Sequence[Row], spans: Sequence[Span], place: int) -> int:
    """How many rows above further hashtags are heads: those below an empty row if they are few, or those of an earlier table's words."""
    floor = spans[-1].tag_row
    filled = 0
    while place - filled - 1 > floor and any(cell.strip() for cell in rows[place - filled - 1]):
        filled += 1
    if filled <= _MOST_HEADS and place - filled - 1 > floor:
        return filled
    known = {cell.strip() for span in spans for row in rows[span.top : span.tag_row] for cell in row}
    same = 0
    while same < filled and known.issuperset(cell.strip() for cell in rows[place - same - 1] if cell.strip()):
        same += 1
    return same


def _plain(row: Row) -> list[str]:
    """The cells of a row, empty ones at its end left out."""
    cells = [cell.strip().lower() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
