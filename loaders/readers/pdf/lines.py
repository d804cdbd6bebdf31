"""Characters to printed lines: what stands on one base line, footnote calls raised, columns apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.readers.canonical import TICKED, UNTICKED, raised
from loaders.readers.pdf.glyphs import Glyph

_GAP = 2.2
"""Heights of the font that a gap has, at least, to part two columns."""

_BLANK = 0.28
"""Heights of the font that a gap has, at least, to be a blank that the file does not name."""

_MARKER = re.compile(r"(?:\(?[\divxlc]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\(?[a-zA-Z][.)]|[^\w\s(\"'“‘]{1,2}|[o\uf0b7\uf0a7\uf0d8])$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the part of one in a column.

    Attributes:
        text: its text.
        x0, x1: its left and right.
        y: its base line.
        size: the height of most of its characters.
        glyphs: its characters, left to right.
        first: the width of its first word.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    glyphs: tuple[Glyph, ...]
    first: float = 0.0

    @property
    def top(self) -> float:
        """Its upper edge, about."""
        return self.y - 0.8 * self.size


def find_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a stretch of characters, in their order; a wide gap begins a new one unless a list marker stands before it."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last is not None and _goes_on(runs[-1], last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [made for made in map(make_line, _with_markers(runs)) if made.text]


def _goes_on(run: Sequence[Glyph], last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    level = abs(glyph.y - last.y) <= 0.5 * size or abs(glyph.y - run[0].y) <= 0.3 * size
    gap = glyph.x0 - last.x1
    return level and (-0.6 * size <= gap <= _GAP * size or glyph.x0 == last.x0)  # the letters of a ligature share a place


def _with_markers(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs with a marker or box to the left of them on the same base line, drawn just before or after, joined to it."""
    found: list[list[Glyph]] = []
    for run in runs:
        before = found[-1] if found else None
        if before and _marks(before, run):
            found[-1] = [*before, replace(run[0], spaced=True), *run[1:]]
        elif before and _marks(run, before):
            found[-1] = [*run, replace(before[0], spaced=True), *before[1:]]
        else:
            found.append(run)
    return found


def _marks(marker: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    """Whether a run is the marker or box of another one."""
    level = len(marker) <= _LONGEST_MARKER and abs(marker[0].y - run[0].y) < 0.4 * run[0].size
    if not level or not -1 <= run[0].x0 - marker[-1].x1 < _FARTHEST * run[0].size:
        return False
    text = "".join(g.text for g in marker)
    return bool(_MARKER.match(text)) or text in (TICKED, UNTICKED)


_LONGEST_MARKER, _FARTHEST = 6, 8
"""Characters of the longest list marker; heights of the font that its text stands apart from it at most."""


def make_line(glyphs: Iterable[Glyph]) -> Line:
    """A line of these characters."""
    ordered = sorted(glyphs, key=lambda g: g.x0)
    sizes, bases = Counter[float](), Counter[float]()
    for glyph in ordered:
        sizes[round(glyph.size * 2) / 2] += len(glyph.text)
        bases[round(glyph.y, 1)] += len(glyph.text)
    size, base = sizes.most_common(1)[0][0], bases.most_common(1)[0][0]
    text, first, reach = "", 0.0, ordered[0].x0
    for glyph in ordered:
        if text and (glyph.spaced or glyph.x0 - reach > _BLANK * max(size, 1.0)) and not text.endswith(" "):
            first = first or reach - ordered[0].x0
            text += " "
        reach = max(reach, glyph.x1)  # the letters of a ligature share a place
        text += raised(glyph.text) if _is_call(glyph, size, base) else glyph.text
    x1 = max(g.x1 for g in ordered)
    return Line(text.strip(), ordered[0].x0, x1, base, size, tuple(ordered), first or x1 - ordered[0].x0)


def _is_call(glyph: Glyph, size: float, base: float) -> bool:
    """Whether a digit is the mark of a footnote: smaller than its line, and raised."""
    return glyph.text.isdecimal() and glyph.size <= 0.85 * size and base - glyph.y > 0.12 * size


def with_fields(lines: list[Line], fields: Sequence[Glyph]) -> list[Line]:
    """The lines with a form's boxes and texts put where they stand."""
    for field in fields:
        near = [i for i, line in enumerate(lines) if abs(line.y - field.y) < 0.7 * max(line.size, field.size)]
        beside = [i for i in near if lines[i].x0 >= field.x0 - 1] or near
        if beside:
            at = min(beside, key=lambda i: max(lines[i].x0 - field.x1, field.x0 - lines[i].x1))
            line = lines[at]
            glyphs = [replace(g, spaced=True) if g.x0 >= field.x1 - 2 and g is _after(line, field) else g for g in line.glyphs]
            lines[at] = replace(make_line([*glyphs, field]), y=line.y, size=line.size)
        else:
            place = next((i for i, line in enumerate(lines) if line.y > field.y), len(lines))
            lines.insert(place, make_line([field]))
    return lines


def _after(line: Line, field: Glyph) -> Glyph | None:
    return next((g for g in line.glyphs if g.x0 >= field.x0), None)
