"""Statistics in tables: years down the side or across the top, one count a cell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from loaders.cited import Cited
from loaders.parts.figure_nouns import find_counted
from loaders.parts.figure_numbers import parse_number
from loaders.parts.figures import Figure
from loaders.readers.blocks import Block

_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\s*\*?$")
_RULED = re.compile(r"[\s|:+=-]+")
_EMPTY = re.compile(r"\s*(?:[-–—.]|n/?a|unknown)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells, the first one its head, and the text above it."""

    rows: tuple[tuple[Cited, ...], ...]
    caption: str = ""


def split_tables(blocks: Iterable[Block]) -> tuple[list[Table], list[Block]]:
    """The tables among blocks, and the other blocks; a table has two rows of two cells or more.

    Cells that the reader gives as blocks of their own belong to the row of their line.
    """
    tables: list[Table] = []
    rest: list[Block] = []
    lines = [(line, list(group)) for line, group in groupby(blocks, key=lambda b: b.line)]
    rows: list[tuple[Cited, ...]] = []
    caption = ""
    for _, group in lines:
        cells = tuple(cell for b in group if b.kind == "table_row" for cell in b.cells)
        if len(cells) > 1:
            rows.append(cells)
            continue
        if _RULED.fullmatch(group[0].value):
            continue
        tables += [Table(tuple(rows), caption)] if len(rows) > 1 else []
        rows, caption = [], _caption(group[-1])
        rest += group
    tables += [Table(tuple(rows), caption)] if len(rows) > 1 else []
    return [part for table in tables for part in _by_width(table)], rest


def _caption(block: Block) -> str:
    """The text above a table where it can be its title: a heading, or a short line that is no item of a list."""
    return block.value if block.kind == "heading" or (block.kind == "paragraph" and len(block.value.split()) < 16) else ""


def _by_width(table: Table) -> Iterator[Table]:
    """Its stretches of equally wide rows: two tables without text between them differ in width, or in their heads."""
    rows: list[tuple[Cited, ...]] = []
    for row in table.rows:
        if rows and (len(row) != len(rows[0]) or _is_head(row)):
            yield Table(tuple(rows), table.caption)
            rows = []
        rows.append(row)
    yield Table(tuple(rows), table.caption)


def _is_head(row: tuple[Cited, ...]) -> bool:
    return all(_YEAR.match(c.value) or parse_number(c.value.strip(" *†")) is None for c in row[1:]) and not _EMPTY.match(row[1].value)


def table_figures(table: Table) -> Iterator[Figure]:
    """The figures of a table whose first row labels its columns; none where no label says what is counted."""
    head, *body = table.rows
    labels = [cell.value.strip() for cell in head]
    if any(not _YEAR.match(label) and parse_number(label) is not None for label in labels):
        return
    for row in body:
        side = row[0].value.strip()
        for label, cell in zip(labels[1:], row[1:], strict=True):
            figure = _cell_figure(side, label, cell, table.caption)
            if figure:
                yield figure


def _cell_figure(side: str, label: str, cell: Cited, caption: str) -> Figure | None:
    """One cell: its year stands in the row's label or in the column's; what remains of the labels says what it counts."""
    printed = cell.value.strip(" *†")
    number = re.match(r"[\d.,’\'\s]*\d\s*%?", printed)
    value = None if _EMPTY.match(printed) or not number else parse_number(number[0])
    if value is None:
        return None
    years = [text for text in (side, label) if _YEAR.match(text)]
    what = [text for text in (label, side) if text and not _YEAR.match(text)]
    if not what:
        what = [caption] if caption else []
    percent = printed.endswith("%") or re.search(r"%|\bper\s?cent|\bshare\b", " ".join(what), re.I) is not None
    unit = "percent" if percent else find_counted(" ".join(what)) or find_counted(caption) or ""
    if not unit or not what:
        return None
    year = years[0].strip(" *") if years else ""
    single = len(year) == 4
    return Figure(
        ": ".join(what), cell, unit, value, subgroup=what[1] if len(what) > 1 else "", year=year if single else "",
        period="" if single else year, strength="table", printed="|".join((*what, year, printed)),
    )  # fmt: skip
