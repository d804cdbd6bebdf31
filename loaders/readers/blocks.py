"""What every reader gives: the blocks of a document, in reading order, whatever the file's format."""

from dataclasses import dataclass
from typing import Literal

from loaders.cited import Cited

Kind = Literal["heading", "paragraph", "list_item", "table_row", "footnote", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document.

    Attributes:
        kind: what it is; a `table_row` may be a single cell.
        text: its text without markup and list marker; for a row, its cells joined.
        line: the number of the source line it begins on, from 1.
        marker: the list marker as printed ("-", "1.", "a)"), or the footnote's number; "" where none.
        level: headings: 1 is outermost; list items: the nesting by indentation, from 0.
        page: the printed page where known.
        section: the headings above it, outermost first.
        cells: the cells of a table row, in order.
        notes: the numbers of the footnotes that it calls.
        adjacent: no blank line stands between it and the block before.
    """

    kind: Kind
    text: Cited
    line: int
    marker: str = ""
    level: int = 0
    page: int | None = None
    section: tuple[str, ...] = ()
    cells: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    adjacent: bool = False

    @property
    def value(self) -> str:
        """Its clean text."""
        return self.text.value
