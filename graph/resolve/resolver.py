"""Names become ids: for one document at a time, from what it says itself and the reference tables alone.

Nothing that was loaded before counts, so ids never depend on the order of loading. The order of evidence: a key the
loader gives (a country's code), an identifier of the reference tables whose name agrees, a name of the reference tables within
the document's country, other names that the document itself gives to the thing, and else a new node in the scope of that
country. Nothing merges on a name alone across labels or countries.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.ids import name_key, slug
from graph.model import Entity, Extraction
from graph.resolve.groups import Groups, is_acronym
from graph.resolve.guards import is_common_noun
from graph.resolve.reference import ReferenceRow, find_identified, find_reference, find_unique

_KEYED = {
    "Country": "country",
    "Region": "region",
    "Theme": "theme",
    "Action": "action",
    "Recommendation": "recommendation",
    "Figure": "figure",
}
_NOWHERE = frozenset({"igo", "eu_body"})
"""Kinds of body that belong to no state, whatever document names them."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A node that a printed name means: its id and what this document says of it; `reason` says why."""

    id: str
    label: str
    name: str
    kind: str
    country: str
    reason: str


class Resolver:
    """Resolves the entities of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self._country = extraction.document.country
        self._groups = Groups(self._country)
        for label, names in extraction.aliases:
            self._groups.define(label, names)
        for fact in extraction.facts:
            for end in (fact.subject, fact.object):
                if isinstance(end, Entity) and end.key is None and end.label in ("Actor", "Programme"):
                    self._groups.mention(end)

    def resolve(self, entity: Entity) -> Resolved:
        """The node of an entity, and why."""
        if entity.key is not None:
            return self._keyed(entity)
        names = self._groups.names(entity)
        country = self._country_of(entity)
        row, reason = _identified(entity, names), f"identifier {', '.join(entity.identifiers)}"
        if row is None:
            row, reason = _referred(entity, names, country)
        if row is not None:
            return Resolved(row.id, row.label, row.name, row.kind, row.country, reason)
        return self._new(entity, country)

    def _country_of(self, entity: Entity) -> str | None:
        """The state in whose scope a name counts: its own, else the one its other names are given, else the document's."""
        told = self._groups.countries(entity)
        return entity.country or (told[0] if len(told) == 1 else self._country)

    def _new(self, entity: Entity, country: str | None) -> Resolved:
        """A node of this document's making; its id is made of the group's short name, or of its full one."""
        kinds = self._groups.kinds(entity)
        state = "" if not entity.country and kinds & _NOWHERE else (country or "").upper()
        full, short = self._groups.full(entity), self._groups.short(entity)
        called = short or full
        word = "word-" if entity.label == "Programme" and is_common_noun(called) else ""
        id_ = f"{entity.label.lower()}:" + "-".join(filter(None, (state.lower(), word + slug(name_key(called)))))
        also = f"this document calls {entity.text} also {called}"
        reason = also if called not in (entity.text, entity.name) else f"a new name in {state or 'no country'}"
        kind = entity.kind or next(iter(sorted(kinds)), "")
        return Resolved(id_, entity.label, _shown(entity, full), kind, state, reason)

    def _keyed(self, entity: Entity) -> Resolved:
        if entity.key == "government":
            id_ = f"actor:{(entity.country or '').lower()}-government"
            return Resolved(id_, "Actor", entity.shown, "government", entity.country or "", f"the state of {entity.country}")
        id_ = f"{entity.label.lower()}:{entity.key}"
        return Resolved(id_, entity.label, entity.shown, entity.kind or "", entity.country or "", "key")


def _referred(entity: Entity, names: Iterable[str], country: str | None) -> tuple[ReferenceRow | None, str]:
    """The row of one of the entity's own names, else the only row that its other names in the document have."""
    for name in entity.names:
        row = find_reference(entity.label, name, [country])
        if row is not None:
            return row, f"{row.table}: {name}"
    found = {row.id: (row, name) for name in names if (row := find_reference(entity.label, name, [country]))}
    if len(found) == 1:
        row, name = next(iter(found.values()))
        return row, f"{row.table}: {name}"
    for name in names if not found else ():
        row = find_unique(entity.label, name) if _is_long_acronym(entity.label, name) else None
        if row is not None and entity.country in (None, "", row.country):
            return row, f"{row.table}: the only {name}"
    return None, ""


def _is_long_acronym(label: str, name: str) -> bool:
    """Whether a name is an acronym long enough to be one body's in all the world, also where it is written as a word (Naptip)."""
    if len(name) < 4 or is_acronym(name):
        return len(name) > 3
    row = find_unique(label, name) if name[0].isupper() else None
    return row is not None and name.upper() in row.names


def _identified(entity: Entity, names: Iterable[str]) -> ReferenceRow | None:
    """The row that publishes one of the entity's identifiers, if one of its names agrees; a ref alone is no identity."""
    for identifier in entity.identifiers:
        row = find_identified(identifier)
        if row is not None and {name_key(n) for n in row.names} & {name_key(n) for n in names}:
            return row
    return None


def _shown(entity: Entity, full: str) -> str:
    """The name to show: the loader's choice, unless it is an acronym that the document spells out."""
    return full if entity.label == "Actor" and full and is_acronym(entity.shown) else entity.shown
