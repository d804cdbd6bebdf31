"""The countries of a row: one cell may name several, and a code beside a name counts more than it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.resolve.countries import country_name, find_country
from loaders.parts.cells import name_of
from loaders.parts.sink import Sink
from loaders.three_w.languages import meaning_of, variants
from loaders.three_w.row import Cell, Row, is_code
from loaders.three_w.tags import Tag

_SIGNS = re.compile(r"[;|/\n\r]+")
_AND = r"\s(?:and|et|y|e|und|en)\s"
_JOINED = re.compile(rf"\s*(?:,(?:{_AND})?|&|{_AND})\s*", re.I)
_LONGEST = 80
"""Letters of a country's name; none is longer."""


class Country(NamedTuple):
    """One country as a cell names it, with its ISO alpha-2 code."""

    code: str
    text: str
    cell: Cell


def find_countries(row: Row, sink: Sink) -> list[Country]:
    """The countries of a row by their names, each once; where a code beside a name says another, the code counts."""
    found: dict[frozenset[str], list[Country]] = {}
    for group in variants(row.words("country")):
        named = next(filter(None, (_read(cell, sink) for cell in group)), [])
        found.setdefault(_meaning(group[0]), []).extend(named)
    for sign in filter(lambda cell: is_code(cell.tag), row.find("country")):
        said, named = _read(sign, sink), found.get(_meaning(sign), [])
        if said and {country.code for country in said} != {country.code for country in named}:
            found[_meaning(sign)] = said
            if named:
                sink.remarks.add(
                    f"{named[0].cell.text!r} is {_names(named)}, and the code {sign.text!r} beside it {_names(said)}; the code counts",
                    named[0].cell.at,
                )
    each = {country.code: country for countries in reversed(found.values()) for country in reversed(countries)}
    return sorted(each.values(), key=lambda country: country_name(country.code))


def _read(cell: Cell, sink: Sink) -> list[Country]:
    """The countries of a cell; none, with a remark, where any part of it is no country."""
    parts = _parts(cell.raw, is_code(cell.tag))
    if not parts:
        sink.remarks.add(f"{cell.text!r} is no country that is known", cell.at)
    return [Country(code, text, cell) for text, code in parts]


@lru_cache(maxsize=1 << 12)
def _parts(raw: str, coded: bool) -> tuple[tuple[str, str], ...]:
    """The names in a cell and their codes; none where a part is no country."""
    whole = name_of(raw)
    if code := _code(whole, coded):
        return ((whole, code),)
    found: list[tuple[str, str]] = []
    for piece in filter(None, map(name_of, _SIGNS.split(raw))):
        parts = _apart(piece, coded)
        if not parts:
            return ()
        found += parts
    return tuple(found)


def _apart(text: str, coded: bool) -> list[tuple[str, str]]:
    """The names in an enumeration, the longest one first at each place: "Bosnia and Herzegovina and Serbia" are two."""
    found: list[tuple[str, str]] = []
    rest = text
    while rest:
        cuts = [(match.start(), match.end()) for match in _JOINED.finditer(rest, 0, _LONGEST)]
        if len(rest) <= _LONGEST:
            cuts.append((len(rest), len(rest)))
        first = next(((end, after, code) for end, after in reversed(cuts) if (code := _code(rest[:end], coded))), None)
        if first is None:
            return []
        found.append((rest[: first[0]], first[2]))
        rest = rest[first[1] :]
    return found


def _code(text: str, coded: bool) -> str:
    return find_country(text) or (find_country(text.upper()) if coded else None) or ""


def _names(countries: Sequence[Country]) -> str:
    return ", ".join(country_name(country.code) for country in countries)


def _meaning(cell: Cell) -> frozenset[str]:
    """What a column says beside that it gives a name or a code: the destination is not the transit."""
    return frozenset(attribute for attribute in meaning_of(cell.tag) if not is_code(Tag(cell.tag.name, frozenset({attribute}))))
