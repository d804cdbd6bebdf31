"""HXL hashtags: which row holds them, and what each column says.

The standard: https://hxlstandard.org/standard/1-1final/. A tag is `#word`, its attributes `+word`; a column may bear several tags.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SEARCHED = 25
"""Rows in which the row of hashtags must stand (the standard's own limit)."""

LEVELS = ("adm1", "adm2", "adm3", "adm4", "adm5", "loc")
"""Tags of places inside a country, the wide ones first."""

PLACES = frozenset({"country", "region", *LEVELS})
"""Tags of places by name or code."""

_TAG = re.compile(r"#([a-z][a-z0-9_]*)((?:\s*\+\s*[a-z][a-z0-9_]*)*)", re.I)
_NUMBERED = re.compile(r"_?\d+$")
_SAME = {"adm0": "country"}
"""Hashtags by another name, as they are found beside `#adm1`."""

_BARE = re.compile(r"[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)+", re.I)


@dataclass(frozen=True, slots=True)
class Tag:
    """One hashtag with its attributes, in small letters."""

    name: str
    attributes: frozenset[str]

    @property
    def text(self) -> str:
        """As it is written, the attributes in order of the alphabet."""
        return "+".join((f"#{self.name}", *sorted(self.attributes)))


@dataclass(frozen=True, slots=True)
class Column:
    """One tagged column.

    Attributes:
        index: from 0.
        heads: the words above it, the lowest row first.
    """

    index: int
    heads: tuple[str, ...]
    tags: tuple[Tag, ...]

    @property
    def header(self) -> str:
        """The words right above it, or else its tags."""
        return self.heads[0] if self.heads else " ".join(tag.text for tag in self.tags)


@cache
def column_name(index: int) -> str:
    """The name of a column, counted from 0, in a sheet: A, B … AA."""
    letters, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def words_of(attributes: frozenset[str]) -> set[str]:
    """The words of attributes, their numbers aside: "implementing_partner_2" has two."""
    return {word for attribute in attributes for word in _NUMBERED.sub("", attribute).split("_") if word}


def parse_tags(cell: str) -> tuple[Tag, ...]:
    """The tags of a cell; empty where it holds anything else."""
    bare = cell.strip()
    if not bare.startswith("#") or _TAG.sub("", bare).strip(" ,;|"):
        return ()
    return tuple(
        Tag(_SAME.get(match[1].lower(), match[1].lower()), frozenset(part.strip().lower() for part in match[2].split("+") if part.strip()))
        for match in _TAG.finditer(bare)
    )


def count_tags(row: Sequence[str]) -> int:
    """How many cells of a row are hashtags."""
    return sum(bool(parse_tags(cell)) for cell in row)


def is_tag_row(row: Sequence[str]) -> bool:
    """Whether at least half of the cells that hold something are hashtags."""
    filled = [cell for cell in row if cell.strip()]
    tagged = count_tags(filled)
    return bool(tagged) and tagged * 2 >= len(filled)


def find_tag_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The first row of hashtags, from 0."""
    return next((number for number, row in enumerate(rows[:SEARCHED]) if is_tag_row(row)), None)


def find_bare_row(rows: Sequence[Sequence[str]]) -> int | None:
    """A row that looks like hashtags without their `#`: a slip that is told, never mended."""
    for number, row in enumerate(rows[:SEARCHED]):
        if sum(bool(_BARE.fullmatch(cell.strip())) for cell in row) >= 2:
            return number
    return None


def read_columns(heads: Sequence[Sequence[str]], tags: Sequence[str]) -> tuple[Column, ...]:
    """The tagged columns.

    Args:
        heads: the rows above the tags.
    """
    return tuple(
        Column(index, tuple(filter(None, (head[index].strip() for head in reversed(heads) if index < len(head)))), found)
        for index, cell in enumerate(tags)
        if (found := parse_tags(cell))
    )


@cache
def read_own(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one of this package's own tables."""
    return tuple(csv.DictReader(files("loaders.three_w").joinpath(name).read_text("utf-8").splitlines()))
