"""Rows that name nobody who does anything: those that add up the rows above them, and notes."""

from collections.abc import Sequence
from functools import cache, lru_cache

from graph.resolve.countries import find_country
from loaders.three_w.organisations import role_of
from loaders.three_w.personal import parts_of
from loaders.three_w.row import Row
from loaders.three_w.tags import PLACES, read_own

_WORDS_OF = (*sorted(PLACES), "sector", "subsector", "project", "activity")
"""The tags, beside `#org`, whose cells say what a row is about."""


def is_total(row: Row) -> bool:
    """Whether a row is plainly a total.

    Its organisations all are the word ("Total", "Всего"); or what it is about is; or there is nothing but one name with that word ("A Club
    Total", as pivot tables write it). A row in which a firm of that name funds somebody else is none.
    """
    names = [cell.text for cell in row.find("org") if role_of(cell.tag)]
    about = [cell.text for tag in _WORDS_OF for cell in row.words(tag)]
    if any(map(_is_word, about)) or (names and all(map(_is_word, names))):
        return True
    return not about and len(names) == 1 and _has_word(names[0])


def is_note(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row holds nothing but one text, once in a column of organisations, or in several as merged cells give it ("Source: …").

    Args:
        texts: all cells of the row, those of columns without tags too.
    """
    if len(row.cells) > 1 and row.cells[0].raw != row.cells[1].raw:  # most rows
        return False
    filled = [text.strip() for text in texts if text.strip()]
    if len(set(filled)) != 1:
        return False
    return all(cell.tag.name == "org" for cell in row.cells) if len(filled) == 1 else find_country(filled[0]) is None


@lru_cache(maxsize=1 << 14)
def _is_word(text: str) -> bool:
    return " ".join(parts_of(text)) in _words()


def _has_word(text: str) -> bool:
    """Whether a name begins or ends with the word."""
    words = " ".join(parts_of(text)).split()
    return len(words) > 1 and (words[0] in _words() or words[-1] in _words())


@cache
def _words() -> frozenset[str]:
    return frozenset(" ".join(parts_of(word)) for row in read_own("totals.csv") for word in row["words"].split("|"))
