"""Columns that give one value in several languages: `#sector+en` beside `#sector+fr`.

HXL writes a language as `+i_en` (https://hxlstandard.org/standard/1-1final/tagging/); the bare code of ISO 639, `+en`, is as frequent.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.three_w.row import Cell
from loaders.three_w.tags import Tag

_LISTED = """
    af am ar az be bg bn bs ca cs da de el en es et fa fi fr ga ha he hi hr ht hu hy ig it ja ka kk km ko ku ky lo lt lv mk mn ms mt my ne
    nl om pl ps pt rn ro ru rw si sk sl so sq sr sv sw ta tg th ti tk tl tr uk ur uz vi yo zh ara eng fra fre por rus spa deu nld ita
"""
_CODES = frozenset(_LISTED.split())
"""ISO 639 codes of the field's languages; `id` and `no` are none of them, for they stand for identifiers and numbers."""

_TAGGED = re.compile(r"(?:i|name)_([a-z]{2,3})(?:_\w+)?")
_PLAIN = frozenset({"name", "full", "text"})
"""Attributes that say no more than that the cell holds the name."""


@lru_cache(maxsize=1 << 12)
def language_of(tag: Tag) -> str:
    """The language that a tag's attributes name; "" where they name none."""
    return next((found for attribute in sorted(tag.attributes) if (found := _language(attribute))), "")


@lru_cache(maxsize=1 << 12)
def meaning_of(tag: Tag) -> frozenset[str]:
    """The attributes that say more than "the name, in this language"."""
    return frozenset(attribute for attribute in tag.attributes if attribute not in _PLAIN and not _language(attribute))


def variants(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells, those together that give one value in several languages: of the same tag, each in a language of its own."""
    if len(cells) < 2:
        return [[cell] for cell in cells]
    groups: dict[tuple[str, frozenset[str]], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.tag.name, meaning_of(cell.tag)), []).append(cell)
    together = {id(group[0]): group for group in groups.values() if len({language_of(cell.tag) for cell in group}) == len(group)}
    inside = {id(cell) for group in together.values() for cell in group[1:]}
    return [together.get(id(cell), [cell]) for cell in cells if id(cell) not in inside]


def _language(attribute: str) -> str:
    match = _TAGGED.fullmatch(attribute)
    return match[1] if match else attribute if attribute in _CODES else ""
