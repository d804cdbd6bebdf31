"""Tables whose places stand in the heads, with marks below ("x", "1", "yes"): a mark means the place of its head."""

from collections.abc import Mapping, Sequence

from loaders.three_w.languages import meaning_of
from loaders.three_w.row import is_code
from loaders.three_w.spans import Span
from loaders.three_w.tags import PLACES, Column, Tag

_SIGNS = frozenset(["x", "xx", "✓", "✔", "☑", "☒", "●", "•", "-", "–", "—", "yes", "no"])
_YES = frozenset(["x", "xx", "✓", "✔", "☑", "☒", "●", "•", "y", "yes", "oui", "si", "sí", "sim", "ja", "да", "так", "نعم"])
_NO = frozenset(["-", "–", "—", "n", "no", "non", "não", "nein", "nee", "нет", "ні", "لا"])


def is_mark(text: str) -> bool:
    """Whether a cell says no more than yes or no; a number may be a name ("District: 1")."""
    bare = text.strip().lower()
    return bare in _YES or bare in _NO


def is_sign(text: str) -> bool:
    """Whether a cell surely is a mark and no acronym: there is a body called SIM."""
    return text.strip().lower() in _SIGNS


def is_ticked(text: str) -> bool:
    """Whether a cell below a place in the heads says that the work is there."""
    return text.strip().lower() in _YES or text.strip() == "1"


def find_marked(rows: Sequence[Sequence[str]], span: Span, columns: Sequence[tuple[Column, Tag]]) -> Mapping[int, str]:
    """The place that each column of marks is of: where a table has several columns of one tag, and none holds anything but marks.

    Args:
        columns: those that are read, with each of their tags.
    """
    levels: dict[str, list[tuple[Column, Tag]]] = {}
    for column, tag in columns:
        if tag.name in PLACES and not is_code(tag):
            levels.setdefault(tag.name, []).append((column, tag))
    return {
        column.index: place
        for level in levels.values()
        if len(level) > 1 and all(_holds_marks(rows, span, column.index) for column, _ in level)
        for column, tag in level
        if (place := _place(column, tag))
    }


def _holds_marks(rows: Sequence[Sequence[str]], span: Span, index: int) -> bool:
    cells = (row[index] for row in rows[span.tag_row + 1 : span.end] if index < len(row) and row[index].strip())
    return all(is_mark(cell) or cell.strip() in ("0", "1") for cell in cells)


def _place(column: Column, tag: Tag) -> str:
    """The place that the head names, or else the tag ("#adm1+nairobi")."""
    return column.heads[0] if column.heads else " ".join(sorted(meaning_of(tag))).replace("_", " ").title()
