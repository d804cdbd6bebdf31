"""The sectors of a row, and the themes that the reviewed table `sectors.csv` makes of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from loaders.parts.sink import Sink
from loaders.three_w.languages import variants
from loaders.three_w.personal import parts_of
from loaders.three_w.row import Cell, Row, names_apart
from loaders.three_w.tags import read_own

THEMES = {"prevention": "Prevention", "protection": "Protection", "law-enforcement": "Law enforcement", "partnership": "Partnership"}

_INSIDE = re.compile(r"[/():\[\]]|\s[-–—]\s")
"""What parts a sector and its part: "Protection / Anti-trafficking", "Protection (Counter-trafficking)"."""


def note_sectors(row: Row, sink: Sink) -> None:
    """Note the sectors, each by its name in the first language of the row, and the theme by its name in any."""
    told: dict[str, tuple[str, Cell]] = {}
    for group in (*variants(row.words("sector")), *variants(row.words("subsector"))):
        cell = group[0]
        for name in dict.fromkeys(names_apart(cell.raw)):
            value = sink.value("Sector", vocabulary="3w", code="", title=name)
            ends = (row.programme, value, row.name, name, row.number, cell.at, name)
            sink.rows(("HAS_SECTOR", "Programme", "Sector")).append((*ends, "three_w.sector", "table", None, ""))
        for theme, name, cell in _themes_of(group):
            told.setdefault(theme, (name, cell))
    for theme, (name, cell) in told.items():
        sink.chunk.places.setdefault(("Theme", f"theme:{theme}"), THEMES[theme])
        ends = (row.programme, f"theme:{theme}", row.name, name, row.number, cell.at, name)
        sink.rows(("ADDRESSES", "Programme", "Theme")).append((*ends, "three_w.sector_theme", "inferred"))


def _themes_of(group: Sequence[Cell]) -> Iterator[tuple[str, str, Cell]]:
    """The themes that the names of a sector tell, whole or in part, with the words that do."""
    for cell in group:
        for name in names_apart(cell.raw):
            for words in (name, *(part.strip() for part in _INSIDE.split(name))):
                if theme := _themes().get(_plain(words)):
                    yield theme, words, cell
                    break


@cache
def _themes() -> Mapping[str, str]:
    return {_plain(words): line["theme"] for line in read_own("sectors.csv") for words in line["words"].split("|")}


@lru_cache(maxsize=1 << 12)
def _plain(words: str) -> str:
    """Words without accents, hyphens and the like, in small letters."""
    return " ".join(parts_of(words))
