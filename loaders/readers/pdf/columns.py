"""The order in which the lines of a page are read: a file may draw two columns line by line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.readers.pdf.lines import Line

_LEAST = 6
"""Lines that stand beside each other, at least, for two columns of prose."""

_PROSE = 20
"""Characters that a line of prose in a column has on the average."""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, the left column before the right one; lines of a table without rules become one, their parts a tab apart."""
    pairs = [(a, b) for a, b in pairwise(lines) if _is_beside(a, b)]
    gutter = _gutter(pairs)
    if gutter is None:
        return _with_tabs(lines)
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x0 < gutter < line.x1:
            found += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.x1 <= gutter else right).append(line)
    return [*found, *left, *right]


def _is_beside(a: Line, b: Line) -> bool:
    return abs(a.y - b.y) < 0.35 * max(a.size, b.size) and a.x1 < b.x0


def _gutter(pairs: Sequence[tuple[Line, Line]]) -> float | None:
    """The middle of the gap between two columns of prose, or None."""
    if len(pairs) < _LEAST or min(sum(len(p[side].text) for p in pairs) for side in (0, 1)) < _PROSE * len(pairs):
        return None
    end, start = max(a.x1 for a, _ in pairs), min(b.x0 for _, b in pairs)
    return (end + start) / 2 if end < start else None


def _with_tabs(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and _is_beside(before, line):
            found[-1] = replace(before, text=f"{before.text}\t{line.text}", x1=line.x1, glyphs=before.glyphs + line.glyphs)
        else:
            found.append(line)
    return found
