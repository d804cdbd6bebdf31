"""Which names mean one thing inside one document: what it spells out, and what its loader read together.

A union-find over name keys. Nothing here depends on the order in which names come.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from graph.ids import name_key
from graph.model import Entity
from graph.resolve.guards import is_common_noun, may_be_one
from graph.resolve.reference import find_reference

_GENERIC = frozenset({"nap", "thb", "tip", "nrm", "mou", "jit", "jits", "ngo", "ngos", "eu", "un", "som", "nap thb", "lea", "cso", "csos"})
"""Acronyms that name no single thing: they never make two names one."""

_Key = tuple[str, str, str]


def is_acronym(name: str) -> bool:
    """Whether a name is one word with two capitals or more, and not one that names no single thing (NGO, THB)."""
    return bool(re.fullmatch(r"[A-Z][\w&/.'’-]*[A-Z][\w&/.'’-]*", name)) and len(name) >= 3 and name_key(name) not in _GENERIC


class Groups:
    """The groups of names of one document."""

    def __init__(self, country: str | None) -> None:
        self._country = country
        self._parent: dict[_Key, _Key] = {}
        self._joined: dict[_Key, list[_Key]] = {}
        self._written: dict[_Key, Counter[str]] = {}
        self._defined: dict[_Key, Counter[str]] = {}
        self._countries: dict[_Key, set[str]] = {}
        self._kinds: dict[_Key, set[str]] = {}

    def define(self, label: str, names: Iterable[str]) -> None:
        """The document spells out that these names mean one thing, the fullest first."""
        self._add(label, tuple(names), None, self._defined)

    def mention(self, entity: Entity) -> None:
        """The document names a thing so. A full name counts within its country only; an acronym across."""
        for key in self._add(entity.label, entity.names, entity.country, self._written):
            if entity.kind:
                self._kinds.setdefault(key, set()).add(entity.kind)

    def names(self, entity: Entity) -> tuple[str, ...]:
        """All names of the thing that an entity names: its own first, then the others', fullest first."""
        others = {name for key in self._same(entity) for name in (*self._written[key], *self._defined[key])}
        return tuple(dict.fromkeys((*entity.names, *sorted(others, key=lambda n: (-len(n), n)))))

    def full(self, entity: Entity) -> str:
        """The full name that stands for the group: the longest that the document spells out, else the one it shows most often."""
        keys = self._same(entity)
        spelled, shown = _full_names(self._defined, keys), _full_names(self._written, keys)
        if spelled:
            return min(spelled, key=lambda n: (-len(n), n))
        if shown:
            return min(shown, key=lambda n: (-shown[n], -len(n), n))
        return next((name for name in self.names(entity) if not is_acronym(name)), entity.names[0])

    def short(self, entity: Entity) -> str:
        """The acronym that stands for the group; "" where it has none."""
        return min((name for name in self.names(entity) if is_acronym(name)), key=lambda n: (len(n), n), default="")

    def countries(self, entity: Entity) -> tuple[str, ...]:
        """The countries that names of the same thing are given: an acronym is of the state whose body it shortens."""
        return tuple(sorted({country for key in self._same(entity) for country in self._countries.get(key, ())}))

    def kinds(self, entity: Entity) -> frozenset[str]:
        """The kinds that the same thing is given."""
        return frozenset(kind for key in self._same(entity) for kind in self._kinds.get(key, ()))

    def _add(self, label: str, names: tuple[str, ...], country: str | None, counts: dict[_Key, Counter[str]]) -> list[_Key]:
        keys = [self._key(label, name, country) for name in names]
        for key in keys:
            if key not in self._parent:
                self._parent[key], self._joined[key] = key, [key]
                self._written[key], self._defined[key] = Counter(), Counter()
            if country:
                self._countries.setdefault(key, set()).add(country)
        for place, (key, name) in enumerate(zip(keys, names, strict=True)):
            counts[key][name] += place == 0
            if place and self._may_join(label, names[0], name, country or self._country):
                self._join(keys[0], key)
        return keys

    def _may_join(self, label: str, one: str, other: str, country: str | None) -> bool:
        """Whether two names that stand together may be one: not where the reference tables know them as two."""
        rows = {row.id for name in (one, other) if (row := find_reference(label, name, [country]))}
        return len(rows) < 2 and may_be_one(one, other)

    def _same(self, entity: Entity) -> list[_Key]:
        """The keys of all names of the thing that an entity names."""
        own = [self._key(entity.label, name, country) for name in entity.names for country in (entity.country, None)]
        return sorted(key for root in {self._find(key) for key in own if key in self._parent} for key in self._joined[root])

    def _key(self, label: str, name: str, country: str | None) -> _Key:
        word = "~" if label == "Programme" and is_common_noun(name) else ""
        return (label, word + name_key(name), "" if is_acronym(name) or label != "Actor" else country or "")

    def _find(self, key: _Key) -> _Key:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def _join(self, one: _Key, other: _Key) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        if first != second:
            self._parent[second] = first
            self._joined[first] += self._joined.pop(second)


def _full_names(counts: Mapping[_Key, Counter[str]], keys: Iterable[_Key]) -> Counter[str]:
    """The names that come first where these keys are named, how often, acronyms aside."""
    heads = sum((counts[key] for key in keys), Counter[str]())
    return Counter({name: count for name, count in heads.items() if count and not is_acronym(name)})
