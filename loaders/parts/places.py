"""Countries and regions in text and in lists, found by their exact names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Entity
from graph.resolve.countries import (
    adjectives,
    country_name,
    country_names,
    find_named_country,
    find_region,
    region_names,
    regions,
)
from loaders.cited import Cited

_ARTICLE = re.compile(r"(?:the|de|het|la|le|les|el|los|las|die|der|das)\s+|l['’]\s?", re.I)
_LIST_SPLIT = re.compile(r"\s*(?:[,;•]|\s[-–]\s|\b(?:and|as well as|en|alsmede|und|sowie|et|ainsi que|och|samt|y|e|así como)\b|&|/|\n)\s*")
_TRAILER = re.compile(r"\s*(?:\([^)]*\)|region(?:al)?|countries|states?)\s*$", re.I)


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[().&-]")


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region found at a place of a text."""

    entity: Entity
    start: int
    end: int


def country(code: str, text: str = "") -> Entity:
    """The country of a code, as printed."""
    name = country_name(code)
    return Entity("Country", text or name, name, key=code)


def region(key: str, text: str = "") -> Entity:
    """The region of a key, as printed."""
    found = regions()[key]
    return Entity("Region", text or found.name, found.name, country=found.country or None, key=key)


def named_place(text: str, within: str | None = None) -> Entity | None:
    """The country or region that a whole cell or list item names, article and trailing note aside.

    Args:
        within: the country whose own regions count as well.
    """
    plain = _ARTICLE.sub("", text.strip(" .:;'\"*"), count=1) if _ARTICLE.match(text.strip(" .:;'\"*")) else text.strip(" .:;'\"*")
    for candidate in (plain, _TRAILER.sub("", plain)):
        code = find_named_country(candidate)
        if code:
            return country(code, text.strip())
        key = find_region(candidate, within)
        if key:
            return region(key, text.strip())
    return None


def listed_places(text: Cited) -> tuple[list[tuple[Entity, Cited]], list[Cited]]:
    """The places of a list ("Niger, Nigeria and the Gambia"), each with its text; and the items that are no places."""
    found: list[tuple[Entity, Cited]] = []
    rest: list[Cited] = []
    for item in text.split(r"\s*[,;•\n]\s*"):
        place = named_place(item.value)
        if place:
            found.append((place, item))
            continue
        for part in _parts(item):
            place = named_place(part.value)
            if place:
                found.append((place, part))
            elif part.value.strip(" ."):
                rest.append(part)
    return found, rest


def _parts(item: Cited) -> list[Cited]:
    """The parts of "A and B and C", of which one may hold an "and" itself: Bosnia and Herzegovina."""
    marks = list(_LIST_SPLIT.finditer(item.value))
    if not marks or named_place(item.value):
        return [item]
    end = next((m for m in marks if named_place(item.value[: m.start()])), marks[0])
    rest = item.cut(end.end())
    return [p for p in (item.cut(0, end.start()), *(_parts(rest) if rest else ())) if p]


def find_places(text: str) -> list[Place]:
    """Every country and region named in a text, longest names first, in order; adjectives ("Dutch") do not count."""
    names, longest = _known()
    words = list(_WORD.finditer(text))
    found: list[Place] = []
    skip_to = 0
    for i, word in enumerate(words):
        if word.start() < skip_to or not word[0][0].isupper():
            continue
        for last in reversed(words[i : i + longest]):
            known = names.get(text[word.start() : last.end()])
            if known is not None and not _CITY.match(text, last.end()):
                kind, key = known
                entity = (
                    country(key, text[word.start() : last.end()]) if kind == "country" else region(key, text[word.start() : last.end()])
                )
                found.append(Place(entity, word.start(), last.end()))
                skip_to = last.end()
                break
    return found


def find_adjectives(text: str) -> list[tuple[str, int, int]]:
    """Every adjective of a country in a text, as (ISO alpha-2, start, end); of two words ("South African") before one."""
    found: list[tuple[str, int, int]] = []
    words = list(_LETTERS.finditer(text))
    for i, word in enumerate(words):
        if found and word.start() < found[-1][2]:
            continue
        ends = [words[i + 1].end()] if i + 1 < len(words) else []
        end = next((e for e in (*ends, word.end()) if text[word.start() : e] in adjectives()), None)
        if end is not None:
            found.append((adjectives()[text[word.start() : end]], word.start(), end))
    return found


_CITY = re.compile(r" City\b")
"""Behind a name that is a city's: Benin City lies in Nigeria."""

_LETTERS = re.compile(r"\b[^\W\d_]+\b")


@cache
def _known() -> tuple[Mapping[str, tuple[str, str]], int]:
    """What each name means, and the words of the longest name."""
    names = {name: ("region", key) for name, key in region_names().items() if name[:1].isupper()}
    names |= {name: ("country", code) for name, code in country_names().items() if name[:1].isupper() and len(name) > 3}
    names |= {name.replace(" & ", " and "): known for name, known in names.items() if " & " in name}
    return names, max(len(_WORD.findall(name)) for name in names)
