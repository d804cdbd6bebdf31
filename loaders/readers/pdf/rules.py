"""The ruled tables of a page: pdfium gives the drawn lines, pdfplumber's finder the cells between them."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a cell, in points from the page's top left."""

MAX_PATHS = 20_000
"""Drawn objects of a page that are looked at; a map or a chart can have more, and holds no table."""

_FEWEST, _MOST = 4, 2_500
"""Straight edges of a page that may rule a table."""

_THIN = 2.5
"""Points: a filled box not thicker than this is a rule."""

_SNAP = 3.0
"""Points within which edges are one line (pdfplumber's own default)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a ruled table, row by row, left to right; a merged cell stands in its first row."""

    rows: tuple[tuple[Box, ...], ...]

    @property
    def box(self) -> Box:
        """Its outline."""
        cells = [cell for row in self.rows for cell in row]
        return min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)


def find_grids(page: pypdfium2.PdfPage) -> list[Grid]:
    """The ruled tables of a page, from the top; none where hardly a line is drawn."""
    edges = list(_edges(page))
    if not _FEWEST <= len(edges) <= _MOST:
        return []
    from pdfplumber import table

    merged = table.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = table.intersections_to_cells(table.edges_to_intersections(merged, _SNAP, _SNAP))
    grids = [Grid(_rows(cells)) for cells in table.cells_to_tables(cells)]
    return sorted((g for g in grids if _is_table(g)), key=lambda g: g.box[1])


def _is_table(grid: Grid) -> bool:
    """Whether it has two cells, each large enough for a word."""
    return sum(1 for row in grid.rows for x0, top, x1, bottom in row if x1 - x0 > 8 and bottom - top > 6) >= 2


def _rows(cells: Sequence[Box]) -> tuple[tuple[Box, ...], ...]:
    rows: dict[float, list[Box]] = {}
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        rows.setdefault(cell[1], []).append(cell)
    return tuple(tuple(row) for row in rows.values())


def _edges(page: pypdfium2.PdfPage) -> Iterator[dict[str, Any]]:  # Any: pdfplumber's own shape of an edge
    height = page.get_height()
    for i in range(min(pdfium.FPDFPage_CountObjects(page), MAX_PATHS)):
        drawn = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for (xa, ya), (xb, yb) in _sides(drawn):
            x0, x1, top, bottom = min(xa, xb), max(xa, xb), height - max(ya, yb), height - min(ya, yb)
            if x1 - x0 < 1 and bottom - top >= 1:
                yield _edge("v", x0, x0, top, bottom)
            elif bottom - top < 1 and x1 - x0 >= 1:
                yield _edge("h", x0, x1, top, top)


def _edge(orientation: str, x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:  # Any: as above
    return {
        "orientation": orientation,
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _sides(drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path; of a thin box its middle line."""
    points = list(_points(drawn))
    xs, ys = [p[0] for p, _ in points], [p[1] for p, _ in points]
    if len(points) >= 4 and min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        if max(xs) - min(xs) < max(ys) - min(ys):
            middle = (min(xs) + max(xs)) / 2
            yield (middle, min(ys)), (middle, max(ys))
        else:
            middle = (min(ys) + max(ys)) / 2
            yield (min(xs), middle), (max(xs), middle)
        return
    first = points[0][0] if points else (0.0, 0.0)
    for (before, _), (after, kind) in pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, after
        else:
            first = after
    if len(points) > 2 and points[-1][1] == pdfium.FPDF_SEGMENT_LINETO:
        yield points[-1][0], first


def _points(drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[tuple[float, float], int]]:
    """The points of a path on the page, each with the kind of segment that leads to it."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    for i in range(min(pdfium.FPDFPath_CountSegments(drawn), 400)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        a, b = x.value, y.value
        place = (matrix.a * a + matrix.c * b + matrix.e, matrix.b * a + matrix.d * b + matrix.f)
        yield place, pdfium.FPDFPathSegment_GetType(segment)
