"""Known names in text: an automaton over all of them, with the guards that make a string of letters a name.

A name begins and ends at a word's edge ("encompass" holds no COMPASS); its capitals count (a compass is no COMPASS); of names
that overlap, the longest counts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

import ahocorasick

from graph.model import Entity
from loaders.parts.organisations import kind_of

_PLAIN = re.compile(r"\b(?:plan|programme|program|project|campaign|initiative|of|the|and|for|in|on|against|to|national|action)\b", re.I)
"""Words of a programme's name whose capitals vary."""


class _Automaton(Protocol):
    """What we use of pyahocorasick's automaton, which has no types."""

    def add_word(self, word: str, value: tuple[int, tuple[tuple[str, Entity], ...]]) -> bool:
        """Add a word and what it stands for."""

    def make_automaton(self) -> None:
        """Make it ready for searching."""

    def iter(self, text: str) -> Iterable[tuple[int, tuple[int, tuple[tuple[str, Entity], ...]]]]:
        """Each end of a word in a text, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, and the things that it may mean."""

    start: int
    end: int
    entities: tuple[Entity, ...]


class NameIndex:
    """An automaton over names."""

    def __init__(self, names: Iterable[tuple[str, Entity]]) -> None:
        """Take the names, each with what it means; a name of one letter, or of nothing but digits, is none."""
        words: dict[str, dict[tuple[str, str], tuple[str, Entity]]] = {}
        for name, entity in names:
            plain = " ".join(name.split())
            if len(plain) > 1 and any(c.isalpha() for c in plain):
                words.setdefault(_lower(plain), {}).setdefault((plain, entity.label), (plain, entity))
        self._automaton: _Automaton | None = cast("_Automaton", ahocorasick.Automaton()) if words else None
        if self._automaton is not None:
            for word, meant in words.items():
                self._automaton.add_word(word, (len(word), tuple(meant.values())))
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Found]:
        """The names in a text, in order, none inside another."""
        if self._automaton is None:
            return []
        hits = []
        for last, (length, meant) in self._automaton.iter(_lower(text)):
            start, end = last - length + 1, last + 1
            seen = text[start:end]
            entities = tuple(entity for name, entity in meant if _at_edges(text, start, end) and _is_cased(seen, name, entity))
            if entities:
                hits.append(Found(start, end, entities))
        return longest(hits)


def longest(hits: Iterable[Found]) -> list[Found]:
    """Those that lie in no longer one, in order."""
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def names_of(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    """Each name of some things, the first that bears it."""
    found: dict[str, Entity] = {}
    for entity in entities:
        for name in entity.names:
            found.setdefault(name, entity)
    return found


def _lower(text: str) -> str:
    """The text in small letters, each in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _at_edges(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() or before == "_") or (after.isalnum() or after == "_"):
        return False
    prefixed = before == "-" and text[start - 2 : start - 1].isalpha()
    joined = after == "-" and text[end + 1 : end + 2].isupper()
    return not prefixed and not joined


def _is_cased(seen: str, name: str, entity: Entity) -> bool:
    """Whether the capitals are those of the name, as far as they tell it from ordinary words."""
    if seen == name or (seen == f"{name[:1].upper()}{name[1:]}" and (len(name.split()) > 1 or entity.label == "Actor")):
        return True
    if len(name.split()) == 1:
        return seen.isupper() and name[:1].isupper() and not name.isupper() and len(name) > 4
    if entity.label == "Actor" and kind_of(name) is not None:
        return True
    rest, printed = (_PLAIN.sub("", t).split() for t in (name, seen))
    if not rest:
        return seen[:1].isupper()
    return all(w.islower() or p[:1].isupper() for w, p in zip(rest, printed, strict=False)) and any(p[:1].isupper() for p in printed)
