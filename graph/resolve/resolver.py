"""Names become ids: for one document at a time, from what it says itself and the reference tables alone.

Nothing that was loaded before counts, so ids never depend on the order of loading. The order of evidence: a key the
loader gives (a country's code), an identifier of the reference tables whose name agrees, a name of the reference tables within
the document's country, other names that the document itself gives to the thing, and else a new node in the scope of that
country. Nothing merges on a name alone across labels or countries.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.ids import name_key, slug
from graph.model import Entity, Extraction
from graph.resolve.reference import ReferenceRow, find_identified, find_reference, find_unique

_KEYED = {
    "Country": "country",
    "Region": "region",
    "Theme": "theme",
    "Action": "action",
    "Recommendation": "recommendation",
    "Figure": "figure",
}
_GENERIC = frozenset({"nap", "thb", "tip", "nrm", "mou", "jit", "jits", "ngo", "ngos", "eu", "un", "som", "nap thb", "lea", "cso", "csos"})
"""Acronyms that name no single thing: they never make two names one."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A node that a printed name means: its id and what this document says of it; `reason` says why."""

    id: str
    label: str
    name: str
    kind: str
    country: str
    reason: str


def is_acronym(name: str) -> bool:
    """Whether a name is one word with two capitals or more, and not one that names no single thing (NGO, THB)."""
    return bool(re.fullmatch(r"[A-Z][\w&/.'’-]*[A-Z][\w&/.'’-]*", name)) and len(name) >= 3 and name_key(name) not in _GENERIC


class Resolver:
    """Resolves the entities of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self._country = extraction.document.country
        self._stem = extraction.document.stem
        self._groups = _Groups()
        for label, names in extraction.aliases:
            self._groups.add(label, names, None)
        for fact in extraction.facts:
            for end in (fact.subject, fact.object):
                if isinstance(end, Entity) and end.key is None and end.label in ("Actor", "Programme"):
                    self._groups.add(end.label, end.names, end.country)

    def resolve(self, entity: Entity) -> Resolved:
        """The node of an entity, and why."""
        if entity.key is not None:
            return self._keyed(entity)
        names = self._groups.names(entity)
        countries = [entity.country, self._country, *self._groups.countries(entity)]
        row, reason = _identified(entity, names), f"identifier {', '.join(entity.identifiers)}"
        if row is None:
            row, reason = self._referred(entity, names, countries)
        if row is not None:
            return Resolved(row.id, row.label, row.name, row.kind, row.country, reason)
        full = next((n for n in names if not is_acronym(n)), names[0])
        short = next((n for n in names if is_acronym(n)), "")
        scope = (entity.country or self._country or "").lower()
        own = "-".join(filter(None, (scope, slug(short or full))))
        told = (
            f"this document calls {entity.text} also {short or full}"
            if short not in ("", entity.text)
            else f"a new name in {scope or 'no country'}"
        )
        return Resolved(
            f"{entity.label.lower()}:{own}", entity.label, _shown(entity, names), entity.kind or "", (scope or "").upper(), told
        )

    def _keyed(self, entity: Entity) -> Resolved:
        if entity.key == "government":
            id_ = f"actor:{(entity.country or '').lower()}-government"
            return Resolved(id_, "Actor", entity.shown, "government", entity.country or "", f"the state of {entity.country}")
        id_ = f"{entity.label.lower()}:{entity.key}"
        return Resolved(id_, entity.label, entity.shown, entity.kind or "", entity.country or "", "key")

    def _referred(self, entity: Entity, names: Iterable[str], countries: list[str | None]) -> tuple[ReferenceRow | None, str]:
        for name in dict.fromkeys((*entity.names, *names)):
            row = find_reference(entity.label, name, countries)
            if row is not None:
                return row, f"{row.table}: {name}"
        for name in names:
            row = find_unique(entity.label, name) if is_acronym(name) and len(name) > 3 else None
            if row is not None:
                return row, f"{row.table}: the only {name}"
        return None, ""


def _identified(entity: Entity, names: Iterable[str]) -> ReferenceRow | None:
    """The row that publishes one of the entity's identifiers, if one of its names agrees; a ref alone is no identity."""
    for identifier in entity.identifiers:
        row = find_identified(identifier)
        if row is not None and {name_key(n) for n in row.names} & {name_key(n) for n in names}:
            return row
    return None


def _shown(entity: Entity, names: tuple[str, ...]) -> str:
    """The name to show: the loader's choice, unless it is an acronym that the document spells out."""
    if entity.label == "Actor" and is_acronym(entity.shown):
        return next((n for n in names if not is_acronym(n)), entity.shown)
    return entity.shown


class _Groups:
    """Which names mean one thing in this document (union-find over name keys)."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._members: dict[tuple[str, ...], list[str]] = {}
        self._countries: dict[tuple[str, ...], set[str]] = {}
        self._joined: dict[tuple[str, ...], list[tuple[str, ...]]] = {}

    def add(self, label: str, names: Iterable[str], country: str | None) -> None:
        """These names mean one thing. A full name counts within its country only; an acronym across."""
        keys = []
        for name in names:
            key = self._key(label, name, country)
            if key not in self._parent:
                self._parent[key] = key
                self._joined[key] = [key]
                self._members[key] = []
            if name not in self._members[key]:
                self._members[key].append(name)
            if country:
                self._countries.setdefault(key, set()).add(country)
            keys.append(key)
        for other in keys[1:]:
            self._join(keys[0], other)

    def names(self, entity: Entity) -> tuple[str, ...]:
        """All names of the thing that an entity names: its own first, then the others', fullest first."""
        others = {member for key in self._same(entity) for member in self._members[key]}
        return tuple(dict.fromkeys((*entity.names, *sorted(others, key=lambda n: (-len(n), n)))))

    def countries(self, entity: Entity) -> tuple[str, ...]:
        """The countries that names of the same thing are given: an acronym is of the state whose body it shortens."""
        return tuple(sorted({country for key in self._same(entity) for country in self._countries.get(key, ())}))

    def _same(self, entity: Entity) -> list[tuple[str, ...]]:
        """The keys of all names of the thing that an entity names."""
        own = [self._key(entity.label, name, country) for name in entity.names for country in (entity.country, None)]
        return [key for root in {self._find(key) for key in own if key in self._parent} for key in self._joined[root]]

    def _key(self, label: str, name: str, country: str | None) -> tuple[str, ...]:
        return (label, name_key(name), "" if is_acronym(name) or label != "Actor" else country or "")

    def _find(self, key: tuple[str, ...]) -> tuple[str, ...]:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def _join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        if first != second:
            self._parent[second] = first
            self._joined[first] += self._joined.pop(second)
