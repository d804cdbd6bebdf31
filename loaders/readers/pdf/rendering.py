"""The pages of a PDF as one canonical text: headings, lists, tables that go on across pages, footnotes below their page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.errors import SourceError
from loaders.readers import canonical
from loaders.readers.pdf.lines import Line
from loaders.readers.pdf.pages import Cell, Page, Table, replace_lines
from loaders.readers.pdf.paragraphs import Look, Paragraph, continues, is_big, joined, look_of, paragraphs_of, text_of

_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+")
_BULLET = re.compile(r"(?:[-•–▪■◦○➢►‣*·\uf0b7\uf0a7\uf0d8]|o)\s+(?=\S)")
_LONGEST_HEADING = 250
_SEAM = " \x1c"
"""Stands where a page ends in a cell, until the whole row is known."""

_SAME = 4.0
"""Points by which the edges of a table may differ from page to page."""


@dataclass
class _Row:
    """A row of a table: its cells' texts, line by line, and their outlines."""

    cells: list[list[str]]
    boxes: list[tuple[float, float]]
    adjacent: bool

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(re.sub(r"\s+", " ", " ".join(cell)) for cell in self.cells)


@dataclass
class _Sheet:
    """A page, its parts made of lines: paragraphs and rows, then notes."""

    body: list[Paragraph | _Row] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)


def render(pages: Sequence[Page], name: str) -> str:
    """The canonical text of all pages.

    Raises:
        SourceError: nothing but running heads and page numbers stands on them.
    """
    outside = [line for page in pages for line in page.lines]
    inside = [line for page in pages for part in page.flow if isinstance(part, Table) for row in part.rows for c in row for line in c.lines]
    if not outside and not inside:
        raise SourceError(name, "the PDF holds no text besides page numbers", "Run OCR on it first (for example ocrmypdf), then load that")
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in [*outside, *inside]).lower()))
    looks = look_of(outside or inside)
    sheets = [_sheet(page, looks, words) for page in pages]
    return _Writer(looks, words, _levels(sheets, looks)).write(sheets)


def _sheet(page: Page, look: Look, words: frozenset[str]) -> _Sheet:
    notes = _notes(page, look)
    rest = {id(line) for line in notes}
    body = replace_lines(page, [line for line in page.lines if id(line) not in rest])
    sheet = _Sheet(notes=paragraphs_of(notes, look))
    stretch: list[Line] = []
    for part in [*body.flow, None]:
        if isinstance(part, Line):
            stretch.append(part)
            continue
        sheet.body += paragraphs_of(stretch, look)
        stretch = []
        if part is not None:
            rows = [_row(row, look, words, adjacent=i > 0) for i, row in enumerate(part.rows)]
            sheet.body += rows
    return sheet


def _notes(page: Page, look: Look) -> list[Line]:
    """The footnotes' lines: smaller print at the foot, from the first line that begins with a raised number."""
    lines = sorted(page.lines, key=lambda line: line.y)
    lowest = max((line.y for line in lines if line.size >= 0.96 * look.size and not _NOTE.match(line.text)), default=0.0)
    small = [line for line in lines if line.y > lowest and line.size < 1.05 * look.size]
    first = next((i for i, line in enumerate(small) if _NOTE.match(line.text)), None)
    return [] if first is None else small[first:]


def _row(row: Sequence[Cell], look: Look, words: frozenset[str], *, adjacent: bool) -> _Row:
    cells = []
    for cell in row:
        pad = min((line.x0 for line in cell.lines), default=cell.box[0]) - cell.box[0]
        inner = paragraphs_of(cell.lines, Look(_size(cell.lines, look), look.leading), cell.box[2] - min(pad, 12))
        cells.append([text_of(p.lines, words).replace("\t", " ") for p in inner])
    return _Row(cells, [(c.box[0], c.box[2]) for c in row], adjacent)


def _size(lines: Sequence[Line], look: Look) -> float:
    return look_of(lines).size if lines else look.size


def _levels(sheets: Sequence[_Sheet], look: Look) -> dict[float, int]:
    """The levels of headings by the size of their type."""
    sizes = [p.size for s in sheets for p in s.body if isinstance(p, Paragraph) and is_big(p.size, look)]
    order = {size: i for i, size in enumerate(sorted(set(sizes), reverse=True))}
    levels = canonical.title_levels([order[size] for size in sizes])
    return {size: levels[i] for size, i in order.items()}


@dataclass
class _Writer:
    """The text as it grows."""

    look: Look
    words: frozenset[str]
    levels: dict[float, int]
    out: list[str] = field(default_factory=list)
    indents: list[float] = field(default_factory=list)
    pending: str = ""

    def write(self, sheets: Sequence[_Sheet]) -> str:
        """The text of all pages: what goes on across a page's end is written below the page's notes, whole."""
        opened: Paragraph | _Row | None = None
        for i, sheet in enumerate(sheets):
            body, tail = list(sheet.body), None
            if opened is not None and body:
                body = self._go_on(opened, body)
            following = sheets[i + 1].body if i + 1 < len(sheets) else []
            if body and following and self._is_open(body, following):
                tail = body.pop()
            self._body(body)
            for note in sheet.notes:
                self._put(self._note(note))
            opened = tail
            if tail is None and i + 1 < len(sheets):
                table = body and following and isinstance(body[-1], _Row) and isinstance(following[0], _Row)
                self._end_page(inline=bool(table and _is_one_table(body, following)))
                if table and _is_one_table(body, following):
                    sheets[i + 1].body[:] = _without_head(body, following)
        return "\n".join(self.out).strip("\n ") + "\n"

    def _end_page(self, *, inline: bool) -> None:
        """A form feed on a line of its own; before the next row of a table, on the row's line."""
        if inline:
            self.pending += "\f"
        else:
            self.out += ["", self.pending + "\f"]
            self.pending = ""

    def _is_open(self, body: Sequence[Paragraph | _Row], following: Sequence[Paragraph | _Row]) -> bool:
        last, first = body[-1], following[0]
        if isinstance(last, Paragraph) and isinstance(first, Paragraph):
            return not is_big(last.size, self.look) and continues(last, first)
        if isinstance(last, _Row) and isinstance(first, _Row) and _is_one_table(body, following):
            rest = _without_head(body, following)
            return bool(rest) and isinstance(rest[0], _Row) and _is_cut(last, rest[0])
        return False

    def _go_on(self, opened: Paragraph | _Row, body: list[Paragraph | _Row]) -> list[Paragraph | _Row]:
        """The page's parts, its first one joined to the open one of the page before."""
        if isinstance(opened, Paragraph) and isinstance(body[0], Paragraph):
            mark = Line("\f", 0, 0, 0, opened.size, ())
            return [Paragraph([*opened.lines, mark, *body[0].lines], opened.adjacent, body[0].full), *body[1:]]
        rest = _without_head([opened], body)
        first = rest[0]
        if isinstance(opened, _Row) and isinstance(first, _Row):
            cells = [self._cell(a, b) for a, b in zip(opened.cells, first.cells, strict=True)]
            ends = next((i for i, cell in enumerate(first.cells) if cell), 0)
            cells[ends] = [line.replace(_SEAM, " \f") for line in cells[ends]]
            cells = [[line.replace(_SEAM, " ") for line in cell] for cell in cells]
            return [_Row(cells, opened.boxes, opened.adjacent), *rest[1:]]
        return [opened, *body]

    def _cell(self, before: list[str], after: list[str]) -> list[str]:
        """A cell cut by a page's end, a mark where the page ends."""
        if not after or not before:
            return [*before, *(f"{_SEAM}{line}" if i == 0 else line for i, line in enumerate(after))]
        if re.search(r"[.?!:;]$", before[-1]) or not (after[0][:1].islower() or len(before[-1]) > 40):
            return [*before, _SEAM + after[0], *after[1:]]
        return [*before[:-1], joined(before[-1], after[0], self.words, _SEAM), *after[1:]]

    def _body(self, body: Iterable[Paragraph | _Row]) -> None:
        for part in body:
            if isinstance(part, _Row):
                self._put(self.pending + canonical.row(part.cells), adjacent=part.adjacent or bool(self.pending))
                self.pending = ""
            else:
                self._paragraph(part)

    def _paragraph(self, part: Paragraph) -> None:
        text = text_of(part.lines, self.words)
        if not text:
            return
        if is_big(part.size, self.look) and len(text) < _LONGEST_HEADING and re.search(r"[^\W\d_]", text) and "\t" not in text:
            self._put(canonical.heading(text, self.levels.get(part.size, 3)))
            self.indents = []
            return
        bullet = _BULLET.match(text)
        marked = bullet or canonical.OWN_MARKER.match(text)
        if not marked:
            self.indents = [] if not part.adjacent else self.indents
            self._put(text, adjacent=part.adjacent)
            return
        text = canonical.item(text[bullet.end() :], "-", self._depth(part)) if bullet else canonical.item(text, "", self._depth(part))
        self._put(text, adjacent=part.adjacent)

    def _depth(self, part: Paragraph) -> int:
        """How deep a list item stands: by its left edge, among the items above it."""
        x = part.lines[0].x0
        while self.indents and x < self.indents[-1] - _SAME:
            self.indents.pop()
        if not self.indents or x > self.indents[-1] + _SAME:
            self.indents.append(x)
        return len(self.indents) - 1

    def _note(self, part: Paragraph) -> str:
        text = text_of(part.lines, self.words)
        number = _NOTE.match(text)
        return f"{number[0]} {text[number.end() :].strip()}" if number else text

    def _put(self, text: str, *, adjacent: bool = False) -> None:
        if self.out and not adjacent:
            self.out.append("")
        self.out.append(text)


def _is_one_table(body: Sequence[Paragraph | _Row], following: Sequence[Paragraph | _Row]) -> bool:
    """Whether the table at a page's end goes on at the head of the next one: it has the same columns."""
    last, first = body[-1], following[0]
    if not isinstance(last, _Row) or not isinstance(first, _Row) or len(last.boxes) != len(first.boxes):
        return False
    return all(abs(a[0] - b[0]) < _SAME and abs(a[1] - b[1]) < _SAME for a, b in zip(last.boxes, first.boxes, strict=True))


def _without_head(body: Sequence[Paragraph | _Row], following: Sequence[Paragraph | _Row]) -> list[Paragraph | _Row]:
    """The rows of the next page without the table's head, where it is repeated there."""
    head: _Row | None = None
    for part in reversed(body):
        if not isinstance(part, _Row):
            break
        head = part
        if not part.adjacent:
            break
    first = following[0]
    repeated = head is not None and isinstance(first, _Row) and len(first.key) > 1 and first.key == head.key and len(following) > 1
    return list(following[1:] if repeated else following)


def _is_cut(last: _Row, first: _Row) -> bool:
    """Whether a page's first row is the rest of the last one: cells are empty, or one goes on in lower case."""
    if len(last.cells) != len(first.cells):
        return False
    if len(first.cells) > 1 and not first.cells[0] and last.cells[0]:
        return True
    pairs = [(a[-1], b[0]) for a, b in zip(last.cells, first.cells, strict=True) if a and b]
    emptied = any(a and not b for a, b in zip(last.cells, first.cells, strict=True))
    return any((emptied or b[:1].islower()) and not re.search(r"[.?!:;]$", a) for a, b in pairs)
