"""One row of a table while it is read."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from loaders.parts.cells import name_of
from loaders.three_w.tags import Tag


class Cell(NamedTuple):
    """One filled cell of a tagged column.

    Attributes:
        at: its address.
        text: what it holds, on one line, people masked.
        raw: what it holds.
    """

    tag: Tag
    at: str
    text: str
    raw: str

    @property
    def listed(self) -> str:
        """What it holds; of a column that is tagged as one of lists (`+list`) commas are semicolons."""
        return self.raw.replace(",", ";") if "list" in self.tag.attributes else self.raw


_SIGNS = re.compile(r"[;|\n\r]+")


@lru_cache(maxsize=1 << 12)
def names_apart(raw: str) -> tuple[str, ...]:
    """The names in a cell: parted at semicolons, bars and lines; commas and strokes may stand in a name ("Shelter/NFI")."""
    return tuple(filter(None, map(name_of, _SIGNS.split(raw))))


@dataclass(slots=True)
class Row:
    """One row.

    Attributes:
        number: in the file, from 1.
        programme, name: the programme that it is about, once that is known.
    """

    number: int
    cells: list[Cell]
    programme: str = ""
    name: str = ""
    _by_tag: dict[str, list[Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.cells:
            self._by_tag.setdefault(cell.tag.name, []).append(cell)

    def find(self, name: str, *attributes: str) -> list[Cell]:
        """The cells of a tag that have all these attributes."""
        found = self._by_tag.get(name)
        if not found or not attributes:
            return found or []
        return [cell for cell in found if cell.tag.attributes.issuperset(attributes)]

    def words(self, name: str) -> list[Cell]:
        """The cells of a tag that hold words, not codes."""
        found = self._by_tag.get(name)
        return [cell for cell in found if not is_code(cell.tag)] if found else []


@lru_cache(maxsize=1 << 12)
def is_code(tag: Tag) -> bool:
    """Whether a column holds codes: by `+code` or `+id`, or by the list of countries that they are of (`+v_iso3`, `+iso3`)."""
    return any(attribute in ("code", "id") or attribute.startswith(("iso", "v_iso")) for attribute in tag.attributes)
