"""The pages of a PDF: lines and ruled tables in reading order, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pypdfium2

from graph.errors import SourceError
from loaders.readers.pdf.columns import in_reading_order
from loaders.readers.pdf.forms import read_fields
from loaders.readers.pdf.glyphs import Glyph, read_glyphs
from loaders.readers.pdf.lines import Line, find_lines, with_fields
from loaders.readers.pdf.rules import Box, Grid, find_grids

MAX_CHARACTERS = 8_000_000
"""Characters of a document; a thousand full pages have four million."""

_MARGIN = 0.12
"""The share of a page's height, at its head and foot, in which running heads and page numbers stand."""

_NUMBER = re.compile(
    r"[-–|\s]*(?:(?:page|seite|pagina|sida|página|strona|p\.)\s*)?(\d{1,4})(?:\s*(?:of|von|van|av|de|sur|z|/)\s*\d{1,4})?[-–|\s]*", re.I
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled table: its outline and its lines."""

    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass
class Page:
    """A page: its number from 1, its height, and what stands on it in reading order."""

    number: int
    height: float
    flow: list[Line | Table] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """Its lines outside of tables."""
        return [part for part in self.flow if isinstance(part, Line)]


def read_pages(pdf: pypdfium2.PdfDocument, name: str) -> list[Page]:
    """All pages.

    Raises:
        SourceError: a page is damaged or beyond the limits; or no page holds text.
    """
    pages, characters = [], 0
    for number in range(1, len(pdf) + 1):
        try:
            sheet = pdf[number - 1]
        except pypdfium2.PdfiumError as problem:
            raise SourceError(
                name, f"the PDF is damaged ({problem})", "Download it again, or print it to a new PDF", f"page {number}"
            ) from problem
        try:
            glyphs = read_glyphs(sheet, name, number)
            fields = read_fields(pdf, sheet)
            grids = find_grids(sheet) if glyphs else []
            pages.append(Page(number, sheet.get_height(), _flow(glyphs, fields, grids)))
        finally:
            sheet.close()
        characters += len(glyphs)
        if characters > MAX_CHARACTERS:
            raise SourceError(name, f"the PDF holds more than {MAX_CHARACTERS:,} characters", "Split it into its parts", f"page {number}")
    if not characters:
        raise SourceError(
            name,
            "the PDF holds no text: its pages are pictures, as a scanner makes them",
            "Run OCR on it first (for example ocrmypdf), then load that",
        )
    return _without_furniture(pages)


def _flow(glyphs: Sequence[Glyph], fields: Sequence[Glyph], grids: Sequence[Grid]) -> list[Line | Table]:
    """What stands on a page: a table stands where the first of its characters does."""
    grids = [grid for grid in grids if not _cuts_words(grid, glyphs)]
    inside: list[dict[Box, list[Glyph]]] = [{} for _ in grids]
    open_stretch: list[Glyph] = []
    stretches: list[list[Glyph] | int] = [open_stretch]
    for glyph in glyphs:
        place = _cell_of(glyph, grids)
        if place is None:
            if stretches[-1] is not open_stretch:
                open_stretch = []
                stretches.append(open_stretch)
            open_stretch.append(glyph)
            continue
        at, box = place
        if not inside[at]:
            stretches.append(at)
        inside[at].setdefault(box, []).append(glyph)
    boxes = [(f, _cell_of(f, grids)) for f in fields]
    loose = [f for f, place in boxes if place is None]
    flow: list[Line | Table] = []
    for stretch in stretches:
        if isinstance(stretch, list):
            flow += in_reading_order(with_fields(find_lines(stretch), [f for f in loose if _is_near(f, stretch)]))
        else:
            held = {box: [f for f, place in boxes if place == (stretch, box)] for row in grids[stretch].rows for box in row}
            flow.append(_table(grids[stretch], inside[stretch], held))
    return flow


def _cuts_words(grid: Grid, glyphs: Sequence[Glyph]) -> bool:
    """Whether the lines go through words: they are arrows and frames of a drawing, not the rules of a table."""
    cut = 0
    for a, b in pairwise(glyphs):
        if not b.spaced and abs(a.y - b.y) < 1 and abs(b.x0 - a.x1) < 0.15 * b.size and a.text.isalpha() and b.text.isalpha():
            cut += _cell_of(a, [grid]) != _cell_of(b, [grid])
    return cut >= _CUT


_CUT = 2
"""Words that lines go through before they are no rules of a table."""


def _is_near(mark: Glyph, stretch: Sequence[Glyph]) -> bool:
    return bool(stretch) and min(g.y for g in stretch) - 12 <= mark.y <= max(g.y for g in stretch) + 12


def _table(grid: Grid, inside: dict[Box, list[Glyph]], fields: dict[Box, list[Glyph]]) -> Table:
    rows = tuple(
        tuple(Cell(box, tuple(with_fields(find_lines(inside.get(box, [])), fields.get(box, [])))) for box in row) for row in grid.rows
    )
    return Table(tuple(row for row in rows if any(cell.lines for cell in row)))


def _cell_of(glyph: Glyph, grids: Sequence[Grid]) -> tuple[int, Box] | None:
    """The grid and the cell in which a character stands."""
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size
    for i, grid in enumerate(grids):
        left, top, right, bottom = grid.box
        if not (left <= x <= right and top <= y <= bottom):
            continue
        for row in grid.rows:
            for box in row:
                if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                    return i, box
    return None


def _without_furniture(pages: list[Page]) -> list[Page]:
    """The pages without lines that stand at the same place of the margin on many pages, and without page numbers."""
    seen = Counter(key for page in pages for key in {_key(line, page) for line in _marginal(page)})
    steps = Counter(step for page in pages for step in {_step(line, page) for line in _marginal(page)} if step is not None)
    least = max(2, min(3, len(pages) // 2))
    for page in pages:
        gone = {id(line) for line in _marginal(page) if seen[_key(line, page)] >= least or _counts(_step(line, page), steps)}
        page.flow = [part for part in page.flow if id(part) not in gone]
    return pages


def _counts(step: int | None, steps: Mapping[int, int]) -> bool:
    """Whether a number is a page's: the same step ahead of the page on another one, or its very own."""
    return step is not None and (step == 0 or steps[step] > 1)


def _marginal(page: Page) -> Iterator[Line]:
    for line in page.lines:
        if line.y < _MARGIN * page.height or line.y > (1 - _MARGIN) * page.height:
            yield line


def _key(line: Line, page: Page) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / 6) if line.y < page.height / 2 else -round((page.height - line.y) / 6)


def _step(line: Line, page: Page) -> int | None:
    """How far a bare number is ahead of the page's own, or None for any other line."""
    number = _NUMBER.fullmatch(line.text)
    return int(number[1]) - page.number if number else None


def replace_lines(page: Page, lines: Sequence[Line]) -> Page:
    """The page with these lines alone, its tables kept."""
    kept = {id(line) for line in lines}
    return replace(page, flow=[part for part in page.flow if isinstance(part, Table) or id(part) in kept])
